import type { AgeFrom } from '../../../shared/contract/importRules.ts';
import type { Mapping } from '../../../shared/contract/imports.contract.ts';
import type { Understanding } from '../../../shared/contract/importUnderstanding.ts';
import { addDays, addMonths, type CalendarDay, dayFromParts, monthOf } from '../../../shared/domain/calendarDay.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import { monthPeriod, type Period, periodInTitle } from '../../../shared/domain/period.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { readDate } from './readDate.rules.ts';
import { AS_OF_FILE, AS_OF_TITLE, BILL_AGE_HEADER, DUE_AGE_HEADER } from './receivableSynonyms.ts';

/**
 * The day a list of balances is of: its title says it, or the file's name, or its bills end in a month that is over;
 * else it is of today. Never after today. The owner is asked in any case.
 */
export function proposeAsOf(
  titles: readonly string[],
  fileName: string,
  samples: readonly RawRow[],
  mapping: Mapping,
  today: CalendarDay,
): NonNullable<Understanding['asOf']> {
  const notLater = (day: CalendarDay) => (day > today ? today : day);
  const titled = titles.map(dayInTitle).find((day) => day !== undefined);
  if (titled !== undefined) return { day: notLater(titled), by: 'title' };
  const named = dayInFileName(fileName);
  if (named !== undefined) return { day: notLater(named), by: 'fileName' };
  const last = lastDay(samples, mapping, today);
  if (last !== undefined && monthOf(last) < monthOf(today)) return { day: monthPeriod(monthOf(last)).to, by: 'dates' };
  return { day: today, by: 'today' };
}

/** The last of two days, a single day, or the end of a month that a title names. */
export function dayInTitle(text: string): CalendarDay | undefined {
  const period = periodInTitle(text);
  const day = AS_OF_TITLE.exec(fold(text));
  const single = day ? dayFromParts(Number(day[1]), Number(day[2]), Number(day[3])) : undefined;
  if (period === undefined) return single;
  return single === undefined || single < period.to ? period.to : single;
}

/** The whole month a file's name says: 202610, 2026-10. */
export function monthInFileName(name: string): Period | undefined {
  const match = AS_OF_FILE.exec(fold(name));
  const first = match ? dayFromParts(Number(match[1]), Number(match[2]), 1) : undefined;
  return first === undefined ? undefined : monthPeriod(monthOf(first));
}

function dayInFileName(name: string): CalendarDay | undefined {
  const match = AS_OF_FILE.exec(fold(name.replace(/\.[^.]+$/, '')));
  if (!match) return undefined;
  const [, year, month, day] = match;
  const first = dayFromParts(Number(year), Number(month), 1);
  if (first === undefined) return undefined;
  return day === undefined ? addDays(addMonths(first, 1), -1) : dayFromParts(Number(year), Number(month), Number(day));
}

function lastDay(samples: readonly RawRow[], mapping: Mapping, today: CalendarDay): CalendarDay | undefined {
  const column = mapping.find(({ field }) => field === 'date')?.column;
  if (column === undefined) return undefined;
  const days = samples.flatMap(({ cells }) => {
    const read = readDate(cells[column]);
    return read.kind === 'day' && read.day <= today ? [read.day] : [];
  });
  return days.sort().at(-1);
}

/** From which day a list's ages count, by its headers; null where it has none. */
export function guessAgeFrom(headers: readonly string[], mapping: Mapping): AgeFrom | null {
  const bands = mapping.filter(({ field }) => ['late30', 'late60', 'late90', 'lateOver'].includes(field));
  if (bands.length === 0) return null;
  const texts = bands.map(({ column }) => fold(headers[column] ?? ''));
  const due = mapping.some(({ field }) => field === 'notDue') || texts.some((text) => DUE_AGE_HEADER.test(text));
  return !due && texts.some((text) => BILL_AGE_HEADER.test(text)) ? 'bill' : 'due';
}
