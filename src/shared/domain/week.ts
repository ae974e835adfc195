import { addDays, type CalendarDay, toDayNumber } from './calendarDay.ts';

/** From a Monday to its Sunday. */
export interface Week {
  from: CalendarDay;
  to: CalendarDay;
}

/** The Monday of a day's week, and its Sunday. */
export function weekOf(day: CalendarDay): Week {
  // 1970-01-01 was a Thursday.
  const sinceMonday = (((toDayNumber(day) + 3) % 7) + 7) % 7;
  const from = addDays(day, -sinceMonday);
  return { from, to: addDays(from, 6) };
}

/** The week whose Monday's meeting comes next: this week, on a Sunday the one that begins tomorrow. */
export function nextMeeting(today: CalendarDay): Week {
  return weekOf(addDays(today, 1));
}
