import { type RefObject, useEffect } from 'react';
import { type CellRange, type GridCursor, rangeOf } from './gridKeys.ts';

/**
 * Takes what is pasted while the grid has the focus. The event comes with the text, so that no permission is asked for; it
 * goes to whatever the browser takes for its place, which need not be the grid.
 */
export function useGridPaste(props: {
  table: RefObject<HTMLTableElement | null>;
  cursor: GridCursor;
  /** False while the rows of another question are on show: nothing is pasted over what is not there any more. */
  settled: boolean;
  onPaste: ((text: string, over: CellRange) => void) | undefined;
  selected: { current: CellRange | null } | undefined;
}): void {
  const { table, cursor, settled, onPaste, selected } = props;
  useEffect(() => {
    if (selected) selected.current = rangeOf(cursor);
  }, [cursor, selected]);
  useEffect(() => {
    if (onPaste === undefined) return;
    const take = (event: ClipboardEvent) => {
      const range = rangeOf(cursor);
      if (document.activeElement !== table.current || range === null || !settled) return;
      event.preventDefault();
      onPaste(event.clipboardData?.getData('text/plain') ?? '', range);
    };
    document.addEventListener('paste', take);
    return () => document.removeEventListener('paste', take);
  }, [table, cursor, settled, onPaste]);
}
