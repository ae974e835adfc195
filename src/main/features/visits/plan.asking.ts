import type { Parsed } from '../../../shared/contract/index.ts';
import { addDays, type CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { VisitPurpose } from '../../../shared/domain/visits.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { Db } from '../../db/open.ts';
import type { Ctx } from '../../runtime/context.ts';
import { toLunar } from '../workdays/lunar.rules.ts';
import { readCalendar } from '../workdays/workdays.service.ts';
import { placesOf } from './dayTravel.repo.ts';
import { minutesOf, type NeedSetting, requiredBetween } from './need.rules.ts';
import { type DealerNeeds, needSetting, readNeeds } from './needs.service.ts';
import { isPreferred, verdictOf } from './openOn.rules.ts';
import {
  dayIndex,
  dueAfter,
  isDriven,
  minuteOf,
  purposesOf,
  rankOf,
  windowsInMinutes,
} from './plan/planAsking.rules.ts';
import type { PlanDealer, PlanInput, PlanRep, StandingVisit } from './plan/planInput.rules.ts';
import { USUAL_TRAVEL } from './plan/planInput.rules.ts';
import { markOfPlan, owingDealers, type StandingRow, standingVisits } from './plan.repo.ts';
import { listRepTimes, repShare } from './repTime.service.ts';
import { listRoutes } from './routes.service.ts';

/** So far behind the last day visits keep their distance: once a quarter is the rarest of the usual paces. */
const LOOK_BEHIND_DAYS = 62;

/** What the planner is asked, and what it takes to write its answer. */
export interface PlanAsking {
  input: PlanInput;
  from: CalendarDay;
  to: CalendarDay;
  /** What stood from today on before anything was read. */
  mark: { from: CalendarDay; to: CalendarDay; of: string };
  purposes: ReadonlyMap<number, VisitPurpose[]>;
  /** Planned visits of the days and reps that may give way. */
  before: readonly StandingRow[];
  holidaysKnown: boolean;
}

/**
 * Reads all that a plan rests on. Days before today are left alone; what is locked or was put in by hand stands.
 * @throws AppError visit_plan_past, visit_plan_no_reps
 */
export async function planAsking(ctx: Pick<Ctx, 'db' | 'clock'>, asked: Parsed<'visits.plan'>): Promise<PlanAsking> {
  const setting = await needSetting(ctx);
  const { today, rules } = setting;
  if (asked.to < today) throw new AppError('visit_plan_past', { to: asked.to });
  const from = asked.from < today ? today : asked.from;
  const { to } = asked;
  const until = addDays(to, LOOK_BEHIND_DAYS);
  const mark = { from: today, to: until, of: markOfPlan(ctx.db, today, until) };
  const days = spanDays(from, to);
  const calendar = readCalendar(ctx.db);
  const times = listRepTimes(ctx.db, from, rules).filter(({ id }) => asked.repIds?.includes(id) ?? true);
  if (times.length === 0) throw new AppError('visit_plan_no_reps');
  const reps = times.map((rep): PlanRep => {
    const away = { ...rep, leave: [] };
    return {
      id: rep.id,
      minutes: days.map((day) => Math.round(repShare(rep, calendar, day) * rep.counts.dayMinutes)),
      leave: days.map((day) => repShare(away, calendar, day) > 0 && repShare(rep, calendar, day) === 0),
      begins: minuteOf(rep.counts.dayFrom),
      start: rep.start,
    };
  });
  const chosen = new Set<number>(times.map(({ id }) => id));
  const standing = standingVisits(ctx.db, from, to);
  const fixed = standing.filter(({ locked, origin }) => locked === 1 || origin !== 'plan');
  const before = standing.filter((row) => !fixed.includes(row) && chosen.has(row.repId));
  const others = standing.filter((row) => !fixed.includes(row) && !chosen.has(row.repId));
  const after = standingVisits(ctx.db, addDays(to, 1), until);
  const earlier = lastBefore(standingVisits(ctx.db, today, addDays(from, -1)));
  const owing = owingDealers(ctx.db, today);
  const purposes = new Map<number, VisitPurpose[]>();
  const driven = new Map(
    listRoutes(ctx.db).map((route) => [Number(route.id), days.map((day) => isDriven(route, day))]),
  );
  const needs = await readNeeds(ctx, setting, from);
  const most = needs.reduce((top, { facts }) => Math.max(top, facts.amountMinor), 1);
  const dealers = needs.map((each): PlanDealer => {
    const { facts, need } = each;
    const forWhat = purposesOf({
      caseOpen: facts.caseOn !== null,
      owes: owing.has(facts.id),
      slipping: facts.slipping,
    });
    purposes.set(facts.id, forWhat);
    return {
      ...dealerOf(each, setting, forWhat, { from, to, days, earlier: earlier.get(facts.id) }),
      route:
        facts.routeId === null
          ? null
          : { id: facts.routeId, place: facts.routePlace, days: driven.get(facts.routeId) ?? [] },
      value: Math.sqrt(Math.max(0, facts.amountMinor) / most),
      rank: rankOf(facts.tier),
      overdueDays: need.overdueDays,
    };
  });
  const known = new Set(dealers.map(({ id }) => id));
  const beside = new Set(fixed.map(({ dealerId }) => dealerId).filter((id) => !known.has(id)));
  dealers.push(...besideRules(ctx.db, [...beside], days.length));
  return {
    input: {
      days: days.length,
      reps,
      dealers,
      locked: fixed.map((row) => toStanding(row, from)),
      elsewhere: [...others, ...after].map(({ dealerId, on }) => ({ dealerId, day: dayIndex(from, on) })),
      before: asked.afresh ? [] : before.map((row) => toStanding(row, from)),
      options: asked.options,
      travel: { ...USUAL_TRAVEL, usual: rules.minutes.travel },
    },
    from,
    to,
    mark,
    purposes,
    before,
    holidaysKnown: days.every((day) => calendar.of(day).known),
  };
}

/** Dealers that the rules are not for and who have a visit all the same: it takes its time, and nothing else is wanted of them. */
function besideRules(db: Db, ids: readonly number[], days: number): PlanDealer[] {
  return placesOf(db, ids).map(
    (place): PlanDealer => ({
      ...place,
      ...{ repId: null, way: 'none', due: null, interval: Number.POSITIVE_INFINITY, required: 0, minutes: 0 },
      ...{
        open: Array.from({ length: days }, () => 0),
        windows: [],
        route: null,
        value: 0,
        rank: 0,
        slipping: false,
        overdueDays: 0,
      },
    }),
  );
}

function dealerOf(
  { facts, need }: DealerNeeds,
  { rules }: NeedSetting,
  purposes: readonly VisitPurpose[],
  span: { from: CalendarDay; to: CalendarDay; days: readonly CalendarDay[]; earlier: CalendarDay | undefined },
): Omit<PlanDealer, 'route' | 'value' | 'rank' | 'overdueDays'> {
  const { from, to, days } = span;
  const due = dueAfter(need, span.earlier, rules);
  const openOn = (day: CalendarDay) => {
    if (verdictOf(facts.days, day, () => toLunar(day).day) !== 'ok') return 0;
    return isPreferred(facts.days, day) ? 2 : 1;
  };
  return {
    id: facts.id,
    repId: facts.repId,
    way: facts.mode === 'never' ? 'never' : need.way,
    due: due && { on: dayIndex(from, due.on), from: dayIndex(from, due.from), to: dayIndex(from, due.to) },
    interval: need.interval,
    required: requiredBetween(need, from, to),
    minutes: minutesOf(rules, { way: 'visit', tier: facts.tier, own: facts.lengthMinutes, purposes }),
    open: need.way === 'visit' ? days.map(openOn) : days.map(() => 0),
    windows: windowsInMinutes(facts.windows),
    place: facts.place,
    city: facts.city,
    district: facts.district,
    town: facts.town,
    slipping: facts.slipping,
  };
}

function lastBefore(rows: readonly StandingRow[]): Map<number, CalendarDay> {
  return new Map(rows.map(({ dealerId, on }) => [dealerId, on]));
}

function toStanding({ id, dealerId, repId, on, minutes, time, place }: StandingRow, from: CalendarDay): StandingVisit {
  const at = time === '' ? null : minuteOf(time);
  return { visitId: id, dealerId, repId, day: dayIndex(from, on), minutes, time: at, place };
}

function spanDays(from: CalendarDay, to: CalendarDay): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
