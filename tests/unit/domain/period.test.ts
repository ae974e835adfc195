import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/shared/domain/calendarDay.ts';
import {
  coveredMonths,
  gapsBetween,
  joinPeriods,
  type Period,
  periodInTitle,
  proposePeriod,
  wholeEnd,
} from '../../../src/shared/domain/period.ts';

const TODAY = '2026-11-22';
const span = (from: string, to: string): Period => ({ from, to });

describe('the period of a file', () => {
  test.each([
    ['whole months', '2026-09-01', '2026-10-31', { from: '2026-09-01', to: '2026-10-31', sure: true }],
    ['a holiday at the beginning', '2026-10-08', '2026-10-31', { from: '2026-10-01', to: '2026-10-31', sure: true }],
    ['a beginning within a month', '2026-10-09', '2026-10-31', { from: '2026-10-09', to: '2026-10-31', sure: true }],
    [
      'an end that may be the export’s',
      '2026-10-01',
      '2026-10-28',
      { from: '2026-10-01', to: '2026-10-28', sure: false },
    ],
    ['an export of today', '2026-11-02', '2026-11-21', { from: '2026-11-01', to: '2026-11-21', sure: true }],
  ])('follows from its bills: %s', (_, first, last, wanted) => {
    expect(proposePeriod(span(first, last), [], TODAY)).toEqual({ ...wanted, by: 'dates' });
  });

  test.each([
    ['2026-10-28', '2026-10-31'],
    ['2026-11-19', TODAY],
    [TODAY, TODAY],
  ])('whose last bill is of %s may be whole up to %s, never later than today', (last, end) => {
    expect(wholeEnd(last, TODAY)).toBe(end);
  });

  test('is what its title says where that holds all bills, but never later than today', () => {
    const titles = ['销售明细表', '日期：2026-10-01 至 2026-10-31'];

    expect(proposePeriod(span('2026-10-03', '2026-10-28'), titles, TODAY)).toEqual({
      from: '2026-10-01',
      to: '2026-10-31',
      by: 'title',
      sure: true,
    });
    expect(proposePeriod(span('2026-09-03', '2026-10-28'), titles, TODAY).by).toBe('dates');
    expect(proposePeriod(span('2026-11-03', '2026-11-18'), ['2026年11月'], TODAY).to).toBe(TODAY);
  });

  test.each([
    ['2026年10月销售单据', '2026-10-01', '2026-10-31'],
    ['期间：2026年10月1日—2026年10月31日', '2026-10-01', '2026-10-31'],
    ['2026.2.1~2026.2.28', '2026-02-01', '2026-02-28'],
    ['2026/07/01 - 2026/09/30', '2026-07-01', '2026-09-30'],
    ['2024-02', '2024-02-01', '2024-02-29'],
  ])('a title names it: %s', (text, from, to) => {
    expect(periodInTitle(text)).toEqual({ from, to });
  });

  test.each(['制表日期：2026年11月2日', '客户 2026', '2026-13', '13812345678', '2026年10月31日至2026年10月1日'])(
    'other titles name none: %s',
    (text) => {
      expect(periodInTitle(text)).toBeUndefined();
    },
  );
});

describe('what periods cover', () => {
  test('months, days off between two exports and what is still to come', () => {
    const joined = joinPeriods([
      span('2026-09-15', '2026-10-30'),
      span('2026-06-01', '2026-06-30'),
      span('2026-07-03', '2026-07-20'),
    ]);

    expect(coveredMonths(joined, TODAY).map(({ month, state }) => `${month} ${state}`)).toEqual([
      '2026-06 covered',
      '2026-07 partial',
      '2026-08 missing',
      '2026-09 partial',
      '2026-10 partial',
      '2026-11 open',
    ]);
    expect(coveredMonths(joined, TODAY)[1]?.gaps).toEqual([span('2026-07-21', '2026-07-31')]);
  });

  test('the running month is covered as far as it has come', () => {
    expect(coveredMonths([span('2026-11-01', TODAY)], TODAY)).toEqual([
      { month: '2026-11', state: 'covered', gaps: [], handedBack: false },
    ]);
    expect(coveredMonths([], TODAY)).toEqual([]);
  });

  test('every day of a span is in a period or in a gap, never in both', () => {
    const day = fc.integer({ min: 0, max: 120 }).map((n) => addDays('2026-01-01', n));
    const period = fc.tuple(day, day).map(([a, b]) => (a < b ? span(a, b) : span(b, a)));
    fc.assert(
      fc.property(fc.array(period, { maxLength: 6 }), period, day, (periods, whole, any) => {
        fc.pre(any >= whole.from && any <= whole.to);
        const joined = joinPeriods(periods, 0);
        const within = (list: readonly Period[]) => list.filter(({ from, to }) => any >= from && any <= to).length;

        expect(within(joined) + within(gapsBetween(joined, whole))).toBe(1);
        expect(within(joined) > 0).toBe(within(periods) > 0);
      }),
    );
  });
});
