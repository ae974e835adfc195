import type { ForecastModel, ForecastObstacle } from '../../shared/domain/forecastModel.ts';
import {
  type FitOptions,
  fitSmoothing,
  type SmoothingKind,
  type SmoothingParams,
  smoothingAhead,
} from './holtWinters.ts';
import { fitTheta, thetaAhead } from './thetaForecast.ts';

/**
 * The models a series may be forecast by, under one face.
 * @source R. J. Hyndman, G. Athanasopoulos (2021): Forecasting: Principles and Practice, 3rd ed., ch. 5 and 8
 *         (naive methods, exponential smoothing); Theta see thetaForecast.ts.
 */

const SMOOTHING: Partial<Record<ForecastModel, SmoothingKind>> = {
  ses: { trend: false, damped: false, season: 'none' },
  holt: { trend: true, damped: false, season: 'none' },
  'holt-damped': { trend: true, damped: true, season: 'none' },
  'season-add': { trend: false, damped: false, season: 'add' },
  'season-mul': { trend: false, damped: false, season: 'mul' },
  'hw-add': { trend: true, damped: false, season: 'add' },
  'hw-mul': { trend: true, damped: false, season: 'mul' },
  'hw-add-damped': { trend: true, damped: true, season: 'add' },
  'hw-mul-damped': { trend: true, damped: true, season: 'mul' },
};

export interface ModelFit {
  model: ForecastModel;
  /** Smoothing parameters; null for models that have none. */
  params: SmoothingParams | null;
  /** State after the last value, where the model has one; seasons begin with the first month ahead. */
  level: number | null;
  trend: number | null;
  season: number[] | null;
  /** Of the one-step forecasts within the series. */
  sse: number;
  /** One-step forecasts, NaN where there is none. */
  fitted: Float64Array;
  ahead(horizon: number): Float64Array;
}

/** Why a model cannot be had for a series. */
export type ModelObstacle = Exclude<ForecastObstacle, 'too_few_origins'>;

/** The smoothing parameters a model has. */
export function parametersOf(model: ForecastModel): (keyof SmoothingParams)[] {
  const kind = SMOOTHING[model];
  if (kind === undefined) return model === 'theta' ? ['alpha'] : [];
  const { trend, damped, season } = kind;
  return [
    'alpha',
    ...(trend ? (['beta'] as const) : []),
    ...(season === 'none' ? [] : (['gamma'] as const)),
    ...(damped ? (['phi'] as const) : []),
  ];
}

/** Values a model wants at least. */
export function leastValues(model: ForecastModel, period: number): number {
  const kind = SMOOTHING[model];
  if (kind !== undefined && kind.season !== 'none') return 2 * period;
  if (model === 'snaive' || model === 'season-half') return period;
  if (model === 'naive' || model === 'mean') return 1;
  if (model === 'drift') return 2;
  return model === 'ses' ? 3 : 4;
}

/** @returns undefined where the model can be fitted */
export function modelObstacle(
  model: ForecastModel,
  values: ArrayLike<number>,
  period: number,
): ModelObstacle | undefined {
  const kind = SMOOTHING[model];
  const seasonal = model === 'snaive' || model === 'season-half' || (kind !== undefined && kind.season !== 'none');
  if (seasonal && period < 2) return 'no_season';
  if (values.length < leastValues(model, period)) return 'too_short';
  if (kind?.season === 'mul') {
    for (let i = 0; i < values.length; i += 1) if ((values[i] ?? 0) <= 0) return 'not_positive';
  }
  return undefined;
}

/** Fits one model. @param values NaN for months without value, the first and the last known; no `modelObstacle` */
export function fitModel(
  model: ForecastModel,
  values: Float64Array,
  period: number,
  options: FitOptions = {},
): ModelFit {
  const kind = SMOOTHING[model];
  if (kind !== undefined) {
    const fit = fitSmoothing(values, kind, period, options);
    const { params, level, sse, fitted } = fit;
    return {
      model,
      params,
      level,
      trend: kind.trend ? fit.trend : null,
      season: kind.season === 'none' ? null : [...fit.season],
      sse,
      fitted,
      ahead: (horizon) => smoothingAhead(fit, kind, horizon),
    };
  }
  if (model === 'theta') {
    const fit = fitTheta(values, period, options.fixed?.alpha);
    const { smoothing, drift, season, sse, fitted } = fit;
    const turned = [...season].map((_, i) => season[(values.length + i) % season.length] ?? 0);
    const state = { level: smoothing.level, trend: drift, season: season.length === 0 ? null : turned };
    return { model, params: smoothing.params, ...state, sse, fitted, ahead: (horizon) => thetaAhead(fit, horizon) };
  }
  return plainFit(model, values, period);
}

/** The models without parameters. */
function plainFit(model: ForecastModel, values: Float64Array, period: number): ModelFit {
  const stepsFrom = (known: Float64Array, horizon: number) => plainAhead(model, known, period, horizon);
  const fitted = values.map((_, i) =>
    i < leastValues(model, period) ? Number.NaN : plainNext(model, values, period, i),
  );
  let sse = 0;
  fitted.forEach((value, i) => {
    const error = (values[i] ?? Number.NaN) - value;
    if (!Number.isNaN(error)) sse += error * error;
  });
  const none = { params: null, level: null, trend: null, season: null };
  return { model, ...none, sse, fitted, ahead: (horizon) => stepsFrom(values, horizon) };
}

function plainNext(model: ForecastModel, values: Float64Array, period: number, until: number): number {
  return plainAhead(model, values.subarray(0, until), period, 1)[0] ?? Number.NaN;
}

function plainAhead(model: ForecastModel, values: Float64Array, period: number, horizon: number): Float64Array {
  const known = values.filter((value) => !Number.isNaN(value));
  const last = known.at(-1) ?? 0;
  if (model === 'season-half') {
    // A season seen once is half believed: drawn halfway to the mean of the last one.
    const year = values.subarray(-period).filter((value) => !Number.isNaN(value));
    const level = year.reduce((sum, v) => sum + v, 0) / (year.length || 1);
    return plainAhead('snaive', values, period, horizon).map((value) => (value + level) / 2);
  }
  if (model === 'snaive') {
    return Float64Array.from({ length: horizon }, (_, h) => {
      for (let i = values.length - period + (h % period); i >= 0; i -= period) {
        const value = values[i];
        if (value !== undefined && !Number.isNaN(value)) return value;
      }
      return last;
    });
  }
  if (model === 'mean')
    return new Float64Array(horizon).fill(known.reduce((sum, v) => sum + v, 0) / (known.length || 1));
  const first = known[0] ?? 0;
  const slope = model === 'drift' && values.length > 1 ? (last - first) / (values.length - 1) : 0;
  return Float64Array.from({ length: horizon }, (_, h) => last + slope * (h + 1));
}
