import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { type Db, rawOf } from '../../db/open.ts';

/** The day of the latest list of balances on or before a day, or null. */
export function snapshotDay(db: Db, day: CalendarDay): CalendarDay | null {
  return (
    rawOf(db)
      .prepare<[string], string | null>('SELECT max(as_of_on) FROM receivable WHERE as_of_on <= ?')
      .pluck()
      .get(day) ?? null
  );
}
