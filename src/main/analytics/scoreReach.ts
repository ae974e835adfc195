import { type BinningMode, CLASSES, sampleBins, scoreForward } from './binning.ts';
import { type Sample, sampleWith, sortedCopy } from './quantile.ts';

/**
 * What one value has to be to reach each class of a binning that moves with it: the least whole number v whose class,
 * by bounds of all others and v, is at least s. Values are whole numbers.
 *
 * `quantile`: v lies above the j-th quintile of n values exactly where it lies above the others' value number
 * ⌊(n − 1)·j ÷ 5⌋ (from 0): below it v would itself be the lower neighbour of the quintile, above it the quintile lies
 * between that value and v. `ntile`: the same with the last place of the bucket. `rfmPackage` begins at the solution of
 * q(v) + unit ≤ v between its neighbours and is put right by the classification itself.
 */
export class ScoreReach {
  readonly #mode: BinningMode;
  readonly #sorted: Float64Array;
  readonly #unit: number;
  readonly #fixed: readonly number[];

  /** @param fixed bounds of the mode `fixed` @param unit see `rfmPackageBins` */
  constructor(values: Float64Array, mode: BinningMode, fixed: readonly number[], unit = 1) {
    this.#mode = mode;
    this.#sorted = mode === 'fixed' ? new Float64Array(0) : sortedCopy(values);
    this.#unit = unit;
    this.#fixed = fixed;
  }

  /**
   * The least value of each class 1 … 5, −∞ for the first, +∞ where no value has it.
   * @param own the value there is now; undefined where it comes in besides
   */
  least(own: number | undefined): number[] {
    if (this.#mode === 'fixed') return [Number.NEGATIVE_INFINITY, ...this.#fixed.map((bound) => Math.floor(bound) + 1)];
    const others = this.#others(own);
    const count = others.length + 1;
    const places = Array.from({ length: CLASSES - 1 }, (_, at) => this.#reach(at + 1, others, count, own));
    return [Number.NEGATIVE_INFINITY, ...places];
  }

  #reach(j: number, others: Sample, count: number, own: number | undefined): number {
    if (this.#mode === 'ntile') {
      const end = j * Math.floor(count / CLASSES) + Math.min(j, count % CLASSES);
      return (others.at(Math.max(0, end - 1)) ?? Number.POSITIVE_INFINITY) + 1;
    }
    const position = (count - 1) * j;
    const low = Math.floor(position / CLASSES);
    const below = others.at(low);
    if (below === undefined) return Number.POSITIVE_INFINITY;
    if (this.#mode === 'quantile') return below + 1;
    const fraction = (position - low * CLASSES) / CLASSES;
    const above = others.at(low + 1) ?? Number.POSITIVE_INFINITY;
    const inside = below + this.#unit / (1 - fraction);
    const start = inside <= above ? inside : below + fraction * (above - below) + this.#unit;
    const reaches = (value: number) =>
      scoreForward(sampleBins(sampleWith(this.#sorted, own, value), 'rfmPackage', this.#unit), value) > j;
    let least = Math.ceil(start);
    while (reaches(least - 1)) least -= 1;
    while (!reaches(least)) least += 1;
    return least;
  }

  /** All values but the own one. */
  #others(own: number | undefined): Sample {
    const sorted = this.#sorted;
    if (own === undefined) return { length: sorted.length, at: (index) => sorted[index] };
    const gone = firstPlace(sorted, own);
    return { length: sorted.length - 1, at: (index) => sorted[index < gone ? index : index + 1] };
  }
}

function firstPlace(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
