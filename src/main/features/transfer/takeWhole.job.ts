import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Parsed } from '../../../shared/contract/index.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { MIGRATIONS, SCHEMA_VERSION } from '../../db/migrations/index.ts';
import { openWriter, type RawDb } from '../../db/open.ts';
import { isConstraint } from '../../db/sqliteErrors.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import { newToken } from '../../runtime/ids.ts';
import type { ParseRequest, Parser } from '../../spreadsheets/parser.ts';
import type { Cell } from '../../spreadsheets/workbook.ts';
import { fileError } from '../imports/fileError.ts';
import { copyForUs, copyPath } from '../imports/fileRows.ts';
import { readBatch } from '../imports/imports.repo.ts';
import { readTakenTexts } from './takenTexts.ts';
import type { transferOps } from './transfer.ops.ts';
import { fromCell, type LongTexts, type Stored, type TransferColumn } from './transferCells.rules.ts';
import { columnsOf } from './transferColumns.ts';
import { EMPTIED_COLUMNS } from './transferTables.ts';
import { canHold } from './transferValues.ts';
import { type Announced, namedRows, openWholeBook, type WholeBook } from './wholeBook.ts';

type TakeEnv = JobEnv<typeof transferOps> & { parser: Parser };
type TakeParams = Parsed<'transfer.take'>;

/**
 * Takes a whole data file in. The workbook first becomes a data file of its own beside, of the schema it was written from,
 * where every row is held to all that must hold; it is brought up to date there as an old file is at its opening, and only
 * then do its tables pass into the open file, in one transaction.
 * @throws AppError transfer_*, file_newer, file_missing, file_not_readable, disk_full, sheet_*, cancelled
 */
export async function takeWhole(params: TakeParams, env: TakeEnv): Promise<Record<string, number>> {
  const token = newToken();
  const request = await requestOf(params, env, join(env.tempDir, `transfer-${token}.xlsx`));
  const path = join(env.tempDir, `transfer-${token}.dealerdesk`);
  let version = SCHEMA_VERSION;
  try {
    env.port.progress('reading', 0, null);
    const book = await openWholeBook(env.parser, request);
    version = book.whole.schemaVersion;
    if (version > SCHEMA_VERSION) throw new AppError('file_newer', { name: request.name });
    await fillBeside(path, book, request, env);
    return await env.port.run('transfer.merge', { path });
  } finally {
    if ('file' in params) rmSync(request.path, { force: true });
    for (const suffix of ['', '-wal', '-shm', '-journal', `.v${version}.bak`]) rmSync(path + suffix, { force: true });
  }
}

/** Our own copy of the picked file, or the one that the import was begun with. */
async function requestOf(params: TakeParams, env: TakeEnv, copy: string): Promise<ParseRequest> {
  if ('batchId' in params) {
    const { error, fileName } = await readBatch(env.db, params.batchId);
    return { path: copyPath(env.tempDir, params.batchId), name: String(error?.params.name ?? fileName) };
  }
  const picked = await env.resolveFile(params.file, 'read');
  env.port.progress('copying', 0, null);
  await copyForUs(picked.path, copy).catch((error: unknown) => {
    throw fileError(error, picked.name);
  });
  return { path: copy, name: picked.name };
}

async function fillBeside(path: string, book: WholeBook, request: ParseRequest, env: TakeEnv): Promise<void> {
  const raw = openWriter(path, MIGRATIONS.slice(0, book.whole.schemaVersion), request.name);
  try {
    // Nobody else reads it, and after a power cut it is not looked at again.
    raw.pragma('journal_mode = MEMORY');
    raw.pragma('synchronous = OFF');
    raw.pragma('foreign_keys = OFF');
    const long = await readTakenTexts(env.parser, request, book.longSheet);
    const total = book.tables.reduce((sum, { rows }) => sum + rows, 0);
    let done = 0;
    for (const table of [...book.tables].reverse()) raw.exec(`DELETE FROM ${table.table}`);
    for (const table of book.tables) {
      const filled = await fillTable(raw, table, book, request, env, long, (rows) =>
        env.port.progress('reading', done + rows, total),
      );
      done += filled;
      if (filled !== table.rows)
        throw new AppError('transfer_rows_differ', { sheet: sheetOf(table), rows: table.rows, found: filled });
      keepNumbering(raw, table);
    }
    long.checkUsed();
    checkReferences(raw, book);
    checkMerges(raw, book);
  } finally {
    raw.close();
  }
  openWriter(path, MIGRATIONS, request.name).close();
}

/** @returns how many rows there were */
async function fillTable(
  raw: RawDb,
  announced: Announced,
  book: WholeBook,
  request: ParseRequest,
  env: TakeEnv,
  long: LongTexts,
  onRows: (rows: number) => void,
): Promise<number> {
  const known = columnsOf(raw, announced.table);
  const digits = minorDigits(book.whole.currency);
  let count = 0;
  for (const sheet of announced.sheets) {
    let put: ((cells: readonly Cell[], row: number) => void) | undefined;
    for await (const { names, rows } of namedRows(env.parser, request, sheet)) {
      env.port.checkCancelled();
      put ??= rowWriter(raw, announced.table, sheet, places(names, known, sheet), digits, long);
      raw.exec('BEGIN');
      for (const { cells, row } of rows) put(cells, row);
      raw.exec('COMMIT');
      count += rows.length;
      onRows(count);
    }
  }
  return count;
}

/** Where each column stands in the sheet. A column without a name is the owner's own remark. */
function places(names: readonly string[], known: readonly TransferColumn[], sheet: string) {
  return names.flatMap((name, at) => {
    if (name === '') return [];
    const column = known.find((each) => each.name === name);
    if (column === undefined) throw new AppError('transfer_bad_column', { sheet, column: name });
    return [{ column, at }];
  });
}

function rowWriter(
  raw: RawDb,
  table: string,
  sheet: string,
  columns: readonly { column: TransferColumn; at: number }[],
  digits: number,
  long: LongTexts,
): (cells: readonly Cell[], row: number) => void {
  const names = columns.map(({ column }) => `"${column.name}"`).join(', ');
  const insert = raw.prepare(`INSERT INTO ${table} (${names}) VALUES (${columns.map(() => '?').join(', ')})`);
  return (cells, row) => {
    const values = columns.map(({ column, at }): Stored => {
      if (EMPTIED_COLUMNS.has(`${table}.${column.name}`)) return null;
      const value = fromCell(cells[at] ?? null, column, digits, long);
      if (value === undefined || !canHold(table, column, value))
        throw new AppError('transfer_bad_cell', { sheet, row, column: column.name });
      return value;
    });
    try {
      insert.run(...values);
    } catch (error) {
      if (isConstraint(error)) throw new AppError('transfer_bad_row', { sheet, row }, { cause: error });
      throw error;
    }
  };
}

/** Numbers of records that are gone are never given again. */
function keepNumbering(raw: RawDb, { table, last }: Announced): void {
  if (!Number.isSafeInteger(last) || last <= 0) return;
  const changed = raw.prepare('UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?').run(last, table).changes;
  if (changed === 0) raw.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)').run(table, last);
}

function checkReferences(raw: RawDb, book: WholeBook): void {
  // SQLite's own answer: a line for each reference to nothing.
  const [broken] = raw.pragma('foreign_key_check') as { table: string }[];
  if (broken === undefined) return;
  const table = book.tables.find((each) => each.table === broken.table);
  throw new AppError('transfer_bad_reference', { sheet: table === undefined ? broken.table : sheetOf(table) });
}

/** Merges that stand, by their table. */
const STANDING = { dealer_merge: 'WHERE undone_at IS NULL', contact_merge: '' } as const;

/** Who was merged into whom must lead to somebody in the end. */
function checkMerges(raw: RawDb, book: WholeBook): void {
  for (const name of ['dealer_merge', 'contact_merge'] as const) {
    const table = book.tables.find((each) => each.table === name);
    if (table !== undefined) checkLeadOn(raw, table, `SELECT lost_id, kept_id FROM ${name} ${STANDING[name]}`);
  }
}

/** @param merges a statement that answers who went, and into whom */
function checkLeadOn(raw: RawDb, table: Announced, merges: string): void {
  const into = new Map(raw.prepare<[], [number, number]>(merges).raw().all());
  const ended = new Set<number>();
  for (const start of into.keys()) {
    const path = new Set<number>();
    for (let id: number | undefined = start; id !== undefined && !ended.has(id); id = into.get(id)) {
      if (path.has(id)) throw new AppError('transfer_bad_reference', { sheet: sheetOf(table) });
      path.add(id);
    }
    for (const id of path) ended.add(id);
  }
}

function sheetOf({ sheets, table }: Announced): string {
  return sheets[0] ?? table;
}
