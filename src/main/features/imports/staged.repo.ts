import { ImportKind, KIND_SCHEMAS } from '../../../shared/contract/importFields.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { requireBatch } from './imports.repo.ts';
import { KIND_TABLE } from './kinds/kindTable.ts';
import { createOwnNames } from './ownFields.repo.ts';
import type { Columns } from './staged.ts';

interface StoredStage {
  row: number;
  title: string;
  joinedRow: number | null;
  vals: string;
  changes: string;
  /** JSON; only kinds that keep them. */
  rows?: string;
  /** What the row says by itself, and the rows that were joined with it, as JSON; only of dealers. */
  own?: string | null;
  joins?: string;
}

/** Where a row stands in staging: in its kind's table, or among those that are as they were. */
interface Place {
  id: number;
  same: 0 | 1;
}

/** Staged rows of one fate, for looking at before committing; joined rows leave the data as they are too. */
export function listStaged(db: Db, input: Parsed<'imports.rows'>): Output<'imports.rows'> {
  requireBatch(db, input.batchId);
  const raw = rawOf(db);
  const { batchId, action, limit, offset } = input;
  const { table, select, selectSame } = KIND_TABLE[kindOf(raw, batchId)].staged;
  const actions = action === 'unchanged' ? "('unchanged', 'joined')" : '(@action)';
  const from = [
    `SELECT id, 0 AS same, source_row FROM ${table} WHERE batch_id = @batchId AND action IN ${actions}`,
    ...(action === 'unchanged' && selectSame !== undefined
      ? ['SELECT id, 1, source_row FROM stage_same WHERE batch_id = @batchId']
      : []),
  ].join(' UNION ALL ');
  const named = { batchId, ...(action === 'unchanged' ? {} : { action }) };
  // A page's rows are put together once it is known which they are.
  const places = raw
    .prepare<[typeof named & { limit: number; offset: number }], Place>(
      `SELECT id, same FROM (${from}) ORDER BY source_row, id LIMIT @limit OFFSET @offset`,
    )
    .all({ ...named, limit, offset });
  const rowOf = [select, selectSame ?? select].map((sql) =>
    raw.prepare<[number], StoredStage>(`${sql} WHERE s.id = ?`),
  );
  const rows = places.flatMap(({ id, same }) => rowOf[same]?.get(id) ?? []);
  const ownName = createOwnNames(raw);
  const written = raw
    .prepare<[number, number], string>('SELECT cells FROM stage_written WHERE batch_id = ? AND source_row = ?')
    .pluck();
  const writtenAt = (row: number): string[] | null => {
    const cells = written.get(batchId, row);
    // Plucked from a column of texts; written by this feature.
    return cells === undefined ? null : (JSON.parse(cells as unknown as string) as string[]);
  };
  return {
    total: Number(raw.prepare(`SELECT count(*) FROM (${from})`).pluck().get(named)),
    rows: rows.map(({ vals, own, joins, ...row }) => ({
      ...row,
      action,
      values: textsOf(vals, ownName),
      own: own == null ? null : textsOf(own, ownName),
      joins: JSON.parse(joins ?? '[]'),
      written: writtenAt(row.row),
      changes: JSON.parse(row.changes),
      rows: JSON.parse(row.rows ?? '[]'),
    })),
  };
}

/** What was read as texts by column: what has columns of its own among the further ones is taken out of their bag. */
function textsOf(vals: string, ownName: (column: string) => string): Record<string, string> {
  // Put together by the select of its kind.
  const { extras, ...columns } = JSON.parse(vals) as Columns;
  const texts = Object.entries(columns).flatMap(([column, value]) =>
    value === null ? [] : [[ownName(column), String(value)] as const],
  );
  const further = Object.entries(JSON.parse(String(extras ?? '{}')) as Columns);
  const isOwn = (name: string) => SHOWN.has(name);
  const bag = Object.fromEntries(further.filter(([name]) => !isOwn(name)));
  return {
    ...Object.fromEntries(texts),
    ...Object.fromEntries(further.flatMap(([name, value]) => (isOwn(name) ? [[name, String(value)]] : []))),
    ...(Object.keys(bag).length > 0 ? { extras: JSON.stringify(bag) } : {}),
  };
}

const SHOWN = new Set(KIND_SCHEMAS.dealers.shown.map(([name]) => name));

function kindOf(raw: RawDb, batchId: number): ImportKind {
  const stored = raw.prepare<[number], string>('SELECT kind FROM import_batch WHERE id = ?').pluck().get(batchId);
  return ImportKind.catch('orders').parse(stored);
}
