import type { Parsed } from '../../../shared/contract/index.ts';
import type { PlanSummary } from '../../../shared/contract/visitPlans.contract.ts';
import { addDays } from '../../../shared/domain/calendarDay.ts';
import { DealerId, RepId, RouteId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import { createRandom } from '../../runtime/random.ts';
import { untilUpToDate } from '../scoring/upToDate.ts';
import { timeText } from './plan/planAsking.rules.ts';
import type { Plan } from './plan/planInput.rules.ts';
import { planVisits } from './plan/planVisits.rules.ts';
import { type PlanAsking, planAsking } from './plan.asking.ts';
import type { KeptVisit, StoredPlan, visitPlanOps } from './plan.ops.ts';

/** What was asked, and whether grades, rhythm and stages were what the data say. */
type Asking = PlanAsking & { figuresReady: boolean };

/** Steps that progress is told in. */
const PARTS = 100;

/** How often a plan is reckoned anew because its days were worked on meanwhile. */
const MOST_TRIES = 3;

/**
 * Plans the visits of some days and writes them. Where somebody has worked on these days meanwhile it begins again with what
 * stands now.
 * @throws AppError visit_plan_past, visit_plan_no_reps, visit_plan_overtaken, cancelled
 */
export async function runVisitPlan(
  asked: Parsed<'visits.plan'>,
  env: JobEnv<typeof visitPlanOps>,
): Promise<{ planId: number; visits: number; stood: number; moved: number; short: number; changeId: number }> {
  const { port } = env;
  // Whom to visit and what for rests on them: a plan made meanwhile would lack half of it without a word.
  const figuresReady = await untilUpToDate(env, () => {
    port.checkCancelled();
    port.progress('scoring', 0, null);
  });
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    port.progress('reading', 0, null);
    const asking = await planAsking(env, asked);
    port.checkCancelled();
    const plan = planVisits(asking.input, (stream) => createRandom(asked.seed, stream).next, {
      progress(done, total) {
        port.checkCancelled();
        port.progress('planning', Math.floor((done * PARTS) / Math.max(1, total)), PARTS);
      },
    });
    const stored = storedPlan(asked, { ...asking, figuresReady }, plan);
    const kept = await port.run('visits.keepPlan', stored);
    const { visits, stood, moved } = stored.summary;
    const short = stored.verdicts.filter(({ wanted, planned }) => planned < wanted).length;
    if (kept !== null) return { ...kept, visits, stood, moved, short };
  }
  throw new AppError('visit_plan_overtaken');
}

function storedPlan(asked: Parsed<'visits.plan'>, asking: Asking, plan: Plan): StoredPlan {
  const { from, to, mark, purposes, before } = asking;
  const visits = plan.visits.map(
    (visit): KeptVisit => ({
      id: visit.visitId,
      fixed: visit.locked,
      dealerId: visit.dealerId,
      repId: visit.repId,
      on: addDays(from, visit.day),
      place: visit.place,
      time: timeText(visit.time),
      lengthMinutes: visit.minutes,
      travelMinutes: visit.travelMinutes,
      purposes: purposes.get(visit.dealerId) ?? [],
    }),
  );
  return {
    from,
    to,
    mark,
    repIds: asking.input.reps.map(({ id }) => id),
    seed: asked.seed,
    options: asked.options,
    summary: summaryOf(asking, plan, visits),
    visits,
    before: before.map(({ id }) => id),
    verdicts: plan.verdicts.map(({ dealerId, repId, wanted, planned, code, why, dueDay }) => ({
      dealerId,
      repId,
      wanted,
      planned,
      code,
      params: { why, dueOn: dueDay === null ? null : addDays(from, dueDay) },
    })),
  };
}

function summaryOf(
  { input, from, before, holidaysKnown, figuresReady }: Asking,
  plan: Plan,
  visits: readonly KeptVisit[],
): PlanSummary {
  const verdicts: Record<string, number> = {};
  for (const { code } of plan.verdicts) verdicts[code] = (verdicts[code] ?? 0) + 1;
  const where = new Set(visits.map(({ dealerId, repId, on }) => `${dealerId} ${repId} ${on}`));
  return {
    visits: visits.length,
    locked: visits.filter(({ fixed }) => fixed).length,
    dealers: new Set(visits.map(({ dealerId }) => dealerId)).size,
    wanted: plan.verdicts.reduce((sum, { wanted }) => sum + wanted, 0),
    verdicts,
    moved: before.filter(({ dealerId, repId, on }) => !where.has(`${dealerId} ${repId} ${on}`)).length,
    stood: before.length,
    reps: input.reps.map(({ id, minutes }) => {
      const own = visits.filter(({ repId }) => repId === id);
      return {
        repId: RepId.parse(id),
        days: new Set(own.map(({ on }) => on)).size,
        visits: own.length,
        visitMinutes: own.reduce((sum, { lengthMinutes }) => sum + lengthMinutes, 0),
        travelMinutes: own.reduce((sum, { travelMinutes }) => sum + travelMinutes, 0),
        minutes: minutes.reduce((sum, each) => sum + each, 0),
      };
    }),
    advice: plan.advice.map(({ dealerId, routeId, toRouteId, visits: own, day, toDay, savesMinutes }) => ({
      dealerId: DealerId.parse(dealerId),
      routeId: RouteId.parse(routeId),
      toRouteId: toRouteId === null ? null : RouteId.parse(toRouteId),
      visits: own,
      on: addDays(from, day),
      toOn: addDays(from, toDay),
      savesMinutes,
    })),
    holidaysKnown,
    figuresReady,
  };
}
