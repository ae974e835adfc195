import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/main/runtime/random.ts';

const DRAWS = 20_000;

function draws(take: () => number): number[] {
  return Array.from({ length: DRAWS }, take);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function variance(values: readonly number[]): number {
  const middle = mean(values);
  return mean(values.map((value) => (value - middle) ** 2));
}

describe('the random generator', () => {
  test('repeats itself for the same seed and stream, and differs for another of either', () => {
    const first = (seed: number, stream: number) => createRandom(seed, stream).next();

    expect(first(5, 1)).toBe(first(5, 1));
    expect(new Set([first(5, 1), first(5, 2), first(6, 1), first(1, 5), first(0, 0)]).size).toBe(5);
  });

  test('never changes its sequence: figures made with a seed stay what they were', () => {
    const random = createRandom(42);

    expect([random.int(0, 999_999), random.int(0, 999_999), random.int(0, 999_999)]).toMatchInlineSnapshot(`
      [
        599027,
        999830,
        344476,
      ]
    `);
  });

  test('is uniform in [0, 1)', () => {
    const random = createRandom(1);
    const values = draws(() => random.next());

    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(mean(values)).toBeCloseTo(0.5, 1);
    expect(variance(values)).toBeCloseTo(1 / 12, 2);
  });

  test('draws whole numbers up to and including both ends', () => {
    const random = createRandom(2);

    expect(new Set(draws(() => random.int(3, 7)))).toEqual(new Set([3, 4, 5, 6, 7]));
  });

  test('draws normals and gammas with the moments they should have', () => {
    const random = createRandom(3);
    const normals = draws(() => random.normal());
    const gammas = draws(() => random.gamma(4));

    expect(Math.abs(mean(normals))).toBeLessThan(0.03);
    expect(variance(normals)).toBeCloseTo(1, 1);
    expect(mean(gammas)).toBeCloseTo(1, 1);
    expect(variance(gammas)).toBeCloseTo(1 / 4, 1);
    expect(gammas.every((value) => value > 0)).toBe(true);
  });

  test('takes items by their weight and never one of weight 0', () => {
    const random = createRandom(4);
    const taken = draws(() => random.weighted([0, 1, 3], (weight) => weight));

    expect(taken.includes(0)).toBe(false);
    expect(taken.filter((item) => item === 3).length / DRAWS).toBeCloseTo(0.75, 1);
  });

  test('shuffles without losing anything, and refuses to choose from nothing', () => {
    const random = createRandom(5);
    const items = [1, 2, 3, 4, 5, 6, 7, 8];

    expect(random.shuffled(items)).not.toEqual(items);
    expect(random.shuffled(items).sort()).toEqual(items);
    expect(() => random.pick([])).toThrow(RangeError);
  });
});
