import type { RawDb } from '../open.ts';

/**
 * Shops that one owner may have are told apart from doubles: the same person with the same phone, or one tax number, at several
 * dealers. What was found, and of which dealers the owner has said that nobody has both.
 */
export function up(db: RawDb): void {
  db.exec(`
-- Derived, written whole by a search: pairs of dealers that share a person or a tax number.
CREATE TABLE owner_suspect (
  low_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  high_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  code TEXT NOT NULL CHECK (code IN ('same_person', 'same_tax')),
  -- the person with the phone, or the tax number
  text TEXT NOT NULL,
  PRIMARY KEY (code, text, low_id, high_id),
  CHECK (low_id < high_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX owner_suspect_low ON owner_suspect (low_id);
CREATE INDEX owner_suspect_high ON owner_suspect (high_id);

-- The owner has looked: not the shops of one person.
CREATE TABLE owner_distinct (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  low_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  high_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  UNIQUE (low_id, high_id),
  CHECK (low_id < high_id)
) STRICT;
CREATE INDEX owner_distinct_high ON owner_distinct (high_id);
`);
}
