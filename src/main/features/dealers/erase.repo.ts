import type { ErasePreview } from '../../../shared/contract/erase.contract.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { tracesOf } from './eraseTraces.repo.ts';
import { finderOf, THESE } from './eraseWords.repo.ts';

/** Acts that merged them or somebody into them: what was taken from the one stands in the other's history. */
const THEIR_MERGES = `SELECT group_id FROM change_log WHERE entity = 'dealer_merge'
  AND (after ->> '$.kept_id' IN ${THESE} OR after ->> '$.lost_id' IN ${THESE})`;

/** Lines of the change log that are about them, also those that stand in nobody's history. */
export const THEIR_LOG = `(dealer_id IN ${THESE} OR (entity = 'dealer' AND record_id IN ${THESE})
  OR group_id IN (${THEIR_MERGES})
  OR (entity IN ('dealer_tag', 'custom_value') AND dealer_id IS NULL
      AND coalesce(after ->> '$.dealer_id', before ->> '$.dealer_id') IN ${THESE}))`;

/** Traces of imports that are about their people and what was done about them. */
export const THEIR_ENTRIES = `((entity = 'contact' AND record_id IN (SELECT id FROM contact WHERE dealer_id IN ${THESE}))
  OR (entity = 'activity' AND record_id IN (SELECT id FROM activity WHERE dealer_id IN ${THESE})))`;

/** Imports that brought or met them. Of undone ones nobody knows any more whom they brought. */
const THEIR_BATCHES = `
  ${['contact', 'dealer_owner', 'dealer_alias', 'orders', 'receivable', 'receipt', 'activity', 'period_total']
    .map((table) => `SELECT batch_id FROM ${table} WHERE dealer_id IN ${THESE} AND batch_id IS NOT NULL`)
    .join('\n  UNION ')}
  UNION SELECT batch_id FROM dealer WHERE id IN ${THESE} AND batch_id IS NOT NULL
  UNION SELECT batch_id FROM import_removed WHERE dealer_id IN ${THESE}
  UNION SELECT made_by FROM import_removed WHERE dealer_id IN ${THESE} AND made_by IS NOT NULL
  UNION SELECT batch_id FROM import_before WHERE entity = 'dealer' AND record_id IN ${THESE}
  ${['import_before', 'import_seen'].map((table) => `UNION SELECT batch_id FROM ${table} WHERE ${THEIR_ENTRIES}`).join('\n  ')}
  UNION SELECT batch_id FROM import_seen WHERE entity = 'dealer' AND record_id IN ${THESE}
  UNION SELECT batch_id FROM import_seen WHERE entity = 'orders'
    AND record_id IN (SELECT id FROM orders WHERE dealer_id IN ${THESE})
  UNION SELECT id FROM import_batch WHERE status = 'undone'`;

/** Imports by which they came or were met; `traced` are those that could not take their rows. */
export function batchesOf(raw: RawDb, ids: readonly number[], traced: readonly number[]): number[] {
  const found = raw
    .prepare<[object], number>(THEIR_BATCHES)
    .pluck()
    .all({ ids: JSON.stringify(ids) });
  return [...new Set([...(found as unknown as number[]), ...traced])]; // plucked from columns of integers
}

/** Where something is counted or comes back when an import is undone, an account must stay for it. */
const COUNTED = ['orders', 'receivable', 'receipt', 'period_total', 'import_removed', 'score_frozen'];
export const STAYS = `(${COUNTED.map((table) => `EXISTS (SELECT 1 FROM ${table} x WHERE x.dealer_id = d.id)`).join(' OR ')})`;

/** Dealers with everybody who was merged into them and still is: they are one, and go together. */
export function withMerged(raw: RawDb, ids: readonly number[]): number[] {
  const all = raw
    .prepare<[object], number>(
      `WITH RECURSIVE part (id) AS (SELECT value FROM json_each(@ids)
         UNION SELECT m.lost_id FROM dealer_merge m JOIN part p ON p.id = m.kept_id WHERE m.undone_at IS NULL)
       SELECT id FROM part ORDER BY id`,
    )
    .pluck()
    .all({ ids: JSON.stringify(ids) });
  return all as unknown as number[]; // plucked from a column of integers
}

/** Counts what would go and what would stay. */
export function countErased(db: Db, asked: readonly number[]): ErasePreview {
  const raw = rawOf(db);
  const ids = withMerged(raw, asked);
  const given = { ids: JSON.stringify(ids) };
  const count = (sql: string) => Number(raw.prepare(`SELECT ${sql}`).pluck().get(given));
  const of = (table: string) => count(`count(*) FROM ${table} WHERE dealer_id IN ${THESE}`);
  const dealers = Number(
    raw
      .prepare(`SELECT count(*) FROM dealer WHERE id IN ${THESE}`)
      .pluck()
      .get({ ids: JSON.stringify(asked) }),
  );
  const traces = tracesOf(raw, finderOf(raw, ids));
  return {
    dealers,
    confirm: confirmText(raw, asked, dealers),
    contacts: of('contact'),
    notes: of('note'),
    files: of('dealer_file'),
    marks:
      of('dealer_tag') +
      of('custom_value') +
      of('dealer_alias') +
      of('tier_pin') +
      of('stage_override') +
      of('advice_refused') +
      of('health_ignored') +
      of('segment_member') +
      of('dealer_visit') +
      of('dealer_closed') +
      of('visit') +
      of('spoken_order') +
      of('market_note'),
    edits: count(`count(*) FROM change_log WHERE ${THEIR_LOG}`),
    sourceFiles: filesOf(raw, batchesOf(raw, ids, traces.batches)).length,
    rejected: traces.rejected.length,
    staying: count(`count(*) FROM dealer d WHERE d.id IN ${THESE} AND ${STAYS}`),
    orders: of('orders'),
    netMinor: count(`coalesce(sum(net_minor), 0) FROM orders WHERE dealer_id IN ${THESE}`),
    balances: of('receivable'),
    receipts: of('receipt'),
  };
}

/** The kept files of some imports. */
export function filesOf(raw: RawDb, batches: readonly number[]): number[] {
  const files = raw
    .prepare<[string], number>(
      `SELECT DISTINCT source_file_id FROM import_batch
       WHERE source_file_id IS NOT NULL AND id IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
    .all(JSON.stringify(batches));
  return files as unknown as number[]; // plucked from a column of integers
}

function confirmText(raw: RawDb, ids: readonly number[], dealers: number): string {
  if (dealers !== 1) return String(dealers);
  const name = raw.prepare<[object], string>(`SELECT name FROM dealer WHERE id IN ${THESE}`).pluck();
  return String(name.get({ ids: JSON.stringify(ids) }));
}
