import { ImportKind } from '../../../shared/contract/importFields.ts';
import { type Batch, CheckOptions, ImportCounts } from '../../../shared/contract/imports.contract.ts';
import { Understanding } from '../../../shared/contract/importUnderstanding.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { BatchId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, rawOf } from '../../db/open.ts';

const batchColumns = [
  'importBatch.id',
  'importBatch.kind',
  'importBatch.status',
  'importBatch.fileName',
  'importBatch.sizeBytes',
  'importBatch.understanding',
  'importBatch.options',
  'importBatch.counts',
  'importBatch.periodFrom',
  'importBatch.periodTo',
  'importBatch.error',
  'importBatch.createdAt',
  'importBatch.committedAt',
  'importBatch.undoneAt',
  'importBatch.keptDealers',
  'importBatch.replaces',
  'importBatch.removesVoided',
  'source.name as sourceName',
] as const;

function batches(db: Db) {
  return db.selectFrom('importBatch').leftJoin('source', 'source.id', 'importBatch.sourceId');
}

/** A batch with everything known of it. @throws AppError not_found */
export async function readBatch(db: Db, batchId: number): Promise<Batch> {
  const row = await batches(db).select(batchColumns).where('importBatch.id', '=', batchId).executeTakeFirst();
  if (!row) throw new AppError('not_found');
  const understanding = row.understanding === null ? null : Understanding.parse(JSON.parse(row.understanding));
  const options = row.options === null ? null : CheckOptions.parse(JSON.parse(row.options));
  return {
    batchId: BatchId.parse(row.id),
    kind: ImportKind.nullable().parse(row.kind),
    // The table's CHECK allows these only.
    status: row.status as Batch['status'],
    fileName: row.fileName,
    sizeBytes: row.sizeBytes,
    sourceName: row.sourceName ?? options?.sourceName ?? understanding?.sourceName ?? '',
    understanding,
    options,
    counts: row.counts === null ? null : ImportCounts.parse(JSON.parse(row.counts)),
    period: row.periodFrom === null || row.periodTo === null ? null : { from: row.periodFrom, to: row.periodTo },
    // Written from an AppError's wire form.
    error: row.error === null ? null : (JSON.parse(row.error) as Batch['error']),
    createdAt: row.createdAt,
    committedAt: row.committedAt,
    undoneAt: row.undoneAt,
    keptDealers: row.keptDealers,
    replace: row.replaces === 1,
    removeVoided: row.removesVoided === 1,
  };
}

/** Imports that were committed (undone ones too), newest first. */
export async function listBatches(
  db: Db,
  input: Parsed<'imports.list'>,
  shown: (batch: Batch) => Batch,
): Promise<Output<'imports.list'>> {
  const done = db.selectFrom('importBatch').where('status', 'in', ['committed', 'undoing', 'undone']);
  const rows = await done.select('id').orderBy('id', 'desc').limit(input.limit).offset(input.offset).execute();
  const { total } = await done.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const found = await Promise.all(rows.map((row) => readBatch(db, row.id)));
  return { total, batches: found.map(shown).map(({ understanding: _u, options: _o, ...rest }) => rest) };
}

interface StoredProblem {
  row: number;
  field: string | null;
  code: string;
  severity: string;
  params: string;
  text: string;
}

/** A page of what could not be taken or read, gravest first, and how often each kind occurs. */
export function listProblems(db: Db, input: Parsed<'imports.problems'>): Output<'imports.problems'> {
  requireBatch(db, input.batchId);
  const raw = rawOf(db);
  const named = { batchId: input.batchId, severity: input.severity ?? null, code: input.code ?? null };
  const rows = raw
    .prepare<[typeof named & { limit: number; offset: number }], StoredProblem>(
      `SELECT source_row AS row, field, code, severity, params, text FROM import_problem
       WHERE batch_id = @batchId AND (@severity IS NULL OR severity = @severity) AND (@code IS NULL OR code = @code)
       ORDER BY CASE severity WHEN 'rejected' THEN 0 WHEN 'ambiguous' THEN 1 WHEN 'left_out' THEN 2 ELSE 3 END, source_row, id
       LIMIT @limit OFFSET @offset`,
    )
    .all({ ...named, limit: input.limit, offset: input.offset });
  const byCode = raw
    .prepare<[number], { code: string; severity: string; count: number }>(
      'SELECT code, severity, count(*) AS count FROM import_problem WHERE batch_id = ? GROUP BY code, severity ORDER BY count DESC, code',
    )
    .all(input.batchId);
  const total = Number(
    raw
      .prepare(
        'SELECT count(*) FROM import_problem WHERE batch_id = @batchId AND (@severity IS NULL OR severity = @severity) AND (@code IS NULL OR code = @code)',
      )
      .pluck()
      .get(named),
  );
  // Codes and severities were checked when they were written; the contract checks them again on the way out.
  return {
    total,
    problems: rows.map((row) => ({ ...row, params: JSON.parse(row.params) })) as Output<'imports.problems'>['problems'],
    byCode: byCode as Output<'imports.problems'>['byCode'],
  };
}

/** @throws AppError not_found: a list of nothing would say that there is an import, and that it is empty */
export function requireBatch(db: Db, batchId: number): void {
  if (!hasBatch(db, batchId)) throw new AppError('not_found');
}

export function hasBatch(db: Db, batchId: number): boolean {
  return rawOf(db).prepare('SELECT 1 FROM import_batch WHERE id = ?').get(batchId) !== undefined;
}

export async function findSourceId(db: Db, name: string): Promise<number | undefined> {
  return (await db.selectFrom('source').select('id').where('name', '=', name).executeTakeFirst())?.id;
}
