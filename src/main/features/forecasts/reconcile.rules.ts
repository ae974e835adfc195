import type { ForecastRun, ForecastSums, SalesForecast } from '../../../shared/contract/forecasts.contract.ts';

/**
 * Brings the parts' forecasts and that of the whole to one sum.
 *
 * - `toWhole`, top down by the forecasts' own proportions: every part of a month is scaled by one factor.
 * - `fromParts`, bottom up: the whole is the sum of its parts.
 *
 * Parts by goods do not hold what a bill's discount takes off outside of its lines: what all parts came to of the whole in the
 * last twelve months is what they have to come to of the forecast as well.
 * @source bottom up: G. H. Orcutt, H. W. Watts, J. B. Edwards (1968): Data aggregation and information loss. American Economic
 *         Review 58(4); top down by forecast proportions: G. Athanasopoulos, R. A. Ahmed, R. J. Hyndman (2009): Hierarchical
 *         forecasts for Australian domestic tourism. International Journal of Forecasting 25(1).
 */
export function reconciled(run: ForecastRun, sums: ForecastSums): ForecastRun {
  const whole = run.series.find((one) => one.whole);
  const parts = run.series.filter((one) => !one.whole);
  if (sums === 'own' || whole === undefined || parts.length === 0) return run;
  const covered = coverage(whole, parts);
  if (covered === null) return run;
  const series =
    sums === 'toWhole' ? scaledParts(run.series, whole, parts, covered) : summedWhole(run.series, parts, covered);
  return { ...run, sums, series };
}

const LATELY = 12;

/** What all parts came to of the whole in the last twelve months; null where that says nothing. */
export function coverage(whole: SalesForecast, parts: readonly SalesForecast[]): number | null {
  const sumOf = ({ values }: SalesForecast) =>
    values.slice(-LATELY).reduce<number>((sum, value) => sum + (value ?? 0), 0);
  const total = sumOf(whole);
  const inParts = parts.reduce((sum, part) => sum + sumOf(part), 0);
  return total > 0 && inParts > 0 ? inParts / total : null;
}

/** What has come of a month already: it is no forecast and is not scaled. */
const cameOf = ({ begun }: SalesForecast, h: number) => (h === 0 ? (begun ?? 0) : 0);

const monthSum = (parts: readonly SalesForecast[], h: number) =>
  parts.reduce((sum, { ahead }) => sum + (ahead[h]?.value ?? 0), 0);

/** The sum of the months as they are now, its range scaled or moved along. */
function totalOf(
  { total }: SalesForecast,
  ahead: SalesForecast['ahead'],
  move: (limit: number, value: number, before: number) => number,
): SalesForecast['total'] {
  if (total === null) return null;
  const value = ahead.reduce((sum, month) => sum + month.value, 0);
  const moved = (limit: number | null) => (limit === null ? null : Math.round(move(limit, value, total.value)) + 0);
  return { value, low: moved(total.low), high: moved(total.high) };
}

function scaledParts(
  series: readonly SalesForecast[],
  whole: SalesForecast,
  parts: readonly SalesForecast[],
  covered: number,
): SalesForecast[] {
  const months = whole.ahead.map(({ value }, h) => {
    const came = parts.reduce((sum, part) => sum + cameOf(part, h), 0);
    const target = Math.round(value * covered) - came;
    const sum = monthSum(parts, h) - came;
    // Where either is nothing, or they differ in sign, there is no proportion: the month stays as it was forecast.
    const falls = came !== 0 && sum < 0 && target < 0;
    const factor = (sum > 0 && target > 0) || falls ? target / sum : null;
    return { target, factor };
  });
  // Rounded parts come to the month's sum to the last cent: each takes what is left of the running sum.
  const run = months.map(() => ({ exact: 0, given: 0 }));
  return series.map((one) => {
    if (one.whole) return one;
    const ahead = one.ahead.map((month, h) => {
      const factor = months[h]?.factor ?? null;
      const running = run[h];
      if (factor === null || running === undefined) return month;
      const came = cameOf(one, h);
      running.exact += (month.value - came) * factor;
      const rest = Math.round(running.exact) - running.given;
      running.given += rest;
      const scaled = (limit: number | null) => (limit === null ? null : came + Math.round((limit - came) * factor) + 0);
      return { ...month, value: came + rest + 0, low: scaled(month.low), high: scaled(month.high) };
    });
    const total = totalOf(one, ahead, (limit, value, before) =>
      before > 0 && value > 0 ? (limit * value) / before : limit + value - before,
    );
    return { ...one, ahead, total };
  });
}

function summedWhole(
  series: readonly SalesForecast[],
  parts: readonly SalesForecast[],
  covered: number,
): SalesForecast[] {
  return series.map((one) => {
    if (!one.whole) return one;
    const ahead = one.ahead.map((month, h) => {
      const came = h === 0 ? one.begun : null;
      // What has come stands; only what is to come is summed.
      const inParts = came === null ? 0 : parts.reduce((total, part) => total + cameOf(part, h), 0);
      const value = (came ?? 0) + Math.round((monthSum(parts, h) - inParts) / covered) + 0;
      // The range keeps its width: how far the whole has been off is known, of its parts together it is not.
      const moved = (limit: number | null) => (limit === null ? null : limit + value - month.value);
      const low = moved(month.low);
      const least = came ?? 0;
      const floor = (month.low ?? least) >= least && value >= least ? least : Number.NEGATIVE_INFINITY;
      return { ...month, value, low: low === null ? null : Math.max(floor, low), high: moved(month.high) };
    });
    const total = totalOf(one, ahead, (limit, value, before) => {
      const moved = limit + value - before;
      return (one.total?.low ?? 0) >= 0 && value >= 0 ? Math.max(0, moved) : moved;
    });
    return { ...one, ahead, total };
  });
}
