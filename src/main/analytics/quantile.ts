/**
 * Sample quantiles, Hyndman & Fan's type 7 (the default of R, NumPy and Excel's PERCENTILE.INC).
 * @source R. J. Hyndman, Y. Fan (1996): Sample Quantiles in Statistical Packages. The American Statistician 50(4).
 */

/**
 * The j/k quantile of ascending values, linear between neighbours. Taken as a fraction of integers because
 * (n − 1)·j/k then hits a value exactly where it should, which (n − 1)·0.6 does not always.
 * @param sorted ascending, at least one value
 * @param j 0 … k
 */
export function quantile7(sorted: ArrayLike<number>, j: number, k: number): number {
  const n = sorted.length;
  if (n === 0) throw new RangeError('quantile of no values');
  if (!(j >= 0 && j <= k && k > 0)) throw new RangeError(`quantile ${j}/${k}`);
  const position = (n - 1) * j;
  const low = Math.floor(position / k);
  const below = at(sorted, low);
  const fraction = (position - low * k) / k;
  return fraction === 0 ? below : below + fraction * (at(sorted, low + 1) - below);
}

/** The k − 1 inner quantiles 1/k … (k − 1)/k of ascending values; none where there are no values. */
export function innerQuantiles(sorted: ArrayLike<number>, k: number): number[] {
  if (sorted.length === 0) return [];
  return Array.from({ length: k - 1 }, (_, i) => quantile7(sorted, i + 1, k));
}

/** An ascending copy; typed arrays sort natively by number, many times faster than with a comparator. */
export function sortedCopy(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values).sort();
}

function at(values: ArrayLike<number>, index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no value at ${index} of ${values.length}`);
  return value;
}
