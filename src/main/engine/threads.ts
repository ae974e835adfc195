import { Worker } from 'node:worker_threads';
import { moduleUrl } from './moduleUrl.ts';

export type ThreadEntry = 'reader.worker' | 'writer.worker' | 'job.worker';

/** The nearer a heap's limit, the sooner V8 clears up: at 2,000 MB once it holds twice what lives in it, beyond that four times. */
const HEAP_MB: Record<ThreadEntry, number> = { 'reader.worker': 2000, 'writer.worker': 2000, 'job.worker': 2000 };
/**
 * Room for what dies young: V8's own measure keeps three times as much as the smallest of these for each thread. Rows that an
 * import works on are many and short-lived: with half the room clearing them up took half as long again, and a rescoring, which
 * follows an import, paid for it.
 */
const YOUNG_MB: Record<ThreadEntry, number> = { 'reader.worker': 24, 'writer.worker': 24, 'job.worker': 96 };

/** How long a thread without a file is kept, ms: longer than from closing one file to opening the next, and no longer. */
const SPARE_MS = 10_000;

interface Spare {
  readonly worker: Worker;
  readonly ending: NodeJS.Timeout;
}

/** Threads that have loaded their modules and have no file; none of them keeps the program from ending. */
const spares: Record<ThreadEntry, Spare[]> = { 'reader.worker': [], 'writer.worker': [], 'job.worker': [] };

/** Those that run; one that has ended is never handed on, also where it ended while its file was being closed. */
const alive = new WeakSet<Worker>();

/**
 * A thread for a file. It loads its modules, which takes longer than opening a file, once, and may serve one file after
 * another: what it remembers of a file hangs on that file's connection.
 */
export function takeThread(entry: ThreadEntry): Worker {
  const spare = spares[entry].pop();
  if (spare === undefined) return begin(entry);
  clearTimeout(spare.ending);
  spare.worker.ref();
  return spare.worker;
}

/** Lets threads load their modules while there is something else to wait for. */
export function warmThreads(entries: readonly ThreadEntry[]): void {
  for (const entry of entries) if (spares[entry].length === 0) keepThread(entry, begin(entry));
}

/** For the next file; without one it ends soon. */
export function keepThread(entry: ThreadEntry, worker: Worker): void {
  if (!alive.has(worker)) return;
  worker.unref();
  // It is not handed on while it ends.
  const drop = () => {
    alive.delete(worker);
    spares[entry] = spares[entry].filter((spare) => spare.worker !== worker);
    void worker.terminate();
  };
  spares[entry].push({ worker, ending: setTimeout(drop, SPARE_MS).unref() });
}

function begin(entry: ThreadEntry): Worker {
  const worker = new Worker(moduleUrl(entry), {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB[entry], maxYoungGenerationSizeMb: YOUNG_MB[entry] },
  });
  // One that dies without a file is not handed on; whoever has it listens for himself.
  const forget = () => {
    alive.delete(worker);
    spares[entry] = spares[entry].filter((spare) => spare.worker !== worker);
  };
  alive.add(worker);
  return worker.on('error', forget).on('exit', forget);
}
