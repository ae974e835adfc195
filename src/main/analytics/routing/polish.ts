import { nearestPlaces } from './neighbours.ts';
import { costOf, dayOf, type RoutePlan, renewRoute, routeCost, SLACK } from './routePlan.ts';

/**
 * Local search over sound plans: a stop beside a near one, two stops exchanged, tails of two routes exchanged, a stretch turned round.
 * Every change keeps loads, durations and windows, and shortens the way.
 * @source B. Kindervater, M. Savelsbergh (1997): Vehicle routing: handling edge exchanges; J.-Y. Potvin, J.-M. Rousseau (1995): 2-opt*.
 */

const NEIGHBOURS = 20;
const GAIN = 1e-7;

export function polishRoutes(plan: RoutePlan): void {
  const { size, days } = plan.problem;
  const near = nearestPlaces(plan.problem.distance, size, NEIGHBOURS, 0);
  const width = Math.max(0, Math.min(NEIGHBOURS, size - 2));
  for (let better = true; better; ) {
    better = false;
    for (let day = 0; day < days; day += 1)
      for (let stop = 1; stop < size; stop += 1)
        for (let k = 0; k < width && (plan.routeOf[day * size + stop] ?? -1) >= 0; k += 1)
          if (betterPair(plan, day, stop, near[stop * width + k] ?? 0)) better = true;
  }
}

/** Tries every move that brings two calls together. */
function betterPair(plan: RoutePlan, day: number, a: number, b: number): boolean {
  const { size } = plan.problem;
  const [ra, rb] = [plan.routeOf[day * size + a] ?? -1, plan.routeOf[day * size + b] ?? -1];
  if (rb < 0) return false;
  const [one, two] = [plan.routes[ra] ?? [], plan.routes[rb] ?? []];
  const [i, j] = [one.indexOf(a), two.indexOf(b)];
  if (ra === rb) return inside(one, i, j).some((stops) => replaced(plan, [ra], [stops]));
  return across(one, i, two, j).some(([first, second]) => replaced(plan, [ra, rb], [first, second]));
}

function inside(stops: readonly number[], i: number, j: number): number[][] {
  const [low, high] = i < j ? [i, j] : [j, i];
  const turned = (from: number, to: number) => [
    ...stops.slice(0, from),
    ...stops.slice(from, to).reverse(),
    ...stops.slice(to),
  ];
  const moved = (length: number, flip: boolean) => {
    const stretch = stops.slice(i, i + length);
    if (flip) stretch.reverse();
    const rest = [...stops.slice(0, i), ...stops.slice(i + length)];
    const at = rest.indexOf(stops[j] ?? 0);
    return at < 0 ? [] : [0, 1].map((side) => [...rest.slice(0, at + side), ...stretch, ...rest.slice(at + side)]);
  };
  return [
    turned(low + 1, high + 1),
    turned(low, high),
    ...[1, 2, 3].flatMap((length) =>
      i + length <= stops.length ? [...moved(length, false), ...moved(length, true)] : [],
    ),
  ];
}

function across(one: readonly number[], i: number, two: readonly number[], j: number): [number[], number[]][] {
  const moves: [number[], number[]][] = [];
  for (const length of [1, 2])
    for (const side of [0, 1])
      if (i + length <= one.length)
        moves.push([
          [...one.slice(0, i), ...one.slice(i + length)],
          [...two.slice(0, j + side), ...one.slice(i, i + length), ...two.slice(j + side)],
        ]);
  // a takes the place beside b, whose neighbour goes where a was.
  for (const k of [j - 1, j + 1]) {
    const other = two[k];
    const own = one[i];
    if (other === undefined || own === undefined) continue;
    moves.push([one.map((stop, at) => (at === i ? other : stop)), two.map((stop, at) => (at === k ? own : stop))]);
  }
  moves.push([
    [...one.slice(0, i + 1), ...two.slice(j)],
    [...two.slice(0, j), ...one.slice(i + 1)],
  ]);
  moves.push([
    [...one.slice(0, i + 1), ...two.slice(0, j + 1).reverse()],
    [...one.slice(i + 1).reverse(), ...two.slice(j + 1)],
  ]);
  return moves;
}

/** Takes the new stops where they are sound and shorter. */
function replaced(plan: RoutePlan, routes: readonly number[], stops: readonly number[][]): boolean {
  let change = 0;
  for (let k = 0; k < routes.length; k += 1) {
    const route = routes[k] ?? 0;
    const cost = soundCost(plan, dayOf(plan, route), stops[k] ?? []);
    if (cost === Number.POSITIVE_INFINITY) return false;
    change += cost - routeCost(plan, route);
  }
  const { wishes } = plan.problem;
  if (change > -GAIN) return false;
  if (wishes !== undefined && !routes.every((route, k) => wishes.canBe(dayOf(plan, route), stops[k] ?? [])))
    return false;
  for (let k = 0; k < routes.length; k += 1) plan.routes[routes[k] ?? 0] = [...(stops[k] ?? [])];
  for (const route of routes) renewRoute(plan, route);
  return true;
}

/** What a route costs; Infinity where it breaches anything. */
function soundCost(plan: RoutePlan, day: number, stops: readonly number[]): number {
  const { problem } = plan;
  const { distance, size, demand, service, capacity, maxDuration, windows } = problem;
  let [before, way, load, served] = [0, 0, 0, 0];
  let free = windows?.ready[0] ?? 0;
  for (const stop of stops) {
    const leg = distance[before * size + stop] ?? 0;
    way += leg;
    load += demand[stop] ?? 0;
    served += service[stop] ?? 0;
    if (windows !== null) {
      const begins = Math.max(windows.ready[stop] ?? 0, free + leg);
      if (begins > (windows.due[stop] ?? 0) + SLACK) return Number.POSITIVE_INFINITY;
      free = begins + (service[stop] ?? 0);
    }
    before = stop;
  }
  const home = distance[before * size] ?? 0;
  way += home;
  if (windows !== null && free + home > (windows.due[0] ?? 0) + SLACK) return Number.POSITIVE_INFINITY;
  if (load > (capacity[day] ?? 0) + SLACK || way + served > (maxDuration[day] ?? 0) + SLACK)
    return Number.POSITIVE_INFINITY;
  return costOf(plan, day, way, served, load);
}
