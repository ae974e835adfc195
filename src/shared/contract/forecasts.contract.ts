import { z } from 'zod';
import { CalendarDay, CalendarMonth } from '../domain/calendarDay.ts';
import { FORECAST_MODELS, FORECAST_OBSTACLES } from '../domain/forecastModel.ts';
import { DealerId, JobId } from '../domain/ids.ts';
import { Minor } from '../domain/money.ts';
import { Period } from '../domain/period.ts';
import { command, query } from './define.ts';

/** What sales are forecast by: everything, who serves now, where, what. */
export const FORECAST_BY = ['total', 'rep', 'region', 'category', 'brand', 'product'] as const;
export const ForecastBy = z.enum(FORECAST_BY);
export type ForecastBy = z.infer<typeof ForecastBy>;

export const MOST_MONTHS_AHEAD = 24;

/**
 * How parts and whole stand to one another: each forecast by itself; the parts scaled so that they come to the whole; the whole
 * as the sum of its parts. See `reconcile.ts`.
 */
export const FORECAST_SUMS = ['own', 'toWhole', 'fromParts'] as const;
export const ForecastSums = z.enum(FORECAST_SUMS);
export type ForecastSums = z.infer<typeof ForecastSums>;

/** Why nothing is forecast. */
export const FORECAST_SILENCES = ['no_values', 'too_few_values', 'too_many_gaps', 'nothing_lately'] as const;

/** Mean errors of past forecasts, as a part of sales (0.09 is "off by 9 %"); null where sales were nothing. */
const FeastErrors = z.object({ all: z.number().nullable(), feast: z.number().nullable() });

export const SalesForecast = z.object({
  /** The rep's or the product's number, `province|city`, the category or the brand; empty for all sales and for what has none. */
  key: z.string(),
  /** Everything, what the other series are parts of; only one series is. */
  whole: z.boolean(),
  /** What has no rep, no region, no category; what is too small for a series of its own. */
  rest: z.enum(['none', 'others']).nullable(),
  name: z.string(),
  /** How many dealers, reps, … `others` are. */
  parts: z.int(),
  /** The first month of `values`. */
  from: CalendarMonth,
  /** Net sales of whole months, oldest first; null for months that order data do not cover. */
  values: z.array(Minor.nullable()),
  /** One-step forecasts of the same months by the method chosen; null where there are none. */
  fitted: z.array(Minor.nullable()),
  silence: z.object({ code: z.enum(FORECAST_SILENCES), have: z.int(), need: z.int(), gaps: z.int() }).nullable(),
  /** null where nothing is forecast. */
  model: z.enum(FORECAST_MODELS).nullable(),
  choice: z.enum(['by_error', 'asked', 'careful', 'untested']).nullable(),
  /** Months of the past from which methods were tried. */
  origins: z.int(),
  /** Mean error of past forecasts as a part of sales, of each method that took part. */
  compared: z.array(
    z.object({
      model: z.enum(FORECAST_MODELS),
      error: z.number().nullable(),
      mase: z.number().nullable(),
      obstacle: z.enum(FORECAST_OBSTACLES).nullable(),
    }),
  ),
  /** Spring Festival: whether the forecast follows it, and what it did for past ones; null where it could not be tried. */
  festival: z.object({
    used: z.boolean(),
    test: z.object({ without: FeastErrors, with: FeastErrors }).nullable(),
  }),
  /** What the month that has begun has brought up to the as-of day; null where none has. It is the first of `ahead`. */
  begun: Minor.nullable(),
  ahead: z.array(z.object({ month: CalendarMonth, value: Minor, low: Minor.nullable(), high: Minor.nullable() })),
  /** All months ahead together, with a range of their own: errors of several months partly cancel out. null where nothing is forecast. */
  total: z.object({ value: Minor, low: Minor.nullable(), high: Minor.nullable() }).nullable(),
  /** Why there are values ahead without a range: every month tried was met exactly, or too few could be tried. */
  noRange: z.enum(['exact', 'untried']).nullable(),
});
export type SalesForecast = z.infer<typeof SalesForecast>;

/** Grows with every change of how forecasts are made: what an older program has kept is made anew. */
export const FORECAST_METHOD = 4;

export const ForecastRun = z.object({
  method: z.int(),
  by: ForecastBy,
  asOf: CalendarDay,
  madeAt: z.int(),
  horizon: z.int(),
  /** The part of months that the interval should hold. */
  level: z.number(),
  /**
   * A month that has begun and is left out of what is learnt: its days with data, what they brought, and the part of a month's sales
   * that is still to come (below 0 where more comes back then than is sold), by the past `months` whole months or, where those are too
   * few (0), by days.
   */
  partial: z
    .object({ month: CalendarMonth, days: Period, netMinor: Minor, left: z.number(), months: z.int() })
    .nullable(),
  /** Accounts left out of grading: counted here and not where dealers are graded. Those with sales in the last (up to twelve) whole months, and their net. */
  excluded: z.object({ dealers: z.int(), months: z.int(), netMinor: Minor }).nullable(),
  /** Months between the first and the last that order data do not cover whole. */
  gaps: z.array(CalendarMonth),
  sums: ForecastSums.default('own'),
  /** All sales first, then the parts by what they sold in the last twelve months. */
  series: z.array(SalesForecast),
});
export type ForecastRun = z.infer<typeof ForecastRun>;

export const forecastsContract = {
  /** The last forecast by that, and whether it is of what is asked and of the data as they are. */
  'forecasts.get': query({
    input: z.object({
      by: ForecastBy,
      sums: ForecastSums.default('own'),
      /** What the forecast should be of; what is kept is old where it is of something else. By default the data cut-off, and any horizon. */
      asOf: CalendarDay.optional(),
      horizon: z.int().min(1).max(MOST_MONTHS_AHEAD).optional(),
    }),
    output: z.object({
      run: ForecastRun.nullable(),
      stale: z.boolean(),
      orders: z.boolean(),
      /** The day the order data end. */
      cutOff: CalendarDay.nullable(),
    }),
  }),
  /** Dealers behind a series, in no order. */
  'forecasts.dealers': query({
    input: z.object({
      by: ForecastBy,
      key: z.string().max(200),
      whole: z.boolean(),
      rest: z.enum(['none', 'others']).nullable(),
    }),
    output: z.object({ ids: z.array(DealerId) }),
  }),
  'forecasts.run': command({
    input: z.object({
      by: ForecastBy,
      horizon: z.int().min(1).max(MOST_MONTHS_AHEAD).default(12),
      /** By default the data cut-off. */
      asOf: CalendarDay.optional(),
    }),
    output: z.object({ jobId: JobId }),
    changes: [],
  }),
};
