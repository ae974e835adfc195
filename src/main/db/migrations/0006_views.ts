import type { RawDb } from '../open.ts';

/**
 * What an owner makes of his list himself: saved views, tags, and fields of his own. The views that come with the program
 * are rows like his: he renames, changes, orders and deletes them all alike.
 */
export function up(db: RawDb): void {
  db.exec(`
CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- which of the program's own views it is; '' for the owner's
  built_in TEXT NOT NULL DEFAULT '',
  -- '' for a built-in one that goes by its usual name
  name TEXT NOT NULL DEFAULT '',
  name_key TEXT NOT NULL DEFAULT '',
  -- JSON: filter and sort
  query TEXT NOT NULL,
  -- JSON: the grid's columns; NULL for those of every list
  columns TEXT,
  -- views stand in this order
  place REAL NOT NULL,
  is_start INTEGER NOT NULL DEFAULT 0 CHECK (is_start IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  updated_at INTEGER NOT NULL DEFAULT 0,
  CHECK (name <> '' OR built_in <> '')
) STRICT;
CREATE UNIQUE INDEX saved_view_name ON saved_view (name_key) WHERE name_key <> '';
CREATE UNIQUE INDEX saved_view_start ON saved_view (is_start) WHERE is_start = 1;

CREATE TABLE tag (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL UNIQUE,
  batch_id INTEGER REFERENCES import_batch(id)
) STRICT;

CREATE TABLE dealer_tag (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dealer_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  tag_id INTEGER NOT NULL REFERENCES tag(id),
  UNIQUE (dealer_id, tag_id)
) STRICT;
CREATE INDEX dealer_tag_tag ON dealer_tag (tag_id);

CREATE TABLE custom_field (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date', 'choice', 'flag')),
  -- JSON array of texts, for kind choice
  choices TEXT NOT NULL DEFAULT '[]',
  place REAL NOT NULL,
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  updated_at INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE custom_value (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dealer_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  field_id INTEGER NOT NULL REFERENCES custom_field(id),
  -- the text, a plain decimal number, a day, one of the choices, 0 or 1
  value TEXT NOT NULL CHECK (value <> ''),
  UNIQUE (dealer_id, field_id)
) STRICT;
CREATE INDEX custom_value_field ON custom_value (field_id);
`);
  const add = db.prepare('INSERT INTO saved_view (built_in, query, place) VALUES (?, ?, ?)');
  for (const [place, [builtIn, query]] of BUILT_IN.entries()) add.run(builtIn, JSON.stringify(query), place + 1);
}

const LATEST = { sort: { by: 'lastOrder', descending: true } };
const LARGEST = { sort: { by: 'amount', descending: true } };
const BUILT_IN: readonly [name: string, query: object][] = [
  ['late30', { filter: { withoutOrderDays: 30 }, ...LARGEST }],
  ['late60', { filter: { withoutOrderDays: 60 }, ...LARGEST }],
  ['late90', { filter: { withoutOrderDays: 90 }, ...LARGEST }],
  ['lastMonthOnly', { filter: { lastMonthOnly: true }, ...LARGEST }],
  ['declining', { filter: { decline: { percent: 30, against: 'before' } }, ...LARGEST }],
  ['newAccounts', { filter: { openedWithin: 3 }, sort: { by: 'openedOn', descending: true } }],
  ['noPhone', { filter: { lacks: ['phone'] }, ...LATEST }],
  ['noRep', { filter: { reps: [null] }, ...LATEST }],
];
