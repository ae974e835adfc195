import type { PlannedRoute, RoutingProblem, SearchPort } from '../../../analytics/routing/routingProblem.ts';
import { vehicleRoutes } from '../../../analytics/routing/vehicleRoutes.ts';
import { fitsInto, inGivenOrder, type RepDays, type Stop, timesOf } from './repDays.rules.ts';

/**
 * The days of a rep as a periodic routing problem: one vehicle a day, whose time is his; each dealer with the sets of days that suit him about
 * as well as those he has. The solver of published problems betters it; nobody is left out or put in.
 */

/** What the solver is told of the dealers of a rep; `at` is their place in the travel matrix. */
export interface DayWishes {
  /** Days of each dealer, by `at` − 1, locked ones among them. */
  chosen: readonly (readonly number[])[];
  leastGap(at: number): number;
  /** Whether rep, dealer and route leave a day open at all, whatever else is on it. */
  mayBeOn(at: number, day: number): boolean;
  /** What these days cost besides the road: late, off the interval, a day that suits less. Ascending days. */
  costOn(at: number, days: readonly number[]): number;
  stopOn(at: number, day: number): Stop;
  /** A full day against an empty one. */
  fullDay: number;
}

/** Days that a set of days can hold as bits. */
const MOST_DAYS = 30;
/** How far each of so many visits may go from its day; more of them: one day, or all together. */
const REACH = [0, MOST_DAYS, 6, 3, 2];
const MOST_EACH = 7;
const REACH_TOGETHER = 3;
/** Sets of days of one dealer, the cheapest. */
const MOST_SETS = 24;

/** @returns stops by day that cost less on the road and besides, or as they were */
export function refineDays(
  days: RepDays,
  wishes: DayWishes,
  random: () => number,
  iterations: number,
  port: SearchPort,
): Stop[][] {
  const stops = days.stops.map((each) => each.slice());
  const free = stops.flatMap((each, day) => (isFree(days, each, day) ? [day] : []));
  const chunks = Math.ceil(free.length / MOST_DAYS);
  const length = Math.ceil(free.length / Math.max(1, chunks));
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    const span = free.slice(chunk * length, (chunk + 1) * length);
    const { problem, calls, start } = problemOf(days, wishes, stops, span);
    if (calls.length < 3) continue;
    const share = Math.round(iterations / chunks);
    const found = vehicleRoutes(problem, random, share, port, start);
    if (found === null) continue;
    for (const day of span) stops[day] = [];
    for (const { day, stops: places } of found.routes) {
      const on = span[day] ?? 0;
      stops[on] = places.flatMap((place) => stopAt(wishes, calls[place - 1], on));
    }
  }
  return stops;
}

/** What the solver calls on: a locked visit on its day, or the others of a dealer. */
interface Call {
  at: number;
  locked: Stop | null;
}

function stopAt(wishes: DayWishes, call: Call | undefined, day: number): Stop[] {
  if (call === undefined) return [];
  return [call.locked ?? wishes.stopOn(call.at, day)];
}

/** Locked visits may have overfilled a day: nobody comes to it or leaves it then. */
function isFree(days: RepDays, stops: readonly Stop[], day: number): boolean {
  return (days.rep.minutes[day] ?? 0) > 0 && (stops.length === 0 || timesOf(days, day, stops) !== null);
}

function problemOf(days: RepDays, wishes: DayWishes, stops: readonly Stop[][], span: readonly number[]) {
  const dayAt = new Map(span.map((day, i) => [day, i]));
  const calls: Call[] = [];
  const patterns: number[][] = [[]];
  const patternCost: number[][] = [[]];
  const add = (call: Call, sets: readonly { on: readonly number[]; cost: number }[]) => {
    calls.push(call);
    patterns.push(sets.map(({ on }) => on.reduce((bits, day) => bits | (1 << (dayAt.get(day) ?? 0)), 0)));
    patternCost.push(sets.map(({ cost }) => cost));
  };
  for (const day of span)
    for (const stop of stops[day] ?? []) if (stop.locked) add({ at: stop.at, locked: stop }, [{ on: [day], cost: 0 }]);
  wishes.chosen.forEach((chosen, i) => {
    const at = i + 1;
    const isOwn = (day: number) => dayAt.has(day) && (stops[day] ?? []).some((stop) => stop.at === at && !stop.locked);
    const own = chosen.filter(isOwn).sort((a, b) => a - b);
    if (own.length === 0) return;
    const held = chosen.filter((day) => !isOwn(day));
    add({ at, locked: null }, setsOf(wishes, at, own, held, span));
  });
  const start = startOf(stops, span, calls);
  const problem = asProblem(days, wishes, calls, { patterns, patternCost }, span);
  return { problem, calls, start };
}

function startOf(stops: readonly Stop[][], span: readonly number[], calls: readonly Call[]): PlannedRoute[] {
  const ofLocked = new Map<Stop, number>();
  const ofDealer = new Map<number, number>();
  calls.forEach(({ at, locked }, i) => {
    if (locked === null) ofDealer.set(at, i + 1);
    else ofLocked.set(locked, i + 1);
  });
  return span.map((day, i) => ({
    day: i,
    stops: (stops[day] ?? []).map((stop) => ofLocked.get(stop) ?? ofDealer.get(stop.at) ?? 0),
  }));
}

function asProblem(
  days: RepDays,
  { fullDay, stopOn }: DayWishes,
  calls: readonly Call[],
  sets: { patterns: number[][]; patternCost: number[][] },
  span: readonly number[],
): RoutingProblem {
  const size = calls.length + 1;
  const distance = new Float64Array(size * size);
  const ats = [0, ...calls.map(({ at }) => at)];
  ats.forEach((from, i) => {
    ats.forEach((to, j) => {
      const way = days.travel[from * days.size + to] ?? 0;
      // Where the way home does not count, the way out is as long for everybody: half of it at each end of the day.
      distance[i * size + j] = !days.homeCounts && (i === 0) !== (j === 0) ? way / 2 : way;
    });
  });
  const first = calls.map((call) => call.locked ?? stopOn(call.at, span[0] ?? 0));
  const isBound = new Uint8Array(size);
  first.forEach(({ windows, locked, routeId }, i) => {
    if (locked || windows.length > 0 || (days.keepRoutes && routeId !== null)) isBound[i + 1] = 1;
  });
  return {
    size,
    distance,
    demand: new Float64Array(size),
    service: Float64Array.from(ats, (_, i) => first[i - 1]?.minutes ?? 0),
    days: span.length,
    vehicles: 1,
    capacity: new Float64Array(span.length).fill(Number.POSITIVE_INFINITY),
    maxDuration: Float64Array.from(span, (day) => days.rep.minutes[day] ?? 0),
    patterns: sets.patterns,
    windows: null,
    fewestVehicles: false,
    wishes: {
      patternCost: sets.patternCost,
      fullDay,
      canBe(day, places, at = -1, coming = 0) {
        if (isBound[coming] === 0 && !places.some((place) => isBound[place] === 1)) return true;
        const order = stopsIn(places, at, coming, first);
        return inGivenOrder(order, days.keepRoutes) && fitsInto(days, span[day] ?? 0, order);
      },
    },
  };
}

const order: Stop[] = [];

/** Stops in their order with one more; the same array each time, as this is asked more often than anything else. */
function stopsIn(places: readonly number[], at: number, coming: number, first: readonly Stop[]): readonly Stop[] {
  order.length = 0;
  for (let i = 0; i <= places.length; i += 1) {
    const more = i === at ? first[coming - 1] : undefined;
    if (more !== undefined) order.push(more);
    const stop = i < places.length ? first[(places[i] ?? 0) - 1] : undefined;
    if (stop !== undefined) order.push(stop);
  }
  return order;
}

/** Sets of days for the visits of a dealer that are free, near those that he has, the cheapest first; his own among them. */
function setsOf(
  wishes: DayWishes,
  at: number,
  own: readonly number[],
  held: readonly number[],
  span: readonly number[],
): { on: number[]; cost: number }[] {
  const gap = wishes.leastGap(at);
  const apart = (day: number, others: readonly number[]) => others.every((other) => Math.abs(other - day) >= gap);
  const possible = new Set(span.filter((day) => wishes.mayBeOn(at, day) && apart(day, held)));
  const found = new Map<string, number[]>([[own.join(' '), [...own]]]);
  const places = own.map((day) => span.indexOf(day));
  const note = (on: number[]) => found.set(on.join(' '), on);
  const reach = REACH[own.length] ?? (own.length <= MOST_EACH ? 1 : 0);
  const choose = (on: number[]): void => {
    const place = places[on.length];
    if (place === undefined) {
      note(on);
      return;
    }
    for (let i = Math.max(0, place - reach); i <= Math.min(span.length - 1, place + reach); i += 1) {
      const day = span[i] ?? 0;
      if (possible.has(day) && day >= (on.at(-1) ?? Number.NEGATIVE_INFINITY) + gap) choose([...on, day]);
    }
  };
  choose([]);
  for (let by = -REACH_TOGETHER; by <= REACH_TOGETHER; by += 1) {
    const on = places.map((place) => span[place + by] ?? -1);
    if (on.every((day, i) => possible.has(day) && (i === 0 || day >= (on[i - 1] ?? 0) + gap))) note(on);
  }
  const sets = [...found.values()].map((on) => ({
    on,
    cost: wishes.costOn(
      at,
      [...on, ...held].sort((a, b) => a - b),
    ),
  }));
  const [current, ...others] = sets;
  others.sort((a, b) => a.cost - b.cost);
  return current === undefined ? [] : [current, ...others.slice(0, MOST_SETS - 1)];
}
