import type { RawDb } from '../open.ts';

/**
 * Dealers that are on the list twice: what was found, what the owner said of it, and who was merged into whom. A merge keeps
 * what it moved and what it wrote, so that it can be taken back at any time; its former codes and names (`dealer_alias` with
 * `merge_id`) are looked up before all else, for the bookkeeping program exports the old code for ever.
 */
export function up(db: RawDb): void {
  db.exec(`
-- Derived, written whole by a search: pairs that may be one dealer.
CREATE TABLE dealer_suspect (
  low_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  high_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 100),
  -- JSON array of {code, text}
  reasons TEXT NOT NULL,
  PRIMARY KEY (low_id, high_id),
  CHECK (low_id < high_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX dealer_suspect_high ON dealer_suspect (high_id);

-- The owner has looked: two dealers, not one.
CREATE TABLE dealer_distinct (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  low_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  high_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  UNIQUE (low_id, high_id),
  CHECK (low_id < high_id)
) STRICT;
CREATE INDEX dealer_distinct_high ON dealer_distinct (high_id);

-- Several shops of one owner.
CREATE TABLE dealer_group (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL CHECK (name <> ''),
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE dealer_group_member (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  group_id INTEGER NOT NULL REFERENCES dealer_group(id),
  dealer_id INTEGER NOT NULL UNIQUE REFERENCES dealer(id) ON DELETE CASCADE
) STRICT;
CREATE INDEX dealer_group_member_group ON dealer_group_member (group_id);

CREATE TABLE dealer_merge (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kept_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  lost_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  -- JSON array of the fields that were taken from the one that goes
  taken TEXT NOT NULL,
  merged_at INTEGER NOT NULL,
  -- the act of change_log it is part of
  group_id INTEGER NOT NULL,
  -- the number of the last import then: what came by later ones came after
  commit_no INTEGER NOT NULL DEFAULT 0,
  undone_at INTEGER,
  CHECK (kept_id <> lost_id)
) STRICT;
CREATE UNIQUE INDEX dealer_merge_standing ON dealer_merge (lost_id) WHERE undone_at IS NULL;
CREATE INDEX dealer_merge_kept ON dealer_merge (kept_id);

-- What a merge moved or wrote, record by record: how it was (before) and how the merge left it (after), changed columns only.
CREATE TABLE dealer_merge_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  merge_id INTEGER NOT NULL REFERENCES dealer_merge(id) ON DELETE CASCADE,
  entity TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  -- moved: now the other's; written: columns of the one that stays; added: made by the merge; absorbed: part of another
  -- record, kept whole; came: brought later under a former code or name
  step TEXT NOT NULL CHECK (step IN ('moved', 'written', 'added', 'absorbed', 'came')),
  before TEXT NOT NULL DEFAULT '{}',
  after TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX dealer_merge_step_merge ON dealer_merge_step (merge_id, entity, record_id);

ALTER TABLE dealer_alias ADD COLUMN merge_id INTEGER REFERENCES dealer_merge(id) ON DELETE SET NULL;
CREATE INDEX dealer_alias_merge ON dealer_alias (merge_id) WHERE merge_id IS NOT NULL;
`);
}
