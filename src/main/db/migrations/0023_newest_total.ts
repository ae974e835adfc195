import type { RawDb } from '../open.ts';

/** The list of dealers shows totals of the newest period: which one that is, is asked for with every page of it. */
export function up(db: RawDb): void {
  db.exec('CREATE INDEX period_total_period ON period_total (to_on, from_on)');
}
