import type { RawDb } from '../open.ts';

/**
 * When each dealer buys again, what speaks of decline, and which stage of its life as a customer it is in: derived rows, one a
 * dealer, that lists read; the owner's own word on a stage beside them. What they were calculated as of stands in one row each.
 */
export function up(db: RawDb): void {
  db.exec(`
CREATE TABLE rhythm_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uid TEXT NOT NULL,
  as_of TEXT NOT NULL,
  -- number of the as-of day without the festival rest
  as_of_open INTEGER NOT NULL,
  rules TEXT NOT NULL,
  -- uid and rules of the stages
  stages TEXT NOT NULL
) STRICT;

CREATE TABLE rhythm_live (
  dealer_id INTEGER PRIMARY KEY REFERENCES dealer(id) ON DELETE CASCADE,
  purchases INTEGER NOT NULL,
  gaps INTEGER NOT NULL,
  own_days REAL,
  own_deviation REAL,
  cycle_days REAL,
  deviation_days REAL,
  -- whether the peers' rhythm was mixed in
  peers INTEGER NOT NULL CHECK (peers IN (0, 1)),
  last_on TEXT NOT NULL,
  last_open INTEGER NOT NULL,
  expected_minor INTEGER NOT NULL,
  at_stake_minor INTEGER NOT NULL,
  is_slipping INTEGER NOT NULL CHECK (is_slipping IN (0, 1)),
  signals TEXT NOT NULL
) STRICT;
CREATE INDEX rhythm_live_slipping ON rhythm_live (at_stake_minor DESC, dealer_id) WHERE is_slipping = 1;

CREATE TABLE lifecycle_live (
  dealer_id INTEGER PRIMARY KEY REFERENCES dealer(id) ON DELETE CASCADE,
  stage TEXT NOT NULL CHECK (stage IN ('prospect', 'first', 'repeat', 'loyal', 'dormant', 'lost')),
  -- null where the order curve says nothing
  curve TEXT CHECK (curve IN ('intro', 'growth', 'mature', 'decline')),
  -- change of the amount a quarter, of the middle quarter's
  trend REAL,
  quarters INTEGER NOT NULL
) STRICT;

-- What the owner says a dealer's stage is; it stands over the calculated one.
CREATE TABLE stage_override (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dealer_id INTEGER NOT NULL UNIQUE REFERENCES dealer(id) ON DELETE CASCADE,
  stage TEXT NOT NULL CHECK (stage IN ('prospect', 'first', 'repeat', 'loyal', 'dormant', 'lost')),
  reason TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- Whom every calculation looks at, with what it groups them by: no record has to be opened for it.
CREATE INDEX dealer_graded ON dealer (id, type) WHERE deleted_at IS NULL AND excluded = 0;

-- What has been calculated so far lacks all this: it is done again when the file is next opened.
UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'data_revision';
`);
  // Who slips, as a view that comes with the program.
  db.prepare(
    'INSERT INTO saved_view (built_in, query, place) SELECT ?, ?, coalesce(max(place), 0) + 1 FROM saved_view',
  ).run(
    'slipping',
    JSON.stringify({ filter: { ranges: [{ field: 'atStake', min: 0 }] }, sort: { by: 'atStake', descending: true } }),
  );
}
