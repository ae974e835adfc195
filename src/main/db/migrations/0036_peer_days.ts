import type { RawDb } from '../open.ts';

/** What the peers' cycle was that a dealer's own was drawn to: the reason tells both. */
export function up(db: RawDb): void {
  db.exec(`
ALTER TABLE rhythm_live ADD COLUMN peer_days REAL;
-- What has been calculated so far lacks it: it is done again when the file is next opened, and where it is asked for until then.
DELETE FROM rhythm_head;
UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'data_revision';
`);
}
