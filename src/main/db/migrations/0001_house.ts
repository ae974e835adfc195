import type { RawDb } from '../open.ts';
import { STAGING } from './0001_staging.ts';

/**
 * The house: dealers with their people and dated owners, bills with lines, import batches with what they overwrote,
 * scores live and frozen, change log. Decisions behind it: docs/data-model.md.
 */
export function up(db: RawDb): void {
  db.exec(`
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE source (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  tax_included INTEGER CHECK (tax_included IN (0, 1)),
  created_at INTEGER NOT NULL
) STRICT;

-- How a source's files of one layout are read: the next month needs no mapping.
CREATE TABLE recipe (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('dealers', 'orders')),
  fingerprint TEXT NOT NULL,
  options TEXT NOT NULL,
  used_at INTEGER NOT NULL,
  UNIQUE (kind, fingerprint)
) STRICT;

-- The bytes of an imported file, gzip-compressed, kept once: the original text of every record is always at hand.
CREATE TABLE source_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL UNIQUE,
  size_bytes INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT;

CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT CHECK (kind IN ('dealers', 'orders')),
  status TEXT NOT NULL CHECK (status IN ('inspecting', 'inspected', 'checking', 'checked', 'committing', 'committed', 'undoing', 'undone', 'failed')),
  file_name TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  source_id INTEGER REFERENCES source(id),
  source_file_id INTEGER REFERENCES source_file(id),
  understanding TEXT,
  options TEXT,
  counts TEXT,
  error TEXT,
  period_from TEXT,
  period_to TEXT,
  kept_dealers INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  committed_at INTEGER,
  -- 1, 2, 3 … in the order of commits, which ids are not: a file may be looked at first and committed last
  commit_no INTEGER UNIQUE,
  undone_at INTEGER
) STRICT;

CREATE TABLE import_problem (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES import_batch(id) ON DELETE CASCADE,
  source_row INTEGER NOT NULL,
  field TEXT,
  code TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('rejected', 'ambiguous', 'left_out', 'warning')),
  params TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX import_problem_batch ON import_problem (batch_id, severity, source_row);

-- Rows handed back, as they were read (JSON array of texts).
CREATE TABLE import_rejected_row (
  batch_id INTEGER NOT NULL REFERENCES import_batch(id) ON DELETE CASCADE,
  source_row INTEGER NOT NULL,
  cells TEXT NOT NULL,
  PRIMARY KEY (batch_id, source_row)
) STRICT, WITHOUT ROWID;

-- What a batch overwrote: one row per updated record, changed columns only.
CREATE TABLE import_before (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES import_batch(id) ON DELETE CASCADE,
  entity TEXT NOT NULL CHECK (entity IN ('dealer', 'contact', 'dealer_owner', 'orders')),
  record_id INTEGER NOT NULL,
  source_row INTEGER NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL
) STRICT;
CREATE INDEX import_before_batch ON import_before (batch_id, entity, record_id);

-- What a batch brought too, but found already there: it takes it over when the batch before it is undone.
CREATE TABLE import_seen (
  entity TEXT NOT NULL CHECK (entity IN ('dealer', 'orders')),
  record_id INTEGER NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch(id) ON DELETE CASCADE,
  PRIMARY KEY (entity, record_id, batch_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE rep (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'left')),
  sort_key TEXT NOT NULL,
  batch_id INTEGER REFERENCES import_batch(id),
  revision INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE rep_alias (
  alias_key TEXT PRIMARY KEY,
  rep_id INTEGER NOT NULL REFERENCES rep(id) ON DELETE CASCADE,
  alias TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE dealer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL DEFAULT '',
  code_key TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  short_name TEXT NOT NULL DEFAULT '',
  mnemonic TEXT NOT NULL DEFAULT '',
  pinyin TEXT NOT NULL DEFAULT '',
  initials TEXT NOT NULL DEFAULT '',
  sort_key TEXT NOT NULL,
  type TEXT,
  excluded INTEGER NOT NULL DEFAULT 0 CHECK (excluded IN (0, 1)),
  region_code TEXT NOT NULL DEFAULT '' CHECK (region_code GLOB '' OR region_code GLOB '[0-9]*'),
  province TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '',
  district TEXT NOT NULL DEFAULT '',
  town TEXT NOT NULL DEFAULT '',
  area TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  opened_on TEXT CHECK (opened_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  original_grade TEXT NOT NULL DEFAULT '',
  intent TEXT NOT NULL DEFAULT '',
  tax_no TEXT NOT NULL DEFAULT '',
  settlement TEXT NOT NULL DEFAULT '',
  credit_limit_minor INTEGER,
  term_days INTEGER,
  note TEXT NOT NULL DEFAULT '',
  extras TEXT NOT NULL DEFAULT '{}',
  batch_id INTEGER REFERENCES import_batch(id),
  source_row INTEGER,
  revision INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX dealer_code_key ON dealer (code_key) WHERE code_key <> '';
CREATE INDEX dealer_name_key ON dealer (name_key);
CREATE INDEX dealer_batch ON dealer (batch_id) WHERE batch_id IS NOT NULL;

-- Former codes and names, matched for ever.
CREATE TABLE dealer_alias (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dealer_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('code', 'name')),
  value TEXT NOT NULL,
  value_key TEXT NOT NULL,
  batch_id INTEGER REFERENCES import_batch(id),
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX dealer_alias_key ON dealer_alias (kind, value_key);
CREATE INDEX dealer_alias_dealer ON dealer_alias (dealer_id);

CREATE TABLE contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dealer_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  name TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT '',
  wechat TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  is_primary INTEGER NOT NULL DEFAULT 0 CHECK (is_primary IN (0, 1)),
  -- JSON array of {text, digits, kind}
  phones TEXT NOT NULL DEFAULT '[]',
  batch_id INTEGER REFERENCES import_batch(id),
  source_row INTEGER,
  revision INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX contact_dealer ON contact (dealer_id);
CREATE INDEX contact_batch ON contact (batch_id) WHERE batch_id IS NOT NULL;

-- Who serves a dealer, from when and why; the row with the latest from_on on or before a day holds on that day.
CREATE TABLE dealer_owner (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dealer_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  rep_id INTEGER REFERENCES rep(id),
  from_on TEXT NOT NULL CHECK (from_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  reason TEXT NOT NULL DEFAULT '',
  batch_id INTEGER REFERENCES import_batch(id),
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX dealer_owner_dealer ON dealer_owner (dealer_id, from_on);
CREATE INDEX dealer_owner_batch ON dealer_owner (batch_id) WHERE batch_id IS NOT NULL;

CREATE TABLE product (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  -- code key, or name and spec where the source has no codes
  product_key TEXT NOT NULL UNIQUE,
  brand TEXT NOT NULL DEFAULT '',
  spec TEXT NOT NULL DEFAULT '',
  unit TEXT NOT NULL DEFAULT '',
  category TEXT NOT NULL DEFAULT '',
  batch_id INTEGER REFERENCES import_batch(id)
) STRICT;

-- A bill. Identity: (source, kind, number), or without a number (source, dealer, day, kind, amount, ordinal).
CREATE TABLE orders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dealer_id INTEGER NOT NULL REFERENCES dealer(id),
  source_id INTEGER NOT NULL REFERENCES source(id),
  kind TEXT NOT NULL CHECK (kind IN ('sale', 'return', 'exchange', 'gift', 'reversal')),
  number TEXT NOT NULL DEFAULT '',
  number_key TEXT,
  ordinal INTEGER NOT NULL DEFAULT 0,
  ordered_on TEXT NOT NULL CHECK (ordered_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  ordered_time TEXT NOT NULL DEFAULT '',
  net_minor INTEGER NOT NULL,
  discount_minor INTEGER,
  tax_minor INTEGER,
  cost_minor INTEGER,
  -- what rounding the bill to the minor unit added, in 10⁻⁶ units of the currency
  rounding_micro INTEGER NOT NULL DEFAULT 0,
  line_count INTEGER NOT NULL DEFAULT 0,
  -- the person printed on the bill; who serves the dealer is dealer_owner
  handler TEXT NOT NULL DEFAULT '',
  reversal_of INTEGER REFERENCES orders(id) ON DELETE SET NULL,
  note TEXT NOT NULL DEFAULT '',
  -- fingerprint of what was read, to tell the same bill again from a changed one
  content_key TEXT NOT NULL DEFAULT '',
  batch_id INTEGER REFERENCES import_batch(id),
  source_row INTEGER
) STRICT;
CREATE UNIQUE INDEX orders_number ON orders (source_id, number_key, kind) WHERE number_key IS NOT NULL;
CREATE UNIQUE INDEX orders_no_number ON orders (source_id, dealer_id, ordered_on, kind, net_minor, ordinal) WHERE number_key IS NULL;
CREATE INDEX orders_dealer ON orders (dealer_id, ordered_on, kind, net_minor);
CREATE INDEX orders_batch ON orders (batch_id) WHERE batch_id IS NOT NULL;
CREATE INDEX orders_reversal ON orders (reversal_of) WHERE reversal_of IS NOT NULL;

CREATE TABLE order_line (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  order_id INTEGER NOT NULL REFERENCES orders(id) ON DELETE CASCADE,
  line_no INTEGER NOT NULL,
  product_id INTEGER REFERENCES product(id),
  product_name TEXT NOT NULL DEFAULT '',
  unit TEXT NOT NULL DEFAULT '',
  qty_micro INTEGER,
  unit_price_micro INTEGER,
  -- the line's amount as read, in 10⁻⁶ units; the bill's net_minor is rounded once
  net_micro INTEGER NOT NULL,
  source_row INTEGER
) STRICT;
CREATE INDEX order_line_order ON order_line (order_id, line_no);
CREATE INDEX order_line_product ON order_line (product_id, order_id);

-- An imported total of a period without dates per order.
CREATE TABLE period_total (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dealer_id INTEGER NOT NULL REFERENCES dealer(id),
  source_id INTEGER NOT NULL REFERENCES source(id),
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  net_minor INTEGER NOT NULL,
  batch_id INTEGER REFERENCES import_batch(id)
) STRICT;
CREATE INDEX period_total_dealer ON period_total (dealer_id);

-- Derived, kept with every change of orders: one row per dealer and day, so that scoring reads one covering table.
CREATE TABLE dealer_day (
  dealer_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  -- sale bills with an amount above zero, and their amount
  sales INTEGER NOT NULL,
  sales_minor INTEGER NOT NULL,
  -- all bills of all kinds
  net_minor INTEGER NOT NULL,
  PRIMARY KEY (dealer_id, day)
) STRICT, WITHOUT ROWID;

-- Derived: at which count of meta.orders_revision a dealer's day totals were last renewed.
CREATE TABLE dealer_day_renewed (
  dealer_id INTEGER PRIMARY KEY REFERENCES dealer(id) ON DELETE CASCADE,
  revision INTEGER NOT NULL
) STRICT;

CREATE TABLE score_scheme (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  rules TEXT NOT NULL,
  is_active INTEGER NOT NULL DEFAULT 0 CHECK (is_active IN (0, 1)),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE score_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  scheme_id INTEGER NOT NULL REFERENCES score_scheme(id),
  scheme_version INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('running', 'live', 'frozen')),
  reason TEXT NOT NULL,
  as_of TEXT NOT NULL,
  window_from TEXT NOT NULL,
  rules TEXT NOT NULL,
  totals TEXT NOT NULL,
  -- the orders' revision the run was calculated from
  data_revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE score_live (
  dealer_id INTEGER PRIMARY KEY REFERENCES dealer(id) ON DELETE CASCADE,
  ${SCORE_COLUMNS}
) STRICT;

-- Frozen: every dealer's inputs and results, append-only.
CREATE TABLE score_frozen (
  run_id INTEGER NOT NULL REFERENCES score_run(id) ON DELETE CASCADE,
  dealer_id INTEGER NOT NULL,
  ${SCORE_COLUMNS},
  PRIMARY KEY (run_id, dealer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX score_frozen_dealer ON score_frozen (dealer_id);

CREATE TABLE change_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- rows of one act share a group and are undone together
  group_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('create', 'update', 'remove', 'restore', 'undo')),
  entity TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  dealer_id INTEGER,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  undone_at INTEGER
) STRICT;
CREATE INDEX change_log_dealer ON change_log (dealer_id, id);
CREATE INDEX change_log_group ON change_log (group_id);

${STAGING}
`);
}

const SCORE_COLUMNS = `
  excluded INTEGER NOT NULL,
  history_since TEXT,
  first_on TEXT,
  last_on TEXT,
  window_first_on TEXT,
  orders INTEGER NOT NULL,
  sales_minor INTEGER NOT NULL,
  net_minor INTEGER NOT NULL,
  prev_net_minor INTEGER NOT NULL,
  tier TEXT,
  ungraded TEXT,
  abc TEXT,
  rank INTEGER,
  share REAL,
  share_before REAL,
  cumulative_share REAL,
  r_days INTEGER,
  r_score INTEGER,
  f_score INTEGER,
  m_score INTEGER,
  rfm_group TEXT,
  next_tier TEXT,
  next_gap_minor INTEGER,
  next_gap_orders INTEGER,
  next_by_on TEXT`;
