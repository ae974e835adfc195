/**
 * How concentrated amounts are. Amounts ≤ 0 count as nothing: they own no part of the total.
 * @source C. Gini (1912); computed from the ascending order, G = 2·Σ i·x_i ÷ (n·Σ x) − (n + 1) ÷ n,
 *         without the small-sample factor n ÷ (n − 1).
 */

/** 0 where all are equal, (n − 1) ÷ n where one has everything; undefined where there is nothing to share. */
export function giniOf(amounts: ArrayLike<number>): number | undefined {
  const sorted = positiveParts(amounts);
  const n = sorted.length;
  let sum = 0;
  let weighted = 0;
  for (let i = 0; i < n; i += 1) {
    const amount = sorted[i] ?? 0;
    sum += amount;
    weighted += (i + 1) * amount;
  }
  return sum > 0 ? (2 * weighted) / (n * sum) - (n + 1) / n : undefined;
}

/**
 * The part of the total that the largest ⌈percent % of n⌉ rows hold, 0 … 1; undefined where there is nothing to share.
 * @param percent a whole number, so that ⌈n·percent ÷ 100⌉ does not depend on binary fractions
 */
export function topShare(amounts: ArrayLike<number>, percent: number): number | undefined {
  const sorted = positiveParts(amounts);
  const first = sorted.length - Math.ceil((sorted.length * percent) / 100);
  let sum = 0;
  let top = 0;
  for (let i = 0; i < sorted.length; i += 1) {
    const amount = sorted[i] ?? 0;
    sum += amount;
    if (i >= first) top += amount;
  }
  return sum > 0 ? top / sum : undefined;
}

function positiveParts(amounts: ArrayLike<number>): Float64Array {
  return Float64Array.from(amounts, (amount) => Math.max(0, amount)).sort();
}
