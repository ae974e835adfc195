import type { RawDb } from '../open.ts';

/**
 * What is planned and done for an occasion of a dealer. Occasions themselves are not kept: they follow from birthdays, opening days
 * and the ends of contracts and licences, and change with them. A row is for one occasion on one day.
 */
export function up(db: RawDb): void {
  db.exec(`
CREATE TABLE care_gift (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  dealer_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  occasion TEXT NOT NULL CHECK (occasion IN ('birthday', 'anniversary', 'contract', 'licence', 'festival')),
  -- whose birthday
  contact_id INTEGER REFERENCES contact(id) ON DELETE SET NULL,
  -- which file ends, or which festival; '' for others
  subject TEXT NOT NULL DEFAULT '',
  due_on TEXT NOT NULL CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  item TEXT NOT NULL DEFAULT '',
  cost_minor INTEGER CHECK (cost_minor >= 0),
  note TEXT NOT NULL DEFAULT '',
  done_on TEXT CHECK (done_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  -- the activity that tells of it
  activity_id INTEGER REFERENCES activity(id) ON DELETE SET NULL,
  revision INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX care_gift_dealer ON care_gift (dealer_id, due_on);
CREATE INDEX care_gift_due ON care_gift (due_on);
CREATE INDEX care_gift_contact ON care_gift (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX care_gift_activity ON care_gift (activity_id) WHERE activity_id IS NOT NULL;
`);
}
