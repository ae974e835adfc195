import { describe, expect, test } from 'vitest';
import { lnBeta, lnGamma, lnSum } from '../../../src/main/analytics/gammaFunctions.ts';
import { minimise } from '../../../src/main/analytics/minimise.ts';

const BOX = { low: [-10, -10], high: [10, 10] };

describe('minimise', () => {
  test('finds the bottom of a bent valley to many digits', () => {
    const rosenbrock = ([x = 0, y = 0]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;

    const { at } = minimise(rosenbrock, [[-1.2, 1]], BOX);

    expect(at[0]).toBeCloseTo(1, 5);
    expect(at[1]).toBeCloseTo(1, 5);
  });

  test('of several starts the one with the lowest valley wins', () => {
    const twoValleys = ([x = 0, y = 0]: readonly number[]) => Math.min((x + 3) ** 2, (x - 3) ** 2 - 1) + y * y;

    expect(
      minimise(
        twoValleys,
        [
          [-3, 0],
          [2, 1],
        ],
        BOX,
      ).at[0],
    ).toBeCloseTo(3, 4);
  });

  test('stays inside the box and stops at its edge, also where the value is not a number', () => {
    const slope = ([x = 0, y = 0]: readonly number[]) => (x < -4 ? Number.NaN : x + y);

    const { at, value } = minimise(slope, [[0, 0]], { low: [-2, -5], high: [10, 10] });

    expect(at).toEqual([-2, -5]);
    expect(value).toBe(-7);
  });
});

describe('gamma functions', () => {
  test('agree with factorials, with Γ(1/2) and with the recurrence far out', () => {
    let factorial = 0;
    for (let n = 1; n <= 170; n += 1) {
      expect(Math.abs(lnGamma(n) - factorial)).toBeLessThan(1e-13 * (1 + factorial));
      factorial += Math.log(n);
    }
    expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
    expect(lnGamma(12_345.6) - lnGamma(12_344.6)).toBeCloseTo(Math.log(12_344.6), 9);
    expect(lnBeta(2, 3)).toBeCloseTo(Math.log(1 / 12), 13);
  });

  test('a sum of logarithms neither overflows nor loses what is far smaller', () => {
    expect(lnSum(1000, 1000)).toBeCloseTo(1000 + Math.LN2, 12);
    expect(lnSum(Number.NEGATIVE_INFINITY, 5)).toBe(5);
    expect(lnSum(Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY);
  });
});
