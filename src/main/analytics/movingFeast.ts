import { type ForecastErrors, forecastErrors, seasonalScale } from './forecastErrors.ts';
import { type ForecastAnswer, type ForecastOptions, forecastSeries } from './forecastSeries.ts';
import type { Adjust, PastForecast } from './rollingOrigin.ts';

/**
 * A feast that wanders between two neighbouring months and takes sales along. Both months together hardly change; which
 * part falls into the first follows the feast's day. That part is learnt as a straight line of its log odds on the day,
 * drawn towards "no influence" while there are few years; the months are put back to where an average year has them,
 * forecast, and moved to where the coming feast has them.
 * @source the idea of a moving-holiday regressor: W. R. Bell, S. C. Hillmer (1983), Modeling Time Series with Calendar
 *         Variation, JASA 78(383); ridge: A. E. Hoerl, R. W. Kennard (1970), Technometrics 12(1).
 */

/** The two months of one year and the day of its feast. */
export interface FeastYear {
  /** Position of the first of both months in the series; may lie outside of it. */
  first: number;
  /** The day, counted from any day of the year that is always the same. */
  day: number;
}

/** Years with both months known, and above zero, that the line is drawn through at least. */
export const LEAST_PAIRS = 2;
/** Weight of "no influence" in squared days: that of one year whose feast lies a week off the mean. */
const RIDGE = 49;

interface ShareLine {
  /** Log odds of the first month's part in a year with the mean day. */
  middle: number;
  slope: number;
  meanDay: number;
}

/** What the known years say about the part of the first month; undefined where they are too few. */
export function shareLine(known: ArrayLike<number>, years: readonly FeastYear[]): ShareLine | undefined {
  const seen = years.flatMap(({ first, day }) => {
    const one = known[first] ?? Number.NaN;
    const other = known[first + 1] ?? Number.NaN;
    return one > 0 && other > 0 ? [{ day, odds: Math.log(one / other) }] : [];
  });
  if (seen.length < LEAST_PAIRS) return undefined;
  const meanDay = seen.reduce((sum, { day }) => sum + day, 0) / seen.length;
  const middle = seen.reduce((sum, { odds }) => sum + odds, 0) / seen.length;
  let xy = 0;
  let xx = RIDGE;
  for (const { day, odds } of seen) {
    xy += (day - meanDay) * (odds - middle);
    xx += (day - meanDay) ** 2;
  }
  return { middle, slope: xy / xx, meanDay };
}

/** The adjustment for `forecastSeries`; it leaves series alone whose known years say nothing. */
export function feastAdjust(years: readonly FeastYear[]): Adjust {
  return (known) => {
    const line = shareLine(known, years);
    if (line === undefined) return { values: known, back: (_, value) => value };
    const factors = new Map<number, number>();
    const usual = logistic(line.middle);
    for (const { first, day } of years) {
      const part = logistic(line.middle + line.slope * (day - line.meanDay));
      factors.set(first, part / usual);
      factors.set(first + 1, (1 - part) / (1 - usual));
    }
    return {
      values: known.map((value, i) => value / (factors.get(i) ?? 1)),
      back: (index, value) => value * (factors.get(index) ?? 1),
    };
  };
}

function logistic(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

export interface FeastTest {
  /** Errors over the months tried from where enough years were known, and over the feast's two months among them. */
  without: { all: ForecastErrors; feast: ForecastErrors };
  with: { all: ForecastErrors; feast: ForecastErrors };
}

export interface FeastForecast {
  answer: ForecastAnswer;
  used: boolean;
  /** null where too few years are known to try it. */
  test: FeastTest | null;
}

/**
 * Forecasts with and without the feast and keeps what has been nearer to the truth over the months tried. Where it could
 * not be tried on a month of the feast, it is not used.
 */
export function forecastWithFeast(
  values: Float64Array,
  options: ForecastOptions,
  years: readonly FeastYear[],
): FeastForecast {
  const plain = forecastSeries(values, options);
  if (!plain.ok || shareLine(values, years) === undefined) return { answer: plain, used: false, test: null };
  const adjusted = forecastSeries(values, { ...options, adjust: feastAdjust(years) });
  if (!adjusted.ok) return { answer: plain, used: false, test: null };
  const scale = seasonalScale(values, options.period);
  const months = new Set(years.flatMap(({ first }) => [first, first + 1]));
  // An origin with too few years tells nothing: both forecasts are then one and the same.
  const knew = (origin: number) => shareLine(values.slice(0, origin), years) !== undefined;
  const errorsOf = (past: readonly PastForecast[], first: number) => {
    const tried = past.filter(({ origin }) => knew(first + origin));
    const feast = tried.filter(({ origin, ahead }) => months.has(first + origin + ahead - 1));
    return { all: forecastErrors(tried, scale), feast: feast.length === 0 ? null : forecastErrors(feast, scale) };
  };
  const without = errorsOf(plain.forecast.past, plain.forecast.first);
  const withFeast = errorsOf(adjusted.forecast.past, adjusted.forecast.first);
  if (without.feast === null || withFeast.feast === null) return { answer: plain, used: false, test: null };
  const used = withFeast.all.mae < without.all.mae * (1 - 1e-9);
  const test = {
    without: { all: without.all, feast: without.feast },
    with: { all: withFeast.all, feast: withFeast.feast },
  };
  return { answer: used ? adjusted : plain, used, test };
}
