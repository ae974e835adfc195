import { useState } from 'react';
import type { Input } from '../../../shared/contract/index.ts';
import type { RunId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useJobs } from '../../api/useJob.tsx';
import { useNotify } from '../../components/notify.tsx';

/** Calculates and keeps a run of a past day, waits for it, and says in words what went wrong. */
export function useRunOfDay() {
  const api = useApi();
  const jobs = useJobs();
  const notify = useNotify();
  const readOnly = useApiQuery('session.get', {}).data?.file?.readOnly === true;
  const latest = useApiQuery('scoring.overview', {}).data?.live?.asOf;
  const [busy, setBusy] = useState(false);
  const run = async (wish: Input<'scoring.run'>, then: (runId: RunId) => void | Promise<void>) => {
    setBusy(true);
    try {
      const { jobId, runId } = await api.call('scoring.run', wish);
      await jobs.finished(jobId);
      await then(runId);
    } catch (error) {
      notify.error(error);
    } finally {
      setBusy(false);
    }
  };
  return { run, busy, readOnly, latest };
}
