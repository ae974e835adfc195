import { columnLetters } from '../../../shared/domain/columnLetters.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { isNumeric, isUnknownText, numberAt } from './columnNumbers.ts';
import { columnNamed, type PlainTable } from './plainFile.ts';
import { HELD_PART_SYNONYMS, SERIES_COLUMN_SYNONYMS } from './seriesSynonyms.ts';
import { countedScale, type TimeScale, timeScale } from './seriesTime.ts';
import { WrongUsage } from './wrongUsage.ts';

/** One series of a plain file. */
export interface PlainSeries {
  /** What the file calls it; empty where it holds one series without a name. */
  id: string;
  /** NaN for periods between the first and the last that the file says nothing of. */
  values: Float64Array;
  /** What follows and was held back to test the forecast. */
  held: Float64Array;
  /** @param index from the first value; those after the last are the periods ahead */
  label: (index: number) => string;
  /** Periods without value, and rows that were added to another one of their period. */
  gaps: number;
  summed: number;
}

export const SERIES_LAYOUTS = ['long', 'columns', 'rows'] as const;
export type SeriesLayout = (typeof SERIES_LAYOUTS)[number];
const ROLES = ['id', 'date', 'value', 'part'] as const;
type Role = (typeof ROLES)[number];

export interface SeriesFileOptions {
  period: number;
  layout?: SeriesLayout | undefined;
  /** `value=amount,date=day`: which column is what. */
  map?: string | undefined;
  /** The last period that may be learnt from; later ones are held back. */
  until?: string | undefined;
}

/**
 * Understands a table as one or many series: a row per period (`long`, with a column that names the series where there are
 * several), a column per series beside a column of dates (`columns`), or a row per series (`rows`).
 * @throws AppError plain_column_missing, plain_not_number; WrongUsage
 */
export function seriesOf(table: PlainTable, options: SeriesFileOptions, t: T = createTranslator('en')): PlainSeries[] {
  const calendar = options.layout === undefined && options.map === undefined ? calendarTable(table) : undefined;
  if (calendar !== undefined) return seriesOf(calendar, options, t);
  const roles = rolesOf(table, options.map, t);
  const layout = options.layout ?? layoutOf(table, roles);
  const found =
    layout === 'rows'
      ? seriesByRow(table, roles)
      : layout === 'columns'
        ? seriesByColumn(table, roles, options.period)
        : longSeries(table, roles, options.period);
  // Nothing that looks like values: the reader of numbers says where the first of them should have been.
  if (found.length === 0) return longSeries(table, roles, options.period);
  return found.map((series) => (options.until === undefined ? series : heldAfter(series, options.until, t)));
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A year per row and a column per month, as tables are printed: the same as a row per month; undefined for any other table. */
function calendarTable({ name, header, rows, lines }: PlainTable): PlainTable | undefined {
  const months = header.slice(1, 13).map((text) => {
    const [, figure] = /^0?(\d{1,2})\D?$/.exec(text.trim()) ?? [];
    return figure === undefined ? MONTHS.indexOf(text.trim().slice(0, 3).toLowerCase()) + 1 : Number(figure);
  });
  const isCalendar = months.length === 12 && months.every((month, i) => month === i + 1);
  if (!isCalendar || !rows.every(([year = '']) => /^(1[89]|20)\d{2}\D?$/.test(year.trim()))) return undefined;
  const cells = rows.flatMap((row, r) =>
    months.map((month) => ({
      cell: [`${(row[0] ?? '').slice(0, 4)}-${String(month).padStart(2, '0')}`, row[month] ?? ''],
      line: lines[r] ?? 0,
    })),
  );
  return {
    name,
    header: ['month', 'value'],
    rows: cells.map(({ cell }) => cell),
    lines: cells.map(({ line }) => line),
  };
}

type Roles = Partial<Record<Role, number>>;

function rolesOf(table: PlainTable, map: string | undefined, t: T): Roles {
  const roles: Roles = {};
  for (const part of (map ?? '').split(',').filter((each) => each.trim() !== '')) {
    const [name = '', column = ''] = part.split('=').map((each) => each.trim());
    const role = ROLES.find((known) => known === name);
    if (role === undefined || column === '')
      throw new WrongUsage(t('cli.forecast.badMap', { text: part, list: ROLES.join(', ') }));
    roles[role] = columnNamed(table, column);
  }
  const names = table.header.map((name) => name.toLowerCase().replace(/\s+/g, ''));
  for (const role of ROLES) {
    if (roles[role] !== undefined) continue;
    const known: readonly string[] = SERIES_COLUMN_SYNONYMS[role];
    const at = names.findIndex((name, i) => known.includes(name) && !Object.values(roles).includes(i));
    if (at >= 0) roles[role] = at;
  }
  return roles;
}

function layoutOf(table: PlainTable, roles: Roles): SeriesLayout {
  const { header } = table;
  const numeric = header.map((_, i) => isNumeric(table, i));
  if (roles.value !== undefined) return 'long';
  if (header.length === 1) return 'long';
  const dated = roles.date !== undefined || timeScale(columnOf(table, 0), 12) !== undefined;
  if (header.length === 2 && numeric[1] && (dated || table.rows.length > 2)) return 'long';
  return dated ? 'columns' : 'rows';
}

const columnOf = ({ rows }: PlainTable, column: number) => rows.map((row) => row[column] ?? '');

function valueAt(table: PlainTable, row: number, column: number): number {
  return isUnknownText(table.rows[row]?.[column] ?? '') ? Number.NaN : numberAt(table, row, column);
}

function longSeries(table: PlainTable, roles: Roles, period: number): PlainSeries[] {
  const value = roles.value ?? lastNumeric(table, roles);
  const date = roles.date ?? (value > 0 && roles.id !== 0 ? 0 : undefined);
  const groups = new Map<string, number[]>();
  table.rows.forEach((row, i) => {
    const id = roles.id === undefined || roles.id === date ? '' : (row[roles.id] ?? '').trim();
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [i]);
    else group.push(i);
  });
  return [...groups].map(([id, rows]) => {
    const texts = date === undefined ? [] : rows.map((row) => table.rows[row]?.[date] ?? '');
    const scale = (date === undefined ? undefined : timeScale(texts, period)) ?? countedScale(rows.length);
    const values = rows.map((row) => valueAt(table, row, value));
    const { part } = roles;
    const held = rows.map(
      (row) => part !== undefined && HELD_PART_SYNONYMS.includes((table.rows[row]?.[part] ?? '').trim().toLowerCase()),
    );
    return placed(id, scale, values, held);
  });
}

function lastNumeric(table: PlainTable, roles: Roles): number {
  for (let i = table.header.length - 1; i >= 0; i -= 1)
    if (isNumeric(table, i) && !Object.values(roles).includes(i)) return i;
  return table.header.length - 1;
}

/** Values put where their periods stand; several of one period are added up. */
function placed(id: string, scale: TimeScale, values: readonly number[], held: readonly boolean[]): PlainSeries {
  const first = scale.slots.reduce((least, slot) => Math.min(least, slot), Number.POSITIVE_INFINITY);
  const last = scale.slots.reduce((most, slot) => Math.max(most, slot), Number.NEGATIVE_INFINITY);
  const all = new Float64Array(Math.max(0, last - first + 1)).fill(Number.NaN);
  let summed = 0;
  let cut = all.length;
  scale.slots.forEach((slot, i) => {
    const at = slot - first;
    const before = all[at] ?? Number.NaN;
    const value = values[i] ?? Number.NaN;
    if (!Number.isNaN(before) && !Number.isNaN(value)) summed += 1;
    all[at] = Number.isNaN(before) ? value : Number.isNaN(value) ? before : before + value;
    if (held[i] === true) cut = Math.min(cut, at);
  });
  return split({ id, all, cut, label: (index) => scale.label(first + index), summed });
}

function split(parts: {
  id: string;
  all: Float64Array;
  cut: number;
  label: PlainSeries['label'];
  summed: number;
}): PlainSeries {
  const { id, all, cut, label, summed } = parts;
  // Periods that are still to come may stand in the file without a value: the forecast begins with them.
  let end = Math.min(cut, all.length);
  if (cut >= all.length) while (end > 0 && Number.isNaN(all[end - 1])) end -= 1;
  const values = all.slice(0, end);
  const gaps = values.filter((value) => Number.isNaN(value)).length;
  return { id, values, held: all.slice(cut), label, gaps, summed };
}

function seriesByColumn(table: PlainTable, roles: Roles, period: number): PlainSeries[] {
  const date = roles.date ?? 0;
  const scale = timeScale(columnOf(table, date), period) ?? countedScale(table.rows.length);
  return table.header.flatMap((id, column) => {
    if (column === date || column === roles.part || !isNumeric(table, column)) return [];
    const values = table.rows.map((_, row) => valueAt(table, row, column));
    return [placed(id, scale, values, [])];
  });
}

/** Values are the columns whose names are periods; where there are none, all numbers behind the last column of words. */
function seriesByRow(table: PlainTable, roles: Roles): PlainSeries[] {
  const { header, rows } = table;
  const named = header.flatMap((name, i) => (timeScale([name], 12) === undefined ? [] : [i]));
  const words = header.findLastIndex(
    (_, i) => !isNumeric(table, i) && rows.some((row) => !isUnknownText(row[i] ?? '')),
  );
  const columns = named.length > 1 ? named : header.flatMap((_, i) => (i > words ? [i] : []));
  const id = roles.id ?? (columns.includes(0) ? undefined : 0);
  const names = columns.map((column) => header[column] ?? columnLetters(column));
  const scale = (named.length > 1 ? timeScale(names, 12) : undefined) ?? countedScale(columns.length);
  return rows.map((row, i) => {
    const values = columns.map((column) => valueAt(table, i, column));
    while (values.length > 0 && Number.isNaN(values.at(-1))) values.pop();
    const slots = scale.slots.slice(0, values.length);
    return placed(id === undefined ? String(i + 1) : (row[id] ?? ''), { ...scale, slots }, values, []);
  });
}

/** What comes after a period is held back. */
function heldAfter(series: PlainSeries, until: string, t: T): PlainSeries {
  const { id, label, summed } = series;
  const all = Float64Array.from([...series.values, ...series.held]);
  const inside = Array.from(all, (_, i) => isUpTo(label(i), until));
  const cut = inside.includes(true) ? inside.lastIndexOf(true) + 1 : 0;
  if (cut === 0)
    throw new WrongUsage(t('cli.forecast.untilOutside', { until, from: label(0), to: label(all.length - 1) }));
  return split({ id, all, cut, label, summed });
}

/** Whether a period lies whole before the end of a year, month or day, or a number is not above another. */
function isUpTo(label: string, until: string): boolean {
  if (/^-?\d{1,5}$/.test(label)) return Number(label) <= Number(until);
  if (/Q[1-4]$/.test(until)) return label <= until;
  const month = /^(\d{4})-Q([1-4])$/.exec(label);
  const end = month === null ? label : `${month[1]}-${String(Number(month[2]) * 3).padStart(2, '0')}`;
  if (until.length <= end.length) return end.slice(0, until.length) <= until;
  const [year = 0, monthOf = 1] = end.split('-').map(Number);
  return new Date(Date.UTC(year, monthOf, 0)).toISOString().slice(0, 10) <= until;
}
