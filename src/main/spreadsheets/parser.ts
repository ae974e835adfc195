import type { RawRow, SheetInfo, WorkbookFormat } from './workbook.ts';

/** A file to read; `name` is what the user called it, `path` our own copy. */
export interface ParseRequest {
  path: string;
  name: string;
  encoding?: string;
}

/** The beginning of every sheet of a file. */
export interface BookHead {
  format: WorkbookFormat;
  encoding: string | null;
  encodingUncertain: boolean;
  sheets: (SheetInfo & { rows: RawRow[]; more: boolean })[];
}

/** Reads untrusted files somewhere that can be killed. Failures are `AppError`s of the `sheet_*` family. */
export interface Parser {
  head(request: ParseRequest, rowsPerSheet: number): Promise<BookHead>;
  /** `told` hears at the end what a sheet is beside its rows. */
  rows(request: ParseRequest, sheet: string, told?: (sheet: SheetInfo) => void): AsyncIterable<RawRow[]>;
}

/** What travels to the process that parses. */
export type ParseCommand =
  | { type: 'head'; request: ParseRequest; rowsPerSheet: number }
  | { type: 'rows'; request: ParseRequest; sheet: string }
  /** One chunk has been taken; the process may send another. */
  | { type: 'ack' };

/** What comes back; rows as the bytes of one JSON text a chunk, which pass two borders without being looked at. */
export type ParseAnswer =
  | { type: 'alive'; rssBytes: number }
  | { type: 'head'; head: BookHead }
  | { type: 'chunk'; rows: Uint8Array }
  | { type: 'end'; sheet?: SheetInfo }
  | { type: 'error'; code: string; params: Record<string, string | number | boolean | null> };
