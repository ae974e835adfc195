import { type ReactNode, useCallback, useEffect, useId, useRef } from 'react';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { useNotify } from '../notify.tsx';
import { usePageFocus } from '../pageFocus.ts';
import { useT } from '../useT.ts';
import classes from './DataGrid.module.css';
import { GridBody } from './GridBody.tsx';
import { GridHeader } from './GridHeader.tsx';
import { type CellRange, type GridCursor, isRange, rangeOf } from './gridKeys.ts';
import { ROLE } from './gridRoles.ts';
import type { GridRowBase, GridSelection, GridSort, PageAnswer } from './gridTypes.ts';
import type { GridColumns } from './useGridColumns.ts';
import { useGridCopy } from './useGridCopy.tsx';
import { useGridCursor } from './useGridCursor.ts';
import { useGridEditing } from './useGridEditing.ts';
import { useGridKeyboard } from './useGridKeyboard.ts';
import { useGridPaste } from './useGridPaste.ts';
import { cellOf, useGridPointer } from './useGridPointer.ts';
import { type GridView, useGridView } from './useGridView.ts';
import type { GridRows } from './useRowPages.ts';

export interface DataGridProps<R extends GridRowBase, A extends PageAnswer<R>> {
  /** Short name the cursor is remembered under. */
  name: string;
  /** What the grid holds, for assistive technology. */
  label: string;
  rows: GridRows<R, A>;
  columns: GridColumns<R>;
  /** px */
  rowHeight: number;
  sort?: GridSort;
  onSort?(by: string): void;
  /** Enter, and double click on what cannot be edited; with the column's id. */
  onOpen?(row: R, column: string): void;
  /** The row the cursor is in. */
  onActive?(row: R | undefined): void;
  onDelete?(): void;
  /** Texts were pasted over the selected cells. */
  onPaste?(text: string, over: CellRange): void;
  /** Holds what is selected, for commands of the page. */
  selected?: { current: CellRange | null };
  /** The user has removed this row himself: the cursor takes the next one. */
  isLeaving?(id: number): boolean;
  /** The grid is what its page is about: it takes the focus when the page begins. */
  leads?: boolean;
  selection?: GridSelection;
  /** The column that is in sight when the rows are there first, where that is not the leftmost. */
  opensAt?: string;
  /** Shown instead of rows where there are none. */
  empty: ReactNode;
  /** Left part of the line below the grid. */
  footer?: ReactNode;
}

const none = () => false;
const NOTHING = { current: null };

/**
 * A grid of any length: rows fetched by the page, drawn as they come into view. One tab stop; the cursor inside is
 * told by `aria-activedescendant`, so that a row scrolled out of sight never takes the focus with it.
 */
export function DataGrid<R extends GridRowBase, A extends PageAnswer<R>>(props: DataGridProps<R, A>) {
  const { rows, columns, selection, onActive } = props;
  const t = useT();
  const notify = useNotify();
  const gridId = useId();
  const table = useRef<HTMLTableElement>(null);
  const rowAt = useCallback((index: number) => rows.pages.row(index), [rows.pages]);
  const view = useGridView({ gridId, rows, columns, rowHeight: props.rowHeight, ticks: selection !== undefined });
  const { scroller, size, reveal, items } = view;
  const { cursor, setCursor, row, adopt, place } = useGridCursor({
    name: props.name,
    rows,
    size,
    rowHeight: props.rowHeight,
    scroller,
    reveal,
    isLeaving: props.isLeaving ?? none,
  });
  const { active } = cursor;
  const copy = useGridCopy(rows, columns.shown);
  const editing = useGridEditing({ rows, columns: columns.shown, table });
  usePageFocus(props.leads ? table : NOTHING, '');
  useOpening(view, columns, props.opensAt);
  const onKeyDown = useGridKeyboard({
    cursor,
    setCursor,
    size,
    columns,
    rowAt,
    row,
    adopt,
    place,
    settled: rows.settled,
    selection,
    onSort: props.onSort,
    onOpen: props.onOpen,
    onDelete: props.onDelete,
    onEdit: () => {
      if (!editing.start(active) && row !== undefined) notify.done(t('common.grid.calculated'));
    },
    onCopy: () => void copy(cursor),
  });
  useGridPaste({ table, cursor, settled: rows.settled, onPaste: props.onPaste, selected: props.selected });
  const mouse = useMouse(props, rowAt, editing.start);

  // The former row stays on show until the rows of a new question are there.
  useEffect(() => {
    if (rows.settled) onActive?.(row);
  }, [onActive, row, rows.settled]);

  const drawn = active.row < 0 || items.some((item) => item.index === active.row);
  const interactive = {
    ...ROLE.grid,
    tabIndex: 0,
    'aria-label': props.label,
    'aria-rowcount': size.rows + 1,
    'aria-colcount': size.columns + (selection ? 1 : 0),
    'aria-multiselectable': selection !== undefined,
    'aria-activedescendant': drawn && size.rows > 0 ? `${gridId}-${active.row}-${active.column}` : undefined,
    onKeyDown,
    onPointerDown: useGridPointer(scroller, cursor, setCursor),
    ...mouse,
  };
  return (
    <div className={classes.frame}>
      <style>{view.rules}</style>
      <div ref={scroller} className={classes.scroller} data-empty={size.rows === 0 || undefined}>
        <table
          ref={table}
          className={classes.table}
          data-grid={gridId}
          aria-busy={rows.state.outdated || (!rows.settled && rows.state.error === null)}
          {...interactive}
        >
          <GridHeader
            gridId={gridId}
            columns={columns}
            sort={props.sort}
            selection={selection}
            allTicked={selection !== undefined && size.rows > 0 && selection.ids.size >= size.rows}
            activeColumn={active.row < 0 ? active.column : -1}
          />
          <GridBody
            gridId={gridId}
            items={items}
            height={view.height}
            rowAt={rowAt}
            columns={columns.shown}
            cursor={cursor}
            selection={selection}
            editing={editing}
          />
        </table>
        <GridNotice rows={rows} empty={props.empty} />
      </div>
      <div className={classes.foot}>
        {props.footer}
        <RangeSize cursor={cursor} />
      </div>
    </div>
  );
}

/** Brings the column into sight with which the grid opens, once there are rows and whenever other columns are shown. */
function useOpening<R>({ size, reveal }: GridView, { shown }: GridColumns<R>, opensAt: string | undefined): void {
  const at = shown.findIndex(({ id }) => id === opensAt);
  const ready = size.rows > 0;
  useEffect(() => {
    if (ready && at >= 0) reveal({ row: -1, column: at });
  }, [ready, at, reveal]);
}

function useMouse<R extends GridRowBase, A extends PageAnswer<R>>(
  { columns, selection, onSort, onOpen }: DataGridProps<R, A>,
  rowAt: (index: number) => R | undefined,
  startEdit: (cell: { row: number; column: number }) => boolean,
) {
  const onClick = (event: React.MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('[data-tick-all]')) selection?.toggleAll();
    else if (target?.closest('[data-tick]')) {
      const row = rowAt(Number(target.closest<HTMLElement>('[data-row]')?.dataset.row));
      if (row) selection?.toggle([row.id]);
    } else {
      const head = target?.closest<HTMLElement>('[data-head]');
      const sortKey = head ? columns.shown[Number(head.dataset.head)]?.sortKey : undefined;
      if (sortKey !== undefined && !target?.closest('[data-resizer]')) onSort?.(sortKey);
    }
  };
  const onDoubleClick = (event: React.MouseEvent) => {
    const cell = cellOf(event.target);
    if (cell === null || startEdit(cell)) return;
    const row = rowAt(cell.row);
    if (row) onOpen?.(row, columns.shown[cell.column]?.id ?? '');
  };
  return { onClick, onDoubleClick };
}

function GridNotice<R extends GridRowBase, A extends PageAnswer<R>>(props: { rows: GridRows<R, A>; empty: ReactNode }) {
  const t = useT();
  const { state, retry } = props.rows;
  if (state.error !== null) {
    return (
      <div className={classes.notice}>
        <ErrorNotice error={state.error} onRetry={retry} />
      </div>
    );
  }
  if (state.total === null) return <p className={classes.notice}>{t('common.loading')}</p>;
  return state.total === 0 ? <div className={classes.notice}>{props.empty}</div> : null;
}

function RangeSize({ cursor }: { cursor: GridCursor }) {
  const t = useT();
  const range = isRange(cursor) ? rangeOf(cursor) : null;
  if (range === null) return null;
  const size = { rows: range.bottom - range.top + 1, columns: range.right - range.left + 1 };
  return (
    <span data-range-size aria-live="polite">
      {t('common.grid.range', size)}
    </span>
  );
}
