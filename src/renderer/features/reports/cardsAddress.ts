import { MOST_CARDS } from '../../../shared/contract/reports.contract.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';

/** The address of the cards of some dealers, of the first ones where there are too many. */
export function cardsAddress(ids: readonly DealerId[]): string {
  return `/reports/dealerCard?ids=${ids.slice(0, MOST_CARDS).join(',')}${ids.length > MOST_CARDS ? '&more' : ''}`;
}
