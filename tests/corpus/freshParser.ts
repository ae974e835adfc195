import { readFileSync } from 'node:fs';
import { forkParser } from '../../src/main/engine/forkParser.ts';
import { createOwnParser } from '../../src/main/engine/ownParser.ts';
import type { Parser } from '../../src/main/spreadsheets/parser.ts';

const MIB = 1024 * 1024;
/** How often the kernel's own mark of the largest size is read. */
const LOOK_EVERY_MS = 40;

/** What work in a process of its own came to. */
export interface FreshWork<T> {
  /** Undefined where it took longer than it may. */
  result: T | undefined;
  ms: number;
  /** The largest size of the parse process; null where the system does not say. */
  peakMib: number | null;
}

/** Does work with a parse process that nobody has used before, and ends it, whatever happens. */
export async function withFreshParser<T>(limitMs: number, work: (parser: Parser) => Promise<T>): Promise<FreshWork<T>> {
  const { parser, stop } = createOwnParser(forkParser);
  let peak: number | null = null;
  const look = setInterval(() => {
    const now = largestChild();
    if (now !== null) peak = Math.max(peak ?? 0, now);
  }, LOOK_EVERY_MS);
  let timer: ReturnType<typeof setTimeout> | number | undefined;
  const tooLong = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  const start = performance.now();
  try {
    const result = await Promise.race([work(parser), tooLong]);
    return { result, ms: Math.round(performance.now() - start), peakMib: peak };
  } finally {
    clearInterval(look);
    clearTimeout(timer);
    stop();
  }
}

/** MiB of the largest process that this one has started, by the kernel's high-water mark. Linux only. */
function largestChild(): number | null {
  try {
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(/\s+/);
    const sizes = children.filter((pid) => pid !== '').map(highWater);
    return sizes.length === 0 ? null : Math.max(...sizes);
  } catch {
    return null; // another system, or the child has just ended
  }
}

function highWater(pid: string): number {
  const mark = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round((Number(mark ?? 0) * 1024) / MIB);
}
