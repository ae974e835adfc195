import { type Db, rawOf } from './open.ts';

/** Counts changes that may move scores; a live result that was calculated from an older count is stale. */
export function bumpDataRevision(db: Db): void {
  rawOf(db)
    .prepare(
      `INSERT INTO meta (key, value) VALUES ('data_revision', '1')
       ON CONFLICT DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)`,
    )
    .run();
}

export function dataRevision(db: Db): number {
  return Number(rawOf(db).prepare("SELECT value FROM meta WHERE key = 'data_revision'").pluck().get() ?? 0);
}

/** Counts changes of bills and of the days they cover; what was calculated from an older count no longer holds. */
export function bumpOrdersRevision(db: Db): void {
  rawOf(db)
    .prepare(
      `INSERT INTO meta (key, value) VALUES ('orders_revision', '1')
       ON CONFLICT DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)`,
    )
    .run();
}
