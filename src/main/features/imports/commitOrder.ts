import type { RawDb } from '../../db/open.ts';

/** When a batch was committed, counted in commits; undoing asks what came later by this, never by ids. */
export function commitNo(raw: RawDb, batchId: number): number {
  return Number(raw.prepare('SELECT commit_no FROM import_batch WHERE id = ?').pluck().get(batchId));
}

/** A commit: when it was, epoch ms, and its number. */
export interface Commit {
  at: number;
  commitNo: number;
}

export function commitOf(raw: RawDb, batchId: number): Commit {
  const at = raw.prepare('SELECT committed_at FROM import_batch WHERE id = ?').pluck().get(batchId);
  return { at: Number(at ?? 0), commitNo: commitNo(raw, batchId) };
}
