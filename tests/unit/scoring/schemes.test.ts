import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreDealers } from '../../../src/main/features/scoring/score.rules.ts';
import type { Pin } from '../../../src/main/features/scoring/scoreColumns.ts';
import { ScoreRules } from '../../../src/shared/contract/scoring.contract.ts';
import { tierCodes, tierName } from '../../../src/shared/domain/tiers.ts';
import { AS_OF, givenAmounts, givenTotals } from './givenDealers.ts';

const RULES = ScoreRules.parse({});
const SABC = { tierNames: ['S', 'A', 'B', 'C'], furtherCuts: [0.99] };

/** The names of the tiers, `-` where there is none. */
function namesOf(
  totals: ReturnType<typeof givenTotals>,
  given: Partial<ScoreRules>,
  pins: ReadonlyMap<number, Pin> = new Map(),
): string[] {
  const rules = { ...RULES, ...given };
  const { columns } = scoreDealers(totals, rules, AS_OF, { pins });
  const codes = tierCodes(rules);
  return [...columns.tier].map((place) => {
    const code = codes[place];
    return code === undefined ? '-' : tierName(rules, code);
  });
}

describe('tiers of other number and name', () => {
  test('four graded tiers and the dormant one keep the alphabet of their codes', () => {
    expect(tierCodes(SABC)).toEqual(['A', 'B', 'C', 'C2', 'D']);
    expect([...tierCodes({ tierNames: ['1', '2', '3', '4', '5'] })].sort()).toEqual(['A', 'B', 'C', 'C2', 'C3', 'D']);
  });

  test('are cut by one share each, and who bought nothing is dormant', () => {
    // Shares ahead: 0, 80 %, 95 %, 99 %.
    expect(namesOf(givenAmounts(80, 15, 4, 1, 0), SABC)).toEqual(['S', 'A', 'B', 'C', 'D']);
  });

  test('have a distance to the next tier that is exact to the minor unit', () => {
    const rules = { ...RULES, ...SABC };
    const amounts = [8000, 1500, 400, 60, 40];
    const { columns } = scoreDealers(givenAmounts(...amounts), rules, AS_OF);
    const gap = columns.nextGapMinor[4] ?? 0;
    const placeWith = (more: number) =>
      scoreDealers(givenAmounts(8000, 1500, 400, 60, 40 + more), rules, AS_OF).columns.tier[4];

    expect(columns.tier[4]).toBe(3);
    expect(placeWith(gap)).toBe(columns.nextTier[4]);
    expect(placeWith(gap - 1)).toBe(3);
  });
});

describe('tiers by RFM group', () => {
  test('follow the map of the eight groups, whatever the amount’s class is', () => {
    const totals = givenTotals([
      { netMinor: 90_000, orders: 9, lastOn: '2026-10-30' },
      { netMinor: 10, orders: 1, lastOn: '2025-11-30' },
      { netMinor: 0, orders: 1 },
    ]);
    const groupTiers = { ...RULES.groupTiers, key_value: 2, general_win_back: 0 };

    expect(namesOf(totals, { kind: 'rfm' })).toEqual(['A', 'C', 'D']);
    expect(namesOf(totals, { kind: 'rfm', groupTiers })).toEqual(['C', 'A', 'D']);
  });

  test('follow the named boxes of R × F where the scheme says so', () => {
    const totals = givenTotals([
      ...Array.from({ length: 4 }, (_, i) => ({ netMinor: 100, orders: i + 1, lastOn: `2026-0${i + 1}-01` })),
      { netMinor: 100, orders: 9, lastOn: '2026-10-30' },
    ]);

    expect(namesOf(totals, { kind: 'rfm', rfmBy: 'segments' })).toEqual(['C', 'C', 'B', 'A', 'A']);
  });
});

describe('tiers by value score', () => {
  const onlyAmount = { ...RULES.weights, growth: 0, frequency: 0, recency: 0 };

  test('begin at their score, and who reaches it is in', () => {
    // Points of four different amounts: 87.5, 62.5, 37.5, 12.5.
    const totals = givenAmounts(40, 30, 20, 10);

    expect(namesOf(totals, { kind: 'value', weights: onlyAmount, scoreCuts: [62.5, 37.6] })).toEqual([
      'A',
      'A',
      'C',
      'C',
    ]);
  });

  test('a factor without data shares its weight out, for that dealer alone', () => {
    const totals = givenTotals([
      { netMinor: 40, potential: null },
      { netMinor: 30, potential: 5 },
      { netMinor: 20, potential: 1 },
    ]);
    const weights = { ...onlyAmount, amount: 50, potential: 50 };

    const { columns } = scoreDealers(totals, { ...RULES, kind: 'value', weights }, AS_OF);

    // Amount 83.33, 50, 16.67; potential –, 75, 25.
    expect([...(columns.value?.score ?? [])]).toEqual([83.333333, 62.5, 20.833333]);
  });

  test('growth is told only where the window before is covered and was above zero', () => {
    const totals = givenTotals([
      { netMinor: 40, prevNetMinor: 20 },
      { netMinor: 30, prevNetMinor: 0 },
    ]);
    const rules = { ...RULES, kind: 'value' as const };
    const growth = (from: string) =>
      scoreDealers(totals, rules, AS_OF, { periods: [{ from, to: AS_OF }] }).columns.value?.points[1];

    expect([...(growth('2020-01-01') ?? [])]).toEqual([50, Number.NaN]);
    expect([...(growth('2026-01-01') ?? [])]).toEqual([Number.NaN, Number.NaN]);
  });

  test('more of everything never gives a lower score', () => {
    const dealer = fc.record({ netMinor: fc.integer({ min: 1, max: 900 }), orders: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(fc.array(dealer, { minLength: 2, maxLength: 30 }), (dealers) => {
        const { columns } = scoreDealers(givenTotals(dealers), { ...RULES, kind: 'value' }, AS_OF);
        dealers.forEach((a, i) => {
          dealers.forEach((b, j) => {
            if (a.netMinor < b.netMinor || a.orders < b.orders) return;
            expect(columns.value?.score[i]).toBeGreaterThanOrEqual(columns.value?.score[j] ?? 0);
            expect(columns.tier[i]).toBeLessThanOrEqual(columns.tier[j] ?? 0);
          });
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('a tier that is set by hand', () => {
  const pin = (tier: string): Pin => ({ tier, reason: 'chain store', untilOn: null });

  test('stands, also for who is too new, and the calculated one is still known', () => {
    const totals = givenTotals([{ netMinor: 90 }, { netMinor: 1, historySince: '2026-10-01' }, { netMinor: 1 }]);
    const pins = new Map([1, 2].map((id) => [id, pin('C')] as const));

    const { columns, totals: run } = scoreDealers(totals, RULES, AS_OF, { pins });

    expect([...columns.tier]).toEqual([2, 2, 2]);
    expect(columns.pinned && [...columns.pinned.computed]).toEqual([0, 255, 2]);
    expect(run.tiers.map(({ dealers }) => dealers)).toEqual([0, 0, 3, 0]);
    expect(run.ungraded.too_new).toBe(0);
  });

  test('does not bring back an account that takes no part, and a tier the scheme has not got is its last graded one', () => {
    const totals = givenTotals([{ netMinor: 90, excluded: 1 }, { netMinor: 90 }]);
    const pins = new Map([1, 2].map((id) => [id, pin('C3')] as const));

    expect(namesOf(totals, {}, pins)).toEqual(['-', 'C']);
  });

  test('changes nobody else', () => {
    const totals = givenAmounts(80, 15, 4, 1, 0);
    const without = namesOf(totals, {});
    const withPin = namesOf(totals, {}, new Map([[3, pin('A')]]));

    expect(withPin.toSpliced(2, 1)).toEqual(without.toSpliced(2, 1));
  });
});
