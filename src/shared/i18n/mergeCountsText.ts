import type { MergeCounts } from '../contract/doubles.contract.ts';
import type { T } from './translator.ts';

const COUNTED = [
  'orders',
  'receipts',
  'balances',
  'contacts',
  'notes',
  'activities',
  'totals',
  'files',
  'tags',
] as const;

/** What moves with a merge, in words; '' for nothing. */
export function countsText(counts: MergeCounts, t: T): string {
  return COUNTED.filter((word) => counts[word] > 0)
    .map((word) => t(`doubles.count.${word}`, { count: counts[word] }))
    .join(t('doubles.count.separator'));
}
