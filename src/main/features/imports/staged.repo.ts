import { ImportKind } from '../../../shared/contract/importFields.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { KIND_TABLE } from './kinds/kindTable.ts';

interface StoredStage {
  row: number;
  title: string;
  joinedRow: number | null;
  vals: string;
  changes: string;
  /** JSON; only kinds that keep them. */
  rows?: string;
}

/** Staged rows of one fate, for looking at before committing; joined rows leave the data as they are too. */
export function listStaged(db: Db, input: Parsed<'imports.rows'>): Output<'imports.rows'> {
  const raw = rawOf(db);
  const stored = raw.prepare<[number], string>('SELECT kind FROM import_batch WHERE id = ?').pluck().get(input.batchId);
  const kind = ImportKind.catch('orders').parse(stored);
  const { table, select } = KIND_TABLE[kind].staged;
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
      rows: JSON.parse(row.rows ?? '[]'),
    })),
  };
}
