import type { Db } from '../../db/open.ts';
import type { RegionIndex } from '../dealers/region.rules.ts';
import { type DoubleKeys, type DoubleRecord, doubleKeys } from './doubleKeys.rules.ts';
import { blockKeys, comparePair, LARGEST_BLOCK } from './doubles.rules.ts';
import { readRecords } from './records.repo.ts';

/** A dealer of the list that somebody new is like. */
export interface Like {
  id: number;
  name: string;
  score: number;
}

/**
 * Answers whom of the list somebody new is like, the surest first, undefined for nobody. The list is read at the first
 * question; one that is empty costs nothing.
 */
export function createLikeIndex(db: Db, regions: RegionIndex): (record: () => DoubleRecord) => Like | undefined {
  let index: ReturnType<typeof readIndex> | undefined;
  return (record) => {
    index ??= readIndex(db, regions);
    if (index.size === 0) return undefined;
    const keys = doubleKeys(record(), regions);
    let best: Like | undefined;
    for (const key of blockKeys(keys)) {
      const block = index.get(key) ?? [];
      if (block.length > LARGEST_BLOCK) continue;
      for (const known of block) {
        const score = comparePair(keys, known.keys)?.score ?? 0;
        if (score > (best?.score ?? 0)) best = { id: known.keys.id, name: known.name, score };
      }
    }
    return best;
  };
}

function readIndex(db: Db, regions: RegionIndex): Map<string, { keys: DoubleKeys; name: string }[]> {
  const index = new Map<string, { keys: DoubleKeys; name: string }[]>();
  for (const record of readRecords(db)) {
    const entry = { keys: doubleKeys(record, regions), name: record.name };
    for (const key of blockKeys(entry.keys)) {
      const block = index.get(key);
      if (block === undefined) index.set(key, [entry]);
      else block.push(entry);
    }
  }
  return index;
}
