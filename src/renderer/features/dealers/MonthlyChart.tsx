import { Button, Group, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { MonthlyBars } from '../../components/MonthlyBars.tsx';
import { useT } from '../../components/useT.ts';
import classes from './dealers.module.css';

const MONTHS = 24;

/** Net purchases over 24 months as bars, or as the table they stand for. */
export function MonthlyChart({ dealerId, toggle = false }: { dealerId: DealerId; toggle?: boolean }) {
  const t = useT();
  const format = useFormat();
  const [asTable, setAsTable] = useState(false);
  const answer = useApiQuery('orders.monthly', { dealerId, months: MONTHS }, { keepPrevious: true });
  if (answer.error) return <ErrorNotice error={answer.error} />;
  if (!answer.data) return <div className={classes.chartRoom} />;
  const { months } = answer.data;
  const first = months[0];
  if (first === undefined || months.every((month) => month.orders === 0 && month.netMinor === 0)) {
    return <Text c="dimmed">{t('dealers.chart.none')}</Text>;
  }
  const peak = months.reduce((best, month) => (month.netMinor > best.netMinor ? month : best), first);
  const summary = t('dealers.chart.summary', {
    total: format.money(months.reduce((sum, month) => sum + month.netMinor, 0)),
    month: format.month(peak.month),
    amount: format.money(peak.netMinor),
  });
  const bars = months.map(({ month, netMinor, orders }) => ({
    month,
    value: netMinor,
    title: t('dealers.chart.bar', { month: format.month(month), amount: format.money(netMinor), orders }),
  }));
  return (
    <>
      {asTable ? <MonthTable months={months} /> : <MonthlyBars bars={bars} label={summary} peak={format.moneyRound} />}
      {toggle && (
        <Group gap="xs" mt={4}>
          <Button variant="subtle" size="compact-xs" onClick={() => setAsTable(!asTable)}>
            {t(asTable ? 'common.action.showChart' : 'common.action.showTable')}
          </Button>
          <MonthsExport months={months} />
        </Group>
      )}
    </>
  );
}

function MonthsExport({ months }: { months: Output<'orders.monthly'>['months'] }) {
  const t = useT();
  const name = t('dealers.detail.chart');
  const request = shownTable(
    name,
    [
      [t('dealers.chart.month'), 'text', ({ month }) => month],
      [t('dealers.chart.amount'), 'money', ({ netMinor }) => netMinor],
      [t('dealers.chart.orders'), 'integer', ({ orders }) => orders],
    ],
    months.toReversed(),
  );
  return <TableExport request={request} name={name} />;
}

function MonthTable({ months }: { months: Output<'orders.monthly'>['months'] }) {
  const t = useT();
  const format = useFormat();
  return (
    <Table verticalSpacing={2} maw={420}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('dealers.chart.month')}</Table.Th>
          <Table.Th ta="right">{t('dealers.chart.amount')}</Table.Th>
          <Table.Th ta="right">{t('dealers.chart.orders')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {months.toReversed().map((month) => (
          <Table.Tr key={month.month}>
            <Table.Td>{format.month(month.month)}</Table.Td>
            <Table.Td ta="right">{format.amount(month.netMinor)}</Table.Td>
            <Table.Td ta="right">{format.count(month.orders)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
