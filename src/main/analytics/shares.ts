/**
 * Intervals for shares, of one group and of the difference within matched sets, that stay sensible where numbers are small.
 * @source E. B. Wilson (1927): Probable inference. JASA 22(158): 209–212. A. Agresti, Y. Min (2005): Simple improved
 *         confidence intervals for comparing matched proportions. Statistics in Medicine 24(5): 729–740.
 */

/** The normal quantile of a 95 % interval. */
const Z = 1.959963984540054;

export interface Interval {
  low: number;
  high: number;
}

/** Between which shares the true one lies, 95 %, by Wilson's score; null of none. */
export function wilson(share: number, count: number): Interval | null {
  if (!(count > 0)) return null;
  const z2 = Z * Z;
  const middle = (share + z2 / (2 * count)) / (1 + z2 / count);
  const half = (Z / (1 + z2 / count)) * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count * count));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** As how many equal ones do weighted ones count, by Kish: (Σw)² ÷ Σw². */
export function effectiveCount(weights: ArrayLike<number>): number {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < weights.length; i += 1) {
    const weight = weights[i] ?? 0;
    sum += weight;
    squares += weight * weight;
  }
  return squares > 0 ? (sum * sum) / squares : 0;
}

/**
 * The mean difference of shares within matched sets, with its interval, 95 %. Each set gives the one's yes (1 or 0) less the
 * share of yes among its likes. Half a set is added for each of the four outcomes that a pair can have, so that no interval is
 * of no width; with one like a set it is Agresti and Min's.
 */
export function matchedDifference(differences: ArrayLike<number>): (Interval & { mean: number }) | null {
  const n = differences.length;
  if (n === 0) return null;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i += 1) {
    const difference = differences[i] ?? 0;
    sum += difference;
    squares += difference * difference;
  }
  const more = n + 2;
  const middle = sum / more;
  const half = (Z * Math.sqrt(Math.max(0, squares + 1 - (sum * sum) / more))) / more;
  return { mean: sum / n, low: Math.max(-1, middle - half), high: Math.min(1, middle + half) };
}
