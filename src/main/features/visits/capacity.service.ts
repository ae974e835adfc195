import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { CapacityRow } from '../../../shared/contract/visitNeeds.contract.ts';
import { addDays, type CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { DealerId, RepId } from '../../../shared/domain/ids.ts';
import { type Db, rawOf } from '../../db/open.ts';
import type { Ctx } from '../../runtime/context.ts';
import { readCalendar } from '../workdays/workdays.service.ts';
import { cutToFit, type Load, minutesNeeded, type ToPhone } from './capacity.rules.ts';
import { minutesOf, requiredBetween, tierPace } from './need.rules.ts';
import { type DealerNeeds, monthSpan, needSetting, readNeeds } from './needs.service.ts';
import { listRepTimes, repShare } from './repTime.service.ts';
import { visitRules } from './visitRules.service.ts';

/** Needed visits and minutes of a month against the reps' days, as the rules are or with other paces of tiers. */
export async function capacity(ctx: Ctx, input: Parsed<'visits.capacity'>): Promise<Output<'visits.capacity'>> {
  const { tiers } = await visitRules(ctx);
  const setting = await needSetting(ctx, input.paces);
  const { from, to } = monthSpan(input.month);
  const calendar = readCalendar(ctx.db);
  const reps = listRepTimes(ctx.db, setting.today, setting.rules);
  const days = spanDays(from, to);
  const { travel, call } = setting.rules.minutes;
  const roads = meanRoads(ctx.db, setting.today);
  const needs = await readNeeds(ctx, setting);
  const loadOf = ({ facts, need }: DealerNeeds, rep: number | null): Load | undefined => {
    if (need.way === 'none') return undefined;
    const { tier, lengthMinutes: own } = facts;
    return {
      id: facts.id,
      tier,
      amountMinor: facts.amountMinor,
      way: need.way,
      contacts: requiredBetween(need, from, to),
      visitMinutes: minutesOf(setting.rules, { way: 'visit', tier, own, purposes: [] }) + (roads.get(rep) ?? travel),
      callMinutes: call,
      fixed: facts.frequency !== null,
    };
  };
  const byRep = new Map<number | null, Load[]>();
  for (const each of needs) {
    const rep = reps.some(({ id }) => id === each.facts.repId) ? each.facts.repId : null;
    const load = loadOf(each, rep);
    if (load === undefined) continue;
    const known = byRep.get(rep) ?? [];
    known.push(load);
    byRep.set(rep, known);
  }
  const codes = tiers.map(({ code }) => code);
  const rowOf = (rep: { id: number; name: string } | null, loads: Load[], time: { days: number; minutes: number }) =>
    toRow(rep, loads, { ...time, travel, road: roads.get(rep?.id ?? null) }, codes);
  const rows = reps.map((rep) => {
    const worked = days.reduce((sum, day) => sum + repShare(rep, calendar, day), 0);
    return rowOf(rep, byRep.get(rep.id) ?? [], { days: worked, minutes: worked * rep.counts.dayMinutes });
  });
  const unserved = byRep.get(null) ?? [];
  // Nobody's days are too few for them: who is to be called is no question before they have a rep.
  if (unserved.length > 0)
    rows.push({ ...rowOf(null, unserved, { days: 0, minutes: 0 }), toPhone: [], missingMinutes: 0 });
  const everyone = [...byRep.values()].flat();
  const ungraded = everyone.filter(({ tier }) => tier === null || !codes.includes(tier));
  const available = rows.reduce((sum, row) => sum + row.availableMinutes, 0);
  const pooled = cutToFit(everyone, available, codes);
  const allDays = rows.reduce((sum, row) => sum + row.days, 0);
  return {
    month: input.month,
    known: calendar.sourceOf(Number(from.slice(0, 4))) !== 'unpublished',
    travelMinutes: travel,
    tiers: tiers.map((tier) => ({
      ...tier,
      thirds: setting.thirds[tier.code] ?? 0,
      pace: tierPace(setting, tier.code),
      ...sumOf(everyone.filter((load) => load.tier === tier.code)),
    })),
    ungraded: ungraded.length === 0 ? null : { dealers: ungraded.length, ...sumOf(ungraded) },
    reps: rows,
    total: {
      ...rowOf(null, everyone, { days: allDays, minutes: available }),
      // What each rep has to move by himself, added up.
      toPhone: joined(rows, codes),
      missingMinutes: rows.reduce((sum, row) => sum + row.missingMinutes, 0),
    },
    pooled: { toPhone: pooled.toPhone.map(told), missingMinutes: pooled.missingMinutes },
  };
}

/** So many visits of a rep at least make a mean that is worth more than an estimate; from so many days around today. */
const LEAST_VISITS = 20;
const ROAD_DAYS = { before: 92, after: 62 };

/** Minutes on the road to a visit, by rep, as his latest visits with a plan had them. */
function meanRoads(db: Db, today: CalendarDay): ReadonlyMap<number | null, number> {
  const rows = rawOf(db)
    .prepare<[string, string, number], { repId: number; minutes: number }>(
      `SELECT rep_id AS repId, round(avg(travel_minutes), 1) AS minutes FROM visit
       WHERE plan_id IS NOT NULL AND status IN ('planned', 'done') AND deleted_at IS NULL AND visit_on BETWEEN ? AND ?
       GROUP BY rep_id HAVING count(*) >= ?`,
    )
    .all(addDays(today, -ROAD_DAYS.before), addDays(today, ROAD_DAYS.after), LEAST_VISITS);
  return new Map(rows.map(({ repId, minutes }) => [repId, minutes]));
}

function toRow(
  rep: { id: number; name: string } | null,
  loads: readonly Load[],
  { days, minutes, travel, road }: { days: number; minutes: number; travel: number; road: number | undefined },
  tiers: readonly string[],
): CapacityRow {
  const { toPhone, missingMinutes } = cutToFit(loads, minutes, tiers);
  const { visits, calls, minutes: neededMinutes } = sumOf(loads);
  return {
    repId: rep === null ? null : RepId.parse(rep.id),
    repName: rep?.name ?? '',
    dealers: loads.length,
    visits,
    calls,
    neededMinutes,
    travelMinutes: road ?? travel,
    travelKnown: road !== undefined,
    days,
    availableMinutes: minutes,
    toPhone: toPhone.map(told),
    missingMinutes,
  };
}

const told = ({ ids, ...cut }: ToPhone) => ({ ...cut, ids: ids.map((id) => DealerId.parse(id)) });

function sumOf(loads: readonly Load[]): { visits: number; calls: number; minutes: number } {
  const sum = { visits: 0, calls: 0, minutes: 0 };
  for (const load of loads) {
    sum[load.way === 'phone' ? 'calls' : 'visits'] += load.contacts;
    sum.minutes += minutesNeeded(load);
  }
  return sum;
}

/** The cuts of all rows by tier, those that nobody serves left out: nobody has to fit them into his days. */
function joined(rows: readonly CapacityRow[], tiers: readonly string[]): CapacityRow['toPhone'] {
  const cuts = rows.filter(({ repId }) => repId !== null).flatMap(({ toPhone }) => toPhone);
  return [...tiers, null].flatMap((tier) => {
    const those = cuts.filter((cut) => cut.tier === tier);
    if (those.length === 0) return [];
    const sum = (pick: (cut: (typeof those)[number]) => number) => those.reduce((all, cut) => all + pick(cut), 0);
    return [
      { tier, dealers: sum((cut) => cut.dealers), of: sum((cut) => cut.of), ids: those.flatMap(({ ids }) => ids) },
    ];
  });
}

function spanDays(from: CalendarDay, to: CalendarDay): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
