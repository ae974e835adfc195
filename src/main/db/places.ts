import { beginAct, loggedUpdate } from './changeLog.ts';
import { type Db, rawOf } from './open.ts';

type PlacedTable = 'saved_view' | 'custom_field';

/** The place behind all others. */
export function lastPlace(db: Db, table: PlacedTable): number {
  return Number(rawOf(db).prepare(`SELECT coalesce(max(place), 0) + 1 FROM ${table}`).pluck().get());
}

/** Puts a record before another of its table, or behind all; an act of its own. */
export function moveBefore(db: Db, table: PlacedTable, id: number, before: number | null, at: number): void {
  const act = beginAct(db, at, { movesScores: false });
  loggedUpdate(db, act, table, id, { place: placeBefore(db, table, before) }, 'update', null);
}

/** A place just before that of a record; behind all where there is no such record. */
function placeBefore(db: Db, table: PlacedTable, before: number | null): number {
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
