import type { RawDb } from '../open.ts';

/**
 * Complaints, suggestions, service and returns, with every step as a dated row. That none is closed without what the dealer said
 * when he was asked again holds here as well: a row that breaks it cannot be written, whoever writes it.
 */
export function up(db: RawDb): void {
  db.exec(`
CREATE TABLE dealer_case (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  -- KS-20261127-003; never given twice
  number TEXT NOT NULL UNIQUE CHECK (number <> ''),
  dealer_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('complaint', 'suggestion', 'service', 'return')),
  status TEXT NOT NULL CHECK (status IN ('open', 'answered', 'in_work', 'waiting', 'solved', 'closed', 'reopened')),
  urgency TEXT NOT NULL DEFAULT 'normal' CHECK (urgency IN ('urgent', 'high', 'normal', 'low')),
  channel TEXT NOT NULL DEFAULT 'phone' CHECK (channel IN ('phone', 'wechat', 'visit', 'visitor', 'message', 'email', 'survey', 'other')),
  person TEXT NOT NULL DEFAULT '',
  reported_on TEXT NOT NULL CHECK (reported_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  -- HH:MM or ''
  reported_time TEXT NOT NULL DEFAULT '' CHECK (reported_time = '' OR reported_time GLOB '[0-2][0-9]:[0-5][0-9]'),
  answered_on TEXT CHECK (answered_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  answered_time TEXT NOT NULL DEFAULT '' CHECK (answered_time = '' OR answered_time GLOB '[0-2][0-9]:[0-5][0-9]'),
  body TEXT NOT NULL DEFAULT '',
  demand TEXT NOT NULL DEFAULT '',
  -- as written: an import that is taken back takes no case with it
  bill_number TEXT NOT NULL DEFAULT '',
  product_code TEXT NOT NULL DEFAULT '',
  product_name TEXT NOT NULL DEFAULT '',
  qty_micro INTEGER,
  unit TEXT NOT NULL DEFAULT '',
  -- 批号, 生产日期
  lot TEXT NOT NULL DEFAULT '',
  produced_on TEXT CHECK (produced_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  -- who looks after it, by name: a rep or whoever works with this file
  owner TEXT NOT NULL DEFAULT '',
  promised_on TEXT CHECK (promised_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  responsibility TEXT NOT NULL DEFAULT '' CHECK (responsibility IN ('', 'maker', 'logistics', 'warehouse', 'sales', 'dealer')),
  -- a word of ours (quality, damage, ...) or the owner's own
  cause TEXT NOT NULL DEFAULT '',
  remedy TEXT NOT NULL DEFAULT '',
  cost_minor INTEGER CHECK (cost_minor >= 0),
  approval TEXT NOT NULL DEFAULT '' CHECK (approval IN ('', 'yes', 'no')),
  approved_by TEXT NOT NULL DEFAULT '',
  approved_on TEXT CHECK (approved_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  claim TEXT NOT NULL DEFAULT 'none' CHECK (claim IN ('none', 'claimed', 'accepted', 'paid', 'refused')),
  claim_minor INTEGER CHECK (claim_minor >= 0),
  -- of a suggestion
  verdict TEXT NOT NULL DEFAULT '' CHECK (verdict IN ('', 'adopted', 'partly', 'declined')),
  told_on TEXT CHECK (told_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  solved_on TEXT CHECK (solved_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  -- 回访: what the dealer said when he was asked again
  followed_on TEXT CHECK (followed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  follow_result TEXT NOT NULL DEFAULT '' CHECK (follow_result IN ('', 'settled', 'partly', 'unsettled', 'unreached')),
  satisfaction INTEGER CHECK (satisfaction BETWEEN 1 AND 5),
  follow_tries INTEGER NOT NULL DEFAULT 0 CHECK (follow_tries >= 0),
  follow_reason TEXT NOT NULL DEFAULT '',
  closed_on TEXT CHECK (closed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  batch_id INTEGER REFERENCES import_batch(id),
  source_row INTEGER,
  revision INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  CONSTRAINT answered_first CHECK (status = 'open' OR answered_on IS NOT NULL),
  CONSTRAINT solved_by_day CHECK (status NOT IN ('solved', 'closed') OR solved_on IS NOT NULL),
  CONSTRAINT closed_after_follow_up CHECK (status <> 'closed' OR (
    followed_on IS NOT NULL AND closed_on IS NOT NULL AND followed_on >= solved_on AND (
      (follow_result IN ('settled', 'partly', 'unsettled') AND satisfaction IS NOT NULL
        AND (follow_result <> 'unsettled' OR trim(follow_reason) <> ''))
      OR (follow_result = 'unreached' AND satisfaction IS NULL AND follow_tries >= 3 AND trim(follow_reason) <> ''))))
) STRICT;
CREATE INDEX dealer_case_dealer ON dealer_case (dealer_id, reported_on);
CREATE INDEX dealer_case_batch ON dealer_case (batch_id) WHERE batch_id IS NOT NULL;
-- What is not done yet, for visits and the day's page.
CREATE INDEX dealer_case_open ON dealer_case (dealer_id) WHERE status <> 'closed' AND deleted_at IS NULL;

CREATE TABLE case_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id INTEGER NOT NULL REFERENCES dealer_case(id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('reported', 'answered', 'status', 'approval', 'claim', 'try', 'follow_up', 'told', 'note')),
  happened_on TEXT NOT NULL CHECK (happened_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  happened_time TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL DEFAULT '',
  actor TEXT NOT NULL DEFAULT '',
  activity_id INTEGER REFERENCES activity(id) ON DELETE SET NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX case_event_case ON case_event (case_id, id);
CREATE INDEX case_event_activity ON case_event (activity_id) WHERE activity_id IS NOT NULL;

-- The last number given under a prefix and day. Not undone: a number that was on paper never means another case.
CREATE TABLE case_series (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  last INTEGER NOT NULL CHECK (last > 0)
) STRICT;

-- Photos and papers of a case are files of its dealer.
ALTER TABLE dealer_file ADD COLUMN case_id INTEGER REFERENCES dealer_case(id) ON DELETE SET NULL;
CREATE INDEX dealer_file_case ON dealer_file (case_id) WHERE case_id IS NOT NULL;
`);
}
