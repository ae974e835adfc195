import type { PlanDealer, PlanInput, RouteAdvice } from './planInput.rules.ts';
import type { RepPlan } from './planRep.rules.ts';
import { bestPlace, type RepDays, spent, stopOf } from './repDays.rules.ts';

/** Fewer minutes a visit are not worth a change of what everybody is used to. */
const LEAST_SAVING = 10;
const MOST_ADVICE = 30;
/** So many days from where a visit is, at most, it may be on another route. */
const MOST_SHIFT = 6;

/** Dealers of fixed routes who would cost fewer minutes on another route of the rep, or on another day of the plan; the most saved first. */
export function adviceOf(input: PlanInput, plan: RepPlan): RouteAdvice[] {
  if (!input.options.keepRoutes) return [];
  const free: RepDays = { ...plan.days, keepRoutes: false };
  const driven = new Map(plan.days.dealers.flatMap(({ route }) => (route === null ? [] : [[route.id, route.days]])));
  const found = plan.days.dealers.flatMap((dealer, index) => {
    const told = adviceFor(free, driven, dealer, index + 1, plan.chosen[index] ?? []);
    return told === null ? [] : [told];
  });
  return found.sort((a, b) => b.savesMinutes - a.savesMinutes || a.dealerId - b.dealerId).slice(0, MOST_ADVICE);
}

function adviceFor(
  days: RepDays,
  driven: ReadonlyMap<number, readonly boolean[]>,
  dealer: PlanDealer,
  at: number,
  chosen: readonly number[],
): RouteAdvice | null {
  const { route } = dealer;
  const on = chosen.toSorted((a, b) => a - b);
  const [day] = on;
  const isLocked = (each: number) => days.stops[each]?.some((stop) => stop.at === at && stop.locked) !== false;
  if (route === null || day === undefined || on.some(isLocked)) return null;
  const base = { dealerId: dealer.id, routeId: route.id, visits: on.length, day };
  let best: RouteAdvice | null = null;
  for (const [toRouteId, isDriven] of driven) {
    if (toRouteId === route.id) continue;
    let savesMinutes = 0;
    const to = on.map((each) => {
      const moved = cheapestDay(
        days,
        at,
        each,
        (other) => isDriven[other] === true && Math.abs(other - each) <= MOST_SHIFT,
      );
      savesMinutes += moved?.saves ?? Number.NEGATIVE_INFINITY;
      return moved?.day ?? -1;
    });
    if (Math.round(savesMinutes) >= LEAST_SAVING * on.length && savesMinutes > (best?.savesMinutes ?? 0))
      best = { ...base, toRouteId, toDay: to[0] ?? day, savesMinutes: Math.round(savesMinutes) };
  }
  if (best !== null || on.length > 1) return best;
  const once = cheapestDay(days, at, day, () => true);
  if (once === null || Math.round(once.saves) < LEAST_SAVING) return null;
  return { ...base, toRouteId: null, toDay: once.day, savesMinutes: Math.round(once.saves) };
}

/** The day among some on which a visit saves most minutes on the road against the day that it is on. */
function cheapestDay(
  days: RepDays,
  at: number,
  from: number,
  among: (day: number) => boolean,
): { day: number; saves: number } | null {
  const dealer = days.dealers[at - 1];
  const stops = days.stops[from] ?? [];
  const own = stopOf(days, at, null);
  const saved =
    spent(days, stops) -
    spent(
      days,
      stops.filter((stop) => stop.at !== at),
    ) -
    own.minutes;
  let best: { day: number; saves: number } | null = null;
  days.stops.forEach((others, day) => {
    if (day === from || others.length === 0 || (dealer?.open[day] ?? 0) === 0 || !among(day)) return;
    if (others.some((stop) => stop.at === at)) return;
    const place = bestPlace(days, day, { ...own, routeId: null });
    const saves = place === null ? 0 : saved - place.more;
    if (place !== null && saves > (best?.saves ?? 0)) best = { day, saves };
  });
  return best;
}
