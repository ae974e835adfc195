import { useCallback, useState } from 'react';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import type { MergePair } from './MergeDealersModal.tsx';

/** Most shops one owner has, for one command. */
const MOST_SHOPS = 200;

/** What ticked dealers of a list can be made: one, or shops of one owner. */
export function useTickedDoubles(ticked: readonly DealerId[], clear: () => void) {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const undo = useUndo();
  const [pair, setPair] = useState<MergePair | null>(null);
  const merge = useCallback(() => {
    const [keptId, lostId] = ticked;
    if (ticked.length === 2 && keptId !== undefined && lostId !== undefined) setPair({ keptId, lostId });
  }, [ticked]);
  const group = useCallback(async () => {
    const ids = ticked.slice(0, MOST_SHOPS);
    if (ids.length < 2) return;
    try {
      const { changeId } = await api.call('doubles.group', { ids });
      const told = t('doubles.group.grouped', { count: ids.length });
      notify.done(told, changeId === null ? undefined : () => void undo(changeId));
      clear();
    } catch (error) {
      notify.error(error);
    }
  }, [api, clear, notify, t, ticked, undo]);
  return { pair, merge, group: () => void group(), close: () => setPair(null) };
}
