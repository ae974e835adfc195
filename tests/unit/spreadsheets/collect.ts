import { openWorkbook } from '../../../src/main/spreadsheets/openWorkbook.ts';
import type { Cell, RawRow } from '../../../src/main/spreadsheets/workbook.ts';

/** All rows of the first sheet, or of the named one. */
export async function readRows(path: string, sheet?: string): Promise<RawRow[]> {
  const book = await openWorkbook(path, { name: 'file' });
  try {
    const rows: RawRow[] = [];
    for await (const row of book.rows(sheet ?? book.sheets[0]?.name ?? '')) rows.push(row);
    return rows;
  } finally {
    await book.close();
  }
}

/** Only the cells. */
export async function readCells(path: string, sheet?: string): Promise<Cell[][]> {
  return (await readRows(path, sheet)).map((row) => row.cells);
}
