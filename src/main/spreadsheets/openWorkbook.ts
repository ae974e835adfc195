import { AppError } from '../../shared/errors/appError.ts';
import { openCsv } from './csvWorkbook.ts';
import { sniffFile } from './sniff.ts';
import type { BatchReader, OpenOptions, RawRow, Workbook } from './workbook.ts';
import { findMainPart } from './xlsxParts.ts';
import { openXlsx } from './xlsxWorkbook.ts';
import { openZip } from './zipArchive.ts';

/**
 * Opens any list a distributor has. Refuses what is no spreadsheet, too large, encrypted, damaged or empty with an
 * `AppError` of the `sheet_*` family; the file itself is never changed or locked.
 */
export async function openWorkbook(path: string, options: OpenOptions): Promise<Workbook> {
  const reader = await openReader(path, options);
  try {
    await assertNotEmpty(reader, options.name);
  } catch (error) {
    await reader.close();
    throw error;
  }
  return { ...reader, rows: (sheet) => rowByRow(reader.rowBatches(sheet)) };
}

async function openReader(path: string, options: OpenOptions): Promise<BatchReader> {
  const { name } = options;
  const kind = await sniffFile(path, name);
  switch (kind) {
    case 'empty':
      throw new AppError('sheet_empty', { name });
    case 'zip':
      return openPackage(path, name);
    case 'text':
      return openCsv(path, options);
    default:
      throw new AppError('sheet_not_spreadsheet', { name, what: kind });
  }
}

async function openPackage(path: string, name: string): Promise<BatchReader> {
  const zip = await openZip(path, name);
  try {
    const main = await findMainPart(zip, name);
    if (main === undefined) throw new AppError('sheet_not_spreadsheet', { name, what: 'ZIP' });
    return await openXlsx(zip, main, name);
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** A book without a single value is refused now, before anybody asks which of its columns is the name. */
async function assertNotEmpty(reader: BatchReader, name: string): Promise<void> {
  for (const sheet of reader.sheets) {
    for await (const rows of reader.rowBatches(sheet.name)) if (rows.length > 0) return;
  }
  throw new AppError('sheet_empty', { name });
}

async function* rowByRow(batches: AsyncIterable<RawRow[]>): AsyncGenerator<RawRow, void> {
  for await (const rows of batches) yield* rows;
}
