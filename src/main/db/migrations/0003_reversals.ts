import type { RawDb } from '../open.ts';

/**
 * Reversals find their originals: what a reversal says of its original is kept, so that pairing can be repeated whenever the
 * bills of a dealer change. Files from before get their pairs at their next opening (`meta.reversals_due`).
 */
export function up(db: RawDb): void {
  db.exec(`
ALTER TABLE orders ADD COLUMN reversal_ref TEXT NOT NULL DEFAULT '';
CREATE INDEX orders_reversals ON orders (dealer_id) WHERE kind = 'reversal';
ALTER TABLE stage_order ADD COLUMN reversal_ref TEXT NOT NULL DEFAULT '';
INSERT INTO meta (key, value) SELECT 'reversals_due', '1' WHERE EXISTS (SELECT 1 FROM orders WHERE kind = 'reversal');
`);
}
