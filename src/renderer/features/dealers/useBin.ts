import { useMemo } from 'react';
import type { ChangeId, DealerId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

/** Most dealers one command takes. */
const AT_ONCE = 20_000;

type Act = (ids: DealerId[]) => Promise<{ count: number; changeId: ChangeId }>;

/** Puts dealers into the bin or takes them out; says how many and offers to take it back. */
export function useBin() {
  const api = useApi();
  const notify = useNotify();
  const undo = useUndo();
  const t = useT();
  return useMemo(() => {
    const inParts = async (
      ids: readonly DealerId[],
      text: 'dealers.done.removed' | 'dealers.done.restored',
      act: Act,
    ) => {
      const changes: ChangeId[] = [];
      let count = 0;
      try {
        for (let at = 0; at < ids.length; at += AT_ONCE) {
          const part = await act(ids.slice(at, at + AT_ONCE));
          count += part.count;
          changes.unshift(part.changeId);
        }
      } catch (error) {
        notify.error(error);
      }
      const takeBack = async () => {
        for (const change of changes) await undo(change);
      };
      if (count > 0) notify.done(t(text, { count }), () => void takeBack());
    };
    return {
      remove: (ids: readonly DealerId[]) =>
        inParts(ids, 'dealers.done.removed', async (part) => {
          const { removed, changeId } = await api.call('dealers.remove', { ids: part });
          return { count: removed, changeId };
        }),
      restore: (ids: readonly DealerId[]) =>
        inParts(ids, 'dealers.done.restored', async (part) => {
          const { restored, changeId } = await api.call('dealers.restore', { ids: part });
          return { count: restored, changeId };
        }),
    };
  }, [api, notify, undo, t]);
}
