import type { RawDb } from '../open.ts';

/**
 * What a value score took from the owner's own fields is kept with each result like all other inputs, so that a run can be
 * calculated again whatever becomes of the field. Last in both tables: freezing copies the columns in their order.
 */
export function up(db: RawDb): void {
  db.exec(`
ALTER TABLE score_live ADD COLUMN own_facts TEXT;
ALTER TABLE score_frozen ADD COLUMN own_facts TEXT;
`);
}
