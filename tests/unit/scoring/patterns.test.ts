import { expect, test } from 'vitest';
import { cutsOf } from '../../../src/renderer/features/scoring/ParetoCurve.tsx';
import { ScoreRules } from '../../../src/shared/contract/scoring.contract.ts';
import {
  GRADED_CODES,
  TIER_PATTERNS,
  tierPattern,
  USUAL_PATTERNS,
  withPattern,
} from '../../../src/shared/domain/tiers.ts';

const CODES = [...GRADED_CODES, 'D'];

test('every tier has a pattern of its own; a scheme from before there was a choice has the usual ones', () => {
  const { tierPatterns: _none, ...before } = ScoreRules.parse({});

  expect(new Set(CODES.map((code) => tierPattern({}, code))).size).toBe(CODES.length);
  expect(ScoreRules.parse(before).tierPatterns).toEqual(USUAL_PATTERNS);
});

test('the tier whose pattern another one takes gets the other’s, so that all stay apart', () => {
  const swapped = withPattern(USUAL_PATTERNS, 'A', 'dashed');

  expect([swapped.A, swapped.D, swapped.B]).toEqual(['dashed', 'solid', 'hatched']);
  for (const code of CODES)
    for (const pattern of TIER_PATTERNS)
      expect(new Set(Object.values(withPattern(swapped, code, pattern))).size).toBe(CODES.length);
  expect(ScoreRules.safeParse({ tierPatterns: { A: 'dashed' } }).success).toBe(false);
});

test('the curve’s cuts bear the scheme’s own names, and none where tiers do not follow the running share', () => {
  const four = ScoreRules.parse({ tierNames: ['核心', '重点', '一般', '长尾'], furtherCuts: [0.98] });

  expect(cutsOf(four)).toEqual([
    { cut: 0.8, name: '核心' },
    { cut: 0.95, name: '重点' },
    { cut: 0.98, name: '一般' },
  ]);
  expect(cutsOf(ScoreRules.parse({ kind: 'rfm' })).map(({ name }) => name)).toEqual(['', '']);
});
