import { useCallback, useEffect, useState } from 'react';
import type { Input } from '../../../../shared/contract/index.ts';
import { ClusterRunId, type JobId } from '../../../../shared/domain/ids.ts';
import { useApi } from '../../../api/client.tsx';
import { useJob } from '../../../api/useJob.tsx';
import { useNotify } from '../../../components/notify.tsx';

/** Starts a run and follows it; `onDone` hears of the finished one. */
export function useClusterRun(onDone: (runId: ClusterRunId) => void) {
  const api = useApi();
  const notify = useNotify();
  const [jobId, setJobId] = useState<JobId | null>(null);
  const job = useJob(jobId);
  const start = useCallback(
    async (input: Input<'clusters.run'>) => {
      try {
        setJobId((await api.call('clusters.run', input)).jobId);
      } catch (error) {
        notify.error(error);
      }
    },
    [api, notify],
  );
  const done = job?.status === 'done';
  useEffect(() => {
    if (!done || jobId === null) return;
    let gone = false;
    void api.call('jobs.get', { jobId }).then(({ result }) => {
      const runId = ClusterRunId.safeParse(result?.runId);
      if (!gone && runId.success) onDone(runId.data);
      if (!gone) setJobId(null);
    }, notify.error);
    return () => {
      gone = true;
    };
  }, [done, jobId, api, notify, onDone]);
  return { start, job: done ? null : job };
}
