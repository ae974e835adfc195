import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { SuggestedProduct } from '../../../shared/contract/demand.contract.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { FigureTable } from '../../app/analysis/ChartWithTable.tsx';
import { openDealers } from '../../app/pickedDealers.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useT } from '../../components/useT.ts';
import { RefuseModal, type ToRefuse } from './RefuseModal.tsx';
import { useAdviceVerdict } from './useAdviceVerdict.ts';

/** On a dealer's page: what dealers like it buy and it does not. */
export function ShouldBuySection({ dealerId }: { dealerId: DealerId }) {
  const t = useT();
  const [refusing, setRefusing] = useState<ToRefuse | null>(null);
  const answer = useApiQuery('demand.shouldBuyOf', { dealerId });
  const verdict = useAdviceVerdict();
  const priced = verdict === 'better' || verdict === 'untried';
  if (answer.error) return <ErrorNotice error={answer.error} />;
  if (answer.data === null) return <Text c="dimmed">{t('scoring.page.none')}</Text>;
  if (!answer.data) return <Text c="dimmed">{t('demand.page.reading')}</Text>;
  const { abstained, products, neighbours, level, peers, total } = answer.data;
  if (abstained !== null) return <Text c="dimmed">{t(`demand.abstained.${abstained}`)}</Text>;
  if (products.length === 0) return <Text c="dimmed">{t('demand.abstained.none', { count: neighbours.length })}</Text>;
  const amount: ShownColumn<SuggestedProduct> = [
    t('demand.buy.expected'),
    'money',
    ({ expectedMinor }) => expectedMinor,
  ];
  const columns: ShownColumn<SuggestedProduct>[] = [
    [t('demand.new.product'), 'text', ({ name, spec }) => [name, spec].filter(Boolean).join(' ')],
    [t('demand.buy.support'), 'text', ({ support, of }) => t('demand.buy.of', { support, of })],
    ...(priced ? [amount] : []),
    [t('demand.buy.newest'), 'day', ({ newestOn }) => newestOn],
    [t('demand.buy.own'), 'day', ({ lastOn }) => lastOn],
  ];
  const title = t('demand.buy.title');
  return (
    <>
      {(verdict === 'noBetter' || verdict === 'untried') && (
        <Text size="sm" mb={6} role="note">
          {t(`demand.test.${verdict}`)}
        </Text>
      )}
      <FigureTable
        label={title}
        columns={columns}
        rows={products}
        height={320}
        onRow={({ id, name }) => setRefusing({ name, productId: id, dealers: [{ id: dealerId, name: '' }] })}
      />
      <RefuseModal what={refusing} onClose={() => setRefusing(null)} />
      <Text size="xs" c="dimmed" mt={4}>
        {t('demand.buy.how', { count: neighbours.length, peers, group: t(`demand.peers.${level}`) })}
        {priced && ` ${t('demand.buy.amounts')}`}
        {` ${t('demand.refuse.hint')}`}
        {total > products.length && ` ${t('demand.buy.shown', { shown: products.length, total })}`}{' '}
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => openDealers({ label: t('demand.buy.alike'), ids: neighbours.map(({ id }) => id) })}
        >
          {t('demand.buy.openAlike')}
        </Button>
        <TableExport request={shownTable(title, columns, products)} name={title} />
      </Text>
    </>
  );
}
