/** Rows on their way in. Orphans of a crash are swept when the file is opened. */
export const STAGING = `
CREATE TABLE stage_dealer (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL,
  source_row INTEGER NOT NULL,
  action TEXT NOT NULL,
  dealer_id INTEGER,
  name TEXT NOT NULL,
  -- JSON: columns of the dealer to write, with the sort and search keys
  fields TEXT NOT NULL,
  -- JSON: contacts to add, rep to set
  people TEXT NOT NULL,
  -- JSON: [{field, before, after}] for updates
  changes TEXT NOT NULL,
  -- a number the bills of the same batch use for a dealer that does not exist yet
  local_no INTEGER,
  -- the earlier row of the same dealer that a joined row belongs to
  joined_row INTEGER
) STRICT;
CREATE INDEX stage_dealer_batch ON stage_dealer (batch_id, action, id);

CREATE TABLE stage_order (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL,
  local_no INTEGER NOT NULL,
  source_row INTEGER NOT NULL,
  action TEXT NOT NULL,
  order_id INTEGER,
  dealer_id INTEGER,
  dealer_local_no INTEGER,
  dealer_name TEXT NOT NULL,
  kind TEXT NOT NULL,
  number TEXT NOT NULL,
  number_key TEXT,
  ordinal INTEGER NOT NULL,
  ordered_on TEXT NOT NULL,
  ordered_time TEXT NOT NULL,
  net_minor INTEGER NOT NULL,
  discount_minor INTEGER,
  tax_minor INTEGER,
  cost_minor INTEGER,
  rounding_micro INTEGER NOT NULL,
  line_count INTEGER NOT NULL,
  handler TEXT NOT NULL,
  note TEXT NOT NULL,
  content_key TEXT NOT NULL,
  changes TEXT NOT NULL
) STRICT;
CREATE INDEX stage_order_batch ON stage_order (batch_id, local_no);
CREATE INDEX stage_order_action ON stage_order (batch_id, action, id);

CREATE TABLE stage_line (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL,
  order_local_no INTEGER NOT NULL,
  line_no INTEGER NOT NULL,
  source_row INTEGER NOT NULL,
  product_key TEXT,
  product_code TEXT NOT NULL,
  product_name TEXT NOT NULL,
  brand TEXT NOT NULL,
  spec TEXT NOT NULL,
  unit TEXT NOT NULL,
  qty_micro INTEGER,
  unit_price_micro INTEGER,
  net_micro INTEGER NOT NULL
) STRICT;
CREATE INDEX stage_line_batch ON stage_line (batch_id, order_local_no);
`;
