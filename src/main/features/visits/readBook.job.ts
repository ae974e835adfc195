import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { MOST_ROWS, visitSheetsContract } from '../../../shared/contract/visitSheets.contract.ts';
import type { FileRef } from '../../../shared/domain/ids.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import type { GivenResult } from '../../../shared/domain/visitResults.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import { writeFinished } from '../../spreadsheets/finishedFile.ts';
import type { Parser } from '../../spreadsheets/parser.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { readSettings } from '../settings/settings.service.ts';
import { type BookOf, bookColumns, bookRow, filledOthers, HEADER_WITHIN } from './sheetBook.rules.ts';
import { findSheet } from './sheets.repo.ts';

/** Headers that are told of as not read. */
const MOST_TITLES = 20;

/**
 * Reads a visit workbook that came back, wherever its rows and columns have gone meanwhile. What it says waits in the
 * temporary folder until it is asked for: nothing is written.
 * @throws AppError of the sheet_* family, too_many_rows
 */
export async function readBook(
  { file, bookId }: { file: FileRef; bookId: string },
  env: JobEnv<unknown> & { parser: Parser },
): Promise<{ rows: number }> {
  env.port.progress('reading', 0, null);
  const request = await env.resolveFile(file, 'read');
  const head = await env.parser.head(request, HEADER_WITHIN, true);
  const digits = minorDigits((await readSettings(env.db)).currency);
  const rows: GivenResult[] = [];
  const lost: { table: string; missing: string[] }[] = [];
  const unread: { table: string; columns: string[] }[] = [];
  for (const sheet of head.sheets) {
    const { header, columns, doubled, others, missing } = bookColumns(sheet.rows);
    if (sheet.rows.length === 0) continue;
    if (missing.length > 0) {
      lost.push({ table: sheet.name, missing });
      continue;
    }
    const of: BookOf = {
      table: sheet.name,
      columns,
      doubled,
      titleOf: (field) => {
        const cells = sheet.rows.find(({ row }) => row === header)?.cells;
        return String(cells?.[columns[field] ?? -1] ?? field).slice(0, 300);
      },
      dayOf: (id) => findSheet(env.db, id)?.on,
      today: env.clock.today(),
      digits,
    };
    const filled = new Set<string>();
    const chunks = sheet.more ? env.parser.rows(request, sheet.name) : [sheet.rows];
    for await (const chunk of chunks as AsyncIterable<RawRow[]>) {
      env.port.checkCancelled();
      for (const raw of chunk) {
        if (raw.row <= header) continue;
        for (const title of filledOthers(raw, others)) filled.add(title);
        const read = bookRow(raw, rows.length + 1, of);
        if (read !== undefined) rows.push(read);
        if (rows.length > MOST_ROWS)
          throw new AppError('sheet_too_large', { name: request.name, limit: MOST_ROWS, what: 'rows' });
      }
    }
    if (filled.size > 0) unread.push({ table: sheet.name, columns: [...filled].slice(0, MOST_TITLES) });
  }
  const answer = { fileName: request.name, rows, lost, unread };
  await writeFinished(bookPath(env.tempDir, bookId), (temporary) =>
    writeFile(temporary, JSON.stringify(answer), { mode: 0o600 }),
  );
  return { rows: rows.length };
}

function bookPath(tempDir: string, bookId: string): string {
  return join(tempDir, `visits-${basename(bookId)}.json`);
}

/** What was read of a workbook. @throws AppError report_gone */
export async function readBookRows(tempDir: string, bookId: string) {
  const text = await readFile(bookPath(tempDir, bookId), 'utf8').catch(() => undefined);
  if (text === undefined) throw new AppError('report_gone');
  return visitSheetsContract['visits.bookRows'].output.parse(JSON.parse(text));
}
