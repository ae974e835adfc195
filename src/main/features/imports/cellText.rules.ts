import { expandExponent } from '../../../shared/domain/decimalText.ts';
import { fold, startsPlain } from '../../../shared/domain/foldText.ts';
import type { Cell } from '../../spreadsheets/workbook.ts';

/** Limits of the contract: names and codes, addresses and notes. */
export const SHORT_TEXT = 200;
export const LONG_TEXT = 2000;

/** A cell as text, exactly as the file has it; numbers in their shortest decimal form, dates as `YYYY-MM-DD HH:MM:SS`. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return plainNumber(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if ('error' in cell) return cell.error;
  return cell.time === '' ? cell.day : `${cell.day} ${cell.time}`;
}

/** Writes a number without an exponent: 1e-7 → 0.0000001, 1e21 → 1000000000000000000000. */
export function plainNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? (expandExponent(text) ?? text) : text;
}

/** True for ????: what a program leaves of a text whose characters its encoding does not have. */
export function isLostText(text: string): boolean {
  return /^[?？\ufffd\s]{2,}$/.test(text);
}

/**
 * True where a text is a known one of which an export has lost signs: a question mark for each that its encoding does not
 * have, or where it showed nothing.
 */
export function hasLostSigns(known: string, text: string): boolean {
  if (!text.includes('?') || text.length > known.length + (text.match(/\?/g)?.length ?? 0)) return false;
  const parts = text.split('?').map((part) => part.replace(/[\\^$.*+()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.?')}$`, 'su').test(known);
}

/** True where a cell holds nothing. */
export function isEmptyCell(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && !startsPlain(cell) && fold(cell) === '');
}
