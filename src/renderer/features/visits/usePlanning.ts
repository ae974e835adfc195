import { useCallback, useState } from 'react';
import { ChangeId, type JobId } from '../../../shared/domain/ids.ts';
import { useAllJobs, useJob, useJobs } from '../../api/useJob.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { plannedText } from './plannedText.ts';

/** The planner at work: followed also where the page was left and is opened again; its end offers to take it back. */
export function usePlanning() {
  const t = useT();
  const format = useFormat();
  const notify = useNotify();
  const undo = useUndo();
  const jobs = useJobs();
  const running = useAllJobs().find(({ state }) => state.kind === 'visits.plan' && state.status === 'running');
  const [started, setStarted] = useState<JobId | null>(null);
  const jobId = running?.state.jobId ?? started;
  const follow = useCallback(
    async (id: JobId) => {
      setStarted(id);
      try {
        const { result } = await jobs.finished(id);
        const change = ChangeId.safeParse(result?.changeId);
        notify.done(plannedText(result ?? {}, t, format), change.success ? () => void undo(change.data) : undefined);
      } catch (error) {
        notify.error(error);
      } finally {
        setStarted(null);
      }
    },
    [format, jobs, notify, t, undo],
  );
  return { job: useJob(jobId), follow };
}
