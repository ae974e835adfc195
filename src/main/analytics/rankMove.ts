import { sortedCopy } from './quantile.ts';

/**
 * Weighted means of mid-rank points when one row changes some of its values or comes in besides, all others unchanged: its
 * own new score exactly, and who of the others then stands ahead. docs/scoring.md §7.
 *
 * Points are (2 · below + equal) ÷ 2 ÷ known · 100, so what one row does moves another one's points by at most
 * 100 ÷ known. Only others within that band around the new score have to be looked at one by one: all above it stand
 * ahead, all below it do not. The arithmetic is that of `midRankPoints` and `weightedPoints`, to the last bit.
 */
export interface RankFactor {
  /** More is better; NaN where not known. */
  readonly values: Float64Array;
  readonly weight: number;
}

interface Known extends RankFactor {
  readonly slot: number;
  readonly sorted: Float64Array;
}

/** Rounding to six decimals may add a step. */
const HAIR = 1e-5;

export class RankMove {
  readonly #factors: readonly Known[];
  readonly #amounts: Float64Array;
  readonly #keys: Float64Array;
  /** Rows by their scores, the best first, those without one last; and what they have. */
  readonly #order: Int32Array;
  readonly #ranked: Float64Array;
  /** Sums of the amounts above zero of those who come first in that order. */
  readonly #prefix: Float64Array;

  /** @param scores of all rows, NaN where there is none @param amounts what shares are shares of */
  constructor(factors: readonly RankFactor[], scores: Float64Array, amounts: Float64Array) {
    this.#factors = factors.flatMap(({ values, weight }, slot) => {
      if (weight <= 0) return [];
      return [{ values, weight, slot, sorted: sortedCopy(values.filter((value) => !Number.isNaN(value))) }];
    });
    this.#amounts = amounts;
    this.#keys = scores.map(keyOf);
    this.#order = Int32Array.from(this.#keys.keys()).sort((a, b) => this.#key(b) - this.#key(a) || a - b);
    this.#ranked = Float64Array.from(this.#order, (row) => this.#key(row));
    this.#prefix = new Float64Array(scores.length + 1);
    this.#order.forEach((row, place) => {
      this.#prefix[place + 1] = (this.#prefix[place] ?? 0) + Math.max(0, amounts[row] ?? 0);
    });
  }

  /**
   * The score of a row with these values, one per factor.
   * @param row one that stands among the others now; undefined for one that comes in
   */
  score(row: number | undefined, values: readonly number[]): number {
    return this.#mean((factor) => {
      const value = values[factor.slot] ?? Number.NaN;
      const before = row === undefined ? Number.NaN : (factor.values[row] ?? Number.NaN);
      if (Number.isNaN(value)) return Number.NaN;
      const known = factor.sorted.length + (Number.isNaN(before) ? 1 : 0);
      return ((halvesOf(factor.sorted, value) - passed(value, before) + 1) / 2 / known) * 100;
    });
  }

  /** How many others then stand ahead of it, and the amounts above zero that they have together. */
  ahead(row: number | undefined, values: readonly number[], score: number): { count: number; sum: number } {
    const key = keyOf(score);
    const band = this.#band(row, values);
    let count = countWhere(this.#ranked, (each) => each > key + band);
    let sum = this.#prefix[count] ?? 0;
    const first = count;
    if (row !== undefined && this.#key(row) > key + band) {
      count -= 1;
      sum -= Math.max(0, this.#amounts[row] ?? 0);
    }
    for (let place = first; place < this.#order.length; place += 1) {
      const other = this.#order[place] ?? 0;
      if ((this.#ranked[place] ?? 0) < key - band) break;
      if (other === row || keyOf(this.#scoreBeside(other, row, values)) <= key) continue;
      count += 1;
      sum += Math.max(0, this.#amounts[other] ?? 0);
    }
    return { count, sum };
  }

  /** How far anybody else's score may move. */
  #band(row: number | undefined, values: readonly number[]): number {
    let band = 0;
    for (const { values: all, sorted, slot } of this.#factors) {
      const before = row === undefined ? Number.NaN : (all[row] ?? Number.NaN);
      const after = values[slot] ?? Number.NaN;
      if (!Number.isNaN(after) && before !== after) band = Math.max(band, 100 / Math.max(1, sorted.length));
    }
    return band + HAIR;
  }

  /** Another row's score once that has happened. */
  #scoreBeside(other: number, row: number | undefined, values: readonly number[]): number {
    return this.#mean(({ values: all, sorted, slot }) => {
      const value = all[other] ?? Number.NaN;
      if (Number.isNaN(value)) return Number.NaN;
      const before = row === undefined ? Number.NaN : (all[row] ?? Number.NaN);
      const after = values[slot] ?? Number.NaN;
      const known = sorted.length + (Number.isNaN(before) && !Number.isNaN(after) ? 1 : 0);
      return ((halvesOf(sorted, value) - passed(value, before) + passed(value, after)) / 2 / known) * 100;
    });
  }

  #mean(pointsOf: (factor: Known) => number): number {
    let sum = 0;
    let share = 0;
    for (const factor of this.#factors) {
      const points = pointsOf(factor);
      if (Number.isNaN(points)) continue;
      sum += factor.weight * points;
      share += factor.weight;
    }
    return share > 0 ? Math.round((sum / share) * 1e6) / 1e6 : Number.NaN;
  }

  #key(row: number): number {
    return this.#keys[row] ?? Number.NEGATIVE_INFINITY;
  }
}

/** Who has no score stands behind all others. */
function keyOf(score: number): number {
  return Number.isNaN(score) ? Number.NEGATIVE_INFINITY : score;
}

/** Half ranks that a row of `value` has from another one of `by`: two where that lies below, one where it is equal. */
function passed(value: number, by: number): number {
  return by < value ? 2 : by === value ? 1 : 0;
}

/** 2 · below + equal. */
function halvesOf(sorted: Float64Array, value: number): number {
  return countWhere(sorted, (each) => each < value) + countWhere(sorted, (each) => each <= value);
}

/** How many come before the first that does not hold; O(log n). */
function countWhere(sorted: Float64Array, holds: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(sorted[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}
