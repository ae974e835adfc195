import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDayNumber, toDayNumber } from '../../../src/shared/domain/calendarDay.ts';
import { festivalSpan, lunarNewYear, OpenDays } from '../../../src/shared/domain/festival.ts';
import { newMoon, newMoonNear } from '../../helpers/newMoon.ts';

const REST = { on: true, fromDay: 23, toDay: 15 };
const dayOf = (number: number | undefined) => fromDayNumber(number ?? 0);

describe('Spring Festival', () => {
  it('falls on the published days', () => {
    // ../shared/truth/tables.md §7, and days of earlier years as they were.
    const published = [
      '2019-02-05',
      '2020-01-25',
      '2023-01-22',
      '2024-02-10',
      '2025-01-29',
      '2026-02-17',
      '2027-02-06',
    ];

    expect(published.map((day) => dayOf(lunarNewYear(Number(day.slice(0, 4)))?.on))).toEqual(published);
  });

  it('of every year of the table begins with a new moon in Beijing, and so do the months around it', () => {
    for (let year = 1990; year <= 2099; year += 1) {
      const { on, monthBefore, month } = lunarNewYear(year) ?? { on: 0, monthBefore: 0, month: 0 };
      const { k, on: moon } = newMoonNear(on);

      expect([year, moon, moon - Math.floor(newMoon(k - 1)), Math.floor(newMoon(k + 1)) - moon]).toEqual([
        year,
        on,
        monthBefore,
        month,
      ]);
    }
  });

  it('is the first day of the first month in the calendar of the runtime, or the day beside it', () => {
    const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { day: 'numeric', month: 'numeric', timeZone: 'UTC' });
    for (let year = 1990; year <= 2099; year += 1) {
      const on = lunarNewYear(year)?.on ?? 0;
      const around = [on - 1, on, on + 1].map((day) => lunar.format(day * 86_400_000));

      expect(around).toContain('1/1');
    }
  });

  it('rests from the 23rd of the twelfth month to the 15th of the first, or as the owner says', () => {
    const days = (rest: typeof REST) => {
      const span = festivalSpan(2026, rest);
      return [dayOf(span?.from), dayOf(span?.to)];
    };

    expect(days(REST)).toEqual(['2026-02-10', '2026-03-03']);
    // The twelfth month before it had 29 days.
    expect(days({ ...REST, fromDay: 30, toDay: 7 })).toEqual(['2026-02-16', '2026-02-23']);
  });

  it('outside of the table is not known', () => {
    expect(lunarNewYear(2100)).toBeUndefined();
    expect(festivalSpan(1989, REST)).toBeUndefined();
  });
});

describe('days that count', () => {
  const open = new OpenDays(REST, toDayNumber('2026-12-31'));
  const between = (from: string, to: string, days = open) => days.of(toDayNumber(to)) - days.of(toDayNumber(from));

  it('lie as far apart as on the calendar, less the days of the rest', () => {
    expect(between('2026-03-10', '2026-03-24')).toBe(14);
    // 10 February to 3 March rests: 22 days.
    expect(between('2026-02-01', '2026-03-10')).toBe(37 - 22);
    expect(between('2026-02-12', '2026-02-28')).toBe(0);
    expect(between('2026-02-01', '2026-03-10', new OpenDays({ ...REST, on: false }, toDayNumber('2026-12-31')))).toBe(
      37,
    );
  });

  it('are found again by their number', () => {
    fc.assert(
      fc.property(fc.integer({ min: toDayNumber('1985-01-01'), max: toDayNumber('2030-01-01') }), (day) => {
        const found = open.lastDayOf(open.of(day));

        expect(open.of(found)).toBe(open.of(day));
        expect(found).toBeGreaterThanOrEqual(day);
        expect(open.of(found + 1)).toBe(open.of(day) + 1);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it('bear the same number whatever the last day that is asked for', () => {
    const longer = new OpenDays(REST, toDayNumber('2031-06-01'));
    for (const day of ['2001-01-01', '2024-02-15', '2026-12-31'])
      expect(longer.of(toDayNumber(day))).toBe(open.of(toDayNumber(day)));
  });
});
