import type { CalendarDay } from '../../shared/domain/calendarDay.ts';

/** Time comes in by parameter, so that every result can be repeated. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** The local calendar day. */
  today(): CalendarDay;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  today: () => localDayOf(Date.now()),
};

/** A clock that stands at noon of a day. */
export function fixedClock(day: CalendarDay): Clock {
  return { now: () => Date.parse(`${day}T12:00:00Z`), today: () => day };
}

/** The clock a worker is told to use: a fixed day, or the system's time. */
export function clockFor(fixedDay: CalendarDay | null): Clock {
  return fixedDay === null ? systemClock : fixedClock(fixedDay);
}

/** A day that stands for today, or what tells which one does by now; null for the system's time. */
export type FixedDay = CalendarDay | null | (() => CalendarDay);

/** The day that stands for today at this moment; null for the system's time. */
export function fixedDayNow(day: FixedDay): CalendarDay | null {
  return typeof day === 'function' ? day() : day;
}

/** The calendar day on this PC, of epoch milliseconds. */
export function localDayOf(ms: number): CalendarDay {
  const date = new Date(ms);
  const month = String(date.getMonth() + 1).padStart(2, '0');
  return `${date.getFullYear()}-${month}-${String(date.getDate()).padStart(2, '0')}`;
}
