import type { ProblemCode } from '../../../shared/contract/importProblem.ts';
import type { SkippedRow } from '../../../shared/contract/importSkipped.contract.ts';
import type { Batch } from '../../../shared/contract/imports.contract.ts';
import type { TableFormat } from '../../../shared/contract/tableFormat.ts';
import type { BatchId, FileRef } from '../../../shared/domain/ids.ts';
import { problemText, rowCell } from '../../../shared/i18n/rowText.ts';
import type { Language, T } from '../../../shared/i18n/translator.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { createTranslator } from '../../runtime/translate.ts';
import type { OutSheet } from '../../spreadsheets/outgoing.ts';
import { writeTables } from '../../spreadsheets/writeTables.ts';
import { visibilityFor } from '../operators/visibility.repo.ts';
import type { Visibility } from '../operators/visibility.rules.ts';
import type { ImportEnv } from './fileRows.ts';
import { readBatch } from './imports.repo.ts';
import { hiddenColumns, skippedFor } from './ownerColumns.rules.ts';
import { problemSheet } from './problemSheet.ts';
import { listSkipped } from './skipped.repo.ts';
import { skippedSheet } from './skippedSheet.ts';

/** Rows read at once. */
const PAGE = 1000;

interface RejectedParams {
  batchId: BatchId;
  file: FileRef;
  lang: Language;
  format: TableFormat;
  withProblems: boolean;
}

/** Writes the rows that were not taken, as they were read, with the reason in front; mended, the file can be imported again. */
export async function writeRejected(params: RejectedParams, env: ImportEnv): Promise<void> {
  const t = createTranslator(params.lang);
  const batch = await readBatch(env.db, params.batchId);
  const target = await env.resolveFile(params.file, 'write');
  const headers = batch.understanding?.columns ?? [];
  const last = Math.max(0, ...headers.map((column) => column.column + 1), widest(env.db, params.batchId));
  const visibility = visibilityFor(env.db, env.operatorId);
  const hidden = hiddenColumns(headers, batch.options?.mapping ?? [], visibility);
  const texts = Array.from({ length: last }, (_, i) => headers.find((column) => column.column === i)?.header ?? '');
  await writeTables(
    target.path,
    {
      currencyDigits: 2,
      sheets: [
        ...(params.withProblems ? [problemSheet(env.db, batch, t, visibility)] : []),
        {
          name: t('imports.rejected.sheet'),
          columns: [
            ...texts.map((header) => ({ header, kind: 'text' as const })),
            { header: t('imports.rejected.reason'), kind: 'text', width: 60 },
            { header: t('imports.rejected.row'), kind: 'integer' },
          ],
          rows: withoutColumns(rejectedRows(env.db, batch, last, t), hidden),
        },
        ...(params.withProblems ? passedOver(env.db, batch, t, visibility) : []),
      ],
      onProgress: (done) => env.port.progress('building', done, batch.counts?.rejectedRows ?? null),
    },
    params.format,
  );
}

/** Rows that were passed over, as long as they are staged; none, no sheet. */
function passedOver(db: Db, batch: Batch, t: T, visibility: Visibility): OutSheet[] {
  const { batchId } = batch;
  if (listSkipped(db, { batchId, offset: 0, limit: 1 }).total === 0) return [];
  function* rows(): Generator<SkippedRow> {
    for (let offset = 0; ; offset += PAGE) {
      const page = skippedFor(listSkipped(db, { batchId, offset, limit: PAGE }), batch, visibility);
      yield* page.rows;
      if (page.rows.length < PAGE) return;
    }
  }
  return [skippedSheet(batch, rows(), t)];
}

/** What is the owner's is handed back to him only. */
function* withoutColumns<R>(rows: Iterable<(R | string)[]>, hidden: ReadonlySet<number>): Generator<(R | string)[]> {
  for (const row of rows) yield row.map((cell, i) => (hidden.has(i) ? '' : cell));
}

function widest(db: Db, batchId: number): number {
  return Number(
    rawOf(db)
      .prepare('SELECT coalesce(max(json_array_length(cells)), 0) FROM import_rejected_row WHERE batch_id = ?')
      .pluck()
      .get(batchId),
  );
}

function* rejectedRows(
  db: Db,
  { batchId, options }: Batch,
  width: number,
  t: T,
): Generator<(string | number | null)[]> {
  const problems = rawOf(db).prepare<[number, number], { code: ProblemCode; params: string; text: string }>(
    `SELECT DISTINCT code, params, text FROM import_problem WHERE batch_id = ? AND source_row = ? AND severity IN ('rejected', 'ambiguous')`,
  );
  const rows = rawOf(db)
    .prepare<[number], { source_row: number; cells: string }>(
      'SELECT source_row, cells FROM import_rejected_row WHERE batch_id = ? ORDER BY source_row',
    )
    .all(batchId);
  for (const row of rows) {
    // Written by this feature as an array of texts.
    const cells = JSON.parse(row.cells) as string[];
    const reasons = problems
      .all(batchId, row.source_row)
      .map(({ code, params, text }) => problemText({ code, params: JSON.parse(params), text }, options, t));
    yield [
      ...Array.from({ length: width }, (_, i) => cells[i] ?? ''),
      reasons.join('；'),
      rowCell(row.source_row, options, t),
    ];
  }
}
