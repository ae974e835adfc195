import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ageBills,
  bandOf,
  bandsFromBillAges,
  fillBands,
  isOverLimit,
  oldestLate,
  overdueOf,
  sumBands,
} from '../../../src/main/features/receivables/receivables.rules.ts';
import { AGE_BANDS, noBands } from '../../../src/shared/domain/ageing.ts';
import { addDays } from '../../../src/shared/domain/calendarDay.ts';

const AS_OF = '2026-10-31';
const amount = fc.integer({ min: -50_000, max: 900_000 });
const anyBands = fc.record(
  Object.fromEntries(AGE_BANDS.map((band) => [band, amount])) as Record<string, typeof amount>,
);
const anyBills = fc.array(
  fc.record({
    openMinor: amount,
    dueOn: fc.option(fc.integer({ min: -400, max: 100 }).map((days) => addDays(AS_OF, days))),
  }),
  { maxLength: 30 },
);

describe('ageing', () => {
  test.each([
    [0, 'notDue'],
    [-5, 'notDue'],
    [1, 'late30'],
    [30, 'late30'],
    [31, 'late60'],
    [60, 'late60'],
    [61, 'late90'],
    [90, 'late90'],
    [91, 'lateOver'],
  ])('puts a bill %i days beyond its due day under %s', (days, band) => {
    expect(bandOf(addDays(AS_OF, -days), AS_OF)).toBe(band);
  });

  test('bands of bills add up to the balance, and the oldest due day is of a bill that is late', () => {
    fc.assert(
      fc.property(anyBills, (bills) => {
        const { bands, oldestDueOn } = ageBills(bills, AS_OF);
        const late = bills.filter(({ openMinor, dueOn }) => openMinor > 0 && dueOn !== null && dueOn < AS_OF);

        expect(sumBands(bands)).toBe(bills.reduce((sum, { openMinor }) => sum + openMinor, 0));
        expect(oldestDueOn).toBe(late.map(({ dueOn }) => dueOn).sort()[0] ?? null);
      }),
    );
  });

  test('bands filled up to a balance add up to it, whatever was given', () => {
    fc.assert(
      fc.property(amount, anyBands, (balance, given) => {
        expect(sumBands(fillBands(balance, given))).toBe(balance);
      }),
    );
  });

  test('overdue is never below zero and never more than is owed', () => {
    fc.assert(
      fc.property(anyBands, (given) => {
        const bands = { ...noBands(), ...given };

        expect(overdueOf(bands)).toBeGreaterThanOrEqual(0);
        expect(overdueOf(bands)).toBeLessThanOrEqual(Math.max(0, sumBands(bands)));
      }),
    );
    expect(overdueOf({ ...noBands(), late30: 300, undated: -200 })).toBe(100);
    expect(overdueOf({ ...noBands(), notDue: 500, late90: 70, lateUnaged: 30 })).toBe(100);
  });

  test('ages counted from the bill become days beyond the term, later by nobody’s guess', () => {
    const given = { ...noBands(), late30: 1, late60: 10, late90: 100, lateOver: 1000 };

    expect(bandsFromBillAges(given, 30)).toEqual({ ...noBands(), notDue: 1, late30: 10, late60: 100, late90: 1000 });
    expect(bandsFromBillAges(given, 0)).toEqual({ ...noBands(), notDue: 1, late60: 10, late90: 100, lateOver: 1000 });
    expect(bandsFromBillAges(given, 45)).toEqual({ ...noBands(), notDue: 11, late30: 100, late60: 1000 });
    expect(bandsFromBillAges(given, null)).toEqual({ ...noBands(), undated: 1111 });
  });

  test('the oldest part is known to the day from bills, and from lists of bands at least', () => {
    const bands = { ...noBands(), late30: 100, late90: 5 };

    const late90 = { band: 'late90', atLeast: false };
    expect(oldestLate(bands, '2026-08-22', AS_OF, false)).toEqual({ days: 70, exact: true, ...late90 });
    expect(oldestLate(bands, null, AS_OF, false)).toEqual({ days: 61, exact: false, ...late90 });
    expect(oldestLate(bands, null, AS_OF, true)).toEqual({ days: 61, exact: false, ...late90, atLeast: true });
    expect(oldestLate({ ...noBands(), lateUnaged: 5 }, null, AS_OF, true)).toEqual({
      days: 1,
      exact: false,
      band: 'lateUnaged',
      atLeast: false,
    });
    expect(oldestLate({ ...noBands(), notDue: 5 }, null, AS_OF, false)).toBeNull();
    expect(oldestLate({ ...noBands(), late30: 5, undated: -9 }, null, AS_OF, false)).toBeNull();
  });

  test('over limit is more than the limit; no limit allows all', () => {
    expect(isOverLimit(1001, 1000)).toBe(true);
    expect(isOverLimit(1000, 1000)).toBe(false);
    expect(isOverLimit(1, 0)).toBe(true);
    expect(isOverLimit(9_999_999, null)).toBe(false);
    expect(isOverLimit(-5, 0)).toBe(false);
  });
});
