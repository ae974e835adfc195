import type { RawDb } from '../open.ts';

/** What the owner has said of a doubtful value: it is right as it is. It holds as long as the value stays what it was. */
export function up(db: RawDb): void {
  db.exec(`
CREATE TABLE health_ignored (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dealer_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  check_code TEXT NOT NULL CHECK (check_code <> ''),
  value TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (dealer_id, check_code)
) STRICT;
`);
}
