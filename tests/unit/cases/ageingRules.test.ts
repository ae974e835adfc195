import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  AGE_LIMITS,
  ageBand,
  isAnswerLate,
  LEAST_TREND_DAYS,
  lateBy,
  lateDays,
  responseHours,
  trendWindows,
} from '../../../src/main/features/cases/ageing.rules.ts';
import { median, pareto, repeatsOf } from '../../../src/main/features/cases/stats.rules.ts';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import { addDays, daysBetween } from '../../../src/shared/domain/calendarDay.ts';
import { CaseRules } from '../../../src/shared/domain/cases.ts';
import { ageText } from '../../../src/shared/i18n/caseText.ts';

const { goals } = CaseRules.parse({});

describe('the first answer', () => {
  test('is timed by hours where both times are known, by whole days where not', () => {
    const on = (day: string, time = '') => ({ on: day, time });

    expect(responseHours(on('2026-11-02', '09:30'), on('2026-11-02', '11:00'))).toBe(1.5);
    expect(responseHours(on('2026-11-02', '23:00'), on('2026-11-03', '01:00'))).toBe(2);
    expect(responseHours(on('2026-11-02'), on('2026-11-04', '08:00'))).toBe(48);
    expect(responseHours(on('2026-11-02'), on('2026-11-02', '08:00'))).toBeNull();
    expect(responseHours(on('2026-11-02'), null)).toBeNull();
  });

  test('is late only when it is beyond doubt', () => {
    const reported = { on: '2026-11-02', time: '09:00' };
    const late = (answered: { on: string; time: string } | null, now = { on: '2026-11-09', time: '12:00' }) =>
      isAnswerLate(reported, answered, now, 'urgent', goals);

    expect(late({ on: '2026-11-02', time: '13:00' })).toBe(false);
    expect(late({ on: '2026-11-02', time: '13:01' })).toBe(true);
    // The time of the answer is not known: it may have been at once.
    expect(late({ on: '2026-11-02', time: '' })).toBe(false);
    expect(late(null)).toBe(true);
    expect(late(null, { on: '2026-11-02', time: '12:59' })).toBe(false);
    // Reported at some time of that day: not late before the goal after its end.
    expect(
      isAnswerLate({ on: '2026-11-02', time: '' }, null, { on: '2026-11-03', time: '04:00' }, 'urgent', goals),
    ).toBe(false);
    expect(
      isAnswerLate({ on: '2026-11-02', time: '' }, null, { on: '2026-11-03', time: '04:01' }, 'urgent', goals),
    ).toBe(true);
  });

  test('what is solved is in the dealer’s hands: no promise runs out any more', () => {
    const of = {
      urgency: 'normal' as const,
      reportedOn: '2026-11-02',
      reportedTime: '',
      answeredOn: '2026-11-02',
      promisedOn: '2026-11-05',
    };
    const now = { on: '2026-11-06', time: '12:00' };

    expect(lateBy({ ...of, status: 'in_work' }, now, goals)).toEqual(['promise']);
    expect(lateBy({ ...of, status: 'in_work' }, { on: '2026-11-05', time: '23:00' }, goals)).toEqual([]);
    expect(lateBy({ ...of, status: 'solved' }, now, goals)).toEqual([]);
    expect(lateBy({ ...of, status: 'open', answeredOn: null }, now, goals)).toEqual(['answer', 'promise']);
  });
});

test('what is late is so since it was due, not since it was reported', () => {
  const of = {
    status: 'open' as const,
    urgency: 'normal' as const,
    reportedOn: '2026-11-05',
    reportedTime: '',
    answeredOn: null,
    promisedOn: null,
  };
  const goals = { urgent: 4, high: 24, normal: 48, low: 72 };
  const days = (today: string, more: object = {}) => lateDays({ ...of, ...more }, { on: today, time: '12:00' }, goals);

  // Reported at whatever time of the 5th: 48 hours end with the 7th at the latest.
  expect(days('2026-11-07')).toBe(0);
  expect(days('2026-11-08')).toBe(1);
  expect(days('2026-11-22')).toBe(15);
  expect(days('2026-11-22', { promisedOn: '2026-11-18' })).toBe(15);
  expect(days('2026-11-22', { promisedOn: '2026-11-18', answeredOn: '2026-11-06' })).toBe(4);
  expect(days('2026-11-05', { urgency: 'urgent', reportedTime: '07:00' })).toBe(1);
});

test('ages fall into bands that leave none out', () => {
  expect([0, 3, 4, 7, 8, 14, 15, 30, 31, 900].map(ageBand)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
});

test('both windows of the trend are of one length, beside one another, and inside the data', () => {
  const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays('2024-01-01', n));
  fc.assert(
    fc.property(day, day, day, fc.integer({ min: 28, max: 200 }), (reportedOn, cutOff, knownFrom, wished) => {
      const windows = trendWindows(reportedOn, cutOff, wished, knownFrom);
      if (windows === null) {
        const room = Math.min(daysBetween(reportedOn, cutOff) + 1, daysBetween(knownFrom, reportedOn));
        expect(room).toBeLessThan(LEAST_TREND_DAYS);
        return;
      }
      const { before, after, days, short } = windows;
      expect(daysBetween(before.from, before.to)).toBe(days - 1);
      expect(daysBetween(after.from, after.to)).toBe(days - 1);
      expect(addDays(before.to, 1)).toBe(after.from);
      expect(after.from).toBe(reportedOn);
      expect(before.from >= knownFrom && after.to <= cutOff).toBe(true);
      expect(short).toBe(days < wished);
    }),
    { seed: 41 },
  );
});

describe('what is counted', () => {
  test('a Pareto table counts every case once and runs up to all of them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ cause: fc.constantFrom('a', 'b', 'c', ''), costMinor: fc.option(fc.nat(1000)) }), {
          minLength: 1,
        }),
        (of) => {
          const cases = of.map((one, id) => ({ ...one, id }));
          const rows = pareto(cases, ({ cause }) => cause);

          expect(rows.flatMap(({ ids }) => ids).sort((a, b) => a - b)).toEqual(cases.map(({ id }) => id));
          expect(rows.at(-1)?.running).toBeCloseTo(1, 12);
          // What is not decided is no cause, however often it is so.
          const decided = rows.filter(({ name }) => name !== '');
          expect(rows.slice(0, decided.length)).toEqual(decided);
          expect(decided.map(({ cases: n }) => n)).toEqual(decided.map(({ cases: n }) => n).sort((a, b) => b - a));
        },
      ),
      { seed: 42 },
    );
  });

  test('bands of days follow one another in words', () => {
    const limits = [...AGE_LIMITS.map(String), ''];
    const said = (lang: 'zh-CN' | 'en') => limits.map((limit) => ageText(limit, limits, createTranslator(lang)));
    expect(said('zh-CN')).toEqual(['0–3 天', '4–7 天', '8–14 天', '15–30 天', '超过 30 天']);
    expect(said('en').slice(0, 2)).toEqual(['0–3 days', '4–7 days']);
  });

  test('the median of an even number is between the two in the middle', () => {
    expect([median([]), median([3]), median([4, 1]), median([9, 1, 2])]).toEqual([null, 3, 2.5, 2]);
  });

  test('a repeat is the same dealer with the same cause or product within the days; suggestions are none', () => {
    const one = (id: number, reportedOn: string, more: object = {}) => ({
      id,
      dealerId: 1,
      kind: 'complaint',
      reportedOn,
      cause: 'damage',
      product: '',
      ...more,
    });
    const found = repeatsOf(
      [
        one(1, '2026-01-01'),
        one(2, '2026-04-01'),
        one(3, '2026-04-02', { cause: 'price', product: 'P1' }),
        one(4, '2026-05-01', { cause: '', product: 'P1' }),
        one(5, '2026-05-02', { dealerId: 2 }),
        one(6, '2026-05-03', { kind: 'suggestion' }),
        one(7, '2026-08-01', { cause: '' }),
      ],
      90,
    );

    expect(Object.fromEntries(found)).toEqual({ 2: { of: 1, by: 'cause' }, 4: { of: 3, by: 'product' } });
  });
});
