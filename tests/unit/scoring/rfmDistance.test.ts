import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreDealers } from '../../../src/main/features/scoring/score.rules.ts';
import { NO_DAY, NO_TIER } from '../../../src/main/features/scoring/scoreColumns.ts';
import type { ScoreInputs } from '../../../src/main/features/scoring/scoreRow.rules.ts';
import { ScoreRules } from '../../../src/shared/contract/scoring.contract.ts';
import { fromDayNumber } from '../../../src/shared/domain/calendarDay.ts';
import { RF_SEGMENTS, RFM_GROUPS } from '../../../src/shared/domain/tiers.ts';
import { AS_OF, givenDealer, givenTotals } from './givenDealers.ts';

type Given = Partial<ScoreInputs>;

/** The tier of dealer i after so many further orders on the as-of day that come to so much. */
function tierWith(dealers: readonly Given[], i: number, orders: number, more: number, rules: ScoreRules): number {
  const changed = dealers.map((each, j) => {
    if (j !== i) return each;
    const dealer = givenDealer(each);
    return {
      ...dealer,
      orders: dealer.orders + orders,
      netMinor: dealer.netMinor + more,
      salesMinor: dealer.salesMinor + more,
      lastOn: AS_OF,
      windowFirstOn: dealer.windowFirstOn ?? AS_OF,
    };
  });
  return scoreDealers(givenTotals(changed), rules, AS_OF).columns.tier[i] ?? NO_TIER;
}

const anyDealers = fc.array(
  fc.record({
    netMinor: fc.oneof(fc.integer({ min: -3, max: 8 }), fc.constantFrom(50, 100), fc.integer({ min: 0, max: 9000 })),
    orders: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 30 })),
    lastOn: fc.constantFrom('2026-10-31', '2026-09-01', '2026-03-05', '2025-12-24'),
    excluded: fc.constantFrom(0, 0, 0, 0, 1),
    historySince: fc.constantFrom('2020-01-01', '2020-01-01', '2026-10-01'),
  }),
  { minLength: 1, maxLength: 16 },
);
const anyPlaces = <K extends string>(keys: readonly K[]) =>
  // Each key is in the list the record is made from.
  fc.record(Object.fromEntries(keys.map((key) => [key, fc.integer({ min: 0, max: 2 })]))) as fc.Arbitrary<
    Record<K, number>
  >;
const usual = ScoreRules.parse({ kind: 'rfm' });
const span = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);
const anyRectangles = fc.array(
  fc.record({ name: fc.constant('x'), r: span, f: span, m: span, place: fc.integer({ min: 0, max: 2 }) }),
  { minLength: 1, maxLength: 6 },
);
const anyRules = fc
  .record({
    rfmBy: fc.constantFrom('groups' as const, 'segments' as const, 'rectangles' as const, 'scores' as const),
    rfmWeights: fc.constantFrom({ r: 1, f: 1, m: 1 }, { r: 0, f: 1, m: 3 }, { r: 2, f: 1, m: 1 }),
    rectangles: fc.oneof(fc.constant(usual.rectangles), anyRectangles),
    groupTiers: fc.oneof(fc.constant(usual.groupTiers), anyPlaces(RFM_GROUPS)),
    segmentTiers: fc.oneof(fc.constant(usual.segmentTiers), anyPlaces(RF_SEGMENTS)),
    groupCut: fc.constantFrom('mean' as const, 'median' as const, 'fixed' as const),
    groupBounds: fc.constant({ r: 60, f: 4, m: 2000 }),
    binning: fc.constantFrom('quantile' as const, 'ntile' as const, 'fixed' as const, 'rfmPackage' as const),
    fixedBounds: fc.constant<ScoreRules['fixedBounds']>({
      r: [10, 30, 60, 90],
      f: [1, 2, 4.5, 8],
      m: [10, 100, 1000, 5000],
    }),
    amountAs: fc.constantFrom('total' as const, 'average' as const),
  })
  .map((chosen) => ({ ...usual, ...chosen }));

describe('the way up under a scheme by RFM', () => {
  test('doing exactly what is said gives the named tier; more money never takes it back; less does not do', () => {
    let told = 0;
    fc.assert(
      fc.property(anyDealers, anyRules, (dealers, rules) => {
        const { columns } = scoreDealers(givenTotals(dealers), rules, AS_OF);
        dealers.forEach((dealer, i) => {
          const tier = columns.tier[i] ?? NO_TIER;
          const next = columns.nextTier[i] ?? NO_TIER;
          const orders = columns.nextGapOrders[i] ?? 0;
          const amount = columns.nextGapMinor[i] ?? 0;
          if (next === NO_TIER) {
            expect([orders, amount]).toEqual([0, 0]);
            return;
          }
          told += 1;
          expect(orders).toBeGreaterThan(0);
          expect(amount).toBeGreaterThanOrEqual(orders);
          expect(next).toBeLessThan(tier);
          expect(tierWith(dealers, i, orders, amount, rules)).toBe(next);
          expect(tierWith(dealers, i, orders, amount + 7, rules)).toBeLessThan(tier);
          expect(tierWith(dealers, i, orders, amount + 1_000_000, rules)).toBeLessThan(tier);
          const least = Math.max(orders, 1 - (dealer.netMinor ?? 0));
          if (amount > least) expect(tierWith(dealers, i, orders, amount - 1, rules)).toBeGreaterThanOrEqual(tier);
        });
      }),
      { numRuns: 600 },
    );
    expect(told).toBeGreaterThan(300);
  });

  test('where none is told, neither one order nor many orders of any size lead up', () => {
    fc.assert(
      fc.property(
        anyDealers,
        fc.constantFrom('groups' as const, 'segments' as const, 'scores' as const),
        (dealers, rfmBy) => {
          const rules = { ...usual, rfmBy };
          const { columns } = scoreDealers(givenTotals(dealers), rules, AS_OF);
          dealers.forEach((_, i) => {
            const tier = columns.tier[i] ?? NO_TIER;
            if (columns.nextTier[i] !== NO_TIER || tier === NO_TIER || tier === 0) return;
            for (const [orders, amount] of [
              [1, 1],
              [1, 1_000_000],
              [4, 4],
              [60, 60],
              [60, 10_000_000],
            ] as const)
              expect(tierWith(dealers, i, orders, amount, rules)).toBeGreaterThanOrEqual(tier);
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  test('one order of any size where only freshness is missing; the amount where only that is', () => {
    // Means: 122 days, 3 orders, 2,200. The first is near, often, high.
    const dealers: Given[] = [
      { netMinor: 6000, orders: 5, lastOn: '2026-10-20' },
      { netMinor: 2400, orders: 3, lastOn: '2026-02-01' },
      { netMinor: 300, orders: 3, lastOn: '2026-10-30' },
      { netMinor: 100, orders: 1, lastOn: '2026-10-30' },
    ];
    const groupTiers = { ...usual.groupTiers, key_keep: 1 };

    const { columns } = scoreDealers(givenTotals(dealers), { ...usual, groupTiers }, AS_OF);

    expect([columns.tier[1], columns.nextTier[1], columns.nextGapOrders[1], columns.nextGapMinor[1]]).toEqual([
      1, 0, 1, 1,
    ]);
    // The others have 8,500: with v it is high from v ≥ 8,500 ÷ 3 on.
    expect([columns.tier[2], columns.nextTier[2], columns.nextGapOrders[2], columns.nextGapMinor[2]]).toEqual([
      1, 0, 1, 2534,
    ]);
    expect(fromDayNumber(columns.nextByOn[2] ?? 0)).toBe('2027-02-09');
  });

  test('by the 1–5 map it is the orders that are missing', () => {
    const dealers: Given[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((orders) => ({
      netMinor: 1000,
      orders,
      lastOn: '2026-10-30',
    }));

    const { columns } = scoreDealers(givenTotals(dealers), { ...usual, rfmBy: 'segments' }, AS_OF);

    // With equal days all have R 5: New (C) and Potential loyalist (B) below Champions (A).
    expect([...columns.tier]).toEqual([2, 2, 1, 1, 1, 1, 0, 0, 0, 0]);
    expect([...columns.nextGapOrders.slice(0, 6)]).toEqual([3, 2, 5, 4, 3, 2]);
    expect([...columns.nextTier.slice(0, 7)]).toEqual([1, 1, 0, 0, 0, 0, NO_TIER]);
  });

  test('out of D leads one order; without a bill in the window no day ends that', () => {
    const dealers: Given[] = [
      { netMinor: 1000, orders: 3 },
      { netMinor: 0, orders: 0 },
      { netMinor: -250, orders: 2 },
    ];

    const { columns } = scoreDealers(givenTotals(dealers), usual, AS_OF);

    expect([...columns.tier.slice(1)]).toEqual([3, 3]);
    expect([...columns.nextGapOrders]).toEqual([0, 1, 1]);
    expect([...columns.nextGapMinor]).toEqual([0, 1, 251]);
    expect(columns.nextByOn[1]).toBe(NO_DAY);
  });
});
