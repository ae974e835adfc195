import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cheapestAssignment } from '../../../src/main/analytics/assign.ts';
import { isSameCluster, matchClusters } from '../../../src/main/analytics/matchClusters.ts';
import { separations } from '../../../src/main/analytics/separation.ts';

const costOf = (costs: readonly (readonly number[])[], columns: readonly number[]) =>
  columns.reduce((sum, column, row) => sum + (costs[row]?.[column] ?? 0), 0);

/** Every way to give the rows columns of their own. */
function* allWays(rows: number, columns: number, taken: readonly number[] = []): Generator<readonly number[]> {
  if (taken.length === rows) yield taken;
  else
    for (let column = 0; column < columns; column += 1)
      if (!taken.includes(column)) yield* allWays(rows, columns, [...taken, column]);
}

describe('an assignment', () => {
  it('of the published 4 × 4 costs is 265', () => {
    const costs = [
      [90, 76, 75, 70],
      [35, 85, 55, 65],
      [125, 95, 90, 105],
      [45, 110, 95, 115],
    ];

    expect(costOf(costs, cheapestAssignment(costs))).toBe(265);
  });

  it('is as cheap as the cheapest of all there are', () => {
    const table = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 4, max: 5 })).chain(([rows, columns]) =>
      fc.array(fc.array(fc.integer({ min: -9, max: 99 }), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );
    fc.assert(
      fc.property(table, (costs) => {
        const found = cheapestAssignment(costs);

        const least = Math.min(...[...allWays(costs.length, costs[0]?.length ?? 0)].map((way) => costOf(costs, way)));
        expect(new Set(found).size).toBe(costs.length);
        expect(costOf(costs, found)).toBe(least);
      }),
      { seed: 5, numRuns: 100 },
    );
  });
});

describe('clusters of two runs', () => {
  const former = [
    [0, 0],
    [5, 5],
    [9, 0],
  ];

  it('are paired by their centres, whatever their order', () => {
    const centres = [
      [9, 1],
      [0.5, 0],
      [5, 4],
    ];

    expect(matchClusters(centres, former)).toEqual([2, 0, 1]);
    expect(isSameCluster(centres, former, 0, 2)).toBe(true);
  });

  it('may be more or fewer than before', () => {
    expect(matchClusters([[5, 5.1]], former)).toEqual([1]);
    expect(matchClusters([...former, [5, 6]], former)).toEqual([0, 1, 2, undefined]);
    expect(matchClusters([], former)).toEqual([]);
    expect(matchClusters([[1, 1]], [])).toEqual([undefined]);
  });

  it('that are only what is left to pair are not the same', () => {
    const centres = [
      [0, 0],
      [0, 1],
      [9, 0],
    ];

    const [, second] = matchClusters(centres, former);

    expect(second).toBe(1);
    expect(isSameCluster(centres, former, 1, 1)).toBe(false);
  });
});

describe('how well features tell clusters apart', () => {
  it('is the part of their variation that lies between the clusters', () => {
    const labels = Int32Array.of(0, 0, 1, 1);
    const columns = [
      Float64Array.of(1, 1, 5, 5),
      Float64Array.of(1, 5, 1, 5),
      Float64Array.of(0, 2, 2, 4),
      Float64Array.of(3, 3, 3, 3),
    ];

    expect(separations(columns, labels, 2)).toEqual([1, 0, 0.5, 0]);
  });
});
