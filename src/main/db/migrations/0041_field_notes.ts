import type { RawDb } from '../open.ts';

const DAY = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'";

/**
 * What reps bring home besides the visit itself: orders by word of mouth, which are notes and never sales, and what they saw
 * of competitors. Which bill a spoken order became is not stored: it is found anew from the bills there are.
 */
export function up(db: RawDb): void {
  db.exec(`
CREATE TABLE spoken_order (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  dealer_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  rep_id INTEGER REFERENCES rep(id) ON DELETE SET NULL,
  spoken_on TEXT NOT NULL CHECK (spoken_on ${DAY}),
  -- NULL where only goods were named
  amount_minor INTEGER CHECK (amount_minor >= 0),
  body TEXT NOT NULL DEFAULT '',
  -- by when the bill is expected; NULL: within the days of the rule
  expected_on TEXT CHECK (expected_on ${DAY}),
  visit_id INTEGER REFERENCES visit(id) ON DELETE SET NULL,
  activity_id INTEGER REFERENCES activity(id) ON DELETE SET NULL,
  -- the owner's word where no bill is found: it was billed after all, or came to nothing
  settled TEXT NOT NULL DEFAULT '' CHECK (settled IN ('', 'billed', 'dropped')),
  revision INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX spoken_order_dealer ON spoken_order (dealer_id, spoken_on);
CREATE INDEX spoken_order_rep ON spoken_order (rep_id) WHERE rep_id IS NOT NULL;
CREATE INDEX spoken_order_visit ON spoken_order (visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX spoken_order_activity ON spoken_order (activity_id) WHERE activity_id IS NOT NULL;

CREATE TABLE market_note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  dealer_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  rep_id INTEGER REFERENCES rep(id) ON DELETE SET NULL,
  noted_on TEXT NOT NULL CHECK (noted_on ${DAY}),
  product TEXT NOT NULL DEFAULT '',
  competitor TEXT NOT NULL DEFAULT '',
  price_micro INTEGER CHECK (price_micro >= 0),
  body TEXT NOT NULL DEFAULT '',
  visit_id INTEGER REFERENCES visit(id) ON DELETE SET NULL,
  activity_id INTEGER REFERENCES activity(id) ON DELETE SET NULL,
  revision INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  CHECK (product <> '' OR competitor <> '' OR price_micro IS NOT NULL OR body <> '')
) STRICT;
CREATE INDEX market_note_dealer ON market_note (dealer_id, noted_on);
CREATE INDEX market_note_rep ON market_note (rep_id) WHERE rep_id IS NOT NULL;
CREATE INDEX market_note_visit ON market_note (visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX market_note_activity ON market_note (activity_id) WHERE activity_id IS NOT NULL;
`);
}
