import type { Output } from '../../../shared/contract/index.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';

/** Dealers a statement: some 5 ms. */
const SLICE = 2000;

/** All reps in pinyin order, with the dealers each serves on `today`. */
export async function listReps(db: Db, today: string): Promise<Output<'reps.list'>> {
  const raw = rawOf(db);
  const counts = await countDealers(raw, today);
  const rows = raw
    .prepare<[], { id: number; name: string; status: string }>('SELECT id, name, status FROM rep ORDER BY sort_key, id')
    .all();
  return {
    reps: rows.map((row) => ({
      id: RepId.parse(row.id),
      name: row.name,
      active: row.status === 'active',
      dealers: counts.get(row.id) ?? 0,
    })),
  };
}

/** Who serves how many, a slice of the dealers at a time: other questions go first in between. */
async function countDealers(raw: RawDb, today: string): Promise<Map<number, number>> {
  const highest = Number(raw.prepare('SELECT coalesce(max(id), 0) FROM dealer').pluck().get());
  const slice = raw.prepare<[string, number, number], { repId: number | null; dealers: number }>(
    `SELECT (SELECT o.rep_id FROM dealer_owner o WHERE o.dealer_id = d.id AND o.from_on <= ?
             ORDER BY o.from_on DESC, o.id DESC LIMIT 1) AS repId, count(*) AS dealers
     FROM dealer d WHERE d.deleted_at IS NULL AND d.id BETWEEN ? AND ? GROUP BY 1`,
  );
  const counts = new Map<number, number>();
  for (let low = 1; low <= highest; low += SLICE) {
    for (const { repId, dealers } of slice.all(today, low, low + SLICE - 1))
      if (repId !== null) counts.set(repId, (counts.get(repId) ?? 0) + dealers);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return counts;
}
