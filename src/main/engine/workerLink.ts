import { MessageChannel } from 'node:worker_threads';
import type { WireReply } from '../../shared/contract/hostBridge.ts';
import { AppError, type WireError } from '../../shared/errors/appError.ts';
import type { Logger } from '../runtime/logger.ts';
import { errorDetails } from '../runtime/logger.ts';
import type { FromJobs, FromWorker, Seated, ToJobs, ToWorker, WorkerSetup } from './protocol.ts';
import { keepThread, type ThreadEntry, takeThread } from './threads.ts';

/** A worker thread with typed messages. Its death is an error message to `onDeath`, never a crash of the program. */
export interface WorkerLink<In> {
  post(message: In, transfer?: ArrayBuffer[]): void;
  /** The thread ends at once, whatever it is at. */
  terminate(): Promise<void>;
  /** The thread has closed its file and is at nothing: the next file may have it. */
  release(): void;
}

interface LinkOptions<Out> {
  setup: WorkerSetup;
  log: Logger;
  onMessage(message: Out): void;
  onDeath(): void;
}

/** Gives a worker a file to work on and waits until it is ready. @throws AppError what the worker could not do */
export function startWorker<In extends ToWorker | ToJobs, Out extends FromWorker | FromJobs>(
  entry: ThreadEntry,
  options: LinkOptions<Out>,
): Promise<WorkerLink<In>> {
  const worker = takeThread(entry);
  // A wire of its own: what a thread still has to say about the file before never reaches this one.
  const { port1: wire, port2: seat } = new MessageChannel();
  const { promise, resolve, reject } = Promise.withResolvers<WorkerLink<In>>();
  let ready = false;
  let released = false;
  const onError = (error: Error) => options.log('error', 'worker.died', { entry, ...errorDetails(error) });
  const onExit = () => {
    if (ready) options.onDeath();
    else reject(new AppError('internal', { incident: entry }));
  };
  const letGo = () => {
    wire.close();
    worker.off('error', onError).off('exit', onExit);
  };
  const link: WorkerLink<In> = {
    post: (message, transfer = []) => wire.postMessage(message, transfer),
    async terminate() {
      // One that was handed on is another file's now.
      if (released) return;
      letGo();
      await worker.terminate();
    },
    release() {
      released = true;
      letGo();
      keepThread(entry, worker);
    },
  };
  worker.on('error', onError).on('exit', onExit);
  wire.on('message', (message: Out) => {
    if (message.type === 'log') options.log(message.level, message.event, message.details);
    else if (message.type === 'ready') {
      ready = true;
      resolve(link);
    } else if (message.type === 'failed') {
      reject(AppError.fromWire(message.error));
      void link.terminate();
    } else options.onMessage(message);
  });
  const seated: Seated = { setup: options.setup, wire: seat };
  worker.postMessage(seated, [seat]);
  return promise;
}

/** Questions that wait for the answer with their number. */
export function createPending() {
  let nextId = 1;
  const waiting = new Map<number, (reply: WireReply) => void>();
  let over: WireReply | undefined;
  return {
    next(): { id: number; reply: Promise<WireReply> } {
      const id = nextId++;
      if (over !== undefined) return { id, reply: Promise.resolve(over) };
      return { id, reply: new Promise((resolve) => waiting.set(id, resolve)) };
    },
    count: () => waiting.size,
    answer(id: number, reply: WireReply): void {
      waiting.get(id)?.(reply);
      waiting.delete(id);
    },
    /** Nobody will answer any more: neither what waits nor what is asked from now on. */
    end(error: WireError): void {
      over ??= { ok: false, error };
      for (const resolve of waiting.values()) resolve(over);
      waiting.clear();
    },
  };
}
