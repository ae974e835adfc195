import { AppError } from '../../../shared/errors/appError.ts';
import type { BookHead, ParseRequest, Parser } from '../../spreadsheets/parser.ts';
import type { Cell, RawRow } from '../../spreadsheets/workbook.ts';
import { readMark, type WholeFile } from '../imports/wholeFile.rules.ts';
import { LONG_TABLE } from './transferBook.ts';
import { TRANSFER_TABLES, type TransferTable } from './transferTables.ts';

/** A table as the first sheet announces it. */
export interface Announced {
  table: TransferTable;
  /** Its sheet; a long one goes on in `name (2)` and so on. */
  sheets: string[];
  rows: number;
  /** The last number that was ever given to a record of it. */
  last: number;
}

export interface WholeBook {
  whole: WholeFile;
  tables: Announced[];
  longSheet: string;
}

/** Rows of the first sheet that are looked at: it has one a table, and a few more. */
const HEAD_ROWS = 200;

/** What a workbook says of itself. @throws AppError transfer_not_whole, sheet_* */
export async function openWholeBook(parser: Parser, request: ParseRequest): Promise<WholeBook> {
  const { sheets } = await parser.head(request, HEAD_ROWS);
  const whole = readMark(sheets);
  const announced = whole === undefined ? [] : announcedRows(sheets[0]?.rows ?? []);
  if (whole === undefined || announced.length === 0) throw new AppError('transfer_not_whole', { name: request.name });
  const tables = TRANSFER_TABLES.flatMap((table): Announced[] => {
    const found = announced.find((row) => row.table === table);
    if (found === undefined) return [];
    return [{ table, sheets: sheetsOf(found.sheet, found.rows), rows: found.rows, last: found.last }];
  });
  return { whole, tables, longSheet: announced.find(({ table }) => table === LONG_TABLE)?.sheet ?? '' };
}

function announcedRows(rows: BookHead['sheets'][number]['rows']) {
  const at = rows.findIndex(({ cells }) => cells[0] === 'sheet' && cells[3] === 'table');
  return rows.slice(at + 1).map(({ cells }) => ({
    sheet: String(cells[0] ?? ''),
    rows: Number(cells[2] ?? 0),
    table: String(cells[3] ?? ''),
    last: Number(cells[4] ?? 0),
  }));
}

/** A sheet holds so many rows below its two headers; the rest goes on in the next one. */
const ROWS_OF_A_SHEET = 1_048_576 - 2;

function sheetsOf(name: string, rows: number): string[] {
  const sheets = Math.max(1, Math.ceil(rows / ROWS_OF_A_SHEET));
  return Array.from({ length: Math.min(sheets, MOST_SHEETS) }, (_, at) => (at === 0 ? name : `${name} (${at + 1})`));
}

/** More rows than that no program of ours has written. */
const MOST_SHEETS = 100;

/** The rows of a sheet below its two headers, by the names of the second. */
export async function* namedRows(
  parser: Parser,
  request: ParseRequest,
  sheet: string,
): AsyncGenerator<{ names: readonly string[]; rows: RawRow[] }> {
  let names: readonly string[] | undefined;
  let header = 0;
  for await (const chunk of parser.rows(request, sheet)) {
    let rows = chunk;
    if (names === undefined) {
      // The first row is for people; it may be the only one of its chunk.
      header += rows.length;
      const second = rows[header - rows.length === 0 ? 1 : 0];
      if (header < 2) continue;
      names = (second?.cells ?? []).map((cell: Cell) => (typeof cell === 'string' ? cell : ''));
      rows = rows.slice(rows.indexOf(second as RawRow) + 1); // it was taken from there
    }
    yield { names, rows };
  }
}
