import type { RawDb } from '../open.ts';

/**
 * A new export may replace a period: bills of its source that it no longer holds go, and are kept whole until it is undone.
 * A table of its own, for such a bill has no record any more that a before-image could belong to.
 */
export function up(db: RawDb): void {
  db.exec(`
ALTER TABLE import_batch ADD COLUMN replaces INTEGER NOT NULL DEFAULT 0 CHECK (replaces IN (0, 1));
ALTER TABLE import_batch ADD COLUMN replaced_from TEXT;
ALTER TABLE import_batch ADD COLUMN replaced_to TEXT;

CREATE TABLE import_removed (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES import_batch(id) ON DELETE CASCADE,
  order_id INTEGER NOT NULL,
  dealer_id INTEGER NOT NULL,
  -- the import that had brought the bill
  made_by INTEGER REFERENCES import_batch(id),
  image TEXT NOT NULL
) STRICT;
CREATE INDEX import_removed_batch ON import_removed (batch_id);
CREATE INDEX import_removed_order ON import_removed (order_id);
CREATE INDEX import_removed_dealer ON import_removed (dealer_id);

-- Bills that a row of the file means which is handed back: they are there, whatever else the file says.
CREATE TABLE stage_held (
  batch_id INTEGER NOT NULL,
  order_id INTEGER NOT NULL,
  PRIMARY KEY (batch_id, order_id)
) STRICT, WITHOUT ROWID;
`);
}
