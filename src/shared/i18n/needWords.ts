import type { NeedRule } from '../contract/demand.contract.ts';

/** The word of each rule in the catalogue. */
export const NEED_WORDS = {
  'service.delivery': 'delivery',
  'service.afterSales': 'afterSales',
  'individual.specialist': 'specialist',
  'individual.price': 'price',
  'individual.range': 'range',
} as const satisfies Record<NeedRule, string>;
