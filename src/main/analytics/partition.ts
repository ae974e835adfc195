import type { Points } from './points.ts';

/** Points in k groups, each with its mean: what the search for clusters improves step by step, in place. */
export interface Partition {
  k: number;
  /** Group of each point, 0 … k − 1. */
  labels: Int32Array;
  /** Group after group, `k × dims`. */
  centres: Float64Array;
  /** Weight of each group. */
  weights: Float64Array;
}

/** A step that gains less than this share is rounding, and repeating it might never end. */
const ROUNDING = 1e-10;
/** Far more than any data need; a bound all the same. */
const MOST_PASSES = 300;

export function createPartition(points: Points, centres: Float64Array): Partition {
  const k = centres.length / points.dims;
  return { k, labels: new Int32Array(points.count), centres, weights: new Float64Array(k) };
}

export function copyPartition({ k, labels, centres, weights }: Partition): Partition {
  return { k, labels: labels.slice(), centres: centres.slice(), weights: weights.slice() };
}

/**
 * Lets every point go to its nearest centre and every centre to the mean of its points, until nothing changes.
 * @returns how many passes over the points it took
 * @source S. P. Lloyd (1982): Least squares quantization in PCM. IEEE Trans. Inf. Theory 28(2).
 */
export function lloyd(points: Points, partition: Partition, mostPasses = MOST_PASSES): number {
  for (let pass = 1; ; pass += 1) {
    const changed = assignNearest(points, partition);
    moveCentres(points, partition);
    fillEmpty(points, partition);
    if ((changed === 0 && pass > 1) || pass >= mostPasses) return pass;
  }
}

/**
 * Moves single points for as long as that lowers the sum of squares, which is less than Lloyd's rule demands: it counts
 * that both centres follow. Ends where no move of one point helps.
 * @returns how many passes over the points it took
 * @source J. A. Hartigan, M. A. Wong (1979): Algorithm AS 136, optimal-transfer stage. Applied Statistics 28(1).
 */
export function transfer(points: Points, partition: Partition, onPass: () => void = () => undefined): number {
  for (let pass = 1; ; pass += 1) {
    const moved = transferPass(points, partition);
    moveCentres(points, partition);
    if (!moved || pass >= MOST_PASSES) return pass;
    onPass();
  }
}

function transferPass({ count, dims, values, weights }: Points, { k, labels, centres, weights: sizes }: Partition) {
  let moved = false;
  for (let i = 0; i < count; i += 1) {
    const from = labels[i] ?? 0;
    const weight = weights[i] ?? 0;
    const fromSize = sizes[from] ?? 0;
    if (fromSize - weight <= weight * ROUNDING) continue; // the last one of its group
    const at = i * dims;
    const leaving = (squaredDistance(values, at, centres, from * dims, dims) * fromSize) / (fromSize - weight);
    let to = from;
    let best = leaving * (1 - ROUNDING);
    for (let group = 0; group < k; group += 1) {
      if (group === from) continue;
      const size = sizes[group] ?? 0;
      const joining = (squaredDistance(values, at, centres, group * dims, dims) * size) / (size + weight);
      if (joining < best) {
        best = joining;
        to = group;
      }
    }
    if (to === from) continue;
    const toSize = sizes[to] ?? 0;
    for (let c = 0; c < dims; c += 1) {
      const value = values[at + c] ?? 0;
      const left = centres[from * dims + c] ?? 0;
      const joined = centres[to * dims + c] ?? 0;
      centres[from * dims + c] = left - ((value - left) * weight) / (fromSize - weight);
      centres[to * dims + c] = joined + ((value - joined) * weight) / (toSize + weight);
    }
    sizes[from] = fromSize - weight;
    sizes[to] = toSize + weight;
    labels[i] = to;
    moved = true;
  }
  return moved;
}

/** @returns how many points changed their group */
export function assignNearest({ count, dims, values }: Points, { k, labels, centres }: Partition): number {
  let changed = 0;
  for (let i = 0; i < count; i += 1) {
    const at = i * dims;
    let nearest = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let group = 0; group < k; group += 1) {
      const distance = squaredDistance(values, at, centres, group * dims, dims);
      if (distance < least) {
        least = distance;
        nearest = group;
      }
    }
    if (labels[i] !== nearest) changed += 1;
    labels[i] = nearest;
  }
  return changed;
}

/** Puts every centre into the mean of its points; a group without any keeps its place. */
export function moveCentres({ count, dims, values, weights }: Points, partition: Partition): void {
  const { k, labels, centres, weights: sizes } = partition;
  const sums = new Float64Array(k * dims);
  sizes.fill(0);
  for (let i = 0; i < count; i += 1) {
    const group = labels[i] ?? 0;
    const weight = weights[i] ?? 0;
    sizes[group] = (sizes[group] ?? 0) + weight;
    for (let c = 0; c < dims; c += 1)
      sums[group * dims + c] = (sums[group * dims + c] ?? 0) + weight * (values[i * dims + c] ?? 0);
  }
  for (let group = 0; group < k; group += 1) {
    const size = sizes[group] ?? 0;
    if (size === 0) continue;
    for (let c = 0; c < dims; c += 1) centres[group * dims + c] = (sums[group * dims + c] ?? 0) / size;
  }
}

/** A group that lost all its points begins anew with the point that lies worst. */
function fillEmpty(points: Points, partition: Partition): void {
  const { dims, values, weights } = points;
  const { k, labels, centres, weights: sizes } = partition;
  for (let group = 0; group < k; group += 1) {
    if ((sizes[group] ?? 0) > 0) continue;
    let worst = -1;
    let most = 0;
    for (let i = 0; i < points.count; i += 1) {
      const own = labels[i] ?? 0;
      if ((sizes[own] ?? 0) <= (weights[i] ?? 0)) continue;
      const badness = (weights[i] ?? 0) * squaredDistance(values, i * dims, centres, own * dims, dims);
      if (badness > most) {
        most = badness;
        worst = i;
      }
    }
    if (worst < 0) return; // fewer different points than groups
    labels[worst] = group;
    moveCentres(points, partition);
  }
}

/** The sum of weighted squared distances of the points from their centres. */
export function sumOfSquares({ count, dims, values, weights }: Points, { labels, centres }: Partition): number {
  let sum = 0;
  for (let i = 0; i < count; i += 1)
    sum += (weights[i] ?? 0) * squaredDistance(values, i * dims, centres, (labels[i] ?? 0) * dims, dims);
  return sum;
}

/** @param a  @param b the first of the `dims` places in each */
export function squaredDistance(x: Float64Array, a: number, y: Float64Array, b: number, dims: number): number {
  let sum = 0;
  for (let c = 0; c < dims; c += 1) {
    const difference = (x[a + c] ?? 0) - (y[b + c] ?? 0);
    sum += difference * difference;
  }
  return sum;
}
