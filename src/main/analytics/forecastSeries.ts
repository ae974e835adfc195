import type { ForecastModel, ForecastObstacle } from '../../shared/domain/forecastModel.ts';
import { type Compared, type ForecastErrors, forecastErrors, seasonalScale } from './forecastErrors.ts';
import { type NoRange, rangesOf } from './forecastInterval.ts';
import { fitModel, type ModelFit, type ModelObstacle, modelObstacle } from './forecastModels.ts';
import type { FixedParams } from './holtWinters.ts';
import { type Adjust, firstOrigin, type PastForecast, pastForecasts, withoutEdgeGaps } from './rollingOrigin.ts';

/**
 * One series, from its values to its forecast: which models can be had, how good each has been on the series' own past,
 * the best of them (or the one asked for) fitted to all values, its months ahead with an interval.
 * @source L. J. Tashman (2000), IJF 16(4), for the choice by rolling origin; documented in docs/forecasts.md.
 */

export interface ForecastOptions {
  period: number;
  horizon: number;
  model: ForecastModel | 'auto';
  fixed?: FixedParams;
  /** Part of months that should fall inside the interval, 0 … 1. */
  level: number;
  random: () => number;
  adjust?: Adjust;
}

export interface ComparedModel {
  model: ForecastModel;
  /** null where it took no part; then `obstacle` says why. */
  errors: ForecastErrors | null;
  obstacle: ForecastObstacle | null;
}

export interface SeriesForecast {
  fit: ModelFit;
  /** In the values' own measure, one per value from the first known one; NaN where there is none. */
  fitted: Float64Array;
  /** Position of the first known value: `fitted[0]` belongs to it. */
  first: number;
  points: { value: number; low: number | null; high: number | null }[];
  /** All months ahead together. */
  total: { value: number; low: number | null; high: number | null };
  /** Why lows and highs are null; null where they are numbers. */
  noRange: NoRange | null;
  compared: ComparedModel[];
  /** How the model was come by: by error, because it was asked for, because a season has been seen once only, or because nothing could be compared. */
  choice: 'by_error' | 'asked' | 'careful' | 'untested';
  /** Where the comparison began and how many origins it had. */
  origins: number;
  /** Past forecasts of the model, for charts and for tests of the interval. */
  past: PastForecast[];
}

export type ForecastAbstains =
  | { code: 'no_values' }
  | { code: 'too_few_values'; have: number; need: number }
  | { code: 'too_many_gaps'; have: number; gaps: number }
  | { code: 'model_obstacle'; obstacle: ModelObstacle };

export type ForecastAnswer = { ok: true; forecast: SeriesForecast } | { ok: false; abstains: ForecastAbstains };

/** Below this no model is chosen by itself: three points are no series. */
export const LEAST_VALUES = 4;
/** Origins a model must have been tried from before its errors are believed. */
const LEAST_ORIGINS = 4;
/** Origins looked at: two years of months. */
const MOST_ORIGINS = 24;
/** Months ahead looked at. */
export const COMPARED_HORIZON = 12;
/** More gaps than this part of all months, and the shape between them is guesswork. */
const MOST_GAPS = 0.25;
const EXTRA_STARTS = 6;

/** Tried where there are two whole seasons. */
const LONG: readonly ForecastModel[] = [
  'snaive',
  'ses',
  'season-add',
  'season-mul',
  'theta',
  'hw-add',
  'hw-mul',
  'hw-add-damped',
  'hw-mul-damped',
];
/**
 * Tried where seasons cannot be learnt: under two of them, or where there are none. An undamped trend takes the rise of one
 * season for growth and runs away within a year: `drift` and `holt` are left to who asks for them.
 */
const SHORT: readonly ForecastModel[] = ['snaive', 'season-half', 'naive', 'mean', 'ses', 'holt-damped'];

/** @param all NaN for months without value; unknown months at either end are left off (those at the end are forecast) */
export function forecastSeries(all: Float64Array, options: ForecastOptions): ForecastAnswer {
  const { values, before, after } = withoutEdgeGaps(all);
  const gaps = values.filter((value) => Number.isNaN(value)).length;
  const known = values.length - gaps;
  if (known === 0) return { ok: false, abstains: { code: 'no_values' } };
  if (options.model === 'auto' && known < LEAST_VALUES)
    return { ok: false, abstains: { code: 'too_few_values', have: known, need: LEAST_VALUES } };
  if (gaps > MOST_GAPS * values.length) return { ok: false, abstains: { code: 'too_many_gaps', have: known, gaps } };
  const inner: ForecastOptions = { ...options, ...(options.adjust ? { adjust: shifted(options.adjust, before) } : {}) };
  return forecastKnown(values, { before, after }, inner);
}

function forecastKnown(
  values: Float64Array,
  edges: { before: number; after: number },
  options: ForecastOptions,
): ForecastAnswer {
  const { period, horizon, level } = options;
  if (options.model !== 'auto') {
    const obstacle = modelObstacle(options.model, values, period);
    if (obstacle !== undefined) return { ok: false, abstains: { code: 'model_obstacle', obstacle } };
  }
  const comparison = compareModels(values, options);
  const careful = isSeenOnce(values, period);
  const best = careful ? 'season-half' : (comparison.best ?? 'mean');
  const model = options.model === 'auto' ? best : options.model;
  const past = comparison.past.get(model) ?? ownPast(model, values, options);
  const changed = options.adjust?.(values);
  const fit = fitModel(model, changed?.values ?? values, period, {
    ...(options.fixed === undefined ? {} : { fixed: options.fixed }),
    random: options.random,
    extraStarts: EXTRA_STARTS,
  });
  const back = changed?.back ?? ((_: number, value: number) => value);
  const fitted = fit.fitted.map((value, i) => back(i, value));
  const ahead = fit
    .ahead(horizon + edges.after)
    .slice(edges.after)
    .map((value, h) => back(values.length + edges.after + h, value));
  const residuals = [...values].map((value, i) => value - (fitted[i] ?? Number.NaN)).filter((e) => !Number.isNaN(e));
  const largest = values.reduce((most, value) => (Number.isNaN(value) ? most : Math.max(most, Math.abs(value))), 0);
  const season =
    model === 'season-half' ? [...values.subarray(-period)].filter((value) => !Number.isNaN(value)) : undefined;
  const ranges = rangesOf({ past, residuals, season }, horizon, level, largest);
  const [widths, noRange] = typeof ranges === 'string' ? [null, ranges] : [ranges, null];
  // Where nothing was ever below zero, an interval that reaches there would only frighten.
  const floor = values.some((value) => value < 0) ? Number.NEGATIVE_INFINITY : 0;
  const around = (value: number, width: number | null | undefined) => {
    if (width == null) return { value, low: null, high: null };
    return { value, low: Math.min(value, Math.max(floor, value - width)), high: value + width };
  };
  const points = [...ahead].map((value, h) => around(value, widths?.months[h]));
  const total = around(
    ahead.reduce((sum, value) => sum + value, 0),
    widths?.sum,
  );
  const { model: asked } = options;
  const choice = asked !== 'auto' ? 'asked' : careful ? 'careful' : comparison.best ? 'by_error' : 'untested';
  const { compared, origins } = comparison;
  const shown = { fit, fitted, first: edges.before, points, total, noRange };
  return { ok: true, forecast: { ...shown, compared, choice, origins, past } };
}

interface Comparison {
  compared: ComparedModel[];
  best: ForecastModel | undefined;
  origins: number;
  past: Map<ForecastModel, PastForecast[]>;
}

/** Tries all models on the same past months and takes the one with the smallest mean absolute error. */
function compareModels(values: Float64Array, options: ForecastOptions): Comparison {
  const { period, model: asked } = options;
  const long = period > 1 && values.length >= 2 * period + LEAST_ORIGINS;
  const usual = long ? LONG : SHORT;
  const wanted = asked === 'auto' || usual.includes(asked) ? usual : [...usual, asked];
  const compared: ComparedModel[] = [];
  const taking: ForecastModel[] = [];
  for (const model of wanted) {
    const obstacle = modelObstacle(model, values, period);
    const few = values.length - firstOrigin([model], values.length, period, MOST_ORIGINS) < LEAST_ORIGINS;
    if (obstacle === undefined && !few) taking.push(model);
    else compared.push({ model, errors: null, obstacle: obstacle ?? 'too_few_origins' });
  }
  if (taking.length === 0) return { compared, best: undefined, origins: 0, past: new Map() };
  const from = firstOrigin(taking, values.length, period, MOST_ORIGINS);
  const scale = seasonalScale(values, period);
  const past = new Map<ForecastModel, PastForecast[]>();
  let best: { model: ForecastModel; mae: number } | undefined;
  for (const model of taking) {
    const tried = pastForecasts(model, values, period, {
      from,
      horizon: COMPARED_HORIZON,
      ...(options.fixed === undefined || model !== asked ? {} : { fixed: options.fixed }),
      ...(options.adjust === undefined ? {} : { adjust: options.adjust }),
    });
    past.set(model, tried);
    const errors = forecastErrors(tried satisfies Compared[], scale);
    compared.push({ model, errors, obstacle: null });
    // Equal but for rounding is equal: the simpler one stays.
    if (best === undefined || errors.mae < best.mae * (1 - 1e-9)) best = { model, mae: errors.mae };
  }
  return { compared, best: best?.model, origins: values.length - from, past };
}

/** What the model asked for has been worth, from wherever it can be fitted. */
function ownPast(model: ForecastModel, values: Float64Array, options: ForecastOptions): PastForecast[] {
  const from = firstOrigin([model], values.length, options.period, MOST_ORIGINS);
  return pastForecasts(model, values, options.period, {
    from,
    horizon: COMPARED_HORIZON,
    ...(options.fixed === undefined ? {} : { fixed: options.fixed }),
    ...(options.adjust === undefined ? {} : { adjust: options.adjust }),
  });
}

/**
 * Whether there is one whole season and not yet two with months to try them by. Then a few months' errors choose worse than
 * halfway between last year's month and last year's mean: measured in docs/forecasts.md.
 */
function isSeenOnce({ length }: Float64Array, period: number): boolean {
  return period > 1 && length >= period && length < 2 * period + LEAST_ORIGINS;
}

/** An adjustment written for the whole series, for the values from the first known one on. */
function shifted(adjust: Adjust, before: number): Adjust {
  if (before === 0) return adjust;
  return (known) => {
    const lead = new Float64Array(before + known.length).fill(Number.NaN);
    lead.set(known, before);
    const { values, back } = adjust(lead);
    return { values: values.slice(before), back: (index, value) => back(index + before, value) };
  };
}
