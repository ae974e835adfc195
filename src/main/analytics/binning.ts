import { innerQuantiles, type Sample, sortedCopy } from './quantile.ts';

/**
 * Cuts values into five classes, 1 (lowest) to 5. Whatever the mode, a binning is four ascending bounds and
 * the rule on which side of a bound an equal value falls; so equal values always share a class.
 *
 * - `quantile`   bounds are the type-7 quintiles; class = 1 + number of quintiles strictly below the value.
 * - `ntile`      SQL's NTILE over ascending ranks (the first n mod 5 buckets hold one more); equal values all get
 *                the lowest bucket any of them would get. A bound is the largest value of its class or of those below.
 * - `fixed`      given upper bounds, each belonging to the class it ends.
 * - `rfmPackage` type-7 quintiles plus one unit, lower bounds inclusive: verification of published results only,
 *                since "+1" swallows whole classes where values are small.
 *
 * Constants: all values land in class 1 (in `quantile` and `ntile`). Fewer values than classes: some classes stay empty.
 * @source R package `rfm` 0.3.0 (rfm_table_order) for `rfmPackage`; ISO SQL:2003 NTILE for `ntile`.
 */
export type BinningMode = 'quantile' | 'ntile' | 'fixed' | 'rfmPackage';

export const CLASSES = 5;

export interface Bins {
  /** Four ascending bounds; empty where there were no values and the mode derives bounds from values. */
  readonly bounds: readonly number[];
  /** True: a value equal to a bound belongs to the class above it. */
  readonly boundOpensNext: boolean;
}

/** Bounds that follow from ascending values. @param unit see {@link rfmPackageBins} */
export function sampleBins(sorted: Sample, mode: Exclude<BinningMode, 'fixed'>, unit = 1): Bins {
  if (mode === 'ntile') return ntileOf(sorted);
  const bounds = innerQuantiles(sorted, CLASSES);
  if (mode === 'quantile') return { bounds, boundOpensNext: false };
  return { bounds: bounds.map((q) => q + unit), boundOpensNext: true };
}

/** Type-7 quintiles as bounds. */
export function quantileBins(values: ArrayLike<number>): Bins {
  return sampleBins(sortedCopy(values), 'quantile');
}

/** Classes of equal count, ties together in the lowest class any of them would get. */
export function ntileBins(values: ArrayLike<number>): Bins {
  return sampleBins(sortedCopy(values), 'ntile');
}

function ntileOf(sorted: Sample): Bins {
  const n = sorted.length;
  if (n === 0) return { bounds: [], boundOpensNext: false };
  const bounds = Array.from({ length: CLASSES - 1 }, (_, i) => {
    // Ranks 0 … end − 1 fall into classes 1 … i + 1; the value that straddles `end` still counts there by its first rank.
    const end = (i + 1) * Math.floor(n / CLASSES) + Math.min(i + 1, n % CLASSES);
    return sorted.at(Math.max(0, end - 1)) ?? Number.NaN;
  });
  return { bounds, boundOpensNext: false };
}

/** Given upper bounds of classes 1–4; they must be four ascending numbers (equal neighbours leave a class empty). */
export function fixedBins(bounds: readonly number[]): Bins {
  if (!areBounds(bounds)) throw new RangeError('fixed bounds must be four ascending numbers');
  return { bounds: [...bounds], boundOpensNext: false };
}

/** True for four finite numbers that never descend. */
export function areBounds(bounds: readonly number[]): boolean {
  return (
    bounds.length === CLASSES - 1 &&
    bounds.every((b, i) => Number.isFinite(b) && (i === 0 || b >= (bounds[i - 1] ?? b)))
  );
}

/** The R package's bounds. @param unit what "+1" means in the unit of the values: 100 where they are cents. */
export function rfmPackageBins(values: ArrayLike<number>, unit = 1): Bins {
  return sampleBins(sortedCopy(values), 'rfmPackage', unit);
}

/** Class 1–5, more is better. */
export function scoreForward(bins: Bins, value: number): number {
  const { bounds, boundOpensNext } = bins;
  let score = 1;
  for (let i = 0; i < bounds.length; i += 1) {
    const bound = bounds[i] ?? Number.POSITIVE_INFINITY;
    if (bound < value || (boundOpensNext && bound === value)) score += 1;
  }
  return score;
}

/** Class 5–1, less is better: 6 − the forward class. */
export function scoreReversed(bins: Bins, value: number): number {
  return CLASSES + 1 - scoreForward(bins, value);
}

/** Forward classes of many values. */
export function scoreAll(bins: Bins, values: ArrayLike<number>, reversed = false): Uint8Array {
  const scores = new Uint8Array(values.length);
  for (let i = 0; i < scores.length; i += 1) {
    const score = scoreForward(bins, values[i] ?? Number.NaN);
    scores[i] = reversed ? CLASSES + 1 - score : score;
  }
  return scores;
}
