import type { MessagePort } from 'node:worker_threads';
import type { JobKind, JobPhase, JobState, Topic } from '../../shared/contract/events.ts';
import type { WireReply } from '../../shared/contract/hostBridge.ts';
import type { WireError } from '../../shared/errors/appError.ts';
import type { FileUse } from '../files/fileVault.ts';
import type { JobRequest } from '../jobs/jobPort.ts';
import type { LogLevel } from '../runtime/logger.ts';
import type { ParseAnswer, ParseCommand } from '../spreadsheets/parser.ts';

/** What a worker is told of the file it is to work on. */
export interface WorkerSetup {
  dataFile: string;
  /** The user's name for it: `dataFile` may be a copy of ours. */
  fileName: string;
  /** A fixed "today" for tests, or null for the system's clock; a message `day` moves it. */
  fixedDay: string | null;
  resourcesDir: string;
  tempDir: string;
}

/** The first message to a thread that has no file: its file, and the wire by which everything about that file goes. */
export interface Seated {
  setup: WorkerSetup;
  wire: MessagePort;
}

/** Another fixed "today"; who uses the system's clock need not be told. */
export interface NewDay {
  type: 'day';
  fixedDay: string;
}

/** To the reader and the writer. `cancel` is a shared flag: 1 means the user has cancelled the job. */
export type ToWorker =
  | { type: 'call'; id: number; channel: string; input: unknown; operatorId: number | null }
  | {
      type: 'op';
      id: number;
      jobId: string;
      op: string;
      payload: unknown;
      cancel: SharedArrayBuffer;
      operatorId: number | null;
    }
  /** Answered once every list from now on shows the change. */
  | { type: 'changed'; id: number; topics: Topic[] }
  | NewDay
  /** A whole copy of the file, and what every table measures in the same moment. */
  | { type: 'backup'; id: number; target: string }
  | { type: 'close'; id: number };

export type FromWorker =
  | { type: 'ready' }
  | { type: 'failed'; error: WireError }
  | { type: 'reply'; id: number; reply: WireReply; topics: Topic[]; jobs: JobRequest[] }
  | { type: 'progress'; jobId: string; phase: JobPhase; done: number; total: number | null }
  | { type: 'log'; level: LogLevel; event: string; details: Record<string, unknown> };

/** To the job worker. */
export type ToJobs =
  | {
      type: 'start';
      jobId: string;
      kind: JobKind;
      params: unknown;
      cancel: SharedArrayBuffer;
      operatorId: number | null;
    }
  | { type: 'answer'; id: number; reply: WireReply }
  | NewDay
  | { type: 'parsed'; parseId: number; answer: ParseAnswer }
  | { type: 'close'; id: number };

/** What a job asks of the engine's thread. */
export type JobAsk =
  | { ask: 'op'; jobId: string; op: string; payload: unknown }
  | { ask: 'file'; ref: string; use: FileUse }
  | { ask: 'pdf'; htmlPath: string; pdfPath: string }
  | { ask: 'running'; kind: JobKind };

export type FromJobs =
  | { type: 'ready' }
  | { type: 'failed'; error: WireError }
  | { type: 'progress'; jobId: string; phase: JobPhase; done: number; total: number | null }
  | { type: 'ended'; jobId: string; error: WireError | null; result: JobState['result'] }
  | { type: 'ask'; id: number; what: JobAsk }
  | { type: 'parse'; parseId: number; command: ParseCommand }
  | { type: 'parse.stop'; parseId: number }
  | { type: 'closed'; id: number }
  | { type: 'log'; level: LogLevel; event: string; details: Record<string, unknown> };
