import type { VisitVerdictCode } from '../../../../shared/contract/visitPlans.contract.ts';
import { chooseDays } from './chooseDays.rules.ts';
import type { PlanInput, PlanVerdict } from './planInput.rules.ts';
import type { RepPlan } from './planRep.rules.ts';
import { firstBegin } from './repDays.rules.ts';

/** Why a dealer of a rep is in the plan as often as wanted, less often, or not. */
export function verdictOn(input: PlanInput, plan: RepPlan, index: number): PlanVerdict {
  const dealer = plan.days.dealers[index];
  const wanted = plan.wanted[index];
  const byOthers = wanted?.elsewhere.filter((day) => day < input.days).length ?? 0;
  const planned = (plan.chosen[index]?.length ?? 0) + byOthers;
  const base = { dealerId: dealer?.id ?? 0, repId: plan.days.rep.id, wanted: wanted?.asked ?? 0, planned, why: null };
  const dueDay = wanted?.later ?? dealer?.due?.on ?? null;
  const is = (code: VisitVerdictCode, why: VisitVerdictCode | null = null): PlanVerdict => ({
    ...base,
    code,
    why,
    dueDay,
  });
  if (dealer === undefined || wanted === undefined) return is('not_wanted');
  if (planned >= wanted.asked && planned > 0) return is('planned');
  if (dealer.way === 'phone' || dealer.way === 'never') return is(dealer.way);
  if (dealer.way === 'none') return is('not_wanted');
  if (wanted.asked === 0) return is(wanted.later === null ? 'not_due' : 'stands_later');
  const obstacle = obstacleOf(input, plan, index);
  return planned > 0 ? is('partly', obstacle) : is(obstacle);
}

/** What keeps the visits from being as many as wanted: the first of the rep's days, the dealer's, the route's, times, room. */
function obstacleOf(input: PlanInput, { days, wanted }: RepPlan, index: number): VisitVerdictCode {
  const dealer = days.dealers[index];
  const each = wanted[index];
  if (dealer === undefined || each === undefined) return 'no_capacity';
  const possible = Array.from({ length: input.days }, (_, day) => day >= each.earliest);
  /** Whether all wanted visits find days among those that are left. */
  const enough = (more: (day: number) => boolean): boolean => {
    possible.forEach((still, day) => {
      possible[day] = still && more(day);
    });
    const cost = Float64Array.from(possible, (still) => (still ? 0 : Number.POSITIVE_INFINITY));
    const price = { visit: 1, none: 0 };
    return chooseDays(each, cost, new Float64Array(input.days), price, 0).days.length >= each.count;
  };
  const { rep } = days;
  if (!enough((day) => (rep.minutes[day] ?? 0) > 0)) return 'rep_away';
  if (!enough((day) => (dealer.open[day] ?? 0) > 0)) return 'closed';
  if (input.options.keepRoutes && !enough((day) => dealer.route?.days[day] !== false)) return 'route_days';
  const way = days.travel[index + 1] ?? 0;
  const begins = firstBegin({ windows: dealer.windows, minutes: dealer.minutes }, rep.begins + way);
  const ends = begins === null ? Number.POSITIVE_INFINITY : begins + dealer.minutes + (days.homeCounts ? way : 0);
  return enough((day) => ends <= rep.begins + (rep.minutes[day] ?? 0)) ? 'no_capacity' : 'windows';
}
