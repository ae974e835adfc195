/**
 * How alike two baskets are: the cosine of the angle between them, each entry first made a share of its basket and the
 * square root taken of it. It is the Bhattacharyya coefficient of the two baskets, 0 … 1: the size of a basket plays no
 * part, and one large entry cannot drown all others, as it does with amounts as they stand.
 * @source A. Bhattacharyya (1943), On a measure of divergence between two statistical populations, Bull. Calcutta Math.
 * Soc. 35; nearest neighbours by it: B. Sarwar et al. (2000), Analysis of recommendation algorithms for e-commerce, ACM EC.
 */

/** Rows of few entries: those of row i stand at `start[i]` … `start[i + 1] − 1`, columns rising, values above zero. */
export interface SparseRows {
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly value: Float64Array;
  /** Number of columns there are. */
  readonly columns: number;
}

/** The square root of each entry's share of its row, in the places of the entries: every row has length 1. */
export function rootShares({ start, value }: SparseRows): Float64Array {
  const roots = new Float64Array(value.length);
  for (let row = 0; row + 1 < start.length; row += 1) {
    const [from, to] = [start[row] ?? 0, start[row + 1] ?? 0];
    let sum = 0;
    for (let at = from; at < to; at += 1) sum += value[at] ?? 0;
    if (sum > 0) for (let at = from; at < to; at += 1) roots[at] = Math.sqrt((value[at] ?? 0) / sum);
  }
  return roots;
}

export interface Neighbour {
  readonly row: number;
  /** 0 … 1; rounded to 1e-12 so that the order in which entries are added up decides nothing. */
  readonly likeness: number;
}

/**
 * The rows most alike to one, the most alike first, of equal ones those that come first among the candidates.
 * @param spread one number per column, all 0; used and left as it was
 * @param roots as {@link rootShares} answers them
 * @param candidates rows to choose among; the row itself is passed over
 * @param least who is less alike than this is no neighbour
 */
export function nearestRows(
  rows: SparseRows,
  roots: Float64Array,
  row: number,
  candidates: ArrayLike<number>,
  { most, least, spread }: { most: number; least: number; spread: Float64Array },
): Neighbour[] {
  const { start, column } = rows;
  const [from, to] = [start[row] ?? 0, start[row + 1] ?? 0];
  for (let at = from; at < to; at += 1) spread[column[at] ?? 0] = roots[at] ?? 0;
  const found: Neighbour[] = [];
  for (let c = 0; c < candidates.length; c += 1) {
    const other = candidates[c] ?? 0;
    if (other === row) continue;
    let sum = 0;
    const end = start[other + 1] ?? 0;
    for (let at = start[other] ?? 0; at < end; at += 1) sum += (roots[at] ?? 0) * (spread[column[at] ?? 0] ?? 0);
    const likeness = Math.round(sum * 1e12) / 1e12;
    if (likeness > 0 && likeness >= least) found.push({ row: other, likeness });
  }
  for (let at = from; at < to; at += 1) spread[column[at] ?? 0] = 0;
  // The sort is stable: equals stay in the order of the candidates.
  return found.sort((x, y) => y.likeness - x.likeness).slice(0, most);
}

/** The middle value, the mean of the two middle ones of an even number; NaN of none. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((x, y) => x - y);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
