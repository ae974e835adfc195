import type { PlannedRoute, RoutingProblem } from './routingProblem.ts';

/**
 * Looks a plan over from nothing but the problem and the stops: what it costs and what it breaches. It shares no code with the search,
 * so that an error there does not hide here.
 */
export type RouteBreach =
  | { code: 'unknown_place'; place: number }
  | { code: 'twice_a_day'; place: number; day: number }
  | { code: 'not_visited'; place: number }
  | { code: 'wrong_days'; place: number; days: number[] }
  | { code: 'over_load'; day: number; route: number; by: number }
  | { code: 'over_duration'; day: number; route: number; by: number }
  | { code: 'late'; place: number; by: number }
  | { code: 'late_home'; route: number; by: number }
  | { code: 'too_many_vehicles'; day: number; used: number; most: number };

export interface CheckedRoutes {
  cost: number;
  breaches: RouteBreach[];
  /** By route: what it carries, its way, and from leaving to coming home, with what it waits. */
  routes: { load: number; way: number; duration: number }[];
}

/** Decimals summed in another order differ by so much. */
const ROUNDING = 1e-6;

export function checkRoutes(problem: RoutingProblem, routes: readonly PlannedRoute[]): CheckedRoutes {
  const breaches: RouteBreach[] = [];
  const days: number[][] = Array.from({ length: problem.size }, () => []);
  const used = new Map<number, number>();
  let cost = 0;
  const sums = routes.map(({ day, stops }, route) => {
    for (const place of stops) {
      const seen = days[place];
      if (place <= 0 || seen === undefined) breaches.push({ code: 'unknown_place', place });
      else if (seen.includes(day)) breaches.push({ code: 'twice_a_day', place, day });
      else seen.push(day);
    }
    used.set(day, (used.get(day) ?? 0) + 1);
    const sum = walk(problem, stops, route, breaches);
    cost += sum.way;
    const overLoad = sum.load - (problem.capacity[day] ?? 0);
    if (!(overLoad <= ROUNDING)) breaches.push({ code: 'over_load', day, route, by: overLoad });
    // Waiting counts only where there is a clock.
    const overTime = (problem.windows === null ? sum.busy : sum.duration) - (problem.maxDuration[day] ?? 0);
    if (!(overTime <= ROUNDING)) breaches.push({ code: 'over_duration', day, route, by: overTime });
    return { load: sum.load, way: sum.way, duration: sum.duration };
  });
  for (const [day, count] of used)
    if (count > problem.vehicles)
      breaches.push({ code: 'too_many_vehicles', day, used: count, most: problem.vehicles });
  for (let place = 1; place < problem.size; place += 1) {
    const allowed = problem.patterns[place] ?? [];
    const visited = (days[place] ?? []).sort((a, b) => a - b);
    if (allowed.length === 0 && visited.length === 0) continue;
    if (visited.length === 0) breaches.push({ code: 'not_visited', place });
    else if (!allowed.includes(visited.reduce((sum, day) => sum + 2 ** day, 0)))
      breaches.push({ code: 'wrong_days', place, days: visited });
  }
  return { cost, breaches, routes: sums };
}

function walk(problem: RoutingProblem, stops: readonly number[], route: number, breaches: RouteBreach[]) {
  const { distance, size, demand, service, windows } = problem;
  const far = (from: number, to: number) => distance[from * size + to] ?? 0;
  const start = windows?.ready[0] ?? 0;
  let clock = start;
  let here = 0;
  let [load, way, busy] = [0, 0, 0];
  for (const place of stops) {
    way += far(here, place);
    busy += far(here, place) + (service[place] ?? 0);
    load += demand[place] ?? 0;
    clock += far(here, place);
    if (windows !== null) {
      clock = Math.max(clock, windows.ready[place] ?? 0);
      const by = clock - (windows.due[place] ?? 0);
      if (by > ROUNDING) breaches.push({ code: 'late', place, by });
    }
    clock += service[place] ?? 0;
    here = place;
  }
  way += far(here, 0);
  busy += far(here, 0);
  clock += far(here, 0);
  const by = windows === null ? 0 : clock - (windows.due[0] ?? 0);
  if (by > ROUNDING) breaches.push({ code: 'late_home', route, by });
  return { load, way, busy, duration: clock - start };
}

/** Whether a tour calls on every place once, and what it costs. */
export function checkTour(
  tour: ArrayLike<number>,
  distance: Float64Array,
  size: number,
): { cost: number; breaches: RouteBreach[] } {
  const breaches: RouteBreach[] = [];
  const seen = new Uint8Array(size);
  let cost = 0;
  for (let i = 0; i < tour.length; i += 1) {
    const place = tour[i] ?? -1;
    if (!(place >= 0 && place < size)) {
      breaches.push({ code: 'unknown_place', place });
      continue;
    }
    if (seen[place] === 1) breaches.push({ code: 'twice_a_day', place, day: 0 });
    seen[place] = 1;
    cost += distance[place * size + (tour[(i + 1) % tour.length] ?? 0)] ?? 0;
  }
  for (let place = 0; place < size; place += 1) if (seen[place] === 0) breaches.push({ code: 'not_visited', place });
  return { cost, breaches };
}
