/** `plain` is a whole number without commas, such as a number of a record. */
export type OutKind = 'text' | 'number' | 'integer' | 'plain' | 'money' | 'percent' | 'day';

export interface OutColumn {
  header: string;
  /** In characters of the standard font; estimated from header and kind where it is not given. */
  width?: number;
  /** money: major units; percent: a fraction (0.25 is 25 %); day: YYYY-MM-DD. Codes and phones are text. */
  kind: OutKind;
  /** What a program calls it, in any language; stands in the sheet where it has a row of names. */
  name?: string;
  /** There for programs, and folded away for people. */
  hidden?: boolean;
  /** Offered as a drop-down list in every row; other texts can be typed. */
  choices?: readonly string[];
}

export type OutValue = string | number | null;
export type OutRows = AsyncIterable<readonly OutValue[]> | Iterable<readonly OutValue[]>;

export type Paper = 'A4' | 'A5' | 'Letter';

export interface OutSheet {
  name: string;
  columns: readonly OutColumn[];
  rows: OutRows;
  /** Lines above the header: what this is, for whom, as of when. */
  title?: readonly string[];
  /** A second header row bears the columns' own names, by which another program finds them. */
  names?: boolean;
}

export interface OutWorkbook {
  sheets: readonly OutSheet[];
  /** Decimals of the file's currency. */
  currencyDigits: number;
  /** Rows of one sheet, header included; a longer list goes on in a further sheet. Excel's own limit if not given. */
  maxRows?: number;
  /** What it is printed on, A4 if not given. */
  paper?: Paper;
  /** Called with the number of rows written so far. */
  onProgress?: (rows: number) => void;
}

const DEFAULT_WIDTHS: Readonly<Record<OutKind, number>> = {
  text: 14,
  number: 12,
  integer: 10,
  plain: 8,
  money: 14,
  percent: 9,
  day: 12,
};

/** The column's width; Chinese characters take two places. */
export function columnWidth(column: OutColumn): number {
  if (column.width !== undefined) return column.width;
  let places = 4; // room for the filter button
  for (const char of column.header) places += (char.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return Math.min(40, Math.max(DEFAULT_WIDTHS[column.kind], places));
}
