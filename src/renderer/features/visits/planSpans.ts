import { addDays, addMonths, type CalendarDay, daysBetween } from '../../../shared/domain/calendarDay.ts';
import { weekOf } from '../../../shared/domain/week.ts';

/** Of a week, as most work. */
const WORKDAYS = 5;

/** What is planned where nothing else is asked for: the week on show, or the next where no more than its weekend is left of it. */
export function spanOnShow(from: CalendarDay, today: CalendarDay): { from: CalendarDay; to: CalendarDay } {
  const isOver = from < today && daysBetween(from, today) >= WORKDAYS && today <= addDays(from, 6);
  const first = isOver ? addDays(from, 7) : from;
  return { from: first, to: addDays(first, 6) };
}

/** Days that are planned often: this week and the next, this month and the next one. */
export function usualSpans(
  today: CalendarDay,
): { name: 'thisWeek' | 'nextWeek' | 'thisMonth' | 'nextMonth'; from: CalendarDay; to: CalendarDay }[] {
  const week = weekOf(today);
  const month = `${today.slice(0, 7)}-01`;
  const next = addMonths(month, 1);
  return [
    { name: 'thisWeek', ...week },
    { name: 'nextWeek', from: addDays(week.from, 7), to: addDays(week.to, 7) },
    { name: 'thisMonth', from: month, to: addDays(next, -1) },
    { name: 'nextMonth', from: next, to: addDays(addMonths(next, 1), -1) },
  ];
}
