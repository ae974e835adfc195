import type { ForecastModel } from '../domain/forecastModel.ts';
import type { T } from './translator.ts';

const MODEL_KEYS = {
  snaive: 'forecasts.model.snaive',
  naive: 'forecasts.model.naive',
  mean: 'forecasts.model.mean',
  drift: 'forecasts.model.drift',
  ses: 'forecasts.model.ses',
  holt: 'forecasts.model.holt',
  'holt-damped': 'forecasts.model.holtDamped',
  'season-add': 'forecasts.model.seasonAdd',
  'season-mul': 'forecasts.model.seasonMul',
  theta: 'forecasts.model.theta',
  'hw-add': 'forecasts.model.hwAdd',
  'hw-mul': 'forecasts.model.hwMul',
  'hw-add-damped': 'forecasts.model.hwAddDamped',
  'hw-mul-damped': 'forecasts.model.hwMulDamped',
} as const satisfies Record<ForecastModel, string>;

/** What a method is called on screens, on paper and by the command line. */
export function forecastModelText(model: ForecastModel, t: T): string {
  return t(MODEL_KEYS[model]);
}
