import { addDays, type CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { ActivityId, ChangeId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

/** Ticks next steps off or moves them, and offers the way back. */
export function useStepActs() {
  const t = useT();
  const api = useApi();
  const format = useFormat();
  const notify = useNotify();
  const undo = useUndo();
  const today = useApiQuery('session.get', {}).data?.today;
  const told =
    (message: string) =>
    ({ changeId }: { changeId: ChangeId | null }) =>
      notify.done(message, changeId === null ? undefined : () => void undo(changeId));
  const postpone = (ids: readonly ActivityId[], nextOn: CalendarDay) =>
    void api
      .call('activities.postpone', { ids: [...ids], nextOn })
      .then(told(t('activities.steps.moved', { day: format.day(nextOn) })), notify.error);
  return {
    finish: (ids: readonly ActivityId[]) =>
      void api
        .call('activities.finishNext', { ids: [...ids] })
        .then(told(t('activities.steps.finished', { count: ids.length })), notify.error),
    postpone,
    tomorrow: (ids: readonly ActivityId[]) => {
      if (today !== undefined) postpone(ids, addDays(today, 1));
    },
  };
}
