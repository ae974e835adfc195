import type { RawDb } from '../open.ts';

/**
 * Groups of dealers that are alike in chosen figures. A run keeps what it was asked and what came out, with every dealer's
 * cluster, so that it is there at the next start and former ones can be looked at. All of it can be computed anew, but for the names
 * that the owner gives to clusters.
 */
export function up(db: RawDb): void {
  db.exec(`
CREATE TABLE cluster_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  as_of TEXT NOT NULL CHECK (as_of GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  window_months INTEGER NOT NULL CHECK (window_months > 0),
  params TEXT NOT NULL CHECK (json_valid(params)),
  facts TEXT NOT NULL CHECK (json_valid(facts)),
  -- it tells of margins: kept from whom the owner keeps those from
  margin INTEGER NOT NULL CHECK (margin IN (0, 1)),
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE cluster (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id INTEGER NOT NULL REFERENCES cluster_run(id) ON DELETE CASCADE,
  -- its number on the screen, from 1; that of the former cluster it goes on from
  label INTEGER NOT NULL CHECK (label > 0),
  name TEXT NOT NULL DEFAULT '',
  size INTEGER NOT NULL CHECK (size > 0),
  facts TEXT NOT NULL CHECK (json_valid(facts)),
  UNIQUE (run_id, label)
) STRICT;
CREATE TABLE cluster_member (
  run_id INTEGER NOT NULL REFERENCES cluster_run(id) ON DELETE CASCADE,
  dealer_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  label INTEGER NOT NULL,
  distance REAL NOT NULL,
  -- the two features of the scatter, in their own units
  x REAL NOT NULL,
  y REAL NOT NULL,
  PRIMARY KEY (run_id, dealer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX cluster_member_dealer ON cluster_member (dealer_id);
`);
}
