import type { T } from './translator.ts';

/** How often a dealer is to be visited, in words. @param thirds of a visit a month, which are visits a quarter */
export function visitText(thirds: number, t: T): string {
  if (thirds === 0) return t('scoring.visit.none');
  if (thirds === 1) return t('scoring.visit.call');
  if (thirds % 3 === 0) return t('scoring.visit.aMonth', { count: thirds / 3 });
  return t('scoring.visit.aQuarter', { count: thirds });
}
