import type { CustomField } from '../../../shared/contract/fields.contract.ts';
import { ImportField } from '../../../shared/contract/importFields.ts';
import { DifferenceRule, LADDER_STEPS, Ladder } from '../../../shared/contract/importRules.ts';
import { MOST_SKIPPED } from '../../../shared/contract/importSkipped.contract.ts';
import type { TableBelow } from '../../../shared/contract/importSurvey.ts';
import type { CheckOptions } from '../../../shared/contract/imports.contract.ts';
import { isSamePlace } from '../../../shared/contract/importTables.ts';
import type { Understanding } from '../../../shared/contract/importUnderstanding.ts';
import { mappedColumns } from '../../../shared/contract/mappedColumns.ts';
import { AMOUNT_FIELDS, ColumnUnit, LONGEST_UNIT } from '../../../shared/contract/readingRules.ts';
import { columnLetters } from '../../../shared/domain/columnLetters.ts';
import { placeOf, rowOf, rowPlace } from '../../../shared/domain/rowPlace.ts';
import { amountUnit } from '../../features/imports/headerKey.rules.ts';
import { WrongUsage } from './wrongUsage.ts';

type Mappings = Pick<CheckOptions, 'mapping' | 'ownMapping'>;

/** Guesses, corrected by what the caller says: field, or name of an own one → header, column letter or null. */
export function readMap(
  understanding: Understanding,
  map: string | undefined,
  fields: readonly Pick<CustomField, 'id' | 'name' | 'archived'>[],
): Mappings {
  let { mapping, ownMapping } = guessesOf(understanding);
  for (const [key, value] of map === undefined ? [] : entriesOf(map, '--map')) {
    const known = ImportField.safeParse(key);
    const own = known.success ? undefined : fields.find(({ name, archived }) => !archived && name === key.trim());
    if (!known.success && own === undefined)
      throw new WrongUsage(`--map: unknown field ${key}; fields: ${ImportField.options.join(' ')}`);
    const names = value === null ? [] : Array.isArray(value) ? value : [value];
    const columns = names.map((name) => columnOf(understanding, String(name), '--map'));
    mapping = mapping.filter((entry) => entry.field !== known.data && !columns.includes(entry.column));
    ownMapping = ownMapping.filter((entry) => entry.fieldId !== own?.id && !columns.includes(entry.column));
    for (const column of columns) {
      if (own) ownMapping.push({ column, fieldId: own.id });
      else if (known.success) mapping.push({ column, field: known.data });
    }
  }
  return { mapping, ownMapping };
}

/** What the figures of single columns are counted in: header or letter → 万元 for amounts, 箱 for quantities. */
export function readUnits(understanding: Understanding, mapping: CheckOptions['mapping'], units: string) {
  const said = new Map(
    entriesOf(units, '--units').map(([name, value]) => [columnOf(understanding, name, '--units'), unitOf(name, value)]),
  );
  return mapping.map((entry) => {
    const unit = said.get(entry.column);
    if (unit === undefined) return entry;
    if (typeof unit === 'number' ? !AMOUNT_FIELDS.includes(entry.field) : entry.field !== 'qty')
      throw new WrongUsage(`--units: ${entry.field} is not counted in ${unit}`);
    return { ...entry, unit };
  });
}

function unitOf(name: string, value: unknown): ColumnUnit {
  const unit = ColumnUnit.safeParse(typeof value === 'string' ? (amountUnit(value.trim()) ?? value) : value);
  if (!unit.success) throw new WrongUsage(`--units: ${name} is no unit of up to ${LONGEST_UNIT} characters`);
  return unit.data;
}

/** What happens to known values of single columns: header or letter → overwrite, fill or keep. */
export function readColumnRules(understanding: Understanding, rules: string): CheckOptions['columnRules'] {
  return entriesOf(rules, '--column-rules').map(([name, value]) => {
    const rule = DifferenceRule.safeParse(value);
    if (!rule.success) throw new WrongUsage(`--column-rules: ${name} is none of ${DifferenceRule.options.join(' ')}`);
    return { column: columnOf(understanding, name, '--column-rules'), rule: rule.data };
  });
}

/** `code,phone`: the steps by which dealers are recognised. */
export function readLadder(steps: string): CheckOptions['ladder'] {
  const ladder = Ladder.safeParse(steps.split(',').map((step) => step.trim()));
  if (!ladder.success) throw new WrongUsage(`--ladder: each once, parted by commas: ${LADDER_STEPS.join(' ')}`);
  return ladder.data;
}

/**
 * `12,9月!40-45`: numbers of rows as the sheets show them; those of a further sheet behind its name, those of a table beside
 * another one behind its first column, `F!12` in the first sheet and `9月!F!12` in a further one.
 */
export function readTableRows(
  { sheet, moreTables }: Pick<CheckOptions, 'sheet' | 'moreTables'>,
  text: string | undefined,
  option: string,
): number[] {
  const placeOf = (name: string) => {
    if (name === sheet) return 0;
    const at = moreTables.findIndex((table) => table.read && isNamed(table, name, sheet));
    if (at < 0) throw new WrongUsage(`${option}: ${name} is no sheet that is read`);
    return at + 1;
  };
  return partsOf(text).flatMap((part) => {
    const mark = part.lastIndexOf('!');
    const rows = readRows(part.slice(mark + 1), option);
    return mark < 0 ? rows : rows.map((row) => rowPlace(placeOf(part.slice(0, mark).trim()), row));
  });
}

/** A further table by its sheet, and by its first column where others stand beside it. */
function isNamed({ sheet, columns }: CheckOptions['moreTables'][number], name: string, first: string): boolean {
  const letter = columnLetters(columns?.from ?? -1);
  return sheet === first ? letter === name : sheet === name || `${sheet}!${letter}` === name;
}

/** A row as {@link readTableRows} takes it; one of the first table by its number alone. */
export function tableRowText(
  { sheet, moreTables }: Pick<CheckOptions, 'sheet' | 'moreTables'>,
  number: number,
): number | string {
  const table = moreTables[placeOf(number) - 1];
  if (table === undefined) return rowOf(number);
  const letters = table.columns === null ? [] : [columnLetters(table.columns.from)];
  return [...(table.sheet === sheet ? [] : [table.sheet]), ...letters, rowOf(number)].join('!');
}

function partsOf(text: string | undefined): string[] {
  return (text ?? '').split(',').filter((part) => part.trim() !== '');
}

/** `12,40-45`: numbers of rows as the sheet shows them. */
function readRows(text: string | undefined, option: string): number[] {
  return partsOf(text).flatMap((part) => {
    const [, from, to] = /^\s*(\d{1,7})(?:\s*-\s*(\d{1,7}))?\s*$/.exec(part) ?? [];
    const first = Number(from);
    const count = Number(to ?? from) - first + 1;
    if (from === undefined || count < 1 || count > MOST_SKIPPED)
      throw new WrongUsage(`${option}: ${part} is no row such as 12 or 40-45`);
    return Array.from({ length: count }, (_, at) => first + at);
  });
}

/**
 * Tables that are left out: those further down by the rows of their headers, those beside another one by their first
 * columns, as `inspect` tells them; those of a further sheet behind its name, `9月!12` or `9月!F`.
 */
export function readTables(
  { survey, sheet, tables }: Understanding,
  moreTables: CheckOptions['moreTables'],
  text: string | undefined,
): Pick<CheckOptions, 'leaveTables' | 'moreTables'> {
  const parts = (text ?? '').split(',').map((part) => part.trim());
  const names = parts.filter((part) => /(?:^|!)[A-Z]{1,3}$/.test(part));
  const rows = parts.filter((part) => !names.includes(part)).join(',');
  const leaveTables = readTableRows({ sheet, moreTables }, rows, '--leave-tables');
  const heads = [
    ...headsOf(survey?.tables ?? [], 0),
    ...moreTables.flatMap((more, at) => {
      const seen = tables.find((table) => isSamePlace(table, more));
      return more.read ? headsOf(seen?.below ?? [], at + 1) : [];
    }),
  ];
  const unknown = leaveTables.find((row) => !heads.includes(row));
  if (unknown !== undefined)
    throw new WrongUsage(
      `--leave-tables: row ${rowOf(unknown)} heads no table that would be read (${heads.map(rowOf).join(', ') || 'none'})`,
    );
  const isCalled = (table: CheckOptions['moreTables'][number], name: string) =>
    table.columns !== null &&
    name === `${table.sheet === sheet ? '' : `${table.sheet}!`}${columnLetters(table.columns.from)}`;
  const nowhere = names.find((name) => !moreTables.some((table) => table.read && isCalled(table, name)));
  if (nowhere !== undefined) throw new WrongUsage(`--leave-tables: no table that would be read begins in ${nowhere}`);
  const isLeft = (table: CheckOptions['moreTables'][number]) => names.some((name) => isCalled(table, name));
  return { leaveTables, moreTables: moreTables.map((table) => (isLeft(table) ? { ...table, read: false } : table)) };
}

/** Numbers of the rows that head tables read with the one above them. */
function headsOf(below: readonly TableBelow[], place: number): number[] {
  return below.filter(({ fit }) => fit === 'same').map(({ headerRow }) => rowPlace(place, headerRow));
}

/** `A:C`: the columns of one of several tables side by side; `all` for the sheet as one table. */
export function readColumns(text: string): CheckOptions['columns'] {
  if (text === 'all') return null;
  const [, from, to] = /^([A-Z]{1,3}):([A-Z]{1,3})$/.exec(text) ?? [];
  if (from === undefined || to === undefined || columnAt(from) > columnAt(to))
    throw new WrongUsage(`--columns: ${text} is neither columns such as A:C nor all`);
  return { from: columnAt(from), to: columnAt(to) };
}

function columnAt(letters: string): number {
  return [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function guessesOf({ columns }: Understanding): Mappings {
  return {
    mapping: mappedColumns(columns),
    ownMapping: columns.flatMap(({ column, ownField }) => (ownField === null ? [] : [{ column, fieldId: ownField }])),
  };
}

function entriesOf(map: string, option: string): [string, unknown][] {
  let wanted: unknown;
  try {
    wanted = JSON.parse(map);
  } catch (error) {
    if (error instanceof SyntaxError) throw new WrongUsage(`${option} is not JSON: ${error.message}`);
    throw error;
  }
  if (typeof wanted !== 'object' || wanted === null || Array.isArray(wanted))
    throw new WrongUsage(`${option} is not an object`);
  return Object.entries(wanted);
}

function columnOf(understanding: Understanding, name: string, option: string): number {
  const byHeader = understanding.columns.find((column) => column.header.trim() === name.trim());
  if (byHeader) return byHeader.column;
  if (/^[A-Z]{1,3}$/.test(name)) return columnAt(name);
  throw new WrongUsage(`${option}: no column ${name}`);
}
