import { countAbove, type Pareto } from './abc.ts';

/**
 * The smallest whole amount v > `amount` with which a row would stand ahead of the cut, all other rows unchanged:
 * (sum of the others above v) ÷ (total of the others + v) < cut.
 *
 * Let a₁ ≥ a₂ ≥ … be the others, S_k the sum of their k largest. With v ≥ a_(k+1) at most S_k stands ahead, so
 * v_k = max(a_(k+1), smallest v with S_k ÷ (total of the others + v) < cut) is enough, and the answer is min over k v_k.
 * a_(k+1) falls and the second term rises with k: the crossing is found by halving, O(log n).
 * @param own what the row itself adds to `pareto` now: its amount where that is positive and it was counted, else 0
 * @param amount the row's amount now; the row must not be ahead of the cut yet
 */
export function smallestAhead(pareto: Pareto, own: number, amount: number, cut: number): number {
  const { sorted, prefix } = pareto;
  const others = pareto.total - own;
  const least = Math.max(1, amount + 1);
  // Rows above `amount`: none of them is the row itself, so sorted[0 … above − 1] are the others a₁ … a_above.
  const above = countAbove(pareto, amount);
  let low = 0; // the largest k known where reaching a_(k+1) is enough; k = 0 always is: nothing stands ahead
  let high = above;
  while (low < high) {
    const k = (low + high + 1) >>> 1;
    if (isAhead(prefix[k] ?? 0, others + Math.max(least, floorOf(sorted, k, above)), cut)) low = k;
    else high = k - 1;
  }
  const reaching = Math.max(least, floorOf(sorted, low, above));
  if (low === above) return reaching;
  return Math.min(reaching, smallestTotal(prefix[low + 1] ?? 0, others + least, cut) - others);
}

/** a_(k+1), or 0 where the k others are all that stand above the row. */
function floorOf(sorted: Float64Array, k: number, above: number): number {
  return k < above ? (sorted[k] ?? 0) : 0;
}

function isAhead(sum: number, total: number, cut: number): boolean {
  return sum / total < cut;
}

/** The smallest whole total ≥ `least` with sum ÷ total < cut, exact in the arithmetic that classifies. */
function smallestTotal(sum: number, least: number, cut: number): number {
  let total = Math.max(least, Math.floor(sum / cut));
  while (total > least && isAhead(sum, total - 1, cut)) total -= 1;
  while (!isAhead(sum, total, cut)) total += 1;
  return total;
}
