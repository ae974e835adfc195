import { type ImportField, type ImportKind, missingFields } from '../../../shared/contract/importFields.ts';
import type { TableColumns } from '../../../shared/contract/importTables.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { cellText, isEmptyCell } from './cellText.rules.ts';
import { guessKind } from './guessKind.rules.ts';
import { headerKey, isKnownHeader, matchHeader } from './headerKey.rules.ts';
import { findHeader, type HeaderFound, headerTexts } from './headerRow.rules.ts';
import { mappingOf, suggestMapping } from './mapping.rules.ts';
import { fitOf, type ReadTable } from './otherTable.rules.ts';

type Header = Pick<HeaderFound, 'headerRow' | 'headerRows'>;

/** One of several tables that stand side by side. */
export interface SideTable extends Header {
  columns: TableColumns;
  /** Read with the table that is read first; else it is another list. */
  isSame: boolean;
  /** What it could be imported as by itself; null where it lacks something. */
  kind: ImportKind | null;
}

/** The tables beside one another in a sheet; `first` is the one whose columns decide. */
export interface SideTables {
  first: SideTable;
  further: SideTable[];
}

const LAST_COLUMN = 16_383;
/** Two tables are of one shape where so much of all names is equal. */
const EQUAL_NAMES = 0.6;
/** A list of its own ends at least so many rows above or below its neighbour's end. */
const APART_ROWS = 2;
/** A list that nobody knows is one where it has so many rows, all of them full for the most part. */
const FEWEST_ROWS = 3;
const DENSE = 0.8;
/** Fields that say whom or what a row is about. */
const SUBJECT: ReadonlySet<ImportField> = new Set(['dealerCode', 'dealerName', 'productCode', 'productName']);

/** Leaves of a row what stands in the columns, each at its place. */
export function within(columns: TableColumns | null): (row: RawRow) => RawRow {
  if (columns === null) return (row) => row;
  const { from, to } = columns;
  return (row) => ({ ...row, cells: row.cells.slice(0, to + 1).map((cell, column) => (column < from ? null : cell)) });
}

/** What one part of a sheet would be by itself. */
interface Part extends Header {
  columns: TableColumns;
  headers: string[];
  rows: RawRow[];
  kind: ImportKind;
}

/**
 * Tables side by side: parted by columns without any value, or by names that begin anew. A part is cut off only where
 * something proves that it is a table of its own: the same names, or a list that ends where its neighbour goes on. A wide
 * table with a blank column, or with two columns of one name, stays whole.
 * @param pause called between short pieces of work
 * @returns undefined for a single table
 */
export function findSideTables(
  rows: readonly RawRow[],
  found: Header,
  pause: () => void = () => undefined,
): SideTables | undefined {
  if (found.headerRow === 0) return undefined;
  const blocks = blocksOf(rows, found);
  pause();
  const names = headerTexts(rows, found.headerRow, found.headerRows)
    .map((text) => text.replace(/\s+/g, ''))
    .filter(Boolean);
  pause();
  // So are most sheets: one run of columns, each of another name.
  if (blocks.length < 2 && new Set(names).size === names.length) return undefined;
  const parts = blocks.flatMap((block) => {
    pause();
    return repeatedIn(rows, found, block);
  });
  const [leftmost, ...others] = parts;
  if (leftmost === undefined || others.length === 0) return undefined;
  const tables = [leftmost];
  for (const part of others) {
    const last: Part = tables[tables.length - 1] ?? leftmost;
    const isNext = tables.some((table) => isAlike(table, part)) || (last !== leftmost && isWholeLike(leftmost, last));
    if (isNext || beginsAnew(last, part) || isApart(last, part)) tables.push(part);
    else tables[tables.length - 1] = widened(rows, last, part);
  }
  return tables.length === 1 ? undefined : placed(tables);
}

/** Without gaps: what stands beyond the first rows between two tables belongs to the left one. */
function placed(tables: readonly Part[]): SideTables | undefined {
  const all = tables.map((table, at): SideTable => {
    const { columns, headerRow, headerRows } = table;
    const next = tables[at + 1];
    const kind = isKnownList(table) ? table.kind : null;
    const from = at === 0 ? 0 : columns.from;
    const to = next ? next.columns.from - 1 : LAST_COLUMN;
    return { columns: { from, to }, headerRow, headerRows, isSame: false, kind };
  });
  const scores = tables.map(promiseOf);
  const best = scores.indexOf(Math.max(...scores));
  const model = tables[best];
  const at = model === undefined ? -1 : tables.findIndex((table) => table === model || isAlike(model, table));
  const [first, main] = [all[at], tables[at]];
  if (first === undefined || main === undefined) return undefined;
  const further = all.filter((table) => table !== first);
  return {
    first: { ...first, isSame: true },
    further: further.map((table) => {
      const part = tables[all.indexOf(table)];
      return { ...table, isSame: part !== undefined && isAlike(main, part) };
    }),
  };
}

/** The more columns are understood, the better; then the more rows. */
function promiseOf(part: Part): number {
  const { mapping, kind } = tableOf(part);
  const lacks = missingFields(new Set(mapping.map(({ field }) => field)), kind).length;
  return mapping.length * 10 - lacks * 50 + Math.min(part.rows.length, 200) / 20;
}

function tableOf(part: Part): ReadTable {
  const { headers, rows, kind } = part;
  return { kind, headers, mapping: mappingOf(suggestMapping(headers, rows, kind)), headingColumn: null };
}

/** Runs of columns with a name or a value, from the header on. */
function blocksOf(rows: readonly RawRow[], { headerRow }: Header): TableColumns[] {
  const used = new Set<number>();
  for (const { row, cells } of rows) {
    if (row < headerRow) continue;
    cells.forEach((cell, column) => {
      if (!isEmptyCell(cell)) used.add(column);
    });
  }
  const blocks: TableColumns[] = [];
  for (const column of [...used].sort((a, b) => a - b)) {
    const last = blocks[blocks.length - 1];
    if (last?.to === column - 1) last.to = column;
    else blocks.push({ from: column, to: column });
  }
  return blocks;
}

/** The parts of a block whose names are repeated from its first column to its last, else the block. */
function repeatedIn(rows: readonly RawRow[], found: Header, block: TableColumns): Part[] {
  const whole = partOf(rows, found, block);
  const keys = namesOf(whole);
  const width = block.to - block.from + 1;
  for (let size = 2; size * 2 <= width; size += 1) {
    if (width % size > 0 || !keys.every((key, at) => key !== '' && key === keys[at % size])) continue;
    const starts = Array.from({ length: width / size }, (_, at) => block.from + at * size);
    const parts = starts.map((from) => partOf(rows, found, { from, to: from + size - 1 }));
    const [model, ...further] = parts;
    if (model && further.length > 0 && further.every((part) => isAlike(model, part) || isInOtherUnit(model, part)))
      return parts;
  }
  return [whole];
}

function namesOf({ headers, columns }: Part): string[] {
  return headers.slice(columns.from, columns.to + 1).map((text) => headerKey(text).key);
}

/** A part with its own header: at its own height where its names say so, else at that of the sheet. */
function partOf(rows: readonly RawRow[], found: Header, columns: TableColumns): Part {
  const own = rows.map(within(columns));
  const seen = findHeader(own);
  const header = seen.reason === 'words' ? seen : found;
  const { headerRow, headerRows } = header;
  const headers = headerTexts(own, headerRow, headerRows);
  const below = own.filter(
    ({ row, cells }) => row >= headerRow + headerRows && cells.some((cell) => !isEmptyCell(cell)),
  );
  return { columns, headerRow, headerRows, headers, rows: below, kind: guessKind(headers, below) };
}

function widened(rows: readonly RawRow[], { columns, headerRow, headerRows }: Part, by: Part): Part {
  const both = { from: columns.from, to: by.columns.to };
  const own = rows.map(within(both));
  const below = own.filter(
    ({ row, cells }) => row >= headerRow + headerRows && cells.some((cell) => !isEmptyCell(cell)),
  );
  const headers = headerTexts(own, headerRow, headerRows);
  return { columns: both, headerRow, headerRows, headers, rows: below, kind: guessKind(headers, below) };
}

/** The same names for the most part, and all that is needed in both; what else is named must not make it another kind. */
function isAlike(model: Part, part: Part): boolean {
  const [own, other] = [namesOf(model).filter(Boolean), namesOf(part).filter(Boolean)];
  if (model.kind !== part.kind && own.join('|') !== other.join('|')) return false;
  const equal = other.filter((key) => own.includes(key)).length;
  if (equal < 2 || equal < EQUAL_NAMES * Math.max(own.length, other.length)) return false;
  if (new Set(other).size < other.length && new Set(own).size === own.length) return false;
  const header = { row: part.headerRow, hidden: false, cells: part.headers };
  return part.rows.length > 0 && fitOf(header, tableOf(model)).is === 'same';
}

/** The very same names and whom it is about, but amounts in another unit. */
function isInOtherUnit(model: Part, part: Part): boolean {
  const header = { row: part.headerRow, hidden: false, cells: part.headers };
  return beginsAnew(model, part) && fitOf(header, tableOf(model)).is === 'units';
}

/**
 * Names that begin anew, among them whom or what a row is about, and rows that say another one there: a list of its own,
 * whatever it ends at. Where both say the same in every row, they are columns of one table.
 */
function beginsAnew(left: Part, right: Part): boolean {
  const [own, other] = [namesOf(left), namesOf(right)];
  const again = other.flatMap((key, at) => {
    const same = key === '' ? -1 : own.indexOf(key);
    return same < 0 ? [] : [{ from: left.columns.from + same, to: right.columns.from + at }];
  });
  const subjects = again.filter(({ to }) => isSubject(right.headers[to] ?? ''));
  if (again.length < 2 || right.rows.length === 0) return false;
  const rowsAt = new Map(left.rows.map((row) => [row.row, row]));
  return subjects.some(({ from, to }) =>
    right.rows.some(({ row, cells }) => fold(cellText(rowsAt.get(row)?.cells[from])) !== fold(cellText(cells[to]))),
  );
}

function isSubject(header: string): boolean {
  return matchHeader(header, 'orders').some(({ exact, field }) => exact && SUBJECT.has(field));
}

/** As many names as the model and no other: what stands behind a gap beside it is no part of it. */
function isWholeLike(model: Part, part: Part): boolean {
  return namesOf(model).length === namesOf(part).length && isAlike(model, part);
}

/** Another list: full rows that end where the neighbour's go on, of a kind of its own or explaining the neighbour's words. */
function isApart(left: Part, right: Part): boolean {
  if (areDealersAndGoods(left, right) || areDealersAndGoods(right, left)) return true;
  const [one, other] = left.rows.length <= right.rows.length ? [left, right] : [right, left];
  return isListOfItsOwn(one, other) && (isKnownList(one) || explains(one, other)) && isKnownEnough(other);
}

/** Each could be imported by itself: dealers, each of them once, and beside them goods, each of them once. */
function areDealersAndGoods(dealers: Part, goods: Part): boolean {
  if (dealers.kind !== 'dealers' || goods.kind !== 'products') return false;
  return [dealers, goods].every((part) => isKnownList(part) && part.rows.length >= FEWEST_ROWS && namesEachOnce(part));
}

/** Its names are all different, and none is missing. */
function namesEachOnce(part: Part): boolean {
  const named = tableOf(part).mapping.find(({ field }) => field === 'name' || field === 'productName');
  if (named === undefined) return false;
  const names = part.rows.map(({ cells }) => fold(cellText(cells[named.column])));
  return new Set(names).size === names.length && names.every((name) => name !== '');
}

function isKnownEnough({ headers }: Part): boolean {
  return headers.filter(isKnownHeader).length >= 2;
}

function isListOfItsOwn(part: Part, neighbour: Part): boolean {
  const { rows, headerRow, headerRows, columns, headers } = part;
  const width = columns.to - columns.from + 1;
  const [first, last] = [rows[0], rows[rows.length - 1]];
  if (first === undefined || last === undefined || rows.length < 2 || width < 2) return false;
  const named = headers.slice(columns.from, columns.to + 1);
  if (named.length < width || named.some((text) => fold(text) === '')) return false;
  const isWhole = first.row === headerRow + headerRows && last.row - first.row + 1 === rows.length;
  const filled = rows.reduce((sum, { cells }) => sum + cells.filter((cell) => !isEmptyCell(cell)).length, 0);
  const end = neighbour.rows[neighbour.rows.length - 1]?.row ?? 0;
  const texts = rows.map(({ cells }) => fold(cellText(cells[columns.from])));
  const isDistinct = new Set(texts).size === texts.length && texts.every((text) => text !== '');
  return isWhole && isDistinct && filled >= DENSE * width * rows.length && end >= last.row + APART_ROWS;
}

/** It could be imported by itself. */
function isKnownList(part: Part): boolean {
  const { kind, mapping } = tableOf(part);
  const has = new Set(mapping.map(({ field }) => field));
  return isKnownEnough(part) && missingFields(has, kind).length === 0;
}

/** Its first column holds words of one of the neighbour's, as a key to grades or types does. */
function explains({ rows, columns }: Part, { rows: others }: Part): boolean {
  const words = rows.map(({ cells }) => fold(cellText(cells[columns.from])));
  if (words.length < FEWEST_ROWS || words.some((word) => /\d{3,}/.test(word))) return false;
  const width = Math.max(0, ...others.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, column) => column).some((column) => {
    const said = new Set(others.map(({ cells }) => fold(cellText(cells[column]))));
    return words.filter((word) => said.has(word)).length >= Math.min(words.length, FEWEST_ROWS);
  });
}
