import type { CalendarDay } from '../../shared/domain/calendarDay.ts';
import { AppError } from '../../shared/errors/appError.ts';

/** An as-of day lies in the past, or is today: what has not happened cannot be counted. @throws AppError day_after_today */
export function notAfterToday(day: CalendarDay, today: CalendarDay): void {
  if (day > today) throw new AppError('day_after_today', { day, today });
}
