import { adviceOf } from './advice.rules.ts';
import type { Plan, PlanDealer, PlanInput, PlannedVisit, PlanPort, PlanVerdict } from './planInput.rules.ts';
import { planRep, type RepPlan } from './planRep.rules.ts';
import { firstBegin, timesOf } from './repDays.rules.ts';
import { verdictOn } from './verdict.rules.ts';

/** Numbers in [0, 1) that repeat for a seed; independent for each rep. */
export type RandomStreams = (stream: number) => () => number;

/** Plans the visits of some reps over some days. The same input and streams give the same plan. */
export function planVisits(input: PlanInput, streams: RandomStreams, port: PlanPort): Plan {
  const plan: Plan = { visits: [], verdicts: [], advice: [] };
  const chosen = new Set(input.reps.map(({ id }) => id));
  const byRep = new Map<number, PlanDealer[]>();
  const lockedFor = new Map<number, Set<number>>();
  for (const { repId, dealerId } of input.locked) {
    const of = lockedFor.get(repId) ?? new Set();
    lockedFor.set(repId, of.add(dealerId));
  }
  const standing = elsewhereOf(input, null);
  for (const dealer of input.dealers) {
    const { repId } = dealer;
    if (repId === null || !chosen.has(repId))
      plan.verdicts.push(withoutRep(dealer, standing.get(dealer.id)?.filter((day) => day < input.days).length ?? 0));
    else byRep.set(repId, [...(byRep.get(repId) ?? []), dealer]);
  }
  input.reps.forEach((rep, i) => {
    const own = (byRep.get(rep.id) ?? []).toSorted((a, b) => a.id - b.id);
    // A locked visit at a dealer of somebody else's takes its time all the same.
    const guests = input.dealers.filter(({ id, repId }) => repId !== rep.id && lockedFor.get(rep.id)?.has(id) === true);
    const all = [...own, ...guests.map((dealer): PlanDealer => ({ ...dealer, way: 'none', due: null }))];
    const each: PlanPort = {
      progress: (done, total) => port.progress(i + done / Math.max(1, total), input.reps.length),
    };
    const found = planRep(input, rep, all, elsewhereOf(input, rep.id), streams(rep.id), each);
    plan.visits.push(...visitsOf(found));
    for (const at of own.keys()) plan.verdicts.push(verdictOn(input, found, at));
    plan.advice.push(...adviceOf(input, found));
    port.progress(i + 1, input.reps.length);
  });
  plan.verdicts.sort((a, b) => a.dealerId - b.dealerId);
  return plan;
}

/** Days of each dealer's visits that stand and that this rep does not make now; null: all that stand. */
function elsewhereOf({ locked, elsewhere }: PlanInput, repId: number | null): Map<number, number[]> {
  const days = new Map<number, number[]>();
  for (const { dealerId, day } of [...locked.filter((visit) => visit.repId !== repId), ...elsewhere])
    days.set(dealerId, [...(days.get(dealerId) ?? []), day]);
  return days;
}

function withoutRep({ id, repId, way }: PlanDealer, planned: number): PlanVerdict {
  const marked = way === 'phone' ? 'phone' : way === 'never' ? 'never' : way === 'none' ? 'not_wanted' : null;
  const code = marked ?? (repId === null ? 'no_rep' : 'other_rep');
  return { dealerId: id, repId, wanted: 0, planned, code, why: null, dueDay: null };
}

function visitsOf({ days }: RepPlan): PlannedVisit[] {
  const { rep, travel, size, dealers } = days;
  return days.stops.flatMap((stops, day) => {
    const times = timesOf(days, day, stops);
    let clock = rep.begins;
    let here = 0;
    return stops.map((stop, i): PlannedVisit => {
      const travelMinutes = travel[here * size + stop.at] ?? 0;
      // A day that locked visits have overfilled has no times that fit: one after another, then.
      const time = times?.[i] ?? firstBegin(stop, clock + travelMinutes) ?? clock + travelMinutes;
      clock = time + stop.minutes;
      here = stop.at;
      return {
        dealerId: dealers[stop.at - 1]?.id ?? 0,
        repId: rep.id,
        day,
        place: i + 1,
        time,
        travelMinutes: Math.round(travelMinutes),
        minutes: stop.minutes,
        visitId: stop.visitId,
        locked: stop.locked,
      };
    });
  });
}
