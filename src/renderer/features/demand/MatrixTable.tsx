import { Anchor } from '@mantine/core';
import { Users } from 'lucide-react';
import type { Matrix, MatrixColumn, MatrixRow } from '../../../shared/contract/demand.contract.ts';
import { useApi } from '../../api/client.tsx';
import { openDealers } from '../../app/pickedDealers.ts';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { TierBadge } from '../../components/TierBadge.tsx';
import { useT } from '../../components/useT.ts';
import { useTableBlock } from '../../components/useTableBlock.ts';
import type { ShownCell } from './CellLines.tsx';
import classes from './demand.module.css';

export type CellView = 'amount' | 'share' | 'change';
export interface MatrixSort {
  by: string;
  descending: boolean;
}

interface MatrixTableProps {
  matrix: Matrix;
  view: CellView;
  sort: MatrixSort;
  onSort(sort: MatrixSort): void;
  onCell(cell: ShownCell): void;
}

/** The figure of a cell as it is shown; change only where the data reach back far enough. */
function useCellText(matrix: Matrix, view: CellView) {
  const format = useFormat();
  return ([now, before]: readonly [number, number], total: number): string => {
    if (view === 'amount') return now === 0 ? '0' : format.amount(now);
    if (view === 'share') return total <= 0 ? '—' : format.percent(now / total);
    if (!matrix.previousCovered || (now === 0 && before === 0)) return '—';
    return `${now >= before ? '+' : '-'}${format.amount(Math.abs(now - before))}`;
  };
}

export function MatrixTable({ matrix, view, sort, onSort, onCell }: MatrixTableProps) {
  const t = useT();
  const cellText = useCellText(matrix, view);
  const other = matrix.columnsTotal > matrix.columns.length;
  const unsplit = matrix.totals.unsplitMinor !== 0;
  const heads = { sort, onSort };
  const sum = matrix.totals;
  const block = useTableBlock(matrix);
  const room = {
    ...block,
    className: classes.room,
    'aria-label': t('demand.matrix.table'),
    title: t('demand.matrix.copyHint'),
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by its keys
    <section {...room} tabIndex={0} data-matrix>
      <table className={classes.matrix}>
        <thead>
          <tr>
            <Head {...heads} by="name" title={t('demand.column.dealer')} />
            <Head {...heads} by="net" title={t('demand.column.total')} end />
            <Head {...heads} by="change" title={t('demand.column.change')} end />
            {matrix.columns.map((column) => (
              <Head key={column.key} {...heads} by={column.key} title={column.name} end>
                <Buyers matrix={matrix} column={column} />
              </Head>
            ))}
            {other && <Head title={t('demand.column.other')} end />}
            {unsplit && <Head {...heads} by="unsplit" title={t('demand.column.unsplit')} end />}
          </tr>
          <tr className={classes.sums}>
            <th scope="row">{t('demand.matrix.all', { count: matrix.total })}</th>
            <td>{cellText([sum.netMinor, sum.beforeMinor], sum.netMinor)}</td>
            <td>
              <Change matrix={matrix} now={sum.netMinor} before={sum.beforeMinor} />
            </td>
            {matrix.columns.map((column) => (
              <td key={column.key}>{cellText([column.netMinor, column.beforeMinor], sum.netMinor)}</td>
            ))}
            {other && <td>{cellText([sum.otherMinor, sum.otherMinor], sum.netMinor)}</td>}
            {unsplit && <td>{cellText([sum.unsplitMinor, sum.unsplitMinor], sum.netMinor)}</td>}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <TierBadge tier={row.tier} />{' '}
                <Anchor data-copied draggable={false} href={`#/dealers/${row.id}`}>
                  {row.name}
                </Anchor>
              </th>
              <td>{cellText([row.netMinor, row.beforeMinor], sum.netMinor)}</td>
              <td>
                <Change matrix={matrix} now={row.netMinor} before={row.beforeMinor} />
              </td>
              {row.cells.map((cell, at) => {
                const column = matrix.columns[at];
                return column && <Cell key={column.key} {...{ matrix, row, column, cell, cellText, onCell }} />;
              })}
              {other && <td>{cellText([row.otherMinor, row.otherMinor], row.netMinor)}</td>}
              {unsplit && <td>{cellText([row.unsplitMinor, row.unsplitMinor], row.netMinor)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface CellProps {
  matrix: Matrix;
  row: MatrixRow;
  column: MatrixColumn;
  cell: readonly [number, number];
  cellText: ReturnType<typeof useCellText>;
  onCell(cell: ShownCell): void;
}

function Cell({ matrix, row, column, cell, cellText, onCell }: CellProps) {
  const text = cellText(cell, row.netMinor);
  if (cell[0] === 0 && cell[1] === 0) return <td data-zero>0</td>;
  const shown = { dealerId: row.id, dealer: row.name, level: matrix.level, key: column.key, name: column.name };
  return (
    <td data-zero={cell[0] === 0 || undefined}>
      <button type="button" aria-label={`${row.name} · ${column.name} · ${text}`} onClick={() => onCell(shown)}>
        {text}
      </button>
    </td>
  );
}

function Change({ matrix, now, before }: { matrix: Matrix; now: number; before: number }) {
  const format = useFormat();
  if (!matrix.previousCovered || before <= 0) return '—';
  return `${now >= before ? '+' : '-'}${format.percent(Math.abs(now - before) / before)}`;
}

interface HeadProps {
  title: string;
  by?: string;
  sort?: MatrixSort;
  onSort?(sort: MatrixSort): void;
  end?: boolean;
  children?: React.ReactNode;
}

function Head({ title, by, sort, onSort, end, children }: HeadProps) {
  const sorted = by !== undefined && sort?.by === by ? (sort.descending ? 'descending' : 'ascending') : undefined;
  const turn = () =>
    by !== undefined && onSort?.({ by, descending: sort?.by === by ? !sort.descending : by !== 'name' });
  return (
    <th scope="col" data-end={end || undefined} aria-sort={sorted} title={title}>
      {by === undefined ? (
        title
      ) : (
        <button type="button" data-copied onClick={turn}>
          {title}
          {sorted && (sorted === 'descending' ? ' ↓' : ' ↑')}
        </button>
      )}
      {children}
    </th>
  );
}

/** How many buy it; opens those that do not yet. */
function Buyers({ matrix, column }: { matrix: Matrix; column: MatrixColumn }) {
  const t = useT();
  const api = useApi();
  const format = useFormat();
  const notify = useNotify();
  const open = async () => {
    try {
      const answer = await api.call('demand.buyers', { level: matrix.level, key: column.key });
      if (answer) openDealers({ label: t('demand.matrix.lacking', { name: column.name }), ids: answer.others });
    } catch (error) {
      notify.error(error);
    }
  };
  const rate = matrix.active === 0 ? 0 : column.buyers / matrix.active;
  return (
    <button
      type="button"
      className={classes.buyers}
      // What is seen stands in what is read out.
      aria-label={`${format.percent(rate)} ${t('demand.matrix.openLacking', { name: column.name, buyers: column.buyers })}`}
      onClick={() => void open()}
    >
      <Users size={11} aria-hidden /> {format.percent(rate)}
    </button>
  );
}
