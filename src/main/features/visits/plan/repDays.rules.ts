import type { PlanDealer, PlanInput, PlanRep, StandingVisit } from './planInput.rules.ts';
import { travelMatrix } from './travel.rules.ts';

/** One stop of a rep's day. */
export interface Stop {
  /** Place in the travel matrix: 1 … for dealers. */
  at: number;
  minutes: number;
  windows: readonly { from: number; to: number }[];
  routeId: number | null;
  routePlace: number;
  locked: boolean;
  /** Its place among the locked ones of its day; null where it is not. */
  lockedPlace: number | null;
  visitId: number | null;
}

/** The days of one rep while they are planned. */
export interface RepDays {
  rep: PlanRep;
  dealers: readonly PlanDealer[];
  travel: Float64Array;
  size: number;
  stops: Stop[][];
  /** The way home counts only where it is known from where he starts. */
  homeCounts: boolean;
  keepRoutes: boolean;
}

/** Behind those that have a place in the route. */
const NO_PLACE = 1e9;

export function startDays(input: PlanInput, rep: PlanRep, dealers: readonly PlanDealer[]): RepDays {
  const days: RepDays = {
    rep,
    dealers,
    travel: travelMatrix(rep, dealers, input.travel),
    size: dealers.length + 1,
    stops: Array.from({ length: input.days }, () => []),
    homeCounts: rep.start !== null,
    keepRoutes: input.options.keepRoutes,
  };
  const placeOf = new Map(dealers.map(({ id }, i) => [id, i + 1]));
  const own = input.locked.filter(({ repId, day }) => repId === rep.id && day >= 0 && day < input.days);
  own.sort((a, b) => a.day - b.day || a.place - b.place || a.visitId - b.visitId);
  for (const visit of own) {
    const at = placeOf.get(visit.dealerId);
    const stops = days.stops[visit.day];
    if (at !== undefined) stops?.push(lockedStop(visit, at, dealers[at - 1], stops.length));
  }
  // Their day is what the owner holds to. Times that cannot all be kept must not keep everybody else away.
  days.stops.forEach((stops, day) => {
    if (timesOf(days, day, stops) === null) days.stops[day] = stops.map((stop) => ({ ...stop, windows: [] }));
  });
  return days;
}

/** Planned times are written down to five minutes: whoever comes within them comes in time. */
const ROUNDED = 4;

function lockedStop(visit: StandingVisit, at: number, dealer: PlanDealer | undefined, lockedPlace: number): Stop {
  const { time, minutes, visitId } = visit;
  const windows = time === null ? (dealer?.windows ?? []) : [{ from: time, to: time + minutes + ROUNDED }];
  return { at, minutes, windows, routeId: null, routePlace: NO_PLACE, locked: true, lockedPlace, visitId };
}

export function stopOf(days: RepDays, at: number, visitId: number | null): Stop {
  const dealer = days.dealers[at - 1];
  return {
    at,
    minutes: dealer?.minutes ?? 0,
    windows: dealer?.windows ?? [],
    routeId: dealer?.route?.id ?? null,
    routePlace: dealer?.route?.place ?? NO_PLACE,
    locked: false,
    lockedPlace: null,
    visitId,
  };
}

/** When each stop begins; null where a time is missed or the day is too short. */
export function timesOf(days: RepDays, day: number, stops: readonly Stop[]): number[] | null {
  const times: number[] = [];
  return fitsInto(days, day, stops, times) ? times : null;
}

/** Whether all times are kept within the day. @param times filled with when each stop begins */
export function fitsInto(days: RepDays, day: number, stops: readonly Stop[], times?: number[]): boolean {
  const { travel, size, rep } = days;
  let clock = rep.begins;
  let here = 0;
  for (const stop of stops) {
    clock += travel[here * size + stop.at] ?? 0;
    const begins = firstBegin(stop, clock);
    if (begins === null) return false;
    times?.push(begins);
    clock = begins + stop.minutes;
    here = stop.at;
  }
  if (stops.length > 0 && days.homeCounts) clock += travel[here * size] ?? 0;
  return clock <= rep.begins + (rep.minutes[day] ?? 0);
}

/** The first minute from a time on at which a visit may begin: it ends inside of the window unless it is longer than it. */
export function firstBegin({ windows, minutes }: Pick<Stop, 'windows' | 'minutes'>, from: number): number | null {
  if (windows.length === 0) return from;
  let best: number | null = null;
  for (const window of windows) {
    const last = Math.max(window.from, window.to - minutes);
    const begins = Math.max(from, window.from);
    if (begins <= last && (best === null || begins < best)) best = begins;
  }
  return best;
}

/** Where a stop costs the fewest minutes of a day more; null where it fits nowhere. */
export function bestPlace(days: RepDays, day: number, stop: Stop): { index: number; more: number } | null {
  const { travel, size } = days;
  const stops = days.stops[day] ?? [];
  const room = (days.rep.minutes[day] ?? 0) - spent(days, stops) - stop.minutes;
  if (room < 0 && !stop.locked) return null;
  const [first, last] = days.keepRoutes ? routeSpan(stops, stop) : [0, stops.length];
  const timed = stop.windows.length > 0 || stops.some(({ windows }) => windows.length > 0);
  let found: { index: number; more: number } | null = null;
  for (let index = first; index <= last; index += 1) {
    const before = index === 0 ? 0 : (stops[index - 1]?.at ?? 0);
    const after = index === stops.length ? (days.homeCounts ? 0 : -1) : (stops[index]?.at ?? 0);
    const into = travel[before * size + stop.at] ?? 0;
    const onward = after < 0 ? 0 : (travel[stop.at * size + after] ?? 0);
    // A day without stops has no way home yet.
    const skipped = after < 0 || stops.length === 0 ? 0 : (travel[before * size + after] ?? 0);
    const more = into + onward - skipped;
    if (more > room || (found !== null && more >= found.more)) continue;
    if (timed && !fitsInto(days, day, [...stops.slice(0, index), stop, ...stops.slice(index)])) continue;
    found = { index, more };
  }
  return found;
}

/** Between which places a stop of a fixed route keeps its order. */
function routeSpan(stops: readonly Stop[], { routeId, routePlace }: Stop): [number, number] {
  if (routeId === null) return [0, stops.length];
  let first = 0;
  let last = stops.length;
  stops.forEach((other, i) => {
    if (other.routeId !== routeId) return;
    if (other.routePlace <= routePlace) first = Math.max(first, i + 1);
    else last = Math.min(last, i);
  });
  return [first, Math.max(first, last)];
}

/** Whether locked stops follow one another as they did, and those of a fixed route by their places in it. */
export function inGivenOrder(stops: readonly Stop[], keepRoutes: boolean): boolean {
  let last = -1;
  for (let i = 0; i < stops.length; i += 1) {
    const stop = stops[i];
    if (stop === undefined) continue;
    if (stop.lockedPlace !== null) {
      if (stop.lockedPlace < last) return false;
      last = stop.lockedPlace;
    }
    if (!keepRoutes || stop.routeId === null) continue;
    for (let before = i - 1; before >= 0; before -= 1) {
      const other = stops[before];
      if (other?.routeId !== stop.routeId) continue;
      if (other.routePlace > stop.routePlace) return false;
      break;
    }
  }
  return true;
}

/** Minutes of visits and ways of a day, waiting left out. */
export function spent(days: RepDays, stops: readonly Stop[]): number {
  const { travel, size } = days;
  let sum = 0;
  let here = 0;
  for (const { at, minutes } of stops) {
    sum += (travel[here * size + at] ?? 0) + minutes;
    here = at;
  }
  return stops.length > 0 && days.homeCounts ? sum + (travel[here * size] ?? 0) : sum;
}
