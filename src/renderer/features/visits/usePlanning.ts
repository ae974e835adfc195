import { useCallback, useState } from 'react';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { ChangeId, type JobId, type RepId } from '../../../shared/domain/ids.ts';
import { weekOf } from '../../../shared/domain/week.ts';
import { type ApiClient, useApi } from '../../api/client.tsx';
import { useAllJobs, useJob, useJobs } from '../../api/useJob.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { useUndo } from '../../app/useUndo.ts';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { plannedText } from './plannedText.ts';
import { writePlanWeek } from './planWeek.ts';

/** Days that are planned, from today on, and the address of the board that waits for them. */
interface PlannedSpan {
  from: CalendarDay;
  to: CalendarDay;
  repId: RepId | null;
  waiting: string;
}

/** The first of the days that has planned visits: a month that begins at a weekend begins with a week of none. */
async function firstPlanned(api: ApiClient, { from, to, repId }: PlannedSpan): Promise<CalendarDay | undefined> {
  const repIds = repId === null ? {} : { repIds: [repId] };
  const { visits } = await api.call('visits.list', { from, to, ...repIds, statuses: ['planned'] });
  return visits.map(({ on }) => on).toSorted()[0];
}

/** The planner at work: followed also where the page was left and is opened again; its end offers to take it back. */
export function usePlanning() {
  const t = useT();
  const api = useApi();
  const format = useFormat();
  const notify = useNotify();
  const undo = useUndo();
  const jobs = useJobs();
  const running = useAllJobs().find(({ state }) => state.kind === 'visits.plan' && state.status === 'running');
  const [started, setStarted] = useState<JobId | null>(null);
  const jobId = running?.state.jobId ?? started;
  const follow = useCallback(
    async (id: JobId, of: PlannedSpan) => {
      setStarted(id);
      try {
        const { result } = await jobs.finished(id);
        const change = ChangeId.safeParse(result?.changeId);
        notify.done(plannedText(result ?? {}, t, format), change.success ? () => void undo(change.data) : undefined);
        const first = await firstPlanned(api, of);
        // Whoever has gone elsewhere meanwhile stays there.
        if (first !== undefined && location.hash === `#${of.waiting}`)
          navigate(writePlanWeek({ from: weekOf(first).from, repId: of.repId }));
      } catch (error) {
        notify.error(error);
      } finally {
        setStarted(null);
      }
    },
    [api, format, jobs, notify, t, undo],
  );
  return { job: useJob(jobId), follow };
}
