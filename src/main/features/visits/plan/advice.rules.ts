import type { PlanInput, RouteAdvice } from './planInput.rules.ts';
import type { RepPlan } from './planRep.rules.ts';
import { bestPlace, type RepDays, spent, stopOf } from './repDays.rules.ts';

/** Less is not worth a change of what everybody is used to. */
const LEAST_SAVING = 10;
const MOST_ADVICE = 30;

/** Dealers of fixed routes who would cost fewer minutes on another day of the plan, the most saved first. */
export function adviceOf(input: PlanInput, { days, chosen }: RepPlan): RouteAdvice[] {
  if (!input.options.keepRoutes) return [];
  const free: RepDays = { ...days, keepRoutes: false };
  const found: RouteAdvice[] = [];
  days.dealers.forEach((dealer, index) => {
    const day = chosen[index]?.[0];
    if (dealer.route === null || day === undefined || chosen[index]?.length !== 1) return;
    const stops = days.stops[day] ?? [];
    const without = stops.filter((stop) => stop.at !== index + 1);
    if (without.length === stops.length || stops.some((stop) => stop.at === index + 1 && stop.locked)) return;
    const saved = spent(days, stops) - spent(days, without) - dealer.minutes;
    let best: RouteAdvice | null = null;
    for (let to = 0; to < input.days; to += 1) {
      if (to === day || (dealer.open[to] ?? 0) === 0 || (days.stops[to]?.length ?? 0) === 0) continue;
      const place = bestPlace(free, to, { ...stopOf(days, index + 1, null), routeId: null });
      const savesMinutes = place === null ? 0 : Math.round(saved - place.more);
      if (savesMinutes >= LEAST_SAVING && savesMinutes > (best?.savesMinutes ?? 0))
        best = { dealerId: dealer.id, routeId: dealer.route.id, day, toDay: to, savesMinutes };
    }
    if (best !== null) found.push(best);
  });
  return found.sort((a, b) => b.savesMinutes - a.savesMinutes || a.dealerId - b.dealerId).slice(0, MOST_ADVICE);
}
