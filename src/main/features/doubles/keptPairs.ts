import type { RawDb } from '../../db/open.ts';
import { breath } from '../dealers/gridRows.ts';

/** Rows a statement: some 3 ms. */
export const PAIR_SLICE = 1000;

/**
 * Reads rows a slice at a time and gives way in between: a large shop has 50,000 pairs, and the screen asks other things too.
 * @param read answers the slice of {@link PAIR_SLICE} behind the last row, the first one where there is none yet
 */
export async function readSliced<R>(read: (after: R | undefined) => R[]): Promise<R[]> {
  const all: R[] = [];
  for (let after: R | undefined; ; after = all.at(-1)) {
    const rows = read(after);
    all.push(...rows);
    if (rows.length < PAIR_SLICE) return all;
    await breath();
  }
}

/** Keeps what was read for the pages that follow, until anybody has written into the file or something else is asked for. */
export function createPairKeeper<R>(): (raw: RawDb, question: string, read: () => Promise<R[]>) => Promise<R[]> {
  const kept = new WeakMap<RawDb, { key: string; rows: Promise<R[]> }>();
  return (raw, question, read) => {
    const key = `${String(raw.pragma('data_version', { simple: true }))}|${question}`;
    const known = kept.get(raw);
    if (known?.key === key) return known.rows;
    const entry = { key, rows: read() };
    kept.set(raw, entry);
    // Its failure is told to those who wait for it; the next to ask begins anew.
    entry.rows.catch(() => {
      if (kept.get(raw) === entry) kept.delete(raw);
    });
    return entry.rows;
  };
}
