import { addDays, type CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { type DealerBase, dealerBase } from '../dealers/dealerBase.repo.ts';
import { snapshotDay } from '../receivables/receivables.repo.ts';
import type { ArrearsFact } from './signals.rules.ts';

/** Dealers that are looked at: those that are graded, in the order of ids. */
export interface Members {
  ids: Int32Array;
  types: (string | null)[];
}

const membersOf = new WeakMap<DealerBase, Members>();

/**
 * Everybody but those in the bin, those that are part of others and accounts that take no part in grading; the same answer
 * as long as nobody of them has changed.
 */
export function* readMembers(db: Db): Generator<void, Members> {
  const base = yield* dealerBase(db);
  let members = membersOf.get(base);
  if (members === undefined) {
    const graded = (_: unknown, i: number) => base.excluded[i] === 0;
    members = { ids: base.ids.filter(graded), types: base.types.filter(graded) };
    membersOf.set(base, members);
  }
  return members;
}

/** All categories, told apart from any others: what was made of them holds as long as this stays. */
export function categoriesKey(db: Db): string {
  return String(
    rawOf(db)
      .prepare("SELECT coalesce(group_concat(id || ':' || category, char(10)), '') FROM product WHERE category <> ''")
      .pluck()
      .get(),
  );
}

/** Lists of balances that lie closer together are not compared. */
const LEAST_DAYS_APART = 20;

/** Overdue amounts by the latest list of balances up to a day and by the last one some weeks before it; none where there is one list. */
export function readArrears(db: Db, asOf: CalendarDay): Map<number, ArrearsFact> {
  const on = snapshotDay(db, asOf);
  const beforeOn = on === null ? null : snapshotDay(db, addDays(on, -LEAST_DAYS_APART));
  if (on === null || beforeOn === null) return new Map();
  const rows = rawOf(db)
    .prepare<[object], { id: number; now: number; before: number }>(
      `SELECT n.dealer_id AS id, n.overdue_minor AS now, coalesce(b.overdue_minor, 0) AS before
       FROM receivable n LEFT JOIN receivable b ON b.dealer_id = n.dealer_id AND b.as_of_on = @beforeOn
       WHERE n.as_of_on = @on AND n.overdue_minor > 0 ORDER BY n.dealer_id`,
    )
    .all({ on, beforeOn });
  return new Map(rows.map(({ id, now, before }) => [id, { now, before, on, beforeOn }]));
}
