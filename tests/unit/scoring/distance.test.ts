import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreDealers } from '../../../src/main/features/scoring/score.rules.ts';
import { NO_DAY, NO_TIER } from '../../../src/main/features/scoring/scoreColumns.ts';
import type { ScoreInputs } from '../../../src/main/features/scoring/scoreRow.rules.ts';
import { ScoreRules } from '../../../src/shared/contract/scoring.contract.ts';
import { fromDayNumber } from '../../../src/shared/domain/calendarDay.ts';
import { AS_OF, givenAmounts, givenTotals } from './givenDealers.ts';

const RULES = ScoreRules.parse({});

/** The tier of dealer i after it has bought for `more`; a purchase brings it into the population. */
function tierWith(dealers: readonly Partial<ScoreInputs>[], i: number, more: number, rules: ScoreRules): number {
  const changed = dealers.map((dealer, j) =>
    j === i ? { ...dealer, netMinor: (dealer.netMinor ?? 0) + more, orders: Math.max(1, dealer.orders ?? 0) } : dealer,
  );
  return scoreDealers(givenTotals(changed), rules, AS_OF).columns.tier[i] ?? NO_TIER;
}

const anyDealers = fc.array(
  fc.record({
    netMinor: fc.oneof(
      fc.integer({ min: -3, max: 8 }),
      fc.constantFrom(50, 100, 1000),
      fc.integer({ min: 0, max: 200_000 }),
    ),
    orders: fc.integer({ min: 0, max: 5 }),
    excluded: fc.constantFrom(0, 0, 0, 0, 1),
    historySince: fc.constantFrom('2020-01-01', '2020-01-01', '2026-10-01'),
  }),
  { minLength: 1, maxLength: 25 },
);
const anyCuts = fc.constantFrom({ cutA: 0.8, cutB: 0.95 }, { cutA: 0.6, cutB: 0.9 }, { cutA: 0.333, cutB: 1 });

describe('the way to the next tier', () => {
  test('is exact: with it the named tier is reached, with one minor unit less nothing better', () => {
    fc.assert(
      fc.property(anyDealers, anyCuts, (dealers, cuts) => {
        const rules = { ...RULES, ...cuts };
        const { columns } = scoreDealers(givenTotals(dealers), rules, AS_OF);
        dealers.forEach((_, i) => {
          const tier = columns.tier[i] ?? NO_TIER;
          if (tier === NO_TIER || tier === 0) {
            expect([columns.nextTier[i], columns.nextGapMinor[i]]).toEqual([NO_TIER, 0]);
            return;
          }
          const gap = columns.nextGapMinor[i] ?? 0;

          expect(gap).toBeGreaterThan(0);
          expect(columns.nextTier[i]).toBeLessThan(tier);
          expect(tierWith(dealers, i, gap, rules)).toBe(columns.nextTier[i]);
          if (gap > 1) expect(tierWith(dealers, i, gap - 1, rules)).toBe(tier);
        });
      }),
      { numRuns: 400 },
    );
  });

  test('counts that the purchase raises the total too', () => {
    const { columns } = scoreDealers(givenAmounts(800, 150, 50), RULES, AS_OF);

    // From B: 800 ÷ (1000 + d) < 80 % at once. From C: reaching 150 leaves 800 ÷ 1100 ahead; staying below it,
    // 950 ÷ (1000 + d) < 95 % holds at once.
    expect([...columns.nextGapMinor]).toEqual([0, 1, 1]);
    expect([...columns.nextTier]).toEqual([NO_TIER, 0, 1]);
  });

  test('overtaking equals can lead two tiers up, and says so', () => {
    const { columns } = scoreDealers(givenAmounts(...new Array<number>(100).fill(50), 1), RULES, AS_OF);

    expect([columns.tier[100], columns.nextTier[100], columns.nextGapMinor[100]]).toEqual([2, 0, 49]);
  });

  test('out of D leads any positive net amount', () => {
    const totals = givenTotals([
      { netMinor: 1000 },
      { netMinor: -250, orders: 2, salesMinor: 500 },
      { netMinor: 0, orders: 0 },
      { netMinor: -40, orders: 0 },
    ]);

    const { columns } = scoreDealers(totals, RULES, AS_OF);

    expect([...columns.tier]).toEqual([0, 3, 3, 3]);
    expect([...columns.nextGapMinor]).toEqual([0, 251, 1, 41]);
    expect([...columns.nextTier]).toEqual([NO_TIER, 2, 2, 2]);
  });

  test('in orders: of the dealer’s own average net order, rounded up; of its sale bills where returns ate all', () => {
    const totals = givenTotals([
      { netMinor: 100_000 },
      { netMinor: 300, orders: 3 },
      { netMinor: -250, orders: 2, salesMinor: 400 },
      { netMinor: 0, orders: 0 },
    ]);

    const { columns } = scoreDealers(totals, RULES, AS_OF);

    const gap = columns.nextGapMinor[1] ?? 0;
    expect(columns.nextGapOrders[1]).toBe(Math.ceil(gap / 100));
    expect(columns.nextGapOrders[2]).toBe(2); // 251 of bills of 200
    expect(columns.nextGapOrders[3]).toBe(1);
  });

  test('holds until the first bill of the window falls out; without a bill there is no such day', () => {
    const totals = givenTotals([
      { netMinor: 1000 },
      { netMinor: 10, windowFirstOn: '2026-04-01' },
      { netMinor: 0, orders: 0 },
    ]);

    const { columns } = scoreDealers(totals, RULES, AS_OF);

    expect(fromDayNumber(columns.nextByOn[1] ?? 0)).toBe('2027-03-31');
    expect([columns.nextByOn[0], columns.nextByOn[2]]).toEqual([NO_DAY, NO_DAY]);
  });
});
