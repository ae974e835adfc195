import { LIMITS } from './limits.ts';
import type { ColumnRange, MergedRange } from './workbook.ts';

/** No column has a longer name. */
const MOST_LETTERS = 3;

/** Zero-based column of a reference like `AB12`; `next` where it has no letters, or a word instead. */
export function columnOf(reference: string, next: number): number {
  let column = 0;
  let letters = 0;
  for (; letters < reference.length; letters += 1) {
    const code = reference.charCodeAt(letters) | 32; // lower case
    if (code < 97 || code > 122) break;
    column = column * 26 + code - 96;
  }
  return column === 0 || letters > MOST_LETTERS ? next : column - 1;
}

/** What `A1:B2` says; undefined for a single cell, for anything else, and for a range beyond the sheet. */
export function mergedRange(reference: string): MergedRange | undefined {
  const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/i.exec(reference.replaceAll('$', ''));
  if (!match) return undefined;
  const [, fromLetters = '', fromRow, toLetters = '', toRow] = match;
  const range = {
    row: Number(fromRow),
    toRow: Number(toRow),
    column: columnOf(fromLetters, 0),
    toColumn: columnOf(toLetters, 0),
  };
  const inside = range.row >= 1 && range.toRow >= range.row && range.toColumn < LIMITS.columns;
  return inside && range.toColumn >= range.column ? range : undefined;
}

/** The columns of a `<col>`, which counts from 1; none where it says nothing sensible. */
export function hiddenColumnsOf(min: string | undefined, max: string | undefined): ColumnRange[] {
  const [from, to] = [Number(min) - 1, Math.min(Number(max), LIMITS.columns) - 1];
  return from >= 0 && to >= from ? [{ from, to }] : [];
}
