import { type RefObject, useCallback } from 'react';
import type { CellAt, GridCursor } from './gridKeys.ts';

/** The cell under an event, read from the marks the rows carry; null beside the rows. */
export function cellOf(target: EventTarget | null): CellAt | null {
  if (!(target instanceof Element)) return null;
  const column = target.closest<HTMLElement>('[data-column]')?.dataset.column;
  const row = target.closest<HTMLElement>('[data-row]')?.dataset.row;
  return row === undefined || column === undefined ? null : { row: Number(row), column: Number(column) };
}

/** Distance from the edge, px, within which dragging scrolls. */
const EDGE = 24;

/** Selecting by mouse: press places the cursor, Shift extends, dragging draws the range and scrolls at the edges. */
export function useGridPointer(
  scroller: RefObject<HTMLDivElement | null>,
  cursor: GridCursor,
  setCursor: (next: GridCursor) => void,
): (event: React.PointerEvent) => void {
  return useCallback(
    (event) => {
      const cell = cellOf(event.target);
      if (cell === null || event.button !== 0 || isField(event.target)) return;
      const anchor = event.shiftKey && cursor.active.row >= 0 ? cursor.anchor : cell;
      setCursor({ active: cell, anchor });

      let last = cell;
      const move = (moved: PointerEvent) => {
        scrollAtEdge(scroller.current, moved.clientY);
        const over = cellOf(document.elementFromPoint(moved.clientX, moved.clientY));
        if (over === null || (over.row === last.row && over.column === last.column)) return;
        last = over;
        setCursor({ active: over, anchor });
      };
      const end = () => {
        removeEventListener('pointermove', move);
        removeEventListener('pointerup', end);
        removeEventListener('pointercancel', end);
      };
      addEventListener('pointermove', move);
      addEventListener('pointerup', end);
      addEventListener('pointercancel', end);
    },
    [scroller, cursor, setCursor],
  );
}

function isField(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, select, button, a') !== null;
}

function scrollAtEdge(element: HTMLElement | null, clientY: number): void {
  if (element === null) return;
  const box = element.getBoundingClientRect();
  if (clientY > box.bottom - EDGE) element.scrollTop += EDGE;
  if (clientY < box.top + 2 * EDGE) element.scrollTop -= EDGE;
}
