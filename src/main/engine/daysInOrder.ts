import { isCalendarDay } from '../../shared/domain/calendarDay.ts';
import { AppError } from '../../shared/errors/appError.ts';

/**
 * Days asked for or given, `from` and `to` at whatever depth (of a question, its options, a rule, the days somebody is away),
 * run forwards: a span that ends before it begins would be answered by an empty list or an empty page, and nobody would know
 * why. What came in has been held against its contract, so it is as deep as that lets it be.
 * @throws AppError days_reversed
 */
export function daysInOrder(asked: unknown): void {
  if (typeof asked !== 'object' || asked === null) return;
  const { from, to } = asked as { readonly from?: unknown; readonly to?: unknown };
  if (isDay(from) && isDay(to) && from > to) throw new AppError('days_reversed', { from, to });
  for (const part of Object.values(asked)) daysInOrder(part);
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && isCalendarDay(value);
}
