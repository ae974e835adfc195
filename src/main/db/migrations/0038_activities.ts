import type { RawDb } from '../open.ts';

/**
 * What was done about dealers, written by hand: who did it and with whom, what came of it as a word of the program, the next step
 * with its end. What imports brought before keeps its texts. Texts with fields for messages, and how a dealer likes to be reached.
 */
export function up(db: RawDb): void {
  db.exec(`
ALTER TABLE activity ADD COLUMN rep_id INTEGER REFERENCES rep(id) ON DELETE SET NULL;
ALTER TABLE activity ADD COLUMN contact_id INTEGER REFERENCES contact(id) ON DELETE SET NULL;
-- '' where nothing is said; the text of a log stands in outcome.
ALTER TABLE activity ADD COLUMN outcome_code TEXT NOT NULL DEFAULT '' CHECK (outcome_code IN ('', 'ordered', 'interested', 'promised',
  'no_need', 'boss_away', 'closed', 'refused', 'reached', 'not_reached', 'other'));
-- what was ordered by word of mouth, or what a gift cost: no sale
ALTER TABLE activity ADD COLUMN amount_minor INTEGER;
ALTER TABLE activity ADD COLUMN origin TEXT NOT NULL DEFAULT 'import' CHECK (origin IN ('hand', 'bulk', 'paper', 'wechat', 'import',
  'visit', 'care', 'case'));
ALTER TABLE activity ADD COLUMN operator TEXT NOT NULL DEFAULT '';
-- HH:MM or ''
ALTER TABLE activity ADD COLUMN next_time TEXT NOT NULL DEFAULT '';
ALTER TABLE activity ADD COLUMN next_done_on TEXT CHECK (next_done_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
-- the activity by which it was done; null where a hand ticked it off
ALTER TABLE activity ADD COLUMN next_done_by INTEGER REFERENCES activity(id) ON DELETE SET NULL;
CREATE INDEX activity_day ON activity (happened_on, happened_time, id);
CREATE INDEX activity_next ON activity (next_on) WHERE next_done_on IS NULL AND (next_on IS NOT NULL OR next_step <> '');
CREATE INDEX activity_rep ON activity (rep_id) WHERE rep_id IS NOT NULL;
CREATE INDEX activity_contact ON activity (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX activity_done_by ON activity (next_done_by) WHERE next_done_by IS NOT NULL;

CREATE TABLE message_template (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  -- lower case, for "no two of one name"
  name_key TEXT NOT NULL UNIQUE,
  medium TEXT NOT NULL CHECK (medium IN ('message', 'wechat', 'email')),
  -- of e-mails
  subject TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL CHECK (body <> ''),
  revision INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

ALTER TABLE dealer ADD COLUMN preferred_channel TEXT NOT NULL DEFAULT '' CHECK (preferred_channel IN ('', 'visit', 'phone', 'wechat',
  'message', 'email'));
-- as the owner writes it: 上午, after 15:00
ALTER TABLE dealer ADD COLUMN preferred_times TEXT NOT NULL DEFAULT '';
`);
}
