import { descendingOrder } from './order.ts';

/**
 * What stands ahead of each row when all are ranked by a key: how many rows have a greater one, and what these rows hold
 * together. Equal keys have the same ahead of them, so that a cut never parts them. Standard competition ranking.
 */
export interface Ahead {
  readonly count: Float64Array;
  /** Amounts ≤ 0 add nothing. */
  readonly sum: Float64Array;
  readonly total: number;
  /** Keys from the greatest down, and what the first k rows hold: for rows that are only compared. */
  readonly sorted: Float64Array;
  readonly prefix: Float64Array;
}

/** @param keys NaN ranks behind everything else @param amounts one per key */
export function aheadOf(keys: Float64Array, amounts: Float64Array): Ahead {
  const found = keys.map((key) => (Number.isNaN(key) ? Number.NEGATIVE_INFINITY : key));
  const order = descendingOrder(found);
  const count = new Float64Array(keys.length);
  const sum = new Float64Array(keys.length);
  const sorted = new Float64Array(keys.length);
  const prefix = new Float64Array(keys.length + 1);
  let tieStart = 0;
  for (let place = 0; place < order.length; place += 1) {
    const row = order[place] ?? 0;
    sorted[place] = found[row] ?? 0;
    if (place > 0 && sorted[place] !== sorted[place - 1]) tieStart = place;
    count[row] = tieStart;
    sum[row] = prefix[tieStart] ?? 0;
    prefix[place + 1] = (prefix[place] ?? 0) + Math.max(0, amounts[row] ?? 0);
  }
  return { count, sum, total: prefix[keys.length] ?? 0, sorted, prefix };
}

/** How many ranked keys are greater than a value; O(log n). */
export function countGreater({ sorted }: Pick<Ahead, 'sorted'>, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) > value) low = middle + 1;
    else high = middle;
  }
  return low;
}
