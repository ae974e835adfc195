import { Group, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { AdvisedDealer, WantedCategory, WantedProduct } from '../../../shared/contract/demand.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { adviceVerdict } from '../../../shared/domain/adviceVerdict.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { FigureTable } from '../../app/analysis/ChartWithTable.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { openDealers } from '../../app/pickedDealers.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useLanguage, useT } from '../../components/useT.ts';
import classes from './demand.module.css';
import { RefusedPart } from './RefusedPart.tsx';
import { useAdviceVerdict } from './useAdviceVerdict.ts';

const SHOWN = 100;

/** What each dealer should buy by what dealers like it buy, and how far such advice came true here. */
export function ShouldBuyPart() {
  const t = useT();
  const [search, setSearch] = useState('');
  const answer = useApiQuery('demand.shouldBuy', { search, limit: SHOWN }, { keepPrevious: true });
  const { data } = answer;
  const verdict = useAdviceVerdict();
  // What is no better than the best sellers promises no amounts.
  const priced = verdict === 'better' || verdict === 'untried';
  return (
    <section aria-label={t('demand.part.buy')}>
      <BackTest />
      {answer.error && <ErrorNotice error={answer.error} />}
      {!data && !answer.error && <Text c="dimmed">{t('demand.buy.working')}</Text>}
      {data && data.total === 0 && search === '' && (
        <EmptyState title={t('demand.buy.none')} text={t('demand.buy.noneText')} />
      )}
      {data && (data.total > 0 || search !== '') && (
        <div className={classes.pair}>
          <Dealers data={data} priced={priced} search={search} onSearch={setSearch} />
          <div>
            <Wanted products={data.products} priced={priced} />
            <WantedCategories categories={data.categories} priced={priced} />
          </div>
        </div>
      )}
      {data && <Silent data={data} />}
      <RefusedPart of="product" />
    </section>
  );
}

/** What something may come to in a whole window. */
function amountColumn(t: ReturnType<typeof useT>): ShownColumn<{ expectedMinor: number }> {
  return [t('demand.buy.expected'), 'money', ({ expectedMinor }) => expectedMinor];
}

type Answer = NonNullable<Output<'demand.shouldBuy'>>;

interface DealersProps {
  data: Answer;
  priced: boolean;
  search: string;
  onSearch(text: string): void;
}

function Dealers({ data, priced, search, onSearch }: DealersProps) {
  const t = useT();
  const columns: ShownColumn<AdvisedDealer>[] = [
    [t('demand.column.dealer'), 'text', ({ name }) => name],
    [t('demand.column.total'), 'money', ({ netMinor }) => netMinor],
    ...(priced ? [amountColumn(t)] : []),
    [t('demand.buy.products'), 'integer', ({ products }) => products],
    [
      t('demand.buy.first'),
      'text',
      ({ first }) =>
        first.map(({ name, support, of }) => t('demand.buy.one', { name, support, of })).join(t('demand.buy.comma')),
    ],
  ];
  const title = t('demand.buy.dealers');
  return (
    <div>
      <Group gap="sm" mb={6}>
        <Title order={2} size="h5">
          {title}
        </Title>
        <TextInput
          size="xs"
          aria-label={t('demand.matrix.search')}
          placeholder={t('demand.matrix.search')}
          value={search}
          onChange={(event) => onSearch(event.currentTarget.value)}
        />
        <TableExport
          request={{ table: 'shouldBuy', of: { search } }}
          name={t('demand.part.buy')}
          disabled={data.rows.length === 0}
        />
        <Text size="xs" c="dimmed" role="status">
          {t('demand.buy.shown', { shown: data.rows.length, total: data.total })}
        </Text>
      </Group>
      <FigureTable
        label={title}
        columns={columns}
        rows={data.rows}
        height={560}
        onRow={({ id }) => navigate(`/dealers/${id}`)}
      />
    </div>
  );
}

function Wanted({ products, priced }: { products: readonly WantedProduct[]; priced: boolean }) {
  const t = useT();
  const columns: ShownColumn<WantedProduct>[] = [
    [t('demand.new.product'), 'text', ({ name, spec }) => [name, spec].filter(Boolean).join(' ')],
    [t('demand.buy.toDealers'), 'integer', ({ dealers }) => dealers.length],
    ...(priced ? [amountColumn(t)] : []),
  ];
  const title = t('demand.buy.wanted');
  return (
    <div>
      <Group gap="sm" mb={6}>
        <Title order={2} size="h5">
          {title}
        </Title>
        <TableExport request={shownTable(title, columns, products)} name={title} disabled={products.length === 0} />
      </Group>
      <FigureTable
        label={title}
        columns={columns}
        rows={products}
        height={560}
        onRow={({ name, dealers }) => openDealers({ label: t('demand.buy.lacking', { name }), ids: dealers })}
      />
    </div>
  );
}

/** Whole categories that dealers like them buy and they do not; nothing where lists know no categories. */
function WantedCategories({ categories, priced }: { categories: readonly WantedCategory[]; priced: boolean }) {
  const t = useT();
  if (categories.length === 0) return null;
  const columns: ShownColumn<WantedCategory>[] = [
    [t('demand.buy.category'), 'text', ({ name }) => name],
    [t('demand.buy.toDealers'), 'integer', ({ dealers }) => dealers.length],
    ...(priced ? [amountColumn(t)] : []),
  ];
  const title = t('demand.buy.categories');
  return (
    <>
      <Group gap="sm" mb={6} mt="md">
        <Title order={2} size="h5">
          {title}
        </Title>
        <TableExport request={shownTable(title, columns, categories)} name={title} />
      </Group>
      <FigureTable
        label={title}
        columns={columns}
        rows={categories}
        height={300}
        onRow={({ name, dealers }) => openDealers({ label: t('demand.buy.lacking', { name }), ids: dealers })}
      />
    </>
  );
}

/** Of whom nothing is said, and why. */
function Silent({ data }: { data: Answer }) {
  const t = useT();
  if (data.abstained.length === 0) return null;
  const parts = data.abstained.map(({ reason, dealers }) => t(`demand.silent.${reason}`, { count: dealers }));
  return (
    <Text size="sm" c="dimmed" mt="sm">
      {t('demand.buy.silent')} {parts.join(t('demand.buy.comma'))}
    </Text>
  );
}

/** How the advice of three months ago came true. */
function BackTest() {
  const t = useT();
  const lang = useLanguage();
  const format = useFormat();
  const test = useApiQuery('demand.backTest', {});
  if (test.error) return <ErrorNotice error={test.error} />;
  if (test.data === null) return null;
  if (!test.data) return <Text c="dimmed">{t('demand.test.working')}</Text>;
  const { recommended, hits, randomHits, popularHits, covered, asOf, until, dealers } = test.data;
  const days = { from: format.day(asOf), to: format.day(until) };
  if (!covered || recommended === 0)
    return (
      <Text size="sm" mb="sm">
        {t(covered ? 'demand.test.none' : 'demand.test.short', days)}
      </Text>
    );
  const rate = (count: number) => format.share(count / recommended, 1);
  const better = adviceVerdict(test.data) === 'better';
  return (
    <Text size="sm" mb="sm" role="note">
      {t('demand.test.done', {
        ...days,
        dealers,
        recommended,
        hits,
        rate: rate(hits),
        random: rate(randomHits),
        popular: rate(popularHits),
      })}
      {lang === 'en' && ' '}
      <b>{t(better ? 'demand.test.good' : 'demand.test.bad')}</b>
    </Text>
  );
}
