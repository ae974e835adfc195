import { useCallback, useState } from 'react';
import { useApi } from '../../api/client.tsx';
import { useJobs } from '../../api/useJob.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

/** Keeps the present result as a run for ever. */
export function useFreezeRun(): { freeze: () => void; busy: boolean } {
  const api = useApi();
  const jobs = useJobs();
  const notify = useNotify();
  const t = useT();
  const [busy, setBusy] = useState(false);
  const freeze = useCallback(() => {
    setBusy(true);
    const run = async () => {
      const { jobId, runId } = await api.call('scoring.run', {});
      await jobs.finished(jobId);
      notify.done(t('scoring.run.frozen', { id: runId }));
    };
    run()
      .catch(notify.error)
      .finally(() => setBusy(false));
  }, [api, jobs, notify, t]);
  return { freeze, busy };
}
