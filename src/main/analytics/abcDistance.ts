import type { Pareto } from './abc.ts';

/**
 * How much more a row needs to stand ahead of a cut of the running share, all other rows unchanged.
 *
 * Sought is the smallest whole amount v, greater than the row's own, with
 * (sum of the others above v) ÷ (total of the others + v) < cut.
 * Let a₁ ≥ a₂ ≥ … be the others and S_k the sum of their k largest. With v ≥ a_(k+1) at most S_k stands ahead, so
 * v_k = max(a_(k+1), the smallest v with S_k ÷ (total of the others + v) < cut) is enough, and the answer is the
 * smallest v_k. a_(k+1) falls and the second term rises with k, so only the two k beside the crossing matter: O(log n).
 */
export class AheadSearch {
  readonly #pareto: Pareto;
  readonly #cut: number;
  /** Where the last search ended: the crossing hardly moves from row to row. */
  #last = 0;

  constructor(pareto: Pareto, cut: number) {
    this.#pareto = pareto;
    this.#cut = cut;
  }

  /**
   * The smallest sufficient amount for a row that is not ahead of the cut yet.
   * @param amount the row's amount now
   * @param own what the row itself adds to the total now: its amount where that is positive and was counted, else 0
   * @param above how many counted amounts are strictly greater: a₁ … a_above, none of them the row itself
   */
  smallest(amount: number, own: number, above: number): number {
    const others = this.#pareto.total - own;
    const least = Math.max(1, amount + 1);
    const k = this.#crossing(others, least, above);
    const reaching = this.#reaching(k, least, above);
    if (k === above) return reaching;
    const sum = this.#pareto.prefix[k + 1] ?? 0;
    return Math.min(reaching, this.#smallestTotal(sum, others + least) - others);
  }

  /** The largest k where reaching a_(k+1) is enough; k = 0 always is: nothing stands ahead then. */
  #crossing(others: number, least: number, above: number): number {
    let step = 1;
    let low = Math.min(this.#last, above);
    let high: number; // one more than the largest k possible
    if (this.#isEnough(low, others, least, above)) {
      while (low + step <= above && this.#isEnough(low + step, others, least, above)) {
        low += step;
        step *= 2;
      }
      high = Math.min(low + step, above + 1);
    } else {
      high = low;
      while (low > 0) {
        low = Math.max(0, high - step);
        if (this.#isEnough(low, others, least, above)) break;
        high = low;
        step *= 2;
      }
    }
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.#isEnough(middle, others, least, above)) low = middle;
      else high = middle;
    }
    this.#last = low;
    return low;
  }

  /** Does reaching a_(k+1) do? */
  #isEnough(k: number, others: number, least: number, above: number): boolean {
    return this.#isAhead(this.#pareto.prefix[k] ?? 0, others + this.#reaching(k, least, above));
  }

  /** The smallest v that leaves at most the k largest others ahead. */
  #reaching(k: number, least: number, above: number): number {
    return k < above ? Math.max(least, this.#pareto.sorted[k] ?? 0) : least;
  }

  #isAhead(sum: number, total: number): boolean {
    return sum / total < this.#cut;
  }

  /**
   * The smallest whole total ≥ `least` with sum ÷ total < cut, in the very arithmetic that classifies.
   * ⌊sum ÷ cut⌋ never lies beyond it: one less is at most sum ÷ cut, also with the quotient rounded.
   */
  #smallestTotal(sum: number, least: number): number {
    let total = Math.max(least, Math.floor(sum / this.#cut));
    while (!this.#isAhead(sum, total)) total += 1;
    return total;
  }
}
