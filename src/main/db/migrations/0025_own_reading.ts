import type { RawDb } from '../open.ts';

/** What a row of a dealer list says by itself, where the dealer it was read into is made of several rows. */
export function up(db: RawDb): void {
  db.exec('ALTER TABLE stage_dealer ADD COLUMN own TEXT');
}
