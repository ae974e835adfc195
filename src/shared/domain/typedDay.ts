import { addDays, addMonths, type CalendarDay, dayFromParts, isCalendarDay, toDayNumber } from './calendarDay.ts';
import * as words from './typedDaySynonyms.ts';

/** A day that somebody has typed, with a time where he said one. */
export interface TypedDay {
  day: CalendarDay;
  /** HH:MM or "". */
  time: string;
}

/**
 * Reads a day as people type it: 明天, 周五, 下周一, 3天后, 月底, 12-5, 15号, +3, tomorrow, fri, next mon, 2026-12-05, with or without
 * a time behind it (下午3点, 15:30). Days lie ahead: 12-5 is next year's where this year's is past, 周五 is today's or the next Friday.
 * 下周一 is always the Monday of the week after this one; weeks begin on Monday.
 * @returns undefined for what is no day
 */
export function readTypedDay(text: string, today: CalendarDay): TypedDay | undefined {
  const typed = text.normalize('NFKC').trim().toLowerCase();
  const whole = dayOf(typed, today);
  if (whole !== undefined) return { day: whole, time: '' };
  // 明天下午3点, fri 15:30: as much as possible is the day.
  for (let at = typed.length - 1; at > 0; at -= 1) {
    const time = timeOf(typed.slice(at).trim());
    if (time === undefined) continue;
    const day = dayOf(typed.slice(0, at).trim(), today);
    if (day !== undefined) return { day, time };
  }
  const time = timeOf(typed);
  return time === undefined ? undefined : { day: today, time };
}

/** Whether a time is all that is typed: 15:30, 下午3点. */
export function isTimeAlone(text: string): boolean {
  return timeOf(text.normalize('NFKC').trim().toLowerCase()) !== undefined;
}

/**
 * Reads a day gone by as people type it, as {@link readTypedDay} reads those to come: 昨天, 前天, yesterday; 11-20, 20号 and 周二 are the
 * last such day up to today. Only a day with its year may lie ahead.
 */
export function readPastDay(text: string, today: CalendarDay): TypedDay | undefined {
  const typed = text.normalize('NFKC').trim().toLowerCase();
  for (const [pattern, days] of words.PAST_WORDS)
    if (pattern.test(typed)) return { day: addDays(today, -days), time: '' };
  const read = readTypedDay(typed, today);
  if (read === undefined || read.day <= today || /\d{4}/.test(typed)) return read;
  const day =
    weekDay(typed, today) === read.day ? addDays(read.day, -7) : lastOf(read.day, today, words.HAN_DATE.test(typed));
  return { ...read, day };
}

/** The last day before today with the same date of a month, or of a year. */
function lastOf(day: CalendarDay, today: CalendarDay, monthly: boolean): CalendarDay {
  const date = Number(day.slice(8));
  for (let back = 1; back <= (monthly ? 12 : 8); back += 1) {
    const first = addMonths(`${day.slice(0, 7)}-01`, monthly ? -back : -12 * back);
    const found = dayFromParts(Number(first.slice(0, 4)), Number(first.slice(5, 7)), date);
    if (found !== undefined && found <= today) return found;
  }
  return day;
}

function dayOf(typed: string, today: CalendarDay): CalendarDay | undefined {
  for (const [pattern, days] of words.DAY_WORDS) if (pattern.test(typed)) return addDays(today, days);
  return laterDay(typed, today) ?? weekDay(typed, today) ?? monthDay(typed, today) ?? dateOf(typed, today);
}

/** +3, +2w, 3天后, in 2 weeks */
function laterDay(typed: string, today: CalendarDay): CalendarDay | undefined {
  const plus = /^\+\s*(\d{1,3})\s*([dwm])?$/.exec(typed);
  if (plus) return moved(today, Number(plus[1]), plus[2] === 'w' ? 'week' : plus[2] === 'm' ? 'month' : 'day');
  const english = words.LATER.exec(typed);
  if (english)
    return moved(today, Number(english[1]), english[2] === 'week' ? 'week' : english[2] === 'month' ? 'month' : 'day');
  const [, figure = '', unit = ''] = words.HAN_LATER.exec(typed) ?? [];
  if (figure === '') return undefined;
  // 3月 is a month of the year, not three months ahead.
  if (unit === words.MONTH_UNIT && !words.COUNTED.test(typed)) return undefined;
  if (words.DATE_ONLY.test(typed)) return undefined;
  const count = words.HAN_FIGURES[figure] ?? Number(figure);
  return moved(today, count, unit === words.MONTH_UNIT ? 'month' : words.WEEK_UNIT.test(unit) ? 'week' : 'day');
}

function moved(today: CalendarDay, count: number, unit: 'day' | 'week' | 'month'): CalendarDay {
  if (unit === 'month') return addMonths(today, count);
  return addDays(today, unit === 'week' ? 7 * count : count);
}

/** Monday 1 to Sunday 7. */
function weekdayOf(day: CalendarDay): number {
  return ((((toDayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

function weekDay(typed: string, today: CalendarDay): CalendarDay | undefined {
  const han = words.HAN_WEEKDAY.exec(typed);
  const english = han ? null : words.WEEKDAY.exec(typed);
  const wanted = words.WEEKDAYS[han?.[2] ?? english?.[2] ?? ''];
  if (wanted === undefined) return undefined;
  const which = han?.[1] ?? english?.[1] ?? '';
  const here = weekdayOf(today);
  const thisWeeks = wanted - here;
  if (which === words.NEXT_BUT_ONE) return addDays(today, thisWeeks + 14);
  if (which === words.NEXT || which === 'next') return addDays(today, thisWeeks + 7);
  if (words.THIS.test(which) || which === 'this') return addDays(today, thisWeeks);
  return addDays(today, thisWeeks < 0 ? thisWeeks + 7 : thisWeeks);
}

/** 月底, 下月初, 下月5号 */
function monthDay(typed: string, today: CalendarDay): CalendarDay | undefined {
  const found = words.HAN_MONTH.exec(typed);
  if (!found) return undefined;
  const [, which = '', part = '', date] = found;
  const first = addMonths(`${today.slice(0, 7)}-01`, which === words.NEXT ? 1 : 0);
  if (date !== undefined) return dayFromParts(Number(first.slice(0, 4)), Number(first.slice(5, 7)), Number(date));
  return part === words.MONTH_START ? first : addDays(addMonths(first, 1), -1);
}

/** 2026-12-05, 12-5, 12/5, 12.5, 12月5日, 15号; days without a year lie ahead. */
function dateOf(typed: string, today: CalendarDay): CalendarDay | undefined {
  if (isCalendarDay(typed)) return typed;
  const full = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(typed);
  if (full) return dayFromParts(Number(full[1]), Number(full[2]), Number(full[3]));
  const year = Number(today.slice(0, 4));
  const han = words.HAN_FULL.exec(typed);
  const [, month, date] = /^(\d{1,2})[-/.](\d{1,2})$/.exec(typed) ?? (han ? ['', han[2], han[3]] : []);
  if (han?.[1] !== undefined) {
    const said = Number(han[1]);
    return dayFromParts(said < 100 ? 2000 + said : said, Number(han[2]), Number(han[3]));
  }
  if (month !== undefined && date !== undefined)
    return ahead(today, [year, year + 1, year + 2, year + 3, year + 4], Number(month), Number(date));
  const alone = words.HAN_DATE.exec(typed)?.[1];
  if (alone === undefined) return undefined;
  for (let months = 0; months < 12; months += 1) {
    const first = addMonths(`${today.slice(0, 7)}-01`, months);
    const day = dayFromParts(Number(first.slice(0, 4)), Number(first.slice(5, 7)), Number(alone));
    if (day !== undefined && day >= today) return day;
  }
  return undefined;
}

function ahead(today: CalendarDay, years: readonly number[], month: number, date: number): CalendarDay | undefined {
  return years.map((year) => dayFromParts(year, month, date)).find((day) => day !== undefined && day >= today);
}

function timeOf(typed: string): string | undefined {
  const clock = /^(\d{1,2}):(\d{2})$/.exec(typed);
  if (clock) return time(Number(clock[1]), Number(clock[2]));
  for (const [pattern, at] of words.TIME_WORDS) if (pattern.test(typed)) return at;
  const han = words.HAN_CLOCK.exec(typed);
  if (!han) return undefined;
  const [, part = '', hours = '', minutes = '', figure] = han;
  const late = words.AFTERNOON.test(part) && Number(hours) < 12 ? 12 : 0;
  const past = minutes === words.HALF ? 30 : minutes === words.QUARTER ? 15 : Number(figure ?? 0);
  return time(Number(hours) + late, past);
}

function time(hours: number, minutes: number): string | undefined {
  if (hours > 23 || minutes > 59) return undefined;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
