import type { WireError } from '../../shared/errors/appError.ts';
import type { RawRow, SheetInfo, WorkbookFormat } from './workbook.ts';

/** A file to read; `name` is what the user called it, `path` our own copy. */
export interface ParseRequest {
  path: string;
  name: string;
  encoding?: string;
  /** For a book that is encrypted; it is kept nowhere. */
  password?: string;
}

/** The beginning of a sheet; `error` says why one that is damaged could be read no further. */
export type SheetHead = SheetInfo & { rows: RawRow[]; more: boolean; error: WireError | null };

/** The beginning of every sheet of a file. */
export interface BookHead {
  format: WorkbookFormat;
  encoding: string | null;
  encodingUncertain: boolean;
  /** It has a password, whether one was asked for or not. */
  locked: boolean;
  sheets: SheetHead[];
}

/** Reads untrusted files somewhere that can be killed. Failures are `AppError`s of the `sheet_*` family. */
export interface Parser {
  /** `hold` keeps the book open for a moment: one of its sheets is gone through next. */
  head(request: ParseRequest, rowsPerSheet: number, hold?: boolean): Promise<BookHead>;
  /** Writes what a book with a password holds to `target`, for this user only; it opens like any other then. */
  unlock(request: ParseRequest, target: string): Promise<void>;
  /** `told` hears at the end what a sheet is beside its rows; of more than `most` rows the others are not read. */
  rows(request: ParseRequest, sheet: string, told?: (sheet: SheetInfo) => void, most?: number): AsyncIterable<RawRow[]>;
}

/** What travels to the process that parses. */
export type ParseCommand =
  | { type: 'head'; request: ParseRequest; rowsPerSheet: number; hold?: boolean }
  | { type: 'rows'; request: ParseRequest; sheet: string; most?: number }
  | { type: 'unlock'; request: ParseRequest; target: string }
  /** One chunk has been taken; the process may send another. */
  | { type: 'ack' };

/** What comes back; rows as the bytes of one JSON text a chunk, which pass two borders without being looked at. */
export type ParseAnswer =
  /** `steps` counts the pieces of work done so far: a process that lives may still go round in a circle. */
  | { type: 'alive'; rssBytes: number; steps: number }
  | { type: 'head'; head: BookHead }
  | { type: 'chunk'; rows: Uint8Array }
  /** `holds`: the whole book is kept in memory for a moment, for who goes on with another of its sheets. */
  | { type: 'end'; holds: boolean; sheet?: SheetInfo }
  | { type: 'error'; code: string; params: WireError['params'] };
