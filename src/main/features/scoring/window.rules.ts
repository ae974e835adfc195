import { addDays, addMonths, type CalendarDay } from '../../../shared/domain/calendarDay.ts';

export interface ScoreWindow {
  /** The last day that is NOT counted any more: as-of − n months. */
  readonly fromExclusive: CalendarDay;
  /** The first day that is counted; what is shown. */
  readonly from: CalendarDay;
  /** The last day that is counted: the as-of day. */
  readonly to: CalendarDay;
  /** The last day not counted of the window before, which ends on `fromExclusive`: as-of − 2n months. */
  readonly prevFromExclusive: CalendarDay;
}

/** (as-of − n months, as-of] and the window before it; days are clamped to the month's end. */
export function windowOf(asOf: CalendarDay, months: number): ScoreWindow {
  const fromExclusive = addMonths(asOf, -months);
  return { fromExclusive, from: addDays(fromExclusive, 1), to: asOf, prevFromExclusive: addMonths(asOf, -2 * months) };
}

/** A period may begin with a holiday or a day off: data that begin this many days into it still cover it. */
const DAYS_OFF = 7;

/** Whether data that begin on a day reach back over the whole window before, so that amounts can be compared with it. */
export function coversPrevious(dataFrom: CalendarDay | null, asOf: CalendarDay, months: number): boolean {
  return dataFrom !== null && dataFrom <= addDays(windowOf(asOf, months).prevFromExclusive, 1 + DAYS_OFF);
}

/**
 * The last as-of day whose window of n months still holds a bill of the given day: n months later less one day, or
 * exactly n months later where that day had to be clamped (31 Jan + 1 month = 28 Feb, whose window begins on 29 Jan).
 */
export function keptUntil(day: CalendarDay, months: number): CalendarDay {
  const later = addMonths(day, months);
  return addMonths(later, -months) < day ? later : addDays(later, -1);
}

/** The last day on which history may begin to be long enough for a tier: as-of − months, clamped; that day is enough. */
export function oldEnoughDay(asOf: CalendarDay, tooNewMonths: number): CalendarDay {
  return addMonths(asOf, -tooNewMonths);
}
