import type { RawDb } from '../open.ts';

/**
 * Every calculation begins with who is graded, of what type and since when. Counted here, whoever writes it, so that an import
 * of bills reads none of it again.
 */
export function up(db: RawDb): void {
  const count = `BEGIN
  UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'dealers_revision';
END`;
  db.exec(`
INSERT INTO meta (key, value) VALUES ('dealers_revision', '1');
CREATE TRIGGER dealer_counted_in AFTER INSERT ON dealer ${count};
CREATE TRIGGER dealer_counted_out AFTER DELETE ON dealer ${count};
CREATE TRIGGER dealer_counted AFTER UPDATE OF id, excluded, opened_on, type, deleted_at ON dealer
  WHEN (old.id, old.excluded, old.opened_on, old.type, old.deleted_at)
    IS NOT (new.id, new.excluded, new.opened_on, new.type, new.deleted_at) ${count};
`);
}
