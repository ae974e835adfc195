import { useMemo, useState } from 'react';
import { useNotify } from '../notify.tsx';
import type { GridSelection } from './gridTypes.ts';

const NOBODY: ReadonlySet<number> = new Set();

/**
 * The ticked rows of one list; another list begins without ticks.
 * @param list names what is listed: filter, check and the like, but not the order
 * @param total rows the list has
 * @param all asks for the ids of every row; keep the function while the list is the same
 */
export function useGridTicks(list: string, total: number, all: () => Promise<Iterable<number>>): GridSelection {
  const notify = useNotify();
  const [held, setHeld] = useState<{ list: string; ids: ReadonlySet<number> }>({ list, ids: NOBODY });
  const ids = held.list === list ? held.ids : NOBODY;
  return useMemo(() => {
    const set = (next: ReadonlySet<number>) => setHeld({ list, ids: next });
    return {
      ids,
      clear: () => set(NOBODY),
      toggle: (some) => {
        const on = some.some((id) => !ids.has(id));
        const next = new Set(ids);
        for (const id of some) {
          if (on) next.add(id);
          else next.delete(id);
        }
        set(next);
      },
      toggleAll: () => {
        if (ids.size >= total) set(NOBODY);
        else all().then((every) => set(new Set(every)), notify.error);
      },
    };
  }, [all, ids, list, notify, total]);
}
