import { VisitVerdictCode } from '../../../shared/contract/visitPlans.contract.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { type Db, rawOf } from '../../db/open.ts';
import type { SheetSpan } from '../visits/sheets.repo.ts';
import type { ReportFormat } from './reportFormat.ts';

interface Plan {
  id: number;
  from: CalendarDay;
  to: CalendarDay;
}

/** Whoever serves a dealer on the first day, or drives his route, by the rules of planning. */
const NO_REP = `SELECT count(*) FROM dealer d WHERE d.deleted_at IS NULL AND d.excluded = 0
  AND NOT EXISTS (SELECT 1 FROM dealer_visit v JOIN route t ON t.id = v.route_id AND t.deleted_at IS NULL
                  WHERE v.dealer_id = d.id AND t.rep_id IS NOT NULL)
  AND (SELECT o.rep_id FROM dealer_owner o WHERE o.dealer_id = d.id AND o.from_on <= ? ORDER BY o.from_on DESC, o.id DESC LIMIT 1) IS NULL`;

/** Why some days have no visits: whom their last plan left out, or that none was made, and how many dealers have no rep. */
export function whyNoVisits(db: Db, { from, to, reps }: SheetSpan, { t, f }: { t: T; f: ReportFormat }): string[] {
  const raw = rawOf(db);
  const plan = raw
    .prepare<[object], Plan>(
      `SELECT id, from_on AS "from", to_on AS "to" FROM visit_plan
       WHERE deleted_at IS NULL AND from_on <= @to AND to_on >= @from ORDER BY id DESC LIMIT 1`,
    )
    .get({ from, to });
  if (plan === undefined) {
    const count = Number(raw.prepare<[string], number>(NO_REP).pluck().get(from));
    return [t('visitSheets.paper.noPlan'), ...(count > 0 ? [t('visitSheets.paper.noRep', { count })] : [])];
  }
  const left = raw
    .prepare<[object], { code: string; count: number }>(
      `SELECT v.code, count(*) AS count FROM visit_verdict v JOIN dealer d ON d.id = v.dealer_id AND d.deleted_at IS NULL
       WHERE v.plan_id = @plan AND v.planned = 0
         AND (json_array_length(@reps) = 0 OR v.rep_id IS NULL OR v.rep_id IN (SELECT value FROM json_each(@reps)))
       GROUP BY v.code ORDER BY count DESC, v.code`,
    )
    .all({ plan: plan.id, reps: JSON.stringify(reps) });
  return [
    t('visitSheets.paper.lastPlan', { from: f.day(plan.from), to: f.day(plan.to) }),
    ...left.map(({ code, count }) =>
      t('visitPlans.verdict', { code: t(`visitPlans.verdicts.${VisitVerdictCode.parse(code)}`), count }),
    ),
  ];
}
