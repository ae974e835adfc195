import { type Clusters, kmeans, type RandomStreams } from './kmeans.ts';
import { distinctPoints, totalSquares } from './points.ts';
import { type Silhouette, silhouettes } from './silhouette.ts';

/** Clusters of rows, in an order that depends on nothing but the values. */
export interface RowClusters {
  k: number;
  /** Cluster of each row, 0 … k − 1. */
  labels: Int32Array;
  /** Rows in each. */
  sizes: number[];
  /** Centre of each, in the space it was computed in. */
  centres: number[][];
  /** Sum of squared distances from the centres. */
  sse: number;
  silhouette: Silhouette;
  /** Distance of each row from its centre. */
  distances: Float64Array;
}

export interface CurvePoint {
  k: number;
  sse: number;
  silhouette: number;
}

export interface ClusterRun {
  chosen: RowClusters;
  /** Every k that was tried, ascending. */
  curve: CurvePoint[];
  totalSs: number;
  /** Rows that differ in at least one value. */
  distinctRows: number;
}

/** Of the streams: the searches have those of their k. */
const SAMPLE_STREAM = 0;
/** Silhouettes nearer than this are the same; then fewer clusters are better. */
const TIE = 1e-9;

/**
 * Clusters rows for each k and keeps the one whose silhouette is the highest; of equals the smallest.
 * @param columns one array per feature, all finite, of one length
 * @param ks ascending, each 1 … number of different rows
 * @param onStep told how much is done, 0 … 1; may throw to end it
 */
export function clusterRows(
  columns: readonly Float64Array[],
  ks: readonly number[],
  streams: RandomStreams,
  onStep: (done: number) => void = () => undefined,
): ClusterRun {
  const { points, pointOf } = distinctPoints(columns);
  const parts = ks.length + 1; // the silhouettes are about as much work as one k
  const found = ks.map((k, i) =>
    canonical(
      kmeans(points, k, streams, () => onStep(i / parts)),
      points.dims,
    ),
  );
  const values = silhouettes(points, found, streams(SAMPLE_STREAM)(), () => onStep(ks.length / parts));
  const curve = found.map(({ k, sse }, i) => ({ k, sse, silhouette: values[i]?.mean ?? 0 }));
  const best = curve.reduce((one, other, i) => (other.silhouette > (curve[one]?.silhouette ?? 0) + TIE ? i : one), 0);
  const [clusters, silhouette] = [found[best], values[best]];
  if (clusters === undefined || silhouette === undefined) throw new RangeError('no k to try');
  const { dims } = points;
  const centres = Array.from({ length: clusters.k }, (_, g) => [
    ...clusters.centres.subarray(g * dims, (g + 1) * dims),
  ]);
  const labels = pointOf.map((point) => clusters.labels[point] ?? 0);
  return {
    chosen: {
      k: clusters.k,
      labels,
      sizes: [...clusters.weights],
      centres,
      sse: clusters.sse,
      silhouette,
      distances: distancesFrom(columns, labels, centres),
    },
    curve,
    totalSs: totalSquares(points),
    distinctRows: points.count,
  };
}

/** Numbers the clusters anew: the largest first, of equals the one whose centre comes first. */
function canonical(clusters: Clusters, dims: number): Clusters {
  const { k, labels, centres, weights } = clusters;
  const order = Array.from({ length: k }, (_, group) => group).sort((a, b) => {
    const bySize = (weights[b] ?? 0) - (weights[a] ?? 0);
    if (bySize !== 0) return bySize;
    for (let c = 0; c < dims; c += 1) {
      const difference = (centres[a * dims + c] ?? 0) - (centres[b * dims + c] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  const place = new Int32Array(k);
  const sorted = new Float64Array(k * dims);
  order.forEach((group, at) => {
    place[group] = at;
    sorted.set(centres.subarray(group * dims, (group + 1) * dims), at * dims);
  });
  return {
    k,
    labels: labels.map((group) => place[group] ?? 0),
    centres: sorted,
    weights: Float64Array.from(order, (group) => weights[group] ?? 0),
    sse: clusters.sse,
  };
}

function distancesFrom(
  columns: readonly Float64Array[],
  labels: Int32Array,
  centres: readonly number[][],
): Float64Array {
  return Float64Array.from(labels, (label, row) => {
    let sum = 0;
    columns.forEach((column, c) => {
      sum += ((column[row] ?? 0) - (centres[label]?.[c] ?? 0)) ** 2;
    });
    return Math.sqrt(sum);
  });
}
