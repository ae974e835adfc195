import { join } from 'node:path';
import excel from 'exceljs';

export interface GivenSheet {
  name: string;
  rows: readonly (readonly (string | number | Date | null)[])[];
  hidden?: boolean;
}

/** Writes a workbook of several sheets for a test; an empty row leaves one out. */
export async function writeBook(dir: string, sheets: readonly GivenSheet[], name = 'book.xlsx'): Promise<string> {
  const book = new excel.Workbook();
  for (const { name: title, rows, hidden } of sheets) {
    const sheet = book.addWorksheet(title, hidden ? { state: 'hidden' } : {});
    rows.forEach((row, at) => {
      if (row.length > 0) sheet.getRow(at + 1).values = [...row];
    });
  }
  const path = join(dir, name);
  await book.xlsx.writeFile(path);
  return path;
}
