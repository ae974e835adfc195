import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AccountDay,
  lateness,
  type PaymentEvidence,
  type PaymentSpan,
  timelinessOf,
  timelinessOfDays,
} from '../../../src/main/features/receivables/payments.rules.ts';

const sold = (day: number, soldMinor: number): AccountDay => ({ day, soldMinor, returnedMinor: 0, paidMinor: 0 });
const paid = (day: number, paidMinor: number): AccountDay => ({ day, soldMinor: 0, returnedMinor: 0, paidMinor });
const back = (day: number, returnedMinor: number): AccountDay => ({ day, soldMinor: 0, returnedMinor, paidMinor: 0 });
const SPAN: PaymentSpan = { receiptsSince: 0, until: 400, windowAfter: 0, termDays: 30, balanceMinor: 0 };

describe('days late', () => {
  test('weighs each amount by the days after its term; early is in time', () => {
    const days = [sold(10, 100), sold(20, 300), paid(30, 100), paid(70, 300)];

    expect(lateness(days, SPAN)).toEqual({ amountMinor: 400, daysLate: (100 * 0 + 300 * 20) / 400 });
  });

  test('a receipt pays the oldest bills first, and several of them', () => {
    const days = [sold(10, 100), sold(20, 100), paid(60, 150), paid(90, 50)];

    expect(lateness(days, SPAN)?.daysLate).toBeCloseTo((100 * 20 + 50 * 10 + 50 * 40) / 200, 10);
  });

  test('goods that came back pay without anybody being late', () => {
    const days = [sold(10, 100), back(200, 40), paid(40, 60)].sort((a, b) => a.day - b.day);

    expect(lateness(days, SPAN)).toEqual({ amountMinor: 60, daysLate: 0 });
  });

  test('the balance says which bills are open: the newest; the oldest receipts paid what is older than the data', () => {
    const days = [paid(5, 500), sold(10, 100), sold(300, 200), paid(50, 100)].sort((a, b) => a.day - b.day);

    // 200 owed at the end: the bill of day 300, 70 days late so far; the first 500 paid bills nobody has.
    const known = lateness(days, { ...SPAN, balanceMinor: 200 });

    expect(known).toEqual({ amountMinor: 300, daysLate: (100 * 10 + 200 * 70) / 300 });
  });

  test('without a balance everything due before the first receipt on record is taken to be paid', () => {
    const days = [sold(10, 700), sold(90, 100), paid(100, 100), paid(110, 0)];

    expect(lateness(days, { ...SPAN, receiptsSince: 100, balanceMinor: null })).toEqual({
      amountMinor: 100,
      daysLate: 0,
    });
  });

  test('payments before the window do not count, what is still open and overdue does', () => {
    const days = [sold(10, 100), paid(100, 100), sold(200, 100), paid(230, 100)];

    expect(lateness(days, { ...SPAN, windowAfter: 150 })).toEqual({ amountMinor: 100, daysLate: 0 });
    expect(lateness([sold(10, 100), paid(15, 50)], { ...SPAN, until: 100, balanceMinor: 50 })).toEqual({
      amountMinor: 100,
      daysLate: (50 * 60) / 100,
    });
    expect(lateness([], SPAN)).toBeUndefined();
  });

  test('what is open speaks only where the last day that is looked at lies in the window', () => {
    const at = (until: number) => lateness([sold(10, 100)], { ...SPAN, until, windowAfter: 100, balanceMinor: 100 });

    expect(at(100)).toBeUndefined();
    expect(at(101)).toEqual({ amountMinor: 100, daysLate: 61 });
  });

  test('money paid back takes off later receipts, not off days', () => {
    const days = [sold(10, 100), paid(20, 100), paid(25, -100), paid(40, 100)];

    expect(lateness(days, SPAN)?.daysLate).toBe(0);
  });

  test('never weighs more than was sold, is never below zero, and paying all later is never better', () => {
    const anyDays = fc.array(
      fc.record({
        day: fc.integer({ min: 0, max: 300 }),
        soldMinor: fc.integer({ min: 0, max: 500 }),
        returnedMinor: fc.integer({ min: 0, max: 80 }),
        paidMinor: fc.integer({ min: -20, max: 500 }),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(anyDays, fc.option(fc.integer({ min: -200, max: 900 })), (unordered, balanceMinor) => {
        const days = unordered.toSorted((a, b) => a.day - b.day);
        const span = { ...SPAN, balanceMinor };
        const result = lateness(days, span);
        const soldAll = days.reduce((sum, { soldMinor }) => sum + soldMinor, 0);

        expect(result?.amountMinor ?? 0).toBeLessThanOrEqual(soldAll);
        expect(result?.daysLate ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 300 }), fc.integer({ min: 0, max: 90 }), (day, more) => {
        const late = (on: number) => lateness([sold(10, 100), paid(on, 100)], SPAN)?.daysLate ?? 0;

        expect(late(day + more)).toBeGreaterThanOrEqual(late(day));
      }),
    );
  });
});

describe('timeliness', () => {
  const evidence: PaymentEvidence = {
    anyData: true,
    soldInWindow: true,
    termDays: 30,
    receiptsInWindow: 5,
    lateness: { amountMinor: 100, daysLate: 15 },
    balance: { balanceMinor: 1000, overdueMinor: 250, undatedMinor: 0 },
  };

  test('is 1 in time, a half at 30 days, and falls with every day', () => {
    expect(timelinessOfDays(0)).toBe(1);
    expect(timelinessOfDays(30)).toBe(0.5);
    expect(timelinessOfDays(31)).toBeLessThan(0.5);
  });

  test('goes by receipts where there are enough of them', () => {
    expect(timelinessOf(evidence)).toEqual({ timeliness: 30 / 45, basis: 'receipts', reason: null });
  });

  test.each<[string, Partial<PaymentEvidence>, number]>([
    ['few receipts', { receiptsInWindow: 2 }, 0.75],
    ['no term', { termDays: null, lateness: undefined }, 0.75],
    ['nothing owed', { lateness: undefined, balance: { balanceMinor: 0, overdueMinor: 0, undatedMinor: 0 } }, 1],
  ])('with %s goes by the share of the balance that is overdue', (_, change, timeliness) => {
    expect(timelinessOf({ ...evidence, ...change })).toEqual({ timeliness, basis: 'balance', reason: null });
  });

  test.each<[string, Partial<PaymentEvidence>]>([
    ['no_data', { anyData: false }],
    ['few_receipts', { receiptsInWindow: 2, balance: null }],
    ['no_term', { termDays: null, lateness: undefined, balance: null }],
    [
      'no_sales',
      { soldInWindow: false, receiptsInWindow: 0, balance: { balanceMinor: 0, overdueMinor: 0, undatedMinor: 0 } },
    ],
    ['undated', { receiptsInWindow: 0, balance: { balanceMinor: 100, overdueMinor: 0, undatedMinor: 60 } }],
  ])('says nothing, and why: %s', (reason, change) => {
    expect(timelinessOf({ ...evidence, ...change })).toEqual({ timeliness: null, basis: null, reason });
  });
});
