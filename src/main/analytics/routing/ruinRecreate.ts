import { nearestPlaces } from './neighbours.ts';
import { dayOf, fullness, type RoutePlan, renewRoute, SLACK } from './routePlan.ts';

import { daysOf } from './routingProblem.ts';

/**
 * Takes strings of neighbouring stops out of several routes and puts them back where they cost least, now and then passing a place by.
 * Extended to several days: a customer comes out of all of them and chooses its days anew, or only out of one and goes back to it.
 * @source J. Christiaens, G. Vanden Berghe (2020): Slack induction by string removals for vehicle routing problems.
 *         Transportation Science 54(2): 417–433.
 */

/** Calls that wait for a place: the customer and its day, or −1 where its days are free again. */
export interface Bank {
  place: number[];
  day: number[];
}

/** What a step has changed, so that it can be taken back. */
export interface Undo {
  routes: Map<number, number[]>;
  patterns: Map<number, number>;
}

/** Stops taken out of one route at most, and in all on average. */
const MOST_STRING = 10;
const MEAN_REMOVED = 10;
/** With this chance a string keeps a stretch in its middle. */
const SPLIT = 0.5;
const SPLIT_GROWS = 0.01;
/** With this chance the best place is passed by. */
const BLINK = 0.02;
/** With this chance only one day's calls come out. */
const ONE_DAY = 0.5;
/** The same where one vehicle is out a day: there is little to gain on one day then. */
const ONE_DAY_ALONE = 0.3;
const FAR_FIRST = 2;

export interface Worker {
  ruin(bank: Bank, undo: Undo): void;
  /** Puts in what waits; what finds no place stays in the bank. */
  recreate(bank: Bank, undo: Undo): void;
}

/** @param blink with this chance the best place is passed by */
export function createWorker(plan: RoutePlan, random: () => number, blink = BLINK): Worker {
  const { problem, routes, prices } = plan;
  const { size, days, vehicles, distance, demand, service, capacity, maxDuration, windows, patterns, wishes } = problem;
  const near = nearestPlaces(distance, size, size - 1, 0);
  const nearWidth = Math.max(0, size - 2);
  const int = (min: number, max: number) => min + Math.floor(random() * (max - min + 1));
  const touched = new Uint8Array(routes.length);
  const gone = new Uint8Array(size);
  const bestRoute = new Int32Array(days);
  const bestAt = new Int32Array(days);
  const bestCost = new Float64Array(days);
  const known = new Uint8Array(days);
  const bits = patterns.map((each) => each.map(daysOf));

  /** Routes may have been closed at the end. */
  const lastOf = (day: number) => Math.min((day + 1) * vehicles, routes.length);

  function keep(route: number, undo: Undo): number[] {
    const stops = routes[route] ?? [];
    if (!undo.routes.has(route)) undo.routes.set(route, stops.slice());
    return stops;
  }

  function takeOut(place: number, day: number, undo: Undo): void {
    const route = plan.routeOf[day * size + place] ?? -1;
    if (route < 0) return;
    const stops = keep(route, undo);
    stops.splice(stops.indexOf(place), 1);
    plan.routeOf[day * size + place] = -1;
    renewRoute(plan, route);
  }

  function removeString(
    route: number,
    place: number,
    length: number,
    day: number,
    wholly: boolean,
    bank: Bank,
    undo: Undo,
  ) {
    const stops = routes[route] ?? [];
    const at = stops.indexOf(place);
    let span = length;
    let spared = 0;
    if (length > 1 && stops.length > length && random() < SPLIT) {
      spared = 1;
      while (length + spared < stops.length && random() > SPLIT_GROWS) spared += 1;
      span = length + spared;
    }
    const from = int(Math.max(0, at - span + 1), Math.min(at, stops.length - span));
    // The spared stretch lies somewhere inside.
    const spareFrom = spared === 0 ? -1 : from + int(1, length - 1);
    const out: number[] = [];
    for (let i = from; i < from + span; i += 1)
      if (spareFrom < 0 || i < spareFrom || i >= spareFrom + spared) out.push(stops[i] ?? 0);
    for (const each of out) {
      gone[each] = 1;
      if (!wholly || (patterns[each]?.length ?? 0) < 2) {
        takeOut(each, day, undo);
        bank.place.push(each);
        bank.day.push(day);
        continue;
      }
      const pattern = plan.pattern[each] ?? 0;
      if (!undo.patterns.has(each)) undo.patterns.set(each, pattern);
      for (let d = 0; pattern >> d !== 0; d += 1) if ((pattern >> d) & 1) takeOut(each, d, undo);
      bank.place.push(each);
      bank.day.push(-1);
    }
  }

  function oneDayOf(place: number): number {
    const on = daysOf(plan.pattern[place] ?? 0);
    return on.length === 0 ? 0 : (on[int(0, on.length - 1)] ?? 0);
  }

  function ruin(bank: Bank, undo: Undo): void {
    if (size < 2) return;
    const seed = int(1, size - 1);
    const wholly = days > 1 && random() >= (vehicles === 1 ? ONE_DAY_ALONE : ONE_DAY);
    const day = oneDayOf(seed);
    let used = 0;
    let visits = 0;
    for (let route = day * vehicles; route < lastOf(day); route += 1) {
      const stops = routes[route]?.length ?? 0;
      touched[route] = 0;
      if (stops > 0) used += 1;
      visits += stops;
    }
    if (used === 0) return;
    // Where nobody else is out on a day, neighbours are on other days.
    const across = wholly && vehicles === 1;
    if (across) touched.fill(0);
    const most = Math.min(MOST_STRING, visits / used);
    const mostStrings = (4 * MEAN_REMOVED) / (1 + most) - 1;
    let strings = Math.floor(1 + random() * mostStrings);
    gone.fill(0);
    for (let k = -1; k < nearWidth && strings > 0; k += 1) {
      const place = k < 0 ? seed : (near[seed * nearWidth + k] ?? 0);
      if (gone[place] === 1) continue;
      const on = across ? oneDayOf(place) : day;
      const route = plan.routeOf[on * size + place] ?? -1;
      if (route < 0 || touched[route] === 1) continue;
      const here = routes[route]?.length ?? 0;
      const length = Math.floor(1 + random() * Math.min(here, most));
      removeString(route, place, Math.min(length, here), on, wholly, bank, undo);
      touched[route] = 1;
      strings -= 1;
    }
  }

  function sortBank(bank: Bank): void {
    const draw = random() * (windows === null ? 11 : 17);
    const keyOf = (place: number): number => {
      if (draw < 4) return random();
      if (draw < 8) return -(demand[place] ?? 0);
      if (draw < 8 + FAR_FIRST) return -(distance[place] ?? 0);
      if (draw < 11) return distance[place] ?? 0;
      if (draw < 13) return (windows?.due[place] ?? 0) - (windows?.ready[place] ?? 0);
      if (draw < 15) return windows?.ready[place] ?? 0;
      return -(windows?.due[place] ?? 0);
    };
    const waiting = bank.place.map((place, i) => ({ place, day: bank.day[i] ?? -1, key: keyOf(place) }));
    waiting.sort((a, b) => a.key - b.key);
    waiting.forEach(({ place, day }, i) => {
      bank.place[i] = place;
      bank.day[i] = day;
    });
  }

  /** The cheapest place for a call on a day, kept in the arrays of that day. */
  function seek(place: number, day: number): void {
    known[day] = 1;
    const q = demand[place] ?? 0;
    const s = service[place] ?? 0;
    const most = capacity[day] ?? 0;
    const longest = maxDuration[day] ?? 0;
    const row = place * size;
    let best = Number.POSITIVE_INFINITY;
    let inRoute = -1;
    let at = -1;
    let sawEmpty = false;
    for (let route = day * vehicles; route < lastOf(day); route += 1) {
      const stops = routes[route] ?? [];
      if (stops.length === 0) {
        if (sawEmpty) continue;
        sawEmpty = true;
      }
      const load = (plan.load[route] ?? 0) - most;
      let over = 0;
      if (load + q > SLACK) {
        if (prices.load === Number.POSITIVE_INFINITY) continue;
        over = prices.load * (load > 0 ? q : load + q);
      }
      if (over >= best) continue;
      const duration = (plan.way[route] ?? 0) + (plan.service[route] ?? 0) - longest;
      // A way that is no shorter makes the day no emptier, so that a place can be judged by its way first.
      const full = wishes === undefined ? 0 : fullness(problem, day, duration + longest);
      let a = 0;
      for (let i = 0; i <= stops.length; i += 1) {
        const b = i < stops.length ? (stops[i] ?? 0) : 0;
        const more = (distance[row + a] ?? 0) + (distance[row + b] ?? 0) - (distance[a * size + b] ?? 0);
        let cost = more + over;
        if (cost < best) {
          const late = duration + more + s;
          if (late > SLACK) cost += prices.duration * (duration > 0 ? more + s : late);
          if (wishes !== undefined) cost += fullness(problem, day, duration + longest + more + s) - full;
          if (
            cost < best &&
            (windows === null || fits(place, a, b)) &&
            (wishes === undefined || wishes.canBe(day, stops, i, place)) &&
            random() >= blink
          ) {
            best = cost;
            inRoute = route;
            at = i;
          }
        }
        a = b;
      }
    }
    bestCost[day] = best;
    bestRoute[day] = inRoute;
    bestAt[day] = at;
  }

  function fits(place: number, a: number, b: number): boolean {
    if (windows === null) return true;
    const free = a === 0 ? (windows.ready[0] ?? 0) : (plan.begins[a] ?? 0) + (service[a] ?? 0);
    const begins = Math.max(windows.ready[place] ?? 0, free + (distance[a * size + place] ?? 0));
    if (begins > (windows.due[place] ?? 0) + SLACK) return false;
    const arrives = begins + (service[place] ?? 0) + (distance[place * size + b] ?? 0);
    return arrives <= (b === 0 ? (windows.due[0] ?? 0) : (plan.latest[b] ?? 0)) + SLACK;
  }

  function putIn(place: number, day: number, undo: Undo): void {
    const route = bestRoute[day] ?? 0;
    keep(route, undo).splice(bestAt[day] ?? 0, 0, place);
    renewRoute(plan, route);
  }

  function place(which: number, day: number, undo: Undo): boolean {
    known.fill(0);
    if (day >= 0) {
      seek(which, day);
      if ((bestRoute[day] ?? -1) < 0) return false;
      putIn(which, day, undo);
      return true;
    }
    let least = Number.POSITIVE_INFINITY;
    let chosen = -1;
    const choices = bits[which] ?? [];
    for (let p = 0; p < choices.length; p += 1) {
      let sum = wishes?.patternCost[which]?.[p] ?? 0;
      for (const d of choices[p] ?? []) {
        if (known[d] === 0) seek(which, d);
        sum += bestCost[d] ?? 0;
      }
      if (sum < least) {
        least = sum;
        chosen = p;
      }
    }
    if (chosen < 0) return false;
    if (!undo.patterns.has(which)) undo.patterns.set(which, plan.pattern[which] ?? 0);
    plan.pattern[which] = patterns[which]?.[chosen] ?? 0;
    for (const d of choices[chosen] ?? []) putIn(which, d, undo);
    return true;
  }

  function recreate(bank: Bank, undo: Undo): void {
    sortBank(bank);
    let left = 0;
    for (let i = 0; i < bank.place.length; i += 1) {
      const which = bank.place[i] ?? 0;
      const day = bank.day[i] ?? -1;
      if (place(which, day, undo)) continue;
      bank.place[left] = which;
      bank.day[left] = day;
      left += 1;
    }
    bank.place.length = left;
    bank.day.length = left;
  }

  return { ruin, recreate };
}

export function takeBack(plan: RoutePlan, undo: Undo): void {
  const { size } = plan.problem;
  for (const route of undo.routes.keys()) {
    const base = dayOf(plan, route) * size;
    for (const stop of plan.routes[route] ?? []) plan.routeOf[base + stop] = -1;
  }
  for (const [route, stops] of undo.routes) {
    plan.routes[route] = stops;
    renewRoute(plan, route);
  }
  for (const [place, pattern] of undo.patterns) plan.pattern[place] = pattern;
}
