/** Points in a space of few dimensions, the same ones told once with their weight. */
export interface Points {
  /** How many different points there are. */
  count: number;
  dims: number;
  /** Row after row, `count × dims`. */
  values: Float64Array;
  /** How often each occurs, > 0. */
  weights: Float64Array;
}

export interface DistinctPoints {
  points: Points;
  /** For each row that came in, which point it is. */
  pointOf: Int32Array;
}

/**
 * Puts rows into an order that depends on their values alone and joins the equal ones: whatever is computed of the points
 * is then the same in whatever order the rows came, and equal rows share their fate.
 * @param columns one array per dimension, all of one length, no NaN
 */
export function distinctPoints(columns: readonly Float64Array[]): DistinctPoints {
  const dims = columns.length;
  const rows = columns[0]?.length ?? 0;
  const order = sortedRows(columns, rows);
  const pointOf = new Int32Array(rows);
  const values = new Float64Array(rows * dims);
  const weights = new Float64Array(rows);
  let count = 0;
  for (let at = 0; at < rows; at += 1) {
    const row = order[at] ?? 0;
    if (at === 0 || compareRows(columns, row, order[at - 1] ?? 0) !== 0) {
      for (let c = 0; c < dims; c += 1) values[count * dims + c] = columns[c]?.[row] ?? 0;
      count += 1;
    }
    pointOf[row] = count - 1;
    weights[count - 1] = (weights[count - 1] ?? 0) + 1;
  }
  return {
    points: { count, dims, values: values.slice(0, count * dims), weights: weights.slice(0, count) },
    pointOf,
  };
}

function sortedRows(columns: readonly Float64Array[], rows: number): Int32Array {
  const order = new Int32Array(rows);
  for (let i = 0; i < rows; i += 1) order[i] = i;
  return order.sort((a, b) => compareRows(columns, a, b));
}

function compareRows(columns: readonly Float64Array[], a: number, b: number): number {
  for (const column of columns) {
    const difference = (column[a] ?? 0) - (column[b] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * About `most` of the points, one after each equal share of the weight, beginning somewhere in the first: in an order by
 * values such a sample has a part of everything.
 * @param start 0 ≤ start < 1
 * @returns which points, each once, with how often it was hit
 * @source W. G. Madow, L. H. Madow (1944): systematic sampling.
 */
export function systematicSample(
  weights: Float64Array,
  most: number,
  start: number,
): { index: Int32Array; hits: Float64Array } {
  let total = 0;
  for (const weight of weights) total += weight;
  const step = total / most;
  const index: number[] = [];
  const hits: number[] = [];
  let next = start * step;
  let sum = 0;
  for (let i = 0; i < weights.length; i += 1) {
    sum += weights[i] ?? 0;
    let count = 0;
    for (; next < sum; next += step) count += 1;
    if (count === 0) continue;
    index.push(i);
    hits.push(count);
  }
  return { index: Int32Array.from(index), hits: Float64Array.from(hits) };
}

/** Some of the points, with weights of their own. */
export function pickPoints(points: Points, index: Int32Array, weights: Float64Array): Points {
  const { dims } = points;
  const values = new Float64Array(index.length * dims);
  index.forEach((from, to) => {
    values.set(points.values.subarray(from * dims, (from + 1) * dims), to * dims);
  });
  return { count: index.length, dims, values, weights };
}

/** The sum of squared distances from the mean of all. */
export function totalSquares(points: Points): number {
  const { count, dims, values, weights } = points;
  let total = 0;
  for (let c = 0; c < dims; c += 1) {
    let sum = 0;
    let weight = 0;
    for (let i = 0; i < count; i += 1) {
      sum += (weights[i] ?? 0) * (values[i * dims + c] ?? 0);
      weight += weights[i] ?? 0;
    }
    const mean = sum / weight;
    for (let i = 0; i < count; i += 1) total += (weights[i] ?? 0) * ((values[i * dims + c] ?? 0) - mean) ** 2;
  }
  return total;
}
