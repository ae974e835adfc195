import type { RawDb } from '../open.ts';

/** Rows that a check passed over can be looked at and taken back; like all staging they go with the commit. */
export function up(db: RawDb): void {
  db.exec(`
CREATE TABLE stage_skipped (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL,
  source_row INTEGER NOT NULL,
  reason TEXT NOT NULL,
  -- JSON array of texts
  cells TEXT NOT NULL
) STRICT;
CREATE INDEX stage_skipped_batch ON stage_skipped (batch_id, reason, source_row);
`);
}
