import type { TodayLine } from '../../../shared/contract/today.contract.ts';
import { type Db, rawOf } from '../../db/open.ts';

type Reach = Pick<TodayLine, 'channel' | 'times'>;

/** How dealers like to be reached, of those of whom it is known. */
export function reachOf(db: Db, ids: readonly number[]): ReadonlyMap<number, Reach> {
  const rows = rawOf(db)
    .prepare<[string], Reach & { id: number }>(
      `SELECT d.id, nullif(d.preferred_channel, '') AS channel, d.preferred_times AS times
       FROM json_each(?) j JOIN dealer d ON d.id = j.value WHERE d.preferred_channel <> '' OR d.preferred_times <> ''`,
    )
    .all(JSON.stringify(ids));
  return new Map(rows.map(({ id, channel, times }) => [id, { channel, times }]));
}

/** Names of reps, in the order in which reps stand. */
export function repNames(db: Db, ids: readonly number[]): string[] {
  return rawOf(db)
    .prepare<[string], string>(
      'SELECT name FROM rep WHERE id IN (SELECT value FROM json_each(?)) ORDER BY sort_key, id',
    )
    .pluck()
    .all(JSON.stringify(ids)) as unknown as string[]; // plucked from a column of texts
}
