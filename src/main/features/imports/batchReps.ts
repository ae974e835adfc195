import { type Db, rawOf } from '../../db/open.ts';
import { newUid } from '../../runtime/ids.ts';
import { nameKey } from '../dealers/nameKey.rules.ts';
import { pinyinOf } from '../dealers/pinyin.rules.ts';

/** Reps by any of their names; one nobody knows is made. */
export function createBatchReps(db: Db, batchId: number, now: number) {
  const raw = rawOf(db);
  const known = new Map<string, number>();
  const rows = raw
    .prepare<[], { key: string; id: number }>(
      'SELECT name_key AS key, id FROM rep UNION ALL SELECT alias_key, rep_id FROM rep_alias',
    )
    .all();
  for (const row of rows) known.set(row.key, row.id);
  const insert = raw.prepare(
    'INSERT INTO rep (uid, name, name_key, sort_key, batch_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  let made = 0;

  function idOf(name: string): number {
    const key = nameKey(name);
    const id =
      known.get(key) ??
      Number(insert.run(newUid(), name, key, pinyinOf(name).sortKey, batchId, now, now).lastInsertRowid);
    if (!known.has(key)) made += 1;
    known.set(key, id);
    return id;
  }

  return {
    made: () => made,
    idOf,
    /** Puts the reps of new dealers, by the names the file gives them, where statements can join them. */
    nameStaged(): void {
      raw.exec(`DROP TABLE IF EXISTS temp.staged_rep;
        CREATE TEMP TABLE staged_rep (name TEXT PRIMARY KEY, rep_id INTEGER NOT NULL) WITHOUT ROWID`);
      const names = raw
        .prepare<[number], string>(
          `SELECT people ->> 'rep' AS rep FROM stage_dealer WHERE batch_id = ? AND action = 'create' AND rep IS NOT NULL
           GROUP BY rep ORDER BY min(id)`,
        )
        .pluck()
        .all(batchId);
      const add = raw.prepare('INSERT INTO temp.staged_rep (name, rep_id) VALUES (?, ?)');
      // Plucked from the first column, a text.
      for (const name of names as unknown as string[]) add.run(name, idOf(name));
    },
    forgetStaged: () => raw.exec('DROP TABLE temp.staged_rep'),
  };
}

export type BatchReps = ReturnType<typeof createBatchReps>;
