import { useCallback } from 'react';
import type { DealerFilter, DealerOrder } from '../../../shared/contract/dealerFilter.contract.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { useNotify } from '../../components/notify.tsx';
import { cardsAddress } from '../reports/cardsAddress.ts';

/** Opens the cards of the ticked dealers; without ticks those of all that the list shows, in its order. */
export function useCards(
  ticked: readonly DealerId[],
  filter: DealerFilter,
  sort: DealerOrder,
  snapshot: string | undefined,
): () => void {
  const api = useApi();
  const notify = useNotify();
  return useCallback(() => {
    const show = (ids: readonly DealerId[]) => {
      if (ids.length > 0) navigate(cardsAddress(ids));
    };
    if (ticked.length > 0) return show(ticked);
    const input = { filter, sort, ...(snapshot === undefined ? {} : { snapshot }) };
    api.call('dealers.ids', input).then(({ ids }) => show(ids), notify.error);
  }, [api, notify, ticked, filter, sort, snapshot]);
}
