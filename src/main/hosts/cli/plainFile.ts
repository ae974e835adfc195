import { existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { columnLetters } from '../../../shared/domain/columnLetters.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { forkParser } from '../../engine/forkParser.ts';
import { createOwnParser } from '../../engine/ownParser.ts';
import { cellText } from '../../features/imports/cellText.rules.ts';
import type { SheetHead } from '../../spreadsheets/parser.ts';
import type { CliHost } from './cliEngine.ts';

/** Any file of rows and columns as text: what the mathematics is run on without a data file. */
export interface PlainTable {
  /** What the user called the file. */
  name: string;
  /** Names of the columns; their letters where the file has none. */
  header: string[];
  /** As wide as the header each. */
  rows: string[][];
  /** The line of the file that each row stands in, from 1, as an editor or Excel counts it. */
  lines: number[];
  /** Row by row, 1 where a book has a number and not the text of one: whatever its column's decimals look like, it is that number. */
  numbers?: Uint8Array;
}

export interface PlainFileOptions {
  /** The first row is a row of data. */
  noHeader?: boolean | undefined;
  /** What another host than plain Node lends. */
  host?: CliHost | undefined;
}

/**
 * Reads a csv, tsv, xlsx or any other table the importer can open; of a book the first visible sheet with rows. Columns that
 * only blanks keep apart, as in old data sets, are told apart by them.
 * @throws AppError file_missing, file_not_readable, plain_no_rows, or one of the `sheet_*` family
 */
export async function readPlainFile(path: string, options: PlainFileOptions = {}): Promise<PlainTable> {
  const full = resolve(path);
  const name = basename(full);
  if (!existsSync(full)) throw new AppError('file_missing', { name: path });
  if (!statSync(full).isFile()) throw new AppError('file_not_readable', { name: path });
  const { cells, lines, numbers } = await readCells(full, name, options.host);
  const rows = splitAtBlanks(cells);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const header = options.noHeader === true ? [] : (rows.shift() ?? []);
  if (options.noHeader !== true) {
    lines.shift();
    numbers.shift();
  }
  if (rows.length === 0) throw new AppError('plain_no_rows', { name });
  return {
    name,
    header: Array.from({ length: width }, (_, i) => header[i]?.trim() || columnLetters(i)),
    rows: rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? '')),
    lines,
    ...(numbers.some((columns) => columns.length > 0) ? { numbers: marksOf(numbers, width) } : {}),
  };
}

function marksOf(numbers: readonly (readonly number[])[], width: number): Uint8Array {
  const marks = new Uint8Array(numbers.length * width);
  numbers.forEach((columns, row) => {
    for (const column of columns) marks[row * width + column] = 1;
  });
  return marks;
}

/**
 * Where a column stands: by its name, by its letter where the file has no names, or by its number from 1.
 * @throws AppError plain_column_missing, with the columns there are
 */
export function columnNamed(table: PlainTable, wanted: string): number {
  const { header } = table;
  const fold = (text: string) => text.trim().toLowerCase();
  const exact = header.indexOf(wanted);
  const at = exact >= 0 ? exact : header.findIndex((column) => fold(column) === fold(wanted));
  if (at >= 0) return at;
  const number = /^\d{1,5}$/.test(wanted) ? Number(wanted) : 0;
  if (number >= 1 && number <= header.length) return number - 1;
  throw new AppError('plain_column_missing', { name: table.name, column: wanted, columns: header.join(', ') });
}

async function readCells(path: string, name: string, host: CliHost | undefined) {
  const { parser, stop } = createOwnParser(host?.spawnParser ?? forkParser);
  try {
    const request = { path, name };
    const { sheets } = await parser.head(request, 1, true);
    const sheet = sheets.find((each) => !each.hidden && hasRows(each)) ?? sheets.find(hasRows);
    if (sheet === undefined) throw new AppError('sheet_empty', { name });
    const cells: string[][] = [];
    const lines: number[] = [];
    // The columns of each row in which it has a number.
    const numbers: number[][] = [];
    for await (const batch of parser.rows(request, sheet.name))
      for (const { row, cells: read } of batch) {
        cells.push(read.map(cellText));
        numbers.push(read.flatMap((cell, column) => (typeof cell === 'number' ? [column] : [])));
        lines.push(row);
      }
    return { cells, lines, numbers };
  } finally {
    stop();
  }
}

function hasRows({ rows, error }: SheetHead): boolean {
  if (error !== null) throw AppError.fromWire(error);
  return rows.length > 0;
}

/** A file of one column whose rows hold several words each is a table without separators. */
function splitAtBlanks(rows: readonly string[][]): string[][] {
  const words = rows.map(([first = '', ...rest]) => (rest.length > 0 ? [] : first.trim().split(/\s+/)));
  const width = words.at(-1)?.length ?? 0;
  return width > 1 && words.every((row) => row.length === width) ? words : [...rows];
}
