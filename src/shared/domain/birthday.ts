import { LUNAR_WORDS, SOLAR_WORDS, TYPED_BIRTHDAY } from './birthdaySynonyms.ts';
import { addMonths, type CalendarDay, dayFromParts, isCalendarDay } from './calendarDay.ts';
import { fold } from './foldText.ts';

/** Nobody who is called on is older. */
const OLDEST_YEARS = 110;
/** 29 February is a birthday, if not in every year. */
const LEAP_YEAR = 2000;

/** True for a day of the lunar calendar: it is kept as written, for it falls on another solar day every year. */
export function isLunarDay(text: string): boolean {
  return LUNAR_WORDS.test(fold(text));
}

/** The text without a word that merely says the day is solar. */
export function withoutSolarWord(text: string): string {
  return text.replace(SOLAR_WORDS, '').trim();
}

/** `MM-DD`, or undefined where no year has such a day. */
export function monthDay(month: number, day: number): string | undefined {
  return dayFromParts(LEAP_YEAR, month, day)?.slice(5);
}

/**
 * A birthday as somebody types it, in the form it is kept in: `YYYY-MM-DD`, `MM-DD` where the year is not known (it is never
 * made up), a lunar day as written.
 * @returns undefined where it is no day
 */
export function typedBirthday(text: string): string | undefined {
  const shown = text.trim();
  if (shown === '' || isLunarDay(shown)) return shown;
  const parts = TYPED_BIRTHDAY.exec(fold(withoutSolarWord(shown)));
  if (parts === null) return undefined;
  const [, year, month, day] = parts;
  if (year === undefined) return monthDay(Number(month), Number(day));
  return dayFromParts(Number(year), Number(month), Number(day));
}

/** What cannot be right about a kept birthday: no day at all, or a day on which nobody of today was born. */
export function birthdayFault(kept: string, today: CalendarDay): 'unreadable' | 'impossible' | undefined {
  if (kept === '' || isLunarDay(kept)) return undefined;
  const earliest = addMonths(today, -OLDEST_YEARS * 12);
  if (isCalendarDay(kept)) return kept > today || kept < earliest ? 'impossible' : undefined;
  if (/^\d{4}(?:-\d{2})?$/.test(kept)) {
    const last = kept.length;
    return kept > today.slice(0, last) || kept < earliest.slice(0, last) ? 'impossible' : undefined;
  }
  const [, month, day] = /^(\d{2})-(\d{2})$/.exec(kept) ?? [];
  return monthDay(Number(month), Number(day)) === undefined ? 'unreadable' : undefined;
}
