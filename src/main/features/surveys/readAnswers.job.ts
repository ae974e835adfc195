import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { surveysContract } from '../../../shared/contract/surveys.contract.ts';
import type { FileRef, SurveyId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import { writeFinished } from '../../spreadsheets/finishedFile.ts';
import type { Parser } from '../../spreadsheets/parser.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { cellText } from '../imports/cellText.rules.ts';
import { getSurvey } from './surveys.repo.ts';
import { HEADER_WITHIN, headerAt, questionColumns } from './takeRows.rules.ts';

const MOST_ROWS = 20_000;
const MOST_COLUMNS = 200;

/**
 * Reads a file of answers, our own sheet or an export of 问卷星: of a book the sheet that has most of the questions. Its rows wait
 * in the temporary folder until they are asked for: nothing is written.
 * @throws AppError of the sheet_* family, not_found
 */
export async function readAnswers(
  { id, file, bookId }: { id: SurveyId; file: FileRef; bookId: string },
  env: JobEnv<unknown> & { parser: Parser },
): Promise<{ rows: number }> {
  env.port.progress('reading', 0, null);
  const { questions } = getSurvey(env.db, id, env.clock.today());
  const request = await env.resolveFile(file, 'read');
  const head = await env.parser.head(request, HEADER_WITHIN, true);
  const texts = (rows: readonly RawRow[]) => rows.map(({ cells }) => cells.slice(0, MOST_COLUMNS).map(cellText));
  const hits = (rows: readonly RawRow[]) => {
    const all = texts(rows);
    return questionColumns(all[headerAt(all, questions)] ?? [], questions).filter((column) => column !== null).length;
  };
  const [sheet] = head.sheets.filter(({ rows }) => rows.length > 0).sort((a, b) => hits(b.rows) - hits(a.rows));
  if (sheet === undefined) throw new AppError('sheet_empty', { name: request.name });
  const begin = headerAt(texts(sheet.rows), questions);
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
  const answer = { fileName: request.name, header, rows, lines };
  await writeFinished(bookPath(env.tempDir, bookId), (temporary) =>
    writeFile(temporary, JSON.stringify(answer), { mode: 0o600 }),
  );
  return { rows: rows.length };
}

function bookPath(tempDir: string, bookId: string): string {
  return join(tempDir, `survey-${basename(bookId)}.json`);
}

/** What was read of a file of answers. @throws AppError report_gone */
export async function readAnswerRows(tempDir: string, bookId: string) {
  const text = await readFile(bookPath(tempDir, bookId), 'utf8').catch(() => undefined);
  if (text === undefined) throw new AppError('report_gone');
  return surveysContract['surveys.fileRows'].output.parse(JSON.parse(text));
}
