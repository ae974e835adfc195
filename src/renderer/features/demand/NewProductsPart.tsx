import { Group, NumberInput, SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import { type NewProduct, SPREAD_BY, type SpreadBy } from '../../../shared/contract/demand.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { FigureTable } from '../../app/analysis/ChartWithTable.tsx';
import { openDealers } from '../../app/pickedDealers.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useTierName } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import classes from './demand.module.css';

const DAYS = 90;

/** What is new, who has taken it up, and who has not: 新品铺货率. */
export function NewProductsPart() {
  const t = useT();
  const format = useFormat();
  const [days, setDays] = useState(DAYS);
  const [chosen, setChosen] = useState<NewProduct | null>(null);
  const answer = useApiQuery('demand.newProducts', { days }, { keepPrevious: true });
  const { data } = answer;
  const rate = ({ buyers }: NewProduct) => (data && data.active > 0 ? buyers / data.active : null);
  const columns: ShownColumn<NewProduct>[] = [
    [t('demand.new.product'), 'text', ({ name, spec }) => [name, spec].filter(Boolean).join(' ')],
    [t('demand.new.firstOn'), 'day', ({ firstOn }) => firstOn],
    [t('demand.new.buyers'), 'integer', ({ buyers }) => buyers],
    [t('demand.new.rate'), 'percent', rate],
    [t('demand.new.amount'), 'money', ({ netMinor }) => netMinor],
  ];
  const title = t('demand.part.new');
  const shown = data?.products.find(({ id }) => id === chosen?.id) ?? data?.products[0] ?? null;
  return (
    <div>
      <Group gap="sm" mb="xs" align="flex-end">
        <NumberInput
          label={t('demand.new.days')}
          size="xs"
          w={150}
          min={1}
          max={730}
          value={days}
          onChange={(next) => typeof next === 'number' && next >= 1 && next <= 730 && setDays(Math.round(next))}
        />
        {data && (
          <TableExport
            request={shownTable(title, columns, data.products)}
            name={title}
            disabled={data.products.length === 0}
          />
        )}
      </Group>
      {answer.error && <ErrorNotice error={answer.error} />}
      {!data && !answer.error && <Text c="dimmed">{t('common.loading')}</Text>}
      {data?.tooShort && (
        <EmptyState
          title={t('demand.new.tooShort')}
          text={t('demand.new.tooShortText', { day: format.day(data.dataFrom) })}
        />
      )}
      {data && !data.tooShort && data.products.length === 0 && (
        <EmptyState title={t('demand.new.none', { days })} text={t('demand.new.noneText')} />
      )}
      {data && shown && (
        <div className={classes.pair}>
          <FigureTable label={title} columns={columns} rows={data.products} height={520} onRow={setChosen} />
          <Spread product={shown} />
        </div>
      )}
    </div>
  );
}

type Group_ = NonNullable<Output<'demand.spread'>>['groups'][number];

/** Who has taken one product up, by tier, rep or area; a row opens those that have not. */
function Spread({ product }: { product: NewProduct }) {
  const t = useT();
  const tierName = useTierName();
  const [by, setBy] = useState<SpreadBy>('tier');
  const answer = useApiQuery('demand.spread', { productId: product.id, by }, { keepPrevious: true });
  const groups = answer.data?.groups ?? [];
  const nameOf = ({ key, name }: Group_) => {
    if (key === '')
      return t(by === 'tier' ? 'common.tier.ungraded' : by === 'rep' ? 'demand.new.noRep' : 'demand.new.noArea');
    return by === 'tier' ? tierName(key) : name || key;
  };
  const columns: ShownColumn<Group_>[] = [
    [t(`demand.by.${by}`), 'text', nameOf],
    [t('demand.new.bought'), 'integer', ({ buyers }) => buyers.length],
    [t('demand.new.missing'), 'integer', ({ missing }) => missing.length],
    [t('demand.new.rate'), 'percent', ({ buyers, missing }) => buyers.length / (buyers.length + missing.length)],
  ];
  const title = t('demand.new.spread', { name: product.name });
  const open = ({ missing }: Pick<Group_, 'missing'>, name: string) =>
    openDealers({ label: t('demand.new.lacking', { name: product.name, group: name }), ids: missing });
  return (
    <div>
      <Group gap="sm" mb={6}>
        <Text fw={600} size="sm">
          {title}
        </Text>
        <SegmentedControl
          size="xs"
          aria-label={t('demand.new.by')}
          value={by}
          data={SPREAD_BY.map((value) => ({ value, label: t(`demand.by.${value}`) }))}
          onChange={(next) => setBy(next as SpreadBy)} // only the values of `data` are offered
        />
        <TableExport request={shownTable(title, columns, groups)} name={title} disabled={groups.length === 0} />
      </Group>
      {answer.error && <ErrorNotice error={answer.error} />}
      <FigureTable label={title} columns={columns} rows={groups} height={460} onRow={(row) => open(row, nameOf(row))} />
      <Text size="xs" c="dimmed">
        {t('demand.new.open')}
      </Text>
    </div>
  );
}
