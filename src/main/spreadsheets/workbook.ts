/**
 * What every reader of `spreadsheets/` answers, whatever the file was. Rows travel between processes as JSON, so a cell
 * is plain data: text, a number, a truth value, nothing, a date as the sheet means it, or an error as the sheet shows it.
 */
export type Cell = string | number | boolean | null | DateCell | ErrorCell;

/** A cell that the sheet itself calls a date: `day` is YYYY-MM-DD, `time` HH:MM:SS or "" for midnight. */
export interface DateCell {
  day: string;
  time: string;
}

/** #N/A, #REF! and their like. */
export interface ErrorCell {
  error: string;
}

export interface RawRow {
  /** 1-based row number as the user sees it in the sheet. */
  row: number;
  hidden: boolean;
  /** Text files only: a quote opens here and does not close as it should. */
  openQuote?: true;
  /** From column A on; trailing empty cells are left off. */
  cells: Cell[];
}

/** `veryHidden` sheets are not even offered for showing by the program that made them. */
export type SheetState = 'visible' | 'hidden' | 'veryHidden';

/** Columns from 0, both ends included. */
export interface ColumnRange {
  from: number;
  to: number;
}

/** A merged range, both ends included: rows from 1 as the user counts them, columns from 0. */
export interface MergedRange {
  row: number;
  toRow: number;
  column: number;
  toColumn: number;
}

/**
 * A sheet and what is known of it. A streamed book tells hidden columns once its first rows have been read, merged ranges
 * when its last ones have: both are undefined until then, and in formats that have neither.
 */
export interface SheetInfo {
  name: string;
  hidden: boolean;
  state: SheetState;
  hiddenColumns?: ColumnRange[];
  merges?: MergedRange[];
}

export type WorkbookFormat = 'xlsx' | 'xls' | 'csv' | 'html' | 'other';

export interface Workbook {
  format: WorkbookFormat;
  /** Text files only: the encoding that was used, in `TextDecoder`'s words. */
  encoding: string | null;
  encodingUncertain: boolean;
  /** It has a password, whether one was asked for or not. */
  locked: boolean;
  /** All of it was unfolded when it was opened, which takes long; its sheets come at once. */
  inMemory: boolean;
  sheets: SheetInfo[];
  /** Non-empty rows in order. Throws `AppError` of the `sheet_*` family. Ends early when the caller stops iterating. */
  rows(sheet: string): AsyncIterable<RawRow>;
  /** The same rows, some hundreds at a time: no await per row. */
  rowBatches(sheet: string): AsyncIterable<RawRow[]>;
  close(): Promise<void>;
}

/** What one reader gives; `rows` is put over it for all readers alike. */
export type BatchReader = Omit<Workbook, 'rows' | 'locked'>;

export interface OpenOptions {
  /** The name for messages; the path may be a copy with another name. */
  name: string;
  /** Overrides the encoding decision for text files. */
  encoding?: string;
  /** Opens a book that is encrypted. It is compared and forgotten. */
  password?: string;
  /** Is told of every piece of work that is done, so that whoever waits can tell a slow book from one without an end. */
  onStep?: () => void;
}
