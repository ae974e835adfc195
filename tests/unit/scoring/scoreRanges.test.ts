import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreForward, scoreReversed } from '../../../src/main/analytics/binning.ts';
import { scoreRanges } from '../../../src/shared/domain/scoreRanges.ts';

const meets = {
  '≤': (v: number, b: number) => v <= b,
  '<': (v: number, b: number) => v < b,
  '>': (v: number, b: number) => v > b,
  '≥': (v: number, b: number) => v >= b,
};

describe('what a score asks for', () => {
  test('fewest days are the best, most orders are', () => {
    const texts = (factor: 'r' | 'f') =>
      scoreRanges(factor, [1, 2, 3, 6]).map(({ score, sign, bound }) => `${score} ${sign} ${bound}`);

    expect(texts('r')).toEqual(['5 ≤ 1', '4 ≤ 2', '3 ≤ 3', '2 ≤ 6', '1 > 6']);
    expect(texts('f')).toEqual(['5 > 6', '4 > 3', '3 > 2', '2 > 1', '1 ≤ 1']);
  });

  test('a score that nobody can have, since bounds coincide, is told', () => {
    const reachable = (factor: 'r' | 'f', bounds: number[]) =>
      scoreRanges(factor, bounds)
        .filter((range) => range.reachable)
        .map(({ score }) => score);

    expect(reachable('f', [1, 1, 1, 2])).toEqual([5, 4, 1]);
    expect(reachable('r', [3, 3, 9, 9])).toEqual([5, 3, 1]);
    expect(reachable('r', [1, 2, 3, 6])).toEqual([5, 4, 3, 2, 1]);
  });

  test('the first condition from the best down that a value meets is its score', () => {
    const bounds = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }).map((some) => some.sort());
    fc.assert(
      fc.property(bounds, fc.integer({ min: -1, max: 10 }), fc.boolean(), (four, value, boundOpensNext) => {
        for (const factor of ['r', 'm'] as const) {
          const ranges = scoreRanges(factor, four, boundOpensNext);
          const found = ranges.find(({ sign, bound }) => meets[sign](value, bound))?.score;
          const score = factor === 'r' ? scoreReversed : scoreForward;
          expect(ranges.filter(({ reachable }) => reachable).map((range) => range.score)).toContain(found);
          expect(found).toBe(score({ bounds: four, boundOpensNext }, value));
        }
      }),
    );
  });
});
