import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClusterRun, clusterRows } from '../../../src/main/analytics/clusterRun.ts';
import { type Clusters, kmeans, type RandomStreams } from '../../../src/main/analytics/kmeans.ts';
import { squaredDistance } from '../../../src/main/analytics/partition.ts';
import { distinctPoints } from '../../../src/main/analytics/points.ts';
import { scaleOf, standardise } from '../../../src/main/analytics/standardise.ts';
import { createRandom } from '../../../src/main/runtime/random.ts';
import { sharedIt, sharedPath } from '../../helpers/shared.ts';
import { irisColumns } from './iris.ts';

const WHOLESALE = 'data/wholesale/wholesale_customers.csv';
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const streamsOf =
  (seed: number): RandomStreams =>
  (stream) =>
    createRandom(seed, stream).next;

const cluster = (columns: readonly Float64Array[], ks: number[], seed = 1): ClusterRun =>
  clusterRows(columns, ks, streamsOf(seed));
const scaled = (columns: readonly Float64Array[]) => columns.map((column) => standardise(column, scaleOf(column)));

/** Six spend columns, natural log, standardised. */
function wholesale(): Float64Array[] {
  const rows = readFileSync(sharedPath(WHOLESALE), 'utf8').trim().split('\n').slice(1);
  const spend = [2, 3, 4, 5, 6, 7].map((c) => Float64Array.from(rows, (row) => Math.log(Number(row.split(',')[c]))));
  return scaled(spend);
}

/** For each k the best sum of squares known; the first five are published. */
const BEST: Readonly<Record<number, number>> = {
  2: 1847.9797,
  3: 1558.0359,
  4: 1391.7553,
  5: 1271.2374,
  6: 1176.6742,
  8: 1023.6946,
  12: 840.7084,
};

describe('published clusters', () => {
  it('of the irises come out with their sum of squares, silhouette and sizes', () => {
    const { chosen, totalSs } = cluster(irisColumns(), [3]);

    expect(chosen.sse).toBeCloseTo(78.851441, 6);
    expect(chosen.silhouette.mean).toBeCloseTo(0.552819, 6);
    expect(chosen.sizes).toEqual([62, 50, 38]);
    expect(totalSs).toBeCloseTo(681.3706, 4);
  });

  it('of the irises with more groups are the best known ones, whatever the seed', () => {
    const best: Readonly<Record<number, number>> = { 4: 57.228473, 5: 46.446182, 6: 39.03998 };

    for (const seed of SEEDS)
      for (const { k, sse } of cluster(irisColumns(), [4, 5, 6], seed).curve)
        expect(sse, `k ${k}, seed ${seed}`).toBeLessThan((best[k] ?? 0) * 1.0005);
  });

  sharedIt(WHOLESALE, 'of the wholesale clients come out with sum of squares, silhouette and sizes', () => {
    const columns = wholesale();

    const [two, three] = [cluster(columns, [2]).chosen, cluster(columns, [3]).chosen];

    expect(two.sse).toBeCloseTo(1847.9797, 3);
    expect(two.sizes).toEqual([252, 188]);
    expect(two.silhouette.mean).toBeCloseTo(0.290039, 6);
    expect(three.sse).toBeCloseTo(1558.0359, 3);
    expect(three.sizes).toEqual([212, 147, 81]);
    expect(three.silhouette.mean).toBeCloseTo(0.258612, 6);
    expect(cluster(columns, [2]).totalSs).toBeCloseTo(2640, 6);
  });

  sharedIt(WHOLESALE, 'are reached from every seed, and in many groups too', () => {
    const { points } = distinctPoints(wholesale());

    const tried = [
      ...SEEDS.flatMap((seed) => [2, 3, 4].map((k) => [seed, k] as const)),
      [3, 5],
      [8, 5],
      [1, 6],
      [9, 6],
    ] as const;

    for (const [seed, k] of tried)
      expect(kmeans(points, k, streamsOf(seed)).sse, `k ${k}, seed ${seed}`).toBeLessThan((BEST[k] ?? 0) * 1.0005);
    for (const k of [8, 12]) expect(kmeans(points, k, streamsOf(k)).sse, `k ${k}`).toBeLessThan((BEST[k] ?? 0) * 1.003);
  });
});

/** Whether moving one point to another group would lower the sum of squares. */
function movesThatHelp(columns: readonly Float64Array[], { k, labels, centres, weights: sizes }: Clusters): number {
  const { points } = distinctPoints(columns);
  let helping = 0;
  for (let i = 0; i < points.count; i += 1) {
    const from = labels[i] ?? 0;
    const weight = points.weights[i] ?? 0;
    const size = sizes[from] ?? 0;
    if (size <= weight) continue;
    const cost = (group: number) =>
      squaredDistance(points.values, i * points.dims, centres, group * points.dims, points.dims);
    const gain = (cost(from) * size) / (size - weight);
    for (let to = 0; to < k; to += 1) {
      const toSize = sizes[to] ?? 0;
      if (to !== from && (cost(to) * toSize) / (toSize + weight) < gain * (1 - 1e-6)) helping += 1;
    }
  }
  return helping;
}

/** Lists of points with a few equal ones among them. */
const someRows = fc.array(fc.tuple(fc.integer({ min: -8, max: 8 }), fc.integer({ min: -8, max: 8 })), {
  minLength: 6,
  maxLength: 40,
});
const columnsOf = (rows: readonly (readonly [number, number])[]) =>
  [0, 1].map((c) => Float64Array.from(rows, (row) => row[c] ?? 0));
const distinctOf = (rows: readonly (readonly [number, number])[]) => new Set(rows.map(String)).size;

describe('k-means', () => {
  it('ends where no move of one point helps, and no group is empty', () => {
    fc.assert(
      fc.property(someRows, fc.integer({ min: 2, max: 5 }), (rows, k) => {
        fc.pre(distinctOf(rows) >= k);
        const columns = columnsOf(rows);

        const found = kmeans(distinctPoints(columns).points, k, streamsOf(1));

        expect(Math.min(...found.weights)).toBeGreaterThan(0);
        expect(movesThatHelp(columns, found)).toBe(0);
      }),
      { seed: 26, numRuns: 60 },
    );
  });

  it('takes no notice of the order of the rows, and equal rows are in one cluster', () => {
    fc.assert(
      fc.property(someRows, fc.integer({ min: 2, max: 4 }), fc.nat(), (rows, k, shuffle) => {
        fc.pre(distinctOf(rows) >= k);
        const order = createRandom(shuffle).shuffled(rows.map((_, i) => i));
        const shuffled = order.flatMap((i) => (rows[i] === undefined ? [] : [rows[i]]));

        const plain = cluster(scaled(columnsOf(rows)), [k]).chosen;
        const other = cluster(scaled(columnsOf(shuffled)), [k]).chosen;

        expect([...other.labels]).toEqual(order.map((i) => plain.labels[i]));
        const byRow = new Map(rows.map((row, i) => [String(row), plain.labels[i]]));
        expect([...plain.labels]).toEqual(rows.map((row) => byRow.get(String(row))));
      }),
      { seed: 26, numRuns: 60 },
    );
  });

  it('gives the same labels for the same seed, and the standardised ones for other units', () => {
    const columns = irisColumns();
    const inches = columns.map((column, c) => column.map((value) => value / 2.54 + c * 100));

    const once = cluster(scaled(columns), [2, 3, 4, 5], 7);

    expect(cluster(scaled(columns), [2, 3, 4, 5], 7)).toEqual(once);
    expect(cluster(scaled(inches), [2, 3, 4, 5], 7).chosen.labels).toEqual(once.chosen.labels);
  });

  it('chooses the k of four heaps by their silhouette, and numbers them by their size', () => {
    const random = createRandom(3);
    const heaps = [
      [0, 0, 10],
      [9, 0, 40],
      [0, 9, 30],
      [9, 9, 20],
    ].flatMap(([x = 0, y = 0, n = 0]) =>
      Array.from({ length: n }, () => [x + random.normal() * 0.5, y + random.normal() * 0.5] as const),
    );

    const { chosen, curve } = cluster(columnsOf(heaps), [2, 3, 4, 5, 6, 7]);

    expect(chosen.k).toBe(4);
    expect(chosen.sizes).toEqual([40, 30, 20, 10]);
    expect(curve.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7]);
    expect(chosen.silhouette).toMatchObject({ rows: 100, sampled: false });
    expect(Math.min(...chosen.silhouette.groups)).toBeGreaterThan(0.7);
  });

  it('looks for clusters of many rows on a sample and judges them by one, near what all of them say', () => {
    const random = createRandom(5);
    const rows = Array.from(
      { length: 6600 },
      (_, i) => [((i % 3) * 6 + random.normal()) as number, random.normal()] as const,
    );

    const { chosen } = cluster(columnsOf(rows), [3]);

    expect(chosen.sizes.every((size) => Math.abs(size - 2200) < 30)).toBe(true);
    expect(chosen.silhouette.sampled).toBe(true);
    expect(chosen.silhouette.mean).toBeGreaterThan(0.6);
    const few = cluster(columnsOf(rows.slice(0, 3900)), [3]).chosen.silhouette;
    expect(few.sampled).toBe(false);
    expect(Math.abs(few.mean - chosen.silhouette.mean)).toBeLessThan(0.02);
  });

  it('keeps to what there is: one group holds all, as many as there are points hold one each', () => {
    const columns = columnsOf([
      [1, 1],
      [2, 2],
      [2, 2],
      [4, 4],
    ]);

    expect(cluster(columns, [1]).chosen).toMatchObject({ sizes: [4], centres: [[2.25, 2.25]] });
    expect(cluster(columns, [3]).chosen).toMatchObject({ sizes: [2, 1, 1], sse: 0 });
    expect(() => cluster(columns, [4])).toThrow(RangeError);
  });
});
