import { type Db, rawOf } from './open.ts';

type PlacedTable = 'saved_view' | 'custom_field';

/** The place behind all others. */
export function lastPlace(db: Db, table: PlacedTable): number {
  return Number(rawOf(db).prepare(`SELECT coalesce(max(place), 0) + 1 FROM ${table}`).pluck().get());
}

/** A place just before that of a record; behind all where there is no such record. */
export function placeBefore(db: Db, table: PlacedTable, before: number | null): number {
  const raw = rawOf(db);
  const at =
    before === null
      ? undefined
      : raw.prepare<[number], number>(`SELECT place FROM ${table} WHERE id = ?`).pluck().get(before);
  if (typeof at !== 'number') return lastPlace(db, table);
  const former = raw
    .prepare<[number], number | null>(`SELECT max(place) FROM ${table} WHERE place < ?`)
    .pluck()
    .get(at);
  return ((typeof former === 'number' ? former : at - 2) + at) / 2;
}
