import { fitSmoothing, type SmoothingFit } from './holtWinters.ts';
import { bridged } from './seasonalStart.ts';

/**
 * The Theta method: simple smoothing of what is left without season, plus half the slope of its straight line.
 * @source V. Assimakopoulos, K. Nikolopoulos (2000): The theta model, IJF 16(4), the best method of the M3 competition;
 *         in the form of R. J. Hyndman, B. Billah (2003): Unmasking the Theta method, IJF 19(2).
 */

export interface ThetaFit {
  smoothing: SmoothingFit;
  /** Half the slope of the line through the deseasonalised values. */
  drift: number;
  /** One factor (or summand) per season by position from the first value; empty where no season shows. */
  season: Float64Array;
  multiplicative: boolean;
  length: number;
  fitted: Float64Array;
  sse: number;
}

const NO_TREND = { trend: false, damped: false, season: 'none' } as const;
/** 90 % two-sided, as the competition's entry tested for a season. */
const SEASON_TEST = 1.645;

/** @param values three or more; a season is looked for where there are two whole ones */
export function fitTheta(values: Float64Array, period: number, alpha?: number): ThetaFit {
  const known = bridged(values);
  const multiplicative = known.every((value) => value > 0);
  const seasonal = period > 1 && known.length >= 2 * period && showsSeason(known, period);
  const season = seasonal ? wholeSeason(known, period, multiplicative) : new Float64Array(0);
  const of = (i: number) => (seasonal ? (season[i % period] ?? 0) : multiplicative ? 1 : 0);
  const flat = values.map((value, i) => (multiplicative ? value / of(i) : value - of(i)));
  const smoothing = fitSmoothing(flat, NO_TREND, period, alpha === undefined ? {} : { fixed: { alpha } });
  const fitted = smoothing.fitted.map((value, i) => (multiplicative ? value * of(i) : value + of(i)));
  let sse = 0;
  fitted.forEach((value, i) => {
    const error = (values[i] ?? Number.NaN) - value;
    if (!Number.isNaN(error)) sse += error * error;
  });
  const drift = halfSlope(bridged(flat));
  return { smoothing, drift, season, multiplicative, length: values.length, fitted, sse };
}

/** The months ahead. */
export function thetaAhead(fit: ThetaFit, horizon: number): Float64Array {
  const { smoothing, drift, season, multiplicative, length } = fit;
  // With α = 0 the sum (1 − (1 − α)^n) ÷ α has the limit n.
  const alpha = Math.max(smoothing.params.alpha, 1e-6);
  const behind = (1 - (1 - alpha) ** length) / alpha;
  return Float64Array.from({ length: horizon }, (_, h) => {
    const flat = smoothing.level + drift * (h + behind);
    if (season.length === 0) return flat;
    const s = season[(length + h) % season.length] ?? 0;
    return multiplicative ? flat * s : flat + s;
  });
}

/** Whether the autocorrelation at one season stands out of what chance would make. @source M. S. Bartlett (1946) */
function showsSeason(values: Float64Array, period: number): boolean {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  if (!(variance > 0)) return false;
  const at = (lag: number) => {
    let sum = 0;
    for (let i = lag; i < n; i += 1) sum += ((values[i] ?? 0) - mean) * ((values[i - lag] ?? 0) - mean);
    return sum / variance;
  };
  let noise = 1;
  for (let lag = 1; lag < period; lag += 1) noise += 2 * at(lag) ** 2;
  return Math.abs(at(period)) > SEASON_TEST * Math.sqrt(noise / n);
}

/** Classical decomposition over all values. */
function wholeSeason(values: Float64Array, period: number, multiplicative: boolean): Float64Array {
  const half = Math.floor(period / 2);
  const sums = new Float64Array(period);
  const seen = new Float64Array(period);
  for (let i = half; i < values.length - half; i += 1) {
    let trend = 0;
    for (let d = -half; d <= half; d += 1)
      trend += ((values[i + d] ?? 0) * (period % 2 === 0 && Math.abs(d) === half ? 0.5 : 1)) / period;
    const value = values[i] ?? 0;
    const slot = i % period;
    sums[slot] = (sums[slot] ?? 0) + (multiplicative ? value / trend : value - trend);
    seen[slot] = (seen[slot] ?? 0) + 1;
  }
  const season = sums.map((sum, i) => sum / (seen[i] || 1));
  const middle = season.reduce((sum, s) => sum + s, 0) / period;
  return season.map((s) => (multiplicative ? s / middle : s - middle));
}

function halfSlope(values: Float64Array): number {
  const n = values.length;
  const meanX = (n - 1) / 2;
  const meanY = values.reduce((sum, value) => sum + value, 0) / n;
  let xy = 0;
  let xx = 0;
  values.forEach((value, i) => {
    xy += (i - meanX) * (value - meanY);
    xx += (i - meanX) ** 2;
  });
  return xx > 0 ? xy / xx / 2 : 0;
}
