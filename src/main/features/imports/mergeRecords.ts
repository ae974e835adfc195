import { type Db, rawOf } from '../../db/open.ts';

/** The tables of balances and receipts: what a record says, and how its table is called where it is staged. */
export const RECORDS = {
  receivable: {
    stage: 'stage_receivable',
    columns: [
      'as_of_on',
      'balance_minor',
      'overdue_minor',
      'not_due_minor',
      'late30_minor',
      'late60_minor',
      'late90_minor',
      'late_over_minor',
      'late_unaged_minor',
      'undated_minor',
      'oldest_due_on',
      'content_key',
    ],
  },
  receipt: {
    stage: 'stage_receipt',
    columns: [
      'number',
      'number_key',
      'ordinal',
      'received_on',
      'amount_minor',
      'method',
      'handler',
      'note',
      'content_key',
    ],
  },
} as const;
export type RecordTable = keyof typeof RECORDS;

/** A record as JSON: the before-image of an update. @param alias its table in the statement */
export function recordImage(table: RecordTable, alias: string): string {
  return `json_object(${RECORDS[table].columns.map((name) => `'${name}', ${alias}.${name}`).join(', ')})`;
}

/** Turns what is staged into balances or receipts. What is overwritten leaves its before-image. */
export function mergeRecords(
  db: Db,
  table: RecordTable,
  { batchId, sourceId }: { batchId: number; sourceId: number },
): void {
  const raw = rawOf(db);
  const { stage, columns } = RECORDS[table];
  raw
    .prepare(
      `INSERT OR IGNORE INTO import_seen (entity, record_id, batch_id)
       SELECT '${table}', record_id, batch_id FROM ${stage} WHERE batch_id = ? AND action = 'unchanged'`,
    )
    .run(batchId);
  raw
    .prepare(
      `INSERT INTO import_before (batch_id, entity, record_id, source_row, before, after)
       SELECT s.batch_id, '${table}', r.id, s.source_row, ${recordImage(table, 'r')}, json_object('content_key', s.content_key)
       FROM ${stage} s JOIN ${table} r ON r.id = s.record_id WHERE s.batch_id = ? AND s.action = 'update'`,
    )
    .run(batchId);
  raw
    .prepare(
      `UPDATE ${table} SET (${columns.join(', ')}) = (SELECT ${columns.map((name) => `s.${name}`).join(', ')} FROM ${stage} s
         WHERE s.batch_id = @batchId AND s.action = 'update' AND s.record_id = ${table}.id)
       WHERE id IN (SELECT record_id FROM ${stage} WHERE batch_id = @batchId AND action = 'update')`,
    )
    .run({ batchId });
  raw
    .prepare(
      `INSERT INTO ${table} (dealer_id, source_id, ${columns.join(', ')}, batch_id, source_row)
       SELECT coalesce(s.dealer_id, d.dealer_id), @sourceId, ${columns.map((name) => `s.${name}`).join(', ')}, s.batch_id, s.source_row
       FROM ${stage} s LEFT JOIN stage_dealer d ON d.batch_id = s.batch_id AND d.action = 'create' AND d.local_no = s.dealer_local_no
       WHERE s.batch_id = @batchId AND s.action = 'create' ORDER BY s.id`,
    )
    .run({ batchId, sourceId });
}
