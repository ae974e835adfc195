import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FileRef } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import { writeFinished } from '../../spreadsheets/finishedFile.ts';
import type { Parser } from '../../spreadsheets/parser.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { cellText } from './cellText.rules.ts';

/** So far down the row of headers is looked for: people write above. */
export const HEADER_WITHIN = 20;
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 200;

/** A table of a file as text, with the numbers of its rows in the file. */
export interface PlainRows {
  fileName: string;
  header: string[];
  rows: string[][];
  lines: number[];
}

/**
 * Reads the one table of a file that is looked for, wherever it stands: of a book the sheet whose header is known best. What it
 * says waits in the temporary folder until it is asked for: nothing is written.
 * @param hits how many columns of a header are known
 * @throws AppError of the sheet_* family
 */
export async function readPlainRows(
  { file, bookId }: { file: FileRef; bookId: string },
  env: JobEnv<unknown> & { parser: Parser },
  hits: (header: readonly string[]) => number,
): Promise<{ rows: number }> {
  env.port.progress('reading', 0, null);
  const request = await env.resolveFile(file, 'read');
  const head = await env.parser.head(request, HEADER_WITHIN, true);
  const texts = (rows: readonly RawRow[]) => rows.map(({ cells }) => cells.slice(0, MOST_COLUMNS).map(cellText));
  const best = (rows: readonly RawRow[]) => bestHeader(texts(rows), hits);
  const [sheet] = head.sheets
    .filter(({ rows }) => rows.length > 0)
    .sort((a, b) => best(b.rows).hits - best(a.rows).hits);
  if (sheet === undefined) throw new AppError('sheet_empty', { name: request.name });
  const begin = best(sheet.rows).at;
  const headerRow = sheet.rows[begin]?.row ?? 0;
  const header = texts(sheet.rows)[begin] ?? [];
  const rows: string[][] = [];
  const lines: number[] = [];
  const chunks = sheet.more ? env.parser.rows(request, sheet.name) : [sheet.rows];
  for await (const chunk of chunks as AsyncIterable<RawRow[]>) {
    env.port.checkCancelled();
    for (const [at, cells] of texts(chunk).entries()) {
      const row = chunk[at]?.row ?? 0;
      if (row <= headerRow || cells.every((text) => text.trim() === '')) continue;
      rows.push(cells);
      lines.push(row);
      if (rows.length > MOST_ROWS)
        throw new AppError('sheet_too_large', { name: request.name, limit: MOST_ROWS, what: 'rows' });
    }
  }
  const answer: PlainRows = { fileName: request.name, header, rows, lines };
  await writeFinished(rowsPath(env.tempDir, bookId), (temporary) =>
    writeFile(temporary, JSON.stringify(answer), { mode: 0o600 }),
  );
  return { rows: rows.length };
}

/** Which of the first rows bears the headers: the one of which most is known, the first where none is. */
function bestHeader(rows: readonly (readonly string[])[], hits: (header: readonly string[]) => number) {
  const counts = rows.slice(0, HEADER_WITHIN).map(hits);
  const most = Math.max(0, ...counts);
  return { at: Math.max(0, counts.indexOf(most)), hits: most };
}

function rowsPath(tempDir: string, bookId: string): string {
  return join(tempDir, `rows-${basename(bookId)}.json`);
}

/** What was read of a file. @throws AppError report_gone */
export async function plainRowsOf(tempDir: string, bookId: string): Promise<unknown> {
  const text = await readFile(rowsPath(tempDir, bookId), 'utf8').catch(() => undefined);
  if (text === undefined) throw new AppError('report_gone');
  return JSON.parse(text);
}
