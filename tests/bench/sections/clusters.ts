import { clusterRows } from '../../../src/main/analytics/clusterRun.ts';
import { assignNearest, createPartition } from '../../../src/main/analytics/partition.ts';
import { distinctPoints } from '../../../src/main/analytics/points.ts';
import { scaleOf, standardise } from '../../../src/main/analytics/standardise.ts';
import { createRandom } from '../../../src/main/runtime/random.ts';
import type { Emit } from '../rig/samples.ts';

const ROWS = 20_000;
const FEATURES = 6;
const KS = [2, 3, 4, 5, 6, 7, 8];
const MOST_S = 5;

/** k chosen among 2 … 8 for 20,000 rows of six features, silhouettes on a sample; and the same of rows without clusters. */
export async function run(emit: Emit): Promise<void> {
  const random = createRandom(7);
  const heaps = Array.from({ length: FEATURES }, () => new Float64Array(ROWS));
  for (let row = 0; row < ROWS; row += 1) {
    const heap = random.int(0, 4);
    heaps.forEach((column, c) => {
      column[row] = random.normal() * (0.6 + 0.2 * heap) + ((heap * 7 + c * 3) % 5);
    });
  }
  const noise = heaps.map((column) => column.map(() => random.normal()));
  for (const [what, columns] of [
    ['clusters of 20,000 × 6, k = 2 … 8, with silhouettes', heaps],
    ['the same of rows without clusters', noise],
  ] as const) {
    const scaled = columns.map((column) => standardise(column, scaleOf(column)));
    const floor = { value: onePass(scaled), name: 'one pass over the rows for each k' };
    const started = performance.now();
    clusterRows(scaled, KS, (stream) => createRandom(1, stream).next);
    const value = (performance.now() - started) / 1000;
    emit({ what, value, unit: 's', floor, goal: { over: 'value', max: MOST_S } });
  }
}

/** What cannot be left out: every row compared with every centre once, in seconds. */
function onePass(columns: readonly Float64Array[]): number {
  const { points } = distinctPoints(columns);
  const partitions = KS.map((k) => createPartition(points, points.values.slice(0, k * FEATURES)));
  for (const partition of partitions) assignNearest(points, partition); // warms up
  const started = performance.now();
  for (const partition of partitions) assignNearest(points, partition);
  return (performance.now() - started) / 1000;
}
