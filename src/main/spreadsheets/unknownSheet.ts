import { AppError } from '../../shared/errors/appError.ts';
import type { SheetInfo } from './workbook.ts';

/** The caller asked for a sheet that is not in the book. */
export function unknownSheet(sheet: string, sheets: readonly SheetInfo[]): AppError {
  return new AppError('import_unknown_sheet', { sheet, sheets: sheets.map(({ name }) => name).join(', ') });
}
