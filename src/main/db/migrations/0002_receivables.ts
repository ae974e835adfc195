import type { RawDb } from '../open.ts';

/**
 * What dealers owe and what they paid, as other programs say it. Imports get two kinds more; which kinds there are is
 * checked by the contract from now on, so that a further one needs no surgery on tables that others refer to.
 */
export function up(db: RawDb): void {
  dropKindChecks(db);
  db.exec(TABLES);
}

/**
 * Takes the lists of kinds out of the import tables' definitions. Nothing on disk depends on them, and import_batch cannot
 * be built anew: dropping the old table would take its problems and traces along.
 * @source https://www.sqlite.org/lang_altertable.html#otheralter, the simpler procedure
 */
function dropKindChecks(db: RawDb): void {
  const version = Number(db.pragma('schema_version', { simple: true }));
  db.unsafeMode(true);
  db.pragma('writable_schema = ON');
  try {
    const rewrite = db.prepare("UPDATE sqlite_schema SET sql = replace(sql, ?, '') WHERE type = 'table' AND name = ?");
    for (const table of ['recipe', 'import_batch']) rewrite.run(" CHECK (kind IN ('dealers', 'orders'))", table);
    rewrite.run(" CHECK (entity IN ('dealer', 'contact', 'dealer_owner', 'orders'))", 'import_before');
    rewrite.run(" CHECK (entity IN ('dealer', 'orders'))", 'import_seen');
    db.pragma(`schema_version = ${version + 1}`);
  } finally {
    db.pragma('writable_schema = OFF');
    db.unsafeMode(false);
  }
}

const TABLES = `
-- What a dealer owed on a day. The list of a day is taken to be whole: who is not in it owed nothing.
CREATE TABLE receivable (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dealer_id INTEGER NOT NULL REFERENCES dealer(id),
  source_id INTEGER NOT NULL REFERENCES source(id),
  as_of_on TEXT NOT NULL CHECK (as_of_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  -- negative: paid in advance
  balance_minor INTEGER NOT NULL,
  overdue_minor INTEGER NOT NULL CHECK (overdue_minor BETWEEN 0 AND max(balance_minor, 0)),
  not_due_minor INTEGER NOT NULL,
  late30_minor INTEGER NOT NULL,
  late60_minor INTEGER NOT NULL,
  late90_minor INTEGER NOT NULL,
  late_over_minor INTEGER NOT NULL,
  -- overdue, nobody says since when
  late_unaged_minor INTEGER NOT NULL,
  -- no age given
  undated_minor INTEGER NOT NULL,
  -- where single bills were given: the first due day that has passed
  oldest_due_on TEXT,
  content_key TEXT NOT NULL,
  batch_id INTEGER REFERENCES import_batch(id),
  source_row INTEGER,
  CHECK (not_due_minor + late30_minor + late60_minor + late90_minor + late_over_minor + late_unaged_minor + undated_minor
    = balance_minor)
) STRICT;
CREATE UNIQUE INDEX receivable_day ON receivable (as_of_on, dealer_id);
CREATE INDEX receivable_dealer ON receivable (dealer_id);
CREATE INDEX receivable_batch ON receivable (batch_id) WHERE batch_id IS NOT NULL;

-- Money that came in. Identity: (source, number), or without a number (source, dealer, day, amount, ordinal).
CREATE TABLE receipt (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dealer_id INTEGER NOT NULL REFERENCES dealer(id),
  source_id INTEGER NOT NULL REFERENCES source(id),
  number TEXT NOT NULL DEFAULT '',
  number_key TEXT,
  ordinal INTEGER NOT NULL DEFAULT 0,
  received_on TEXT NOT NULL CHECK (received_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  -- negative: paid back
  amount_minor INTEGER NOT NULL,
  method TEXT NOT NULL DEFAULT '',
  handler TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  content_key TEXT NOT NULL,
  batch_id INTEGER REFERENCES import_batch(id),
  source_row INTEGER
) STRICT;
CREATE UNIQUE INDEX receipt_number ON receipt (source_id, number_key) WHERE number_key IS NOT NULL;
CREATE UNIQUE INDEX receipt_no_number ON receipt (source_id, dealer_id, received_on, amount_minor, ordinal)
  WHERE number_key IS NULL;
CREATE INDEX receipt_dealer ON receipt (dealer_id, received_on);
CREATE INDEX receipt_batch ON receipt (batch_id) WHERE batch_id IS NOT NULL;

CREATE TABLE stage_receivable (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL,
  source_row INTEGER NOT NULL,
  action TEXT NOT NULL,
  record_id INTEGER,
  dealer_id INTEGER,
  dealer_local_no INTEGER,
  dealer_name TEXT NOT NULL,
  as_of_on TEXT NOT NULL,
  balance_minor INTEGER NOT NULL,
  overdue_minor INTEGER NOT NULL,
  not_due_minor INTEGER NOT NULL,
  late30_minor INTEGER NOT NULL,
  late60_minor INTEGER NOT NULL,
  late90_minor INTEGER NOT NULL,
  late_over_minor INTEGER NOT NULL,
  late_unaged_minor INTEGER NOT NULL,
  undated_minor INTEGER NOT NULL,
  oldest_due_on TEXT,
  content_key TEXT NOT NULL,
  changes TEXT NOT NULL
) STRICT;
CREATE INDEX stage_receivable_batch ON stage_receivable (batch_id, action, id);

CREATE TABLE stage_receipt (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL,
  source_row INTEGER NOT NULL,
  action TEXT NOT NULL,
  record_id INTEGER,
  dealer_id INTEGER,
  dealer_local_no INTEGER,
  dealer_name TEXT NOT NULL,
  number TEXT NOT NULL,
  number_key TEXT,
  ordinal INTEGER NOT NULL,
  received_on TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  method TEXT NOT NULL,
  handler TEXT NOT NULL,
  note TEXT NOT NULL,
  content_key TEXT NOT NULL,
  changes TEXT NOT NULL
) STRICT;
CREATE INDEX stage_receipt_batch ON stage_receipt (batch_id, action, id);
`;
