import { parentPort } from 'node:worker_threads';
import { JobId } from '../../shared/domain/ids.ts';
import { AppError } from '../../shared/errors/appError.ts';
import { backupTo } from '../db/backup.ts';
import { type Db, openReader, type RawDb } from '../db/open.ts';
import { type Measure, measureTables } from '../features/backups/measure.ts';
import type { JobRequest } from '../jobs/jobPort.ts';
import { clockFor } from '../runtime/clock.ts';
import type { Ctx } from '../runtime/context.ts';
import { newToken } from '../runtime/ids.ts';
import type { Logger } from '../runtime/logger.ts';
import { toWireError } from './dispatch.ts';
import type { FromJobs, FromWorker, Seated, ToJobs, ToWorker, WorkerSetup } from './protocol.ts';

/** What a worker works on until it is closed, and its end of the wire, typed. */
export interface Seat<In extends ToWorker | ToJobs, Out extends FromWorker | FromJobs> {
  setup: WorkerSetup;
  post(message: Out, transfer?: ArrayBuffer[]): void;
  listen(handler: (message: In) => void): void;
}

/** Serves the files this thread is given, one after another; whatever belongs to one of them lives in its `serve`. */
export function serveFiles<In extends ToWorker | ToJobs, Out extends FromWorker | FromJobs>(
  serve: (seat: Seat<In, Out>) => void | Promise<void>,
): void {
  if (!parentPort) throw new Error('this module runs in a worker thread only');
  // The engine's thread built it; both sides are compiled together.
  parentPort.on('message', ({ setup, wire }: Seated) => {
    void serve({
      setup,
      post: (message, transfer = []) => wire.postMessage(message, transfer),
      listen: (handler) => wire.on('message', handler),
    });
  });
}

/** A logger that hands its entries to the engine's thread. */
export function portLogger(post: (message: Extract<FromWorker, { type: 'log' }>) => void): Logger {
  return (level, event, details = {}) => post({ type: 'log', level, event, details });
}

/** A context that collects the jobs its command asks for; they are started when the command has committed. */
export function collectingContext(
  db: Db,
  setup: WorkerSetup,
  log: Logger,
  operatorId: number | null,
): { ctx: Ctx; jobs: JobRequest[] } {
  const jobs: JobRequest[] = [];
  const ctx: Ctx = {
    db,
    log,
    clock: clockFor(setup.fixedDay),
    resourcesDir: setup.resourcesDir,
    operatorId,
    startJob(kind, params) {
      const jobId = JobId.parse(newToken());
      jobs.push({ jobId, kind, params });
      return jobId;
    },
  };
  return { ctx, jobs };
}

/** Throws `cancelled` once the shared flag is up. */
export function cancelCheck(flag: SharedArrayBuffer): () => void {
  const view = new Int32Array(flag);
  return () => {
    if (Atomics.load(view, 0) !== 0) throw new AppError('cancelled');
  };
}

/** What a copy of the open file tells of it. */
export interface CopyMade {
  sizeBytes: number;
  measure: Measure;
}

/** Copies the open file to `target`, with what its tables measure in the same snapshot; the reader can, too. */
export async function answerBackup(
  raw: RawDb,
  { id, target }: Extract<ToWorker, { type: 'backup' }>,
  fileName: string,
  log: Logger,
): Promise<Extract<FromWorker, { type: 'reply' }>> {
  try {
    const data = await copySnapshot(raw.name, target);
    return { type: 'reply', id, reply: { ok: true, data }, topics: [], jobs: [] };
  } catch (error) {
    const wire = toWireError(error, log, 'backup', fileName);
    return { type: 'reply', id, reply: { ok: false, error: wire }, topics: [], jobs: [] };
  }
}

/** A connection of its own holds the snapshot, whoever writes meanwhile. */
async function copySnapshot(path: string, target: string): Promise<CopyMade> {
  const snapshot = openReader(path);
  try {
    snapshot.exec('BEGIN');
    const measure = measureTables(snapshot);
    return { sizeBytes: await backupTo(snapshot, target), measure };
  } finally {
    snapshot.close();
  }
}
