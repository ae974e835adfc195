import type { RawDb } from '../../db/open.ts';

/** When a batch was committed, counted in commits; undoing asks what came later by this, never by ids. */
export function commitNo(raw: RawDb, batchId: number): number {
  return Number(raw.prepare('SELECT commit_no FROM import_batch WHERE id = ?').pluck().get(batchId));
}
