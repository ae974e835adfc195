import { useRef } from 'react';
import type { TodayLine, TodayPartName } from '../../../shared/contract/today.contract.ts';
import { addDays } from '../../../shared/domain/calendarDay.ts';
import { ActivityId, type ChangeId, SpokenOrderId, VisitId } from '../../../shared/domain/ids.ts';
import { GivenResult } from '../../../shared/domain/visitResults.ts';
import { withWarnings } from '../../../shared/i18n/dayWarningText.ts';
import { lineName } from '../../../shared/i18n/todayText.ts';
import type { TextKey } from '../../../shared/i18n/translator.ts';
import { useApi } from '../../api/client.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { useStepActs } from '../activities/useStepActs.ts';
import type { useAside } from './todayPrefs.ts';
import { visitedText } from './visitedText.ts';

/** What a line can be dealt with from the page of the day. */
export interface LineActs {
  done?: { label: TextKey; run(): void };
  later?: { label: TextKey; run(): void };
}

/** The acts of a part's lines; those without a day of their own are put aside until tomorrow. */
export function useTodayActs(today: string, { hide, show }: Pick<ReturnType<typeof useAside>, 'hide' | 'show'>) {
  const t = useT();
  const format = useFormat();
  const api = useApi();
  const notify = useNotify();
  const undo = useUndo();
  const steps = useStepActs();
  // Taken back later, when others may have been put aside as well.
  const shown = useRef(show);
  shown.current = show;
  const run = (work: Promise<{ changeId: ChangeId | null }>, message: string) =>
    void work.then(
      ({ changeId }) => notify.done(message, changeId === null ? undefined : () => void undo(changeId)),
      notify.error,
    );
  return (part: TodayPartName, line: TodayLine): LineActs => {
    const { id, name } = line;
    const putAside = () => {
      hide(part, line.key);
      notify.done(t('today.told.aside', { name: lineName(line, t) }), () => shown.current(part, line.key));
    };
    const aside = { label: 'today.act.hide', run: putAside } as const;
    switch (part) {
      case 'plan': {
        if (id === null || line.done) return {};
        const visitId = VisitId.parse(id);
        const tomorrow = addDays(today, 1);
        const row = GivenResult.parse({ row: 1, visitId, doneOn: today });
        return {
          done: {
            label: 'today.act.visited',
            run: () =>
              void api.call('visits.take', { rows: [row], origin: 'hand' }).then((answer) => {
                const { changeId } = answer;
                notify.done(visitedText(answer, name, t), changeId === null ? undefined : () => void undo(changeId));
              }, notify.error),
          },
          later: {
            label: 'today.act.tomorrow',
            run: () =>
              void api.call('visits.place', { ids: [visitId], on: tomorrow }).then(({ changeId, ...told }) => {
                const moved = t('today.told.moved', { name, day: format.day(tomorrow) });
                const message = withWarnings(moved, told, t, format);
                notify.done(message, changeId === null ? undefined : () => void undo(changeId));
              }, notify.error),
          },
        };
      }
      case 'steps': {
        if (id === null) return {};
        const ids = [ActivityId.parse(id)];
        return {
          done: { label: 'activities.steps.finish', run: () => steps.finish(ids) },
          later: { label: 'today.act.tomorrow', run: () => steps.tomorrow(ids) },
        };
      }
      case 'care': {
        const { dealerId, care } = line;
        if (dealerId === null || care === null) return { later: aside };
        const what = t(`activities.care.occasion.${care.occasion}`);
        return {
          done: {
            label: 'today.act.done',
            run: () =>
              run(
                api.call('care.done', { dealerId, ...care, done: true }),
                t('activities.care.marked', { name, what }),
              ),
          },
          later: aside,
        };
      }
      case 'spoken': {
        if (id === null) return {};
        const ids = [SpokenOrderId.parse(id)];
        return {
          done: {
            label: 'today.act.billed',
            run: () =>
              run(api.call('visits.settleSpoken', { ids, settled: 'billed' }), t('today.told.billed', { name })),
          },
          later: aside,
        };
      }
      default:
        return { later: aside };
    }
  };
}
