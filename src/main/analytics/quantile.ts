/**
 * Sample quantiles, Hyndman & Fan's type 7 (the default of R, NumPy and Excel's PERCENTILE.INC).
 * @source R. J. Hyndman, Y. Fan (1996): Sample Quantiles in Statistical Packages. The American Statistician 50(4).
 */

/** Ascending values, read one by one: an array, or one that differs from it in a value and is never made. */
export interface Sample {
  readonly length: number;
  /** @param index 0 … length − 1 */
  at(index: number): number | undefined;
}

/**
 * The sample after one of its values has become another one; nothing is copied.
 * @param from the value that leaves; undefined where the new one comes in besides
 */
export function sampleWith(sorted: Sample, from: number | undefined, to: number): Sample {
  const { length } = sorted;
  const gone = from === undefined ? length : countBelow(sorted, from);
  const place = countBelow(sorted, to) - (from !== undefined && from < to ? 1 : 0);
  const rest = (index: number) => at(sorted, index < gone ? index : index + 1);
  return {
    length: from === undefined ? length + 1 : length,
    at: (index) => (index === place ? to : rest(index < place ? index : index - 1)),
  };
}

/** How many of ascending values are smaller; O(log n). */
function countBelow(sorted: Sample, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(sorted, middle) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The j/k quantile of ascending values, linear between neighbours. Taken as a fraction of integers because
 * (n − 1)·j/k then hits a value exactly where it should, which (n − 1)·0.6 does not always.
 * @param sample at least one value
 * @param j 0 … k
 */
export function quantile7(sample: Sample, j: number, k: number): number {
  const n = sample.length;
  if (n === 0) throw new RangeError('quantile of no values');
  if (!(j >= 0 && j <= k && k > 0)) throw new RangeError(`quantile ${j}/${k}`);
  const position = (n - 1) * j;
  const low = Math.floor(position / k);
  const below = at(sample, low);
  const fraction = (position - low * k) / k;
  return fraction === 0 ? below : below + fraction * (at(sample, low + 1) - below);
}

/** The k − 1 inner quantiles 1/k … (k − 1)/k of ascending values; none where there are no values. */
export function innerQuantiles(sample: Sample, k: number): number[] {
  if (sample.length === 0) return [];
  return Array.from({ length: k - 1 }, (_, i) => quantile7(sample, i + 1, k));
}

/** Values of one factor often are small whole numbers (days, orders): up to this span they are counted, not compared. */
const COUNTED_SPAN = 65_536;

/** An ascending copy; typed arrays sort natively by number, many times faster than with a comparator. */
export function sortedCopy(values: ArrayLike<number>): Float64Array {
  return countingSort(values) ?? new Float64Array(values).sort();
}

/** Sorts whole numbers of a small span by counting them; undefined for others. */
function countingSort(values: ArrayLike<number>): Float64Array | undefined {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? Number.NaN;
    if (!Number.isInteger(value)) return undefined;
    if (value < least) least = value;
    if (value > most) most = value;
    if (most - least >= COUNTED_SPAN) return undefined;
  }
  if (values.length === 0) return new Float64Array(0);
  const counts = new Int32Array(most - least + 1);
  for (let i = 0; i < values.length; i += 1) {
    const slot = (values[i] ?? 0) - least;
    counts[slot] = (counts[slot] ?? 0) + 1;
  }
  const sorted = new Float64Array(values.length);
  let end = 0;
  for (let slot = 0; slot < counts.length; slot += 1) {
    const start = end;
    end += counts[slot] ?? 0;
    sorted.fill(least + slot, start, end);
  }
  return sorted;
}

function at(values: Sample, index: number): number {
  const value = values.at(index);
  if (value === undefined) throw new RangeError(`no value at ${index} of ${values.length}`);
  return value;
}
