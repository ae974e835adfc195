import type { RawDb } from '../open.ts';

/** Forecasts of monthly sales take seconds to make and are looked at often: the last one by each thing is kept, derived from bills. */
export function up(db: RawDb): void {
  db.exec(`
CREATE TABLE forecast (
  -- total, rep, region, category, brand, product
  by TEXT PRIMARY KEY,
  as_of TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  -- meta.data_revision it rests on
  data_revision INTEGER NOT NULL,
  -- JSON: the whole answer
  result TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`);
}
