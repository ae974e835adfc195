import { Table, Text } from '@mantine/core';
import type { CaseTrend as Trend } from '../../../shared/contract/cases.contract.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';

/** Fewer days of data on either side say nothing. */
const LEAST_DAYS = 28;

/** What the dealer ordered before and after the report. */
export function CaseTrend({ trend }: { trend: Trend | null }) {
  const t = useT();
  const format = useFormat();
  if (trend === null) return <Text c="dimmed">{t('cases.trend.none', { days: LEAST_DAYS })}</Text>;
  const rows = [
    { name: t('cases.trend.before'), ...trend.before },
    { name: t('cases.trend.after'), ...trend.after },
  ];
  const columns: ShownColumn<(typeof rows)[number]>[] = [
    [t('cases.trend.period'), 'text', ({ name }) => name],
    [t('cases.trend.net'), 'money', ({ netMinor }) => netMinor],
    [t('cases.trend.orders'), 'integer', ({ orders }) => orders],
  ];
  const title = t('cases.part.orders');
  return (
    <>
      {trend.short && <Text size="sm">{t('cases.trend.short', { wished: trend.wished, days: trend.days })}</Text>}
      <Table verticalSpacing={3}>
        <Table.Thead>
          <Table.Tr>
            {columns.map(([header, kind]) => (
              <Table.Th key={header} ta={kind === 'text' ? undefined : 'right'}>
                {header}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.name}>
              <Table.Td>{row.name}</Table.Td>
              <Table.Td ta="right">{format.money(row.netMinor)}</Table.Td>
              <Table.Td ta="right">{format.count(row.orders)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed">
        {t('cases.trend.window', {
          from: format.day(trend.before.from),
          to: format.day(trend.before.to),
          afterFrom: format.day(trend.after.from),
          afterTo: format.day(trend.after.to),
        })}
      </Text>
      <TableExport request={shownTable(title, columns, rows)} name={title} />
    </>
  );
}
