import type { JobState } from '../../shared/contract/events.ts';
import type { JobId } from '../../shared/domain/ids.ts';
import { AppError } from '../../shared/errors/appError.ts';
import type { ApiClient } from './client.tsx';
import { type Pace, updatePace } from './pace.ts';

/** A job with its speed, as far as this window has watched it. */
export interface WatchedJob {
  readonly state: JobState;
  readonly pace: Pace;
}

/** All jobs this window knows of, kept up to date by events. */
export interface JobStore {
  get(jobId: JobId): WatchedJob | undefined;
  /** The same array until something changes. */
  all(): readonly WatchedJob[];
  subscribe(listener: () => void): () => void;
  /** Asks the engine for a job that is not known yet. */
  load(jobId: JobId): Promise<void>;
  /** Resolves when the job is done; throws its error, `cancelled` included. */
  finished(jobId: JobId): Promise<JobState>;
}

/** Ended jobs that are remembered, so that a page opened late still learns how its job ended. */
const KEPT = 50;

export function createJobStore(api: ApiClient, now: () => number = Date.now): JobStore {
  const jobs = new Map<JobId, WatchedJob>();
  const listeners = new Set<() => void>();
  let list: readonly WatchedJob[] = [];

  const put = (state: JobState) => {
    const known = jobs.get(state.jobId);
    // An answer to jobs.get may be older than the last event.
    if (known !== undefined && known.state.status !== 'running' && state.status === 'running') return;
    jobs.set(state.jobId, { state, pace: updatePace(known?.pace, state, now()) });
    const ended = [...jobs.values()].filter((job) => job.state.status !== 'running');
    for (const old of ended.slice(0, Math.max(0, ended.length - KEPT))) jobs.delete(old.state.jobId);
    list = [...jobs.values()];
    for (const listener of listeners) listener();
  };
  const load = async (jobId: JobId) => put(await api.call('jobs.get', { jobId }));

  api.onEvent((event) => {
    if (event.type === 'job.progress') put(event.job);
  });
  // Jobs that began before this window; an unreachable engine shows in the connection banner instead.
  void api.call('jobs.list', {}).then(
    (answer) => answer.jobs.forEach(put),
    () => undefined,
  );

  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    get: (jobId) => jobs.get(jobId),
    all: () => list,
    subscribe,
    load,
    finished: (jobId) =>
      new Promise<JobState>((resolve, reject) => {
        const look = () => {
          const state = jobs.get(jobId)?.state;
          if (state === undefined || state.status === 'running') return;
          end();
          if (state.status === 'done') resolve(state);
          else reject(state.error === null ? new AppError('cancelled') : AppError.fromWire(state.error));
        };
        const end = subscribe(look);
        look();
        if (!jobs.has(jobId)) load(jobId).catch(reject);
      }),
  };
}
