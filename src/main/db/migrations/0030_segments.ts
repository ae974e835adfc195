import type { RawDb } from '../open.ts';

/**
 * Groups of dealers that the owner makes himself: by a rule, or picked by hand. Who was in one when is kept as stays, so that a
 * year of moments costs no more than the changes in it.
 */
export function up(db: RawDb): void {
  db.exec(`
CREATE TABLE segment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  -- JSON: who belongs; NULL for a list picked by hand
  rule TEXT CHECK (rule IS NULL OR json_valid(rule)),
  revision INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX segment_name ON segment (name_key) WHERE deleted_at IS NULL;

CREATE TABLE segment_member (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  segment_id INTEGER NOT NULL REFERENCES segment(id) ON DELETE CASCADE,
  dealer_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  added_on TEXT NOT NULL CHECK (added_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  UNIQUE (segment_id, dealer_id)
) STRICT;
CREATE INDEX segment_member_dealer ON segment_member (dealer_id);

-- What a segment held at a moment; of one day the last.
CREATE TABLE segment_moment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  segment_id INTEGER NOT NULL REFERENCES segment(id) ON DELETE CASCADE,
  kept_on TEXT NOT NULL CHECK (kept_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  reason TEXT NOT NULL CHECK (reason IN ('saved', 'import', 'run', 'month_end')),
  dealers INTEGER NOT NULL CHECK (dealers >= 0),
  amount_minor INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (segment_id, kept_on)
) STRICT;

-- From which moment to which a dealer was in: to_on is the first one without him, NULL while he is in.
CREATE TABLE segment_stay (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  segment_id INTEGER NOT NULL REFERENCES segment(id) ON DELETE CASCADE,
  dealer_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  from_on TEXT NOT NULL CHECK (from_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  to_on TEXT CHECK (to_on > from_on),
  UNIQUE (segment_id, dealer_id, from_on)
) STRICT;
CREATE INDEX segment_stay_dealer ON segment_stay (dealer_id);
`);
}
