import { isCalendarDay } from '../../shared/domain/calendarDay.ts';
import { AppError } from '../../shared/errors/appError.ts';

/**
 * Days asked for, `from` and `to` of a question or of its options, run forwards: a span that ends before it begins would be
 * answered by an empty list or an empty page, and nobody would know why.
 * @throws AppError days_reversed
 */
export function daysInOrder(asked: unknown): void {
  for (const part of [asked, ...partsOf(asked)]) {
    const { from, to } = recordOf(part);
    if (typeof from !== 'string' || typeof to !== 'string' || from <= to) continue;
    if (isCalendarDay(from) && isCalendarDay(to)) throw new AppError('days_reversed', { from, to });
  }
}

function partsOf(asked: unknown): unknown[] {
  return Array.isArray(asked) ? [] : Object.values(recordOf(asked));
}

function recordOf(value: unknown): { readonly from?: unknown; readonly to?: unknown } {
  return typeof value === 'object' && value !== null ? value : {};
}
