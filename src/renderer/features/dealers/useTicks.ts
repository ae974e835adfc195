import { useCallback, useMemo } from 'react';
import type { DealerFilter, DealerOrder } from '../../../shared/contract/dealerFilter.contract.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { useGridTicks } from '../../components/grid/useGridTicks.ts';
import type { DealerRows } from './useDealerRows.ts';

/** The ticked dealers of one list; another filter starts without ticks, another order keeps them. */
export function useTicks(filter: DealerFilter, sort: DealerOrder, rows: DealerRows) {
  const api = useApi();
  const snapshot = rows.state.answer?.snapshot;
  const all = useCallback(async () => {
    const input = { filter, sort, ...(snapshot === undefined ? {} : { snapshot }) };
    return (await api.call('dealers.ids', input)).ids;
  }, [api, filter, sort, snapshot]);
  const selection = useGridTicks(JSON.stringify(filter), rows.state.total ?? 0, all);
  // Only ids the grid or dealers.ids gave are ever ticked. The same array while they are: commands are made with it.
  const ticked = useMemo(() => [...selection.ids] as DealerId[], [selection.ids]);
  return { selection, ticked };
}
