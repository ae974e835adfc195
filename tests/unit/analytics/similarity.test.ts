import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianOf, nearestRows, rootShares, type SparseRows } from '../../../src/main/analytics/similarity.ts';

const COLUMNS = 5;
const table = fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: COLUMNS, maxLength: COLUMNS }), {
  minLength: 2,
  maxLength: 12,
});

function sparse(rows: readonly (readonly number[])[]): SparseRows {
  const start = [0];
  const column: number[] = [];
  const value: number[] = [];
  for (const row of rows) {
    row.forEach((amount, c) => {
      if (amount > 0) {
        column.push(c);
        value.push(amount);
      }
    });
    start.push(column.length);
  }
  return {
    start: Int32Array.from(start),
    column: Int32Array.from(column),
    value: Float64Array.from(value),
    columns: COLUMNS,
  };
}

function nearest(rows: readonly (readonly number[])[], row: number, { most = 100, least = 0 } = {}) {
  const made = sparse(rows);
  const spread = new Float64Array(COLUMNS);
  const found = nearestRows(made, rootShares(made), row, [...rows.keys()], { most, least, spread });
  expect([...spread]).toEqual([0, 0, 0, 0, 0]);
  return found;
}

describe('likeness of baskets', () => {
  it('of a hand-computed pair: the sum of the square roots of the products of shares', () => {
    // Shares 1/4, 3/4 and 1/4, 1/4, 1/2: √(1/16) + √(3/16).
    const [found] = nearest(
      [
        [1, 3, 0, 0, 0],
        [10, 10, 20, 0, 0],
      ],
      0,
    );

    expect(found?.likeness).toBeCloseTo(0.25 + Math.sqrt(3) / 4, 12);
  });

  it('is 1 for the same mix at any size, and nothing in common is no neighbour', () => {
    const rows = [
      [2, 3, 0, 0, 0],
      [20, 30, 0, 0, 0],
      [0, 0, 9, 9, 9],
    ];

    expect(nearest(rows, 0)).toEqual([{ row: 1, likeness: 1 }]);
  });

  it('lies between 0 and 1, is the same both ways, and does not ask how large a basket is', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 2, max: 9 }), (rows, times) => {
        const likenessOf = (list: number[][], one: number, other: number) =>
          nearest(list, one).find(({ row }) => row === other)?.likeness ?? 0;
        const larger = rows.map((row, at) => (at === 0 ? row.map((amount) => amount * times) : row));
        const here = likenessOf(rows, 0, 1);

        expect(here).toBeGreaterThanOrEqual(0);
        expect(here).toBeLessThanOrEqual(1);
        expect(likenessOf(rows, 1, 0)).toBe(here);
        expect(likenessOf(larger, 0, 1)).toBeCloseTo(here, 10);
      }),
      { seed: 13 },
    );
  });

  it('names the most alike first, no more than wanted and none below the least', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 4 }), (rows, most) => {
        const all = nearest(rows, 0);
        const few = nearest(rows, 0, { most, least: 0.5 });

        expect(few).toEqual(all.filter(({ likeness }) => likeness >= 0.5).slice(0, most));
        expect(all.map(({ likeness }) => likeness)).toEqual(all.map(({ likeness }) => likeness).sort((x, y) => y - x));
      }),
      { seed: 14 },
    );
  });
});

it('the median is the middle value, or the mean of the two in the middle', () => {
  expect(medianOf([9, 1, 4])).toBe(4);
  expect(medianOf([9, 1, 4, 2])).toBe(3);
  expect(medianOf([])).toBeNaN();
});
