import { useCallback } from 'react';
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
  selection: GridSelection | undefined;
  onSort: ((by: string) => void) | undefined;
  onOpen: ((row: R) => void) | undefined;
  onDelete: (() => void) | undefined;
  onEdit(): void;
  onCopy(): void;
}

/** The keys of a grid, as spreadsheets have them. */
export function useGridKeyboard<R extends GridRowBase>(
  props: GridKeyboardProps<R>,
): (event: React.KeyboardEvent) => void {
  return useCallback(
    (event) => {
      // Another element inside of the grid has the focus: its keys are its own.
      if (event.target !== event.currentTarget || event.altKey) return;
      const press = { key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey };
      const inHeader = props.cursor.active.row < 0;
      if (inHeader ? headerKey(props, press) : bodyKey(props, press)) {
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      const next = moveCursor(props.cursor, press, props.size);
      if (next === null) return;
      event.preventDefault();
      props.setCursor(next);
    },
    [props],
  );
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
  const { cursor, size } = props;
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
  switch (press.key) {
    case 'Enter': {
      const row = props.rowAt(cursor.active.row);
      if (row && props.onOpen) props.onOpen(row);
      return row !== undefined && props.onOpen !== undefined;
    }
    case 'F2':
      props.onEdit();
      return true;
    case ' ':
      return tickRange(props);
    case 'Delete':
      props.onDelete?.();
      return props.onDelete !== undefined;
    case 'Escape':
      return collapse(props);
    default:
      return false;
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
