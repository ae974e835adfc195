import { addDays, addMonths, type CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { DAYS_OFF, gapsBetween, type Period } from '../../../shared/domain/period.ts';

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

/**
 * Whether the data cover both this window and the whole one before, so that amounts can be compared. A window may begin
 * with days off, and end after the last day with data.
 * @param periods as joinPeriods answers them
 */
export function coversPrevious(periods: readonly Period[], asOf: CalendarDay, months: number): boolean {
  const { prevFromExclusive } = windowOf(asOf, months);
  const last = periods.at(-1);
  return last !== undefined && last.from <= addDays(prevFromExclusive, 1 + DAYS_OFF);
}

/** What the data leave open between the first day of a window and its as-of day, once there were any. */
export function windowGaps(periods: readonly Period[], asOf: CalendarDay, months: number): Period[] {
  const first = periods[0];
  const last = periods.at(-1);
  if (first === undefined || last === undefined) return [];
  const { from, to } = windowOf(asOf, months);
  const span = { from: first.from > from ? first.from : from, to: last.to < to ? last.to : to };
  return span.from > span.to ? [] : gapsBetween(periods, span);
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
