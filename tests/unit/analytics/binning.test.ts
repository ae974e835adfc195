import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  areBounds,
  type Bins,
  fixedBins,
  ntileBins,
  quantileBins,
  rfmPackageBins,
  scoreAll,
  scoreForward,
  scoreReversed,
} from '../../../src/main/analytics/binning.ts';
import { innerQuantiles, quantile7, sortedCopy } from '../../../src/main/analytics/quantile.ts';

const amounts = fc.array(fc.integer({ min: -1000, max: 1_000_000 }), { minLength: 1, maxLength: 60 });
const modes: [string, (values: number[]) => Bins][] = [
  ['quantile', quantileBins],
  ['ntile', ntileBins],
  ['rfmPackage', (values) => rfmPackageBins(values)],
  ['fixed', () => fixedBins([0, 10, 500, 20_000])],
];

describe('type-7 quantiles', () => {
  test('agree with R: quantile(c(1, 3, 4, 10, 15), c(.2, .4, .5, .6, .8))', () => {
    const sorted = [1, 3, 4, 10, 15];

    const found = [1, 2, 3, 4].map((j) => quantile7(sorted, j, 5));

    expect(found).toEqual([expect.closeTo(2.6, 12), expect.closeTo(3.6, 12), expect.closeTo(6.4, 12), 11]);
    expect(quantile7(sorted, 1, 2)).toBe(4);
  });

  test('end in the least and the greatest value, also of a single one', () => {
    expect(quantile7([2, 5, 9], 0, 5)).toBe(2);
    expect(quantile7([2, 5, 9], 5, 5)).toBe(9);
    expect(innerQuantiles([7], 5)).toEqual([7, 7, 7, 7]);
    expect(innerQuantiles([], 5)).toEqual([]);
  });

  test('hit a value exactly where (n − 1)·j/k is whole, whatever binary fractions make of 0.6', () => {
    const sorted = Array.from({ length: 36 }, (_, i) => i * 7);

    expect(innerQuantiles(sorted, 5)).toEqual([49, 98, 147, 196]);
  });

  test('refuse no values and fractions outside 0 … 1', () => {
    expect(() => quantile7([], 1, 5)).toThrow(RangeError);
    expect(() => quantile7([1], 6, 5)).toThrow(RangeError);
  });

  test('sort whole numbers of a small span, wide ones and decimals alike', () => {
    const anyNumbers = fc.array(
      fc.oneof(fc.integer({ min: -50, max: 50 }), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
    );
    fc.assert(
      fc.property(anyNumbers, (values) => {
        expect([...sortedCopy(values)].map((v) => v + 0)).toEqual(values.map((v) => v + 0).sort((a, b) => a - b));
      }),
    );
  });
});

describe('binning', () => {
  test('quantile: the class is one more than the number of quintiles strictly below', () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

    expect([...scoreAll(quantileBins(values), values)]).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    expect([...scoreAll(quantileBins(values), values, true)]).toEqual([5, 5, 4, 4, 3, 3, 2, 2, 1, 1]);
  });

  test('ntile: the first buckets hold one more where counts do not divide', () => {
    const values = [1, 2, 3, 4, 5, 6, 7];

    expect([...scoreAll(ntileBins(values), values)]).toEqual([1, 1, 2, 2, 3, 4, 5]);
  });

  test('ntile: equal values get the lowest bucket any of them would get', () => {
    const values = [1, 2, 2, 2, 3];

    expect([...scoreAll(ntileBins(values), values)]).toEqual([1, 2, 2, 2, 5]);
  });

  test('ntile agrees with a bucket per rank, minimised over equals', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 40 }), (values) => {
        const buckets = sqlNtile(values.length);
        const sorted = [...values].sort((a, b) => a - b);

        const scores = scoreAll(ntileBins(values), values);

        expect([...scores]).toEqual(values.map((value) => buckets[sorted.indexOf(value)]));
      }),
    );
  });

  test('fixed: a bound belongs to the class it ends', () => {
    const bins = fixedBins([10, 20, 30, 40]);

    expect([10, 10.5, 20, 40, 41].map((v) => scoreForward(bins, v))).toEqual([1, 2, 2, 4, 5]);
  });

  test('fixed bounds must be four ascending finite numbers', () => {
    expect(areBounds([1, 2, 2, 3])).toBe(true);
    expect(
      [
        [1, 2, 3],
        [1, 3, 2, 4],
        [1, 2, 3, Number.NaN],
      ].some(areBounds),
    ).toBe(false);
    expect(() => fixedBins([4, 3, 2, 1])).toThrow(RangeError);
  });

  test('rfmPackage: quintiles plus one, a bound belongs to the class above', () => {
    const bins = rfmPackageBins([0, 10, 20, 30, 40, 50]);

    expect(bins.bounds).toEqual([11, 21, 31, 41]);
    expect([10, 11, 20, 21, 41].map((v) => scoreForward(bins, v))).toEqual([1, 2, 2, 3, 5]);
  });

  test.each(modes.slice(0, 2))('%s: constants are all class 1, so 5 where less is better', (_, bin) => {
    const bins = bin([3, 3, 3, 3, 3, 3]);

    expect([scoreForward(bins, 3), scoreReversed(bins, 3)]).toEqual([1, 5]);
  });

  test('fewer values than classes leave classes empty and keep the ends apart', () => {
    expect([...scoreAll(quantileBins([1, 2]), [1, 2])]).toEqual([1, 5]);
    expect([...scoreAll(ntileBins([1, 2]), [1, 2])]).toEqual([1, 2]);
  });

  test.each(modes)('%s: a greater value never scores less, equal values score the same, all within 1–5', (_, bin) => {
    fc.assert(
      fc.property(amounts, (values) => {
        const bins = bin(values);
        const sorted = [...values].sort((a, b) => a - b);
        const scores = [...scoreAll(bins, sorted)];

        expect(scores).toEqual([...scores].sort((a, b) => a - b));
        expect(scores.every((score) => score >= 1 && score <= 5)).toBe(true);
        sorted.forEach((value, i) => {
          expect(scoreForward(bins, value)).toBe(scores[i]);
          expect(scoreReversed(bins, value)).toBe(6 - (scores[i] ?? 0));
        });
      }),
    );
  });

  test.each(modes.slice(0, 2))('%s: neither the order of the values nor their unit matters', (_, bin) => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 2, max: 1000 }), (values, unit) => {
        const scores = scoreAll(bin(values), values);

        expect(bin([...values].reverse()).bounds).toEqual(bin(values).bounds);
        const scaled = values.map((value) => value * unit);
        expect(scoreAll(bin(scaled), scaled)).toEqual(scores);
      }),
    );
  });
});

/** SQL's NTILE(5) of ranks 0 … n − 1. */
function sqlNtile(n: number): number[] {
  const sizes = [0, 1, 2, 3, 4].map((bucket) => Math.floor(n / 5) + (bucket < n % 5 ? 1 : 0));
  return sizes.flatMap((size, bucket) => new Array<number>(size).fill(bucket + 1));
}
