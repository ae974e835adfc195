import { chmod, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckOptions } from '../../../shared/contract/imports.contract.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import type { ParseRequest, Parser } from '../../spreadsheets/parser.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { headerTexts, titleScale } from './headerRow.rules.ts';
import type { importOps } from './imports.ops.ts';
import { type DateOrder, dateOrder } from './readDate.rules.ts';
import { createRowSieve } from './rowSieve.rules.ts';
import { dateColumnOf } from './seenDates.rules.ts';
import type { Findings } from './tally.ts';

/** What import jobs work with. */
export type ImportEnv = JobEnv<typeof importOps> & { parser: Parser };

/** Our own copy of the picked file: Excel may go on writing the original. */
export function copyPath(tempDir: string, batchId: number): string {
  return join(tempDir, `batch-${batchId}`);
}

/** Copies a file to be read in peace; whoever could read the original, the copy is the owner's alone. */
export async function copyForUs(path: string, copy: string): Promise<void> {
  await copyFile(path, copy);
  await chmod(copy, 0o600);
}

/** The rows that decide how a sheet is read: its header, its unit, the order of its dates. */
export interface SheetSetting {
  headers: string[];
  unitScale: number;
  dateOrder: DateOrder;
}

/** Rows that are looked at before a sheet is read whole. */
export const HEAD_ROWS = 200;

export async function sheetSetting(
  env: ImportEnv,
  request: ParseRequest,
  options: CheckOptions,
): Promise<SheetSetting> {
  const head = await env.parser.head(request, HEAD_ROWS);
  const sheet = head.sheets.find((candidate) => candidate.name === options.sheet);
  if (!sheet) {
    throw new AppError('import_unknown_sheet', {
      sheet: options.sheet,
      sheets: head.sheets.map(({ name }) => name).join(', '),
    });
  }
  const { headerRow, headerRows } = options;
  const dateColumn = dateColumnOf(options.mapping);
  const below = sheet.rows.filter((row) => row.row >= headerRow + headerRows);
  const dates = dateColumn === undefined ? [] : below.map((row) => row.cells[dateColumn]);
  return {
    headers: headerTexts(sheet.rows, headerRow, headerRows),
    unitScale: titleScale(sheet.rows, headerRow),
    dateOrder: options.dateOrder === 'auto' ? dateOrder(dates, env.clock.today()) : options.dateOrder,
  };
}

/** Data rows of the chosen sheet in chunks; everything else is found by its reason. */
export async function* dataRows(
  env: ImportEnv,
  request: ParseRequest,
  options: CheckOptions,
  headers: readonly string[],
  findings: Findings,
): AsyncGenerator<RawRow[]> {
  const { counts } = findings;
  const sieve = createRowSieve(options, headers);
  let read = 0;
  for await (const chunk of env.parser.rows(request, options.sheet)) {
    env.port.checkCancelled();
    const rows: RawRow[] = [];
    for (const row of chunk) {
      const found = sieve(row);
      if ('row' in found) {
        rows.push(found.row);
        findings.keep(found.row);
      } else findings.skip(row, found.reason);
    }
    counts.rows += rows.length;
    read += chunk.length;
    env.port.progress('reading', read, null);
    yield rows;
  }
  if (counts.rows === 0) throw new AppError('import_no_rows');
}
