import { ImportKind } from '../../../shared/contract/importFields.ts';
import { type Batch, CheckOptions, ImportCounts, Understanding } from '../../../shared/contract/imports.contract.ts';
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
  };
}

/** Imports that were committed (undone ones too), newest first. */
export async function listBatches(db: Db, input: Parsed<'imports.list'>): Promise<Output<'imports.list'>> {
  const done = db.selectFrom('importBatch').where('status', 'in', ['committed', 'undoing', 'undone']);
  const rows = await done.select('id').orderBy('id', 'desc').limit(input.limit).offset(input.offset).execute();
  const { total } = await done.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const found = await Promise.all(rows.map((row) => readBatch(db, row.id)));
  return { total, batches: found.map(({ understanding: _u, options: _o, ...rest }) => rest) };
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

interface StoredStage {
  row: number;
  title: string;
  joinedRow: number | null;
  vals: string;
  changes: string;
}

/** What is shown of a staged row, by table; a known dealer's row holds only what changes. */
const STAGED = {
  dealers: `SELECT s.source_row AS row, s.name AS title, s.joined_row AS joinedRow, s.changes,
      json_object('code', coalesce(s.fields ->> 'code', d.code, ''), 'city', coalesce(s.fields ->> 'city', d.city, ''),
        'contact', coalesce(s.people ->> '$.contacts[0].name', ''),
        'phone', coalesce(s.people ->> '$.contacts[0].phones[0].text', ''), 'rep', coalesce(s.people ->> 'rep', '')) AS vals
    FROM stage_dealer s LEFT JOIN dealer d ON d.id = s.dealer_id`,
  orders: `SELECT s.source_row AS row, s.dealer_name AS title, NULL AS joinedRow, s.changes,
      json_object('date', s.ordered_on, 'number', s.number, 'kind', s.kind, 'amountMinor', CAST(s.net_minor AS TEXT),
        'handler', s.handler) AS vals
    FROM stage_order s`,
  receivables: `SELECT s.source_row AS row, s.dealer_name AS title, NULL AS joinedRow, s.changes,
      json_object('balanceMinor', CAST(s.balance_minor AS TEXT), 'overdueMinor', CAST(s.overdue_minor AS TEXT),
        'oldestDueOn', coalesce(s.oldest_due_on, ''), 'undatedMinor', iif(s.undated_minor = 0, '', CAST(s.undated_minor AS TEXT))) AS vals
    FROM stage_receivable s`,
  receipts: `SELECT s.source_row AS row, s.dealer_name AS title, NULL AS joinedRow, s.changes,
      json_object('number', s.number, 'date', s.received_on, 'amountMinor', CAST(s.amount_minor AS TEXT), 'method', s.method,
        'handler', s.handler) AS vals
    FROM stage_receipt s`,
} as const;
const STAGE_TABLES: Readonly<Record<ImportKind, string>> = {
  dealers: 'stage_dealer',
  orders: 'stage_order',
  receivables: 'stage_receivable',
  receipts: 'stage_receipt',
};

/** Staged rows of one fate, for looking at before committing; joined rows leave the data as they are too. */
export function listStaged(db: Db, input: Parsed<'imports.rows'>): Output<'imports.rows'> {
  const raw = rawOf(db);
  const stored = raw.prepare<[number], string>('SELECT kind FROM import_batch WHERE id = ?').pluck().get(input.batchId);
  const kind = ImportKind.catch('orders').parse(stored);
  const [table, select] = [STAGE_TABLES[kind], STAGED[kind]];
  const actions = input.action === 'unchanged' ? "('unchanged', 'joined')" : '(@action)';
  const named = { batchId: input.batchId, ...(input.action === 'unchanged' ? {} : { action: input.action }) };
  const rows = raw
    .prepare<[typeof named & { limit: number; offset: number }], StoredStage>(
      `${select} WHERE s.batch_id = @batchId AND s.action IN ${actions} ORDER BY s.source_row, s.id LIMIT @limit OFFSET @offset`,
    )
    .all({ ...named, limit: input.limit, offset: input.offset });
  const total = Number(
    raw.prepare(`SELECT count(*) FROM ${table} WHERE batch_id = @batchId AND action IN ${actions}`).pluck().get(named),
  );
  return {
    total,
    rows: rows.map(({ vals, ...row }) => ({
      ...row,
      action: input.action,
      values: JSON.parse(vals),
      changes: JSON.parse(row.changes),
    })),
  };
}

export function hasBatch(db: Db, batchId: number): boolean {
  return rawOf(db).prepare('SELECT 1 FROM import_batch WHERE id = ?').get(batchId) !== undefined;
}

/** A remembered way to read files with these headers. */
export async function findRecipe(
  db: Db,
  kind: ImportKind | undefined,
  fingerprint: string,
): Promise<CheckOptions | undefined> {
  const row = await db
    .selectFrom('recipe')
    .select('options')
    .where('fingerprint', '=', fingerprint)
    .$if(kind !== undefined, (q) => q.where('kind', '=', kind ?? ''))
    .orderBy('usedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && CheckOptions.parse(JSON.parse(row.options));
}

export async function findSourceId(db: Db, name: string): Promise<number | undefined> {
  return (await db.selectFrom('source').select('id').where('name', '=', name).executeTakeFirst())?.id;
}
