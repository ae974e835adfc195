import { useCallback } from 'react';
import { RunId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { openDealers } from '../../app/pickedDealers.ts';
import { useNotify } from '../../components/notify.tsx';

/** The side of a comparison that is the owner's own grades; all others are the numbers of runs. */
export const ORIGINAL = 'original';

/** A side as the engine is asked for it. */
export function sourceOf(from: string): typeof ORIGINAL | RunId {
  return from === ORIGINAL ? ORIGINAL : RunId.parse(Number(from));
}

/** Opens the list of the dealers that a cell of a comparison stands for. @param to the live result where it is null */
export function useOpenMoved(from: string, to: RunId | null = null) {
  const api = useApi();
  const notify = useNotify();
  return useCallback(
    (label: string, cell: { from: string; to: string }) => {
      const which = { from: sourceOf(from), to, cell: { from: cell.from, to: cell.to } };
      void api
        .call('scoring.movedIds', which)
        .then(({ ids }) => openDealers({ label, ids }))
        .catch(notify.error);
    },
    [api, notify, from, to],
  );
}
