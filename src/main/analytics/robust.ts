/**
 * Measures of middle, spread and trend that a few odd values do not move.
 * @source P. J. Huber, Robust Statistics, 1981 (median, MAD); H. Theil 1950 and P. K. Sen 1968 (median of slopes);
 * H. B. Mann 1945, M. G. Kendall 1938 (trend); F. Wilcoxon 1945, H. B. Mann, D. R. Whitney 1947 (rank sums).
 */

/** What makes a median absolute deviation comparable with a standard deviation, were the values normal. */
export const MAD_TO_SIGMA = 1.4826;

/** The middle value, the mean of the two middle ones of an even number; NaN of none. */
export function median(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  return medianOfSorted(sorted, sorted.length);
}

/** The same of the first `count` of values in rising order. */
export function medianOfSorted(sorted: ArrayLike<number>, count: number): number {
  if (count === 0) return Number.NaN;
  const half = count >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return count % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

/** Median absolute deviation from `middle`; NaN of no values. */
export function medianDeviation(values: ArrayLike<number>, middle: number): number {
  const away = Float64Array.from(values, (value) => Math.abs(value - middle)).sort();
  return medianOfSorted(away, away.length);
}

/**
 * Linear credibility: the own value counts with n ÷ (n + κ), that of the group with the rest. Own without any evidence
 * (n = 0) is the group's; without a group it is the own.
 * @source H. Bühlmann, Experience Rating and Credibility, ASTIN Bulletin 4 (1967).
 */
export function shrunk(own: number, n: number, group: number, kappa: number): number {
  if (n <= 0 || Number.isNaN(own)) return group;
  if (Number.isNaN(group)) return own;
  return (n * own + kappa * group) / (n + kappa);
}

/** Median of the slopes between all pairs of equally spaced values, per step; NaN of fewer than two. */
export function theilSen(values: ArrayLike<number>): number {
  const slopes: number[] = [];
  for (let i = 0; i < values.length; i += 1)
    for (let j = i + 1; j < values.length; j += 1) slopes.push(((values[j] ?? 0) - (values[i] ?? 0)) / (j - i));
  return median(slopes);
}

/** Kendall's τ of values against their order: (rising pairs − falling pairs) ÷ all pairs, from −1 to 1; 0 of fewer than two. */
export function risingTau(values: ArrayLike<number>): number {
  let sum = 0;
  let pairs = 0;
  for (let i = 0; i < values.length; i += 1)
    for (let j = i + 1; j < values.length; j += 1) {
      sum += Math.sign((values[j] ?? 0) - (values[i] ?? 0));
      pairs += 1;
    }
  return pairs === 0 ? 0 : sum / pairs;
}

/**
 * How far the values of `first` stand below (negative) or above (positive) those of `second`: the standardised rank sum, ties
 * taken into account, by the normal approximation. 0 where nothing can be said.
 */
export function rankSumZ(first: readonly number[], second: readonly number[]): number {
  const n1 = first.length;
  const n2 = second.length;
  const n = n1 + n2;
  if (n1 === 0 || n2 === 0) return 0;
  const all = [...first.map((value) => ({ value, own: 1 })), ...second.map((value) => ({ value, own: 0 }))].sort(
    (a, b) => a.value - b.value,
  );
  let rankSum = 0;
  let ties = 0;
  for (let from = 0; from < n; ) {
    let to = from;
    while (to < n && all[to]?.value === all[from]?.value) to += 1;
    const same = to - from;
    const rank = (from + to + 1) / 2;
    for (let i = from; i < to; i += 1) rankSum += (all[i]?.own ?? 0) * rank;
    ties += same ** 3 - same;
    from = to;
  }
  const variance = ((n1 * n2) / 12) * (n + 1 - ties / (n * Math.max(1, n - 1)));
  return variance <= 0 ? 0 : (rankSum - (n1 * (n + 1)) / 2) / Math.sqrt(variance);
}
