import { readFileSync } from 'node:fs';

/** What work took: by the clock, and in processor time of this process with all threads and its ended children. */
export interface Cost {
  wallMs: number;
  cpuMs: number;
}

const LINUX = process.platform === 'linux';
/** Linux counts children's time in hundredths of a second. */
const TICK_MS = 10;

/** Runs work and measures it. Children's time is known on Linux only; elsewhere it is missing from `cpuMs`. */
export async function measure<R>(work: () => Promise<R> | R): Promise<{ result: R; cost: Cost }> {
  const before = cpuMs();
  const started = performance.now();
  const result = await work();
  const wallMs = performance.now() - started;
  return { result, cost: { wallMs, cpuMs: cpuMs() - before } };
}

/** The same for work whose result nobody wants. */
export async function costOf(work: () => Promise<unknown> | unknown): Promise<Cost> {
  return (await measure(work)).cost;
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000 + childrenCpuMs();
}

/** Children that run and those that have ended: a parse process is kept for the next reading. */
function childrenCpuMs(): number {
  if (!LINUX) return 0;
  // Fields 14 and 15 are a process' own time, 16 and 17 that of its ended children.
  const ended = statFields('self').slice(13, 15);
  const alive = childPids().flatMap((pid) => statFields(pid).slice(11, 15));
  return [...ended, ...alive].reduce((sum, ticks) => sum + ticks, 0) * TICK_MS;
}

/** Numbers after the name in brackets, which is field 2; none where the process has just ended. */
function statFields(pid: number | 'self'): number[] {
  const stat = readProc(`${pid}/stat`);
  return stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
}

function childPids(of = process.pid): number[] {
  if (!LINUX) return [];
  return readProc(`${of}/task/${of}/children`)
    .split(' ')
    .filter((pid) => pid !== '')
    .map(Number);
}

/** A file of /proc, "" where its process has just ended. */
function readProc(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return '';
    throw error;
  }
}

const SAMPLE_MS = 20;

/**
 * The most memory that a process, its children and both at one moment held, in MB of resident pages of their own: pages
 * of the data file belong to the system, and count once for every connection that maps them.
 */
export interface MemoryPeak {
  own: number;
  children: number;
  together: number;
}

/** Watches the resident memory of a process until it is stopped; on Linux only, elsewhere every peak is 0. */
export function watchMemory(pid: number): () => MemoryPeak {
  const peak: MemoryPeak = { own: 0, children: 0, together: 0 };
  const timer = setInterval(() => {
    const own = rssOf(pid);
    const children = childPids(pid).reduce((sum, child) => sum + rssOf(child), 0);
    peak.own = Math.max(peak.own, own);
    peak.children = Math.max(peak.children, children);
    peak.together = Math.max(peak.together, own + children);
  }, SAMPLE_MS);
  return () => {
    clearInterval(timer);
    return peak;
  };
}

function rssOf(pid: number): number {
  return Number(/RssAnon:\s+(\d+)/.exec(readProc(`${pid}/status`))?.[1] ?? 0) / 1024;
}
