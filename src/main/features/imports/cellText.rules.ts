import type { Cell } from '../../spreadsheets/workbook.ts';
import { fold } from '../dealers/text.rules.ts';
import { BLANK_WORDS } from './valueSynonyms.ts';

const LONGEST_BLANK_WORD = 9;
const SAYS_SOMETHING = /^[\u0021-\u007e\u4e00-\u9fff]/;

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

/** Moves the point of `1.25e-3` so that no exponent is left; undefined where the text is no number. Exact. */
export function expandExponent(text: string): string | undefined {
  const match = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d{1,3}))?$/i.exec(text);
  if (!match || `${match[2]}${match[3]}` === '') return undefined;
  return shiftDecimal(`${match[1]}${match[2]}${match[3] ? `.${match[3]}` : ''}`, Number(match[4] ?? 0));
}

/** Multiplies a plain decimal text by a power of ten without leaving text: ("-13.3603", 4) → "-133603". */
export function shiftDecimal(text: string, places: number): string {
  if (places === 0) return text;
  const sign = /^[+-]/.exec(text)?.[0] ?? '';
  const [whole = '', fraction = ''] = text.slice(sign.length).split('.');
  const digits = whole + fraction;
  const point = whole.length + places;
  const padded =
    point > digits.length ? digits.padEnd(point, '0') : digits.padStart(digits.length - Math.min(point, 0), '0');
  const at = Math.max(point, 0);
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '') || '0';
  const right = padded.slice(at);
  return `${sign}${left}${right === '' ? '' : `.${right}`}`;
}

/** True for empty cells and for the signs people write instead of leaving one empty: -, /, N/A. */
export function isBlankText(text: string): boolean {
  if (text.length > LONGEST_BLANK_WORD && SAYS_SOMETHING.test(text)) return false;
  const folded = fold(text);
  return folded === '' || (folded.length <= LONGEST_BLANK_WORD && BLANK_WORDS.has(folded.toLowerCase()));
}

/** True where a cell holds nothing. */
export function isEmptyCell(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && fold(cell) === '');
}
