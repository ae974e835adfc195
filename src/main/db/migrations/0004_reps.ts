import type { RawDb } from '../open.ts';

/**
 * Reps are records of their own: phone, places, skills, level, time in the week, and the last day of one who leaves. The
 * status is gone, for it says no more than that day. Other names get an id, so that they can be logged and put back.
 */
export function up(db: RawDb): void {
  db.exec(`
ALTER TABLE rep DROP COLUMN status;
ALTER TABLE rep ADD COLUMN phone TEXT NOT NULL DEFAULT '';
ALTER TABLE rep ADD COLUMN left_on TEXT CHECK (left_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
-- JSON arrays of texts: GB/T 2260 codes; the owner's own words
ALTER TABLE rep ADD COLUMN regions TEXT NOT NULL DEFAULT '[]';
ALTER TABLE rep ADD COLUMN areas TEXT NOT NULL DEFAULT '[]';
ALTER TABLE rep ADD COLUMN skills TEXT NOT NULL DEFAULT '[]';
ALTER TABLE rep ADD COLUMN level TEXT NOT NULL DEFAULT '';
-- for visits, a week
ALTER TABLE rep ADD COLUMN capacity_minutes INTEGER CHECK (capacity_minutes > 0);
ALTER TABLE rep ADD COLUMN note TEXT NOT NULL DEFAULT '';

ALTER TABLE rep_alias RENAME TO rep_alias_before;
CREATE TABLE rep_alias (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  alias_key TEXT NOT NULL UNIQUE,
  rep_id INTEGER NOT NULL REFERENCES rep(id) ON DELETE CASCADE,
  alias TEXT NOT NULL
) STRICT;
INSERT INTO rep_alias (alias_key, rep_id, alias) SELECT alias_key, rep_id, alias FROM rep_alias_before ORDER BY alias_key;
DROP TABLE rep_alias_before;
CREATE INDEX rep_alias_rep ON rep_alias (rep_id);

-- Whose name stands in whose rows: when a rep is merged or leaves.
CREATE INDEX dealer_owner_rep ON dealer_owner (rep_id) WHERE rep_id IS NOT NULL;
`);
}
