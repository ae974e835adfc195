import { type MouseEvent, type ReactNode, useMemo } from 'react';
import type { MonthlyRow, MonthSpan } from '../../../shared/contract/monthlyReport.contract.ts';
import { type Format, useFormat } from '../../components/format.ts';
import type { GridColumn } from '../../components/grid/gridTypes.ts';
import { useT } from '../../components/useT.ts';
import type { MonthlyWishes } from './monthlyChoice.ts';
import classes from './reports.module.css';

type Open = (row: MonthlyRow, column: string) => void;

/** Months are columns by their place, so that widths stay when the months move on. */
const MONTH = 'month';

/** Which of the months a column is; −1 for none. */
export function monthAt(column: string): number {
  return column.startsWith(MONTH) ? Number(column.slice(MONTH.length)) : -1;
}

/** The columns of the monthly table. */
export function useMonthlyColumns(
  { by, group }: MonthlyWishes,
  spans: readonly MonthSpan[] | undefined,
  open: Open,
): GridColumn<MonthlyRow>[] {
  const t = useT();
  const format = useFormat();
  return useMemo(() => {
    const name = (row: MonthlyRow): string => {
      const kind = row.kind === 'subtotal' ? group : by;
      const text = row.name || (kind === null || kind === 'dealer' ? '' : t(`monthly.none.${kind}`));
      return row.kind === 'subtotal' ? t('monthly.page.subtotal', { name: text, count: row.dealers }) : text;
    };
    const dealers: GridColumn<MonthlyRow>[] = [
      { id: 'code', title: t('monthly.column.code'), width: 84, sortKey: 'code', text: (row) => row.code },
      { id: 'rep', title: t('monthly.column.rep'), width: 76, sortKey: 'rep', text: (row) => row.rep },
    ];
    const groups: GridColumn<MonthlyRow>[] = [
      { ...figure('dealers', t('monthly.column.dealers'), 76, (row) => format.count(row.dealers)) },
    ];
    const month = (span: MonthSpan, at: number): GridColumn<MonthlyRow> => ({
      ...figure(`${MONTH}${at}`, monthHeading(span, t('monthly.page.partial')), 92, (row) =>
        amount(row.months[at], format),
      ),
      sortKey: span.month,
      cell: (row) => (
        <MonthCell
          minor={row.months[at] ?? null}
          text={amount(row.months[at], format)}
          noData={t('monthly.screen.noData')}
        >
          {row.dealerId === null ? undefined : () => open(row, `${MONTH}${at}`)}
        </MonthCell>
      ),
    });
    const measure = (id: 'yoy' | 'mom') => ({
      ...figure(id, t(`monthly.column.${id}`), 76, (row: MonthlyRow) => change(row[id], format)),
      sortKey: id,
    });
    return [
      {
        id: 'name',
        title: t(`monthly.by.${by}`),
        width: 168,
        pinned: true,
        sortKey: 'name',
        text: name,
        cell: (row) => (
          <Link strong={row.kind === 'subtotal'} act={row.kind === 'subtotal' ? undefined : () => open(row, 'name')}>
            {name(row)}
          </Link>
        ),
      },
      ...(by === 'dealer' ? dealers : groups),
      ...(spans ?? []).map(month),
      { ...figure('total', t('monthly.column.total'), 112, (row) => format.amount(row.totalMinor)), sortKey: 'total' },
      { ...figure('mean', t('monthly.column.mean'), 96, (row) => format.amount(row.meanMinor)), sortKey: 'mean' },
      measure('yoy'),
      measure('mom'),
      figure('share', t('monthly.column.share'), 72, (row) => (row.share === null ? '' : format.share(row.share))),
    ];
  }, [t, format, by, group, spans, open]);
}

function figure(id: string, title: string, width: number, text: (row: MonthlyRow) => string): GridColumn<MonthlyRow> {
  return { id, title, width, align: 'end', text };
}

/** The year belongs to the heading: two Octobers may stand in one table. */
function monthHeading({ month, state }: MonthSpan, partial: string): string {
  return `${month}${state === 'partial' ? partial : ''}`;
}

function amount(minor: number | null | undefined, format: Format): string {
  return minor === null || minor === undefined ? '' : format.amount(minor);
}

function change(fraction: number | null, format: Format): string {
  if (fraction === null) return '';
  return `${fraction > 0 ? '+' : ''}${format.percent(fraction)}`;
}

interface MonthCellProps {
  minor: number | null;
  text: string;
  noData: string;
  /** Opens the bills; undefined where there is no one dealer's. */
  children: (() => void) | undefined;
}

/** Nothing bought is hatched, nothing known is crossed out: told apart without colour. */
function MonthCell({ minor, text, noData, children: act }: MonthCellProps) {
  if (minor === null) return <span className={classes.noData} title={noData} aria-label={noData} role="img" />;
  if (minor === 0) return <span className={classes.zero}>0</span>;
  return <Link act={act}>{text}</Link>;
}

/** A press with Shift, or at the end of a drag, draws a range and opens nothing. */
function Link({ act, strong, children }: { act: (() => void) | undefined; strong?: boolean; children: ReactNode }) {
  if (act === undefined) return strong ? <strong>{children}</strong> : children;
  const onClick = (event: MouseEvent) => {
    if (!event.shiftKey) act();
  };
  return (
    <button type="button" tabIndex={-1} className={classes.cellLink} onClick={onClick}>
      {children}
    </button>
  );
}
