import { isBlankText, readAmountText } from '../../../shared/domain/readAmount.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { createStyleWatch, inPoints, type NumberStyle } from '../../features/imports/numberStyle.rules.ts';
import type { PlainTable } from './plainFile.ts';
import { UNKNOWN_VALUE_SYNONYMS } from './seriesSynonyms.ts';

/**
 * Numbers of a plain file. How decimals are written is decided by all cells of a column, never by one: 1,234 is a thousand
 * and more beside 2,500.5, and a little above one beside 10,5. A column that does not tell goes by the others of its file.
 */

/** Above it squares and sums of squares have no figures left. */
const LARGEST = 1e100;
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const MICRO = 1e6;

interface ColumnStyle {
  style: NumberStyle;
  /** Two cells that do not go together; empty but where the style is unclear. */
  examples: string[];
}

/** A file is read once and asked often. */
const known = new WeakMap<PlainTable, Map<number, ColumnStyle>>();

/** Whether a cell says that a value is not known: empty, -, NA, NaN, 无 and the like. */
export function isUnknownText(text: string): boolean {
  return isBlankText(text) || UNKNOWN_VALUE_SYNONYMS.includes(text.trim().toLowerCase());
}

/**
 * The number in one cell, in any form in which files write amounts.
 * @throws AppError plain_no_value, plain_not_number, plain_too_large, with its line; plain_unclear_decimals, with two cells
 */
export function numberAt(table: PlainTable, row: number, column: number): number {
  const text = (table.rows[row]?.[column] ?? '').trim();
  const where = { name: table.name, line: table.lines[row] ?? 0, column: table.header[column] ?? '', text };
  const value = isNumber(table, row, column) ? Number(text) : numberOf(text, styleOf(table, column));
  if (value !== undefined && Math.abs(value) <= LARGEST) return value;
  if (value !== undefined) throw new AppError('plain_too_large', where);
  throw new AppError(isUnknownText(text) ? 'plain_no_value' : 'plain_not_number', where);
}

/** A column mostly of numbers; its other cells are then told as what they are: no numbers. Unknown values say nothing. */
export function isNumeric(table: PlainTable, column: number): boolean {
  const { numbers, others } = countNumbers(table, column);
  return numbers > others;
}

function hasOnlyNumbers(table: PlainTable, column: number): boolean {
  const { numbers, others } = countNumbers(table, column);
  return numbers > 0 && others === 0;
}

function countNumbers(table: PlainTable, column: number): { numbers: number; others: number } {
  let numbers = 0;
  let others = 0;
  for (const [at, row] of table.rows.entries()) {
    const text = (row[column] ?? '').trim();
    if (isUnknownText(text)) continue;
    if (isNumber(table, at, column) || numberOf(text, 'point') !== undefined || numberOf(text, 'comma') !== undefined)
      numbers += 1;
    else others += 1;
  }
  return { numbers, others };
}

/** A column's cell in the form that amounts are read in. @throws AppError plain_unclear_decimals */
export function amountTextAt(table: PlainTable, row: number, column: number): string {
  const text = (table.rows[row]?.[column] ?? '').trim();
  return isNumber(table, row, column) ? text : pointed(text, styleOf(table, column));
}

function pointed(text: string, style: NumberStyle): string {
  const cell = inPoints(text, style);
  return typeof cell === 'string' ? cell : text;
}

function numberOf(text: string, style: NumberStyle): number | undefined {
  const value = DECIMAL.test(text) && style === 'point' ? Number(text) : Number.NaN;
  if (Number.isFinite(value)) return value;
  const plain = pointed(text, style);
  if (DECIMAL.test(plain) && Number.isFinite(Number(plain))) return Number(plain);
  const read = readAmountText(plain);
  return read.kind === 'value' ? read.micro / MICRO : undefined;
}

function styleOf(table: PlainTable, column: number): NumberStyle {
  const columns = known.get(table) ?? new Map<number, ColumnStyle>();
  known.set(table, columns);
  const found = columns.get(column) ?? lookAt(table, column);
  columns.set(column, found);
  if (found.style !== 'unclear') return found.style;
  const [one = '', other = ''] = found.examples;
  throw new AppError('plain_unclear_decimals', { name: table.name, column: table.header[column] ?? '', one, other });
}

function isNumber({ numbers, header }: PlainTable, row: number, column: number): boolean {
  return numbers?.[row * header.length + column] === 1;
}

/** Texts tell how decimals are written; numbers of a book do not. */
function lookInto(watch: ReturnType<typeof createStyleWatch>, table: PlainTable, column: number): void {
  for (const [at, row] of table.rows.entries()) if (!isNumber(table, at, column)) watch.look(row[column], column);
}

function lookAt(table: PlainTable, column: number): ColumnStyle {
  const own = createStyleWatch();
  lookInto(own, table, column);
  const { comma, point, either } = own.first;
  const tells = comma !== undefined || point !== undefined || either === undefined;
  const all = tells ? own : createStyleWatch();
  // Only columns of nothing but numbers speak for others: what a name or a remark has in it is no amount.
  if (!tells) for (const at of table.header.keys()) if (hasOnlyNumbers(table, at)) lookInto(all, table, at);
  return { style: all.style(), examples: [all.first.point, all.first.comma].map((cell) => cell?.text.trim() ?? '') };
}
