import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resampledInterval } from '../../../src/main/analytics/resampled.ts';
import { effectiveCount, matchedDifference, wilson } from '../../../src/main/analytics/shares.ts';
import { createRandom } from '../../../src/main/runtime/random.ts';

describe('intervals of shares', () => {
  it('are those that Newcombe (1998) prints for Wilson’s score', () => {
    const of = (yes: number, n: number) => {
      const interval = wilson(yes / n, n);
      return interval && [interval.low.toFixed(4), interval.high.toFixed(4)];
    };

    expect(of(81, 263)).toEqual(['0.2553', '0.3662']);
    expect(of(15, 148)).toEqual(['0.0624', '0.1605']);
    expect(of(0, 20)).toEqual(['0.0000', '0.1611']);
    expect(of(1, 29)).toEqual(['0.0061', '0.1718']);
    expect(wilson(0.5, 0)).toBeNull();
  });

  it('of matched pairs are Agresti and Min’s: half a pair more in each of the four cells', () => {
    // 944 pairs: 794 both yes, 150 the one only, 86 the other only, 570 neither (approval of a prime minister).
    const pairs = [...Array(150).fill(1), ...Array(86).fill(-1), ...Array(794 + 570).fill(0)];
    const found = matchedDifference(pairs);

    const [b, c, n] = [150.5, 86.5, 1602];
    const middle = (b - c) / n;
    const half = 1.959964 * Math.sqrt((b + c - (b - c) ** 2 / n) / n ** 2);
    expect(found?.mean).toBeCloseTo(0.04, 9);
    expect(found?.low).toBeCloseTo(middle - half, 6);
    expect(found?.high).toBeCloseTo(middle + half, 6);
  });

  it('of pairs that never differ still have a width', () => {
    const found = matchedDifference([0, 0, 0]);

    expect(found?.mean).toBe(0);
    expect(found?.low).toBeLessThan(-0.3);
    expect(found?.high).toBeGreaterThan(0.3);
  });

  it('count weights as Kish does', () => {
    expect(effectiveCount([1, 1, 1, 1])).toBeCloseTo(4, 12);
    expect(effectiveCount([1, 0.5, 0.5])).toBeCloseTo(4 / 1.5, 12);
    expect(effectiveCount([])).toBe(0);
  });
});

describe('resampling', () => {
  const mean = (values: readonly number[]) => (drawn: Int32Array) =>
    drawn.reduce((sum, at) => sum + (values[at] ?? 0), 0) / drawn.length;

  it('says the same for the same seed, holds the figure, and of equal values is of no width', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 5, maxLength: 30 }), (values) => {
        const found = resampledInterval(values.length, mean(values), { random: createRandom(1).next, draws: 200 });
        const again = resampledInterval(values.length, mean(values), { random: createRandom(1).next, draws: 200 });
        const own = values.reduce((sum, value) => sum + value, 0) / values.length;

        expect(again).toEqual(found);
        expect(found?.low).toBeLessThanOrEqual(own + 1e-9);
        expect(found?.high).toBeGreaterThanOrEqual(own - 1e-9);
      }),
      { seed: 3 },
    );
    expect(resampledInterval(4, mean([2, 2, 2, 2]), { random: createRandom(1).next })).toEqual({ low: 2, high: 2 });
    expect(resampledInterval(0, mean([]), { random: createRandom(1).next })).toBeNull();
  });

  it('has the width of the mean’s own error', () => {
    // 400 values of deviation 1: the mean’s error is 0.05, its interval 0.196 wide.
    const values = Array.from({ length: 400 }, (_, at) => (at % 2 === 0 ? 1 : -1));
    const found = resampledInterval(400, mean(values), { random: createRandom(5).next });

    expect((found?.high ?? 0) - (found?.low ?? 0)).toBeGreaterThan(0.17);
    expect((found?.high ?? 0) - (found?.low ?? 0)).toBeLessThan(0.22);
  });
});
