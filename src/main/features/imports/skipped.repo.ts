import type { SkippedRow } from '../../../shared/contract/importSkipped.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';

interface StoredSkipped {
  row: number;
  reason: string;
  cells: string;
}

/** A page of the rows that the check passed over, and how many of them there are by reason. */
export function listSkipped(db: Db, input: Parsed<'imports.skippedRows'>): Output<'imports.skippedRows'> {
  const raw = rawOf(db);
  const named = { batchId: input.batchId, reason: input.reason ?? null };
  const rows = raw
    .prepare<[typeof named & { limit: number; offset: number }], StoredSkipped>(
      `SELECT source_row AS row, reason, cells FROM stage_skipped
       WHERE batch_id = @batchId AND (@reason IS NULL OR reason = @reason)
       ORDER BY source_row, id LIMIT @limit OFFSET @offset`,
    )
    .all({ ...named, limit: input.limit, offset: input.offset });
  const byReason = raw
    .prepare<[number], { reason: string; count: number }>(
      'SELECT reason, count(*) AS count FROM stage_skipped WHERE batch_id = ? GROUP BY reason ORDER BY count DESC, reason',
    )
    .all(input.batchId);
  const wanted = byReason.filter(({ reason }) => input.reason === undefined || reason === input.reason);
  // Reasons were checked when they were written; the contract checks them again on the way out.
  return {
    rows: rows.map(({ row, reason, cells }) => ({ row, reason, cells: JSON.parse(cells) }) as SkippedRow),
    total: wanted.reduce((sum, { count }) => sum + count, 0),
    byReason: byReason as Output<'imports.skippedRows'>['byReason'],
  };
}

/** True where rows that may well be data were left out by the owner's word. */
export function hasLeftOut(raw: RawDb, batchId: number): boolean {
  const found = raw
    .prepare(
      "SELECT 1 FROM stage_skipped WHERE batch_id = ? AND reason IN ('hidden', 'marked', 'byHand', 'leftTable') LIMIT 1",
    )
    .get(batchId);
  return found !== undefined;
}
