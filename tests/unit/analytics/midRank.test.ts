import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { midRankPoints, weightedPoints } from '../../../src/main/analytics/midRank.ts';

const numbers = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 40 });

describe('mid-rank points', () => {
  it('of a hand-computed list: below plus half the equals, of all', () => {
    // 8 values: 10 has none below and one equal (itself); 30 has 3 below and 2 equal; 90 has 7 below.
    const values = Float64Array.from([30, 10, 20, 30, 15, 50, 70, 90]);

    expect([...midRankPoints(values)]).toEqual([50, 6.25, 31.25, 50, 18.75, 68.75, 81.25, 93.75]);
  });

  it('of one value, and of values that are all the same, are 50', () => {
    expect([...midRankPoints(Float64Array.of(7))]).toEqual([50]);
    expect([...midRankPoints(Float64Array.of(0, -0, 0))]).toEqual([50, 50, 50]);
  });

  it('leave out who is not known, and count among the others only', () => {
    expect([...midRankPoints(Float64Array.of(5, Number.NaN, 9))]).toEqual([25, Number.NaN, 75]);
    expect([...midRankPoints(Float64Array.of(Number.NaN))]).toEqual([Number.NaN]);
  });

  it('rise with the value, are equal for equals, and are 50 on average', () => {
    fc.assert(
      fc.property(numbers, (list) => {
        const points = midRankPoints(Float64Array.from(list));
        list.forEach((value, i) => {
          list.forEach((other, j) => {
            expect(Math.sign((points[i] ?? 0) - (points[j] ?? 0))).toBe(Math.sign(value - other));
          });
        });
        expect(points.reduce((sum, point) => sum + point, 0) / list.length).toBeCloseTo(50, 9);
      }),
    );
  });
});

describe('weighted points', () => {
  const points = [Float64Array.of(80, 80), Float64Array.of(20, Number.NaN), Float64Array.of(50, 50)];

  it('share out the weight of what is not known among the others', () => {
    // 80·30 + 20·30 + 50·40 = 5000 of 100; without the second 80·30 + 50·40 = 4400 of 70.
    expect([...weightedPoints(points, [30, 30, 40])]).toEqual([50, 62.857143]);
  });

  it('depend on the proportions of the weights only', () => {
    expect(weightedPoints(points, [3, 3, 4])).toEqual(weightedPoints(points, [30, 30, 40]));
  });

  it('are unknown where nothing that has weight is known', () => {
    expect([...weightedPoints(points, [0, 5, 0])]).toEqual([20, Number.NaN]);
  });

  it('lie between the least and the greatest of the known points', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 3, maxLength: 3 }), (row) => {
        const [score = Number.NaN] = weightedPoints(
          row.map((point) => Float64Array.of(point)),
          [1, 2, 7],
        );
        expect(score).toBeGreaterThanOrEqual(Math.min(...row) - 1e-6);
        expect(score).toBeLessThanOrEqual(Math.max(...row) + 1e-6);
      }),
    );
  });
});
