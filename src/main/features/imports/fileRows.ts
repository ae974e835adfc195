import { chmod, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SkipReason } from '../../../shared/contract/importSkipped.contract.ts';
import { SURVEY_ROWS } from '../../../shared/contract/importSurvey.ts';
import type { CheckOptions } from '../../../shared/contract/imports.contract.ts';
import type { MoreTable } from '../../../shared/contract/importTables.ts';
import { placeOf, rowOf, rowPlace } from '../../../shared/domain/rowPlace.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import { LIMITS, tooLarge } from '../../spreadsheets/limits.ts';
import type { BookHead, ParseRequest, Parser, SheetHead } from '../../spreadsheets/parser.ts';
import { unknownSheet } from '../../spreadsheets/unknownSheet.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { type FirstTable, moveOf } from './alikeTable.rules.ts';
import { isEmptyCell } from './cellText.rules.ts';
import { createColumnWatch, isSameWriting, ReadAnew, type Writing } from './columnWatch.ts';
import { headerTexts, titleScale, titlesOf } from './headerRow.rules.ts';
import { createHeadingNames, withHeadingHeader, withHeadingName } from './headingNames.rules.ts';
import type { importOps } from './imports.ops.ts';
import { withNext } from './nextRow.ts';
import type { Move } from './otherTable.rules.ts';
import { createRowSieve } from './rowSieve.rules.ts';
import { saidYear, yearBy, yearColumnOf, yearsOf } from './saidYear.rules.ts';
import { dateColumnOf } from './seenDates.rules.ts';
import { within } from './sideTables.rules.ts';
import type { Findings } from './tally.ts';

/** What import jobs work with. */
export type ImportEnv = JobEnv<typeof importOps> & {
  parser: Parser;
  /** What the whole columns have said of their writing, where a first reading went by their first rows. */
  writing?: Writing;
};

/** Our own copy of the picked file: Excel may go on writing the original. */
export function copyPath(tempDir: string, batchId: number): string {
  return join(tempDir, `batch-${batchId}`);
}

/** Copies a file to be read in peace; whoever could read the original, the copy is the owner's alone. */
export async function copyForUs(path: string, copy: string): Promise<void> {
  await copyFile(path, copy);
  await chmod(copy, 0o600);
}

/** A table that is read: where it stands, and how its rows come below the columns of the first one. */
interface TablePlace extends Pick<CheckOptions, 'sheet' | 'headerRow' | 'headerRows' | 'columns'> {
  place: number;
  move: Move;
}

/** What decides how a file is read: the first table's header, its unit, the writing of all tables' days and figures. */
export interface SheetSetting extends Writing {
  headers: string[];
  unitScale: number;
  /** Year of a row's day that is written without one; undefined where nothing says it. */
  yearAt: (row: number) => number | undefined;
  tables: readonly TablePlace[];
}

/** Rows that are looked at before a sheet is read whole. */
export const HEAD_ROWS = 200;

/** The same below a header that the owner has chosen, which may stand far below the first rows. */
export function headRowsFor(headerRow: number): number {
  return HEAD_ROWS + (headerRow > HEAD_ROWS / 2 ? Math.min(headerRow, SURVEY_ROWS) : 0);
}

/** @throws AppError import_unknown_sheet, import_table_unlike where a further table has another shape than the first one */
export async function sheetSetting(
  env: ImportEnv,
  request: ParseRequest,
  options: CheckOptions,
): Promise<SheetSetting> {
  const head = await env.parser.head(request, headRowsFor(options.headerRow));
  const { headerRow, headerRows, columns, kind, mapping, headingColumn } = options;
  const { rows } = sheetOf(head, options.sheet);
  const headers = withHeadingHeader(headerTexts(rows.map(within(columns)), headerRow, headerRows), headingColumn);
  const unitScale = titleScale(rows, headerRow);
  const first = { kind, mapping, headers, unitScale, headingColumn };
  const further = options.moreTables.flatMap((table, i) => (table.read ? [placed(head, table, i + 1, first)] : []));
  const tables = [{ sheet: options.sheet, headerRow, headerRows, columns, place: 0, move: asItStands }, ...further];
  const yearAt = yearsByPlace(env, head, request.name, options, tables);
  return { headers, unitScale, yearAt, ...(env.writing ?? firstWriting(env, head, options, tables)), tables };
}

/** What the first rows say; those further down may say more, and then the file is read anew. */
function firstWriting(env: ImportEnv, head: BookHead, options: CheckOptions, tables: readonly TablePlace[]): Writing {
  const watch = createColumnWatch(options, env.clock.today());
  for (const { sheet, headerRow, headerRows, columns, move } of tables) {
    const own = within(columns);
    for (const row of sheetOf(head, sheet).rows) if (row.row >= headerRow + headerRows) watch.read(move(own(row)));
  }
  return watch.writing();
}

/** The year of the days of each table that have none. */
function yearsByPlace(
  env: ImportEnv,
  head: BookHead,
  fileName: string,
  { kind, mapping, year }: CheckOptions,
  tables: readonly TablePlace[],
): SheetSetting['yearAt'] {
  const column = yearColumnOf(kind, mapping);
  const said = tables.map(({ sheet, headerRow, headerRows, columns, move }) => {
    const { rows } = sheetOf(head, sheet);
    const below = rows.filter(({ row }) => row >= headerRow + headerRows).map(within(columns));
    return { sheet, titles: titlesOf(rows, headerRow), years: yearsOf(below.map(move), column) };
  });
  const years = said.map((own) => yearBy(year, () => saidYear(own, said, fileName, env.clock.today())));
  return (row) => years[placeOf(row)];
}

const asItStands: Move = (row) => row;

function sheetOf({ sheets }: BookHead, name: string): SheetHead {
  const sheet = sheets.find((candidate) => candidate.name === name);
  if (sheet) return sheet;
  throw unknownSheet(name, sheets);
}

function placed(head: BookHead, table: MoreTable, place: number, first: FirstTable): TablePlace {
  const { sheet, headerRow, headerRows, columns } = table;
  const found = moveOf(sheetOf(head, sheet).rows, table, first);
  if ('unlike' in found) throw new AppError('import_table_unlike', { sheet });
  return { sheet, headerRow, headerRows, columns, place, move: found.move };
}

/** Hears of a row that is passed over, below the columns that are read. */
type OnPassed = (row: RawRow, reason: SkipReason) => void;

/**
 * Data rows of all tables that are read in chunks, each of one table; everything else is found by its reason.
 * @throws ReadAnew at the end, where the whole columns are written otherwise than their first rows
 */
export async function* dataRows(
  env: ImportEnv,
  request: ParseRequest,
  options: CheckOptions,
  setting: SheetSetting,
  findings: Findings,
  onPassed: OnPassed = () => undefined,
): AsyncGenerator<RawRow[]> {
  const { counts } = findings;
  const watch = createColumnWatch(options, env.clock.today());
  let read = 0;
  for (const table of setting.tables) {
    const take = takeFrom(table, options, setting.headers, findings, onPassed);
    for await (const { rows: chunk, next } of withNext(env.parser.rows(request, table.sheet))) {
      env.port.checkCancelled();
      read += chunk.length;
      // Each sheet alone is within the limit.
      if (read > LIMITS.rows) throw tooLarge(request.name, LIMITS.rows, 'rows');
      const rows: RawRow[] = [];
      findings.chunk();
      for (const [at, raw] of chunk.entries()) {
        const row = take(raw, chunk[at + 1] ?? next);
        if (row === undefined) continue;
        rows.push(row);
        watch.read(row);
        findings.keep(row);
      }
      counts.rows += rows.length;
      env.port.progress('reading', read, null);
      yield rows;
    }
  }
  if (counts.rows === 0) throw new AppError('import_no_rows');
  const writing = watch.writing();
  if (env.writing === undefined && !isSameWriting(writing, setting)) throw new ReadAnew(writing);
  counts.read = { dateOrder: setting.dateOrder, numberStyle: setting.numberStyle };
}

/** Goes through the rows of one table: its sieve knows them by their own numbers, everybody else by those of all tables. */
function takeFrom(
  { place, headerRow, headerRows, columns, move }: TablePlace,
  options: CheckOptions,
  headers: readonly string[],
  findings: Findings,
  onPassed: OnPassed,
): (raw: RawRow, next: RawRow | undefined) => RawRow | undefined {
  const own = (rows: readonly number[]) => rows.filter((row) => placeOf(row) === place).map(rowOf);
  const { takeRows, leaveRows, leaveTables, headingColumn } = options;
  const names = createHeadingNames();
  const dateColumn = dateColumnOf(options.mapping);
  const named = (row: RawRow) =>
    headingColumn === null ? row : withHeadingName(row, names.name(), headingColumn, dateColumn);
  const sieve = createRowSieve(
    {
      ...options,
      headerRow,
      headerRows,
      takeRows: own(takeRows),
      leaveRows: own(leaveRows),
      leaveTables: own(leaveTables),
    },
    headers,
  );
  const numbered = (row: RawRow) => (place === 0 ? row : { ...row, row: rowPlace(place, row.row) });
  const cut = within(columns);
  const placed = (row: RawRow) => (row.row < headerRow ? row : move(row));
  let following: RawRow | undefined;
  const below = () => following && placed(cut(following));
  return (raw, next) => {
    following = next;
    const row = cut(raw);
    const moved = placed(row);
    const found = sieve(moved, below);
    if ('row' in found) return numbered(named(found.row));
    if (headingColumn !== null) names.pass(row, found.reason);
    // What stands beside the table says nothing of it.
    const isBeside = columns !== null && row.cells.every(isEmptyCell);
    const reason = isBeside ? 'blank' : found.reason;
    const read = numbered(found.read ?? moved);
    findings.skip(numbered(row), reason, read);
    onPassed(read, reason);
    return undefined;
  };
}
