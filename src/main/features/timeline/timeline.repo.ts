import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { TIMELINE_KINDS, type TimelineEntry, type TimelineKind } from '../../../shared/contract/timeline.contract.ts';
import { type Db, rawOf } from '../../db/open.ts';

/**
 * One row a thing. A visit that was made is told by the activity that holds what came of it, a gift that was given by its own:
 * neither is told twice. The bills of a day are one, and come to what they are in money: gifts and exchanges have an amount, but cost nothing.
 */
const SOURCES: Readonly<Record<TimelineKind, string>> = {
  activity: `SELECT 'activity' AS kind, a.id, a.happened_on AS "on", substr(a.happened_time, 1, 5) AS time, a.kind AS word,
      CASE WHEN a.outcome <> '' THEN a.outcome ELSE a.outcome_code END AS state, a.body AS text, a.next_step AS next, a.next_on AS nextOn,
      coalesce((SELECT r.name FROM rep r WHERE r.id = a.rep_id), a.rep) AS who, a.amount_minor AS amountMinor, 0 AS count
    FROM activity a WHERE a.dealer_id = @dealerId AND a.deleted_at IS NULL`,
  visit: `SELECT 'visit', v.id, v.visit_on, v.planned_time, v.status, CASE WHEN v.reason_text <> '' THEN v.reason_text ELSE v.reason END,
      v.note, '', (SELECT m.visit_on FROM visit m WHERE m.id = v.moved_to), r.name, NULL, 0
    FROM visit v JOIN rep r ON r.id = v.rep_id WHERE v.dealer_id = @dealerId AND v.deleted_at IS NULL AND NOT EXISTS (
      SELECT 1 FROM activity a WHERE a.id = v.activity_id AND a.deleted_at IS NULL AND v.status = 'done')`,
  order: `SELECT 'order', min(o.id), o.ordered_on, '', '', '', CASE count(*) WHEN 1 THEN max(o.number) ELSE '' END, '', NULL,
      CASE WHEN count(DISTINCT o.handler) = 1 THEN max(o.handler) ELSE '' END, 
      sum(iif(o.kind IN ('sale', 'return', 'reversal'), o.net_minor, 0)), count(*)
    FROM orders o WHERE o.dealer_id = @dealerId GROUP BY o.ordered_on`,
  note: `SELECT 'note', n.id, n.noted_on, '', '', '', n.body, '', NULL, n.author, NULL, 0
    FROM note n WHERE n.dealer_id = @dealerId AND n.deleted_at IS NULL`,
  case: `SELECT 'case', c.id, c.reported_on, c.reported_time, c.kind,
      iif(c.status = 'solved' AND c.follow_result = 'unreached', c.follow_result, c.status), c.number || ' ' || c.body, '', NULL, c.owner,
      c.cost_minor, 0
    FROM dealer_case c WHERE c.dealer_id = @dealerId AND c.deleted_at IS NULL`,
  spoken: `SELECT 'spoken', s.id, s.spoken_on, '', '', s.settled, s.body, '', NULL, coalesce(r.name, ''), s.amount_minor, 0
    FROM spoken_order s LEFT JOIN rep r ON r.id = s.rep_id WHERE s.dealer_id = @dealerId AND s.deleted_at IS NULL`,
  market: `SELECT 'market', m.id, m.noted_on, '', '', coalesce(CAST(m.price_micro AS TEXT), ''), trim(m.competitor || ' ' || m.product || ' ' || m.body), '', NULL,
      coalesce(r.name, ''), NULL, 0
    FROM market_note m LEFT JOIN rep r ON r.id = m.rep_id WHERE m.dealer_id = @dealerId AND m.deleted_at IS NULL`,
  survey: `SELECT 'survey', s.id, p.answered_on, '', p.channel, '', s.name, '', NULL, '', NULL, 0
    FROM survey_reply p JOIN survey s ON s.id = p.survey_id WHERE p.dealer_id = @dealerId AND s.deleted_at IS NULL`,
  gift: `SELECT 'gift', g.id, g.due_on, '', CASE g.occasion WHEN 'festival' THEN g.subject ELSE g.occasion END,
      CASE WHEN g.done_on IS NULL THEN '' ELSE 'done' END, g.item, '', NULL, '', g.cost_minor, 0
    FROM care_gift g WHERE g.dealer_id = @dealerId AND NOT EXISTS (
      SELECT 1 FROM activity a WHERE a.id = g.activity_id AND a.deleted_at IS NULL AND g.done_on IS NOT NULL)`,
};

/** A page of what happened with a dealer and is planned with him, the newest first, and how much there is of each kind. */
export function listTimeline(
  db: Db,
  { dealerId, kinds, offset, limit }: Parsed<'timeline.list'>,
): Output<'timeline.list'> {
  const raw = rawOf(db);
  const counts = Object.fromEntries(
    TIMELINE_KINDS.map((kind) => [
      kind,
      Number(raw.prepare(`SELECT count(*) FROM (${SOURCES[kind]})`).pluck().get({ dealerId })),
    ]),
    // Every kind has its figure.
  ) as Record<TimelineKind, number>;
  const wanted = TIMELINE_KINDS.filter((kind) => kinds.length === 0 || kinds.includes(kind));
  // The first names the columns, whichever kinds are asked for.
  const all = TIMELINE_KINDS.map((kind) => (wanted.includes(kind) ? SOURCES[kind] : `${SOURCES[kind]} AND 0`));
  const [first = '', ...others] = all.map((sql) =>
    sql.replace(/ GROUP BY o\.ordered_on AND 0$/, ' AND 0 GROUP BY o.ordered_on'),
  );
  const entries = raw
    .prepare<[object], TimelineEntry>(
      `${[first, ...others].join(' UNION ALL ')} ORDER BY 3 DESC, 4 DESC, 1, 2 DESC LIMIT @limit OFFSET @offset`,
    )
    .all({ dealerId, limit, offset });
  return { entries, total: wanted.reduce((sum, kind) => sum + counts[kind], 0), counts };
}
