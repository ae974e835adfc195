/**
 * How long it takes until something happens, where for some it had not happened yet when the data ended: the product-limit
 * estimate on whole days, its variance, and intervals that stay between 0 and 1.
 * @source E. L. Kaplan, P. Meier (1958): Nonparametric estimation from incomplete observations. JASA 53(282): 457–481.
 *         M. Greenwood (1926): The natural duration of cancer, for the variance. J. D. Kalbfleisch, R. L. Prentice (1980): The
 *         statistical analysis of failure time data, §1.3, for the interval on the scale of log(−log S). Where that has no width
 *         (S = 1 or 0), E. B. Wilson (1927) of those who are still watched.
 */

import { wilson } from './shares.ts';

export interface Waiting {
  /** Whole days that each was watched, ≥ 0; what is beyond the horizon counts as watched up to it. */
  readonly days: ArrayLike<number>;
  /** 1 where it happened on that day, 0 where no more is known. */
  readonly happened: ArrayLike<number>;
  /** How much each counts; 1 where left out. */
  readonly weights?: ArrayLike<number>;
}

export interface SurvivalCurve {
  /** The last day that is looked at. */
  readonly horizon: number;
  /** Those it begins with, by their weights. */
  readonly count: number;
  /** Share to whom it has not happened by the end of day 0 … horizon. */
  readonly left: Float64Array;
  /** Σ d ÷ (n (n − d)) up to each day: Greenwood's sum. */
  readonly spread: Float64Array;
  /** Weight of those still watched at the beginning of each day. */
  readonly watched: Float64Array;
}

/** What happened and what ended on each day, so that a curve of resampled sets costs no sorting. */
export function survivalCurve({ days, happened, weights }: Waiting, horizon: number): SurvivalCurve {
  const events = new Float64Array(horizon + 1);
  const ended = new Float64Array(horizon + 1);
  let count = 0;
  for (let i = 0; i < days.length; i += 1) {
    const weight = weights === undefined ? 1 : (weights[i] ?? 0);
    const day = days[i] ?? 0;
    count += weight;
    // Nothing is known beyond the horizon: whoever is watched longer goes on through its last day.
    if (day > horizon) continue;
    const of = happened[i] === 1 ? events : ended;
    of[day] = (of[day] ?? 0) + weight;
  }
  return curveOfDays(events, ended, count);
}

/** @param events on each day, before those that `ended` on the same day are gone */
export function curveOfDays(events: Float64Array, ended: Float64Array, count: number): SurvivalCurve {
  const horizon = events.length - 1;
  const left = new Float64Array(horizon + 1);
  const spread = new Float64Array(horizon + 1);
  const watched = new Float64Array(horizon + 1);
  let still = count;
  let share = 1;
  let sum = 0;
  for (let day = 0; day <= horizon; day += 1) {
    const d = events[day] ?? 0;
    watched[day] = still;
    if (d > 0 && still > 0) {
      share *= Math.max(0, 1 - d / still);
      sum += d / (still * Math.max(TINY, still - d));
    }
    left[day] = share;
    spread[day] = sum;
    still = Math.max(0, still - d - (ended[day] ?? 0));
  }
  return { horizon, count, left, spread, watched };
}

const TINY = 1e-12;
/** The normal quantile of a 95 % interval. */
const Z = 1.959963984540054;

/** Between which shares the true one lies, 95 %; only for curves without weights. */
export function leftInterval({ left, spread, watched }: SurvivalCurve, day: number): { low: number; high: number } {
  const share = left[day] ?? 1;
  if (share >= 1) return { low: wilson(1, watched[day] ?? 0)?.low ?? 0, high: 1 };
  // Of those who were still watched when it had happened to the last of them.
  if (share <= 0) return { low: 0, high: wilson(0, watched[left.indexOf(0)] ?? 0)?.high ?? 1 };
  const log = Math.log(share);
  const wide = Math.exp((Z * Math.sqrt(spread[day] ?? 0)) / log);
  const [one, other] = [share ** wide, share ** (1 / wide)];
  return { low: Math.min(one, other), high: Math.max(one, other) };
}

/** The first day by whose end it has happened to half or more; null where that lies beyond what is known. */
export function medianDay({ left }: SurvivalCurve): number | null {
  const day = left.findIndex((share) => share <= 0.5 + 1e-12);
  return day < 0 ? null : day;
}

/**
 * Mean days until it happens, where whatever takes longer than the horizon counts as the horizon: the area under the curve.
 * @source P. Royston, M. K. B. Parmar (2013): Restricted mean survival time. BMC Medical Research Methodology 13:152.
 */
export function restrictedMean({ left, horizon }: SurvivalCurve): number {
  let sum = 0;
  for (let day = 0; day < horizon; day += 1) sum += left[day] ?? 0;
  return sum;
}
