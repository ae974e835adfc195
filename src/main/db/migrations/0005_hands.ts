import type { RawDb } from '../open.ts';

/**
 * Whose hand it was: operators with an optional PIN, who took an act back and in which order, settings that can be logged
 * like any other record. And what hands add to a dealer: dated notes, files kept inside the data file.
 */
export function up(db: RawDb): void {
  db.exec(`
CREATE TABLE operator (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  is_owner INTEGER NOT NULL DEFAULT 0 CHECK (is_owner IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX operator_name ON operator (name_key) WHERE deleted_at IS NULL;

-- Apart, so that no log, list or export ever meets one. scrypt with a salt of its own, both as hex.
CREATE TABLE operator_pin (
  operator_id INTEGER PRIMARY KEY REFERENCES operator(id) ON DELETE CASCADE,
  salt TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

-- Settings get an id, for the change log knows records by it.
CREATE TABLE setting_numbered (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT;
INSERT INTO setting_numbered (key, value) SELECT key, value FROM setting ORDER BY key;
DROP TABLE setting;
ALTER TABLE setting_numbered RENAME TO setting;

ALTER TABLE change_log ADD COLUMN undone_by TEXT NOT NULL DEFAULT '';
-- 1, 2, 3 … in the order acts were taken back, and which act was the last one then: doing again goes the same way back.
ALTER TABLE change_log ADD COLUMN undone_no INTEGER;
ALTER TABLE change_log ADD COLUMN undone_top INTEGER;
CREATE INDEX change_log_undone ON change_log (undone_no) WHERE undone_no IS NOT NULL;
CREATE INDEX change_log_actor ON change_log (actor, id);
CREATE INDEX change_log_entity ON change_log (entity, id);
CREATE INDEX change_log_record ON change_log (entity, record_id, id);
CREATE INDEX change_log_at ON change_log (at, id);

CREATE TABLE note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  dealer_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  noted_on TEXT NOT NULL CHECK (noted_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  body TEXT NOT NULL CHECK (body <> ''),
  author TEXT NOT NULL DEFAULT '',
  pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX note_dealer ON note (dealer_id, noted_on);
CREATE UNIQUE INDEX note_pinned ON note (dealer_id) WHERE pinned = 1 AND deleted_at IS NULL;

-- The bytes, once per content. Nothing but opening, saving and previewing reads this table.
CREATE TABLE file_content (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL UNIQUE,
  size_bytes INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT;

CREATE TABLE dealer_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  dealer_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('licence', 'contract', 'photo', 'other')),
  name TEXT NOT NULL CHECK (name <> ''),
  -- what the bytes are, whatever the name says
  type TEXT NOT NULL,
  content_id INTEGER NOT NULL REFERENCES file_content(id),
  expires_on TEXT CHECK (expires_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  remark TEXT NOT NULL DEFAULT '',
  author TEXT NOT NULL DEFAULT '',
  revision INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX dealer_file_dealer ON dealer_file (dealer_id);
CREATE INDEX dealer_file_content ON dealer_file (content_id);
`);
}
