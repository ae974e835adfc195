import { emptyPlan, type PlanPicture, pictureOf, type RoutePlan, renewRoute } from './routePlan.ts';
import type { RoutingProblem, SearchPort } from './routingProblem.ts';
import { type Bank, createWorker, takeBack, type Undo } from './ruinRecreate.ts';

/**
 * As few routes as can be found: a route is given up, and its customers look for a place for as long as need be. What has often found
 * none counts more.
 * @source J. Christiaens, G. Vanden Berghe (2020), §5.3: fleet minimisation by the sum of absences.
 */
export interface FewestRoutes {
  picture: PlanPicture;
  vehicles: number;
  iterations: number;
  cutShort: boolean;
}

const WATCH_EVERY = 64;
const WARM = 1;
const COLD = 0.01;

/** For single days. @returns null where no plan was found at all */
export function fewestRoutes(
  problem: RoutingProblem,
  random: () => number,
  iterations: number,
  port: SearchPort,
): FewestRoutes | null {
  const plan = emptyPlan(problem, { load: Number.POSITIVE_INFINITY, duration: Number.POSITIVE_INFINITY });
  const worker = createWorker(plan, random);
  const bank = everybody(problem);
  const absences = new Float64Array(problem.size);
  const undo: Undo = { routes: new Map(), patterns: new Map() };
  for (let route = 0; route < plan.routes.length; route += 1) renewRoute(plan, route);
  worker.recreate(bank, undo);
  let best: { picture: PlanPicture; vehicles: number } | null = null;
  const least = leastRoutes(problem);
  let scale = 0;
  let warmth = 0;
  let done = 0;
  let cutShort = false;
  const cooling = (COLD / WARM) ** (1 / Math.max(1, iterations));
  for (; done < iterations; done += 1) {
    if (bank.place.length === 0) {
      best = { picture: compact(plan), vehicles: plan.routes.filter((stops) => stops.length > 0).length };
      if (best.vehicles <= least) break;
      giveUpRoute(plan, absences, bank);
      scale = meanWay(plan);
    }
    if (done % WATCH_EVERY === 0) {
      port.progress(done, iterations * 4);
      cutShort = port.outOfTime();
      if (cutShort) break;
    }
    warmth = WARM * scale * cooling ** done;
    step(plan, worker, bank, undo, absences, warmth, random);
  }
  return best === null ? null : { ...best, iterations: done, cutShort };
}

function step(
  plan: RoutePlan,
  worker: ReturnType<typeof createWorker>,
  bank: Bank,
  undo: Undo,
  absences: Float64Array,
  warmth: number,
  random: () => number,
): void {
  undo.routes.clear();
  undo.patterns.clear();
  const [place, day] = [bank.place.slice(), bank.day.slice()];
  const before = sumOf(place, absences);
  const wayBefore = total(plan.way);
  worker.ruin(bank, undo);
  worker.recreate(bank, undo);
  const after = sumOf(bank.place, absences);
  const better = after < before || (place.length > bank.place.length && bank.place.length === 0);
  const change = total(plan.way) - wayBefore;
  const taken = better || (after <= before && change <= -warmth * Math.log(1 - random()));
  for (const each of bank.place) absences[each] = (absences[each] ?? 0) + 1;
  if (taken) return;
  takeBack(plan, undo);
  bank.place = place;
  bank.day = day;
}

function giveUpRoute(plan: RoutePlan, absences: Float64Array, bank: Bank): void {
  let chosen = -1;
  let least = Number.POSITIVE_INFINITY;
  plan.routes.forEach((stops, route) => {
    const sum = sumOf(stops, absences) + stops.length * 1e-6;
    if (stops.length === 0 || sum >= least) return;
    chosen = route;
    least = sum;
  });
  const out = plan.routes[chosen] ?? [];
  for (const stop of out) {
    plan.routeOf[stop] = -1;
    bank.place.push(stop);
    bank.day.push(-1);
  }
  plan.routes[chosen] = [];
  renewRoute(plan, chosen);
  closeEmpty(plan);
}

/** Takes empty routes off the end of the day, so that none is opened again. */
function closeEmpty(plan: RoutePlan): void {
  const kept = plan.routes.filter((stops) => stops.length > 0);
  plan.routes.splice(0, plan.routes.length, ...kept);
  plan.way.fill(0);
  for (let route = 0; route < kept.length; route += 1) renewRoute(plan, route);
}

function compact(plan: RoutePlan): PlanPicture {
  const { routes, pattern } = pictureOf(plan);
  return { routes: routes.filter((stops) => stops.length > 0), pattern };
}

function everybody({ size, patterns }: RoutingProblem): Bank {
  const place: number[] = [];
  for (let each = 1; each < size; each += 1) if ((patterns[each]?.length ?? 0) > 0) place.push(each);
  return { place, day: place.map(() => -1) };
}

function leastRoutes({ demand, capacity }: RoutingProblem): number {
  const most = capacity[0] ?? 0;
  return Number.isFinite(most) && most > 0 ? Math.max(1, Math.ceil(total(demand) / most - 1e-9)) : 1;
}

function meanWay(plan: RoutePlan): number {
  const stops = plan.routes.reduce((sum, each) => sum + each.length + 1, 0);
  return total(plan.way) / Math.max(1, stops);
}

function sumOf(places: readonly number[], absences: Float64Array): number {
  let sum = 0;
  for (const place of places) sum += absences[place] ?? 0;
  return sum;
}

function total(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
