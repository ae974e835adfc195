import { Button } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { MonthlyRow } from '../../../shared/contract/monthlyReport.contract.ts';
import { useDensity } from '../../app/appearance.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useFormat } from '../../components/format.ts';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import { useGridColumns } from '../../components/grid/useGridColumns.ts';
import { useT } from '../../components/useT.ts';
import { MonthBills, type MonthOfDealer } from './MonthBills.tsx';
import { type MonthlyChoice, type MonthlyWishes, narrows, nextMonthlySort } from './monthlyChoice.ts';
import { monthAt, useMonthlyColumns } from './monthlyColumns.tsx';
import classes from './reports.module.css';
import { type MonthlyAnswer, useMonthlyRows } from './useMonthlyRows.ts';

export interface MonthlyTableProps {
  wishes: MonthlyWishes;
  choice: MonthlyChoice;
  change(next: Partial<MonthlyChoice>): void;
}

/** The table as a grid: a figure opens its bills, a name its dealer, a group its dealers. */
export function MonthlyTable({ wishes, choice, change }: MonthlyTableProps) {
  const t = useT();
  const { rowHeight } = useDensity();
  const rows = useMonthlyRows(wishes);
  const [bills, setBills] = useState<MonthOfDealer | null>(null);
  const spans = rows.state.answer?.spans;
  const open = useCallback(
    (row: MonthlyRow, column: string) => {
      const span = spans?.[monthAt(column)];
      if (row.dealerId === null) {
        if (row.kind === 'group' && choice.by === 'rep') change({ by: 'dealer', reps: [row.repId] });
        else if (row.kind === 'group') change({ by: 'dealer', group: choice.by === 'area' ? 'area' : 'district' });
      } else if (span) setBills({ dealerId: row.dealerId, name: row.name, month: span.month });
      else navigate(`/dealers/${row.dealerId}`);
    },
    [spans, choice.by, change],
  );
  const columns = useGridColumns(`monthly${wishes.months}`, useMonthlyColumns(wishes, spans, open));
  return (
    <section className={classes.table} aria-label={t('reports.kind.monthly')}>
      <DataGrid<MonthlyRow, MonthlyAnswer>
        name="monthly"
        label={t('reports.kind.monthly')}
        rows={rows}
        columns={columns}
        rowHeight={rowHeight}
        sort={choice.sort}
        onSort={(by) => change({ sort: nextMonthlySort(choice.sort, by) })}
        onOpen={open}
        leads
        opensAt="total"
        empty={<NothingBought choice={choice} change={change} />}
        footer={<Totals answer={rows.state.answer} />}
      />
      <MonthBills of={bills} onClose={() => setBills(null)} />
    </section>
  );
}

function NothingBought({ choice, change }: Pick<MonthlyTableProps, 'choice' | 'change'>) {
  const t = useT();
  return (
    <EmptyState title={t('monthly.screen.emptyFiltered')}>
      {narrows(choice) && (
        <Button variant="default" onClick={() => change({ tiers: [], reps: [], regions: [], excluded: 'all' })}>
          {t('monthly.screen.clear')}
        </Button>
      )}
    </EmptyState>
  );
}

function Totals({ answer }: { answer: MonthlyAnswer | null }) {
  const t = useT();
  const format = useFormat();
  if (answer === null) return <span />;
  return (
    <>
      <span role="status">{t('monthly.screen.count', { count: answer.total })}</span>
      <span>{t('monthly.screen.total', { amount: format.money(answer.sum.totalMinor) })}</span>
      <span>{t('monthly.screen.cutOff', { day: format.day(answer.cutOff) })}</span>
      {answer.spans.map(({ month, state, days }) => {
        if (state !== 'partial' || days === null) return null;
        const covered = { from: Number(days.from.slice(8)), to: Number(days.to.slice(8)) };
        return <span key={month}>{t('monthly.screen.partialTitle', { month, ...covered })}</span>;
      })}
      {answer.idle > 0 && <span>{t('monthly.screen.idleCount', { count: answer.idle })}</span>}
    </>
  );
}
