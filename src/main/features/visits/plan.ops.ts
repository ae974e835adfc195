import type { PlanOptions, PlanSummary, VerdictParams } from '../../../shared/contract/visitPlans.contract.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { VisitPurpose } from '../../../shared/domain/visits.ts';
import {
  type ActLog,
  beginAct,
  findRow,
  lastEntryOf,
  loggedInsert,
  loggedUpdate,
  type Row,
} from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { OpPort, WriterOp } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { markOfPlan } from './plan.repo.ts';
import { freePlaces, heldPlaces } from './visits.repo.ts';

/** A visit of a new plan; one with a number stands already. */
export interface KeptVisit {
  id: number | null;
  /** Locked or put in by hand: only its number within the day may change. */
  fixed: boolean;
  dealerId: number;
  repId: number;
  on: CalendarDay;
  place: number;
  time: string;
  lengthMinutes: number;
  travelMinutes: number;
  purposes: VisitPurpose[];
}

export interface StoredPlan {
  from: CalendarDay;
  to: CalendarDay;
  /** What the plan was reckoned from: as long as the days of the mark still stand so. */
  mark: { from: CalendarDay; to: CalendarDay; of: string };
  repIds: number[];
  seed: number;
  options: PlanOptions;
  summary: PlanSummary;
  visits: KeptVisit[];
  /** Visits that give way, unless they are among the new ones. */
  before: number[];
  verdicts: {
    dealerId: number;
    repId: number | null;
    wanted: number;
    planned: number;
    code: string;
    params: VerdictParams;
  }[];
}

interface KeptPlan {
  planId: number;
  changeId: number;
}

const TELL_EVERY = 100;

export const visitPlanOps = {
  /**
   * Writes a plan, its visits and verdicts in one act; null, and nothing written, where visits of its days were made, moved,
   * locked or planned by somebody else since it was begun: it would plan those dealers twice.
   */
  'visits.keepPlan': {
    changes: ['visits', 'changes'],
    run: (ctx, plan, port) => inTransaction(ctx.db, (trx) => keepPlan(trx, ctx, plan, port)),
  } satisfies WriterOp<Ctx, StoredPlan, KeptPlan | null>,
};

function keepPlan(trx: Db, ctx: Ctx, plan: StoredPlan, port: OpPort): KeptPlan | null {
  if (markOfPlan(trx, plan.mark.from, plan.mark.to) !== plan.mark.of) return null;
  const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
  const columns = {
    uid: newUid(),
    from_on: plan.from,
    to_on: plan.to,
    rep_ids: JSON.stringify(plan.repIds),
    seed: plan.seed,
    options: JSON.stringify(plan.options),
    summary: JSON.stringify(plan.summary),
    author: act.actor,
    created_at: act.at,
    updated_at: act.at,
  };
  const planId = loggedInsert(trx, act, 'visit_plan', columns, null);
  const free = freeVisits(trx, plan);
  besideHeld(trx, plan.visits).forEach((visit, i) => {
    if (i % TELL_EVERY === 0) {
      port.checkCancelled();
      port.progress('writing', i, plan.visits.length);
    }
    writeVisit(trx, act, planId, visit, free);
  });
  for (const id of [...free.values()].flat())
    loggedUpdate(trx, act, 'visit', id, { deleted_at: act.at }, 'remove', dealerOf(trx, id));
  writeVerdicts(trx, planId, plan.verdicts);
  return { planId, changeId: lastEntryOf(trx, act) };
}

/** Visits that give way and that no visit of the plan is, by dealer: they are moved rather than made anew, as sheets name them. */
function freeVisits(trx: Db, { before, visits }: StoredPlan): Map<number, number[]> {
  const kept = new Set(visits.map(({ id }) => id));
  const free = new Map<number, number[]>();
  for (const id of before) {
    if (kept.has(id)) continue;
    const dealer = dealerOf(trx, id);
    free.set(dealer, [...(free.get(dealer) ?? []), id]);
  }
  return free;
}

/** Visits of days on which some were made already: those keep their numbers, and the others take those that are free. */
function besideHeld(trx: Db, visits: readonly KeptVisit[]): KeptVisit[] {
  return [...Map.groupBy(visits, ({ repId, on }) => `${repId}/${on}`).values()].flatMap((ofDay) => {
    const [first] = ofDay;
    const held = first === undefined ? new Set<number>() : heldPlaces(trx, first.repId, first.on);
    if (held.size === 0) return ofDay;
    const places = freePlaces(held, ofDay.length);
    return ofDay
      .toSorted((a, b) => a.place - b.place)
      .map((visit, i) => ({ ...visit, place: places[i] ?? visit.place }));
  });
}

function dealerOf(trx: Db, id: number): number {
  return Number(findRow(trx, 'visit', id)?.dealer_id);
}

function writeVisit(trx: Db, act: ActLog, planId: number, visit: KeptVisit, free: Map<number, number[]>): void {
  const { dealerId } = visit;
  const { place, travelMinutes: travel_minutes } = visit;
  if (visit.fixed && visit.id !== null) {
    loggedUpdate(trx, act, 'visit', visit.id, { place, travel_minutes }, 'update', dealerId);
    return;
  }
  const id = visit.id ?? free.get(dealerId)?.shift() ?? null;
  const columns: Row = {
    rep_id: visit.repId,
    plan_id: planId,
    visit_on: visit.on,
    place,
    planned_time: visit.time,
    length_minutes: visit.lengthMinutes,
    travel_minutes,
    purposes: JSON.stringify(visit.purposes),
  };
  if (id !== null) {
    loggedUpdate(trx, act, 'visit', id, columns, 'update', dealerId);
    return;
  }
  // A dealer may have gone since.
  if (findRow(trx, 'dealer', dealerId)?.deleted_at !== null) return;
  const own = { uid: newUid(), dealer_id: dealerId, origin: 'plan', created_at: act.at, updated_at: act.at };
  loggedInsert(trx, act, 'visit', { ...own, ...columns }, dealerId);
}

function writeVerdicts(trx: Db, planId: number, verdicts: StoredPlan['verdicts']): void {
  const insert = rawOf(trx).prepare(
    `INSERT INTO visit_verdict (plan_id, dealer_id, rep_id, wanted, planned, code, params) SELECT ?, ?, ?, ?, ?, ?, ?
     WHERE EXISTS (SELECT 1 FROM dealer WHERE id = ?)`,
  );
  for (const { dealerId, repId, wanted, planned, code, params } of verdicts)
    insert.run(planId, dealerId, repId, wanted, planned, code, JSON.stringify(params), dealerId);
}
