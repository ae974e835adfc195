import { useMemo } from 'react';
import type { Input, Output } from '../../../shared/contract/index.ts';
import type { VisitId } from '../../../shared/domain/ids.ts';
import { withWarnings } from '../../../shared/i18n/dayWarningText.ts';
import { useApi } from '../../api/client.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

/** What is done to visits of the plan; each act tells how many and offers to take it back. */
export interface PlanActs {
  place(to: Input<'visits.place'>): Promise<void>;
  lock(ids: VisitId[], locked: boolean): Promise<void>;
  remove(ids: VisitId[]): Promise<void>;
}

export function usePlanActs(): PlanActs {
  const api = useApi();
  const notify = useNotify();
  const undo = useUndo();
  const t = useT();
  const format = useFormat();
  return useMemo(() => {
    const tell = async (
      key: 'visits.done.placed' | 'visits.done.locked' | 'visits.done.unlocked' | 'visits.done.removed',
      work: () => Promise<Output<'visits.lock'> & Partial<Output<'visits.place'>>>,
    ) => {
      try {
        const { visits, changeId, warnings = [], warned = 0 } = await work();
        if (changeId === null) return;
        const message = withWarnings(t(key, { count: visits }), { warnings, warned }, t, format);
        notify.done(message, () => void undo(changeId));
      } catch (error) {
        notify.error(error);
      }
    };
    return {
      place: (to) => tell('visits.done.placed', () => api.call('visits.place', to)),
      lock: (ids, locked) =>
        tell(locked ? 'visits.done.locked' : 'visits.done.unlocked', () => api.call('visits.lock', { ids, locked })),
      remove: (ids) => tell('visits.done.removed', () => api.call('visits.remove', { ids })),
    };
  }, [api, format, notify, t, undo]);
}
