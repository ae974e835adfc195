import { caseRowsContract } from '../../../shared/contract/caseRows.contract.ts';
import type { FileRef } from '../../../shared/domain/ids.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import type { Parser } from '../../spreadsheets/parser.ts';
import { plainRowsOf, readPlainRows } from '../imports/plainRows.ts';
import { oldCaseColumns } from './oldCases.rules.ts';

/** Reads a list of old cases: the sheet and the row whose columns are known best. @throws AppError of the sheet_* family */
export function readOldCaseFile(
  wanted: { file: FileRef; bookId: string },
  env: JobEnv<unknown> & { parser: Parser },
): Promise<{ rows: number }> {
  return readPlainRows(wanted, env, (header) => Object.keys(oldCaseColumns(header)).length);
}

/** What was read of a list of old cases. @throws AppError report_gone */
export async function readOldCaseRows(tempDir: string, bookId: string) {
  return caseRowsContract['cases.fileRows'].output.parse(await plainRowsOf(tempDir, bookId));
}
