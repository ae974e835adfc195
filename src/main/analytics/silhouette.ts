import { squaredDistance } from './partition.ts';
import { type Points, systematicSample } from './points.ts';

/**
 * How much nearer points lie to their own group than to the next one, −1 … 1; a point alone in its group counts 0.
 * @source P. J. Rousseeuw (1987): Silhouettes: a graphical aid to the interpretation and validation of cluster analysis.
 *         J. Comput. Appl. Math. 20.
 */
export interface Silhouette {
  mean: number;
  /** Mean of each group. */
  groups: number[];
  /** Rows it was averaged over; all of them, or those of a sample. */
  rows: number;
  sampled: boolean;
}

/** Up to so many different points every pair is looked at. */
export const EXACT_SILHOUETTE = 6000;
/** Of more, so many are looked at, each against all the others: its own value is exact, the mean is estimated. */
export const SAMPLED_SILHOUETTE = 1500;
const STEP = 50;

/**
 * The silhouettes of several partitions of the same points at once: the distances, which cost the time, are the same.
 * @param partitions labels 0 … k − 1 of each
 * @param start where the sample begins, 0 ≤ start < 1
 */
export function silhouettes(
  points: Points,
  partitions: readonly { k: number; labels: Int32Array }[],
  start: number,
  onStep: () => void = () => undefined,
): Silhouette[] {
  const { count, dims, values, weights } = points;
  const sampled = count > EXACT_SILHOUETTE;
  const { index, hits } = sampled
    ? systematicSample(weights, SAMPLED_SILHOUETTE, start)
    : { index: Int32Array.from({ length: count }, (_, i) => i), hits: weights };
  const sizes = partitions.map(({ k, labels }) => groupWeights(k, labels, weights));
  const totals = partitions.map(({ k }) => ({ value: new Float64Array(k), rows: new Float64Array(k) }));
  const distances = new Float64Array(count);
  index.forEach((point, at) => {
    if (at % STEP === 0) onStep();
    for (let j = 0; j < count; j += 1)
      distances[j] = (weights[j] ?? 0) * Math.sqrt(squaredDistance(values, point * dims, values, j * dims, dims));
    partitions.forEach(({ k, labels }, p) => {
      const own = labels[point] ?? 0;
      const value = silhouetteOf(groupSums(k, labels, distances), sizes[p] ?? new Float64Array(k), own);
      const total = totals[p];
      if (total === undefined) return;
      const hit = hits[at] ?? 0;
      total.value[own] = (total.value[own] ?? 0) + hit * value;
      total.rows[own] = (total.rows[own] ?? 0) + hit;
    });
  });
  return totals.map(({ value, rows }) => summary(value, rows, sampled));
}

function groupSums(k: number, labels: Int32Array, distances: Float64Array): Float64Array {
  const sums = new Float64Array(k);
  for (let j = 0; j < distances.length; j += 1) {
    const group = labels[j] ?? 0;
    sums[group] = (sums[group] ?? 0) + (distances[j] ?? 0);
  }
  return sums;
}

function silhouetteOf(sums: Float64Array, sizes: Float64Array, own: number): number {
  const others = (sizes[own] ?? 0) - 1;
  if (others <= 0) return 0;
  const inside = (sums[own] ?? 0) / others;
  let outside = Number.POSITIVE_INFINITY;
  for (let group = 0; group < sums.length; group += 1) {
    const size = sizes[group] ?? 0;
    if (group !== own && size > 0) outside = Math.min(outside, (sums[group] ?? 0) / size);
  }
  const larger = Math.max(inside, outside);
  return Number.isFinite(outside) && larger > 0 ? (outside - inside) / larger : 0;
}

function groupWeights(k: number, labels: Int32Array, weights: Float64Array): Float64Array {
  const sizes = new Float64Array(k);
  for (let i = 0; i < labels.length; i += 1) {
    const group = labels[i] ?? 0;
    sizes[group] = (sizes[group] ?? 0) + (weights[i] ?? 0);
  }
  return sizes;
}

function summary(value: Float64Array, rows: Float64Array, sampled: boolean): Silhouette {
  const all = rows.reduce((sum, count) => sum + count, 0);
  return {
    mean: all > 0 ? value.reduce((sum, each) => sum + each, 0) / all : 0,
    groups: Array.from(value, (sum, group) => ((rows[group] ?? 0) > 0 ? sum / (rows[group] ?? 1) : 0)),
    rows: all,
    sampled,
  };
}
