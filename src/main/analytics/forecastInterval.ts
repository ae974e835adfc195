import type { PastForecast } from './rollingOrigin.ts';

/**
 * How far around a forecast the truth is to be expected, from how far past forecasts of the same reach were off. No law of
 * the errors is assumed but that they spread alike on both sides; the few origins there are widen the interval by
 * Student's t.
 * @source C. Chatfield (1993): Calculating Interval Forecasts, JBES 11(2), empirical intervals; P. J. Acklam's rational
 *         approximation of the normal quantile; Abramowitz, Stegun 26.7.5 for Student's t.
 */

/** A reach needs this many past errors to speak for itself. */
const LEAST_ERRORS = 4;
/** Errors below this part of the largest value are roundings: the past was met exactly. */
const ROUNDING = 1e-6;
/** How much further off half a season's month is than its months spread about their mean; measured, docs/forecasts.md#3-the-interval. */
const SEASON_SPREAD = 1.1;

export interface SpreadSource {
  /** Past forecasts of the model; may be empty. */
  past: readonly PastForecast[];
  /** One-step errors within the series: what is left where there are no past forecasts. */
  residuals: readonly number[];
  /** The last season's values, where it was seen once and is half believed: their spread stands in until forecasts can be tried. */
  season?: readonly number[] | undefined;
}

/** Why there is no interval: every month tried was met exactly, or too few could be tried. */
export type NoRange = 'exact' | 'untried';

export interface Ranges {
  /** Half the width of each month's interval. */
  months: number[];
  /** Half the width of that of all months together. */
  sum: number;
}

/**
 * The intervals, or why there are none. That a method has met every month so far makes it no prophet: an interval without
 * width would claim certainty, so nothing is said of how far it may be off. A reach that was met exactly while longer ones
 * were not takes the width of the next that was not.
 * @param largest the largest value of the series, up or down
 */
export function rangesOf(source: SpreadSource, horizon: number, level: number, largest: number): Ranges | NoRange {
  const widths = intervalHalfWidths(source, horizon, level);
  if (widths === null) return 'untried';
  const rounding = ROUNDING * largest;
  const least = widths.find((width) => width > rounding);
  if (least === undefined) return isTried(source) ? 'exact' : 'untried';
  const months = widths.map((width) => Math.max(width, least));
  const sum = sumHalfWidth(source, months, level);
  // Where sums were met exactly and months were not, months are what is known.
  return { months, sum: sum !== null && sum > rounding ? sum : months.reduce((total, width) => total + width, 0) };
}

/** Whether the past says anything of how far off the method is. A season's own values do not: nothing was forecast by them. */
function isTried({ past, residuals }: SpreadSource): boolean {
  return spreadByReach(past).length > 0 || residuals.length >= LEAST_ERRORS;
}

/**
 * Half the width of the interval for each month ahead; null where nothing can be said.
 * @param level 0 … 1, the part of months that should fall inside
 */
export function intervalHalfWidths(
  { past, residuals, season = [] }: SpreadSource,
  horizon: number,
  level: number,
): number[] | null {
  const spread = spreadByReach(past);
  const origins = new Set(past.map(({ origin }) => origin)).size;
  if (spread.length > 0) return widened(spread, horizon, studentQuantile((1 + level) / 2, origins - 1));
  if (season.length >= LEAST_ERRORS) {
    const mean = season.reduce((sum, value) => sum + value, 0) / season.length;
    const squares = season.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    const sd = Math.sqrt(squares / (season.length - 1));
    // A month far ahead is as much a month of that season as the next one.
    return new Array(horizon).fill(SEASON_SPREAD * studentQuantile((1 + level) / 2, season.length - 1) * sd);
  }
  if (residuals.length < LEAST_ERRORS) return null;
  const rms = Math.sqrt(residuals.reduce((sum, e) => sum + e * e, 0) / residuals.length);
  return widened([rms], horizon, studentQuantile((1 + level) / 2, residuals.length - 1));
}

/** Root mean square error of each reach; a longer one is never taken for surer. */
function spreadByReach(past: readonly PastForecast[]): number[] {
  const spread: number[] = [];
  for (let ahead = 1; ; ahead += 1) {
    const errors = past.filter((one) => one.ahead === ahead).map(({ actual, forecast }) => actual - forecast);
    if (errors.length < LEAST_ERRORS) return spread;
    const rms = Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / errors.length);
    spread.push(Math.max(rms, spread.at(-1) ?? 0));
  }
}

/**
 * Half the width of the interval for the sum of all months ahead; null where nothing can be said. Errors of neighbouring
 * months go together: how far past forecasts of so many months were off *in all* is looked at, and beyond what was tried the
 * sum of a random walk is taken. It is never wider than all months' own widths together, which would be one month like the other.
 * @param widths those of the months, from `intervalHalfWidths`
 */
export function sumHalfWidth(
  { past, residuals }: SpreadSource,
  widths: readonly number[],
  level: number,
): number | null {
  const most = widths.reduce((sum, width) => sum + width, 0);
  const { spread, count } = spreadOfSums(past);
  const tried = Math.min(spread.length, widths.length);
  if (tried > 0) {
    // Sums that overlap tell little new: as many count as would fit side by side.
    const origins = count[tried - 1] ?? 0;
    const factor = studentQuantile((1 + level) / 2, (origins + tried - 1) / tried - 1);
    const grown = walkSum(widths.length) / walkSum(tried);
    return Math.min(most, factor * (spread[tried - 1] ?? 0) * grown);
  }
  // Months that were tried, but never several together: one month like the other.
  if (past.length > 0) return most;
  if (residuals.length < LEAST_ERRORS) return null;
  const rms = Math.sqrt(residuals.reduce((sum, e) => sum + e * e, 0) / residuals.length);
  return Math.min(most, studentQuantile((1 + level) / 2, residuals.length - 1) * rms * walkSum(widths.length));
}

/** Root mean square error of the sum of the first 1, 2, … months ahead, over the origins from which all of them are known. */
function spreadOfSums(past: readonly PastForecast[]): { spread: number[]; count: number[] } {
  const byOrigin = new Map<number, number[]>();
  for (const { origin, ahead, actual, forecast } of past) {
    const errors = byOrigin.get(origin) ?? [];
    errors[ahead - 1] = actual - forecast;
    byOrigin.set(origin, errors);
  }
  let sums = [...byOrigin.values()].map((errors) => ({ errors, sum: 0 }));
  const spread: number[] = [];
  const count: number[] = [];
  for (let at = 0; ; at += 1) {
    sums = sums.flatMap(({ errors, sum }) => {
      const error = errors[at];
      return error === undefined ? [] : [{ errors, sum: sum + error }];
    });
    if (sums.length < LEAST_ERRORS) return { spread, count };
    const rms = Math.sqrt(sums.reduce((total, { sum }) => total + sum * sum, 0) / sums.length);
    spread.push(Math.max(rms, spread.at(-1) ?? 0));
    count.push(sums.length);
  }
}

/** Spread of the sum of the first months of a random walk whose steps have spread 1. */
function walkSum(months: number): number {
  return Math.sqrt((months * (months + 1) * (2 * months + 1)) / 6);
}

/** Beyond the reaches that were tried the spread grows with the root of the reach, as that of a random walk. */
function widened(spread: readonly number[], horizon: number, factor: number): number[] {
  const last = spread.at(-1) ?? 0;
  return Array.from(
    { length: horizon },
    (_, h) => factor * (spread[h] ?? last * Math.sqrt((h + 1) / Math.max(1, spread.length))),
  );
}

/** Student's t by its expansion in 1 ÷ df; within 1 % for 4 degrees of freedom up to the 97.5 % quantile. */
export function studentQuantile(p: number, df: number): number {
  const z = normalQuantile(p);
  const n = Math.max(3, df);
  const g1 = (z ** 3 + z) / 4;
  const g2 = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const g3 = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + g1 / n + g2 / n ** 2 + g3 / n ** 3;
}

const A = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
];
const B = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1];
const C = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const D = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];
const TAIL = 0.02425;

/** The standard normal quantile, absolute error below 2e-9. @param p 0 < p < 1 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`normal quantile of ${p}`);
  if (p > 1 - TAIL) return -normalQuantile(1 - p);
  if (p < TAIL) {
    const q = Math.sqrt(-2 * Math.log(p));
    return horner(C, q) / horner(D, q);
  }
  const q = p - 0.5;
  const r = q * q;
  return (horner(A, r) * q) / horner(B, r);
}

function horner(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, c) => sum * x + c, 0);
}
