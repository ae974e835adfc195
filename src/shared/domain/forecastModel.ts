/** The methods a series may be forecast by, from the simplest to the richest: of equals the first is taken. */
export const FORECAST_MODELS = [
  'snaive',
  'season-half',
  'naive',
  'mean',
  'drift',
  'ses',
  'holt',
  'holt-damped',
  'season-add',
  'season-mul',
  'theta',
  'hw-add',
  'hw-mul',
  'hw-add-damped',
  'hw-mul-damped',
] as const;
export type ForecastModel = (typeof FORECAST_MODELS)[number];

/** Why a method cannot be had for a series, or was not compared. */
export const FORECAST_OBSTACLES = ['too_short', 'not_positive', 'no_season', 'too_few_origins'] as const;
export type ForecastObstacle = (typeof FORECAST_OBSTACLES)[number];
