import { z } from 'zod';

/** A calendar day without time or zone, `YYYY-MM-DD`; ordering as text is ordering in time. */
export const CalendarDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => isCalendarDay(text));
export type CalendarDay = string;

/** A calendar month, `YYYY-MM`, of the same years as days: further off nothing can be counted through. */
export const CalendarMonth = z
  .string()
  .regex(/^\d{4}-\d{2}$/)
  .refine((text) => isCalendarDay(`${text}-01`));

const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01 of a valid day text; may be negative. */
export function toDayNumber(day: CalendarDay): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / MS_PER_DAY;
}

/** The inverse of {@link toDayNumber}; fractions are floored. */
export function fromDayNumber(dayNumber: number): CalendarDay {
  return new Date(Math.floor(dayNumber) * MS_PER_DAY).toISOString().slice(0, 10);
}

/** True for a real day between the years 1900 and 2199: 2023-02-29 is not one. */
export function isCalendarDay(text: string): boolean {
  if (text.length !== 10 || !DAY_SHAPE.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  return year >= 1900 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

const DAY_SHAPE = /^\d{4}-\d{2}-\d{2}$/;
const MONTH_DAYS: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/** Builds a day from numbers, or undefined where there is no such day. Months count from 1. */
export function dayFromParts(year: number, month: number, day: number): CalendarDay | undefined {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isCalendarDay(text) ? text : undefined;
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  return fromDayNumber(toDayNumber(day) + days);
}

/** Whole days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** Adds calendar months; a day that does not exist is clamped to the month's end (31 Mar − 1 month = 28 or 29 Feb). */
export function addMonths(day: CalendarDay, months: number): CalendarDay {
  const total = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const year = Math.floor(total / 12);
  const month = (total % 12) + 1;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return dayFromParts(year, month, Math.min(Number(day.slice(8, 10)), last)) ?? day;
}

/** `YYYY-MM` of a day. */
export function monthOf(day: CalendarDay): string {
  return day.slice(0, 7);
}

/** The `count` months that end with the month of `last`, oldest first, as `YYYY-MM`. */
export function monthsUpTo(last: CalendarDay, count: number): string[] {
  const first = `${monthOf(last)}-01`;
  return Array.from({ length: count }, (_, i) => monthOf(addMonths(first, i - count + 1)));
}

/** The last day of the month before a day's. */
export function lastMonthEnd(day: CalendarDay): CalendarDay {
  return addDays(`${day.slice(0, 7)}-01`, -1);
}
