import type { RawDb } from '../open.ts';

/** Dealers and bills that a checked file tells nothing new of: where they stand in it, and which records they are. */
export function up(db: RawDb): void {
  db.exec(`
CREATE TABLE stage_same (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL,
  local_no INTEGER NOT NULL,
  source_row INTEGER NOT NULL,
  record_id INTEGER NOT NULL
) STRICT;
`);
}
