import { fold } from '../../../../shared/domain/foldText.ts';
import { isBlankText } from '../../../../shared/domain/readAmount.ts';
import { cleanName } from '../../dealers/text.rules.ts';
import { cellText, LONG_TEXT } from '../cellText.rules.ts';
import type { EntryKind, ReadEntry } from '../entryKind.ts';
import { ACTIVITY_TABLE } from '../entryTables.ts';
import type { ImportEnv, SheetSetting } from '../fileRows.ts';
import { readDate } from '../readDate.rules.ts';
import { columnsOf, cut, RowCells } from '../rowCells.rules.ts';
import { readNaming, requireDealer } from '../rowNaming.rules.ts';
import { ACTIVITY_WORDS, outcomeNamed } from './logSynonyms.ts';

/** What was done about dealers: the same day, time, kind and text of one dealer is the same activity. */
export const ACTIVITY_ENTRIES: EntryKind = {
  table: ACTIVITY_TABLE,
  async reader(env, options, setting) {
    const columns = columnsOf(options.mapping, setting.headers);
    return (raw) => readActivity(new RowCells(columns, raw), env, setting);
  },
  keys({ happened_on: day, happened_time: time, kind, body }, dealer) {
    const key = [dealer, day, time ?? '', kind, fold(String(body ?? ''))].join('|');
    return { own: [key], ask: [key] };
  },
  ofFormer: false,
  united: [],
  summed: [],
  fieldOf: {
    happened_on: 'day',
    happened_time: 'time',
    kind: 'activityKind',
    contact: 'contact',
    rep: 'rep',
    outcome: 'outcome',
    outcome_code: 'outcome',
    body: 'content',
    next_step: 'nextStep',
    next_on: 'nextOn',
    next_done_on: 'nextDone',
  },
  textOf: (_column, value) => String(value ?? ''),
};

function readActivity(row: RowCells, env: ImportEnv, setting: SheetSetting): ReadEntry {
  const naming: NonNullable<ReadEntry['naming']> = { row: row.raw.row, problems: row.problems };
  readNaming(row, naming);
  requireDealer(row, naming);
  const columns: ReadEntry['columns'] = { kind: kindOf(row) };
  readWhen(row, columns, env, setting);
  const content = row.all('content').flatMap(({ text }) => (isBlankText(text) ? [] : [text]));
  const texts = {
    contact: cleanName(row.text('contact')),
    rep: cleanName(row.text('rep')),
    ...outcomeOf(row.text('outcome')),
    body: cut(row, 'content', content.join('\n'), LONG_TEXT),
    next_step: row.text('nextStep', LONG_TEXT),
  };
  for (const [column, text] of Object.entries(texts)) if (text !== '') columns[column] = text;
  const title = naming.dealerName ?? naming.dealerCode ?? naming.phone ?? '';
  return { row: row.raw.row, problems: row.problems, naming, title, columns };
}

/** A word of the program's own is its code and no text; of any other text the code is what it says, if it says one. */
function outcomeOf(text: string): { outcome: string; outcome_code: string } {
  const [code = '', own = false] = outcomeNamed(text) ?? [];
  return { outcome: own ? '' : text, outcome_code: code };
}

function kindOf(row: RowCells): string {
  const word = row.text('activityKind');
  if (word === '') return 'other';
  const known = ACTIVITY_WORDS.find(([, pattern]) => pattern.test(fold(word)))?.[0];
  if (known === undefined) row.report('activityKind', 'activity_kind_unknown', 'warning', word);
  return known ?? 'other';
}

/** A day that has not come yet is a plan, not something done: such a row is left out. */
function readWhen(
  row: RowCells,
  columns: ReadEntry['columns'],
  { clock }: ImportEnv,
  { dateOrder: order }: SheetSetting,
): void {
  const cell = row.cell('day');
  const text = cellText(cell);
  const read = readDate(cell, { order });
  if (read.kind === 'blank') row.report('day', 'date_missing', 'rejected', text);
  if (read.kind === 'unreadable') row.report('day', 'date_unreadable', 'rejected', text);
  if (read.kind === 'partial') row.report('day', 'date_partial', 'rejected', text, { read: read.text });
  const done = readDate(row.cell('nextDone'), { order });
  if (done.kind === 'day') columns.next_done_on = done.day;
  else if (done.kind !== 'blank') row.report('nextDone', 'date_ignored', 'warning', cellText(row.cell('nextDone')));
  const next = readDate(row.cell('nextOn'), { order });
  if (next.kind === 'day') columns.next_on = next.day;
  else if (next.kind !== 'blank') row.report('nextOn', 'date_ignored', 'warning', cellText(row.cell('nextOn')));
  if (read.kind !== 'day') return;
  const today = clock.today();
  if (read.day > today) row.report('day', 'date_after_today', 'left_out', text, { today });
  columns.happened_on = read.day;
  const time = timeOf(row) || read.time;
  if (time !== '') columns.happened_time = time;
}

/** HH:MM:SS of a column of times, or "". */
function timeOf(row: RowCells): string {
  const cell = row.cell('time');
  const text = cellText(cell);
  const clock = /(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?/.exec(text);
  if (!clock) return '';
  const [hours, minutes, seconds] = [Number(clock[1]), Number(clock[2]), Number(clock[3] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return '';
  return [hours, minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':');
}
