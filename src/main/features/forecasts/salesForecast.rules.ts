import type { SalesForecast } from '../../../shared/contract/forecasts.contract.ts';
import type { ForecastErrors } from '../../analytics/forecastErrors.ts';
import { LEAST_VALUES, type SeriesForecast } from '../../analytics/forecastSeries.ts';
import { type FeastForecast, forecastWithFeast } from '../../analytics/movingFeast.ts';
import { feastYears } from './feastYears.rules.ts';
import { type MonthLeft, withBegun } from './runningMonth.rules.ts';
import { monthAfter } from './salesMonths.rules.ts';

/** Net sales of one part: what it is, and a value for each month. */
export interface SalesSeries extends Pick<SalesForecast, 'key' | 'whole' | 'rest' | 'name' | 'parts' | 'begun'> {
  /** Whole months from the first of all; null where data do not cover one. */
  values: readonly (number | null)[];
}

export interface SalesHow {
  /** The first month of all series. */
  from: string;
  horizon: number;
  /** Part of months that the interval should hold. */
  level: number;
  /** How the month that has begun goes on. */
  running: Pick<MonthLeft, 'left' | 'open' | 'falls'>;
  /** A stream of its own for each series, so that another series changes nothing. */
  random: () => number;
}

const SEASONS = 12;
/** Who has bought nothing for this long is not forecast. */
const LATELY = 12;

/** The forecast of one series, with what was tried and why it came out so. */
export function salesForecast(series: SalesSeries, how: SalesHow): SalesForecast {
  // Months before the first sale are no sales of zero: there was nothing yet.
  const start = Math.max(
    0,
    series.values.findIndex((value) => value !== null && value !== 0),
  );
  const values = series.values.slice(start);
  const from = monthAfter(how.from, start);
  const { key, whole, rest, name, parts, begun } = series;
  const head = { key, whole, rest, name, parts, begun, from, values: [...values] };
  const months = Float64Array.from(values, (value) => value ?? Number.NaN);
  const lately = values.slice(-LATELY).every((value) => (value ?? 0) === 0);
  if (lately && values.some((value) => (value ?? 0) !== 0))
    return {
      ...head,
      ...nothing(values.length),
      silence: { code: 'nothing_lately', have: 0, need: LEAST_VALUES, gaps: 0 },
    };
  const { horizon, level, random } = how;
  const feast = forecastWithFeast(
    months,
    { period: SEASONS, horizon, model: 'auto', level, random },
    feastYears(from, values.length + horizon),
  );
  const made = outcome(feast, from, values.length);
  const mayFall = how.running.falls || values.some((value) => (value ?? 0) < 0);
  return { ...head, ...made, ...(begun === null ? {} : withBegun(made, begun, how.running, mayFall)) };
}

type Outcome = Omit<SalesForecast, keyof Omit<SalesSeries, 'values'> | 'from' | 'values'>;

function nothing(length: number): Outcome {
  return {
    fitted: new Array<null>(length).fill(null),
    silence: null,
    model: null,
    choice: null,
    origins: 0,
    compared: [],
    festival: { used: false, test: null },
    ahead: [],
    total: null,
    noRange: null,
  };
}

function outcome({ answer, used, test }: FeastForecast, from: string, length: number): Outcome {
  if (!answer.ok) {
    const { abstains } = answer;
    const silence = {
      // An obstacle is met only by a method that was asked for by name.
      code: abstains.code === 'model_obstacle' ? ('no_values' as const) : abstains.code,
      have: 'have' in abstains ? abstains.have : 0,
      need: 'need' in abstains ? abstains.need : LEAST_VALUES,
      gaps: 'gaps' in abstains ? abstains.gaps : 0,
    };
    return { ...nothing(length), silence };
  }
  const { forecast } = answer;
  return {
    fitted: fittedMonths(forecast, length),
    silence: null,
    model: forecast.fit.model,
    choice: forecast.choice,
    origins: forecast.origins,
    compared: forecast.compared.map(({ model, errors, obstacle }) => ({
      model,
      error: part(errors),
      mase: errors?.mase ?? null,
      obstacle,
    })),
    festival: {
      used,
      test: test && {
        without: { all: part(test.without.all), feast: part(test.without.feast) },
        with: { all: part(test.with.all), feast: part(test.with.feast) },
      },
    },
    ...amounts(forecast, from, length),
    noRange: forecast.noRange,
  };
}

/** Months to the minor unit, and their sum as it stands beneath them. */
function amounts({ points, total }: SeriesForecast, from: string, length: number) {
  const maybe = (value: number | null) => (value === null ? null : whole(value));
  const ahead = points.map(({ value, low, high }, h) => ({
    month: monthAfter(from, length + h),
    value: whole(value),
    low: maybe(low),
    high: maybe(high),
  }));
  const value = ahead.reduce((sum, month) => sum + month.value, 0);
  return { ahead, total: { value, low: maybe(total.low), high: maybe(total.high) } };
}

function fittedMonths({ fitted, first }: SeriesForecast, length: number): (number | null)[] {
  return Array.from({ length }, (_, i) => {
    const value = fitted[i - first] ?? Number.NaN;
    return Number.isNaN(value) ? null : whole(value);
  });
}

/** Mean error as a part of sales. */
function part(errors: ForecastErrors | null): number | null {
  return errors?.wape == null ? null : errors.wape / 100;
}

/** Minor units; −0 is no amount. */
function whole(value: number): number {
  return Math.round(value) + 0;
}

/** As many parts have a series of their own; the smaller ones are forecast together. */
export const MOST_SERIES = 40;

/**
 * Puts the parts in order, the largest of the last twelve months first, and gathers those that are too many.
 * @param sums part → month → net amount in minor units
 * @param begun the month after the last one, where it has begun
 */
export function partSeries(
  sums: ReadonlyMap<string, ReadonlyMap<string, number>>,
  months: readonly string[],
  gaps: ReadonlySet<string>,
  nameOf: (key: string) => string,
  begun: string | null,
): SalesSeries[] {
  const valuesOf = (parts: readonly ReadonlyMap<string, number>[]) =>
    months.map((month) => (gaps.has(month) ? null : parts.reduce((sum, part) => sum + (part.get(month) ?? 0), 0)));
  const begunOf = (parts: readonly ReadonlyMap<string, number>[]) =>
    begun === null ? null : parts.reduce((sum, part) => sum + (part.get(begun) ?? 0), 0);
  const all = [...sums].map(([key, byMonth]) => {
    const values = valuesOf([byMonth]);
    return {
      key,
      byMonth,
      values,
      lately: values.slice(-LATELY).reduce<number>((sum, value) => sum + (value ?? 0), 0),
    };
  });
  const sold = all.filter(({ values }) => values.some((value) => (value ?? 0) !== 0));
  sold.sort((a, b) => b.lately - a.lately || (a.key < b.key ? -1 : 1));
  const own = sold.slice(0, MOST_SERIES);
  const small = sold.slice(MOST_SERIES);
  return [
    ...own.map(({ key, byMonth, values }) => ({
      key,
      whole: false,
      rest: key === '' ? ('none' as const) : null,
      name: nameOf(key),
      parts: 1,
      begun: begunOf([byMonth]),
      values,
    })),
    ...(small.length === 0
      ? []
      : [
          {
            key: '',
            whole: false,
            rest: 'others' as const,
            name: '',
            parts: small.length,
            begun: begunOf(small.map(({ byMonth }) => byMonth)),
            values: valuesOf(small.map(({ byMonth }) => byMonth)),
          },
        ]),
  ];
}

/** `province|city` as people write it: a city that is a province is named once. */
export function regionName(key: string): string {
  const [province = '', city = ''] = key.split('|');
  return province === city ? city : [province, city].filter((part) => part !== '').join(' ');
}
