import { fold } from './foldText.ts';
import {
  CHINESE_DIGITS,
  LAST_DAY_WORDS,
  LEAP_WORD,
  LUNAR_DAYS,
  LUNAR_MONTHS,
  LUNAR_PLAIN,
  NAMED_MONTHS,
  TEN,
  WRITTEN_LUNAR_DAY,
} from './lunarSynonyms.ts';

/** A day of the lunar year. Day 30 is the last one: in a month of 29 days it is the 29th. */
export interface LunarMonthDay {
  /** 1 to 12. */
  month: number;
  /** True in a month that is put in after the one of its number. */
  leap: boolean;
  /** 1 to 30. */
  day: number;
}

/** The same in a certain lunar year, which begins at Spring Festival. */
export interface LunarDay extends LunarMonthDay {
  year: number;
}

/**
 * A lunar day as somebody has written it, in figures or in words, with a leap month, by the name of its month or as the last day
 * of the year. Its year, where one stands there, is kept.
 * @returns undefined where it is no lunar day
 */
export function readLunarDay(text: string): (LunarMonthDay & { year?: number }) | undefined {
  const plain = LUNAR_PLAIN.reduce((sum, [form, word]) => sum.replace(form, word), fold(text));
  if (LAST_DAY_WORDS.test(plain)) return { month: 12, leap: false, day: 30 };
  const [, year, leap, month, day] = WRITTEN_LUNAR_DAY.exec(plain) ?? [];
  if (month === undefined || day === undefined) return undefined;
  const read = { month: NAMED_MONTHS[month] ?? smallNumber(month), leap: leap !== undefined, day: smallNumber(day) };
  if (read.leap && NEVER_LEAP.has(read.month)) return undefined;
  if (read.month < 1 || read.month > 12 || read.day < 1 || read.day > 30) return undefined;
  return year === undefined ? read : { ...read, year: yearNumber(year) };
}

/** Months that no year of our time has twice: in 1850 to 2199 never the first, never the last. */
const NEVER_LEAP: ReadonlySet<number> = new Set([1, 12]);

/** Up to 39, in figures or in words. */
function smallNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens, ones] = text.includes(TEN) ? text.split(TEN) : ['0', text];
  const figure = (word: string | undefined, empty: number) => (word ? (CHINESE_DIGITS[word] ?? Number(word)) : empty);
  return figure(tens, 1) * 10 + figure(ones, 0);
}

function yearNumber(text: string): number {
  return Number([...text].map((figure) => CHINESE_DIGITS[figure] ?? figure).join(''));
}

/** As it is written in Chinese, without the word for lunar. */
export function lunarName({ month, leap, day }: LunarMonthDay): string {
  return `${leap ? LEAP_WORD : ''}${LUNAR_MONTHS[month - 1] ?? ''}${LUNAR_DAYS[day - 1] ?? ''}`;
}
