import type { Output } from '../../../shared/contract/index.ts';
import type { Rep } from '../../../shared/contract/reps.contract.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { REP_COLUMNS, type StoredRep, toRep } from './repFields.ts';

/** Dealers a statement: some 5 ms. */
const SLICE = 2000;

/** All reps in pinyin order, with the dealers each serves on `today`. */
export async function listReps(db: Db, today: string): Promise<Output<'reps.list'>> {
  const raw = rawOf(db);
  const counts = new Map<number, number>();
  for await (const rows of servedSlices(db, today))
    for (const { repId } of rows) if (repId !== null) counts.set(repId, (counts.get(repId) ?? 0) + 1);
  return {
    reps: readReps(db, today).map(({ id, name, active, leftOn, aliases }) => ({
      id,
      name,
      active,
      leftOn,
      aliases,
      dealers: counts.get(id) ?? 0,
    })),
    merged: raw
      .prepare<[], { id: number; name: string }>(
        `SELECT record_id AS id, before ->> 'name' AS name FROM change_log
         WHERE entity = 'rep' AND action = 'remove' AND undone_at IS NULL`,
      )
      .all()
      .map(({ id, name }) => ({ id: RepId.parse(id), name })),
  };
}

/** All reps in pinyin order. */
export function readReps(db: Db, today: string): Rep[] {
  const raw = rawOf(db);
  const aliases = new Map<number, string[]>();
  for (const { repId, alias } of raw
    .prepare<[], { repId: number; alias: string }>('SELECT rep_id AS repId, alias FROM rep_alias ORDER BY id')
    .all())
    aliases.set(repId, [...(aliases.get(repId) ?? []), alias]);
  return raw
    .prepare<[], StoredRep>(`SELECT ${REP_COLUMNS} FROM rep ORDER BY sort_key, id`)
    .all()
    .map((row) => toRep(row, aliases.get(row.id) ?? [], today));
}

/** @throws AppError not_found */
export function getRep(db: Db, id: number, today: string): Rep {
  const row = rawOf(db).prepare<[number], StoredRep>(`SELECT ${REP_COLUMNS} FROM rep WHERE id = ?`).get(id);
  if (!row) throw new AppError('not_found');
  return toRep(
    row,
    aliasesOf(rawOf(db), id).map(({ alias }) => alias),
    today,
  );
}

/** A rep's other names in the order they were given. */
export function aliasesOf(raw: RawDb, repId: number): { id: number; aliasKey: string; alias: string }[] {
  return raw
    .prepare<[number], { id: number; aliasKey: string; alias: string }>(
      'SELECT id, alias_key AS aliasKey, alias FROM rep_alias WHERE rep_id = ? ORDER BY id',
    )
    .all(repId);
}

/** The rep who has this name or goes by it, undefined for nobody. @param key by `repKey` */
export function findRepByKey(db: Db, key: string): { id: number; name: string } | undefined {
  return rawOf(db)
    .prepare<[{ key: string }], { id: number; name: string }>(
      `SELECT id, name FROM rep WHERE name_key = @key
       UNION ALL SELECT r.id, r.name FROM rep_alias a JOIN rep r ON r.id = a.rep_id WHERE a.alias_key = @key LIMIT 1`,
    )
    .get({ key });
}

/** A dealer with who serves him on a day; figures of the live result, nothing of dealers in the bin. */
export interface Served {
  dealerId: number;
  repId: number | null;
  tier: string | null;
  amountMinor: number;
}

/** All dealers with their rep on `day`, a slice at a time: other questions go first in between. */
export async function* servedSlices(db: Db, day: string): AsyncGenerator<Served[]> {
  const raw = rawOf(db);
  const highest = Number(raw.prepare('SELECT coalesce(max(id), 0) FROM dealer').pluck().get());
  const slice = raw.prepare<[string, number, number], Served>(
    `SELECT d.id AS dealerId, s.tier, coalesce(s.net_minor, 0) AS amountMinor,
       (SELECT o.rep_id FROM dealer_owner o WHERE o.dealer_id = d.id AND o.from_on <= ?
        ORDER BY o.from_on DESC, o.id DESC LIMIT 1) AS repId
     FROM dealer d LEFT JOIN score_live s ON s.dealer_id = d.id
     WHERE d.deleted_at IS NULL AND d.id BETWEEN ? AND ?`,
  );
  for (let low = 1; low <= highest; low += SLICE) {
    yield slice.all(day, low, low + SLICE - 1);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
