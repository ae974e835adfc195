import { useCallback } from 'react';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { countsText } from '../../../shared/i18n/mergeCountsText.ts';
import { useApi } from '../../api/client.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { dealersApart } from './doubleTexts.ts';
import { useUndoableAct } from './useUndoableAct.ts';

interface Named {
  id: DealerId;
  name: string;
  code?: string;
  phone?: string;
  city?: string;
}

/** What the owner says of two dealers, each undone in one step. */
export function useDecide() {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const act = useUndoableAct();
  const distinct = useCallback(
    (one: Named, other: Named, is = true) =>
      act(
        () => api.call('doubles.setDistinct', { oneId: one.id, otherId: other.id, distinct: is }),
        t(is ? 'doubles.distinct.done' : 'doubles.distinct.forgotten', dealersApart({ one, other })),
      ),
    [act, api, t],
  );
  const group = useCallback(
    (one: Named, other: Named) =>
      act(
        async () => {
          const grouped = await api.call('doubles.group', { ids: [one.id, other.id] });
          return grouped;
        },
        t('doubles.group.done', dealersApart({ one, other })),
      ),
    [act, api, t],
  );
  const ungroup = useCallback(
    ({ id, name }: Named) => act(() => api.call('doubles.ungroup', { id }), t('doubles.group.left', { name })),
    [act, api, t],
  );
  const unmerge = useCallback(
    async (mergeId: Parameters<typeof api.call<'doubles.unmerge'>>[1]['mergeId']) => {
      try {
        const { lost, kept, back, stayed } = await api.call('doubles.unmerge', { mergeId });
        const [list, rest] = [countsText(back, t), countsText(stayed, t)];
        const words = { lost: lost.name, kept: kept.name };
        const told =
          list === '' ? t('doubles.merged.backNothing', words) : t('doubles.merged.back', { ...words, list });
        notify.done(rest === '' ? told : told + t('doubles.merged.stayed', { ...words, list: rest }));
      } catch (error) {
        notify.error(error);
      }
    },
    [api, notify, t],
  );
  return { distinct, group, ungroup, unmerge };
}
