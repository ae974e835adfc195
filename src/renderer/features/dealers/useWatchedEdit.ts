import { useState } from 'react';
import { ChangeId, type JobId } from '../../../shared/domain/ids.ts';
import { isAppError } from '../../../shared/errors/appError.ts';
import { useJobs } from '../../api/useJob.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

/** Starts the job of an edit of many dealers, waits for it, and offers to take it back. */
export function useWatchedEdit(onDone: () => void) {
  const jobs = useJobs();
  const notify = useNotify();
  const undo = useUndo();
  const t = useT();
  const [jobId, setJobId] = useState<JobId | null>(null);
  const [error, setError] = useState<Error | null>(null);
  /** @param done tells how many dealers have changed */
  const start = async (begin: () => Promise<{ jobId: JobId }>, done: (changed: number | undefined) => string) => {
    setError(null);
    try {
      const started = await begin();
      setJobId(started.jobId);
      const { result } = await jobs.finished(started.jobId);
      const changeId = ChangeId.safeParse(result?.changeId);
      const takeBack = changeId.success ? () => void undo(changeId.data) : undefined;
      notify.done(done(result?.changed), takeBack);
      onDone();
    } catch (failure) {
      setJobId(null);
      if (isAppError(failure) && failure.code === 'cancelled') notify.done(t('dealers.bulk.cancelled'));
      else setError(failure instanceof Error ? failure : new Error(String(failure)));
    }
  };
  return { jobId, error, start };
}
