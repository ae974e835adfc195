import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { DealerId, JobId, RepId, RouteId, VisitPlanId } from '../domain/ids.ts';
import { command, query } from './define.ts';

/** A plan is made for two months at most. */
export const MOST_PLAN_DAYS = 62;

/** How a plan is made. */
export const PlanOptions = z.object({
  /** Dealers of fixed routes only on the days of their route, in its order; what another day would save is told. */
  keepRoutes: z.boolean().default(true),
  /** Dealers of one town on one day where that costs little. */
  group: z.boolean().default(true),
  /** Days of a rep alike in length. */
  balance: z.boolean().default(true),
});
export type PlanOptions = z.infer<typeof PlanOptions>;

/**
 * Why a dealer is in a plan as often as wanted (`planned`), less often (`partly`, with `why`), or not: no room on the days of his rep;
 * closed; the rep away or off; his route's days do not come; no time of the day that he receives at fits; not due before `dueOn`; a visit
 * after the plan stands on `dueOn`, too near to another one; by
 * phone only; never; the rules ask for no visit; nobody serves him; whoever does was not planned.
 */
export const VISIT_VERDICTS = [
  'planned',
  'partly',
  'no_capacity',
  'closed',
  'rep_away',
  'route_days',
  'windows',
  'not_due',
  'stands_later',
  'phone',
  'never',
  'not_wanted',
  'no_rep',
  'other_rep',
] as const;
export const VisitVerdictCode = z.enum(VISIT_VERDICTS);
export type VisitVerdictCode = z.infer<typeof VisitVerdictCode>;

/** Details of a verdict: of a `partly` what stood in the way; of one that is not due, or stands later, the day on which he is. */
export const VerdictParams = z.object({ why: VisitVerdictCode.nullable(), dueOn: CalendarDay.nullable() });
export type VerdictParams = z.infer<typeof VerdictParams>;

export const VisitVerdict = z.object({
  dealer: z.object({ id: DealerId, name: z.string(), code: z.string(), tier: z.string().nullable() }),
  repId: RepId.nullable(),
  repName: z.string(),
  /** Visits that the rules ask for in the days of the plan, and those that are in it. */
  wanted: z.int(),
  planned: z.int(),
  code: VisitVerdictCode,
  params: VerdictParams,
});
export type VisitVerdict = z.infer<typeof VisitVerdict>;

/** A dealer of a fixed route who would cost fewer minutes on another one for good, or on another day of the plan this once. */
export const PlanAdvice = z.object({
  dealerId: DealerId,
  routeId: RouteId,
  /** Null where only another day is better. */
  toRouteId: RouteId.nullable().default(null),
  /** His visits of the plan. */
  visits: z.int().default(1),
  on: CalendarDay,
  toOn: CalendarDay,
  savesMinutes: z.int(),
});

/** What a plan came to. */
export const PlanSummary = z.object({
  visits: z.int(),
  locked: z.int(),
  dealers: z.int(),
  wanted: z.int(),
  /** Dealers by verdict. */
  verdicts: z.record(z.string(), z.int()),
  /** Of the visits that stood and were not locked: those that are on another day or with another rep now, or gone; and all of them. */
  moved: z.int(),
  stood: z.int(),
  reps: z.array(
    z.object({
      repId: RepId,
      days: z.int(),
      visits: z.int(),
      visitMinutes: z.int(),
      travelMinutes: z.int(),
      /** Minutes that he has on his days. */
      minutes: z.int(),
    }),
  ),
  advice: z.array(PlanAdvice),
  /** False where the days off of a year of the plan are not published and nobody has said them. */
  holidaysKnown: z.boolean(),
  /** Whether grades, rhythm and stages were what the data say; plans from before this was looked at do not tell. */
  figuresReady: z.boolean().default(true),
});
export type PlanSummary = z.infer<typeof PlanSummary>;

export const VisitPlan = z.object({
  id: VisitPlanId,
  from: CalendarDay,
  to: CalendarDay,
  repIds: z.array(RepId),
  seed: z.int(),
  options: PlanOptions,
  summary: PlanSummary,
  author: z.string(),
  createdAt: z.int(),
});
export type VisitPlan = z.infer<typeof VisitPlan>;

export const visitPlansContract = {
  /**
   * Plans the visits of some days: planned visits that are not locked give way to the new ones, and stay on their day where they can.
   * Days before today are left as they are. The job's result tells `planId`, `visits`, `moved` and `dealers`; it is one act, undone
   * by `changeId`.
   */
  'visits.plan': command({
    input: z.object({
      from: CalendarDay,
      to: CalendarDay,
      /** Left out: everybody on duty. */
      repIds: z.array(RepId).min(1).max(1000).optional(),
      seed: z.int().min(0).max(999_999_999).default(1),
      options: PlanOptions.default(PlanOptions.parse({})),
      /** Begins anew, as if no unlocked visit stood. */
      afresh: z.boolean().default(false),
    }),
    output: z.object({ jobId: JobId }),
    changes: [],
  }),
  /** Plans that were made, the newest first. */
  'visits.plans': query({
    input: z.object({ limit: z.int().min(1).max(200).default(20) }),
    output: z.object({ plans: z.array(VisitPlan) }),
  }),
  /** Why each dealer is or is not in a plan; without its number that of the newest. */
  'visits.verdicts': query({
    input: z.object({
      planId: VisitPlanId.optional(),
      codes: z.array(VisitVerdictCode).optional(),
      repIds: z.array(RepId).optional(),
      dealerIds: z.array(DealerId).max(20_000).optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(20_000).default(2000),
    }),
    output: z.object({
      planId: VisitPlanId.nullable(),
      verdicts: z.array(VisitVerdict),
      total: z.int(),
      /** Of the whole plan. */
      counts: z.partialRecord(VisitVerdictCode, z.int()),
    }),
  }),
};
