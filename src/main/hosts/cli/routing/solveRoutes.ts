import { checkRoutes, checkTour, type RouteBreach } from '../../../analytics/routing/checkRoutes.ts';
import {
  daysOf,
  type PlannedRoute,
  type RoutingProblem,
  type SearchPort,
} from '../../../analytics/routing/routingProblem.ts';
import { shortTour, tourIterations } from '../../../analytics/routing/tour.ts';
import { routeIterations, vehicleRoutes } from '../../../analytics/routing/vehicleRoutes.ts';
import { type PvrpFile, readPvrp } from './cordeauFile.ts';
import type { RouteText } from './routeText.ts';
import { readVrptw } from './solomonFile.ts';
import { readCvrp, readTsp } from './tsplibFile.ts';

export const ROUTE_PROBLEMS = ['tsp', 'cvrp', 'vrptw', 'pvrp'] as const;
export type RouteProblemKind = (typeof ROUTE_PROBLEMS)[number];

/** What is told of a solved problem; places by the numbers of the file. */
export interface SolvedRoutes {
  problem: RouteProblemKind;
  name: string;
  cost: number;
  /** On the busiest day. */
  vehicles: number;
  routes: number[][] | DayRoute[];
  tour?: number[];
  /** By customer: the combination of the file and its days, from 1. */
  patterns?: { customer: number; code: number; days: number[] }[];
  feasible: boolean;
  iterations: number;
  /** The search was ended by the time limit: another run may find something else. */
  timeLimitReached: boolean;
  violations: RouteBreach[];
}

export interface DayRoute {
  day: number;
  vehicle: number;
  stops: number[];
  load: number;
  distance: number;
  duration: number;
}

/** Solves a file of test problems and has the answer looked over. @returns null where no sound plan was found */
export function solveRoutes(
  kind: RouteProblemKind,
  text: RouteText,
  random: () => number,
  port: SearchPort,
  effort = 1,
): SolvedRoutes | null {
  if (kind === 'tsp') return solveTsp(text, random, port, effort);
  const periodic = kind === 'pvrp' ? readPvrp(text) : null;
  const read = periodic ?? (kind === 'cvrp' ? readCvrp(text) : readVrptw(text));
  const found = vehicleRoutes(read.problem, random, Math.round(effort * routeIterations(read.problem)), port);
  if (found === null) return null;
  const checked = checkRoutes(read.problem, found.routes);
  const busiest = new Map<number, number>();
  for (const { day } of found.routes) busiest.set(day, (busiest.get(day) ?? 0) + 1);
  const named = (places: readonly number[]) => places.map((place) => read.numbers[place] ?? place);
  return {
    problem: kind,
    name: read.name,
    cost: checked.cost,
    vehicles: Math.max(0, ...busiest.values()),
    ...(periodic === null
      ? { routes: found.routes.map(({ stops }) => named(stops)) }
      : { routes: dayRoutes(found.routes, checked.routes, named), patterns: patternsOf(periodic, found.pattern) }),
    feasible: checked.breaches.length === 0,
    iterations: found.iterations,
    timeLimitReached: found.cutShort,
    violations: checked.breaches.map((breach) => ({ ...breach, ...inFile(breach, read) })),
  };
}

function solveTsp(text: RouteText, random: () => number, port: SearchPort, effort: number): SolvedRoutes {
  const { name, size, distance, numbers } = readTsp(text);
  const found = shortTour(distance, size, random, Math.round(effort * tourIterations(size)), port);
  const { cost, breaches } = checkTour(found.tour, distance, size);
  const tour = Array.from(found.tour, (place) => numbers[place] ?? place);
  return {
    problem: 'tsp',
    name,
    cost,
    vehicles: 1,
    routes: [tour],
    tour,
    feasible: breaches.length === 0,
    iterations: found.iterations,
    timeLimitReached: found.cutShort,
    violations: breaches,
  };
}

function dayRoutes(
  routes: readonly PlannedRoute[],
  sums: readonly { load: number; way: number; duration: number }[],
  named: (places: readonly number[]) => number[],
): DayRoute[] {
  const used = new Map<number, number>();
  return routes.map(({ day, stops }, i) => {
    const vehicle = (used.get(day) ?? 0) + 1;
    used.set(day, vehicle);
    const { load = 0, way = 0, duration = 0 } = sums[i] ?? {};
    return { day: day + 1, vehicle, stops: named(stops), load, distance: way, duration };
  });
}

function patternsOf({ problem, numbers, codes }: PvrpFile, pattern: Uint32Array) {
  return numbers.slice(1).map((customer, i) => {
    const chosen = pattern[i + 1] ?? 0;
    const at = problem.patterns[i + 1]?.indexOf(chosen) ?? -1;
    return { customer, code: codes[i + 1]?.[at] ?? 0, days: daysOf(chosen).map((day) => day + 1) };
  });
}

/** Places and days as the file counts them. */
function inFile(breach: RouteBreach, { numbers }: { numbers: readonly number[]; problem: RoutingProblem }) {
  return {
    ...('place' in breach ? { place: numbers[breach.place] ?? breach.place } : {}),
    ...('day' in breach ? { day: breach.day + 1 } : {}),
    ...('days' in breach ? { days: breach.days.map((day) => day + 1) } : {}),
  };
}
