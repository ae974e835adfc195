import type { RawDb } from '../open.ts';

/**
 * Lists besides dealers, bills and balances: contacts, products, reps, the plain log of activities, totals of a period. What
 * they bring is staged in one table, as columns to write. Products get prices; other names of a rep say which import
 * brought them; a total may come with its bills and quantity.
 */
export function up(db: RawDb): void {
  db.exec(`
CREATE TABLE stage_entry (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL,
  source_row INTEGER NOT NULL,
  action TEXT NOT NULL,
  record_id INTEGER,
  dealer_id INTEGER,
  dealer_local_no INTEGER,
  title TEXT NOT NULL,
  -- JSON: columns to write, all of a new record, the changed ones of a known one
  fields TEXT NOT NULL,
  -- JSON: what the row says, by field
  shown TEXT NOT NULL,
  -- JSON: [{field, before, after}] for updates
  changes TEXT NOT NULL
) STRICT;
CREATE INDEX stage_entry_batch ON stage_entry (batch_id, action, id);

-- per unit, in 10⁻⁶ units of the currency
ALTER TABLE product ADD COLUMN price_micro INTEGER;
ALTER TABLE product ADD COLUMN cost_micro INTEGER;
ALTER TABLE product ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN source_row INTEGER;

ALTER TABLE rep ADD COLUMN source_row INTEGER;
ALTER TABLE rep_alias ADD COLUMN batch_id INTEGER REFERENCES import_batch(id);

ALTER TABLE period_total ADD COLUMN order_count INTEGER;
ALTER TABLE period_total ADD COLUMN qty_micro INTEGER;
ALTER TABLE period_total ADD COLUMN source_row INTEGER;
CREATE INDEX period_total_batch ON period_total (batch_id) WHERE batch_id IS NOT NULL;

-- What was done about a dealer, and when.
CREATE TABLE activity (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  dealer_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('call_in', 'call_out', 'visit', 'visitor', 'wechat', 'message', 'email', 'meeting', 'training',
    'gift', 'other')),
  happened_on TEXT NOT NULL CHECK (happened_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  -- HH:MM:SS or ''
  happened_time TEXT NOT NULL DEFAULT '',
  contact TEXT NOT NULL DEFAULT '',
  -- the person named, who need not be a rep of the list
  rep TEXT NOT NULL DEFAULT '',
  outcome TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL DEFAULT '',
  next_step TEXT NOT NULL DEFAULT '',
  next_on TEXT CHECK (next_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  batch_id INTEGER REFERENCES import_batch(id),
  source_row INTEGER,
  revision INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX activity_dealer ON activity (dealer_id, happened_on);
CREATE INDEX activity_batch ON activity (batch_id) WHERE batch_id IS NOT NULL;
`);
}
