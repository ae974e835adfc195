import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { JobPhase, JobState } from '../../shared/contract/events.ts';
import type { JobId } from '../../shared/domain/ids.ts';
import { AppError } from '../../shared/errors/appError.ts';
import { useApi } from './client.tsx';
import type { JobStore, WatchedJob } from './jobStore.ts';
import { remainingMs } from './pace.ts';

const JobContext = createContext<JobStore | null>(null);

/** Lends the window's jobs to the pages below. */
export function JobProvider({ store, children }: { store: JobStore; children: ReactNode }) {
  return <JobContext value={store}>{children}</JobContext>;
}

/** The window's jobs; `finished(jobId)` waits for one. */
export function useJobs(): JobStore {
  const store = useContext(JobContext);
  if (store === null) throw new Error('useJobs outside of JobProvider');
  return store;
}

/** Every job this window knows of, running and ended. */
export function useAllJobs(): readonly WatchedJob[] {
  const store = useJobs();
  return useSyncExternalStore(store.subscribe, store.all);
}

/** A job as a page shows it. Before the engine has answered it counts as waiting. */
export interface JobView {
  status: JobState['status'];
  phase: JobPhase;
  done: number;
  total: number | null;
  remainingMs: number | null;
  error: AppError | null;
  cancel(): void;
}

/** Follows one job; undefined or null follows none and answers null. */
export function useJob(jobId: JobId | null | undefined): JobView | null {
  const api = useApi();
  const store = useJobs();
  const job = useSyncExternalStore(store.subscribe, () => (jobId ? store.get(jobId) : undefined));

  useEffect(() => {
    // A job the engine has forgotten shows as still waiting; its page has its own answer to come by.
    if (jobId && store.get(jobId) === undefined) void store.load(jobId).catch(() => undefined);
  }, [jobId, store]);

  return useMemo(() => {
    if (!jobId) return null;
    return {
      status: job?.state.status ?? 'running',
      phase: job?.state.phase ?? 'waiting',
      done: job?.state.done ?? 0,
      total: job?.state.total ?? null,
      remainingMs: job === undefined ? null : remainingMs(job.pace),
      error: job?.state.error ? AppError.fromWire(job.state.error) : null,
      // A job that has just ended can no longer be cancelled; how it ended is what the page shows.
      cancel: () => void api.call('jobs.cancel', { jobId }).catch(() => undefined),
    };
  }, [api, job, jobId]);
}
