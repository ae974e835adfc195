import { useCallback, useEffect, useState } from 'react';
import type { JobKind } from '../../../shared/contract/events.ts';
import type { JobId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useAllJobs, useJob } from '../../api/useJob.tsx';
import { useNotify } from '../../components/notify.tsx';

type Call = (api: ReturnType<typeof useApi>) => Promise<{ jobId: JobId }>;

/**
 * The calculation of a model's page. It begins by itself where the page has nothing to show or what it shows no longer holds,
 * once for each such state as long as the page is open: one that was cancelled or has failed is left to the owner, and a file
 * that is only looked at is left alone. Whichever is running already is followed and waited for, also where the page was left
 * and is opened again.
 * @param due names what is missing or outdated (what is asked for, and of when what is kept is); null where nothing is
 * @param call starts it as it goes without saying; a stable function
 */
export function useCalculation(kind: JobKind, due: string | null, call: Call) {
  const api = useApi();
  const notify = useNotify();
  const mayWrite = useApiQuery('session.get', {}).data?.file?.readOnly === false;
  const running = useAllJobs().find(({ state }) => state.kind === kind && state.status === 'running')?.state.jobId;
  const [started, setStarted] = useState<{ due: string | null; jobId: JobId | null } | null>(null);
  const begin = useCallback(
    async (own: Call = call) => {
      setStarted({ due, jobId: null });
      try {
        const { jobId } = await own(api);
        setStarted({ due, jobId });
      } catch (error) {
        notify.error(error);
      }
    },
    [api, notify, call, due],
  );
  useEffect(() => {
    if (mayWrite && due !== null && running === undefined && started?.due !== due) void begin();
  }, [mayWrite, due, running, started, begin]);
  const jobId = running ?? started?.jobId ?? null;
  return { begin, jobId, job: useJob(jobId) };
}
