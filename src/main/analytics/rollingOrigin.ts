import type { ForecastModel } from '../../shared/domain/forecastModel.ts';
import { fitModel, leastValues, modelObstacle } from './forecastModels.ts';
import type { FixedParams, SmoothingParams } from './holtWinters.ts';

/**
 * How good a model has been on the series' own past: it is fitted anew on the values up to one month after another, and
 * each time asked for the months that followed.
 * @source L. J. Tashman (2000): Out-of-sample tests of forecasting accuracy, IJF 16(4).
 */

export interface PastForecast {
  /** How many values the model had seen. */
  origin: number;
  /** Months ahead, from 1. */
  ahead: number;
  actual: number;
  forecast: number;
}

export interface RollingOptions {
  /** The first origin: values the model may see at first. */
  from: number;
  /** Months ahead at most. */
  horizon: number;
  fixed?: FixedParams;
  /** What is done to the known values before the fit, and taken back from the forecast. */
  adjust?: Adjust;
}

/** A change of a series that can be taken back for the months ahead; it sees the known values only. */
export type Adjust = (known: Float64Array) => {
  values: Float64Array;
  /** @param index of the month, counted from the first value of the series */
  back: (index: number, value: number) => number;
};

/**
 * Forecasts of one model from every origin to the end. Each fit begins its search where the one before ended, so that
 * nothing of the later values helps it.
 */
export function pastForecasts(
  model: ForecastModel,
  values: Float64Array,
  period: number,
  { from, horizon, fixed, adjust }: RollingOptions,
): PastForecast[] {
  const past: PastForecast[] = [];
  let near: SmoothingParams | undefined;
  for (let origin = from; origin < values.length; origin += 1) {
    const known = values.slice(0, origin);
    const changed = adjust?.(known);
    const seen = withoutEdgeGaps(changed?.values ?? known);
    if (modelObstacle(model, seen.values, period) !== undefined) continue;
    const fit = fitModel(model, seen.values, period, {
      ...(fixed === undefined ? {} : { fixed }),
      ...(near === undefined ? {} : { near }),
    });
    near = fit.params ?? undefined;
    const steps = Math.min(horizon, values.length - origin);
    const ahead = fit.ahead(steps + seen.after);
    for (let step = 0; step < steps; step += 1) {
      const actual = values[origin + step] ?? Number.NaN;
      if (Number.isNaN(actual)) continue;
      const raw = ahead[step + seen.after] ?? Number.NaN;
      past.push({ origin, ahead: step + 1, actual, forecast: changed?.back(origin + step, raw) ?? raw });
    }
  }
  return past;
}

/** The values from the first known to the last, and how many unknown ones follow. */
export function withoutEdgeGaps(values: Float64Array): { values: Float64Array; before: number; after: number } {
  let before = 0;
  while (before < values.length && Number.isNaN(values[before])) before += 1;
  let end = values.length;
  while (end > before && Number.isNaN(values[end - 1])) end -= 1;
  return { values: values.slice(before, end), before, after: values.length - end };
}

/** From which origin on a set of models can all be compared, the oldest that are still looked at cut off. */
export function firstOrigin(
  models: readonly ForecastModel[],
  length: number,
  period: number,
  maxOrigins: number,
): number {
  const least = Math.max(2, ...models.map((model) => leastValues(model, period)));
  return Math.max(least, length - maxOrigins);
}
