import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { breath } from '../dealers/gridRows.ts';

/** Until when what was read holds: while the live result is the same, or while nothing at all was written. */
export type FactMark = 'scores' | 'file';

/** Values of a fact by the dealer's id; NaN and '' for none. */
export type FactValues = { kind: 'number'; of: Float64Array } | { kind: 'words'; at: Uint32Array; list: string[] };

/** How a fact that no column of the list holds is read: `id, value` of dealers between @low and @high. */
export interface FactQuery {
  sql: string;
  mark: FactMark;
  kind: FactValues['kind'];
  /** What values become before they are kept, by what the file says of them. */
  words?(raw: RawDb): (value: string | number) => string;
}

interface Kept {
  key: string;
  values: Promise<FactValues>;
}

/** Dealers a statement: a few ms. */
const SLICE = 2000;
const kept = new WeakMap<RawDb, Map<string, Kept>>();

/** What a mark stands at. It is asked with every count: two looks that read next to nothing. */
export function markOf(db: Db, mark: FactMark): string {
  const raw = rawOf(db);
  if (mark === 'scores')
    return String(raw.prepare("SELECT uid FROM score_run WHERE status = 'live'").pluck().get() ?? 'none');
  const others = raw.pragma('data_version', { simple: true });
  return `${others}:${raw.prepare('SELECT total_changes()').pluck().get()}`;
}

/**
 * The values of a fact, read a slice at a time and kept until its mark moves.
 * @param binds values the statement names besides, such as the day it is
 */
export function factValues(
  db: Db,
  name: string,
  query: FactQuery,
  binds: Readonly<Record<string, string | number>>,
): { key: string; values: Promise<FactValues> } {
  const raw = rawOf(db);
  const cache = kept.get(raw) ?? new Map<string, Kept>();
  kept.set(raw, cache);
  const key = `${name}@${markOf(db, query.mark)}@${binds.today ?? ''}`;
  const known = cache.get(name);
  if (known?.key === key) return known;
  const entry: Kept = { key, values: readValues(raw, query, binds) };
  cache.set(name, entry);
  // Its failure is told to those who wait for it; the next to ask begins anew.
  entry.values.catch(() => {
    if (cache.get(name) === entry) cache.delete(name);
  });
  return entry;
}

async function readValues(raw: RawDb, query: FactQuery, binds: Readonly<Record<string, string | number>>) {
  const highest = highestDealer(raw);
  const statement = raw.prepare<[object], { id: number; value: string | number | null }>(query.sql);
  const numbers = query.kind === 'number' ? new Float64Array(highest + 1).fill(Number.NaN) : undefined;
  const at = numbers === undefined ? new Uint32Array(highest + 1) : new Uint32Array(0);
  const wordOf = query.words?.(raw) ?? String;
  const list = [''];
  const known = new Map([['', 0]]);
  for (let low = 1; low <= highest; low += SLICE) {
    for (const { id, value } of statement.all({ ...binds, low, high: low + SLICE - 1 })) {
      if (value === null) continue;
      if (numbers !== undefined) {
        numbers[id] = Number(value);
        continue;
      }
      const word = wordOf(value);
      let number = known.get(word);
      if (number === undefined) {
        number = list.length;
        list.push(word);
        known.set(word, number);
      }
      at[id] = number;
    }
    await breath();
  }
  return numbers === undefined ? ({ kind: 'words', at, list } as const) : ({ kind: 'number', of: numbers } as const);
}

/** The highest number of any dealer, 0 without one. */
export function highestDealer(raw: RawDb): number {
  return Number(raw.prepare('SELECT coalesce(max(id), 0) FROM dealer').pluck().get());
}
