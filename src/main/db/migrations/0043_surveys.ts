import type { RawDb } from '../open.ts';

/** Surveys: the questions, whom they are put to (a drawn sample with its seed), what came back, and the cases that bad answers became. */
export function up(db: RawDb): void {
  db.exec(`
CREATE TABLE survey (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  started_on TEXT NOT NULL CHECK (started_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  -- questions in their order, as JSON
  questions TEXT NOT NULL CHECK (json_valid(questions)),
  -- months until the next one is due, null for never
  every_months INTEGER CHECK (every_months BETWEEN 1 AND 60),
  -- how the sample was drawn: seed, size, strata; null before
  drawn TEXT CHECK (drawn IS NULL OR json_valid(drawn)),
  revision INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;

-- Whom a survey is put to. The number is that of his paper form.
CREATE TABLE survey_invite (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  survey_id INTEGER NOT NULL REFERENCES survey(id) ON DELETE CASCADE,
  dealer_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  place INTEGER NOT NULL CHECK (place > 0),
  tier TEXT NOT NULL DEFAULT '',
  region TEXT NOT NULL DEFAULT '',
  UNIQUE (survey_id, dealer_id)
) STRICT;
CREATE INDEX survey_invite_dealer ON survey_invite (dealer_id);

CREATE TABLE survey_reply (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  survey_id INTEGER NOT NULL REFERENCES survey(id) ON DELETE CASCADE,
  dealer_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  answered_on TEXT NOT NULL CHECK (answered_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  channel TEXT NOT NULL CHECK (channel IN ('paper', 'excel', 'wjx')),
  -- by the number of the question, as JSON
  answers TEXT NOT NULL CHECK (json_valid(answers)),
  -- the case that a bad answer became
  case_id INTEGER REFERENCES dealer_case(id) ON DELETE SET NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (survey_id, dealer_id)
) STRICT;
CREATE INDEX survey_reply_dealer ON survey_reply (dealer_id);
CREATE INDEX survey_reply_case ON survey_reply (case_id) WHERE case_id IS NOT NULL;
`);
}
