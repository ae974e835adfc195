import type { RawDb } from '../open.ts';

/** What the owner does not want to be proposed again: a need, or a product that a dealer should buy, with his reason. */
export function up(db: RawDb): void {
  db.exec(`
CREATE TABLE advice_refused (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dealer_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  -- A need by its rule, or 'product:' and the product's code, or its name where it has none: products come and go with imports.
  what TEXT NOT NULL CHECK (what <> ''),
  reason TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (dealer_id, what)
) STRICT;
`);
}
