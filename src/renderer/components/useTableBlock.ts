import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useRef } from 'react';
import { copyText } from './grid/copyText.ts';
import { toTsv } from './grid/gridKeys.ts';
import { useNotify } from './notify.tsx';
import { useT } from './useT.ts';

interface Place {
  row: number;
  column: number;
}

const ARROWS: Readonly<Record<string, Place>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

const rowsOf = (room: HTMLElement) => [...room.querySelectorAll<HTMLTableRowElement>('tbody tr')];
/** What a cell shows; marks beside the text are no part of it. */
const textOf = (cell: Element) => (cell.querySelector('[data-copied]') ?? cell).textContent?.trim() ?? '';

/**
 * A block of a plain table is drawn with the mouse, or with Shift and the arrows, and copied by Ctrl+C for a spreadsheet; Ctrl+A takes
 * all of it, with its headings. What it is given goes onto the element that scrolls.
 * @param shown changes with what the table shows: the block is given up then
 */
export function useTableBlock(shown: unknown) {
  const t = useT();
  const notify = useNotify();
  const room = useRef<HTMLElement>(null);
  const block = useRef<{ anchor: Place; head: Place } | null>(null);

  const mark = useCallback((next: { anchor: Place; head: Place } | null) => {
    block.current = next;
    if (room.current === null) return;
    rowsOf(room.current).forEach((row, at) => {
      [...row.cells].forEach((cell, place) => {
        cell.toggleAttribute('data-picked', next !== null && isWithin(next, at, place));
      });
    });
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown is not looked at, it only ends the block
  useEffect(() => mark(null), [shown, mark]);

  const copy = (all: boolean) => {
    if (room.current === null) return;
    const heads = all ? [...room.current.querySelectorAll<HTMLTableRowElement>('thead tr')] : [];
    const rows = rowsOf(room.current).flatMap((row, at) => {
      const cells = [...row.cells].filter((_, place) => block.current && isWithin(block.current, at, place));
      return cells.length === 0 ? [] : [cells.map(textOf)];
    });
    if (rows.length === 0) return;
    const text = toTsv([...heads.map((row) => [...row.cells].map(textOf)), ...rows]);
    if (copyText(text)) notify.done(t('common.grid.copied', { count: rows.length }));
  };

  const placeAt = (target: EventTarget): Place | null => {
    const cell = target instanceof Element ? target.closest<HTMLTableCellElement>('tbody td, tbody th') : null;
    const row = cell?.closest('tr');
    if (!cell || !row || room.current === null) return null;
    return { row: rowsOf(room.current).indexOf(row), column: cell.cellIndex };
  };
  const whole = (): { anchor: Place; head: Place } | null => {
    const rows = room.current === null ? [] : rowsOf(room.current);
    const columns = Math.max(0, ...rows.map((row) => row.cells.length));
    return rows.length === 0
      ? null
      : { anchor: { row: 0, column: 0 }, head: { row: rows.length - 1, column: columns - 1 } };
  };
  const isWhole = () => {
    const all = whole();
    const now = block.current;
    return all !== null && now !== null && isWithin(now, 0, 0) && isWithin(now, all.head.row, all.head.column);
  };

  return {
    ref: room,
    onPointerDown(event: PointerEvent) {
      const place = event.button === 0 ? placeAt(event.target) : null;
      if (place === null) return;
      if (event.shiftKey && block.current) mark({ anchor: block.current.anchor, head: place });
      else mark({ anchor: place, head: place });
    },
    onPointerOver(event: PointerEvent) {
      if ((event.buttons & 1) === 0 || block.current === null) return;
      const place = placeAt(event.target);
      if (place !== null) mark({ anchor: block.current.anchor, head: place });
    },
    onKeyDown(event: KeyboardEvent) {
      const step = ARROWS[event.key];
      const key = event.key.toLowerCase();
      const withCtrl = event.ctrlKey || event.metaKey;
      const all = whole();
      if (withCtrl && key === 'a' && all) mark(all);
      else if (withCtrl && key === 'c' && block.current) copy(isWhole());
      else if (event.key === 'Escape' && block.current) mark(null);
      else if (event.shiftKey && step && all) {
        const from = block.current ?? { anchor: { row: 0, column: 0 }, head: { row: 0, column: 0 } };
        const within = (value: number, most: number) => Math.min(most, Math.max(0, value));
        const head = block.current
          ? {
              row: within(from.head.row + step.row, all.head.row),
              column: within(from.head.column + step.column, all.head.column),
            }
          : from.head;
        mark({ anchor: from.anchor, head });
        if (room.current)
          rowsOf(room.current)[head.row]?.cells[head.column]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      } else return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

function isWithin({ anchor, head }: { anchor: Place; head: Place }, row: number, column: number): boolean {
  return (
    row >= Math.min(anchor.row, head.row) &&
    row <= Math.max(anchor.row, head.row) &&
    column >= Math.min(anchor.column, head.column) &&
    column <= Math.max(anchor.column, head.column)
  );
}
