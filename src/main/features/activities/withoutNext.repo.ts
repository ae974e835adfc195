import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import { NO_CONTACT } from '../../db/noContact.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { IS_OPEN } from './activityColumns.ts';

type Row = Output<'activities.withoutNext'>['rows'][number];

const REP = `(SELECT o.rep_id FROM dealer_owner o WHERE o.dealer_id = d.id AND o.from_on <= @today
  ORDER BY o.from_on DESC, o.id DESC LIMIT 1)`;

/** Whose figures are in `score_figure` and who has neither an open step nor a visit to come, the most money first. */
const WHO = `SELECT d.id, ${REP} AS repId
FROM score_figure f JOIN dealer d ON d.id = f.dealer_id AND d.deleted_at IS NULL
WHERE f.tier IN (SELECT value FROM json_each(@tiers)) AND d.id NOT IN (
  SELECT a.dealer_id FROM activity a WHERE a.next_done_on IS NULL AND (a.next_on IS NOT NULL OR a.next_step <> '')
    AND a.deleted_at IS NULL AND ${IS_OPEN})
  AND d.id NOT IN (
    SELECT v.dealer_id FROM visit v WHERE v.status = 'planned' AND v.deleted_at IS NULL AND v.visit_on >= @today)
ORDER BY f.net_minor DESC, d.id`;

/** Some of them with what a list says. */
const ROWS = `SELECT d.id AS dealerId, d.name, d.code, f.tier, coalesce(r.name, '') AS rep, f.net_minor AS netMinor,
  coalesce((SELECT k.phones ->> '$[0].text' FROM contact k WHERE k.dealer_id = d.id AND k.deleted_at IS NULL
            ORDER BY k.is_primary DESC, k.id LIMIT 1), '') AS phone,
  (SELECT max(a.happened_on) FROM activity a WHERE a.dealer_id = d.id AND a.deleted_at IS NULL AND NOT ${NO_CONTACT}) AS lastContactOn
FROM json_each(@ids) j JOIN dealer d ON d.id = j.value JOIN score_figure f ON f.dealer_id = d.id
LEFT JOIN rep r ON r.id = ${REP}
ORDER BY j.key`;

/** Dealers of these tiers for whom nothing comes next, neither a step nor a planned visit, the most money first. */
export function listWithoutNext(
  db: Db,
  { tiers, reps, limit }: Parsed<'activities.withoutNext'>,
  today: CalendarDay,
): Output<'activities.withoutNext'> {
  const raw = rawOf(db);
  const ids = raw
    .prepare<[object], { id: number; repId: number | null }>(WHO)
    .all({ today, tiers: JSON.stringify(tiers) })
    .filter(({ repId }) => reps.length === 0 || reps.some((id) => id === repId))
    .map(({ id }) => DealerId.parse(id));
  const shown = JSON.stringify(ids.slice(0, limit));
  return { rows: raw.prepare<[object], Row>(ROWS).all({ today, ids: shown }), total: ids.length, ids };
}
