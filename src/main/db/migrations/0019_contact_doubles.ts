import type { RawDb } from '../open.ts';

/**
 * People who are on a dealer's page twice: what was found, what the owner said of it, and who was made part of whom. A merge
 * keeps what it wrote, so that it can be taken apart later; imports meet the one that stays by what the other was called.
 */
export function up(db: RawDb): void {
  db.exec(`
-- Derived, written whole by a search: people of one dealer that may be one person.
CREATE TABLE contact_suspect (
  low_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
  high_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
  score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 100),
  -- JSON array of {code, text}
  reasons TEXT NOT NULL,
  PRIMARY KEY (low_id, high_id),
  CHECK (low_id < high_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_suspect_high ON contact_suspect (high_id);

-- The owner has looked: two people, not one.
CREATE TABLE contact_distinct (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  low_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
  high_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  UNIQUE (low_id, high_id),
  CHECK (low_id < high_id)
) STRICT;
CREATE INDEX contact_distinct_high ON contact_distinct (high_id);

-- Merges that stand: taking one apart deletes its row.
CREATE TABLE contact_merge (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kept_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
  lost_id INTEGER NOT NULL UNIQUE REFERENCES contact(id) ON DELETE CASCADE,
  -- JSON: the columns of the one that stays which the merge changed, as they were and as it left them
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  merged_at INTEGER NOT NULL,
  CHECK (kept_id <> lost_id)
) STRICT;
CREATE INDEX contact_merge_kept ON contact_merge (kept_id);
`);
}
