import type { StepGroup } from '../../../shared/domain/activities.ts';
import { addDays, type CalendarDay, toDayNumber } from '../../../shared/domain/calendarDay.ts';

/** The Sunday of a day's week: weeks begin on Monday. */
export function weekEnd(day: CalendarDay): CalendarDay {
  // 1970-01-01 was a Thursday: 0 is Monday.
  const weekday = (((toDayNumber(day) + 3) % 7) + 7) % 7;
  return addDays(day, 6 - weekday);
}

/** When a next step is due, seen from today. @param week last day of today's week */
export function stepGroup(nextOn: CalendarDay | null, today: CalendarDay, week: CalendarDay): StepGroup {
  if (nextOn === null) return 'undated';
  if (nextOn < today) return 'overdue';
  if (nextOn === today) return 'today';
  return nextOn <= week ? 'week' : 'later';
}
