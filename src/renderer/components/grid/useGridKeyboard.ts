import { useCallback, useEffect, useReducer, useRef } from 'react';
import { widenColumn } from './columnState.ts';
import { type GridCursor, type GridSize, moveCursor, rangeOf } from './gridKeys.ts';
import type { GridRowBase, GridSelection } from './gridTypes.ts';
import type { GridColumns } from './useGridColumns.ts';

/** px by which Shift+arrow changes a column's width. */
const WIDTH_STEP = 16;

export interface GridKeyboardProps<R extends GridRowBase> {
  cursor: GridCursor;
  setCursor(next: GridCursor): void;
  size: GridSize;
  columns: GridColumns<R>;
  rowAt(index: number): R | undefined;
  /** The row the cursor was put on; undefined where it is gone: the first key then only takes the one in its place. */
  row: R | undefined;
  adopt(): void;
  /** The row is used: the cursor stays with it from now on. */
  place(): void;
  /** False while the rows of another question are on show: keys wait for the new ones. */
  settled: boolean;
  selection: GridSelection | undefined;
  onSort: ((by: string) => void) | undefined;
  onOpen: ((row: R, column: string) => void) | undefined;
  onDelete: (() => void) | undefined;
  onEdit(): void;
  onCopy(): void;
}

/** The keys of a grid, as spreadsheets have them. */
export function useGridKeyboard<R extends GridRowBase>(
  props: GridKeyboardProps<R>,
): (event: React.KeyboardEvent) => void {
  const waiting = useRef<Press[]>([]);
  const [, goOn] = useReducer((count: number) => count + 1, 0);
  // One a rendering: each press moves the cursor that the next one starts from.
  useEffect(() => {
    const press = props.settled ? waiting.current.shift() : undefined;
    if (press === undefined) return;
    act(props, press);
    if (waiting.current.length > 0) goOn();
  });
  return useCallback(
    (event) => {
      // Another element inside of the grid has the focus: its keys are its own.
      if (event.target !== event.currentTarget || event.altKey) return;
      const press = { key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey };
      if (!props.settled || waiting.current.length > 0) {
        if (!WAITING_KEYS.test(press.key)) return;
        event.preventDefault();
        waiting.current.push(press);
        return;
      }
      const done = act(props, press);
      if (done === 'nothing') return;
      event.preventDefault();
      if (done === 'acted') event.stopPropagation();
    },
    [props],
  );
}

/** What may be pressed ahead of the rows. Whatever changes a dealer waits until it is seen. */
const WAITING_KEYS = /^(Enter|Arrow|Page|Home|End)/;

function act<R extends GridRowBase>(props: GridKeyboardProps<R>, press: Press): 'acted' | 'moved' | 'nothing' {
  const inHeader = props.cursor.active.row < 0;
  if (inHeader ? headerKey(props, press) : bodyKey(props, press)) return 'acted';
  const next = moveCursor(props.cursor, press, props.size);
  if (next === null) return 'nothing';
  props.setCursor(next);
  return 'moved';
}

interface Press {
  key: string;
  ctrl: boolean;
  shift: boolean;
}

function headerKey<R extends GridRowBase>(props: GridKeyboardProps<R>, press: Press): boolean {
  const { columns, cursor } = props;
  const at = cursor.active.column;
  const column = columns.shown[at];
  if (column === undefined) return false;
  if ((press.key === 'Enter' || press.key === ' ') && column.sortKey !== undefined && props.onSort) {
    props.onSort(column.sortKey);
    return true;
  }
  if (press.shift && (press.key === 'ArrowLeft' || press.key === 'ArrowRight')) {
    const step = press.key === 'ArrowLeft' ? -WIDTH_STEP : WIDTH_STEP;
    columns.change(widenColumn(columns.choice, column.id, (columns.widths[at] ?? column.width) + step));
    return true;
  }
  return false;
}

function bodyKey<R extends GridRowBase>(props: GridKeyboardProps<R>, press: Press): boolean {
  const { size } = props;
  if (press.ctrl) {
    if (press.key.toLowerCase() === 'a') {
      props.setCursor({ anchor: { row: 0, column: 0 }, active: { row: size.rows - 1, column: size.columns - 1 } });
      return true;
    }
    if (press.key.toLowerCase() === 'c') {
      props.onCopy();
      return true;
    }
    return false;
  }
  if (press.key === 'Escape') return collapse(props);
  if (!['Enter', 'F2', ' ', 'Delete'].includes(press.key)) return false;
  if (props.row === undefined) {
    // Shown first, acted upon by the next key.
    props.adopt();
    return true;
  }
  props.place();
  switch (press.key) {
    case 'Enter':
      props.onOpen?.(props.row, props.columns.shown[props.cursor.active.column]?.id ?? '');
      return props.onOpen !== undefined;
    case 'F2':
      props.onEdit();
      return true;
    case ' ':
      return tickRange(props);
    default:
      props.onDelete?.();
      return props.onDelete !== undefined;
  }
}

function tickRange<R extends GridRowBase>(props: GridKeyboardProps<R>): boolean {
  const range = rangeOf(props.cursor);
  if (range === null || props.selection === undefined) return false;
  const ids: number[] = [];
  for (let index = range.top; index <= range.bottom; index += 1) {
    const row = props.rowAt(index);
    if (row) ids.push(row.id);
  }
  props.selection.toggle(ids);
  return true;
}

/** Esc first gives up the range, then the ticks; with neither it belongs to the page. */
function collapse<R extends GridRowBase>({ cursor, setCursor, selection }: GridKeyboardProps<R>): boolean {
  const range = rangeOf(cursor);
  if (range !== null && (range.top < range.bottom || range.left < range.right)) {
    setCursor({ active: cursor.active, anchor: cursor.active });
    return true;
  }
  if (selection === undefined || selection.ids.size === 0) return false;
  selection.clear();
  return true;
}
