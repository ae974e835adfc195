import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { CellAt, GridSize } from './gridKeys.ts';
import type { GridRowBase, PageAnswer } from './gridTypes.ts';
import type { GridColumns } from './useGridColumns.ts';
import type { GridRows } from './useRowPages.ts';

/** px: the header with its border, and the column of ticks. */
export const HEADER_HEIGHT = 33;
const TICK_WIDTH = 36;

export interface GridView {
  scroller: RefObject<HTMLDivElement | null>;
  items: readonly VirtualItem[];
  /** px of all rows together */
  height: number;
  size: GridSize;
  /** Widths and places of the columns, as a style sheet. */
  rules: string;
  /** Scrolls a cell into view, past the header and the pinned columns. */
  reveal(cell: CellAt): void;
}

/** Which rows are in view and where everything stands; fetches the rows that come into view. */
export function useGridView<R extends GridRowBase, A extends PageAnswer<R>>(props: {
  gridId: string;
  rows: GridRows<R, A>;
  columns: GridColumns<R>;
  rowHeight: number;
  ticks: boolean;
}): GridView {
  const { rows, columns, rowHeight } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const total = rows.state.total ?? 0;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row height makes every measured place wrong
  useEffect(() => virtual.measure(), [rowHeight]);
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => rows.pages.show(first, last), [rows.pages, first, last]);

  const tickWidth = props.ticks ? TICK_WIDTH : 0;
  const latest = useRef({ columns, tickWidth, virtual });
  latest.current = { columns, tickWidth, virtual };
  const reveal = useCallback((cell: CellAt) => {
    const now = latest.current;
    if (cell.row >= 0) now.virtual.scrollToIndex(cell.row, { align: 'auto' });
    revealColumn(scroller.current, now.columns, now.tickWidth, cell.column);
  }, []);

  const viewHeight = scroller.current?.clientHeight ?? 600;
  const pageRows = Math.max(1, Math.floor((viewHeight - HEADER_HEIGHT) / rowHeight) - 1);
  return {
    scroller,
    items,
    height: virtual.getTotalSize(),
    size: { rows: total, columns: columns.shown.length, pageRows },
    rules: columnRules(props.gridId, columns, tickWidth),
    reveal,
  };
}

/**
 * Widths and places as rules of a style sheet. Rules are shared by all cells of a column and change without rendering
 * a row; inline styles or variables on every cell made fast scrolling twice as slow.
 */
function columnRules<R>(gridId: string, columns: GridColumns<R>, tickWidth: number): string {
  const whole = columns.widths.reduce((sum, width) => sum + width, tickWidth);
  const rules = columns.widths.map((width, at) => {
    const left = columns.shown[at]?.pinnedLeft ? `left:${(columns.lefts[at] ?? 0) + tickWidth}px` : '';
    return `[data-grid="${gridId}"] .c${at}{width:${width}px;${left}}`;
  });
  return `[data-grid="${gridId}"]{width:max(100%,${whole}px)}${rules.join('')}`;
}

function revealColumn<R>(element: HTMLElement | null, columns: GridColumns<R>, tickWidth: number, at: number): void {
  if (element === null || columns.shown[at]?.pinnedLeft) return;
  const sum = (wanted: (index: number) => boolean) =>
    columns.widths.reduce((total, width, index) => total + (wanted(index) ? width : 0), 0);
  const pinned = tickWidth + sum((index) => columns.shown[index]?.pinnedLeft === true);
  const left = pinned + sum((index) => index < at && !columns.shown[index]?.pinnedLeft);
  const right = left + (columns.widths[at] ?? 0);
  if (left - pinned < element.scrollLeft) element.scrollLeft = left - pinned;
  else if (right > element.scrollLeft + element.clientWidth) element.scrollLeft = right - element.clientWidth;
}
