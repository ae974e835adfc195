import type { RawDb } from '../open.ts';

const DAY = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'";
const TIME = "GLOB '[0-2][0-9]:[0-5][0-9]'";

/**
 * Visits: how each dealer is visited, fixed routes, reps' days, plans, the visits themselves, and the sheets that were printed of
 * them. A visit is one row for its whole life: planned, then done (it points to its activity), missed with a reason, or
 * moved. Weekdays are masks, 1 for Monday to 64 for Sunday, 0 for none said.
 */
export function up(db: RawDb): void {
  db.exec(`
-- NULL or '' is "as the visit rules say"
ALTER TABLE rep ADD COLUMN work_weekdays INTEGER CHECK (work_weekdays BETWEEN 1 AND 127);
ALTER TABLE rep ADD COLUMN day_minutes INTEGER CHECK (day_minutes BETWEEN 1 AND 1440);
ALTER TABLE rep ADD COLUMN day_from TEXT NOT NULL DEFAULT '' CHECK (day_from = '' OR day_from ${TIME});
ALTER TABLE rep ADD COLUMN start_place TEXT NOT NULL DEFAULT '';
ALTER TABLE rep ADD COLUMN start_lat_e6 INTEGER CHECK (start_lat_e6 BETWEEN -90000000 AND 90000000);
ALTER TABLE rep ADD COLUMN start_lon_e6 INTEGER CHECK (start_lon_e6 BETWEEN -180000000 AND 180000000);

CREATE TABLE rep_leave (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  rep_id INTEGER NOT NULL REFERENCES rep(id) ON DELETE CASCADE,
  from_on TEXT NOT NULL CHECK (from_on ${DAY}),
  to_on TEXT NOT NULL CHECK (to_on ${DAY} AND to_on >= from_on),
  reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX rep_leave_rep ON rep_leave (rep_id, from_on);

CREATE TABLE route (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  rep_id INTEGER REFERENCES rep(id) ON DELETE SET NULL,
  weekdays INTEGER NOT NULL DEFAULT 0 CHECK (weekdays BETWEEN 0 AND 127),
  -- driven every so many weeks, counted from the week of first_on
  every_weeks INTEGER NOT NULL DEFAULT 1 CHECK (every_weeks BETWEEN 1 AND 12),
  first_on TEXT CHECK (first_on ${DAY}),
  note TEXT NOT NULL DEFAULT '',
  batch_id INTEGER REFERENCES import_batch(id),
  revision INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX route_name ON route (name_key) WHERE deleted_at IS NULL;

-- How one dealer is visited, where it differs from the rules; none: as the rules say.
CREATE TABLE dealer_visit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dealer_id INTEGER NOT NULL UNIQUE REFERENCES dealer(id) ON DELETE CASCADE,
  mode TEXT NOT NULL DEFAULT 'visit' CHECK (mode IN ('visit', 'phone', 'never')),
  route_id INTEGER REFERENCES route(id) ON DELETE SET NULL,
  -- 1, 2, 3 … within the route; NULL: after those that have one
  route_place INTEGER CHECK (route_place > 0),
  -- own frequency: so many times in so many weeks or months; all three or none
  freq_times INTEGER CHECK (freq_times BETWEEN 1 AND 31),
  freq_every INTEGER CHECK (freq_every BETWEEN 1 AND 52),
  freq_unit TEXT CHECK (freq_unit IN ('week', 'month')),
  length_minutes INTEGER CHECK (length_minutes BETWEEN 1 AND 720),
  -- days that suit the dealer; others are possible where weekdays_only is 0
  weekdays INTEGER NOT NULL DEFAULT 0 CHECK (weekdays BETWEEN 0 AND 127),
  weekdays_only INTEGER NOT NULL DEFAULT 0 CHECK (weekdays_only IN (0, 1)),
  closed_weekdays INTEGER NOT NULL DEFAULT 0 CHECK (closed_weekdays BETWEEN 0 AND 126),
  -- JSON {weekdays: mask, lunar: [days of the lunar month, 3 stands for 3, 13, 23], use: 'only' | 'not'}; '' for none
  market TEXT NOT NULL DEFAULT '',
  -- JSON [{from: HH:MM, to: HH:MM}] of the day; '' for any time
  windows TEXT NOT NULL DEFAULT '',
  lat_e6 INTEGER CHECK (lat_e6 BETWEEN -90000000 AND 90000000),
  lon_e6 INTEGER CHECK (lon_e6 BETWEEN -180000000 AND 180000000),
  note TEXT NOT NULL DEFAULT '',
  batch_id INTEGER REFERENCES import_batch(id),
  revision INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CHECK ((freq_times IS NULL) = (freq_every IS NULL) AND (freq_times IS NULL) = (freq_unit IS NULL)),
  CHECK ((lat_e6 IS NULL) = (lon_e6 IS NULL))
) STRICT;
CREATE INDEX dealer_visit_route ON dealer_visit (route_id, route_place) WHERE route_id IS NOT NULL;

CREATE TABLE dealer_closed (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dealer_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  from_on TEXT NOT NULL CHECK (from_on ${DAY}),
  to_on TEXT NOT NULL CHECK (to_on ${DAY} AND to_on >= from_on),
  reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX dealer_closed_dealer ON dealer_closed (dealer_id, from_on);

-- One run of the planner: what it was asked, and what came out in sums.
CREATE TABLE visit_plan (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  from_on TEXT NOT NULL CHECK (from_on ${DAY}),
  to_on TEXT NOT NULL CHECK (to_on ${DAY} AND to_on >= from_on),
  -- JSON array of ids
  rep_ids TEXT NOT NULL CHECK (json_valid(rep_ids)),
  seed INTEGER NOT NULL,
  options TEXT NOT NULL CHECK (json_valid(options)),
  summary TEXT NOT NULL CHECK (json_valid(summary)),
  author TEXT NOT NULL DEFAULT '',
  revision INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;

-- Why each dealer is or is not in that plan. Derived: written with the plan, never edited.
CREATE TABLE visit_verdict (
  plan_id INTEGER NOT NULL REFERENCES visit_plan(id) ON DELETE CASCADE,
  dealer_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  rep_id INTEGER REFERENCES rep(id) ON DELETE CASCADE,
  wanted INTEGER NOT NULL CHECK (wanted >= 0),
  planned INTEGER NOT NULL CHECK (planned >= 0),
  code TEXT NOT NULL,
  params TEXT NOT NULL CHECK (json_valid(params)),
  PRIMARY KEY (plan_id, dealer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_verdict_dealer ON visit_verdict (dealer_id);

CREATE TABLE visit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  dealer_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  rep_id INTEGER NOT NULL REFERENCES rep(id),
  plan_id INTEGER REFERENCES visit_plan(id) ON DELETE SET NULL,
  origin TEXT NOT NULL CHECK (origin IN ('plan', 'hand', 'unplanned')),
  -- the day it stands on; of an unplanned one the day it was made
  visit_on TEXT NOT NULL CHECK (visit_on ${DAY}),
  -- order within the rep's day, 1, 2, 3 …
  place INTEGER NOT NULL DEFAULT 1 CHECK (place > 0),
  planned_time TEXT NOT NULL DEFAULT '' CHECK (planned_time = '' OR planned_time ${TIME}),
  length_minutes INTEGER NOT NULL CHECK (length_minutes BETWEEN 1 AND 720),
  -- minutes on the road before it
  travel_minutes INTEGER NOT NULL DEFAULT 0 CHECK (travel_minutes >= 0),
  -- JSON array of codes
  purposes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(purposes)),
  note TEXT NOT NULL DEFAULT '',
  locked INTEGER NOT NULL DEFAULT 0 CHECK (locked IN (0, 1)),
  status TEXT NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'done', 'missed', 'moved')),
  -- of one that was done: when, and the activity that holds what came of it
  done_on TEXT CHECK (done_on ${DAY}),
  time_in TEXT NOT NULL DEFAULT '' CHECK (time_in = '' OR time_in ${TIME}),
  time_out TEXT NOT NULL DEFAULT '' CHECK (time_out = '' OR time_out ${TIME}),
  activity_id INTEGER REFERENCES activity(id) ON DELETE SET NULL,
  -- of one that was missed or moved
  reason TEXT NOT NULL DEFAULT '',
  reason_text TEXT NOT NULL DEFAULT '',
  -- of one that was moved: the visit that stands for it
  moved_to INTEGER REFERENCES visit(id) ON DELETE SET NULL,
  revision INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  CHECK ((status = 'done') = (done_on IS NOT NULL)),
  CHECK (status IN ('missed', 'moved') OR (reason = '' AND reason_text = '')),
  CHECK (status = 'moved' OR moved_to IS NULL)
) STRICT;
CREATE INDEX visit_day ON visit (visit_on, rep_id);
CREATE INDEX visit_dealer ON visit (dealer_id, visit_on);
CREATE INDEX visit_activity ON visit (activity_id) WHERE activity_id IS NOT NULL;
CREATE INDEX visit_moved ON visit (moved_to) WHERE moved_to IS NOT NULL;
CREATE INDEX visit_rep ON visit (rep_id);

-- A sheet that went out on paper, as a workbook or to the phone: its lines keep their numbers whatever is planned later.
CREATE TABLE visit_sheet (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  rep_id INTEGER NOT NULL REFERENCES rep(id) ON DELETE CASCADE,
  visit_on TEXT NOT NULL CHECK (visit_on ${DAY}),
  -- 1, 2, 3 … of this rep and day
  edition INTEGER NOT NULL CHECK (edition > 0),
  created_at INTEGER NOT NULL,
  UNIQUE (rep_id, visit_on, edition)
) STRICT;
CREATE TABLE visit_sheet_line (
  sheet_id INTEGER NOT NULL REFERENCES visit_sheet(id) ON DELETE CASCADE,
  line_no INTEGER NOT NULL CHECK (line_no > 0),
  visit_id INTEGER NOT NULL REFERENCES visit(id) ON DELETE CASCADE,
  PRIMARY KEY (sheet_id, line_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_sheet_line_visit ON visit_sheet_line (visit_id);
`);
}
