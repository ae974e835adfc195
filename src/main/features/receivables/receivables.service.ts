import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { Db } from '../../db/open.ts';
import { type PaymentFacts, paymentFacts as readPaymentFacts } from './payments.repo.ts';

export type { PaymentFacts } from './payments.repo.ts';

/**
 * How every dealer that is not in the bin pays, as of a day: timeliness 0 to 1 or why there is none, and what is owed and
 * overdue by the latest list of balances on or before it.
 */
export function paymentFacts(db: Db, asOf: CalendarDay): Map<number, PaymentFacts> {
  return readPaymentFacts(db, asOf);
}
