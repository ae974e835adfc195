import type { EngineEvent, JobKind, JobPhase, JobState } from '../../shared/contract/events.ts';
import { JobId } from '../../shared/domain/ids.ts';
import { AppError, type WireError } from '../../shared/errors/appError.ts';

const KEEP_ENDED = 50;

/** What runs and what has lately ended. Every change is an event. */
export function createJobBoard(emit: (event: EngineEvent) => void, now: () => number) {
  const jobs = new Map<string, { state: JobState; cancel: SharedArrayBuffer }>();
  let idleWaiters: (() => void)[] = [];

  function announce(state: JobState): void {
    emit({ type: 'job.progress', job: { ...state } });
  }

  function get(jobId: string) {
    const job = jobs.get(jobId);
    if (!job) throw new AppError('not_found');
    return job;
  }

  return {
    add(jobId: string, kind: JobKind): SharedArrayBuffer {
      const cancel = new SharedArrayBuffer(4);
      const state: JobState = {
        jobId: JobId.parse(jobId),
        kind,
        status: 'running',
        phase: 'waiting',
        done: 0,
        total: null,
        startedAt: now(),
        error: null,
      };
      jobs.set(jobId, { state, cancel });
      const ended = [...jobs].filter(([, job]) => job.state.status !== 'running');
      for (const [id] of ended.slice(0, Math.max(0, ended.length - KEEP_ENDED))) jobs.delete(id);
      announce(state);
      return cancel;
    },
    progress(jobId: string, phase: JobPhase, done: number, total: number | null): void {
      const job = jobs.get(jobId);
      if (job?.state.status !== 'running') return;
      Object.assign(job.state, { phase, done, total });
      announce(job.state);
    },
    end(jobId: string, error: WireError | null): void {
      const job = jobs.get(jobId);
      if (job?.state.status !== 'running') return;
      job.state.status = error === null ? 'done' : error.code === 'cancelled' ? 'cancelled' : 'failed';
      job.state.error = error;
      announce(job.state);
      if (this.running().length === 0) {
        for (const wake of idleWaiters) wake();
        idleWaiters = [];
      }
    },
    cancel(jobId: string): void {
      Atomics.store(new Int32Array(get(jobId).cancel), 0, 1);
    },
    cancelFlag: (jobId: string): SharedArrayBuffer => get(jobId).cancel,
    get: (jobId: string): JobState => ({ ...get(jobId).state }),
    list: (): JobState[] => [...jobs.values()].map((job) => ({ ...job.state })),
    running: (): JobState[] => [...jobs.values()].map((job) => job.state).filter((state) => state.status === 'running'),
    /** Resolves once nothing runs. */
    idle(): Promise<void> {
      if (this.running().length === 0) return Promise.resolve();
      return new Promise((resolve) => idleWaiters.push(resolve));
    },
    /** Everything that still runs has lost its worker. */
    failAll(error: WireError): void {
      for (const state of this.running()) this.end(state.jobId, error);
    },
  };
}

export type JobBoard = ReturnType<typeof createJobBoard>;
