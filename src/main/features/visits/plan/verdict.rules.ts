import type { PlanInput, PlanVerdict, VerdictCode } from './planInput.rules.ts';
import type { RepPlan } from './planRep.rules.ts';
import { firstBegin } from './repDays.rules.ts';

/** Why a dealer of a rep is in the plan as often as wanted, less often, or not. @param elsewhere locked visits that others make */
export function verdictOn(input: PlanInput, plan: RepPlan, index: number, elsewhere: number): PlanVerdict {
  const dealer = plan.days.dealers[index];
  const wanted = plan.wanted[index];
  const planned = (plan.chosen[index]?.length ?? 0) + elsewhere;
  const base = { dealerId: dealer?.id ?? 0, repId: plan.days.rep.id, wanted: wanted?.count ?? 0, planned, why: null };
  const dueDay = dealer?.due?.on ?? null;
  const is = (code: VerdictCode, why: VerdictCode | null = null): PlanVerdict => ({ ...base, code, why, dueDay });
  if (dealer === undefined || wanted === undefined) return is('not_wanted');
  if (planned >= wanted.count && planned > 0) return is('planned');
  if (dealer.way === 'phone' || dealer.way === 'never') return is(dealer.way);
  if (dealer.way === 'none') return is('not_wanted');
  if (wanted.count === 0) return is('not_due');
  const obstacle = obstacleOf(input, plan, index);
  return planned > 0 ? is('partly', obstacle) : is(obstacle);
}

/** What stands in the way of one more visit, the first of: the rep's days, the dealer's, the route's, times, room. */
function obstacleOf(input: PlanInput, { days, wanted }: RepPlan, index: number): VerdictCode {
  const dealer = days.dealers[index];
  const from = wanted[index]?.earliest ?? 0;
  if (dealer === undefined) return 'no_capacity';
  const all = Array.from({ length: input.days - from }, (_, i) => from + i);
  const worked = all.filter((day) => (days.rep.minutes[day] ?? 0) > 0);
  if (worked.length === 0) return 'rep_away';
  const open = worked.filter((day) => (dealer.open[day] ?? 0) > 0);
  if (open.length === 0) return 'closed';
  const onRoute = input.options.keepRoutes ? open.filter((day) => dealer.route?.days[day] !== false) : open;
  if (onRoute.length === 0) return 'route_days';
  const way = days.travel[index + 1] ?? 0;
  const fits = onRoute.some((day) => {
    const begins = firstBegin({ windows: dealer.windows, minutes: dealer.minutes }, days.rep.begins + way);
    const home = days.homeCounts ? way : 0;
    return begins !== null && begins + dealer.minutes + home <= days.rep.begins + (days.rep.minutes[day] ?? 0);
  });
  return fits ? 'no_capacity' : 'windows';
}
