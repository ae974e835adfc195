import { Table, Text } from '@mantine/core';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { MICRO_DIGITS, scaledToDecimal } from '../../../shared/domain/money.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { Section } from './Section.tsx';

/** What a dealer bought in a period, as lists without days say it: shown apart, for no grade can rest on it. */
export function TotalsSection({ dealerId }: { dealerId: DealerId }) {
  const t = useT();
  const format = useFormat();
  const answer = useApiQuery('orders.totals', { dealerId });
  const totals = answer.data?.totals ?? [];
  if (!answer.error && totals.length === 0) return null;
  return (
    <Section
      title={t('orders.totals.title')}
      action={<TableExport request={{ table: 'totals', of: { dealerId } }} name={t('orders.totals.title')} />}
    >
      {answer.error && <ErrorNotice error={answer.error} />}
      <Text size="sm" c="dimmed" mb={6}>
        {t('orders.totals.why')}
      </Text>
      <Table.ScrollContainer minWidth={360}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('orders.totals.period')}</Table.Th>
              <Table.Th ta="right">{t('orders.totals.amount')}</Table.Th>
              <Table.Th ta="right">{t('orders.totals.orders')}</Table.Th>
              <Table.Th ta="right">{t('orders.totals.qty')}</Table.Th>
              <Table.Th>{t('orders.totals.source')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {totals.map(({ from, to, netMinor, orders, qtyMicro, source }) => (
              <Table.Tr key={`${from} ${to} ${source}`}>
                <Table.Td>
                  {format.day(from)} – {format.day(to)}
                </Table.Td>
                <Table.Td ta="right">{format.money(netMinor)}</Table.Td>
                <Table.Td ta="right">{orders === null ? '' : format.count(orders)}</Table.Td>
                <Table.Td ta="right">
                  {qtyMicro === null ? '' : scaledToDecimal(qtyMicro, MICRO_DIGITS).replace(/\.?0+$/, '')}
                </Table.Td>
                <Table.Td>{source}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}
