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

/** The positive amounts from the largest down, and what they add up to. */
export interface Pareto {
  readonly sorted: Float64Array;
  /** `prefix[k]` = sum of the k largest; `prefix[sorted.length]` = total. */
  readonly prefix: Float64Array;
  readonly total: number;
}

export const CLASS_A = 1;
export const CLASS_B = 2;
export const CLASS_C = 3;

/** @throws RangeError where the sum of the positive amounts leaves the safe integers: it would no longer be exact. */
export function paretoOf(amounts: Float64Array): Pareto {
  const sorted = amounts
    .filter((amount) => amount > 0)
    .sort()
    .reverse();
  const prefix = new Float64Array(sorted.length + 1);
  let total = 0;
  for (let i = 0; i < sorted.length; i += 1) {
    total += sorted[i] ?? 0;
    prefix[i + 1] = total;
  }
  if (total > Number.MAX_SAFE_INTEGER) throw new RangeError('the total exceeds the safe integers');
  return { sorted, prefix, total };
}

/** How many amounts are strictly greater. */
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

/** The class of an amount with `ahead` standing before it in `total` (its own amount included in the total). */
export function classOf(amount: number, ahead: number, total: number, cuts: AbcCuts): number {
  if (amount <= 0) return CLASS_C;
  const share = ahead / total;
  if (share < cuts.a) return CLASS_A;
  return share < cuts.b ? CLASS_B : CLASS_C;
}

export interface AbcRows {
  readonly pareto: Pareto;
  /** 1 A, 2 B, 3 C. */
  readonly classes: Uint8Array;
  /** 1 + number of greater amounts: equals share a rank. Amounts ≤ 0 rank among themselves behind all others. */
  readonly rank: Int32Array;
  /** Sum of all strictly greater positive amounts: what is cut. */
  readonly ahead: Float64Array;
  /** Running sum including the row itself; among equals in the order of the input. */
  readonly upTo: Float64Array;
}

/** Classifies every row; the order of the input matters for `upTo` among equals only. */
export function abcOf(amounts: Float64Array, cuts: AbcCuts): AbcRows {
  if (!(cuts.a > 0 && cuts.a < cuts.b && cuts.b <= 1)) throw new RangeError('cuts must be 0 < a < b ≤ 1');
  const pareto = paretoOf(amounts);
  const count = amounts.length;
  const classes = new Uint8Array(count);
  const rank = new Int32Array(count);
  const ahead = new Float64Array(count);
  const upTo = new Float64Array(count);
  const seen = new Int32Array(pareto.sorted.length);
  const last = ranksOfTheRest(amounts, pareto.sorted.length);
  for (let i = 0; i < count; i += 1) {
    const amount = amounts[i] ?? 0;
    const above = countAbove(pareto, amount);
    const before = pareto.prefix[above] ?? 0;
    ahead[i] = before;
    classes[i] = classOf(amount, before, pareto.total, cuts);
    if (amount > 0) {
      const ordinal = (seen[above] ?? 0) + 1;
      seen[above] = ordinal;
      upTo[i] = pareto.prefix[above + ordinal] ?? 0;
      rank[i] = above + 1;
    } else {
      upTo[i] = pareto.total;
      rank[i] = last.get(amount) ?? 0;
    }
  }
  return { pareto, classes, rank, ahead, upTo };
}

/** Ranks of the amounts ≤ 0 by value, behind the positive ones. */
function ranksOfTheRest(amounts: Float64Array, positives: number): Map<number, number> {
  const rest = amounts
    .filter((amount) => amount <= 0)
    .sort()
    .reverse();
  const ranks = new Map<number, number>();
  for (let i = 0; i < rest.length; i += 1) {
    const amount = rest[i] ?? 0;
    if (!ranks.has(amount)) ranks.set(amount, positives + i + 1);
  }
  return ranks;
}
