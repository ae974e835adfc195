import type { RawDb } from '../open.ts';

/**
 * A bill that was imported and is void in a later file stands in that file all the same: it is told apart from those that
 * the file lacks, and the owner decides whether it goes with the commit.
 */
export function up(db: RawDb): void {
  db.exec(`
ALTER TABLE stage_held ADD COLUMN is_void INTEGER NOT NULL DEFAULT 0 CHECK (is_void IN (0, 1));
ALTER TABLE import_batch ADD COLUMN removes_voided INTEGER NOT NULL DEFAULT 0 CHECK (removes_voided IN (0, 1));
`);
}
