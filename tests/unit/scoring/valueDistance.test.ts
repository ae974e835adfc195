import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreDealers } from '../../../src/main/features/scoring/score.rules.ts';
import { type DealerTotals, NO_TIER } from '../../../src/main/features/scoring/scoreColumns.ts';
import { ScoreRules } from '../../../src/shared/contract/scoring.contract.ts';
import { addDays } from '../../../src/shared/domain/calendarDay.ts';
import { AS_OF, givenDealer, givenTotals } from './givenDealers.ts';

/** Marks of dealers; null where nobody gave one. */
interface Marked {
  netMinor: number;
  orders: number;
  prevNetMinor: number;
  days: number;
  potential: number | null;
  payment: number | null;
}

const PERIODS = [{ from: '2020-01-01', to: AS_OF }];
const usual = ScoreRules.parse({ kind: 'value' });

function totalsOf(dealers: readonly Marked[]): DealerTotals {
  const totals = givenTotals(
    dealers.map(({ days, potential: _p, payment: _t, ...dealer }) => ({
      ...dealer,
      lastOn: dealer.orders > 0 ? addDays(AS_OF, -days) : '2024-06-30',
    })),
  );
  const known = (values: (number | null)[]) => Float64Array.from(values, (value) => value ?? Number.NaN);
  const none = new Float64Array(dealers.length).fill(Number.NaN);
  return {
    ...totals,
    facts: {
      margin: none,
      payment: known(dealers.map(({ payment }) => payment)),
      potential: known(dealers.map(({ potential }) => potential)),
      cooperation: none,
      own: [],
    },
  };
}

const scored = (dealers: readonly Marked[], rules: ScoreRules) =>
  scoreDealers(totalsOf(dealers), rules, AS_OF, { periods: PERIODS });

/** The tier of dealer i after so many further orders on the as-of day that come to so much: everything calculated anew. */
function tierWith(dealers: readonly Marked[], i: number, orders: number, more: number, rules: ScoreRules): number {
  const changed = dealers.map((dealer, j) =>
    j === i ? { ...dealer, orders: dealer.orders + orders, netMinor: dealer.netMinor + more, days: 0 } : dealer,
  );
  return scored(changed, rules).columns.tier[i] ?? NO_TIER;
}

const anyDealers = fc.array(
  fc.record({
    netMinor: fc.oneof(fc.integer({ min: -3, max: 8 }), fc.constantFrom(50, 100), fc.integer({ min: 0, max: 9000 })),
    orders: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 12 })),
    prevNetMinor: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3000 })),
    days: fc.constantFrom(0, 5, 5, 40, 200),
    potential: fc.constantFrom(null, 1, 3, 3, 5),
    payment: fc.constantFrom(null, 0.5, 1),
  }),
  { minLength: 1, maxLength: 14 },
);
const anyRules = fc
  .record({
    cutBy: fc.constantFrom('usual' as const, 'count' as const, 'percent' as const, 'share' as const),
    weights: fc.constantFrom(
      { ...usual.weights, amount: 1, growth: 0, frequency: 0, recency: 0, potential: 0, payment: 0 },
      { ...usual.weights, amount: 3, growth: 2, frequency: 2, recency: 1, potential: 2, payment: 1 },
      { ...usual.weights, amount: 0, growth: 0, frequency: 1, recency: 1, potential: 3, payment: 0 },
    ),
    scoreCuts: fc.constantFrom<number[][]>([75, 50, 25, 10], [60, 33.333333, 20, 10]),
    countCuts: fc.constantFrom<number[][]>([1, 3, 5, 6], [2, 4, 6, 8]),
    percentCuts: fc.constantFrom<number[][]>([20, 50, 80, 90], [10, 35, 60, 70]),
  })
  .map((chosen): ScoreRules => ({ ...usual, ...chosen }));

describe('the way up under a scheme by value score', () => {
  test('doing what is said gives the named tier; a minor unit less, or an order of the usual size less, does not', () => {
    let told = 0;
    let many = 0;
    fc.assert(
      fc.property(anyDealers, anyRules, (dealers, rules) => {
        const { columns } = scored(dealers, rules);
        dealers.forEach((dealer, i) => {
          const tier = columns.tier[i] ?? NO_TIER;
          const next = columns.nextTier[i] ?? NO_TIER;
          if (next === NO_TIER) return;
          const orders = columns.nextGapOrders[i] ?? 0;
          const amount = columns.nextGapMinor[i] ?? 0;
          told += 1;
          expect(next).toBeLessThan(tier);
          expect(tierWith(dealers, i, orders, amount, rules)).toBe(next);
          expect(tierWith(dealers, i, orders, amount + 5000, rules)).toBeLessThanOrEqual(next);
          if (amount > Math.max(orders, 1 - dealer.netMinor))
            expect(tierWith(dealers, i, orders, amount - 1, rules)).toBeGreaterThanOrEqual(tier);
          if (orders === 1) return;
          many += 1;
          const average = Math.max(1, Math.round(dealer.netMinor / dealer.orders));
          expect(tierWith(dealers, i, orders - 1, (orders - 1) * average, rules)).toBeGreaterThanOrEqual(tier);
        });
      }),
      { numRuns: 400 },
    );
    expect(told).toBeGreaterThan(400);
    expect(many).toBeGreaterThan(50);
  });

  test('where none is told, ten thousand orders of its own size do not lead up', () => {
    let none = 0;
    fc.assert(
      fc.property(anyDealers, anyRules, (dealers, rules) => {
        const { columns } = scored(dealers, rules);
        dealers.forEach((dealer, i) => {
          const tier = columns.tier[i] ?? NO_TIER;
          if (columns.nextTier[i] !== NO_TIER || tier === NO_TIER || tier === 0) return;
          none += 1;
          const average = Math.max(1, Math.round(dealer.netMinor / dealer.orders));
          for (const orders of [1, 10_000])
            expect(tierWith(dealers, i, orders, orders * average, rules)).toBeGreaterThanOrEqual(tier);
        });
      }),
      { numRuns: 200 },
    );
    expect(none).toBeGreaterThan(10);
  });

  test('against the dealer at the edge: it takes what passes that one’s score', () => {
    const dealer = (netMinor: number): Marked => ({
      netMinor,
      orders: 1,
      prevNetMinor: 0,
      days: 5,
      potential: null,
      payment: null,
    });
    const weights = { ...usual.weights, amount: 1, growth: 0, frequency: 0, recency: 0, margin: 0, payment: 0 };
    const rules: ScoreRules = {
      ...usual,
      weights: { ...weights, potential: 0, cooperation: 0 },
      cutBy: 'count',
      countCuts: [1, 3, 4, 5],
    };

    const { columns } = scored([dealer(900), dealer(500), dealer(400), dealer(100)], rules);

    // Equals are let in as well: drawing level is enough.
    expect([...columns.tier]).toEqual([0, 1, 1, 2]);
    expect([...columns.nextGapMinor]).toEqual([0, 400, 500, 300]);
    expect([...columns.nextGapOrders]).toEqual([0, 1, 2, 3]);
  });

  test('a list that nobody is on, and one dealer alone, have none', () => {
    expect(scored([], usual).columns.count).toBe(0);
    const alone = scored(
      [{ ...givenDealer(), netMinor: 500, orders: 1, prevNetMinor: 0, days: 1, potential: null, payment: null }],
      usual,
    );
    expect(alone.columns.nextTier[0]).toBe(NO_TIER);
  });
});
