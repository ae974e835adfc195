import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  festivalsBetween,
  fromLunar,
  leapMonthOf,
  lunarBirthdayIn,
  lunarMonthDays,
  nextLunarBirthday,
  toLunar,
} from '../../../src/main/features/workdays/lunar.rules.ts';
import { fromDayNumber, toDayNumber } from '../../../src/shared/domain/calendarDay.ts';
import { lunarNewYear } from '../../../src/shared/domain/festival.ts';
import { lunarName, readLunarDay } from '../../../src/shared/domain/lunarDay.ts';
import { newMoon, newMoonNear } from '../../helpers/newMoon.ts';

const day = (month: number, each: number, leap = false) => ({ month, leap, day: each });

describe('the lunar calendar', () => {
  it('begins each year on the day of the table of new years, with months as long as there', () => {
    for (let year = 1990; year <= 2099; year += 1) {
      const { on, month, monthBefore } = lunarNewYear(year) ?? { on: 0, month: 0, monthBefore: 0 };
      const before = toLunar(fromDayNumber(on - 1));

      expect([year, fromLunar({ year, ...day(1, 1) }), lunarMonthDays({ year, month: 1, leap: false })]).toEqual([
        year,
        fromDayNumber(on),
        month,
      ]);
      expect([before.year, before.month, before.leap, before.day]).toEqual([year - 1, 12, false, monthBefore]);
    }
  });

  it('begins every month from 1990 to 2099 with the new moon in Beijing', () => {
    const wrong: [string, number][] = [];
    for (let year = 1990; year <= 2099; year += 1)
      for (const leap of [false, true])
        for (let month = 1; month <= 12; month += 1) {
          const first = fromLunar({ year, month, leap, day: 1 });
          if (first === undefined) continue;
          const moon = newMoonNear(toDayNumber(first));
          const instant = newMoon(moon.k);
          const secondsFromMidnight = Math.abs(instant - Math.round(instant)) * 86_400;
          if (moon.on !== toDayNumber(first)) wrong.push([first, secondsFromMidnight]);
        }

    // The one new moon so near to midnight that nobody can know today: how slowly the earth will turn by then decides it.
    expect(wrong.map(([first]) => first)).toEqual(['2097-08-07']);
    expect(wrong[0]?.[1]).toBeLessThan(60);
  });

  it('has its leap months and festivals where they were published', () => {
    // ../shared/truth/tables.md §7; leap months as every almanac has them, 2033 the one that many programs get wrong.
    expect([2017, 2020, 2023, 2025, 2028, 2031, 2033].map(leapMonthOf)).toEqual([6, 4, 2, 6, 5, 3, 11]);
    expect(leapMonthOf(2026)).toBe(0);
    expect([2024, 2025, 2026].map((year) => fromLunar({ year, ...day(8, 15) }))).toEqual([
      '2024-09-17',
      '2025-10-06',
      '2026-09-25',
    ]);
    expect(fromLunar({ year: 2025, ...day(6, 1, true) })).toBe('2025-07-25');
    expect(fromLunar({ year: 2026, ...day(6, 1, true) })).toBeUndefined();
  });

  it('goes there and back for any day', () => {
    fc.assert(
      fc.property(fc.integer({ min: toDayNumber('1901-01-01'), max: toDayNumber('2199-01-01') }), (number) => {
        expect(fromLunar(toLunar(fromDayNumber(number)))).toBe(fromDayNumber(number));
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe('a lunar birthday', () => {
  it('of a leap month is kept in it where the year has it, else in the month of the same number', () => {
    expect(lunarBirthdayIn(2025, day(6, 1, true))).toBe('2025-07-25');
    expect(lunarBirthdayIn(2025, day(6, 1))).toBe('2025-06-25');
    expect(lunarBirthdayIn(2026, day(6, 1, true))).toBe(lunarBirthdayIn(2026, day(6, 1)));
    // The leap month of 2028 is the fifth: nothing to do with the sixth.
    expect(lunarBirthdayIn(2028, day(6, 1, true))).toBe(lunarBirthdayIn(2028, day(6, 1)));
  });

  it('on the 30th is kept on the last day of a month of 29', () => {
    // The twelfth month before Spring Festival of 2026 had 29 days, the one before that of 2024 thirty.
    expect(lunarBirthdayIn(2025, day(12, 30))).toBe('2026-02-16');
    expect(lunarBirthdayIn(2023, day(12, 30))).toBe('2024-02-09');
  });

  it('comes next on its own day, or in the lunar year after', () => {
    expect(nextLunarBirthday(day(8, 15), '2026-09-25')).toBe('2026-09-25');
    expect(nextLunarBirthday(day(8, 15), '2026-09-26')).toBe('2027-09-15');
    expect(nextLunarBirthday(day(12, 8), '2026-01-01')).toBe('2026-01-26');
  });

  it('always comes within a lunar year of thirteen months, and never before the day asked for', () => {
    const days = fc.record({
      month: fc.integer({ min: 1, max: 12 }),
      leap: fc.boolean(),
      day: fc.integer({ min: 1, max: 30 }),
    });
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: toDayNumber('1990-01-01'), max: toDayNumber('2098-01-01') }),
        (each, from) => {
          const next = toDayNumber(nextLunarBirthday(each, fromDayNumber(from)) ?? '1900-01-01');

          expect(next).toBeGreaterThanOrEqual(from);
          // A birthday of a leap month falls up to a month later in the year that has it.
          expect(next - from).toBeLessThanOrEqual(385 + 30);
        },
      ),
      { seed: 11, numRuns: 500 },
    );
  });
});

describe('festivals', () => {
  it('of a year stand in order, each on its day', () => {
    const days = festivalsBetween('2026-01-01', '2026-12-31').map(
      ({ festival, day: on }) => `${on.slice(5)} ${festival}`,
    );

    expect(days).toEqual([
      '01-01 newYear',
      '01-26 laba',
      '02-10 littleNewYear',
      '02-14 valentine',
      '02-16 newYearsEve',
      '02-17 springFestival',
      '03-03 lanterns',
      '03-08 womensDay',
      '04-05 qingming',
      '05-01 labourDay',
      '05-10 mothersDay',
      '06-01 childrensDay',
      '06-19 dragonBoat',
      '06-21 fathersDay',
      '08-19 qixi',
      '09-10 teachersDay',
      '09-25 midAutumn',
      '10-01 nationalDay',
      '10-18 doubleNinth',
      '12-22 winterSolstice',
      '12-25 christmas',
    ]);
  });

  it('of Spring Festival 2027 is 6 February, between any two days that hold it', () => {
    expect(festivalsBetween('2027-02-05', '2027-02-06')).toEqual([
      { festival: 'newYearsEve', day: '2027-02-05' },
      { festival: 'springFestival', day: '2027-02-06' },
    ]);
  });
});

it('no year has its first or last month twice', () => {
  for (let year = 1850; year <= 2199; year += 1) expect([1, 12]).not.toContain(leapMonthOf(year));
});

describe('a lunar day that is written', () => {
  it.each([
    ['农历八月十五', { ...day(8, 15) }],
    ['八月十五', { ...day(8, 15) }],
    ['闰六月初一', { ...day(6, 1, true) }],
    ['閏四月廿三', { ...day(4, 23, true) }],
    ['腊月廿三', { ...day(12, 23) }],
    ['臘月三十', { ...day(12, 30) }],
    ['冬月初十', { ...day(11, 10) }],
    ['正月二十', { ...day(1, 20) }],
    ['正月二十九日', { ...day(1, 29) }],
    ['十一月十一', { ...day(11, 11) }],
    ['十二月初八(农历)', { ...day(12, 8) }],
    ['除夕', { ...day(12, 30) }],
    ['阴历6月18日', { ...day(6, 18) }],
    ['农历 6.18', { ...day(6, 18) }],
    ['lunar 8-15', { ...day(8, 15) }],
    ['1975年8月15日(农历)', { ...day(8, 15), year: 1975 }],
    ['农历1968-05-06', { ...day(5, 6), year: 1968 }],
    ['农历1987闰六月初六', { ...day(6, 6, true), year: 1987 }],
    ['农历1987六月初六', { ...day(6, 6), year: 1987 }],
    ['一九八七闰六月初六', { ...day(6, 6, true), year: 1987 }],
    ['阴历润六月初一', { ...day(6, 1, true) }],
    ['农历潤6月18', { ...day(6, 18, true) }],
    ['一九七五年闰八月初二', { ...day(8, 2, true), year: 1975 }],
  ])('%s is read', (text, expected) => {
    expect(readLunarDay(text)).toEqual(expected);
  });

  it.each([
    '',
    '农历',
    '农历十三月初一',
    '八月',
    '农历8月31日',
    '张三',
    '农历0月5日',
    '闰正月初五',
    '农历1987闰腊月初六',
  ])('%s is none', (text) => {
    expect(readLunarDay(text)).toBeUndefined();
  });

  it('is read again from its own name', () => {
    for (let month = 1; month <= 12; month += 1)
      for (let each = 1; each <= 30; each += 1)
        for (const leap of [false, true]) {
          if (leap && (month === 1 || month === 12)) continue;
          expect(readLunarDay(lunarName(day(month, each, leap)))).toEqual(day(month, each, leap));
        }
  });
});
