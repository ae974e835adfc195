import { Worker } from 'node:worker_threads';
import type { JobPhase } from '../../shared/contract/events.ts';
import type { Output } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors/appError.ts';
import type { Delivered } from '../features/backups/deliver.ts';
import type { LookedInside } from '../features/backups/inspectBackup.ts';
import type { Prepared } from '../features/backups/restoreBackup.ts';
import { errorDetails, type Logger } from '../runtime/logger.ts';
import type { BackupTask, BackupTaskSetup, FromBackup } from './backup.worker.ts';
import { moduleUrl } from './moduleUrl.ts';

interface Answers {
  deliver: Delivered;
  inspect: LookedInside;
  identify: { uid: string };
  prepare: Prepared;
  test: Output<'data.check'>;
}

export interface BackupWorkOptions {
  log: Logger;
  /** What the user calls the file. */
  name: string;
  /** Shared: 1 means that somebody has cancelled it. */
  cancel?: SharedArrayBuffer;
  progress?(phase: JobPhase, done: number, total: number | null): void;
  /** Ends the work where it stands, also in the middle of a call to a disk that does not answer. */
  signal?: AbortSignal;
}

/** Runs one task in a worker thread of its own. @throws AppError what the task could not do, or cancelled */
export function backupWork<K extends BackupTask['task']>(
  task: Extract<BackupTask, { task: K }>,
  { log, name, cancel = new SharedArrayBuffer(4), progress, signal }: BackupWorkOptions,
): Promise<Answers[K]> {
  const setup: BackupTaskSetup = { task, name, cancel };
  const worker = new Worker(moduleUrl('backup.worker'), { workerData: setup });
  return new Promise<Answers[K]>((resolve, reject) => {
    signal?.addEventListener('abort', () => {
      reject(new AppError('cancelled'));
      // A thread inside a system call ends when that returns; nobody waits for it.
      void worker.terminate();
    });
    worker.on('message', (message: FromBackup) => {
      if (message.type === 'log') log(message.level, message.event, message.details);
      else if (message.type === 'progress') progress?.(message.phase, message.done, message.total);
      else if (message.type === 'failed') reject(AppError.fromWire(message.error));
      // The worker's own answer to this task.
      else resolve(message.data as Answers[K]);
    });
    worker.on('error', (error) => log('error', 'worker.died', { entry: 'backup.worker', ...errorDetails(error) }));
    // After an answer this changes nothing any more.
    worker.on('exit', () => reject(new AppError('internal', { incident: 'backup.worker' })));
  });
}
