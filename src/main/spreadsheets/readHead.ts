import { isAppError } from '../../shared/errors/appError.ts';
import { LIMITS, TextBudget } from './limits.ts';
import type { BookHead, SheetHead } from './parser.ts';
import type { RawRow, SheetInfo, Workbook } from './workbook.ts';

/** Beyond so many sheets only a few rows of each are looked at; all of them are named. */
const FULL_SHEETS = 50;
const FEW_ROWS = 30;

/** The first rows of every sheet. One that is damaged says so, and keeps nobody from the others. */
export async function readHead(book: Workbook, limit: number, name: string): Promise<BookHead> {
  const budget = new TextBudget(name, LIMITS.headCharacters);
  const sheets: SheetHead[] = [];
  for (const [index, sheet] of book.sheets.entries())
    sheets.push(await headOf(book, sheet, index < FULL_SHEETS ? limit : Math.min(limit, FEW_ROWS), budget));
  const { format, encoding, encodingUncertain, locked } = book;
  return { format, encoding, encodingUncertain, locked, sheets };
}

async function headOf(book: Workbook, sheet: SheetInfo, most: number, budget: TextBudget): Promise<SheetHead> {
  const rows: RawRow[] = [];
  try {
    for await (const row of book.rows(sheet.name)) {
      if (rows.length === most) return { ...sheet, rows, more: true, error: null };
      budget.spend(row.cells);
      rows.push(row);
    }
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { ...sheet, rows, more: false, error: error.toWire() };
  }
  return { ...sheet, rows, more: false, error: null };
}
