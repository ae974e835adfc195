import type { TableFormat } from '../../shared/contract/tableFormat.ts';
import type { OutWorkbook } from './outgoing.ts';
import { writeCsv } from './writeCsv.ts';
import { writeWorkbook } from './writeWorkbook.ts';

/** Writes the same tables in the form that was asked for, whole or not at all. @throws AppError disk_full, not_writable */
export function writeTables(path: string, book: OutWorkbook, format: TableFormat): Promise<void> {
  if (format === 'xlsx') return writeWorkbook(path, book);
  return writeCsv(path, book, format === 'csvGb18030' ? 'gb18030' : 'utf-8');
}
