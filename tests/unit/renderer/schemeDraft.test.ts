import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paretoOf } from '../../../src/main/features/reports/pareto.rules.ts';
import { checkScoreRules } from '../../../src/main/features/scoring/checkRules.rules.ts';
import { rankAt, ranksToTell, shareAt } from '../../../src/renderer/features/scoring/ParetoCurve.tsx';
import {
  DEFAULT_RULES,
  hasLongNames,
  sameRules,
  visitsEach,
} from '../../../src/renderer/features/scoring/schemeDraft.ts';
import { ranksToRead, toTheEnd } from '../../../src/renderer/features/scoring/usePareto.ts';
import type { ScoreRules } from '../../../src/shared/contract/scoring.contract.ts';
import { badRule } from '../../../src/shared/domain/badRule.ts';
import { movesApart, nothingBefore } from '../../../src/shared/domain/movesApart.ts';
import { freeName, sameName } from '../../../src/shared/domain/schemeName.ts';
import { topFifth } from '../../../src/shared/domain/topFifth.ts';
import { isAppError } from '../../../src/shared/errors/appError.ts';
import { givenDealer } from '../reports/givenFigures.ts';

/** What the engine refuses, in the names of the editor's sentences. */
function refused(rules: ScoreRules): string | undefined {
  try {
    checkScoreRules(rules);
    return undefined;
  } catch (error) {
    if (!isAppError(error)) throw error;
    return String(error.params.field).replace('.', '_');
  }
}

const four = fc.array(fc.integer({ min: -5, max: 50 }), { minLength: 4, maxLength: 4 });
const anyRules: fc.Arbitrary<ScoreRules> = fc.record({
  kind: fc.constantFrom('abc' as const, 'rfm' as const, 'value' as const),
  tierNames: fc.constantFrom(['A', 'B', 'C'], ['S', 'A', 'B', 'C'], ['A', 'A', 'C'], ['1', '2', '3', '4', '5']),
  dormantName: fc.constantFrom('D', 'C'),
  furtherCuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 2 }),
  rfmBy: fc.constantFrom('groups' as const, 'scores' as const),
  groupTiers: fc.constant(DEFAULT_RULES.groupTiers),
  segmentTiers: fc.constant(DEFAULT_RULES.segmentTiers),
  weights: fc.constantFrom(DEFAULT_RULES.weights, {
    ...DEFAULT_RULES.weights,
    amount: 0,
    growth: 0,
    frequency: 0,
    recency: 0,
  }),
  scoreCuts: fc.array(fc.integer({ min: -5, max: 105 }), { minLength: 2, maxLength: 4 }),
  windowMonths: fc.constant(12),
  cutA: fc.double({ min: 0, max: 1, noNaN: true }),
  cutB: fc.double({ min: 0, max: 1, noNaN: true }),
  tooNewMonths: fc.constant(3),
  binning: fc.constantFrom('quantile' as const, 'fixed' as const),
  fixedBounds: fc.option(fc.record({ r: four, f: four, m: four })),
  groupCut: fc.constantFrom('mean' as const, 'fixed' as const),
  groupBounds: fc.option(fc.record({ r: fc.integer(), f: fc.integer(), m: fc.integer() })),
  amountAs: fc.constant('total' as const),
  visitThirds: fc.constant(DEFAULT_RULES.visitThirds),
  tierPatterns: fc.constant(DEFAULT_RULES.tierPatterns),
  rfMap: fc.constant(DEFAULT_RULES.rfMap),
  boxNames: fc.constant({}),
  rectangles: fc.constant(DEFAULT_RULES.rectangles),
  rfmWeights: fc.constantFrom({ r: 1, f: 2, m: 0 }, { r: 0, f: 0, m: 0 }),
  rfmScoreCuts: fc.array(fc.integer({ min: 2, max: 5 }), { minLength: 2, maxLength: 4 }),
  cutBy: fc.constantFrom('usual' as const, 'count' as const, 'percent' as const, 'share' as const),
  countCuts: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 4 }),
  percentCuts: fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 2, maxLength: 4 }),
  ownFactors: fc.constant([]),
  prospects: fc.boolean(),
});

describe('the scheme editor', () => {
  it('refuses exactly the rules that the engine would refuse, for the same reason', () => {
    fc.assert(
      fc.property(anyRules, (rules) => {
        expect(badRule(rules)).toBe(refused(rules));
      }),
    );
  });

  it('does not take bounds that are still empty', () => {
    const empty = { r: [Number.NaN, 1, 2, 3], f: [1, 2, 3, 4], m: [1, 2, 3, 4] };

    expect(badRule({ ...DEFAULT_RULES, binning: 'fixed', fixedBounds: empty })).toBe('fixedBounds_r');
    expect(badRule({ ...DEFAULT_RULES, groupCut: 'fixed', groupBounds: { r: Number.NaN, f: 1, m: 1 } })).toBe(
      'groupBounds',
    );
  });

  it('notices a change and its taking back', () => {
    const changed = { ...DEFAULT_RULES, cutA: 0.6 };

    expect(sameRules(changed, DEFAULT_RULES)).toBe(false);
    expect(sameRules({ ...changed, cutA: DEFAULT_RULES.cutA }, DEFAULT_RULES)).toBe(true);
  });
});

describe('the cumulative curve between its points', () => {
  const points = [
    { rank: 1, share: 0.5, name: 'a' },
    { rank: 3, share: 0.9, name: 'b' },
    { rank: 10, share: 1, name: 'c' },
  ];

  it('reads the share at a rank', () => {
    expect(shareAt(points, 1)).toBe(0.5);
    expect(shareAt(points, 2)).toBeCloseTo(0.7);
    expect(shareAt(points, 10)).toBe(1);
    expect(shareAt(points, 11)).toBeNull();
  });

  it('tells the top 20 % exactly, as the report counts them: the first ⌈0.2 n⌉', () => {
    for (const dealers of [1, 3, 106, 407, 1003]) {
      const read = (rank: number) => Math.sqrt(rank / dealers);
      const curve = ranksToRead(dealers, Math.min(2, dealers)).map((rank) => ({ rank, share: read(rank), name: '' }));
      const shares = Array.from({ length: dealers }, (_, i) => ({
        ...givenDealer(i + 1),
        cumulativeShare: read(i + 1),
      }));

      expect(shareAt(curve, topFifth(dealers))).toBe(paretoOf(shares, DEFAULT_RULES).top20);
      expect(topFifth(dealers)).toBe(Math.ceil(dealers * 0.2));
    }
  });

  it('reads the rank at a share', () => {
    expect(rankAt(points, 0.25)).toBeCloseTo(0.5);
    expect(rankAt(points, 0.9)).toBeCloseTo(3);
    expect(rankAt(points, 0.95)).toBeCloseTo(6.5);
    expect(rankAt([], 0.5)).toBeNull();
  });
});

it('the curve goes on to the last dealer of the population, who may have brought everything back', () => {
  const points = [
    { rank: 1, share: 0.7, name: 'a' },
    { rank: 2, share: 1, name: 'b' },
  ];

  expect(toTheEnd(points, 4).at(-1)).toMatchObject({ rank: 4, share: 1 });
  expect(toTheEnd(points, 2)).toEqual(points);
  expect(toTheEnd([], 0)).toEqual([]);
});

it('the axis of a curve tells whole dealers, none twice', () => {
  expect(ranksToTell(3)).toEqual([0, 1, 2, 3]);
  expect(ranksToTell(1)).toEqual([0, 1]);
  expect(ranksToTell(100)).toEqual([0, 20, 40, 60, 80, 100]);
  expect(ranksToTell(283)).toEqual([0, 100, 200, 283]);
  expect(ranksToTell(4264)).toEqual([0, 1000, 2000, 3000, 4264]);
});

it('visits of each rep are rounded like the visits of all: 521.33 of four are 130', () => {
  expect(visitsEach(521.33, 4)).toBe(130);
  expect(visitsEach(10, 4)).toBe(3);
});

it('a further scheme is offered a name that none has', () => {
  expect(freeName('Copy', ['copy ', 'Copy 2'])).toBe('Copy 3');
  expect(freeName('New', ['Copy'])).toBe('New');
  expect(sameName(' abc', 'ABC')).toBe(true);
});

it('long names of tiers ask for broad fields', () => {
  expect(hasLongNames(DEFAULT_RULES)).toBe(false);
  expect(hasLongNames({ ...DEFAULT_RULES, dormantName: '长期未进货' })).toBe(true);
});

describe('dealers that stand elsewhere', () => {
  const cells = [
    { from: 'A', to: 'B', dealers: 15 },
    { from: 'C', to: 'A', dealers: 40 },
    { from: 'A', to: 'A', dealers: 24 },
    { from: 'B', to: 'ungraded', dealers: 180 },
    { from: 'other', to: 'C', dealers: 5 },
    { from: 'absent', to: 'C', dealers: 7 },
  ];

  it('are up, down, or have a side that is no tier; who was nowhere before is none of them', () => {
    expect(movesApart({ cells, up: 40, down: 15 })).toBe(185);
  });

  it('cannot be where nobody was anywhere before', () => {
    expect(nothingBefore({ cells })).toBe(false);
    expect(nothingBefore({ cells: cells.slice(-1) })).toBe(true);
  });
});
