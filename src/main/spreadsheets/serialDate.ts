import type { FormatKind } from './dateFormat.ts';
import type { Cell } from './workbook.ts';

const DAY_SECONDS = 86_400;
/** 1970-01-01 counted in days of each system; 1900 counts from 1899-12-30 because it believes in 1900-02-29. */
const EPOCH_1900 = 25_569;
const EPOCH_1904 = 24_107;
/** 9999-12-31 in the 1900 system; Excel shows nothing later. */
const LAST_SERIAL = 2_958_465;
const LEAP_BUG_DAY = 60;

const days = new Map<number, string>();
const times = new Map<number, string>();
/** Enough for two centuries of days and every second of a day. */
const CACHE_SIZE = 90_000;

/**
 * What a number in a date format means. Numbers that are no day of any calendar (negative ones, 0, the invented
 * 29 February 1900, beyond 9999) stay numbers; a time of day without a date becomes the text HH:MM:SS.
 */
export function dateCell(serial: number, kind: FormatKind, date1904: boolean): Cell {
  if (kind === 'number' || !(serial >= 0) || serial > LAST_SERIAL + 1) return serial;
  // Excel keeps time as a fraction, so 14:30:00 arrives a hair off and is rounded to the second
  const seconds = Math.round(serial * DAY_SECONDS);
  const day = Math.floor(seconds / DAY_SECONDS);
  const rest = seconds - day * DAY_SECONDS;
  if (kind === 'time' && day === 0) return timeText(rest);
  if (!date1904 && (day === 0 || day === LEAP_BUG_DAY)) return serial;
  if (day > LAST_SERIAL) return serial;
  return { day: dayText(unixDay(day, date1904)), time: rest === 0 ? '' : timeText(rest) };
}

function unixDay(day: number, date1904: boolean): number {
  if (date1904) return day - EPOCH_1904;
  return day < LEAP_BUG_DAY ? day - EPOCH_1900 + 1 : day - EPOCH_1900;
}

function dayText(unix: number): string {
  let text = days.get(unix);
  if (text === undefined) {
    text = new Date(unix * DAY_SECONDS * 1000).toISOString().slice(0, 10);
    if (days.size < CACHE_SIZE) days.set(unix, text);
  }
  return text;
}

function timeText(seconds: number): string {
  let text = times.get(seconds);
  if (text === undefined) {
    text = new Date(seconds * 1000).toISOString().slice(11, 19);
    if (times.size < CACHE_SIZE) times.set(seconds, text);
  }
  return text;
}

/** An ISO 8601 date or time as strict OOXML (`t="d"`) and ODS write it; other text is given back as it is. */
export function isoDateCell(text: string): Cell {
  const match = /^(\d{4}-\d{2}-\d{2})?(?:T?(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?Z?)?$/.exec(text.trim());
  if (!match?.[0]) return text;
  const [, day, hours, minutes, seconds] = match;
  const time = Math.round(Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0));
  if (time >= DAY_SECONDS) return text;
  if (day === undefined) return timeText(time);
  return { day, time: time === 0 ? '' : timeText(time) };
}
