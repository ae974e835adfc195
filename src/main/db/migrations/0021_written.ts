import type { RawDb } from '../open.ts';

/** How a row was written stands beside how it was read while the owner looks at a check; like all staging it goes with the commit. */
export function up(db: RawDb): void {
  db.exec(`
CREATE TABLE stage_written (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL,
  source_row INTEGER NOT NULL,
  -- JSON array of texts
  cells TEXT NOT NULL
) STRICT;
CREATE INDEX stage_written_row ON stage_written (batch_id, source_row);
`);
}
