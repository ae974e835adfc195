import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { IS_OPEN } from './activityColumns.ts';

type Row = Output<'activities.withoutNext'>['rows'][number] & { repId: number | null };

const WITHOUT = `SELECT d.id AS dealerId, d.name, d.code, f.tier, r.id AS repId, coalesce(r.name, '') AS rep, f.net_minor AS netMinor,
  coalesce((SELECT k.phones ->> '$[0].text' FROM contact k WHERE k.dealer_id = d.id AND k.deleted_at IS NULL
            ORDER BY k.is_primary DESC, k.id LIMIT 1), '') AS phone,
  (SELECT max(c.happened_on) FROM activity c WHERE c.dealer_id = d.id AND c.deleted_at IS NULL) AS lastContactOn
FROM score_figure f JOIN dealer d ON d.id = f.dealer_id AND d.deleted_at IS NULL
LEFT JOIN rep r ON r.id = (SELECT o.rep_id FROM dealer_owner o WHERE o.dealer_id = d.id AND o.from_on <= @today
                           ORDER BY o.from_on DESC, o.id DESC LIMIT 1)
WHERE f.tier IN (SELECT value FROM json_each(@tiers)) AND NOT EXISTS (
  SELECT 1 FROM activity a WHERE a.dealer_id = d.id AND a.deleted_at IS NULL AND ${IS_OPEN})
ORDER BY f.net_minor DESC, d.id`;

/** Dealers of these tiers for whom nobody has said what comes next, the most money first. */
export function listWithoutNext(
  db: Db,
  { tiers, reps, limit }: Parsed<'activities.withoutNext'>,
  today: CalendarDay,
): Output<'activities.withoutNext'> {
  const all = rawOf(db)
    .prepare<[object], Row>(WITHOUT)
    .all({ today, tiers: JSON.stringify(tiers) })
    .filter(({ repId }) => reps.length === 0 || reps.some((id) => id === repId));
  return {
    rows: all.slice(0, limit).map(({ repId: _, ...row }) => row),
    total: all.length,
    ids: all.map(({ dealerId }) => DealerId.parse(dealerId)),
  };
}
