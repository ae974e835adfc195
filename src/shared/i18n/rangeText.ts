import { type ScoreRange, wholeRanges } from '../domain/scoreRanges.ts';
import type { T } from './translator.ts';

/**
 * What each score from 5 to 1 asks for, in words. Days and orders come whole, so that a bound of 11.2 orders is told as 12 and more;
 * — where nobody can have the score.
 * @param money how an amount is written where it is shown
 */
export function rangeTexts(
  factor: 'r' | 'f' | 'm',
  ranges: readonly ScoreRange[],
  t: T,
  money: (minor: number) => string,
): string[] {
  if (factor === 'm') return ranges.map(({ sign, bound, reachable }) => (reachable ? `${sign} ${money(bound)}` : '—'));
  const unit = factor === 'r' ? 'days' : 'orders';
  return wholeRanges(ranges).map(({ way, count, reachable }) =>
    reachable ? t(`scoring.threshold.${unit}.${way}`, { count }) : '—',
  );
}

/** A cut of the eight groups: days and orders as the whole number that decides. */
export function groupCutCount(factor: 'r' | 'f', cut: number): number {
  return factor === 'r' ? Math.floor(cut) : Math.ceil(cut);
}
