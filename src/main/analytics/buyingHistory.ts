/**
 * What models of repeat buying read of a customer: how often he came back, when last, and how long he has been known.
 * @source P. S. Fader, B. G. S. Hardie, K. L. Lee (2005): “Counting your customers” the easy way. Marketing Science 24(2).
 */
export interface Histories {
  readonly count: number;
  /** Days of purchase after the first. */
  readonly x: Float64Array;
  /** From the first purchase to the last, in units of time; 0 where x is 0. */
  readonly tx: Float64Array;
  /** From the first purchase to the end of observation, in units of time. */
  readonly T: Float64Array;
  /** Σ ln of the times between purchases; 0 where x is 0. */
  readonly lnGaps: Float64Array;
  /** The last two times between purchases, for the estimate of regularity; NaN where x < 2. */
  readonly lastGap: Float64Array;
  readonly gapBefore: Float64Array;
}

/**
 * Histories from the days of purchase.
 * @param days of each customer, as whole day numbers, ascending, each day once, all up to `end`, at least one
 * @param unitDays days in a unit of time: 1 or 7
 */
export function historiesOf(days: readonly (readonly number[])[], end: number, unitDays: number): Histories {
  const count = days.length;
  const column = () => new Float64Array(count);
  const out = {
    count,
    x: column(),
    tx: column(),
    T: column(),
    lnGaps: column(),
    lastGap: column(),
    gapBefore: column(),
  };
  days.forEach((list, i) => {
    const first = list[0] ?? end;
    const n = list.length;
    out.x[i] = Math.max(0, n - 1);
    out.tx[i] = ((list[n - 1] ?? first) - first) / unitDays;
    out.T[i] = (end - first) / unitDays;
    let lnGaps = 0;
    for (let j = 1; j < n; j += 1) lnGaps += Math.log(((list[j] ?? 0) - (list[j - 1] ?? 0)) / unitDays);
    out.lnGaps[i] = lnGaps;
    out.lastGap[i] = n > 2 ? ((list[n - 1] ?? 0) - (list[n - 2] ?? 0)) / unitDays : Number.NaN;
    out.gapBefore[i] = n > 2 ? ((list[n - 2] ?? 0) - (list[n - 3] ?? 0)) / unitDays : Number.NaN;
  });
  return out;
}

/** Histories that are the same count once, with their number: most one-time buyers of a day are one row. */
export interface Grouped {
  readonly rows: number;
  readonly weight: Float64Array;
  readonly x: Float64Array;
  readonly tx: Float64Array;
  readonly T: Float64Array;
  /** Customers in all. */
  readonly customers: number;
  /** Those who came back. */
  readonly repeaters: number;
  readonly repeats: number;
  readonly sumT: number;
  readonly sumLnGaps: number;
}

export function groupHistories(all: Histories): Grouped {
  const found = new Map<string, number>();
  const weight: number[] = [];
  const first: number[] = [];
  let repeats = 0;
  let repeaters = 0;
  let sumT = 0;
  let sumLnGaps = 0;
  for (let i = 0; i < all.count; i += 1) {
    const key = `${all.x[i]} ${all.tx[i]} ${all.T[i]}`;
    const row = found.get(key);
    if (row === undefined) {
      found.set(key, weight.length);
      weight.push(1);
      first.push(i);
    } else weight[row] = (weight[row] ?? 0) + 1;
    const x = all.x[i] ?? 0;
    repeats += x;
    if (x > 0) repeaters += 1;
    sumT += all.T[i] ?? 0;
    sumLnGaps += all.lnGaps[i] ?? 0;
  }
  const pick = (column: Float64Array) => Float64Array.from(first, (i) => column[i] ?? 0);
  return {
    rows: weight.length,
    weight: Float64Array.from(weight),
    x: pick(all.x),
    tx: pick(all.tx),
    T: pick(all.T),
    customers: all.count,
    repeaters,
    repeats,
    sumT,
    sumLnGaps,
  };
}

/**
 * How regular buying is over all customers, 1 for pure chance, the higher the more like a clock: the shape k of Erlang gaps,
 * by which the share of the last gap in the last two is Beta(k, k) with variance 1/(4(2k + 1)).
 * Undefined where fewer than `least` customers have two gaps.
 * @source R. D. Wheat, D. G. Morrison (1990): Estimating purchase regularity with two interpurchase times.
 *         Journal of Marketing Research 27(1).
 */
export function wheatMorrison(all: Histories, least = 10): { k: number; customers: number } | undefined {
  let n = 0;
  let squares = 0;
  for (let i = 0; i < all.count; i += 1) {
    const last = all.lastGap[i] ?? Number.NaN;
    const before = all.gapBefore[i] ?? Number.NaN;
    if (Number.isNaN(last) || Number.isNaN(before)) continue;
    // About one half, the mean that symmetry gives.
    squares += (last / (last + before) - 0.5) ** 2;
    n += 1;
  }
  if (n < least) return undefined;
  const variance = squares / n;
  // All gaps the same: no number is high enough.
  const k = variance > 0 ? (1 - 4 * variance) / (8 * variance) : Number.POSITIVE_INFINITY;
  return { k, customers: n };
}
