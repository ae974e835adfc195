import { descendingOrder } from './order.ts';

/**
 * Mid-rank percentiles: which part of all values lies below a value, equal ones counted half.
 * @source E. Parzen (1997), Concrete Statistics (mid-distribution function); percentile rank as usual in testing.
 */

/**
 * The mid-rank percentile × 100 of each value among all known ones: (number below + half the number of equals, itself
 * among them) ÷ number × 100. The mean over all is 50; a single value, or values that are all the same, get 50.
 * @param values NaN where a value is not known
 * @returns 0 … 100 exclusive, NaN where the value is not known
 */
export function midRankPoints(values: Float64Array): Float64Array {
  const rows = new Int32Array(values.length);
  let known = 0;
  for (let i = 0; i < values.length; i += 1) {
    if (Number.isNaN(values[i])) continue;
    rows[known] = i;
    known += 1;
  }
  const points = new Float64Array(values.length).fill(Number.NaN);
  const found = Float64Array.from(rows.subarray(0, known), (row) => (values[row] ?? 0) + 0);
  const order = descendingOrder(found);
  for (let start = 0; start < known; ) {
    const value = found[order[start] ?? 0];
    let end = start + 1;
    while (end < known && found[order[end] ?? 0] === value) end += 1;
    // `end` values are at least as great: known − end lie below.
    const point = ((known - end + (end - start) / 2) / known) * 100;
    for (let place = start; place < end; place += 1) points[rows[order[place] ?? 0] ?? 0] = point;
    start = end;
  }
  return points;
}

/**
 * The places that further values would have among known ones, which they do not move: (number below + half the number of
 * equals) ÷ number × 100.
 * @param sorted ascending, at least one
 * @returns NaN where a value is not known
 */
export function midRankAmong(sorted: Float64Array, values: Float64Array): Float64Array {
  const countWhere = (holds: (value: number) => boolean) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (holds(sorted[middle] ?? 0)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return values.map((value) => {
    if (Number.isNaN(value)) return Number.NaN;
    const below = countWhere((each) => each < value);
    const upTo = countWhere((each) => each <= value);
    return ((below + upTo) / 2 / sorted.length) * 100;
  });
}

/**
 * The weighted mean of points; where one is not known, its weight is shared out among the others in proportion.
 * @param points one array per factor, NaN where not known
 * @param weights one per factor, none below zero
 * @returns per row, rounded to 1e-6 so that a mean that should hit a cut hits it; NaN where no weighted factor is known
 */
export function weightedPoints(points: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const count = points[0]?.length ?? 0;
  const sums = new Float64Array(count);
  const shares = new Float64Array(count);
  points.forEach((factor, f) => {
    const weight = weights[f] ?? 0;
    if (weight <= 0) return;
    for (let i = 0; i < count; i += 1) {
      const point = factor[i] ?? Number.NaN;
      if (Number.isNaN(point)) continue;
      sums[i] = (sums[i] ?? 0) + weight * point;
      shares[i] = (shares[i] ?? 0) + weight;
    }
  });
  return sums.map((sum, i) => {
    const share = shares[i] ?? 0;
    return share > 0 ? Math.round((sum / share) * 1e6) / 1e6 : Number.NaN;
  });
}
