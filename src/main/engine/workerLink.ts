import { Worker } from 'node:worker_threads';
import type { WireReply } from '../../shared/contract/hostBridge.ts';
import { AppError } from '../../shared/errors/appError.ts';
import type { Logger } from '../runtime/logger.ts';
import { errorDetails } from '../runtime/logger.ts';
import { moduleUrl } from './moduleUrl.ts';
import type { FromJobs, FromWorker, ToJobs, ToWorker, WorkerSetup } from './protocol.ts';

type Entry = 'reader.worker' | 'writer.worker' | 'job.worker';

/** A worker thread with typed messages. Its death is an error message to `onDeath`, never a crash of the program. */
export interface WorkerLink<In> {
  post(message: In, transfer?: ArrayBuffer[]): void;
  terminate(): Promise<void>;
}

/** The nearer a heap's limit, the sooner V8 clears up: at 2,000 MB once it holds twice what lives in it, beyond that four times. */
const HEAP_MB: Record<Entry, number> = { 'reader.worker': 2000, 'writer.worker': 2000, 'job.worker': 2000 };
/**
 * Room for what dies young: V8's own measure keeps three times as much as the smallest of these for each thread. Rows that an
 * import works on are many and short-lived: with half the room clearing them up took half as long again, and a rescoring, which
 * follows an import, paid for it.
 */
const YOUNG_MB: Record<Entry, number> = { 'reader.worker': 24, 'writer.worker': 24, 'job.worker': 96 };

interface LinkOptions<Out> {
  setup: WorkerSetup;
  log: Logger;
  onMessage(message: Out): void;
  onDeath(): void;
}

/** Starts a worker and waits until it is ready. @throws AppError what the worker could not do */
export function startWorker<In extends ToWorker | ToJobs, Out extends FromWorker | FromJobs>(
  entry: Entry,
  options: LinkOptions<Out>,
): Promise<WorkerLink<In>> {
  const worker = new Worker(moduleUrl(entry), {
    workerData: options.setup,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB[entry], maxYoungGenerationSizeMb: YOUNG_MB[entry] },
  });
  let ready = false;
  let closing = false;
  const link: WorkerLink<In> = {
    post: (message, transfer = []) => worker.postMessage(message, transfer),
    async terminate() {
      closing = true;
      await worker.terminate();
    },
  };
  return new Promise((resolve, reject) => {
    worker.on('message', (message: Out) => {
      if (message.type === 'log') options.log(message.level, message.event, message.details);
      else if (message.type === 'ready') {
        ready = true;
        resolve(link);
      } else if (message.type === 'failed') {
        closing = true;
        reject(AppError.fromWire(message.error));
        void worker.terminate();
      } else options.onMessage(message);
    });
    worker.on('error', (error) => options.log('error', 'worker.died', { entry, ...errorDetails(error) }));
    worker.on('exit', () => {
      if (!ready) reject(new AppError('internal', { incident: entry }));
      else if (!closing) options.onDeath();
    });
  });
}

/** Questions that wait for the answer with their number. */
export function createPending() {
  let nextId = 1;
  const waiting = new Map<number, (reply: WireReply) => void>();
  return {
    next(): { id: number; reply: Promise<WireReply> } {
      const id = nextId++;
      return { id, reply: new Promise((resolve) => waiting.set(id, resolve)) };
    },
    answer(id: number, reply: WireReply): void {
      waiting.get(id)?.(reply);
      waiting.delete(id);
    },
    failAll(incident: string): void {
      for (const resolve of waiting.values()) resolve({ ok: false, error: { code: 'internal', params: { incident } } });
      waiting.clear();
    },
  };
}
