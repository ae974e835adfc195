import type { RawDb } from '../open.ts';

/**
 * Days that the owner declares off, worked or half a day, where they differ from the published calendar or where none is
 * published yet.
 */
export function up(db: RawDb): void {
  db.exec(`
CREATE TABLE workday (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  day TEXT NOT NULL UNIQUE CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  kind TEXT NOT NULL CHECK (kind IN ('off', 'work', 'half')),
  -- What the day is called: a festival, stocktaking; may be empty
  name TEXT NOT NULL DEFAULT '',
  -- By whom: set day by day, or one of a list that was taken over
  origin TEXT NOT NULL CHECK (origin IN ('own', 'import')),
  created_at INTEGER NOT NULL
) STRICT;
`);
}
