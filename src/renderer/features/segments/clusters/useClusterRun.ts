import { useCallback, useEffect } from 'react';
import type { Input } from '../../../../shared/contract/index.ts';
import { ClusterRunId } from '../../../../shared/domain/ids.ts';
import { type ApiClient, useApi } from '../../../api/client.tsx';
import { useCalculation } from '../../../app/analysis/useCalculation.ts';
import { useNotify } from '../../../components/notify.tsx';

/**
 * Starts a run and follows it; `onDone` hears of the finished one. The first begins by itself. Later ones do not: each is kept
 * with its names, and by which figures dealers are compared is the owner's choice.
 */
export function useClusterRun(wish: Input<'clusters.run'>, first: boolean, onDone: (runId: ClusterRunId) => void) {
  const api = useApi();
  const notify = useNotify();
  const call = useCallback((by: ApiClient) => by.call('clusters.run', wish), [wish]);
  const { begin, job, jobId } = useCalculation('clusters.run', first ? 'first' : null, call);
  const done = job?.status === 'done';
  useEffect(() => {
    if (!done || jobId === null) return;
    let gone = false;
    void api.call('jobs.get', { jobId }).then(({ result }) => {
      const runId = ClusterRunId.safeParse(result?.runId);
      if (!gone && runId.success) onDone(runId.data);
    }, notify.error);
    return () => {
      gone = true;
    };
  }, [done, jobId, api, notify, onDone]);
  return { begin, job: done ? null : job };
}
