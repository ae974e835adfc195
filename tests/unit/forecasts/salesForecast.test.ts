import { describe, expect, it } from 'vitest';
import { feastYears } from '../../../src/main/features/forecasts/feastYears.rules.ts';
import {
  MOST_SERIES,
  partSeries,
  regionName,
  salesForecast,
} from '../../../src/main/features/forecasts/salesForecast.rules.ts';
import { salesMonths } from '../../../src/main/features/forecasts/salesMonths.rules.ts';

const how = { from: '2025-01', horizon: 3, level: 0.8, running: { left: 1, open: 1, falls: false }, random: () => 0.5 };
const series = (values: (number | null)[]) =>
  salesForecast({ key: '', whole: true, rest: null, name: '', parts: 1, begun: null, values }, how);

describe('months that are learnt from', () => {
  it('are whole: a first one that is cut and a last one that has begun are none', () => {
    const { months, gaps, partial } = salesMonths(
      [{ from: '2026-01-10', to: '2026-05-20' }],
      '2026-05-20',
      '2026-11-22',
    );

    expect(months).toEqual(['2026-02', '2026-03', '2026-04']);
    expect(gaps).toEqual([]);
    expect(partial).toEqual({ month: '2026-05', days: { from: '2026-05-01', to: '2026-05-20' } });
  });

  it('those between that files do not cover whole are gaps; after a month’s end nothing is partial', () => {
    const covered = [
      { from: '2026-01-01', to: '2026-02-10' },
      { from: '2026-04-01', to: '2026-04-30' },
    ];

    expect(salesMonths(covered, '2026-04-30', '2026-11-22')).toEqual({
      months: ['2026-01', '2026-02', '2026-03', '2026-04'],
      gaps: ['2026-02', '2026-03'],
      partial: null,
    });
    expect(salesMonths([], '2026-04-30', '2026-11-22').months).toEqual([]);
    expect(salesMonths([{ from: '2026-04-20', to: '2026-04-25' }], '2026-04-25', '2026-11-22')).toMatchObject({
      months: [],
      gaps: [],
    });
  });
});

it('a month that is over is whole though nobody bought on its last two days', () => {
  const until = (to: string, today: string) => salesMonths([{ from: '2026-01-01', to }], to, today);

  expect(until('2026-05-29', '2026-11-22')).toMatchObject({
    months: expect.arrayContaining(['2026-05']),
    partial: null,
  });
  expect(until('2026-05-28', '2026-11-22').partial?.month).toBe('2026-05');
  // The month itself is still going on.
  expect(until('2026-05-29', '2026-05-30').partial?.month).toBe('2026-05');
});

describe('a series', () => {
  it('begins with its first sale, and where nothing was sold lately nothing is forecast', () => {
    const began = series([0, 0, 500, 400, 450, 520, 480]);
    const ended = series([900, 800, ...new Array<number>(12).fill(0)]);

    expect(began).toMatchObject({ from: '2025-03', values: [500, 400, 450, 520, 480], silence: null });
    expect(began.ahead.map(({ month }) => month)).toEqual(['2025-08', '2025-09', '2025-10']);
    expect(ended).toMatchObject({ silence: { code: 'nothing_lately' }, model: null, ahead: [] });
  });

  it('that was met exactly has no range, and one that was not has', () => {
    const rent = series(new Array<number>(30).fill(50_000));
    const sales = series(Array.from({ length: 30 }, (_, i) => 50_000 + 9_000 * ((i * 7) % 5)));

    expect(rent.ahead[0]).toMatchObject({ value: 50_000, low: null, high: null });
    expect(rent).toMatchObject({ noRange: 'exact', total: { low: null, high: null } });
    expect(sales.noRange).toBeNull();
    expect(sales.ahead[0]?.low).not.toBeNull();
  });

  it('of too few months says how many there are', () => {
    expect(series([100, 200, null]).silence).toMatchObject({ code: 'too_few_values', have: 2, need: 4 });
    expect(series([]).silence).toMatchObject({ code: 'no_values' });
    expect(series([0, 0, 0, 0]).silence).toBeNull();
  });
});

describe('parts', () => {
  it('come by what they sold in the last year; those that are too many are forecast together', () => {
    const sums = new Map(
      Array.from({ length: MOST_SERIES + 3 }, (_, i) => [`p${i}`, new Map([['2026-01', 1000 - i]])] as const),
    );

    const parts = partSeries(sums, ['2026-01'], new Set(), (key) => key, null);

    expect(parts).toHaveLength(MOST_SERIES + 1);
    expect(parts[0]).toMatchObject({ key: 'p0', values: [1000] });
    expect(parts.at(-1)).toMatchObject({ rest: 'others', parts: 3, values: [3000 - 40 - 41 - 42] });
  });

  it('without sales at all are none; a city that is a province is named once', () => {
    expect(partSeries(new Map([['a', new Map()]]), ['2026-01'], new Set(), String, null)).toEqual([]);
    expect(regionName('北京市|北京市')).toBe('北京市');
    expect(regionName('浙江省|杭州市')).toBe('浙江省 杭州市');
    expect(regionName('|杭州市')).toBe('杭州市');
  });
});

it('Spring Festival stands where the calendar has it, wherever the months begin', () => {
  expect(feastYears('2024-03', 36)).toEqual([
    { first: -2, day: 40 },
    { first: 10, day: 28 },
    { first: 22, day: 47 },
    { first: 34, day: 36 },
  ]);
});
