import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { abcOf, countAbove } from '../../../src/main/analytics/abc.ts';
import { AheadSearch } from '../../../src/main/analytics/abcDistance.ts';
import { giniOf, topShare } from '../../../src/main/analytics/gini.ts';
import { descendingOrder } from '../../../src/main/analytics/order.ts';
import { sharedIt } from '../../helpers/shared.ts';
import { RETAIL_FILE, retailBuyers } from './publishedRfm.ts';

const CUTS = { a: 0.8, b: 0.95 };
const classes = (...amounts: number[]) => [...abcOf(Float64Array.from(amounts), CUTS).classes];
/** Small whole amounts with many equals, now and then a large one. */
const someAmounts = fc.array(fc.oneof(fc.integer({ min: -3, max: 12 }), fc.integer({ min: -500, max: 100_000 })), {
  maxLength: 40,
});

describe('Online Retail by amount', () => {
  sharedIt(RETAIL_FILE, 'has 1133 A, 1469 B and 1736 C, and the published concentration', () => {
    const amounts = Float64Array.from(retailBuyers(), (b) => b.amount);

    const abc = abcOf(amounts, CUTS);

    const counts = [1, 2, 3].map((wanted) => abc.classes.filter((c) => c === wanted).length);
    expect(counts).toEqual([1133, 1469, 1736]);
    expect(abc.pareto.total).toBe(891_140_790);
    expect(topShare(amounts, 20)).toBeCloseTo(0.74617, 5);
    expect(giniOf(amounts)).toBeCloseTo(0.71514, 5);
  });
});

describe('ABC', () => {
  test('who crosses a cut stays in the better class; who starts on the cut is in the next', () => {
    expect(classes(79, 15, 6)).toEqual([1, 1, 2]); // they start at 0, 79 % and 94 %
    expect(classes(80, 15, 5)).toEqual([1, 2, 3]); // starts at 80 % and at 95 % exactly
  });

  test('a share that equals the cut is never below it, at any total', () => {
    for (let unit = 1; unit < 100_000; unit = unit * 3 + 1) {
      expect(classes(80 * unit, 15 * unit, 5 * unit)).toEqual([1, 2, 3]);
    }
  });

  test('equal amounts share class and rank', () => {
    const abc = abcOf(Float64Array.of(10, 30, 10, 10, 10, 30), CUTS);

    expect([...abc.classes]).toEqual([1, 1, 1, 1, 1, 1]);
    expect([...abc.rank]).toEqual([3, 1, 3, 3, 3, 1]);
    expect([...abc.ahead]).toEqual([60, 0, 60, 60, 60, 0]);
    expect([...abc.upTo]).toEqual([70, 30, 80, 90, 100, 60]);
  });

  test('amounts of zero and below are C, come last and add nothing', () => {
    const abc = abcOf(Float64Array.of(-50, 100, 0, -0, -50), CUTS);

    expect([...abc.classes]).toEqual([3, 1, 3, 3, 3]);
    expect([...abc.rank]).toEqual([4, 1, 2, 2, 4]);
    expect(abc.pareto.total).toBe(100);
  });

  test('the largest amount is A even where it is everything; nobody is a valid population', () => {
    expect(classes(5)).toEqual([1]);
    expect(classes()).toEqual([]);
  });

  test('unusable cuts and sums beyond the safe integers are refused', () => {
    expect(() => abcOf(Float64Array.of(1), { a: 0.9, b: 0.9 })).toThrow(RangeError);
    expect(() => abcOf(Float64Array.of(2 ** 53 - 1, 2), CUTS)).toThrow(RangeError);
  });

  test('agrees with the definition written out, whatever the amounts', () => {
    fc.assert(
      fc.property(someAmounts, (amounts) => {
        const total = amounts.reduce((sum, x) => sum + Math.max(0, x), 0);
        const expected = amounts.map((x) => {
          const ahead = amounts.reduce((sum, y) => sum + (y > x && y > 0 ? y : 0), 0);
          if (x <= 0) return 3;
          return ahead / total < 0.8 ? 1 : ahead / total < 0.95 ? 2 : 3;
        });

        expect(classes(...amounts)).toEqual(expected);
      }),
    );
  });

  test('neither the order of the rows nor the unit of money matters', () => {
    fc.assert(
      fc.property(someAmounts, fc.integer({ min: 2, max: 1000 }), (amounts, unit) => {
        const forward = classes(...amounts);

        expect(classes(...[...amounts].reverse()).reverse()).toEqual(forward);
        expect(classes(...amounts.map((x) => x * unit))).toEqual(forward);
      }),
    );
  });
});

describe('ordering', () => {
  test('is descending and keeps the order of equals, for any doubles', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 }))), (values) => {
        const expected = values.map((_, i) => i).sort((i, j) => descending(values[i] ?? 0, values[j] ?? 0) || i - j);

        expect([...descendingOrder(Float64Array.from(values))]).toEqual(expected);
      }),
    );
  });
});

describe('the way to a cut', () => {
  test('is the smallest amount that gets ahead: one less does not', () => {
    fc.assert(
      fc.property(someAmounts, fc.constantFrom(0.8, 0.95, 0.6, 0.9, 0.5, 1), (amounts, cut) => {
        const pareto = abcOf(Float64Array.from(amounts), CUTS).pareto;
        const search = new AheadSearch(pareto, cut);
        amounts.forEach((amount, i) => {
          if (isAhead(amounts, i, amount, cut)) return;

          const found = search.smallest(amount, Math.max(0, amount), countAbove(pareto, amount));

          expect(found).toBeGreaterThan(amount);
          expect(isAhead(amounts, i, found, cut)).toBe(true);
          if (found - 1 > amount) expect(isAhead(amounts, i, found - 1, cut)).toBe(false);
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe('concentration', () => {
  test('of equals is none, of one among n is (n − 1) ÷ n', () => {
    expect(giniOf([5, 5, 5, 5])).toBeCloseTo(0, 12);
    expect(giniOf([0, 0, 0, 8])).toBeCloseTo(0.75, 12);
  });

  test('takes negative amounts for nothing and says nothing where there is nothing', () => {
    expect(giniOf([-3, 0, 0, 8])).toBeCloseTo(0.75, 12);
    expect(giniOf([0, -1])).toBeUndefined();
    expect(topShare([], 20)).toBeUndefined();
  });

  test('counts the first ⌈20 % of n⌉', () => {
    expect(topShare([1, 2, 3, 4, 10, 10], 20)).toBeCloseTo(20 / 30, 12);
    expect(topShare([1, 2, 3, 4, 10], 20)).toBeCloseTo(10 / 20, 12);
  });
});

function descending(x: number, y: number): number {
  if (x === y) return 0;
  return x > y ? -1 : 1;
}

/** The definition: with `amount` in place of row i, do the greater ones hold less than the cut? */
function isAhead(amounts: readonly number[], i: number, amount: number, cut: number): boolean {
  if (amount <= 0) return false;
  let ahead = 0;
  let total = amount;
  amounts.forEach((other, j) => {
    if (j === i || other <= 0) return;
    total += other;
    if (other > amount) ahead += other;
  });
  return ahead / total < cut;
}
