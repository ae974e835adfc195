import { addDays, type CalendarDay } from '../../../../shared/domain/calendarDay.ts';
import { MICRO_DIGITS } from '../../../../shared/domain/money.ts';
import { rawOf } from '../../../db/open.ts';
import { nameKey } from '../../dealers/nameKey.rules.ts';
import { readPhones } from '../../dealers/phone.rules.ts';
import { pinyinOf } from '../../dealers/pinyin.rules.ts';
import { loadRegions } from '../../dealers/regionTable.ts';
import { cleanName } from '../../dealers/text.rules.ts';
import { cellText, LONG_TEXT } from '../cellText.rules.ts';
import { type EntryKind, listIn, type ReadEntry } from '../entryKind.ts';
import { REP_TABLE } from '../entryTables.ts';
import type { ImportEnv } from '../fileRows.ts';
import { readDate } from '../readDate.rules.ts';
import { readQuantity } from '../readNumber.rules.ts';
import { readYesNo } from '../readWord.rules.ts';
import { ALIASES } from '../repAliases.ts';
import { columnsOf, cut, cutText, RowCells, type Columns as SheetColumns } from '../rowCells.rules.ts';
import { HOURS, LEFT_HEADER, LEFT_WORDS, STAYS_WORDS, WORD_SEPARATORS } from './entrySynonyms.ts';

/** Reps: by any of their names. One who is known keeps the name he has; another one becomes a further name. */
export const REP_ENTRIES: EntryKind = {
  table: REP_TABLE,
  async reader(env, options, setting) {
    const columns = columnsOf(options.mapping, setting.headers, setting.numberStyle);
    const context: Context = {
      columns,
      known: knownReps(env),
      regions: loadRegions(env.resourcesDir),
      today: env.clock.today(),
    };
    return (raw) => readRep(new RowCells(columns, raw), context);
  },
  keys(columns) {
    const name = nameKey(String(columns.name ?? ''));
    const others = listIn(columns[ALIASES]).map(nameKey);
    const aliases = [...new Set(others)].filter((key) => key !== '' && key !== name);
    // Two who claim one other name are two all the same.
    return {
      own: [`n${name}`, ...aliases.map((key) => `a${key}`)],
      ask: [`n${name}`, `a${name}`, ...aliases.map((key) => `n${key}`)],
    };
  },
  ofFormer: false,
  united: [ALIASES],
  summed: [],
  fieldOf: {
    [ALIASES]: 'aliases',
    phone: 'phone',
    regions: 'region',
    areas: 'area',
    skills: 'skills',
    level: 'level',
    capacity_minutes: 'capacity',
    left_on: 'leftOn',
    note: 'note',
  },
  textOf: (column, value) =>
    ['regions', 'areas', 'skills', ALIASES].includes(column) ? listIn(value).join(' / ') : String(value ?? ''),
};

interface KnownRep {
  id: number;
  /** The key of the name he goes by; an other name of his may be claimed by nobody else. */
  name: string;
  leftOn: CalendarDay | null;
}

interface Context {
  columns: SheetColumns;
  /** By any of their names; the rows of the file add theirs. */
  known: Map<string, KnownRep>;
  regions: ReturnType<typeof loadRegions>;
  today: CalendarDay;
}

function knownReps({ db }: ImportEnv): Map<string, KnownRep> {
  const rows = rawOf(db)
    .prepare<[], KnownRep & { key: string }>(
      `SELECT r.id, r.name_key AS name, r.left_on AS leftOn, n.key FROM rep r
       JOIN (SELECT id, name_key AS key FROM rep UNION ALL SELECT rep_id, alias_key FROM rep_alias) n ON n.id = r.id`,
    )
    .all();
  return new Map(rows.map(({ key, ...rep }) => [key, rep]));
}

function readRep(row: RowCells, context: Context): ReadEntry {
  const name = cleanName(row.text('rep'));
  if (nameKey(name) === '') row.report('rep', 'entry_nameless', 'rejected', name);
  const columns: ReadEntry['columns'] = {};
  const others = wordsOf(row, 'aliases').map(cleanName);
  const named = others.map(nameKey).find((key) => context.known.get(key)?.name === key);
  const own = context.known.get(nameKey(name)) ??
    context.known.get(named ?? '') ?? { id: -row.raw.row, name: nameKey(name), leftOn: null };
  if (!context.known.has(nameKey(name))) context.known.set(nameKey(name), own);
  columns[ALIASES] = JSON.stringify([name, ...others.filter((each) => isFree(row, each, own, context))]);
  for (const field of ['level', 'note'] as const) {
    const text = row.text(field);
    if (text !== '') columns[field] = text;
  }
  readPhone(row, columns);
  readPlaces(row, columns, context);
  readCapacity(row, columns, context);
  readLeaving(row, columns, own, context);
  const once = { name, name_key: nameKey(name), sort_key: pinyinOf(name).sortKey };
  return { row: row.raw.row, problems: row.problems, title: name, columns, once };
}

function wordsOf(row: RowCells, field: 'aliases' | 'region' | 'area' | 'skills'): string[] {
  const words = row.all(field).flatMap(({ text }) => text.split(WORD_SEPARATORS).map((word) => word.trim()));
  const all = [...new Set(words)].filter((word) => word !== '');
  if (all.length > MOST_WORDS) {
    const rest = all.slice(MOST_WORDS).join(' / ');
    row.report(field, 'words_cut', 'warning', cutText(rest, LONG_TEXT), { limit: MOST_WORDS });
  }
  return all.slice(0, MOST_WORDS);
}

/** The words of a kind that a rep's page takes. */
const MOST_WORDS = 60;

/** A name means one rep: one that another has is said, and left with him. */
function isFree(row: RowCells, alias: string, own: KnownRep, { known }: Context): boolean {
  const owner = known.get(nameKey(alias));
  if (owner === undefined) known.set(nameKey(alias), own);
  if (owner === undefined || owner.id === own.id) return true;
  row.report('aliases', 'alias_taken', 'warning', alias);
  return false;
}

/** Characters of a rep's phones. */
const LONGEST_PHONES = 60;

function readPhone(row: RowCells, columns: ReadEntry['columns']): void {
  const cell = row.cell('phone');
  const text = cellText(cell);
  if (text.trim() === '') return;
  const { phones, lossy, unreadable } = readPhones(text, typeof cell === 'number');
  if (lossy) row.report('phone', 'phone_lossy', 'warning', text);
  else if (unreadable.length > 0 || phones.length === 0) row.report('phone', 'phone_unreadable', 'warning', text);
  if (phones.length > 0)
    columns.phone = cut(row, 'phone', phones.map((phone) => phone.text).join(' / '), LONGEST_PHONES);
}

/** A word for his region that names no place of the state, such as the east of the town, is an area of the owner's own. */
function readPlaces(row: RowCells, columns: ReadEntry['columns'], { regions }: Context): void {
  const places = wordsOf(row, 'region').map((word) => ({ word, ...regions.parseRegion(word) }));
  for (const { word, ambiguous } of places) if (ambiguous) row.report('region', 'region_several', 'warning', word);
  const codes = places.flatMap(({ code }) => (code === '' ? [] : [code]));
  const own = places.filter(({ code, rest, ambiguous }) => code === '' || rest !== '' || ambiguous);
  const areas = [...new Set([...wordsOf(row, 'area'), ...own.map(({ word }) => word)])];
  const skills = wordsOf(row, 'skills');
  if (codes.length > 0) columns.regions = JSON.stringify([...new Set(codes)].sort());
  if (areas.length > 0) columns.areas = JSON.stringify(areas);
  if (skills.length > 0) columns.skills = JSON.stringify(skills);
}

/** Minutes of a week. */
const MOST_MINUTES = 10_080;

function readCapacity(row: RowCells, columns: ReadEntry['columns'], { columns: sheet }: Context): void {
  const read = readQuantity(row.figure('capacity'));
  if (read.kind === 'blank') return;
  const text = cellText(row.cell('capacity'));
  const inHours = HOURS.test(`${sheet.name(sheet.of.get('capacity')?.[0] ?? -1)} ${text}`);
  const minutes = read.kind === 'value' ? Math.round((read.micro / 10 ** MICRO_DIGITS) * (inHours ? 60 : 1)) : 0;
  if (minutes >= 1 && minutes <= MOST_MINUTES) columns.capacity_minutes = minutes;
  else row.report('capacity', 'amount_ignored', 'warning', text);
}

/** His last day; where only a word says that he has gone, it was yesterday, unless his day is known. */
function readLeaving(
  row: RowCells,
  columns: ReadEntry['columns'],
  own: KnownRep,
  { columns: sheet, today }: Context,
): void {
  const cell = row.cell('leftOn');
  const day = readDate(cell);
  if (day.kind === 'day') columns.left_on = day.day;
  else if (day.kind !== 'blank') row.report('leftOn', 'date_ignored', 'warning', cellText(cell));
  const word = row.text('repStatus');
  if (word === '' || day.kind === 'day') return;
  const asksLeft = LEFT_HEADER.test(sheet.name(sheet.of.get('repStatus')?.[0] ?? -1));
  const answer = readYesNo(word);
  const left = LEFT_WORDS.test(word) || (answer !== undefined && answer === asksLeft);
  const stays = STAYS_WORDS.test(word) || (answer !== undefined && answer !== asksLeft);
  if (!left && !stays) row.report('repStatus', 'status_unknown', 'warning', word);
  else if (stays) columns.left_on = null;
  else if (own.leftOn === null) columns.left_on = addDays(today, -1);
}
