import { parentPort, workerData } from 'node:worker_threads';
import type { JobPhase } from '../../shared/contract/events.ts';
import type { WireError } from '../../shared/errors/appError.ts';
import { type Delivery, deliverBackup } from '../features/backups/deliver.ts';
import { identify, lookInside } from '../features/backups/inspectBackup.ts';
import { prepareRestore } from '../features/backups/restoreBackup.ts';
import { testRestore } from '../features/backups/testRestore.ts';
import type { OpPort } from '../jobs/jobPort.ts';
import type { LogLevel } from '../runtime/logger.ts';
import { toWireError } from './dispatch.ts';
import { cancelCheck } from './workerPort.ts';

/** One piece of work with copies, on disks that may be slow or gone: it needs no open data file and may be ended. */
export type BackupTask =
  | ({ task: 'deliver' } & Delivery)
  | { task: 'inspect'; path: string; tempDir: string; today: string }
  | { task: 'identify'; path: string }
  | { task: 'prepare'; path: string; part: string; another: boolean }
  | { task: 'test'; path: string; tempDir: string };

export interface BackupTaskSetup {
  task: BackupTask;
  /** What the user calls the file. */
  name: string;
  cancel: SharedArrayBuffer;
}

export type FromBackup =
  | { type: 'progress'; phase: JobPhase; done: number; total: number | null }
  | { type: 'done'; data: unknown }
  | { type: 'failed'; error: WireError }
  | { type: 'log'; level: LogLevel; event: string; details: Record<string, unknown> };

const PROGRESS_EVERY_MS = 80;
// The engine's thread built it; both sides are compiled together.
const { task, name, cancel } = workerData as BackupTaskSetup;
const post = (message: FromBackup) => parentPort?.postMessage(message);
let reportedAt = 0;
const port: OpPort = {
  progress(phase, done, total) {
    const now = performance.now();
    if (now - reportedAt < PROGRESS_EVERY_MS && done !== total) return;
    reportedAt = now;
    post({ type: 'progress', phase, done, total });
  },
  checkCancelled: cancelCheck(cancel),
};

try {
  post({ type: 'done', data: await run() });
} catch (error) {
  const log = (level: LogLevel, event: string, details = {}) => post({ type: 'log', level, event, details });
  post({ type: 'failed', error: toWireError(error, log, `backups.${task.task}`, name) });
}

function run(): unknown {
  switch (task.task) {
    case 'deliver':
      return deliverBackup(task, port);
    case 'inspect':
      return lookInside(task.path, task.tempDir, task.today, port);
    case 'identify':
      return identify(task.path);
    case 'prepare':
      return prepareRestore(task.path, task.part, task.another, port);
    case 'test':
      return testRestore(task.path, task.tempDir, port);
  }
}
