import { type PlannedRoute, patternCostOf, type RoutingProblem } from './routingProblem.ts';

/** Prices of what a plan may breach on its way to a good one; Infinity forbids it. */
export interface Prices {
  load: number;
  duration: number;
}

/** A plan while it is worked on: routes as lists, their sums, and where each call is. */
export interface RoutePlan {
  readonly problem: RoutingProblem;
  /** Routes of day d are those from d × vehicles on. */
  readonly routes: number[][];
  readonly load: Float64Array;
  readonly way: Float64Array;
  readonly service: Float64Array;
  /** The route of each call, by day × size + place; −1 for none. */
  readonly routeOf: Int32Array;
  readonly pattern: Uint32Array;
  /** When each call begins, and the latest it may: for single days with windows. */
  readonly begins: Float64Array;
  readonly latest: Float64Array;
  readonly prices: Prices;
}

export function emptyPlan(problem: RoutingProblem, prices: Prices): RoutePlan {
  const count = problem.days * problem.vehicles;
  return {
    problem,
    routes: Array.from({ length: count }, () => []),
    load: new Float64Array(count),
    way: new Float64Array(count),
    service: new Float64Array(count),
    routeOf: new Int32Array(problem.days * problem.size).fill(-1),
    pattern: new Uint32Array(problem.size),
    begins: new Float64Array(problem.windows === null ? 0 : problem.size),
    latest: new Float64Array(problem.windows === null ? 0 : problem.size),
    prices,
  };
}

export function dayOf(plan: RoutePlan, route: number): number {
  return Math.floor(route / plan.problem.vehicles);
}

/** Sums and times of a route after its stops have changed. */
export function renewRoute(plan: RoutePlan, route: number): void {
  const { problem } = plan;
  const { distance, size, demand, service } = problem;
  const stops = plan.routes[route] ?? [];
  const base = dayOf(plan, route) * size;
  let before = 0;
  let way = 0;
  let load = 0;
  let served = 0;
  for (let i = 0; i < stops.length; i += 1) {
    const stop = stops[i] ?? 0;
    way += distance[before * size + stop] ?? 0;
    load += demand[stop] ?? 0;
    served += service[stop] ?? 0;
    plan.routeOf[base + stop] = route;
    before = stop;
  }
  way += distance[before * size] ?? 0;
  plan.way[route] = way;
  plan.load[route] = load;
  plan.service[route] = served;
  if (problem.windows !== null) renewTimes(plan, stops, problem.windows);
}

function renewTimes(plan: RoutePlan, stops: readonly number[], windows: { ready: Float64Array; due: Float64Array }) {
  const { distance, size, service } = plan.problem;
  let before = 0;
  let free = windows.ready[0] ?? 0;
  for (let i = 0; i < stops.length; i += 1) {
    const stop = stops[i] ?? 0;
    const begins = Math.max(windows.ready[stop] ?? 0, free + (distance[before * size + stop] ?? 0));
    plan.begins[stop] = begins;
    free = begins + (service[stop] ?? 0);
    before = stop;
  }
  let after = 0;
  let latest = windows.due[0] ?? 0;
  for (let i = stops.length - 1; i >= 0; i -= 1) {
    const stop = stops[i] ?? 0;
    const leave = latest - (distance[stop * size + after] ?? 0) - (service[stop] ?? 0);
    latest = Math.min(windows.due[stop] ?? 0, leave);
    plan.latest[stop] = latest;
    after = stop;
  }
}

/** What a route costs: its way, how full its day is, and what it breaches. */
export function routeCost(plan: RoutePlan, route: number): number {
  const [way, service, load] = [plan.way[route] ?? 0, plan.service[route] ?? 0, plan.load[route] ?? 0];
  return costOf(plan, dayOf(plan, route), way, service, load);
}

/** What a route of these sums costs on a day. */
export function costOf(
  { problem, prices }: RoutePlan,
  day: number,
  way: number,
  service: number,
  load: number,
): number {
  const over = load - (problem.capacity[day] ?? 0);
  const late = way + service - (problem.maxDuration[day] ?? 0);
  const breached = (over > SLACK ? prices.load * over : 0) + (late > SLACK ? prices.duration * late : 0);
  return way + fullness(problem, day, way + service) + breached;
}

/** What a route costs for how full its day is. */
export function fullness({ wishes, maxDuration }: RoutingProblem, day: number, duration: number): number {
  if (wishes === undefined || wishes.fullDay === 0) return 0;
  const share = duration / Math.max(1, maxDuration[day] ?? 1);
  return wishes.fullDay * share * share;
}

/** What a plan costs, whatever it breaches: ways, full days, patterns. */
export function planCost({ problem, way, service, routes, pattern }: RoutePlan): number {
  let sum = 0;
  for (let route = 0; route < routes.length; route += 1) {
    const day = Math.floor(route / problem.vehicles);
    sum += (way[route] ?? 0) + fullness(problem, day, (way[route] ?? 0) + (service[route] ?? 0));
  }
  if (problem.wishes !== undefined)
    for (let place = 1; place < problem.size; place += 1) sum += patternCostOf(problem, place, pattern[place] ?? 0);
  return sum;
}

/** Sums of decimals are not exact. */
export const SLACK = 1e-7;

/** What a plan breaches, in units of load and of duration. */
export function breaches(plan: RoutePlan): { load: number; duration: number } {
  const { capacity, maxDuration } = plan.problem;
  const sums = { load: 0, duration: 0 };
  for (let route = 0; route < plan.routes.length; route += 1) {
    const day = dayOf(plan, route);
    const load = (plan.load[route] ?? 0) - (capacity[day] ?? 0);
    const duration = (plan.way[route] ?? 0) + (plan.service[route] ?? 0) - (maxDuration[day] ?? 0);
    if (load > SLACK) sums.load += load;
    if (duration > SLACK) sums.duration += duration;
  }
  return sums;
}

/** A picture of a plan to come back to. */
export interface PlanPicture {
  routes: number[][];
  pattern: Uint32Array;
}

export function pictureOf(plan: RoutePlan): PlanPicture {
  return { routes: plan.routes.map((stops) => stops.slice()), pattern: plan.pattern.slice() };
}

export function restorePlan(plan: RoutePlan, { routes, pattern }: PlanPicture): void {
  plan.routeOf.fill(-1);
  plan.pattern.set(pattern);
  for (let route = 0; route < plan.routes.length; route += 1) {
    plan.routes[route] = (routes[route] ?? []).slice();
    renewRoute(plan, route);
  }
}

/** The routes with stops, by day. */
export function plannedRoutes(plan: RoutePlan, picture: PlanPicture): PlannedRoute[] {
  return picture.routes.flatMap((stops, route) => (stops.length === 0 ? [] : [{ day: dayOf(plan, route), stops }]));
}
