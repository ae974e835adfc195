import type { RawDb } from '../open.ts';

/**
 * What models of repeat buying say of each dealer. Derived: a calculation writes it whole, and nothing else depends on it.
 * Two results stand side by side, the present one and the last that was asked for of another day or by another model.
 */
export function up(db: RawDb): void {
  db.exec(`
CREATE TABLE prediction_run (
  which TEXT PRIMARY KEY CHECK (which IN ('live', 'asked')),
  as_of TEXT NOT NULL,
  -- State of the orders it was calculated from: another one makes it old
  orders_revision INTEGER NOT NULL,
  computed_at INTEGER NOT NULL,
  -- JSON: model, parameters, log-likelihoods, evidence, calibration, sums
  head TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE prediction (
  which TEXT NOT NULL REFERENCES prediction_run(which) ON DELETE CASCADE,
  dealer_id INTEGER NOT NULL REFERENCES dealer(id) ON DELETE CASCADE,
  order_days INTEGER NOT NULL CHECK (order_days > 0),
  first_on TEXT NOT NULL,
  last_on TEXT NOT NULL,
  -- NULL: not known, with the reason
  p_alive REAL CHECK (p_alive BETWEEN 0 AND 1),
  reason TEXT NOT NULL DEFAULT '',
  orders_30 REAL, orders_90 REAL, orders_365 REAL,
  value_30_minor INTEGER, value_90_minor INTEGER, value_365_minor INTEGER,
  average_minor INTEGER,
  mean_minor INTEGER,
  next_from TEXT, expected_on TEXT, next_to TEXT,
  -- Of the calibration, 0 for those of whom most was expected
  tenth INTEGER CHECK (tenth BETWEEN 0 AND 9),
  PRIMARY KEY (which, dealer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX prediction_dealer ON prediction (dealer_id);
`);
}
