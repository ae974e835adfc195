import type { RawDb } from '../open.ts';

/**
 * Grading schemes: several with their versions, marks of the owner's own judgement, tiers set by hand, and what a value score
 * keeps of each dealer. The new columns of results stand at the end of both tables in the same order: freezing copies rows whole.
 */
export function up(db: RawDb): void {
  db.exec(`
ALTER TABLE dealer ADD COLUMN potential INTEGER CHECK (potential BETWEEN 1 AND 5);
ALTER TABLE dealer ADD COLUMN cooperation INTEGER CHECK (cooperation BETWEEN 1 AND 5);

ALTER TABLE score_scheme ADD COLUMN deleted_at INTEGER;
ALTER TABLE score_scheme ADD COLUMN note TEXT NOT NULL DEFAULT '';

-- What a scheme was, version by version: who changed it, when and why. Append-only: a number is never given twice.
CREATE TABLE score_scheme_version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  scheme_id INTEGER NOT NULL REFERENCES score_scheme(id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  rules TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  actor TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  UNIQUE (scheme_id, version)
) STRICT;
INSERT INTO score_scheme_version (scheme_id, version, name, rules, created_at)
SELECT id, version, name, rules, updated_at FROM score_scheme;

-- A tier set by hand: it holds up to and including until_on, or for good.
CREATE TABLE tier_pin (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dealer_id INTEGER NOT NULL UNIQUE REFERENCES dealer(id) ON DELETE CASCADE,
  tier TEXT NOT NULL,
  reason TEXT NOT NULL,
  until_on TEXT CHECK (until_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  created_at INTEGER NOT NULL
) STRICT;
${['score_live', 'score_frozen'].map(resultColumns).join('\n')}
`);
}

function resultColumns(table: string): string {
  return `
ALTER TABLE ${table} ADD COLUMN computed_tier TEXT;
ALTER TABLE ${table} ADD COLUMN pin_reason TEXT;
ALTER TABLE ${table} ADD COLUMN pin_until_on TEXT;
ALTER TABLE ${table} ADD COLUMN margin REAL;
ALTER TABLE ${table} ADD COLUMN payment REAL;
ALTER TABLE ${table} ADD COLUMN potential REAL;
ALTER TABLE ${table} ADD COLUMN cooperation REAL;
ALTER TABLE ${table} ADD COLUMN value_score REAL;
ALTER TABLE ${table} ADD COLUMN value_points TEXT;`;
}
