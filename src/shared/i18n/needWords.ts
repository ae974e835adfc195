import type { NeedRule, ProposedNeed } from '../contract/demand.contract.ts';
import type { T } from './translator.ts';

/** The word of each rule in the catalogue. */
export const NEED_WORDS = {
  'service.delivery': 'delivery',
  'service.afterSales': 'afterSales',
  'individual.specialist': 'specialist',
  'individual.price': 'price',
  'individual.range': 'range',
} as const satisfies Record<NeedRule, string>;

/** What a dealer does that tells of the need. */
export function needEvidence(
  need: NeedRule,
  { figure, against, word }: Pick<ProposedNeed['dealers'][number], 'figure' | 'against' | 'word'>,
  t: T,
  { money, percent }: { money(minor: number): string; percent(share: number): string },
): string {
  if (need === 'service.delivery') return t('demand.evidence.delivery', { bill: money(figure), usual: money(against) });
  if (need === 'service.afterSales') return t('demand.evidence.afterSales', { returns: figure, bills: against });
  if (need === 'individual.specialist') return t('demand.evidence.specialist', { share: percent(figure), word });
  if (need === 'individual.price') return t('demand.evidence.price', { under: percent(-figure), compared: against });
  return t('demand.evidence.range', { products: figure, wide: against });
}
