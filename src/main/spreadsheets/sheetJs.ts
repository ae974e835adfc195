import type * as SheetJs from '@e965/xlsx';
import { AppError } from '../../shared/errors/appError.ts';
import { formatKind } from './dateFormat.ts';
import { LIMITS, RowBudget, tooLarge } from './limits.ts';
import { dateCell, isoDateCell } from './serialDate.ts';
import { unknownSheet } from './unknownSheet.ts';
import type { BatchReader, Cell, RawRow, SheetInfo, SheetState, WorkbookFormat } from './workbook.ts';

export type { SheetJs };

/** Rows handed on at once. */
const BATCH_ROWS = 256;

/** Error codes of cells as BIFF counts them. @source [MS-XLS] 2.5.10 Bes */
const ERROR_TEXTS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

let loaded: typeof SheetJs | undefined;

/** Loads the library with its code pages (old xls files are GBK inside) on first use: it costs 150 ms. */
export async function loadSheetJs(): Promise<typeof SheetJs> {
  if (!loaded) {
    const [library, codePages] = await Promise.all([import('@e965/xlsx'), import('@e965/xlsx/dist/cpexcel.full.mjs')]);
    library.set_cptable(codePages);
    loaded = library;
  }
  return loaded;
}

/** Parses a whole book in memory; what the library throws becomes one of our errors. */
export async function readWithSheetJs(
  source: Buffer | string,
  format: WorkbookFormat,
  name: string,
): Promise<BatchReader> {
  const library = await loadSheetJs();
  let book: SheetJs.WorkBook;
  try {
    book = library.read(source, {
      type: typeof source === 'string' ? 'string' : 'buffer',
      dense: true,
      raw: typeof source === 'string', // HTML cells stay text: 013800138000 is no number
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      cellDates: false,
      cellStyles: format === 'xlsx', // only so does it tell hidden rows of xlsx
      UTC: true,
    });
  } catch (cause) {
    throw libraryError(cause, name);
  }
  return bookReader(book, format, name);
}

function libraryError(cause: unknown, name: string): AppError {
  const message = cause instanceof Error ? cause.message : '';
  if (/password|encrypt/i.test(message)) return new AppError('sheet_cipher_unknown', { name }, { cause });
  return new AppError('sheet_zip_corrupt', { name }, { cause });
}

function bookReader(book: SheetJs.WorkBook, format: WorkbookFormat, name: string): BatchReader {
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets = book.SheetNames.flatMap((sheet, index) =>
    sheetInfo(sheet, book.Sheets[sheet], book.Workbook?.Sheets?.[index]?.Hidden ?? 0),
  );
  return {
    format,
    encoding: null,
    encodingUncertain: false,
    inMemory: true,
    sheets,
    rowBatches: (wanted) => {
      const sheet = book.Sheets[wanted];
      if (!sheet) throw unknownSheet(wanted, sheets);
      return sheetBatches(sheet, date1904, name);
    },
    close: async () => undefined,
  };
}

/** As the library counts them. */
const STATES: readonly SheetState[] = ['visible', 'hidden', 'veryHidden'];

/** Chart, dialog and macro sheets are listed by the library too; a damaged book may name sheets that it lost. */
function sheetInfo(name: string, sheet: SheetJs.WorkSheet | undefined, hidden: number): SheetInfo[] {
  if (sheet === undefined || (sheet['!type'] ?? 'sheet') !== 'sheet') return [];
  const columns = sheet['!cols'] ?? [];
  const hiddenColumns = Array.from({ length: Math.min(columns.length, LIMITS.columns) }, (_, column) => column)
    .filter((column) => columns[column]?.hidden === true)
    .map((column) => ({ from: column, to: column }));
  const merges = (sheet['!merges'] ?? [])
    .slice(0, LIMITS.merges)
    .map(({ s, e }) => ({ row: s.r + 1, toRow: e.r + 1, column: s.c, toColumn: e.c }));
  return [{ name, hidden: hidden !== 0, state: STATES[hidden] ?? 'hidden', hiddenColumns, merges }];
}

async function* sheetBatches(
  sheet: SheetJs.WorkSheet,
  date1904: boolean,
  name: string,
): AsyncGenerator<RawRow[], void> {
  const budget = new RowBudget(name);
  const data = sheet['!data'] ?? [];
  const properties = sheet['!rows'] ?? [];
  // A file may say that its next row is the four thousand millionth: the way there is long.
  if (data.length > LIMITS.rows) throw tooLarge(name, LIMITS.rows, 'rows');
  let batch: RawRow[] = [];
  for (let index = 0; index < data.length; index += 1) {
    const cells = (data[index] ?? []).length > 0 ? rowCells(data[index] ?? [], date1904, name) : [];
    if (cells.length === 0) continue;
    budget.spend(cells.length);
    batch.push({ row: index + 1, hidden: properties[index]?.hidden === true, cells });
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function rowCells(row: readonly (SheetJs.CellObject | undefined)[], date1904: boolean, name: string): Cell[] {
  if (row.length > LIMITS.columns) throw tooLarge(name, LIMITS.cells, 'cells');
  const cells: Cell[] = [];
  for (let column = 0; column < row.length; column += 1) {
    const cell = cellValue(row[column], date1904);
    if (cell === null) continue;
    while (cells.length < column) cells.push(null);
    cells[column] = cell;
  }
  return cells;
}

/** One cell of the library in our words. */
export function cellValue(cell: SheetJs.CellObject | undefined | null, date1904: boolean): Cell {
  if (!cell || cell.t === 'z' || cell.v === undefined) return null;
  if (cell.t === 'e') return { error: typeof cell.v === 'number' ? (ERROR_TEXTS[cell.v] ?? '#ERROR') : String(cell.v) };
  if (cell.v instanceof Date) return isoDateCell(cell.v.toISOString());
  if (typeof cell.v === 'number') {
    return typeof cell.z === 'string' ? dateCell(cell.v, formatKind(cell.z), date1904) : cell.v;
  }
  return cell.v === '' ? null : cell.v;
}
