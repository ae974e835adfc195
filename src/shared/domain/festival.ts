import { z } from 'zod';
import { toDayNumber } from './calendarDay.ts';
import { FIRST_LUNAR_YEAR, LUNAR_NEW_YEARS } from './lunarNewYears.ts';

/** The days around Spring Festival that count in no gap: from a day of the twelfth lunar month to one of the first. */
export const FestivalRest = z.object({
  on: z.boolean().default(true),
  /** Day of the twelfth lunar month; in a month of 29 days 30 is the 29th. */
  fromDay: z.int().min(1).max(30).default(23),
  /** Day of the first lunar month. */
  toDay: z.int().min(1).max(30).default(15),
});
export type FestivalRest = z.infer<typeof FestivalRest>;

interface NewYear {
  /** Number of the day. */
  on: number;
  /** Days of the lunar month before it, 29 or 30. */
  monthBefore: number;
  /** Days of its own month. */
  month: number;
}

/** The first day of the first lunar month in a year of the common calendar; undefined outside of 1990 to 2099. */
export function lunarNewYear(year: number): NewYear | undefined {
  const entry = LUNAR_NEW_YEARS[year - FIRST_LUNAR_YEAR];
  if (entry === undefined) return undefined;
  return {
    on: toDayNumber(`${year}-${entry.slice(0, 2)}-${entry.slice(2, 4)}`),
    monthBefore: Number(entry.slice(4, 6)),
    month: Number(entry.slice(6, 8)),
  };
}

/** First and last day of the rest in a year, as numbers of days; undefined where {@link lunarNewYear} is. */
export function festivalSpan(year: number, { fromDay, toDay }: FestivalRest): { from: number; to: number } | undefined {
  const newYear = lunarNewYear(year);
  if (newYear === undefined) return undefined;
  const { on, monthBefore, month } = newYear;
  return { from: on - monthBefore + Math.min(fromDay, monthBefore) - 1, to: on + Math.min(toDay, month) - 1 };
}

/** Days are counted from here on, so that a count never depends on which data there are. */
const FIRST_DAY = toDayNumber(`${FIRST_LUNAR_YEAR}-01-01`);

/**
 * Numbers the days that count: those of the festival rest bear the number of the day before it. The distance of two numbers is
 * their distance in days without the rest.
 */
export class OpenDays {
  private readonly numbers: Int32Array;
  private readonly last: number;

  /** @param last number of the last day that will be asked for; later ones are numbered as if no further rest came */
  constructor(rest: FestivalRest, last: number) {
    const days = Math.max(0, last - FIRST_DAY) + 1;
    const resting = new Uint8Array(days);
    if (rest.on) {
      const lastYear = FIRST_LUNAR_YEAR + Math.ceil(days / 365) + 1;
      for (let year = FIRST_LUNAR_YEAR; year <= lastYear; year += 1) {
        const span = festivalSpan(year, rest);
        if (span === undefined || span.from - FIRST_DAY >= days) break;
        resting.fill(1, Math.max(0, span.from - FIRST_DAY), Math.min(days, span.to - FIRST_DAY + 1));
      }
    }
    this.numbers = new Int32Array(days);
    let number = FIRST_DAY - 1;
    for (let i = 0; i < days; i += 1) {
      number += 1 - (resting[i] ?? 0);
      this.numbers[i] = number;
    }
    this.last = FIRST_DAY + days - 1;
  }

  /** The number of a day. */
  of(day: number): number {
    if (day < FIRST_DAY) return day;
    if (day > this.last) return (this.numbers.at(-1) ?? 0) + day - this.last;
    return this.numbers[day - FIRST_DAY] ?? day;
  }

  /** The last day that bears a number or a smaller one. */
  lastDayOf(number: number): number {
    if (number < FIRST_DAY) return number;
    let low = 0;
    let high = this.numbers.length - 1;
    if (number > (this.numbers[high] ?? 0)) return this.last + number - (this.numbers[high] ?? 0);
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.numbers[middle] ?? 0) <= number) low = middle;
      else high = middle - 1;
    }
    return FIRST_DAY + low;
  }
}
