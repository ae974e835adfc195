import { type RefObject, useCallback, useEffect, useState } from 'react';
import { useNotify } from '../notify.tsx';
import type { CellAt } from './gridKeys.ts';
import type { GridRowBase, PageAnswer } from './gridTypes.ts';
import type { PlacedColumn } from './useGridColumns.ts';
import type { GridRows } from './useRowPages.ts';

export interface GridEditing {
  /** The cell that is being edited. */
  cell: CellAt | null;
  /** False where the cell cannot be edited. */
  start(cell: CellAt): boolean;
  /** `byKey` gives the keys back to the grid; leaving by a click has chosen another place already. */
  finish(next: string | null, byKey: boolean): void;
}

/**
 * Editing in place: the row is replaced by what was saved; a failure is told and leaves the old value standing. The list
 * stands still meanwhile, and the cursor stays on the row, wherever the new value puts it.
 */
export function useGridEditing<R extends GridRowBase, A extends PageAnswer<R>>(props: {
  rows: GridRows<R, A>;
  columns: readonly PlacedColumn<R>[];
  table: RefObject<HTMLTableElement | null>;
}): GridEditing {
  const { rows, columns, table } = props;
  const { pages } = rows;
  const notify = useNotify();
  const [edited, setEdited] = useState<{ cell: CellAt; row: R } | null>(null);
  useEffect(() => () => pages.release(), [pages]);

  const start = useCallback(
    (cell: CellAt) => {
      const row = pages.row(cell.row);
      if (!columns[cell.column]?.edit || row === undefined) return false;
      pages.hold();
      setEdited({ cell, row });
      return true;
    },
    [columns, pages],
  );
  const finish = (next: string | null, byKey: boolean) => {
    setEdited(null);
    pages.release();
    if (edited === null) return;
    if (byKey) table.current?.focus({ preventScroll: true });
    const edit = columns[edited.cell.column]?.edit;
    if (next === null || edit === undefined) return;
    edit.save(edited.row, next).then((saved) => pages.replace(saved), notify.error);
  };
  return { cell: edited?.cell ?? null, start, finish };
}
