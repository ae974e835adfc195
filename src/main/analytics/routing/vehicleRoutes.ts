import { fewestRoutes } from './fewestRoutes.ts';
import { polishRoutes } from './polish.ts';
import {
  breaches,
  costOf,
  dayOf,
  emptyPlan,
  type PlanPicture,
  pictureOf,
  planCost,
  plannedRoutes,
  type RoutePlan,
  renewRoute,
  restorePlan,
  routeCost,
} from './routePlan.ts';
import {
  type PlannedRoute,
  patternCostOf,
  type RoutingAnswer,
  type RoutingProblem,
  type SearchPort,
  UNWATCHED,
} from './routingProblem.ts';
import { type Bank, createWorker, takeBack, type Undo, type Worker } from './ruinRecreate.ts';

/**
 * Routes of several vehicles by simulated annealing over ruins and recreations. Loads and durations may be breached on the way at
 * prices that follow the share of sound plans; windows never. Every round begins at the best plan so far, less warm than the one before,
 * so that little is lost when a guard ends the search early.
 * @source J. Christiaens, G. Vanden Berghe (2020), see ruinRecreate.ts; prices as in T. Vidal, T. G. Crainic, M. Gendreau, N. Lahrichi,
 *         W. Rei (2012): A hybrid genetic algorithm for multidepot and periodic vehicle routing problems. Operations Research 60(3).
 */

/** Warmth at the beginning and the end of the first round, as a share of a mean way between stops. */
const WARM = 1.5;
const COLD = 0.004;
/** Where a plan is bettered that stands: much of it is to stay. */
const WARM_AGAIN = 0.15;
const ROUNDS = [0.5, 0.3, 0.2];
const COOLER = 0.4;
const WATCH_EVERY = 64;
/** What breaches cost while the first plan is filled. */
const DEAR = 1000;
/** Prices follow the share of sound plans among so many. */
const PRICE_EVERY = 200;
const SOUND_SHARE = { low: 0.3, high: 0.6 };
const DEARER = 1.15;
const CHEAPER = 0.9;

/** Iterations that come near the best known plans of the public problems in seconds. */
export function routeIterations({ size, days, windows }: RoutingProblem): number {
  if (days > 1) return Math.min(1_600_000, 600_000 + 4000 * size);
  if (windows !== null) return Math.min(500_000, 100_000 + 4000 * size);
  return Math.min(900_000, 100_000 + 6000 * size);
}

/**
 * @param start a sound plan to better, with one route a day at most; none: from nothing
 * @returns null where no sound plan was found: more is asked of the vehicles than they can do
 */
export function vehicleRoutes(
  asked: RoutingProblem,
  random: () => number,
  iterations: number,
  port: SearchPort = UNWATCHED,
  start?: readonly PlannedRoute[],
): RoutingAnswer | null {
  const first = asked.fewestVehicles ? fewestRoutes(asked, random, Math.round(iterations / 4), port) : null;
  if (asked.fewestVehicles && first === null) return null;
  const problem = first === null ? asked : { ...asked, vehicles: Math.max(1, first.vehicles) };
  const plan = emptyPlan(problem, startPrices(problem));
  if (first !== null) restorePlan(plan, first.picture);
  else if (start !== undefined) restorePlan(plan, pictureFrom(problem, start));
  else if (!fill(plan, createWorker(plan, random, 0))) return null;
  const search = { done: first?.iterations ?? 0, cutShort: first?.cutShort ?? false };
  const found = { picture: pictureOf(plan), cost: Number.POSITIVE_INFINITY };
  noteIfBest(plan, found);
  const visits = plan.routes.reduce((sum, stops) => sum + stops.length + (stops.length > 0 ? 1 : 0), 0);
  const meanWay = visits === 0 ? 0 : plan.way.reduce((sum, way) => sum + way, 0) / visits;
  const left = iterations - search.done;
  let warm = start === undefined ? WARM : WARM_AGAIN;
  for (const share of start === undefined ? ROUNDS : [1]) {
    if (search.cutShort || meanWay === 0) break;
    if (found.cost < Number.POSITIVE_INFINITY) restorePlan(plan, found.picture);
    const span = { from: warm * meanWay, to: COLD * meanWay, steps: Math.round(left * share), total: iterations };
    round(plan, random, span, search, found, port);
    warm *= COOLER;
  }
  if (found.cost === Number.POSITIVE_INFINITY) return null;
  restorePlan(plan, found.picture);
  polishRoutes(plan);
  const picture = pictureOf(plan);
  return {
    routes: plannedRoutes(plan, picture),
    pattern: picture.pattern,
    cost: planCost(plan),
    iterations: search.done,
    cutShort: search.cutShort,
  };
}

function pictureFrom({ days, vehicles, size }: RoutingProblem, start: readonly PlannedRoute[]): PlanPicture {
  const routes: number[][] = Array.from({ length: days * vehicles }, () => []);
  const pattern = new Uint32Array(size);
  for (const { day, stops } of start) {
    routes[day * vehicles] = stops.slice();
    for (const stop of stops) pattern[stop] = (pattern[stop] ?? 0) | (1 << day);
  }
  return { routes, pattern };
}

interface Span {
  from: number;
  to: number;
  steps: number;
  total: number;
}

function round(
  plan: RoutePlan,
  random: () => number,
  span: Span,
  search: { done: number; cutShort: boolean },
  found: { picture: PlanPicture; cost: number },
  port: SearchPort,
): void {
  const worker = createWorker(plan, random);
  const bank: Bank = { place: [], day: [] };
  const undo: Undo = { routes: new Map(), patterns: new Map() };
  const cooling = (span.to / span.from) ** (1 / Math.max(1, span.steps));
  let warmth = span.from;
  let sound = 0;
  for (let step = 0; step < span.steps; step += 1, warmth *= cooling) {
    if (step % WATCH_EVERY === 0) {
      port.progress(search.done, span.total);
      search.cutShort = port.outOfTime();
      if (search.cutShort) return;
    }
    search.done += 1;
    undo.routes.clear();
    undo.patterns.clear();
    worker.ruin(bank, undo);
    worker.recreate(bank, undo);
    const change = changeBy(plan, undo);
    if (bank.place.length > 0 || change > -warmth * Math.log(1 - random())) {
      takeBack(plan, undo);
      bank.place.length = 0;
      bank.day.length = 0;
    } else if (change !== 0) noteIfBest(plan, found);
    if (Number.isFinite(plan.prices.load) || Number.isFinite(plan.prices.duration)) {
      const { load, duration } = breaches(plan);
      if (load === 0 && duration === 0) sound += 1;
      if (step % PRICE_EVERY === PRICE_EVERY - 1) {
        follow(plan, sound / PRICE_EVERY);
        sound = 0;
      }
    }
  }
}

function follow({ prices }: RoutePlan, share: number): void {
  const by = share < SOUND_SHARE.low ? DEARER : share > SOUND_SHARE.high ? CHEAPER : 1;
  prices.load *= by;
  prices.duration *= by;
}

/** The change of cost by a step, from what it kept. */
function changeBy(plan: RoutePlan, undo: Undo): number {
  let change = 0;
  for (const [route, before] of undo.routes) change += routeCost(plan, route) - costBefore(plan, route, before);
  if (plan.problem.wishes !== undefined)
    for (const [place, before] of undo.patterns)
      change +=
        patternCostOf(plan.problem, place, plan.pattern[place] ?? 0) - patternCostOf(plan.problem, place, before);
  return change;
}

function costBefore(plan: RoutePlan, route: number, stops: readonly number[]): number {
  const { distance, size, demand, service } = plan.problem;
  let [before, way, load, served] = [0, 0, 0, 0];
  for (const stop of stops) {
    way += distance[before * size + stop] ?? 0;
    load += demand[stop] ?? 0;
    served += service[stop] ?? 0;
    before = stop;
  }
  way += distance[before * size] ?? 0;
  return costOf(plan, dayOf(plan, route), way, served, load);
}

function noteIfBest(plan: RoutePlan, found: { picture: PlanPicture; cost: number }): void {
  const cost = planCost(plan);
  if (cost >= found.cost - 1e-9) return;
  const { load, duration } = breaches(plan);
  if (load > 0 || duration > 0 || !canAllBe(plan)) return;
  found.cost = cost;
  found.picture = pictureOf(plan);
}

/** A stop less may break what is kept where a way round is shorter than the straight one. */
function canAllBe(plan: RoutePlan): boolean {
  const { wishes } = plan.problem;
  return wishes === undefined || plan.routes.every((stops, route) => wishes.canBe(dayOf(plan, route), stops));
}

/** Loads are forbidden to be breached where windows are: the search of fewest routes wants it so. */
function startPrices({ windows, distance, demand, size }: RoutingProblem): { load: number; duration: number } {
  if (windows !== null) return { load: Number.POSITIVE_INFINITY, duration: 10 };
  let far = 0;
  let most = 0;
  for (let place = 1; place < size; place += 1) {
    far = Math.max(far, distance[place] ?? 0);
    most = Math.max(most, demand[place] ?? 0);
  }
  return { load: most === 0 ? 1 : far / most, duration: 1 };
}

/** @returns whether everybody found a place */
function fill(plan: RoutePlan, worker: Worker): boolean {
  const { size, patterns } = plan.problem;
  const bank: Bank = { place: [], day: [] };
  const undo: Undo = { routes: new Map(), patterns: new Map() };
  for (let place = 1; place < size; place += 1)
    if ((patterns[place]?.length ?? 0) > 0) {
      bank.place.push(place);
      bank.day.push(-1);
    }
  for (let route = 0; route < plan.routes.length; route += 1) renewRoute(plan, route);
  // At prices that nobody pays, so that the first plan is sound wherever putting in one after another can make it so.
  const usual = { ...plan.prices };
  plan.prices.load *= DEAR;
  plan.prices.duration *= DEAR;
  worker.recreate(bank, undo);
  Object.assign(plan.prices, usual);
  return bank.place.length === 0;
}
