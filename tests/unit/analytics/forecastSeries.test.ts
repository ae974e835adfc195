import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecastErrors, seasonalScale } from '../../../src/main/analytics/forecastErrors.ts';
import {
  intervalHalfWidths,
  normalQuantile,
  rangesOf,
  studentQuantile,
  sumHalfWidth,
} from '../../../src/main/analytics/forecastInterval.ts';
import { fitModel } from '../../../src/main/analytics/forecastModels.ts';
import { forecastSeries, type SeriesForecast } from '../../../src/main/analytics/forecastSeries.ts';
import { pastForecasts } from '../../../src/main/analytics/rollingOrigin.ts';
import { createRandom } from '../../../src/main/runtime/random.ts';
import { FORECAST_MODELS, type ForecastModel } from '../../../src/shared/domain/forecastModel.ts';
import { sharedIt } from '../../helpers/shared.ts';
import { airPassengers, M3_FILE, m3Series } from './publishedSeries.ts';

function answerFor(
  values: ArrayLike<number>,
  more: { model?: ForecastModel | 'auto'; level?: number; horizon?: number } = {},
) {
  const { model = 'auto', level = 0.8, horizon = 12 } = more;
  return forecastSeries(Float64Array.from(values), { period: 12, horizon, model, level, random: createRandom(1).next });
}

function forecastOf(values: ArrayLike<number>, more: Parameters<typeof answerFor>[1] = {}): SeriesForecast {
  const answer = answerFor(values, more);
  if (!answer.ok) throw new Error(answer.abstains.code);
  return answer.forecast;
}

const valuesOf = (forecast: SeriesForecast) => forecast.points.map(({ value }) => value);

describe('the 60 series of M3', () => {
  sharedIt(
    M3_FILE,
    'by its own choice the mean sMAPE is below 23, seasonal naive 25.18; intervals hold what they say',
    () => {
      const scores = { auto: 0, snaive: 0, inside80: 0, inside95: 0, sums: 0 };
      const all = m3Series();
      for (const { train, test: held } of all) {
        const smape = (values: readonly number[]) =>
          forecastErrors(
            values.map((forecast, h) => ({ actual: held[h] ?? 0, forecast })),
            null,
          ).smape;
        const chosen = forecastOf(train, { horizon: 18 });
        const values = valuesOf(chosen);
        const inside = (level: number) => {
          const widths = intervalHalfWidths({ past: chosen.past, residuals: [] }, 18, level) ?? [];
          return values.filter((value, h) => Math.abs((held[h] ?? 0) - value) <= (widths[h] ?? 0)).length / 18;
        };
        scores.auto += smape(values) / all.length;
        scores.snaive += smape([...fitModel('snaive', train, 12).ahead(18)]) / all.length;
        scores.inside80 += inside(0.8) / all.length;
        const { total } = chosen;
        const came = held.reduce((sum, value) => sum + value, 0);
        if (came >= (total.low ?? 0) && came <= (total.high ?? 0)) scores.sums += 1 / all.length;
        scores.inside95 += inside(0.95) / all.length;
      }

      expect(all).toHaveLength(60);
      expect(scores.snaive).toBeCloseTo(25.18, 2);
      expect(scores.auto).toBeLessThan(22.6);
      expect(scores.inside80).toBeGreaterThan(0.76);
      expect(scores.inside80).toBeLessThan(0.87);
      expect(scores.inside95).toBeGreaterThan(0.92);
      // 82 % of the sixty sums of 18 months; each is one draw only.
      expect(scores.sums).toBeGreaterThan(0.72);
      expect(scores.sums).toBeLessThan(0.92);
    },
  );
});

sharedIt(
  M3_FILE,
  'a season seen once has a range that holds at least eight of ten months, from the twelfth month on',
  () => {
    for (const known of [12, 14, 20, 27]) {
      let [months, inside] = [0, 0];
      for (const { train, test: held } of m3Series()) {
        const all = [...train, ...held];
        for (let start = 0; start + known + 12 <= all.length; start += 48) {
          const { points, choice, noRange } = forecastOf(all.slice(start, start + known));
          expect([choice, noRange]).toEqual(['careful', null]);
          for (const [h, { low, high }] of points.entries()) {
            const came = all[start + known + h] ?? Number.NaN;
            months += 1;
            if (came >= (low ?? Number.NaN) && came <= (high ?? Number.NaN)) inside += 1;
          }
        }
      }
      expect(inside / months).toBeGreaterThan(0.77);
      expect(inside / months).toBeLessThan(0.92);
    }
  },
);

describe('the range of the sum of all months ahead', () => {
  const past = (errors: (origin: number, ahead: number) => number, origins: number, reach: number) =>
    Array.from({ length: origins }, (_, origin) =>
      Array.from({ length: reach }, (_, at) => ({
        origin,
        ahead: at + 1,
        actual: errors(origin, at + 1),
        forecast: 0,
      })),
    ).flat();
  const halves = (errors: (origin: number, ahead: number) => number) => {
    const source = { past: past(errors, 24, 12), residuals: [] };
    const widths = intervalHalfWidths(source, 12, 0.8) ?? [];
    return { sum: sumHalfWidth(source, widths, 0.8) ?? 0, most: widths.reduce((sum, width) => sum + width, 0) };
  };

  test('is that of all months together where errors go together, and far less where they cancel out', () => {
    const together = halves((origin) => (origin % 2 === 0 ? 10 : -10));
    const cancelling = halves((_, ahead) => (ahead % 2 === 0 ? 10 : -10));

    expect(together.sum).toBeCloseTo(together.most, 6);
    expect(cancelling.sum).toBeLessThan(cancelling.most / 5);
  });

  test('beyond the reach that was tried it grows as the sum of a random walk; without any past it is that sum', () => {
    const source = { past: past((origin) => (origin % 2 === 0 ? 10 : -10), 6, 1), residuals: [] };
    const wide = new Array(12).fill(1e6);

    expect((sumHalfWidth(source, wide, 0.8) ?? 0) / (sumHalfWidth(source, wide.slice(0, 1), 0.8) ?? 1)).toBeCloseTo(
      Math.sqrt((12 * 13 * 25) / 6),
      9,
    );
    expect(sumHalfWidth({ past: [], residuals: [1, -1, 1, -1] }, wide, 0.8)).toBeCloseTo(
      studentQuantile(0.9, 3) * Math.sqrt((12 * 13 * 25) / 6),
      9,
    );
    expect(sumHalfWidth({ past: [], residuals: [1] }, wide, 0.8)).toBeNull();
  });
});

test('on drawn shops the 80 % interval holds about eight of ten months', () => {
  let inside = 0;
  const shops = 30;
  for (let seed = 1; seed <= shops; seed += 1) {
    const random = createRandom(seed);
    let level = 1000;
    const sales = Array.from({ length: 60 }, (_, i) => {
      level += 25 * random.normal();
      return level * (1 + 0.3 * Math.sin((i / 6) * Math.PI)) + 80 * random.normal();
    });
    const { points } = forecastOf(sales.slice(0, 48));
    inside += points.filter(
      ({ low, high }, h) => (sales[48 + h] ?? 0) >= (low ?? 0) && (sales[48 + h] ?? 0) <= (high ?? 0),
    ).length;
  }

  expect(inside / (12 * shops)).toBeGreaterThan(0.7);
  expect(inside / (12 * shops)).toBeLessThan(0.92);
});

describe('the choice', () => {
  test('takes the multiplicative model where the season grows with the level, and tells what each was worth', () => {
    const forecast = forecastOf(airPassengers());

    expect(forecast.choice).toBe('by_error');
    expect(forecast.fit.model).toMatch(/^hw-mul/);
    const errors = new Map(forecast.compared.map(({ model, errors: e }) => [model, e?.wape ?? 0]));
    expect(errors.get(forecast.fit.model)).toBeLessThan((errors.get('snaive') ?? 0) / 2);
  });

  test('a season that repeats exactly is left to the simplest', () => {
    const repeated = Array.from({ length: 48 }, (_, i) => 100 + 10 * (i % 12));

    const forecast = forecastOf(repeated);

    expect(forecast.fit.model).toBe('snaive');
    expect(valuesOf(forecast)).toEqual(repeated.slice(0, 12));
  });

  test('a season seen once is half believed: neither is its peak repeated whole, nor does the last month go on', () => {
    const year = [40, 40, 40, 40, 40, 40, 40, 40, 60, 80, 120, 200];
    const mean = 780 / 12;

    const forecast = forecastOf(year);

    expect([forecast.fit.model, forecast.choice]).toEqual(['season-half', 'careful']);
    expect(valuesOf(forecast)).toEqual(year.map((value) => (value + mean) / 2));
    // The year as a whole is last year's.
    expect(forecast.total.value).toBeCloseTo(780, 9);
    // Gaps in last year fall back on the year before, and leave the mean to the months there are.
    const gappy = forecastOf([...year, 50, Number.NaN, 50, 50]);
    expect(gappy.fit.model).toBe('season-half');
    expect(gappy.points[9]?.value).toBeCloseTo((40 + (60 + 80 + 120 + 200 + 40 * 4 + 50 * 3) / 11) / 2, 9);
  });

  sharedIt(
    M3_FILE,
    'under two years halfway is nearer than last year’s month and than the plain methods, on public series',
    () => {
      const models = ['season-half', 'snaive', 'naive', 'mean', 'ses'] as const;
      const off = new Map(models.map((model) => [model, 0]));
      for (const { train } of m3Series())
        for (const months of [13, 16, 19, 22])
          for (let end = months; end + 12 <= train.length; end += 24) {
            const known = Float64Array.from(train.slice(end - months, end));
            for (const model of models) {
              const came = train.slice(end, end + 12);
              const said = [...fitModel(model, known, 12).ahead(12)];
              const errors = forecastErrors(
                said.map((forecast, h) => ({ actual: came[h] ?? 0, forecast })),
                null,
              );
              off.set(model, (off.get(model) ?? 0) + errors.smape);
            }
          }
      const half = off.get('season-half') ?? Number.NaN;
      for (const model of models.slice(1)) expect([model, half < (off.get(model) ?? 0)]).toEqual([model, true]);
    },
  );

  test('past forecasts see nothing of what came later', () => {
    const random = createRandom(4);
    const values = Float64Array.from({ length: 60 }, () => 50 + random.normal());
    const other = Float64Array.from(values);
    for (let i = 50; i < 60; i += 1) other[i] = 1000 * random.next();
    for (const model of FORECAST_MODELS) {
      const until = (all: Float64Array) =>
        pastForecasts(model, all, 12, { from: 40, horizon: 12 })
          .filter(({ origin }) => origin <= 50)
          .map(({ forecast }) => forecast);

      expect(until(other)).toEqual(until(values));
    }
  });
});

describe('small and odd series', () => {
  test('every length from nothing to four years answers or says why not', () => {
    const random = createRandom(9);
    const sales = Array.from({ length: 48 }, (_, i) =>
      Math.round(1000 + 300 * Math.sin(i / 2) + 100 * random.normal()),
    );
    const lengths = [0, 1, 2, 3, 4, 5, 6, 8, 11, 12, 13, 16, 18, 23, 24, 25, 27, 28, 30, 36, 48];
    const words = lengths.map((n) => {
      const answer = answerFor(sales.slice(0, n));
      if (!answer.ok) return answer.abstains.code;
      expect(answer.forecast.points.every(({ value }) => Number.isFinite(value))).toBe(true);
      return answer.forecast.choice;
    });

    expect(words.slice(0, 4)).toEqual(['no_values', 'too_few_values', 'too_few_values', 'too_few_values']);
    expect(words.slice(4, 6)).toEqual(['untested', 'untested']);
    const careful = new Set(lengths.flatMap((n, i) => (words[i] === 'careful' ? [n] : [])));
    expect([...careful]).toEqual([12, 13, 16, 18, 23, 24, 25, 27]);
    expect(new Set(words.slice(6).filter((word) => word !== 'careful'))).toEqual(new Set(['by_error']));
  });

  describe('a past that was met exactly is no certainty', () => {
    const shapes: Record<string, (i: number) => number> = {
      'all zero': () => 0,
      constant: () => 250,
      'always below zero': () => -250,
      'two values in turn': (i) => (i % 2 === 0 ? 100 : 300),
      'a straight line': (i) => 100 + 10 * i,
      'a line of decimal fractions': (i) => 0.1 + 0.1 * i,
      'one season again and again': (i) => 100 + 50 * (i % 12),
      'one sale long ago': (i) => (i === 3 ? 100 : 0),
    };
    const gapped = (values: number[]) => values.map((value, i) => (i === 5 || i === 14 ? Number.NaN : value));
    for (const [name, shape] of Object.entries(shapes))
      test(name, () => {
        for (const length of [6, 10, 13, 20, 30, 36, 40]) {
          const values = Array.from({ length }, (_, i) => shape(i));
          for (const series of [values, gapped(values)]) {
            const answer = answerFor(series);
            if (!answer.ok) continue;
            const { points, total, noRange } = answer.forecast;
            for (const { low, high } of [...points, total]) {
              expect(low === null).toBe(noRange !== null);
              if (low !== null && high !== null) expect(high - low).toBeGreaterThan(1e-6);
            }
          }
        }
        expect(forecastOf(Array.from({ length: 40 }, (_, i) => shape(i))).noRange).toBe('exact');
      });
  });

  test('a reach that was met exactly is not taken for surer than the next, nor their sum', () => {
    const past = Array.from({ length: 8 }, (_, origin) =>
      [0, origin % 2 === 0 ? 10 : -10].map((error, at) => ({
        origin,
        ahead: at + 1,
        actual: 100 + error,
        forecast: 100,
      })),
    ).flat();

    const ranges = rangesOf({ past, residuals: [] }, 2, 0.8, 100);
    const alone = rangesOf({ past: past.filter(({ ahead }) => ahead === 1), residuals: [] }, 1, 0.8, 100);

    expect(ranges).toMatchObject({ months: [expect.closeTo(14.15, 1), expect.closeTo(14.15, 1)] });
    expect(typeof ranges === 'string' ? 0 : ranges.sum).toBeGreaterThan(14);
    expect(alone).toBe('exact');
    expect(rangesOf({ past: [], residuals: [1, 2] }, 1, 0.8, 100)).toBe('untried');
  });

  test('three months met exactly prove nothing, however they are counted; a season seen once is as wide as it was measured', () => {
    const past = [0, 1, 2].map((origin) => ({ origin, ahead: 1, actual: 100, forecast: 100 }));
    const constant = { past, residuals: [0, 0, 0], season: new Array<number>(12).fill(100) };
    // Half a season's width: 1.1 × t(11) × the standard deviation of its months.
    const season = Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? 90 : 110));
    const sd = Math.sqrt((12 * 100) / 11);
    const wide = rangesOf({ past: [], residuals: [], season }, 1, 0.8, 110);

    expect(rangesOf(constant, 3, 0.8, 100)).toBe('untried');
    expect(rangesOf({ ...constant, residuals: [0, 0, 0, 0] }, 3, 0.8, 100)).toBe('exact');
    expect(wide).toMatchObject({ months: [expect.closeTo(1.1 * studentQuantile(0.9, 11) * sd, 9)] });
  });

  test.each([
    [1e-5, 'a range'],
    [1e-7, 'exact'],
  ])('errors of %d of the largest value are %s', (part, told) => {
    const found = rangesOf({ past: [], residuals: [1, -1, 1, -1].map((sign) => sign * part * 100) }, 1, 0.8, 100);
    expect(typeof found === 'string' ? found : 'a range').toBe(told);
  });

  test('zeros and returns rule factors out; intervals may then go below zero, and only then', () => {
    const random = createRandom(2);
    const net = Array.from({ length: 60 }, (_, i) => (i % 7 === 0 ? -500 : 200 * random.next()));
    const forecast = forecastOf(net);

    expect(forecast.compared.find(({ model }) => model === 'hw-mul')?.obstacle).toBe('not_positive');
    expect(forecast.points.some(({ low }) => (low ?? 0) < 0)).toBe(true);
    const rare = forecastOf(Array.from({ length: 60 }, (_, i) => (i % 5 === 0 ? 1000 * random.next() : 0)));
    expect(rare.points.every(({ low }) => (low ?? -1) >= 0)).toBe(true);
  });

  test('unknown months in the middle are bridged, at the end they are forecast, too many are refused', () => {
    const season = (i: number) => 100 + 10 * (i % 12);
    const gaps = Array.from({ length: 48 }, (_, i) => (i === 20 || i === 47 ? Number.NaN : season(i)));

    const forecast = forecastOf(gaps, { model: 'snaive' });

    expect(forecast.points[0]?.value).toBe(season(48));
    const holed = answerFor(Array.from({ length: 48 }, (_, i) => (i % 2 === 1 && i < 47 ? Number.NaN : season(i))));
    expect(holed).toMatchObject({ ok: false, abstains: { code: 'too_many_gaps' } });
  });

  test('a model that was asked for and cannot be had is refused in words', () => {
    expect(answerFor([1, 2, 3], { model: 'hw-add' })).toMatchObject({ abstains: { obstacle: 'too_short' } });
    expect(answerFor(new Array(36).fill(0), { model: 'hw-mul' })).toMatchObject({
      abstains: { obstacle: 'not_positive' },
    });
  });

  test('whatever is sold, all models answer with finite numbers and an interval around them', () => {
    const sales = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: -1_000, max: 1_000_000_000 })), {
      minLength: 4,
      maxLength: 40,
    });
    fc.assert(
      fc.property(sales, fc.constantFrom('auto' as const, ...FORECAST_MODELS), (values, model) => {
        const answer = answerFor(values, { model });
        if (!answer.ok) return;
        for (const { value, low, high } of answer.forecast.points) {
          expect(Number.isFinite(value)).toBe(true);
          if (low !== null && high !== null) expect(low <= value && value < high).toBe(true);
        }
      }),
      { seed: 3, numRuns: 40 },
    );
  });
});

describe('errors', () => {
  test('by hand', () => {
    const errors = forecastErrors(
      [
        { actual: 100, forecast: 110 },
        { actual: 200, forecast: 180 },
      ],
      5,
    );

    expect(errors).toMatchObject({ count: 2, mae: 15, wape: 10, mape: 10, mase: 3 });
    expect(errors.smape).toBeCloseTo((2000 / 210 + 4000 / 380) / 2, 10);
    expect(errors.rmse).toBeCloseTo(Math.sqrt(250), 10);
    expect(seasonalScale([1, 2, 4, 8], 2)).toBe(4.5);
    expect(forecastErrors([{ actual: 0, forecast: 0 }], null)).toMatchObject({ mape: null, wape: null, smape: 0 });
  });

  test('quantiles as printed in tables', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 6);
    expect(normalQuantile(0.01)).toBeCloseTo(-2.326348, 6);
    expect(Math.abs(studentQuantile(0.975, 10) - 2.228)).toBeLessThan(0.005);
    expect(Math.abs(studentQuantile(0.9, 5) - 1.476)).toBeLessThan(0.005);
  });
});
