import type { EngineEvent, JobKind, JobPhase, JobState } from '../../shared/contract/events.ts';
import { JobId } from '../../shared/domain/ids.ts';
import { AppError, type WireError } from '../../shared/errors/appError.ts';

const KEEP_ENDED = 50;

/** Copies are made beside the open file and outlive it; everything else needs its workers. */
const isBeyondFile = (kind: JobKind) => kind.startsWith('backups.');

/** What runs and what has lately ended. Every change is an event. */
export function createJobBoard(emit: (event: EngineEvent) => void, now: () => number) {
  const jobs = new Map<string, { state: JobState; cancel: SharedArrayBuffer }>();
  const idleWaiters = new Set<{ isIdle(): boolean; wake(): void }>();

  function announce(state: JobState): void {
    emit({ type: 'job.progress', job: { ...state } });
  }

  function get(jobId: string) {
    const job = jobs.get(jobId);
    if (!job) throw new AppError('not_found');
    return job;
  }

  const running = (): JobState[] =>
    [...jobs.values()].map((job) => job.state).filter((state) => state.status === 'running');

  function until(isIdle: () => boolean): Promise<void> {
    if (isIdle()) return Promise.resolve();
    return new Promise((wake) => idleWaiters.add({ isIdle, wake }));
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
        result: null,
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
    /** @param result what a job that is done tells of */
    end(jobId: string, error: WireError | null, result: JobState['result'] = null): void {
      const job = jobs.get(jobId);
      if (job?.state.status !== 'running') return;
      job.state.status = error === null ? 'done' : error.code === 'cancelled' ? 'cancelled' : 'failed';
      job.state.error = error;
      job.state.result = result;
      announce(job.state);
      for (const waiter of idleWaiters) {
        if (!waiter.isIdle()) continue;
        idleWaiters.delete(waiter);
        waiter.wake();
      }
    },
    cancel(jobId: string): void {
      Atomics.store(new Int32Array(get(jobId).cancel), 0, 1);
    },
    cancelFlag: (jobId: string): SharedArrayBuffer => get(jobId).cancel,
    get: (jobId: string): JobState => ({ ...get(jobId).state }),
    list: (): JobState[] => [...jobs.values()].map((job) => ({ ...job.state })),
    running,
    runningInFile: (): JobState[] => running().filter((state) => !isBeyondFile(state.kind)),
    /** Resolves once nothing runs. */
    idle: (): Promise<void> => until(() => running().length === 0),
    /** Resolves once nothing runs that needs the open file. */
    idleInFile(): Promise<void> {
      return until(() => this.runningInFile().length === 0);
    },
    /** What still runs in the open file has lost its worker. */
    failInFile(error: WireError): void {
      for (const state of this.runningInFile()) this.end(state.jobId, error);
    },
  };
}

export type JobBoard = ReturnType<typeof createJobBoard>;
