import { useMemo, useState } from 'react';
import type { DealerFilter, DealerOrder } from '../../../shared/contract/dealerFilter.contract.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import type { GridSelection } from '../../components/grid/gridTypes.ts';
import { useNotify } from '../../components/notify.tsx';
import type { DealerRows } from './useDealerRows.ts';

const NOBODY: ReadonlySet<number> = new Set();

/** The ticked dealers of one list; another filter starts without ticks, another order keeps them. */
export function useTicks(filter: DealerFilter, sort: DealerOrder, rows: DealerRows) {
  const api = useApi();
  const notify = useNotify();
  const list = JSON.stringify(filter);
  const [held, setHeld] = useState<{ list: string; ids: ReadonlySet<number> }>({ list, ids: NOBODY });
  const ids = held.list === list ? held.ids : NOBODY;
  const total = rows.state.total ?? 0;
  const snapshot = rows.state.answer?.snapshot;

  const selection = useMemo<GridSelection>(() => {
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
        if (ids.size >= total) return set(NOBODY);
        const input = { filter, sort, ...(snapshot === undefined ? {} : { snapshot }) };
        api.call('dealers.ids', input).then((answer) => set(new Set<number>(answer.ids)), notify.error);
      },
    };
  }, [api, notify, filter, sort, list, ids, total, snapshot]);
  // Only ids the grid or dealers.ids gave are ever ticked. The same array while they are: commands are made with it.
  const ticked = useMemo(() => [...ids] as DealerId[], [ids]);
  return { selection, ticked };
}
