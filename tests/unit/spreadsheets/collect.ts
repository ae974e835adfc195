import { openWorkbook } from '../../../src/main/spreadsheets/openWorkbook.ts';
import type { Cell, RawRow, Workbook } from '../../../src/main/spreadsheets/workbook.ts';

/** All rows of the first sheet, or of the named one. */
export async function readRows(path: string, sheet?: string): Promise<RawRow[]> {
  const book = await openWorkbook(path, { name: 'file' });
  try {
    return await allRows(book, sheet ?? book.sheets[0]?.name ?? '');
  } finally {
    await book.close();
  }
}

/** Only the cells. */
export async function readCells(path: string, sheet?: string): Promise<Cell[][]> {
  return (await readRows(path, sheet)).map((row) => row.cells);
}

/** All rows of one sheet of an open book. */
export async function allRows(book: Workbook, sheet: string): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const row of book.rows(sheet)) rows.push(row);
  return rows;
}
