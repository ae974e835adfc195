import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RF_MAP, RFM_PACKAGE_RULES, segmentOf } from '../../../src/main/analytics/rfmSegments.ts';
import { scoreDealers } from '../../../src/main/features/scoring/score.rules.ts';
import { ScoreRules } from '../../../src/shared/contract/scoring.contract.ts';
import { addDays } from '../../../src/shared/domain/calendarDay.ts';
import { CustomFieldId } from '../../../src/shared/domain/ids.ts';
import {
  boxAt,
  coverageOfMap,
  coverageOfRectangles,
  rectangleAt,
  USUAL_RF_MAP,
} from '../../../src/shared/domain/rfMap.ts';
import { AS_OF, givenAmounts, givenTotals } from './givenDealers.ts';

const RULES = ScoreRules.parse({});
const SCORES = [1, 2, 3, 4, 5];

function tiersOf(totals: ReturnType<typeof givenTotals>, given: Partial<ScoreRules>): number[] {
  return [...scoreDealers(totals, { ...RULES, ...given }, AS_OF).columns.tier];
}

describe('the editable maps', () => {
  test('begin as the published ones, cell by cell', () => {
    for (const r of SCORES)
      for (const f of SCORES) {
        expect(boxAt(USUAL_RF_MAP, r, f)).toBe(segmentOf(RF_MAP, r, f, 1));
        for (const m of SCORES)
          expect(rectangleAt(RULES.rectangles, r, f, m)?.name).toBe(segmentOf(RFM_PACKAGE_RULES, r, f, m));
      }
  });

  test('say what nobody claims and what is claimed twice', () => {
    expect(coverageOfMap(USUAL_RF_MAP)).toEqual({ unclaimed: 0, empty: [] });
    expect(coverageOfMap(USUAL_RF_MAP.map((box) => (box === 'new' ? '' : box)))).toEqual({
      unclaimed: 1,
      empty: ['new'],
    });
    expect(coverageOfRectangles(RULES.rectangles)).toMatchObject({ unclaimed: 10, contested: 58 });
    const [all, corner] = [[1, 5] as const, [5, 5] as const];
    expect(
      coverageOfRectangles([
        { name: 'low', r: [1, 4], f: all, m: all },
        { name: 'mid', r: [4, 5], f: all, m: [2, 5] },
        { name: 'never', r: corner, f: corner, m: corner },
      ]),
    ).toEqual({
      unclaimed: 5,
      contested: 21,
      open: [1, 2, 3, 4, 5].map((f) => [5, f, 1]),
      overlaps: [
        { first: 0, second: 1, cells: 20 },
        { first: 1, second: 2, cells: 1 },
      ],
      hidden: [2],
    });
  });

  test('a painted cell moves its dealers, and an open one leaves them the last tier', () => {
    const totals = givenTotals([{ netMinor: 900, orders: 9, lastOn: '2026-10-30' }, { netMinor: 10 }]);
    const by = { kind: 'rfm' as const, rfmBy: 'segments' as const };
    const painted = (box: 'new' | '') => USUAL_RF_MAP.map((old) => (old === 'champions' ? box : old));

    expect(tiersOf(totals, by)[0]).toBe(RULES.segmentTiers.champions);
    expect(tiersOf(totals, { ...by, rfMap: painted('new'), segmentTiers: { ...RULES.segmentTiers, new: 1 } })[0]).toBe(
      1,
    );
    expect(tiersOf(totals, { ...by, rfMap: painted('') })[0]).toBe(2);
  });

  test('the weighted mean of the scores is cut where it reaches a cut', () => {
    const totals = givenTotals([
      { netMinor: 900, orders: 9, lastOn: '2026-10-30' },
      { netMinor: 10, orders: 1, lastOn: '2025-12-01' },
    ]);
    // Scores 5-5-5 and 1-1-1, or with two values 5-2-2 … whatever they are, R alone decides here.
    const rules = { ...RULES, kind: 'rfm' as const, rfmBy: 'scores' as const, rfmWeights: { r: 1, f: 0, m: 0 } };
    const { columns } = scoreDealers(totals, rules, AS_OF);

    expect([...columns.tier]).toEqual([...columns.rScore].map((r) => (r >= 4 ? 0 : r >= 2.5 ? 1 : 2)));
  });
});

describe('cuts by number', () => {
  test('let in the first so many dealers; who draws level with the last one comes in as well', () => {
    const totals = givenAmounts(50, 40, 40, 30, 20, 0);

    expect(tiersOf(totals, { cutBy: 'count', countCuts: [1, 2] })).toEqual([0, 1, 1, 2, 2, 3]);
    expect(tiersOf(totals, { cutBy: 'count', countCuts: [2, 4] })).toEqual([0, 0, 0, 1, 2, 3]);
    // 20 % and 50 % of six are the first two and the first three.
    expect(tiersOf(totals, { cutBy: 'percent', percentCuts: [20, 50] })).toEqual([0, 0, 0, 2, 2, 3]);
  });

  test('tell a distance that is exact to the minor unit', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 3, maxLength: 12 });
    const cuts = fc.constantFrom<Partial<ScoreRules>>(
      { cutBy: 'count', countCuts: [2, 5] },
      { cutBy: 'percent', percentCuts: [20, 50] },
    );
    fc.assert(
      fc.property(amounts, cuts, fc.nat(), (list, by, pick) => {
        const i = pick % list.length;
        const { columns } = scoreDealers(givenAmounts(...list), { ...RULES, ...by }, AS_OF);
        const gap = columns.nextGapMinor[i] ?? 0;
        if (columns.nextTier[i] === 255) return;
        const withMore = (more: number) =>
          tiersOf(givenAmounts(...list.map((net, at) => (at === i ? net + more : net))), by)[i] ?? 9;
        expect(withMore(gap)).toBe(columns.nextTier[i]);
        expect(withMore(gap - 1)).toBe(columns.tier[i]);
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  test('by score and by the share of the amount in order of the score', () => {
    const dealers = [
      { netMinor: 10, potential: 5 },
      { netMinor: 80, potential: 3 },
      { netMinor: 10, potential: 1 },
    ];
    const none = Object.fromEntries(Object.keys(RULES.weights).map((name) => [name, 0])) as ScoreRules['weights'];
    const value = { kind: 'value' as const, weights: { ...none, potential: 1 } };

    expect(tiersOf(givenTotals(dealers), { ...value, cutBy: 'count', countCuts: [1, 2] })).toEqual([0, 1, 2]);
    // Ahead of the second stand 10 %, ahead of the third 90 % of the amount.
    expect(tiersOf(givenTotals(dealers), { ...value, cutBy: 'share', cutA: 0.05, cutB: 0.5 })).toEqual([0, 1, 2]);
  });
});

const NONE = Object.fromEntries(Object.keys(RULES.weights).map((name) => [name, 0])) as ScoreRules['weights'];
const OWN = [{ fieldId: CustomFieldId.parse(7), name: 'Complaints', weight: 50, lowIsBetter: true }];

describe('factors of the owner’s own', () => {
  test('count like the known ones, fewer being better where he says so; a missing one is shared out', () => {
    const totals = givenTotals([
      { netMinor: 30, ownFacts: '[4]' },
      { netMinor: 20, ownFacts: '[0]' },
      { netMinor: 10, ownFacts: '[null]' },
    ]);
    const rules = { ...RULES, kind: 'value' as const, weights: { ...NONE, amount: 50 }, ownFactors: OWN };
    const { columns } = scoreDealers(totals, rules, AS_OF);

    // Amount 83.33, 50, 16.67; complaints 25, 75, unknown.
    expect([...(columns.value?.score ?? [])]).toEqual([54.166667, 62.5, 16.666667]);
  });
});

describe('prospects', () => {
  const dealers = [
    { netMinor: 30, potential: 2 },
    { netMinor: 20, potential: 4 },
    { potential: 5, orders: 0, firstOn: null, lastOn: null, windowFirstOn: null, historySince: null },
    { potential: 1, orders: 0, firstOn: null, lastOn: null, windowFirstOn: null, historySince: '2026-10-01' },
    { orders: 0, firstOn: null, lastOn: null, windowFirstOn: null, historySince: '2020-01-01' },
  ];
  const value = { kind: 'value' as const, weights: { ...NONE, amount: 50, potential: 50 } };

  test('are graded by what is known of them, as placed among those who buy, and move none of these', () => {
    const off = scoreDealers(givenTotals(dealers), { ...RULES, ...value }, AS_OF).columns;
    const on = scoreDealers(givenTotals(dealers), { ...RULES, ...value, prospects: true }, AS_OF).columns;

    expect([...on.tier]).toEqual([1, 1, 0, 2, 3]);
    expect([...off.tier]).toEqual([1, 1, 255, 255, 3]);
    expect([...(on.value?.score ?? [])]).toEqual([50, 50, 100, 0, Number.NaN]);
    expect(on.value?.score.slice(0, 2)).toEqual(off.value?.score.slice(0, 2));
    expect([...on.rank]).toEqual([...off.rank]);
  });

  test('among numbers they take nobody’s place', () => {
    const by = { ...value, cutBy: 'count' as const, countCuts: [1, 2] };

    expect(tiersOf(givenTotals(dealers), { ...by, prospects: true }).slice(0, 2)).toEqual(
      tiersOf(givenTotals(dealers), by).slice(0, 2),
    );
  });
});

describe('whatever the scheme', () => {
  const anyDealer = fc.record({
    netMinor: fc.integer({ min: -5, max: 60_000 }),
    orders: fc.integer({ min: 1, max: 9 }),
    prevNetMinor: fc.integer({ min: 0, max: 50_000 }),
    lastOn: fc.constantFrom('2026-10-30', '2026-08-01', '2026-02-01', '2025-12-01'),
    potential: fc.constantFrom(1, 3, 5, null),
    ownFacts: fc.constantFrom('[1]', '[2]', '[null]'),
  });
  const anyScheme = fc.constantFrom<Partial<ScoreRules>>(
    {},
    { cutBy: 'count', countCuts: [2, 4] },
    { cutBy: 'percent', percentCuts: [20, 50] },
    { kind: 'rfm', rfmBy: 'groups' },
    { kind: 'rfm', rfmBy: 'segments' },
    { kind: 'rfm', rfmBy: 'rectangles' },
    { kind: 'rfm', rfmBy: 'scores', rfmWeights: { r: 5, f: 3, m: 2 } },
    { kind: 'value', weights: { ...RULES.weights, potential: 20 }, ownFactors: OWN },
    { kind: 'value', cutBy: 'percent' },
    { kind: 'value', cutBy: 'share' },
  );
  const anyBinning = fc.constantFrom<Partial<ScoreRules>>({}, { binning: 'ntile' });
  const check = (law: (dealers: Parameters<typeof givenTotals>[0], given: Partial<ScoreRules>) => void) =>
    fc.assert(
      fc.property(
        fc.array(anyDealer, { minLength: 1, maxLength: 14 }),
        anyScheme,
        anyBinning,
        (dealers, scheme, bins) => law(dealers, { ...scheme, ...bins }),
      ),
      { seed: 11, numRuns: 150 },
    );
  const scored = (dealers: Parameters<typeof givenTotals>[0], given: Partial<ScoreRules>, asOf = AS_OF) =>
    scoreDealers(givenTotals(dealers), { ...RULES, ...given }, asOf).columns;

  test('another unit of money changes no tier, no score and no class', () => {
    check((dealers, given) => {
      const times = dealers.map((one) => ({
        ...one,
        netMinor: (one.netMinor ?? 0) * 100,
        prevNetMinor: (one.prevNetMinor ?? 0) * 100,
      }));
      const [before, after] = [scored(dealers, given), scored(times, given)];

      for (const figure of ['tier', 'abc', 'rank', 'rScore', 'fScore', 'mScore', 'rfmGroup'] as const)
        expect(after[figure]).toEqual(before[figure]);
    });
  });

  test('all days moved along with the as-of day change nothing', () => {
    check((dealers, given) => {
      const later = dealers.map((one) => ({
        ...one,
        historySince: addDays('2020-01-01', 28),
        firstOn: addDays('2020-01-01', 28),
        lastOn: addDays(one.lastOn ?? AS_OF, 28),
      }));
      const [before, after] = [scored(dealers, given), scored(later, given, addDays(AS_OF, 28))];

      for (const figure of ['tier', 'rDays', 'rScore', 'rfmGroup'] as const)
        expect(after[figure]).toEqual(before[figure]);
    });
  });

  test('every dealer twice leaves shares, tiers by share or percent, and scores by percentile', () => {
    check((dealers, given) => {
      if (given.cutBy === 'count' || given.kind === 'rfm') return; // so many dealers are half of them; quantiles move a little
      const [once, twice] = [scored(dealers, given), scored([...dealers, ...dealers], given)];
      const n = dealers.length;

      // Shares ahead stay: each greater amount stands there twice in a total that is twice as large.
      for (const [i, share] of once.shareBefore.entries()) expect(twice.shareBefore[i]).toBeCloseTo(share, 12);
      for (let i = 0; i < n; i += 1) expect(twice.tier[i + n]).toBe(twice.tier[i]);
      for (const [i, score] of (once.value?.score ?? []).entries()) expect(twice.value?.score[i]).toBeCloseTo(score, 5);
    });
  });

  test('the order of the rows does not matter', () => {
    check((dealers, given) => {
      const rows = dealers.map((one, i) => ({ ...one, dealerId: i + 1 }));
      const [forth, back] = [scored(rows, given), scored(rows.toReversed(), given)];

      expect([...back.tier].toReversed()).toEqual([...forth.tier]);
      expect([...back.nextGapMinor].toReversed()).toEqual([...forth.nextGapMinor]);
    });
  });

  test('one more order never lowers F or M, nor the score of R', () => {
    check((dealers, given) => {
      const more = dealers.map((one, i) =>
        i === 0 ? { ...one, orders: (one.orders ?? 0) + 1, netMinor: (one.netMinor ?? 0) + 500, lastOn: AS_OF } : one,
      );
      const [before, after] = [scored(dealers, given), scored(more, given)];

      for (const score of ['rScore', 'fScore', 'mScore'] as const)
        expect(after[score][0]).toBeGreaterThanOrEqual(before[score][0] ?? 0);
    });
  });

  test('only the proportions of weights count', () => {
    check((dealers, given) => {
      const { weights = RULES.weights, ownFactors = [], rfmWeights = RULES.rfmWeights } = given;
      const half = {
        weights: Object.fromEntries(
          Object.entries(weights).map(([name, weight]) => [name, weight / 2]),
        ) as typeof weights,
        ownFactors: ownFactors.map((factor) => ({ ...factor, weight: factor.weight / 2 })),
        rfmWeights: { r: rfmWeights.r / 2, f: rfmWeights.f / 2, m: rfmWeights.m / 2 },
      };

      expect(scored(dealers, { ...given, ...half }).tier).toEqual(scored(dealers, given).tier);
    });
  });

  test('1, 2, 4 or 30 dealers, all equal, one giant, only returns, nobody: each has a tier or a reason', () => {
    const shops = [
      ...[1, 2, 4, 30].map((count) => Array.from({ length: count }, () => ({ netMinor: 100, orders: 1 }))),
      [{ netMinor: 1_000_000_000 }, ...Array.from({ length: 9 }, () => ({ netMinor: 1 }))],
      [
        { netMinor: -50, orders: 0 },
        { netMinor: -10, orders: 0 },
      ],
      [],
    ];
    const schemes = fc.sample(anyScheme, { numRuns: 40, seed: 5 });
    for (const shop of shops)
      for (const scheme of schemes) {
        const columns = scored(shop, scheme);
        for (let i = 0; i < columns.count; i += 1)
          expect((columns.tier[i] ?? 255) <= RULES.tierNames.length || columns.ungraded[i] !== 0).toBe(true);
      }
  });
});
