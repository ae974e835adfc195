import { isLunarDay, withoutSolarWord } from '../../../shared/domain/birthday.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { isBlankText } from '../../../shared/domain/readAmount.ts';
import { clean } from '../dealers/text.rules.ts';
import { cellText, SHORT_TEXT } from './cellText.rules.ts';
import { type DateOrder, readDate } from './readDate.rules.ts';
import type { RowCells } from './rowCells.rules.ts';

/** How the sheet writes its days, and up to when people can have been born. */
export interface BirthdaySetting {
  today: CalendarDay;
  order?: DateOrder | undefined;
}

/**
 * The birthday of a row as it is kept. What is partial stays partial, a lunar day and what is no day at all stay as written,
 * the latter with a remark.
 */
export function readBirthday(row: RowCells, { today, order }: BirthdaySetting): string {
  const cell = row.cell('birthday');
  const shown = clean(cellText(cell)).slice(0, SHORT_TEXT);
  if (isBlankText(shown)) return '';
  if (isLunarDay(shown)) return shown;
  const read = readDate(typeof cell === 'string' ? withoutSolarWord(cell) : cell, order === undefined ? {} : { order });
  if (read.kind === 'day') return inThePast(read.day, shown, today);
  if (read.kind === 'partial') return read.text.replace(/^--/, '');
  row.report('birthday', 'birthday_unreadable', 'warning', shown);
  return shown;
}

/** 68-05-06 was written in 1968: a year of two figures never lies ahead. */
function inThePast(day: CalendarDay, shown: string, today: CalendarDay): CalendarDay {
  if (day <= today || shown.includes(day.slice(0, 4))) return day;
  return `${Number(day.slice(0, 4)) - 100}${day.slice(4)}`;
}
