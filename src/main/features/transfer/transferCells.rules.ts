import { decimalToScaled, scaledToDecimal } from '../../../shared/domain/money.ts';
import type { OutKind } from '../../spreadsheets/outgoing.ts';
import type { Cell } from '../../spreadsheets/workbook.ts';

/** What SQLite keeps in a column of ours. */
export type Stored = string | number | null;

export interface TransferColumn {
  /** As in the table. */
  name: string;
  type: 'TEXT' | 'INTEGER' | 'REAL';
  nullable: boolean;
  kind: TransferKind;
}

/** How a value is shown to people: `moment` is UTC, `minor` and `micro` are decimals of the unit. */
export type TransferKind = 'text' | 'day' | 'moment' | 'minor' | 'micro' | 'whole' | 'real';

/** Texts too long for a cell, by their number; each stands in pieces on a sheet of its own. */
export interface LongTexts {
  put(text: string): number;
  get(number: number): string | undefined;
}

/** Characters of a cell; Excel has 32,767. */
export const MOST_TEXT = 32_000;
/** Opens what is not said literally: a control character, an empty text where none at all is possible, a long text. */
const OPEN = '\u27e6';
const CLOSE = '\u27e7';
// biome-ignore lint/suspicious/noControlCharactersInRegex: those that XML cannot carry or that readers make another line end of
const UNSAFE = /[\u27e6\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g;
const MICRO_DIGITS = 6;

/** Which kind a column is, by the conventions of the schema: units stand in names. */
export function kindOf(name: string, type: TransferColumn['type']): TransferKind {
  if (type === 'REAL') return 'real';
  if (type === 'TEXT')
    return /(_on|^as_of|^window_from|^period_(from|to)|^replaced_(from|to))$/.test(name) ? 'day' : 'text';
  if (name.endsWith('_minor')) return 'minor';
  if (name.endsWith('_micro')) return 'micro';
  return name === 'at' || name.endsWith('_at') ? 'moment' : 'whole';
}

/** How a sheet formats each kind. */
export const OUT_KINDS: Readonly<Record<TransferKind, OutKind>> = {
  text: 'text',
  day: 'day',
  moment: 'text',
  minor: 'money',
  micro: 'number',
  whole: 'plain',
  real: 'number',
};

/** A stored value as a cell, exactly: {@link fromCell} gives it back. @param digits decimals of the currency */
export function toCell(value: Stored, column: TransferColumn, digits: number, long: LongTexts): string | number | null {
  if (value === null) return null;
  if (typeof value === 'string') return textCell(value, column, long);
  if (column.kind === 'moment') return Math.abs(value) <= 8.64e15 ? new Date(value).toISOString() : value;
  if (column.kind !== 'minor' && column.kind !== 'micro') return value;
  const places = column.kind === 'minor' ? digits : MICRO_DIGITS;
  const decimal = scaledToDecimal(value, places);
  // Beyond the digits of a binary fraction the text says it exactly.
  return decimalToScaled(String(Number(decimal)), places) === value ? Number(decimal) : decimal;
}

function textCell(text: string, column: TransferColumn, long: LongTexts): string | null {
  if (text === '') return column.nullable ? `${OPEN}${CLOSE}` : null;
  const cell = escapeText(text);
  return cell.length > MOST_TEXT ? `${OPEN}#${long.put(text)}${CLOSE}` : cell;
}

/** Text that any sheet carries: what none can is spelt by its number. */
export function escapeText(text: string): string {
  return text.replace(UNSAFE, (char) => `${OPEN}${char.charCodeAt(0).toString(16)}${CLOSE}`);
}

export function unescapeText(text: string): string {
  return text.replace(/\u27e6([0-9a-f]{1,4})\u27e7/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/**
 * The stored value behind a cell.
 * @returns undefined where the cell cannot be one of this column
 */
export function fromCell(cell: Cell, column: TransferColumn, digits: number, long: LongTexts): Stored | undefined {
  if (cell === null || cell === '') return column.type === 'TEXT' && !column.nullable ? '' : null;
  if (typeof cell === 'boolean' || (typeof cell === 'object' && !('day' in cell))) return undefined;
  if (column.type === 'TEXT') return storedText(cell, long);
  const text = typeof cell === 'object' ? cell.day : String(cell);
  if (column.kind === 'moment') return typeof cell === 'number' ? cell : wholeOr(Date.parse(text));
  if (column.kind === 'minor') return decimalToScaled(plainDecimal(text), digits);
  if (column.kind === 'micro') return decimalToScaled(plainDecimal(text), MICRO_DIGITS);
  const number = Number(text);
  return column.kind === 'real' ? (Number.isFinite(number) ? number : undefined) : wholeOr(number);
}

function storedText(cell: string | number | { day: string; time: string }, long: LongTexts): string | undefined {
  if (typeof cell === 'object') return cell.time === '' ? cell.day : `${cell.day} ${cell.time}`;
  if (typeof cell === 'number') return String(cell);
  if (cell === `${OPEN}${CLOSE}`) return '';
  const number = /^\u27e6#(\d+)\u27e7$/.exec(cell)?.[1];
  return number === undefined ? unescapeText(cell) : long.get(Number(number));
}

function wholeOr(number: number): number | undefined {
  return Number.isSafeInteger(number) ? number : undefined;
}

/** A number as `String` writes it, without its exponent. */
function plainDecimal(text: string): string {
  return /e/i.test(text) ? Number(text).toFixed(MICRO_DIGITS) : text;
}
