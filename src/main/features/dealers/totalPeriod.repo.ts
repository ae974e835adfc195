import type { Period } from '../../../shared/domain/period.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { NEWEST_PERIOD } from './gridRows.ts';

/** The days that totals of the list of dealers are of; null where nobody has any. */
export function totalPeriod(db: Db): Period | null {
  const newest = rawOf(db).prepare<[], Period>(`SELECT from_on AS "from", to_on AS "to" FROM (${NEWEST_PERIOD})`).get();
  return newest ?? null;
}
