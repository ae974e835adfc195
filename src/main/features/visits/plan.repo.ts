import { createHash } from 'node:crypto';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import {
  PlanOptions,
  PlanSummary,
  VerdictParams,
  VisitPlan,
  VisitVerdict,
} from '../../../shared/contract/visitPlans.contract.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { VisitPlanId } from '../../../shared/domain/ids.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { readVisitRules } from './visitRules.settings.ts';

/** A planned visit as the planner finds it. */
export interface StandingRow {
  id: number;
  dealerId: number;
  repId: number;
  on: CalendarDay;
  place: number;
  time: string;
  minutes: number;
  locked: number;
  origin: string;
}

const STANDING = `SELECT v.id, v.dealer_id AS dealerId, v.rep_id AS repId, v.visit_on AS "on", v.place, v.planned_time AS time,
  v.length_minutes AS minutes, v.locked, v.origin
  FROM visit v JOIN dealer d ON d.id = v.dealer_id
  WHERE v.status = 'planned' AND v.deleted_at IS NULL AND d.deleted_at IS NULL AND v.visit_on BETWEEN ? AND ?
  ORDER BY v.visit_on, v.rep_id, v.place, v.id`;

/** Planned visits of some days, by day, rep and place. */
export function standingVisits(db: Db, from: CalendarDay, to: CalendarDay): StandingRow[] {
  return rawOf(db).prepare<[string, string], StandingRow>(STANDING).all(from, to);
}

/** What a plan holds to besides the visits: who works when, whom, and when he is there. */
const HELD_TO = [
  'SELECT * FROM rep ORDER BY id',
  'SELECT * FROM rep_leave ORDER BY id',
  'SELECT * FROM workday ORDER BY id',
  'SELECT * FROM route ORDER BY id',
  'SELECT * FROM dealer_visit ORDER BY id',
  'SELECT * FROM dealer_closed ORDER BY id',
  'SELECT id, dealer_id, rep_id, from_on FROM dealer_owner ORDER BY id',
  'SELECT id FROM dealer WHERE deleted_at IS NULL AND excluded = 0 ORDER BY id',
];

/**
 * The visits of some days as they stand, made or not, and the rules that a plan of them holds to: two marks are the same while nobody
 * has touched any of it.
 */
export function markOfPlan(db: Db, from: CalendarDay, to: CalendarDay): string {
  const raw = rawOf(db);
  const visits = raw
    .prepare<[string, string]>(
      `SELECT v.id, v.dealer_id, v.rep_id, v.visit_on, v.place, v.planned_time, v.length_minutes, v.status, v.locked, v.origin
       FROM visit v JOIN dealer d ON d.id = v.dealer_id
       WHERE v.deleted_at IS NULL AND d.deleted_at IS NULL AND v.visit_on BETWEEN ? AND ? ORDER BY v.id`,
    )
    .raw()
    .all(from, to);
  const mark = createHash('sha256').update(JSON.stringify([visits, readVisitRules(db)]));
  for (const rows of HELD_TO) mark.update(JSON.stringify(raw.prepare(rows).raw().all()));
  return mark.digest('hex');
}

/** Dealers with a balance that is overdue. */
export function owingDealers(db: Db, today: CalendarDay): ReadonlySet<number> {
  const ids = rawOf(db)
    .prepare<[string], number>(
      `SELECT dealer_id FROM receivable WHERE overdue_minor > 0
       AND as_of_on = (SELECT max(as_of_on) FROM receivable WHERE as_of_on <= ?)`,
    )
    .pluck()
    .all(today);
  return new Set(ids as unknown as number[]); // plucked from a column of integers
}

interface StoredPlan extends Omit<VisitPlan, 'repIds' | 'options' | 'summary'> {
  repIds: string;
  options: string;
  summary: string;
}

/** Plans that were made, the newest first. */
export function listPlans(db: Db, { limit }: Parsed<'visits.plans'>): Output<'visits.plans'> {
  const plans = rawOf(db)
    .prepare<[number], StoredPlan>(
      `SELECT id, from_on AS "from", to_on AS "to", rep_ids AS repIds, seed, options, summary, author, created_at AS createdAt
       FROM visit_plan WHERE deleted_at IS NULL ORDER BY id DESC LIMIT ?`,
    )
    .all(limit);
  return {
    plans: plans.map(({ repIds, options, summary, ...rest }) =>
      VisitPlan.parse({
        ...rest,
        repIds: JSON.parse(repIds),
        options: PlanOptions.parse(JSON.parse(options)),
        summary: PlanSummary.parse(JSON.parse(summary)),
      }),
    ),
  };
}

interface StoredVerdict extends Omit<VisitVerdict, 'dealer' | 'params'> {
  dealerId: number;
  name: string;
  dealerCode: string;
  tier: string | null;
  params: string;
}

const FROM = `FROM visit_verdict w JOIN visit_plan p ON p.id = w.plan_id AND p.deleted_at IS NULL
  JOIN dealer d ON d.id = w.dealer_id AND d.deleted_at IS NULL LEFT JOIN rep r ON r.id = w.rep_id
  LEFT JOIN score_live s ON s.dealer_id = w.dealer_id WHERE w.plan_id = @planId`;

/** Why each dealer is or is not in a plan: who is short of most first, then by name. */
export function listVerdicts(db: Db, input: Parsed<'visits.verdicts'>): Output<'visits.verdicts'> {
  const raw = rawOf(db);
  const newest = raw.prepare('SELECT max(id) FROM visit_plan WHERE deleted_at IS NULL').pluck().get();
  const planId = input.planId ?? (newest === null ? null : VisitPlanId.parse(newest));
  if (planId === null) return { planId: null, verdicts: [], total: 0, counts: {} };
  const given = {
    planId,
    codes: JSON.stringify(input.codes ?? []),
    reps: JSON.stringify(input.repIds ?? []),
    dealers: JSON.stringify(input.dealerIds ?? []),
    limit: input.limit,
    offset: input.offset,
  };
  const where = `${FROM}
    ${input.codes === undefined ? '' : 'AND w.code IN (SELECT value FROM json_each(@codes))'}
    ${input.repIds === undefined ? '' : 'AND w.rep_id IN (SELECT value FROM json_each(@reps))'}
    ${input.dealerIds === undefined ? '' : 'AND w.dealer_id IN (SELECT value FROM json_each(@dealers))'}`;
  const rows = raw
    .prepare<[object], StoredVerdict>(
      `SELECT w.dealer_id AS dealerId, d.name, d.code AS dealerCode, s.tier, w.rep_id AS repId, coalesce(r.name, '') AS repName,
         w.wanted, w.planned, w.code, w.params ${where}
       ORDER BY max(0, w.wanted - w.planned) DESC, d.sort_key, d.id LIMIT @limit OFFSET @offset`,
    )
    .all(given);
  const counts = raw
    .prepare<[object], { code: string; count: number }>(`SELECT w.code, count(*) AS count ${FROM} GROUP BY w.code`)
    .all({ planId });
  return {
    planId,
    verdicts: rows.map(({ dealerId, name, dealerCode, tier, params, ...rest }) =>
      VisitVerdict.parse({
        ...rest,
        dealer: { id: dealerId, name, code: dealerCode, tier },
        params: VerdictParams.parse(JSON.parse(params)),
      }),
    ),
    total: Number(raw.prepare(`SELECT count(*) ${where}`).pluck().get(given)),
    counts: Object.fromEntries(counts.map(({ code, count }) => [code, count])),
  };
}
