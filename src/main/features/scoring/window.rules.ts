import { addDays, addMonths, type CalendarDay } from '../../../shared/domain/calendarDay.ts';

export interface ScoreWindow {
  /** The last day that is NOT counted. */
  readonly fromExclusive: CalendarDay;
  /** The last day that is counted: the as-of day. */
  readonly to: CalendarDay;
  /** The last day not counted of the equally long window before, which ends on `fromExclusive`. */
  readonly prevFromExclusive: CalendarDay;
}

/** (as-of − n months, as-of] and the window before it; days are clamped to the month's end. */
export function windowOf(asOf: CalendarDay, months: number): ScoreWindow {
  return {
    fromExclusive: addMonths(asOf, -months),
    to: asOf,
    prevFromExclusive: addMonths(asOf, -2 * months),
  };
}

/**
 * The last as-of day whose window of n months still holds a bill of the given day: n months later less one day, or
 * exactly n months later where that day had to be clamped (31 Jan + 1 month = 28 Feb, whose window begins on 29 Jan).
 */
export function keptUntil(day: CalendarDay, months: number): CalendarDay {
  const later = addMonths(day, months);
  return addMonths(later, -months) < day ? later : addDays(later, -1);
}

/** The last day of history that is long enough to be graded: as-of − months, clamped. On that very day it is enough. */
export function oldEnoughDay(asOf: CalendarDay, tooNewMonths: number): CalendarDay {
  return addMonths(asOf, -tooNewMonths);
}
