import { quantile7 } from './quantile.ts';
import type { Interval } from './shares.ts';

/**
 * The interval of any figure of matched sets: whole sets are drawn anew with replacement, the figure is computed of each draw,
 * and the middle 95 % of what comes out are told.
 * @source B. Efron (1979): Bootstrap methods. Annals of Statistics 7(1). P. C. Austin, D. S. Small (2014): The use of
 *         bootstrapping when using propensity-score matching without replacement. Statistics in Medicine 33(24): sets, not rows.
 */
export function resampledInterval(
  sets: number,
  figure: (drawn: Int32Array) => number,
  { random, draws = sets > MANY ? FEW_DRAWS : DRAWS }: { random(): number; draws?: number },
): Interval | null {
  if (sets === 0) return null;
  const drawn = new Int32Array(sets);
  const figures = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) {
    for (let i = 0; i < sets; i += 1) drawn[i] = Math.min(sets - 1, Math.floor(random() * sets));
    figures[draw] = figure(drawn);
  }
  figures.sort();
  return { low: quantile7(figures, 1, 40), high: quantile7(figures, 39, 40) };
}

const DRAWS = 1000;
/** Of many sets the interval is narrow, and its ends need not be known to a hundredth of its width. */
const MANY = 2000;
const FEW_DRAWS = 400;
