import { surveysContract } from '../../../shared/contract/surveys.contract.ts';
import type { FileRef, SurveyId } from '../../../shared/domain/ids.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import type { Parser } from '../../spreadsheets/parser.ts';
import { plainRowsOf, readPlainRows } from '../imports/plainRows.ts';
import { isAsked, questionColumns } from './questionColumns.rules.ts';
import { getSurvey } from './surveys.repo.ts';

/**
 * Reads a file of answers, our own sheet or an export of 问卷星: of a book the sheet that has most of the questions.
 * @throws AppError of the sheet_* family, not_found
 */
export function readAnswers(
  { id, file, bookId }: { id: SurveyId; file: FileRef; bookId: string },
  env: JobEnv<unknown> & { parser: Parser },
): Promise<{ rows: number }> {
  const { questions } = getSurvey(env.db, id, env.clock.today());
  return readPlainRows({ file, bookId }, env, (header) => questionColumns(header, questions).filter(isAsked).length);
}

/** What was read of a file of answers. @throws AppError report_gone */
export async function readAnswerRows(tempDir: string, bookId: string) {
  return surveysContract['surveys.fileRows'].output.parse(await plainRowsOf(tempDir, bookId));
}
