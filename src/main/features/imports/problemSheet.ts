import type { Problem } from '../../../shared/contract/importProblem.ts';
import type { Batch } from '../../../shared/contract/imports.contract.ts';
import type { ReadPlaces } from '../../../shared/domain/rowPlace.ts';
import { problemText, rowCell } from '../../../shared/i18n/rowText.ts';
import type { T, TextKey } from '../../../shared/i18n/translator.ts';
import type { Db } from '../../db/open.ts';
import type { OutSheet } from '../../spreadsheets/outgoing.ts';
import type { Visibility } from '../operators/visibility.rules.ts';
import { listProblems } from './imports.repo.ts';
import { problemFor } from './ownerColumns.rules.ts';

/** Rows read at once. */
const PAGE = 1000;

/** Every problem of a batch with its row, its field, the reason in words and the text as it stands in the file. */
export function problemSheet(db: Db, batch: Batch, t: T, visibility: Visibility): OutSheet {
  return {
    name: t('imports.rejected.problems'),
    columns: [
      { header: t('imports.rejected.row'), kind: 'integer' },
      { header: t('imports.rejected.severity'), kind: 'text', width: 10 },
      { header: t('imports.rejected.field'), kind: 'text', width: 16 },
      { header: t('imports.rejected.sentence'), kind: 'text', width: 60 },
      { header: t('imports.rejected.text'), kind: 'text', width: 30 },
    ],
    rows: problemRows(db, batch, t, visibility),
  };
}

function* problemRows(db: Db, batch: Batch, t: T, visibility: Visibility): Generator<(string | number)[]> {
  const { batchId, options } = batch;
  for (let offset = 0; ; offset += PAGE) {
    const { problems } = listProblems(db, { batchId, offset, limit: PAGE });
    for (const problem of problems) yield problemRow(problemFor(problem, visibility), options, t);
    if (problems.length < PAGE) return;
  }
}

function problemRow(problem: Problem, places: ReadPlaces | null, t: T): (string | number)[] {
  const { row, severity, field, text } = problem;
  return [
    rowCell(row, places, t),
    t(`imports.check.severity.${severity}`),
    field === null ? '' : t(`imports.field.${field}` as TextKey),
    problemText(problem, places, t),
    text,
  ];
}
