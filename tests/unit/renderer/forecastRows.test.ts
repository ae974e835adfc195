import { expect, test } from 'vitest';
import type { SalesForecast } from '../../../src/shared/contract/forecasts.contract.ts';
import {
  changeOf,
  errorsOf,
  festivalMonths,
  monthRows,
  outlookOf,
  readingOrder,
  SHOWN_PAST,
} from '../../../src/shared/domain/forecastRows.ts';

function series(values: (number | null)[], ahead: number[], from = '2025-11'): SalesForecast {
  const start = Number(from.slice(0, 4)) * 12 + Number(from.slice(5)) - 1 + values.length;
  const month = (i: number) => `${Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`;
  return {
    key: '',
    whole: true,
    rest: null,
    name: '',
    parts: 1,
    from,
    values,
    fitted: [],
    silence: null,
    model: 'ses',
    choice: 'by_error',
    origins: 4,
    compared: [
      { model: 'snaive', error: 0.09, mase: 1, obstacle: null },
      { model: 'ses', error: 0.04, mase: 1, obstacle: null },
      { model: 'mean', error: 0.06, mase: 1, obstacle: null },
      { model: 'hw-mul', error: null, mase: null, obstacle: 'too_short' },
    ],
    festival: { used: false, test: null },
    begun: null,
    total: null,
    noRange: null,
    ahead: ahead.map((value, h) => ({ month: month(start + h), value, low: value - 1, high: null })),
  };
}

test('the picture has the last three years and the months ahead, gaps as gaps', () => {
  const rows = monthRows(series([...new Array<number>(40).fill(5), null], [7, 8]));

  expect(rows).toHaveLength(SHOWN_PAST + 2);
  expect(rows.at(-3)).toMatchObject({ month: '2029-03', actual: null, forecast: null });
  expect(rows.at(-2)).toEqual({ month: '2029-04', actual: null, forecast: 7, low: 6, high: null, before: 5 });
  expect(
    readingOrder(rows)
      .map(({ month }) => month)
      .slice(0, 4),
  ).toEqual(['2029-04', '2029-05', '2029-03', '2029-02']);
});

test('months ahead are compared with the same months of the year before, where all of them are known', () => {
  const year = Array.from({ length: 12 }, (_, i) => i + 1);

  expect(outlookOf(series(year, [10, 20]))).toEqual({ ahead: 30, before: 3 });
  expect(changeOf(outlookOf(series(year, [10, 20])))).toBe(9);
  expect(outlookOf(series([null, ...year.slice(1)], [10, 20]))?.before).toBeNull();
  expect(outlookOf(series(year.slice(1), [10, 20]))?.before).toBeNull();
  expect(outlookOf(series(year, []))).toBeUndefined();
  expect(changeOf({ ahead: 99_996, before: 100_000 })).toBe(0);
  expect(changeOf({ ahead: 5, before: 0 })).toBeNull();
});

test('January and February ahead are told together, where both are', () => {
  expect(festivalMonths(series([1], [2, 3, 4]))).toEqual({ year: '2026', sum: 7 });
  expect(festivalMonths(series([1], [2, 3]))).toBeUndefined();
});

test('why a method was taken: its own error, last year’s same month, the next best', () => {
  expect(errorsOf(series([1], [2]))).toEqual({
    own: { model: 'ses', error: 0.04 },
    plain: { model: 'snaive', error: 0.09 },
    next: { model: 'mean', error: 0.06 },
  });
});
