import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { Cell } from '../../spreadsheets/workbook.ts';
import { readPhones } from '../dealers/phone.rules.ts';
import { cleanName } from '../dealers/text.rules.ts';
import { cellText, isLostText, LONG_TEXT } from './cellText.rules.ts';
import type { NamedDraft } from './draft.ts';
import { type DateOrder, readDate } from './readDate.rules.ts';
import { cut, type RowCells } from './rowCells.rules.ts';

const NAMES = ['dealerName', 'handler', 'city'] as const;

/** Whom a row of a bill, a balance or a receipt means, and its number, handler and note. */
export function readNaming(row: RowCells, draft: NamedDraft): void {
  for (const field of NAMES) {
    const text = cleanName(row.text(field));
    if (text !== '' && !isLostText(text)) draft[field] = text;
  }
  const number = row.code('number');
  const code = row.code('dealerCode');
  const region = row.text('region');
  const notes = row.all('note').map(({ text }) => text);
  const note = cut(row, 'note', notes.join('\n'), LONG_TEXT);
  if (number !== '') draft.number = number;
  if (code !== '') draft.dealerCode = code;
  if (region !== '') draft.regionText = region;
  if (note !== '') draft.note = note;
  readPhone(row, draft);
}

function readPhone(row: RowCells, draft: NamedDraft): void {
  for (const { cell, text } of row.all('phone')) {
    const { phones, lossy, unreadable } = readPhones(
      typeof cell === 'number' ? cellText(cell) : text,
      typeof cell === 'number',
    );
    if (lossy) row.report('phone', 'phone_lossy', 'warning', cellText(cell));
    else if (unreadable.length > 0) row.report('phone', 'phone_unreadable', 'warning', cellText(cell));
    const first = phones[0];
    if (first !== undefined && draft.phone === undefined) draft.phone = first.digits;
  }
}

/** The day of a bill or receipt, without which it is not taken; a receipt after today is left out, a bill waits for its day. */
export function readDay(
  row: RowCells,
  draft: NamedDraft & { orderedOn?: string; orderedTime: string },
  options: { today: CalendarDay; dateOrder?: DateOrder; year?: number | undefined; later?: 'keep' | 'leave_out' },
): void {
  const cell = row.cell('date');
  const text = cellText(cell);
  const read = readDate(cell, { order: options.dateOrder ?? 'ymd', year: options.year });
  if (read.kind === 'blank') row.report('date', 'date_missing', 'rejected', text);
  if (read.kind === 'unreadable')
    row.report('date', twoWays(cell, options) ? 'date_two_ways' : 'date_unreadable', 'rejected', text);
  if (read.kind === 'partial') row.report('date', 'date_partial', 'rejected', text, { read: read.text });
  if (read.kind !== 'day') return;
  draft.orderedOn = read.day;
  draft.orderedTime = read.time;
  if (read.day > options.today && options.later !== 'keep')
    row.report('date', 'date_after_today', 'left_out', text, { today: options.today });
}

/** True for a day that nothing in the list tells from another one: 03/04/2024 with the day or the month first. */
function twoWays(cell: Cell, { dateOrder, year }: { dateOrder?: DateOrder; year?: number | undefined }): boolean {
  return dateOrder === 'unclear' && readDate(cell, { order: 'dmy', year }).kind === 'day';
}

/** A row that names nobody is handed back. */
export function requireDealer(row: RowCells, draft: NamedDraft): void {
  if ((draft.dealerCode ?? draft.dealerName ?? draft.phone) !== undefined) return;
  const name = cleanName(row.text('dealerName'));
  row.report('dealerName', name === '' ? 'dealer_missing' : 'name_lost', 'rejected', name);
}
