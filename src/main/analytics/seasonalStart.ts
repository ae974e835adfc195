/**
 * Where Holt–Winters begins: the first two seasons taken apart by moving averages, level and slope by least squares
 * through the trend that is left.
 * @source M. Kendall, A. Stuart (1983), The Advanced Theory of Statistics 3, 410–414; the very steps of `decompose` and
 *         `HoltWinters` of R 4 (package stats), so that published fits are met to the digit.
 */

export interface SmoothingStart {
  level: number;
  trend: number;
  /** One value per season; 0 or 1 in the mean. */
  season: Float64Array;
}

/**
 * @param values at least two whole seasons, NaN where nothing is known (taken as lying between its neighbours, here only)
 * @param multiplicative seasons as factors: all values must be above zero
 */
export function seasonalStart(values: ArrayLike<number>, period: number, multiplicative: boolean): SmoothingStart {
  const head = bridged(Float64Array.from({ length: 2 * period }, (_, i) => values[i] ?? Number.NaN));
  const half = Math.floor(period / 2);
  const trend: number[] = [];
  for (let i = half; i < head.length - half; i += 1) trend.push(centredMean(head, i, period));
  const season = new Float64Array(period);
  const seen = new Float64Array(period);
  trend.forEach((level, i) => {
    const at = i + half;
    const value = head[at] ?? 0;
    const slot = at % period;
    season[slot] = (season[slot] ?? 0) + (multiplicative ? value / level : value - level);
    seen[slot] = (seen[slot] ?? 0) + 1;
  });
  for (let i = 0; i < period; i += 1) season[i] = (season[i] ?? 0) / (seen[i] ?? 1);
  const middle = season.reduce((sum, s) => sum + s, 0) / period;
  const line = lineThrough(trend);
  return { ...line, season: season.map((s) => (multiplicative ? s / middle : s - middle)) };
}

/** A moving average over one season; with an even number of seasons both ends count half. */
function centredMean(values: Float64Array, at: number, period: number): number {
  const half = Math.floor(period / 2);
  let sum = 0;
  for (let d = -half; d <= half; d += 1)
    sum += (values[at + d] ?? 0) * (period % 2 === 0 && Math.abs(d) === half ? 0.5 : 1);
  return sum / period;
}

/** Least squares through (1, y1), (2, y2), …: the level before the first, and the slope. */
function lineThrough(ys: readonly number[]): { level: number; trend: number } {
  const n = ys.length;
  const meanX = (n + 1) / 2;
  const meanY = ys.reduce((sum, y) => sum + y, 0) / n;
  let xy = 0;
  let xx = 0;
  ys.forEach((y, i) => {
    xy += (i + 1 - meanX) * (y - meanY);
    xx += (i + 1 - meanX) ** 2;
  });
  const trend = xx > 0 ? xy / xx : 0;
  return { level: meanY - trend * meanX, trend };
}

/** Gaps filled along the straight line between their neighbours; at an end, with the nearest value. */
export function bridged(values: Float64Array): Float64Array {
  const filled = Float64Array.from(values);
  let before = -1;
  for (let i = 0; i <= values.length; i += 1) {
    const value = values[i];
    if (i < values.length && Number.isNaN(value)) continue;
    const from = values[before];
    const to = i < values.length ? value : from;
    for (let gap = before + 1; gap < i; gap += 1) {
      const part = (gap - before) / (i - before);
      filled[gap] = from === undefined ? (to ?? 0) : from + ((to ?? from) - from) * part;
    }
    before = i;
  }
  return filled;
}
