import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PUBLISHED, PUBLISHED_YEARS } from '../../../src/main/features/workdays/holidayTable.ts';
import { WorkCalendar } from '../../../src/main/features/workdays/workdays.rules.ts';
import { fromDayNumber, toDayNumber } from '../../../src/shared/domain/calendarDay.ts';

const plain = new WorkCalendar();
const MON_TO_SAT = 63;
const off = (day: string, name = '') => ({ day, kind: 'off' as const, name });

/** `02-15..23` and `04-04` as days of a year. */
function span(year: number, text: string): string[] {
  return text.split(' ').flatMap((part) => {
    const [first = '', last] = part.split('..');
    const from = toDayNumber(`${year}-${first}`);
    const to = last === undefined ? from : toDayNumber(`${year}-${last.length === 2 ? first.slice(0, 3) : ''}${last}`);
    return Array.from({ length: to - from + 1 }, (_, i) => fromDayNumber(from + i));
  });
}

describe('the published calendar', () => {
  it('has the workdays of 2026 by month', () => {
    // ../shared/truth/tables.md §7
    expect(plain.monthsOf(2026).map(({ workdays }) => workdays)).toEqual([
      21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23,
    ]);
  });

  it('has the days off and the make-up workdays of 2026, no more and no fewer', () => {
    const facts = plain.specialDays(2026);
    const days = (why: string) => facts.filter((fact) => fact.why === why).map(({ day }) => day);

    expect(days('holiday')).toEqual(
      span(2026, '01-01..03 02-15..23 04-04..06 05-01..05 06-19..21 09-25..27 10-01..07'),
    );
    expect(days('makeUp')).toEqual(span(2026, '01-04 02-14 02-28 05-09 09-20 10-10'));
  });

  it('has other years as the notices had them', () => {
    // Weekends beside a single day off (6月10日放假，与周末连休) are no days of the notice. Notices of the State Council for 2024 (国办发明电〔2023〕7号) and 2025 (国办发明电〔2024〕12号).
    const days = (year: number, why: string) =>
      plain.specialDays(year).flatMap((fact) => (fact.why === why ? [fact.day] : []));

    expect(days(2024, 'makeUp')).toEqual(span(2024, '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12'));
    expect(days(2024, 'holiday')).toEqual(span(2024, '01-01 02-10..17 04-04..06 05-01..05 06-10 09-15..17 10-01..07'));
    expect(days(2025, 'makeUp')).toEqual(span(2025, '01-26 02-08 04-27 09-28 10-11'));
    expect(days(2025, 'holiday')).toEqual(
      span(2025, '01-01 01-28..31 02-01..04 04-04..06 05-01..05 05-31 06-01..02 10-01..08'),
    );
  });

  it('makes up for days off only on weekends, and takes no day twice', () => {
    for (const day of PUBLISHED.makeUp.keys()) {
      expect([0, 6]).toContain(new Date(`${day}T00:00:00Z`).getUTCDay());
      expect(PUBLISHED.off.has(day)).toBe(false);
    }
  });

  it('reaches without a gap to its last year, and says of later and earlier ones that nobody knows', () => {
    const years = [...PUBLISHED_YEARS].sort((a, b) => a - b);

    expect(years).toEqual(Array.from({ length: years.length }, (_, i) => 2004 + i));
    expect(years.at(-1)).toBeGreaterThanOrEqual(2026);
    expect([2003, 2026, 2027, 2040].map((year) => plain.sourceOf(year))).toEqual([
      'earlier',
      'published',
      'unpublished',
      'unpublished',
    ]);
  });

  it('never shows a year that is not published as plain weekdays', () => {
    expect(plain.monthsOf(2027).map(({ workdays }) => workdays)).toEqual(Array(12).fill(null));
    expect(plain.of('2027-02-08')).toMatchObject({ kind: 'work', why: 'weekday', known: false });
    expect(plain.of('2026-02-09')).toMatchObject({ kind: 'work', why: 'weekday', known: true });
  });
});

describe("the owner's days", () => {
  it('go before the published ones', () => {
    const own = new WorkCalendar([
      { day: '2026-10-01', kind: 'work', name: '' },
      { day: '2026-03-02', kind: 'off', name: '盘点' },
      { day: '2026-03-07', kind: 'half', name: '' },
    ]);

    expect(own.of('2026-10-01')).toMatchObject({ kind: 'work', why: 'own', holiday: 'nationalDay' });
    expect(own.of('2026-03-02')).toMatchObject({ kind: 'off', why: 'own', name: '盘点' });
    expect(own.monthsOf(2026)[2]?.workdays).toBe(22 - 1 + 0.5);
    expect(own.monthsOf(2026)[9]?.workdays).toBe(18 + 1);
  });

  it('make a year known when they tell Spring Festival and National Day, not by any single day', () => {
    expect(new WorkCalendar([off('2027-05-03')]).sourceOf(2027)).toBe('unpublished');
    expect(new WorkCalendar([off('2027-02-06'), off('2027-10-01')]).sourceOf(2027)).toBe('own');
    expect(new WorkCalendar([off('2027-02-06'), off('2027-10-01')]).monthsOf(2027)[9]?.workdays).toBe(20);
  });
});

describe('the days somebody works', () => {
  it('are his weekdays without the days off, and the make-up workdays', () => {
    // 10 October is a Saturday to be worked, 4 January a Sunday, 3 January a Saturday off.
    expect(plain.shareOf('2026-01-03', MON_TO_SAT)).toBe(0);
    expect(plain.shareOf('2026-01-04', MON_TO_SAT)).toBe(1);
    expect(plain.shareOf('2026-01-10', MON_TO_SAT)).toBe(1);
    expect(plain.shareOf('2026-01-10', 3)).toBe(0);
    expect(plain.workedBetween('2026-02-13', '2026-02-25', MON_TO_SAT)).toEqual([
      '2026-02-13',
      '2026-02-14',
      '2026-02-24',
      '2026-02-25',
    ]);
  });

  it('never hold a day that is published as off', () => {
    const weekdays = fc.integer({ min: 0, max: 127 });
    fc.assert(
      fc.property(weekdays, fc.constantFrom(...PUBLISHED.off.keys()), (mask, day) => {
        expect(plain.shareOf(day, mask)).toBe(0);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
