import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type CellAt, clampCell, type GridCursor, type GridSize } from './gridKeys.ts';
import type { GridRowBase, PageAnswer } from './gridTypes.ts';
import type { GridRows } from './useRowPages.ts';

/** A cursor and the row it stands on, which is known by its id: its place may become another row's. */
interface Held {
  key: string;
  cursor: GridCursor;
  /** Null until the row is there. */
  id: number | null;
  /** The user has put it there or used it there; before that it only marks the first row, whichever that is. */
  placed: boolean;
}

/** Where each grid stood and for which question: coming back from a dealer's page finds the place again. */
const remembered = new Map<string, Held & { scrollTop: number }>();

export interface GridCursorProps<R extends GridRowBase, A extends PageAnswer<R>> {
  name: string;
  rows: GridRows<R, A>;
  size: GridSize;
  /** px */
  rowHeight: number;
  scroller: RefObject<HTMLDivElement | null>;
  reveal(cell: CellAt): void;
  /** The row was taken away by the user himself: the cursor takes the one that comes in its place. */
  isLeaving(id: number): boolean;
}

export interface GridCursorState<R extends GridRowBase> {
  cursor: GridCursor;
  setCursor(next: GridCursor): void;
  /** The row the cursor was put on; undefined where it is not there (any more), so that no key acts on another one. */
  row: R | undefined;
  /** Puts the cursor on the row that stands in its place now. */
  adopt(): void;
  /** The user uses the row where the cursor stands. */
  place(): void;
}

/**
 * The cursor of a grid. It follows its row when changed data put it elsewhere; where the row is gone, it stands on none
 * until it is moved. Another question puts it and the scroll position back to the first row.
 */
export function useGridCursor<R extends GridRowBase, A extends PageAnswer<R>>(
  props: GridCursorProps<R, A>,
): GridCursorState<R> {
  const { name, rows, size, scroller, reveal } = props;
  const { pages } = rows;
  const [kept, setHeld] = useState<Held>(() => {
    const last = remembered.get(name);
    return last?.key === rows.key ? last : beginning(rows.key, 0);
  });
  let held = kept;
  if (held.key !== rows.key) {
    held = beginning(rows.key, held.cursor.active.column);
    setHeld(held);
  }
  const cursor =
    size.rows === 0
      ? held.cursor
      : { active: clampCell(held.cursor.active, size), anchor: clampCell(held.cursor.anchor, size) };
  const there = rows.settled && cursor.active.row >= 0 ? pages.row(cursor.active.row) : undefined;
  if (there !== undefined && (held.id === null || (!held.placed && held.id !== there.id))) {
    held = { ...held, id: there.id };
    setHeld(held);
  }

  useEffect(() => {
    pages.follow(held.placed ? held.id : null, held.cursor.active.row);
    const last = remembered.get(name);
    remembered.set(name, { ...held, scrollTop: last?.key === held.key ? last.scrollTop : 0 });
  }, [name, pages, held]);
  useFollowing(props, setHeld);
  useScrollMemory(name, rows.key, scroller, size.rows > 0);

  const setCursor = useCallback(
    (next: GridCursor) => {
      const row = next.active.row < 0 ? undefined : pages.row(next.active.row);
      setHeld((last) => ({ ...last, cursor: next, id: row?.id ?? null, placed: true }));
      reveal(next.active);
    },
    [pages, reveal],
  );
  const adopt = useCallback(() => setHeld((last) => ({ ...last, id: null, placed: true })), []);
  const place = useCallback(() => setHeld((last) => (last.placed ? last : { ...last, placed: true })), []);
  return { cursor, setCursor, row: there?.id === held.id ? there : undefined, adopt, place };
}

function beginning(key: string, column: number): Held {
  return { key, cursor: cursorAt({ row: 0, column }), id: null, placed: false };
}

/** Moves the cursor along with its row when the list was made anew, before anything of it is seen. */
function useFollowing<R extends GridRowBase, A extends PageAnswer<R>>(
  { rows, scroller, rowHeight, isLeaving }: GridCursorProps<R, A>,
  setHeld: (change: (last: Held) => Held) => void,
): void {
  const { renewal } = rows.state;
  const latest = useRef({ rowHeight, isLeaving });
  latest.current = { rowHeight, isLeaving };
  const done = useRef(renewal);
  useLayoutEffect(() => {
    if (renewal === done.current) return;
    done.current = renewal;
    if (renewal === null || renewal.id === null || renewal.at === undefined) return;
    const { id, at, scrollBy } = renewal;
    setHeld((last) => {
      if (last.id !== id) return last;
      if (at === null) return latest.current.isLeaving(id) ? { ...last, id: null } : last;
      const { active } = last.cursor;
      return active.row === at ? last : { ...last, cursor: cursorAt({ row: at, column: active.column }) };
    });
    if (scroller.current && scrollBy !== 0) scroller.current.scrollTop += scrollBy * latest.current.rowHeight;
  }, [renewal, scroller, setHeld]);
}

function cursorAt(active: CellAt): GridCursor {
  return { active, anchor: active };
}

function useScrollMemory(name: string, key: string, scroller: RefObject<HTMLDivElement | null>, ready: boolean): void {
  useEffect(() => {
    const element = scroller.current;
    if (element === null || !ready) return;
    const last = remembered.get(name);
    element.scrollTop = last?.key === key ? last.scrollTop : 0;
    const onScroll = () => {
      const entry = remembered.get(name);
      if (entry?.key === key) entry.scrollTop = element.scrollTop;
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [name, key, scroller, ready]);
}
