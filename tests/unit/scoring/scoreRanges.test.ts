import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { scoreForward, scoreReversed } from '../../../src/main/analytics/binning.ts';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import { scoreRanges, wholeRanges } from '../../../src/shared/domain/scoreRanges.ts';
import { groupCutCount, rangeTexts } from '../../../src/shared/i18n/rangeText.ts';

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

describe('bounds of what comes whole', () => {
  const t = createTranslator('zh-CN');
  const texts = (factor: 'r' | 'f' | 'm', bounds: number[], opens = false) =>
    rangeTexts(factor, scoreRanges(factor, bounds, opens), t, (minor) => `¥${minor}`);

  it('are told as whole numbers in every binning', () => {
    expect(texts('f', [1, 2, 3, 11.2])).toEqual([
      '12 单及以上',
      '4 单及以上',
      '3 单及以上',
      '2 单及以上',
      '1 单及以下',
    ]);
    expect(texts('f', [1, 2, 3, 11], true)).toEqual([
      '11 单及以上',
      '3 单及以上',
      '2 单及以上',
      '1 单及以上',
      '0 单及以下',
    ]);
    expect(texts('r', [13.8, 33, 72, 180])).toEqual([
      '13 天及以内',
      '33 天及以内',
      '72 天及以内',
      '180 天及以内',
      '181 天及以上',
    ]);
    expect(texts('m', [1, 2, 3, 4.5])[0]).toBe('> ¥4.5');
    // Nothing whole lies between them.
    expect(texts('f', [1, 2, 11.2, 11.6])).toEqual(['12 单及以上', '—', '3 单及以上', '2 单及以上', '1 单及以下']);
    expect(rangeTexts('f', scoreRanges('f', [1, 2, 3, 1.5]), createTranslator('en'), String)[4]).toBe(
      '1 order or fewer',
    );
    expect([groupCutCount('r', 30.6), groupCutCount('f', 11.2)]).toEqual([30, 12]);
  });

  it('say the score that a whole value gets, whatever the bounds', () => {
    const ascending = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(
        ascending,
        fc.integer({ min: 0, max: 45 }),
        fc.constantFrom('r', 'f'),
        fc.boolean(),
        (raw, value, factor, opens) => {
          const bounds = raw.map((each) => each / 10).sort((a, b) => a - b);
          const meets = (sign: string, bound: number) =>
            sign === '>'
              ? value > bound
              : sign === '≥'
                ? value >= bound
                : sign === '<'
                  ? value < bound
                  : value <= bound;
          const ranges = scoreRanges(factor, bounds, opens);
          const exact = ranges.find(({ sign, bound }) => meets(sign, bound))?.score;
          const whole = wholeRanges(ranges).find(
            ({ way, count, reachable }) => reachable && (way === 'least' ? value >= count : value <= count),
          )?.score;

          expect(whole).toBe(exact);
        },
      ),
      { seed: 5 },
    );
  });
});
