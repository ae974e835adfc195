import { type RefObject, useCallback, useEffect, useState } from 'react';
import { type CellAt, clampCell, type GridCursor, type GridSize } from './gridKeys.ts';

/** Where each grid stood and for which question: coming back from a dealer's page finds the place again. */
const remembered = new Map<string, { key: string; cursor: GridCursor; scrollTop: number }>();

/** The cursor of a grid. Another question puts it and the scroll position back to the first row. */
export function useGridCursor(props: {
  name: string;
  rowsKey: string;
  size: GridSize;
  scroller: RefObject<HTMLDivElement | null>;
  reveal(cell: CellAt): void;
}): [GridCursor, (next: GridCursor) => void] {
  const { name, rowsKey, size, scroller, reveal } = props;
  const [held, setHeld] = useState(() => {
    const kept = remembered.get(name);
    return { key: rowsKey, cursor: kept?.key === rowsKey ? kept.cursor : cursorAt({ row: 0, column: 0 }) };
  });
  const cursor = held.key === rowsKey ? held.cursor : cursorAt({ row: 0, column: held.cursor.active.column });
  if (held.key !== rowsKey) setHeld({ key: rowsKey, cursor });

  useEffect(() => {
    const last = remembered.get(name);
    remembered.set(name, { key: rowsKey, cursor, scrollTop: last?.key === rowsKey ? last.scrollTop : 0 });
  }, [name, rowsKey, cursor]);
  useScrollMemory(name, rowsKey, scroller, size.rows > 0);

  const setCursor = useCallback(
    (next: GridCursor) => {
      setHeld((last) => ({ ...last, cursor: next }));
      reveal(next.active);
    },
    [reveal],
  );
  if (size.rows === 0) return [cursor, setCursor];
  return [{ active: clampCell(cursor.active, size), anchor: clampCell(cursor.anchor, size) }, setCursor];
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
