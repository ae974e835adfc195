import { addDays, addMonths, type CalendarDay, monthOf } from '../../../shared/domain/calendarDay.ts';
import { monthPeriod, type Period } from '../../../shared/domain/period.ts';

/** Periods that lists compare, all counted back from the last day of the order data. */
export interface RecentPeriods {
  /** The last three months. */
  quarter: Period;
  /** The three months before them. */
  before: Period;
  /** The same three months of the year before. */
  lastYear: Period;
  /** The month of the cut-off, as far as the data reach. */
  thisMonth: Period;
  /** The month before, on the same days: whole where this one is whole. */
  lastMonth: Period;
}

const QUARTER = 3;

/** @param cutOff the last day of the order data */
export function recentPeriods(cutOff: CalendarDay): RecentPeriods {
  const back = (months: number) => addMonths(cutOff, -months);
  const span = (fromMonths: number, toMonths: number): Period => ({
    from: addDays(back(fromMonths), 1),
    to: back(toMonths),
  });
  const month = monthPeriod(monthOf(cutOff));
  const former = monthPeriod(monthOf(addDays(month.from, -1)));
  return {
    quarter: span(QUARTER, 0),
    before: span(2 * QUARTER, QUARTER),
    lastYear: span(QUARTER + 12, 12),
    thisMonth: { from: month.from, to: cutOff },
    lastMonth: { from: former.from, to: cutOff === month.to ? former.to : back(1) },
  };
}
