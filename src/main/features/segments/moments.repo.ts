import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { MOMENT_REASONS } from '../../../shared/contract/segments.contract.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { localDayOf } from '../../runtime/clock.ts';
import type { Ctx } from '../../runtime/context.ts';
import { seenSegment, sumSeen } from './segmentSeen.ts';

export type MomentReason = (typeof MOMENT_REASONS)[number];

/** A moment that is due: of every segment, or of those that have none since they were last changed. */
export interface DueMoment {
  reason: MomentReason;
  /** Null for all. */
  ids: number[] | null;
}

/** Whether who is in which segment has to be kept: after an import, with a kept run, in a new month, for a new rule. */
export function dueMoment(db: Db, today: string): DueMoment | null {
  const raw = rawOf(db);
  const rows = raw
    .prepare<[], { id: number; changed: number; kept: number | null; day: string | null }>(
      `SELECT s.id, s.updated_at AS changed, max(m.created_at) AS kept, max(m.kept_on) AS day
       FROM segment s LEFT JOIN segment_moment m ON m.segment_id = s.id WHERE s.deleted_at IS NULL GROUP BY s.id`,
    )
    .all();
  if (rows.length === 0) return null;
  const last = Math.min(...rows.map(({ kept }) => kept ?? Number.POSITIVE_INFINITY));
  // Nobody has looked yet: the first moment is that of the making.
  if (last < Number.POSITIVE_INFINITY) {
    if (lastOf(raw, 'max(max(coalesce(committed_at, 0), coalesce(undone_at, 0))) FROM import_batch') > last)
      return { reason: 'import', ids: null };
    if (lastOf(raw, "max(created_at) FROM score_run WHERE status = 'frozen'") > last)
      return { reason: 'run', ids: null };
    if (localDayOf(last).slice(0, 7) < today.slice(0, 7)) return { reason: 'month_end', ids: null };
  }
  const fresh = rows.filter(({ kept, changed }) => kept === null || changed > kept).map(({ id }) => id);
  return fresh.length === 0 ? null : { reason: 'saved', ids: fresh };
}

function lastOf(raw: RawDb, what: string): number {
  return Number(raw.prepare(`SELECT ${what}`).pluck().get() ?? 0);
}

interface Moment {
  on: string;
  reason: MomentReason;
  dealers: number;
  amountMinor: number;
  came: number;
  left: number;
}

/** The kept moments of a segment, and who came and left between two of them; without days between the last two. */
export function segmentHistory(ctx: Ctx, { id, from, to }: Parsed<'segments.history'>): Output<'segments.history'> {
  const { rule } = seenSegment(ctx, id);
  const raw = rawOf(ctx.db);
  const moments = raw
    .prepare<[number], Moment>(
      `SELECT kept_on AS "on", reason, dealers, amount_minor AS amountMinor,
         (SELECT count(*) FROM segment_stay s WHERE s.segment_id = m.segment_id AND s.from_on = m.kept_on) AS came,
         (SELECT count(*) FROM segment_stay s WHERE s.segment_id = m.segment_id AND s.to_on = m.kept_on) AS "left"
       FROM segment_moment m WHERE segment_id = ? ORDER BY kept_on`,
    )
    .all(id);
  const last = to ?? moments.at(-1)?.on;
  const first = from ?? moments.filter(({ on }) => last !== undefined && on < last).at(-1)?.on;
  const between = first !== undefined && last !== undefined && first < last;
  return {
    moments: moments.map((moment, at) => ({
      ...moment,
      amountMinor: sumSeen(ctx, rule, moment.amountMinor),
      // Nobody came at the first: that is when it began to be written down.
      came: at === 0 ? 0 : moment.came,
    })),
    came: between ? moved(raw, id, { inside: last, outside: first, on: 'from_on' }) : [],
    left: between ? moved(raw, id, { inside: first, outside: last, on: 'to_on' }) : [],
  };
}

const MOST_MOVED = 500;

/** Who was in at one moment and not at another, and when that changed. */
function moved(
  raw: RawDb,
  id: number,
  { inside, outside, on }: { inside: string; outside: string; on: 'from_on' | 'to_on' },
): Output<'segments.history'>['came'] {
  const was = (day: string) =>
    `SELECT dealer_id FROM segment_stay WHERE segment_id = @id AND from_on <= @${day} AND (to_on IS NULL OR to_on > @${day})`;
  const rows = raw
    .prepare<[object], { id: number; name: string; on: string; amountMinor: number | null }>(
      `SELECT s.dealer_id AS id, d.name, s.${on} AS "on", l.net_minor AS amountMinor
       FROM segment_stay s JOIN dealer d ON d.id = s.dealer_id LEFT JOIN score_live l ON l.dealer_id = d.id
       WHERE s.segment_id = @id AND s.from_on <= @inside AND (s.to_on IS NULL OR s.to_on > @inside)
         AND s.dealer_id IN (${was('inside')} EXCEPT ${was('outside')})
       ORDER BY coalesce(l.net_minor, 0) DESC, d.id LIMIT ${MOST_MOVED}`,
    )
    .all({ id, inside, outside });
  return rows.map((row) => ({ ...row, id: DealerId.parse(row.id) }));
}
