import type { VisitVerdictCode } from '../../../../shared/contract/visitPlans.contract.ts';
/** What the planner of visits is asked: days by index from the first of the period, times in minutes of the day. */
export interface PlanInput {
  /** Number of days of the period. */
  days: number;
  reps: readonly PlanRep[];
  dealers: readonly PlanDealer[];
  /** Visits that stand and never move: those that the owner locked. */
  locked: readonly StandingVisit[];
  /** Visits that stand outside of what is planned: of reps who are not planned, and after the period. */
  elsewhere: readonly { dealerId: number; day: number }[];
  /** Visits of the plan before, not locked: they stay where they can. */
  before: readonly StandingVisit[];
  options: PlanOptions;
  travel: TravelRules;
}

export interface PlanRep {
  id: number;
  /** Minutes for visits on each day, 0 on days on which he does not work. */
  minutes: readonly number[];
  /** Days on which he would work but is on leave. */
  leave: readonly boolean[];
  /** When his day begins. */
  begins: number;
  start: PlanPlace | null;
}

export interface PlanPlace {
  latE6: number;
  lonE6: number;
}

export interface PlanDealer {
  id: number;
  repId: number | null;
  /** In person, by phone, or not at all. */
  way: 'visit' | 'phone' | 'never' | 'none';
  /** The next visit that is wanted: best day and the days between which it is in time; may lie outside of the period. */
  due: { on: number; from: number; to: number } | null;
  /** Days from one visit to the next; Infinity for one only. */
  interval: number;
  /** Visits that the frequency asks for in the period, with fractions. */
  required: number;
  minutes: number;
  /** 2: a day that he likes best, 1: possible, 0: closed or otherwise not. */
  open: readonly number[];
  /** Times at which he receives; none: any. */
  windows: readonly { from: number; to: number }[];
  route: { id: number; place: number | null; days: readonly boolean[] } | null;
  place: PlanPlace | null;
  city: string;
  district: string;
  town: string;
  /** 0 … 1: his share of what dealers bring. */
  value: number;
  /** 1 for the best tier, falling to 0 for the third below it and for none. */
  rank: number;
  slipping: boolean;
  overdueDays: number;
}

export interface StandingVisit {
  /** Whose it is outside of the planner. */
  visitId: number;
  dealerId: number;
  repId: number;
  day: number;
  minutes: number;
  /** When it is to begin; null: whenever the order has it. */
  time: number | null;
  place: number;
}

export interface PlanOptions {
  /** Dealers of fixed routes only on the days of their route, in its order. */
  keepRoutes: boolean;
  /** One town or district a day where that costs little. */
  group: boolean;
  /** Days of a rep alike in length. */
  balance: boolean;
}

export interface TravelRules {
  /** Minutes to the next one where no distance is known: within a district. */
  usual: number;
  /** Straight kilometres an hour, and how much longer roads are. */
  speedKmh: number;
  detour: number;
}

/** The way to the next one in the same town, another district, another city: in usual ways. */
export const USUAL_TRAVEL = { usual: 15, speedKmh: 30, detour: 1.3 } as const satisfies TravelRules;

export interface PlannedVisit {
  dealerId: number;
  repId: number;
  day: number;
  /** 1, 2, 3 … of the day, locked ones among them. */
  place: number;
  /** Minute of the day at which it begins. */
  time: number;
  travelMinutes: number;
  minutes: number;
  /** The standing visit that it is: locked, or of the plan before. */
  visitId: number | null;
  locked: boolean;
}

export interface PlanVerdict {
  dealerId: number;
  repId: number | null;
  wanted: number;
  planned: number;
  code: VisitVerdictCode;
  /** What of the rest stood in the way, of one who is partly in. */
  why: VisitVerdictCode | null;
  /** The day on which one who is not due yet will be. */
  dueDay: number | null;
}

/** A dealer of a fixed route who would cost less on another one for good, or else on another day this once: told, never done. */
export interface RouteAdvice {
  dealerId: number;
  routeId: number;
  /** The other route; null where only another day is better. */
  toRouteId: number | null;
  /** His visits of the period, the first of which is on this day and would be on that one. */
  visits: number;
  day: number;
  toDay: number;
  savesMinutes: number;
}

export interface Plan {
  visits: PlannedVisit[];
  verdicts: PlanVerdict[];
  advice: RouteAdvice[];
}

/** How a plan is watched from outside. */
export interface PlanPort {
  /** May throw to end it. */
  progress(done: number, total: number): void;
}
