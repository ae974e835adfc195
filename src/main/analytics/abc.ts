import { descendingOrder } from './order.ts';

/**
 * ABC analysis: rank by amount, cut the running share of the total.
 *
 * A row's class depends on the share that stands AHEAD of it (of the first row with an equal amount, so equals share
 * a class): below cut a it is class 1 (A), below cut b class 2 (B), else class 3 (C). So the row that crosses a cut
 * stays in the better class, and the largest amount is always A. Amounts ≤ 0 are C and add nothing to the total.
 * Shares are compared as quotients: a quotient of integers that equals the cut as a decimal is the same double as the
 * literal, which a product (0.95 × total) is not always.
 * @source Pareto/ABC analysis, H. F. Dickie (1951): ABC Inventory Analysis Shoots for Dollars, Not Pennies.
 */
export interface AbcCuts {
  readonly a: number;
  readonly b: number;
}

export const CLASS_A = 1;
export const CLASS_B = 2;
export const CLASS_C = 3;

/** The positive amounts from the largest down, and what they add up to. */
export interface Pareto {
  readonly sorted: Float64Array;
  /** `prefix[k]` = sum of the k largest; the last one is the total. */
  readonly prefix: Float64Array;
  readonly total: number;
}

export interface AbcRows {
  readonly pareto: Pareto;
  /** 1 A, 2 B, 3 C. */
  readonly classes: Uint8Array;
  /** 1 + number of greater amounts: equals share a rank. */
  readonly rank: Int32Array;
  /** Sum of all strictly greater positive amounts: what is cut. */
  readonly ahead: Float64Array;
  /** Running sum including the row itself; among equals in the order of the input. */
  readonly upTo: Float64Array;
}

/** True for cuts that can be used: 0 < a < b ≤ 1. */
export function areCuts({ a, b }: AbcCuts): boolean {
  return a > 0 && a < b && b <= 1;
}

/** The class of an amount with `ahead` standing before it in `total` (its own amount included in the total). */
export function classOf(amount: number, ahead: number, total: number, cuts: AbcCuts): number {
  if (amount <= 0) return CLASS_C;
  const share = ahead / total;
  if (share < cuts.a) return CLASS_A;
  return share < cuts.b ? CLASS_B : CLASS_C;
}

/**
 * Classifies every row; the order of the input matters for `upTo` among equals only.
 * @throws RangeError for unusable cuts, or where the positive amounts add up to more than the safe integers
 */
export function abcOf(amounts: Float64Array, cuts: AbcCuts): AbcRows {
  if (!areCuts(cuts)) throw new RangeError('cuts must be 0 < a < b ≤ 1');
  const order = descendingOrder(amounts);
  const pareto = paretoOf(amounts, order);
  const count = amounts.length;
  const rows = {
    pareto,
    classes: new Uint8Array(count),
    rank: new Int32Array(count),
    ahead: new Float64Array(count),
    upTo: new Float64Array(count),
  };
  const positives = pareto.sorted.length;
  let tieStart = 0;
  for (let place = 0; place < count; place += 1) {
    const row = order[place] ?? 0;
    const amount = amounts[row] ?? 0;
    if (place > 0 && amount !== amounts[order[place - 1] ?? 0]) tieStart = place;
    const ahead = pareto.prefix[Math.min(tieStart, positives)] ?? 0;
    rows.classes[row] = classOf(amount, ahead, pareto.total, cuts);
    rows.rank[row] = tieStart + 1;
    rows.ahead[row] = ahead;
    rows.upTo[row] = pareto.prefix[Math.min(place + 1, positives)] ?? 0;
  }
  return rows;
}

/** How many amounts of a Pareto order are strictly greater; O(log n). */
export function countAbove(pareto: Pareto, amount: number): number {
  const { sorted } = pareto;
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) > amount) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param order indices of the amounts from the largest down */
function paretoOf(amounts: Float64Array, order: Int32Array): Pareto {
  let positives = 0;
  while (positives < order.length && (amounts[order[positives] ?? 0] ?? 0) > 0) positives += 1;
  const sorted = new Float64Array(positives);
  const prefix = new Float64Array(positives + 1);
  let total = 0;
  for (let k = 0; k < positives; k += 1) {
    const amount = amounts[order[k] ?? 0] ?? 0;
    total += amount;
    sorted[k] = amount;
    prefix[k + 1] = total;
  }
  if (total > Number.MAX_SAFE_INTEGER) throw new RangeError('the total exceeds the safe integers');
  return { sorted, prefix, total };
}
