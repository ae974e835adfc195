import type { Output } from '../../../shared/contract/index.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { type Db, rawOf } from '../../db/open.ts';

/** All reps in pinyin order, with the dealers each serves on `today`. */
export function listReps(db: Db, today: string): Output<'reps.list'> {
  const rows = rawOf(db)
    .prepare<[string], { id: number; name: string; status: string; dealers: number }>(
      `WITH holder AS (
         SELECT d.id, (SELECT o.rep_id FROM dealer_owner o WHERE o.dealer_id = d.id AND o.from_on <= ?
                       ORDER BY o.from_on DESC, o.id DESC LIMIT 1) AS rep_id
         FROM dealer d WHERE d.deleted_at IS NULL)
       SELECT r.id, r.name, r.status, count(h.id) AS dealers
       FROM rep r LEFT JOIN holder h ON h.rep_id = r.id GROUP BY r.id ORDER BY r.sort_key, r.id`,
    )
    .all(today);
  return {
    reps: rows.map((row) => ({
      id: RepId.parse(row.id),
      name: row.name,
      active: row.status === 'active',
      dealers: row.dealers,
    })),
  };
}
