import { type RefObject, useCallback, useState } from 'react';
import { useNotify } from '../notify.tsx';
import type { CellAt, GridCursor } from './gridKeys.ts';
import type { GridRowBase, PageAnswer } from './gridTypes.ts';
import type { PlacedColumn } from './useGridColumns.ts';
import type { GridRows } from './useRowPages.ts';

export interface GridEditing {
  /** The cell that is being edited. */
  cell: CellAt | null;
  /** False where the cell cannot be edited. */
  start(cell: CellAt): boolean;
  finish(next: string | null, step: 0 | 1): void;
}

/** Editing in place: the row is replaced by what was saved; a failure is told and leaves the old value standing. */
export function useGridEditing<R extends GridRowBase, A extends PageAnswer<R>>(props: {
  rows: GridRows<R, A>;
  columns: readonly PlacedColumn<R>[];
  table: RefObject<HTMLTableElement | null>;
  setCursor(next: GridCursor): void;
}): GridEditing {
  const { rows, columns, table, setCursor } = props;
  const notify = useNotify();
  const [cell, setCell] = useState<CellAt | null>(null);

  const start = useCallback(
    (at: CellAt) => {
      if (!columns[at.column]?.edit || rows.pages.row(at.row) === undefined) return false;
      setCell(at);
      return true;
    },
    [columns, rows.pages],
  );
  const finish = (next: string | null, step: 0 | 1) => {
    setCell(null);
    if (cell === null) return;
    // Enter and Esc give the keys back to the grid; leaving by a click has chosen another place already.
    if (step === 1 || next === null) table.current?.focus({ preventScroll: true });
    if (step === 1 && cell.row + 1 < (rows.state.total ?? 0)) {
      const below = { row: cell.row + 1, column: cell.column };
      setCursor({ active: below, anchor: below });
    }
    const row = rows.pages.row(cell.row);
    const edit = columns[cell.column]?.edit;
    if (next === null || row === undefined || edit === undefined) return;
    edit.save(row, next).then((saved) => rows.pages.replace(saved), notify.error);
  };
  return { cell, start, finish };
}
