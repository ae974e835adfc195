import type { RawDb } from '../open.ts';

/** A kept run may be given a name, and be put away; what was compared with it keeps it. */
export function up(db: RawDb): void {
  db.exec(`
ALTER TABLE score_run ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE score_run ADD COLUMN deleted_at INTEGER;
`);
}
