import type { SearchPort } from '../../../analytics/routing/routingProblem.ts';
import { shortTour } from '../../../analytics/routing/tour.ts';
import { chooseDays } from './chooseDays.rules.ts';
import { COST } from './planCosts.ts';
import type { PlanDealer, PlanInput, PlanPort, PlanRep } from './planInput.rules.ts';
import { refineDays } from './refineDays.rules.ts';
import { bestPlace, fitsInto, type RepDays, type Stop, spent, startDays, stopOf, timesOf } from './repDays.rules.ts';
import { type Wanted, wantedOf } from './wanted.rules.ts';

/**
 * The days of one rep: dealers are put in one after another, the most urgent first, each on the days that cost least together; then some
 * near one another come out and go back, for as long as it pays. Costs are minutes on the road and what stands for minutes.
 * @source S. Ropke, D. Pisinger (2006): An adaptive large neighborhood search heuristic, Transportation Science 40(4); days of one dealer by
 *         dynamic programming, as patterns in periodic routing: V. Hemmelmayr, K. Doerner, R. Hartl (2009), EJOR 195(3).
 */

/** So much of it for all stops of a day. */
const FULL_DAYS = 5;
/** Iterations of the solver times dealers: about as long for many as for few. */
const REFINE_WORK = 300_000;
const MOST_REFINE = 2500;
const ITERATIONS_PER_DEALER = 15;
const MOST_ITERATIONS = 6000;
/** Fewer where a plan stands already and only little has changed. */
const ITERATIONS_AGAIN = 2;
const MOST_OUT = 6;
/** Tries to make room for each who is not seen at all, and for how many of them. */
const TRIES_FOR_ROOM = 12;
const MOST_WITHOUT_ROOM = 60;
/** From this share of a rep's time on his visits may not all fit beside the road. */
const TIGHT = 0.6;
const TOUR_ITERATIONS = 300;
const MONTH_DAYS = 28;

/** The dealers of a rep with their stops; what is not there could not be placed. */
export interface RepPlan {
  days: RepDays;
  wanted: readonly Wanted[];
  /** Days of each dealer, locked ones among them. */
  chosen: number[][];
}

export function planRep(
  input: PlanInput,
  rep: PlanRep,
  dealers: readonly PlanDealer[],
  elsewhere: ReadonlyMap<number, readonly number[]>,
  random: () => number,
  port: PlanPort,
): RepPlan {
  const days = startDays(input, rep, dealers);
  const work = createWork(input, days, elsewhere);
  work.putBefore();
  const order = dealers.map((_, i) => i + 1).sort((a, b) => work.urgency(b) - work.urgency(a) || a - b);
  // Where there is no room for all, everybody has one visit before anybody has two.
  if (work.isTight()) for (const at of order) work.complete(at, 1);
  for (const at of order) work.complete(at);
  const again = input.before.some(({ repId }) => repId === rep.id);
  const each = again ? ITERATIONS_AGAIN : ITERATIONS_PER_DEALER;
  const iterations = dealers.length < 2 ? 0 : Math.min(MOST_ITERATIONS, each * dealers.length);
  for (let step = 0; step < iterations; step += 1) {
    if (step % 16 === 0) port.progress(step, 2 * iterations);
    work.tryAgain(random);
  }
  work.refine(random, Math.min(MOST_REFINE, Math.round(REFINE_WORK / Math.max(1, dealers.length))), port);
  for (const at of order) work.complete(at);
  for (const at of order.filter((each) => work.isUnseen(each)).slice(0, MOST_WITHOUT_ROOM))
    for (let tries = 0; tries < TRIES_FOR_ROOM && work.isUnseen(at); tries += 1) work.tryAgain(random, at);
  for (let day = 0; day < input.days; day += 1) orderDay(days, day, random);
  return { days, wanted: work.wanted, chosen: work.chosen };
}

function createWork(input: PlanInput, days: RepDays, elsewhere: ReadonlyMap<number, readonly number[]>) {
  const { dealers } = days;
  const wanted = dealers.map((dealer) => wantedOf(dealer, input.days, elsewhere.get(dealer.id)));
  /** Whether somebody else sees him within the period. */
  const isSeen = (at: number) => (wanted[at - 1]?.elsewhere[0] ?? input.days) < input.days;
  const chosen: number[][] = dealers.map(() => []);
  const placeOf = new Map(dealers.map(({ id }, i) => [id, i + 1]));
  const lockedDays = dealers.map((): number[] => []);
  days.stops.forEach((stops, day) => {
    for (const { at, locked } of stops) if (locked) lockedDays[at - 1]?.push(day);
  });
  lockedDays.forEach((each, i) => {
    chosen[i] = each.slice();
  });
  const before = dealers.map((): Map<number, number> => new Map());
  for (const { dealerId, repId, day, visitId } of input.before)
    if (repId === days.rep.id) before[(placeOf.get(dealerId) ?? 0) - 1]?.set(day, visitId);
  const cost = new Float64Array(input.days);
  const first = new Float64Array(input.days);
  const towns = dealers.map(({ city, district, town }) => `${city}/${district}/${town}`);

  const leftOut = ({ value, slipping, overdueDays }: PlanDealer) =>
    COST.leftOut +
    COST.leftOutValue * value +
    (slipping ? COST.leftOutSlipping : 0) +
    (COST.leftOutWeek * Math.min(MONTH_DAYS, overdueDays)) / 7;
  const unseen = ({ rank }: PlanDealer) => COST.unseen + COST.unseenRank * rank;

  /** Whether rep, dealer and route leave a day open at all, whatever else is on it. */
  function mayBeOn(at: number, day: number): boolean {
    const dealer = dealers[at - 1];
    const each = wanted[at - 1];
    if (dealer === undefined || each === undefined || day < each.earliest) return false;
    if ((dealer.open[day] ?? 0) === 0 || (days.rep.minutes[day] ?? 0) === 0) return false;
    if (input.options.keepRoutes && dealer.route?.days[day] === false) return false;
    // Too near to one that stands.
    const near = (other: number) => Math.abs(other - day) < each.leastGap;
    return !(lockedDays[at - 1] ?? []).some(near) && !each.elsewhere.some(near);
  }

  function dayCost(at: number, day: number): number {
    const dealer = dealers[at - 1];
    const rep = days.rep;
    if (dealer === undefined || !mayBeOn(at, day)) return Number.POSITIVE_INFINITY;
    const stop = stopOf(days, at, null);
    const place = bestPlace(days, day, stop);
    if (place === null) return Number.POSITIVE_INFINITY;
    let sum = place.more + (dealer.open[day] === 1 ? COST.suitsLess : 0);
    const stops = days.stops[day] ?? [];
    if (input.options.group && stops.length > 0 && !stops.some((other) => towns[other.at - 1] === towns[at - 1]))
      sum += COST.newTown;
    if (input.options.balance) sum += (COST.fullDay * spent(days, stops)) / Math.max(1, rep.minutes[day] ?? 1);
    return before[at - 1]?.has(day) === true ? sum - COST.moved : sum;
  }

  /** What a first visit costs by its day: off the best one, or late. */
  function lateness(at: number, day: number): number {
    const dealer = dealers[at - 1];
    const each = wanted[at - 1];
    if (dealer === undefined || each === undefined) return 0;
    const byDay = COST.late + COST.lateValue * dealer.value + (dealer.slipping ? COST.lateSlipping : 0);
    const late = Math.max(0, day - each.inTime);
    return COST.offDay * Math.abs(day - each.first) + byDay * late;
  }

  function putIn(at: number, most = Number.POSITIVE_INFINITY): void {
    const dealer = dealers[at - 1];
    const each = wanted[at - 1];
    if (dealer === undefined || each === undefined) return;
    const held = (lockedDays[at - 1] ?? []).length;
    const open = { ...each, count: Math.max(0, Math.min(each.count, most) - held) };
    chosen[at - 1] = (lockedDays[at - 1] ?? []).slice();
    if (open.count === 0) return;
    for (let day = 0; day < input.days; day += 1) {
      cost[day] = dayCost(at, day);
      first[day] = lateness(at, day);
    }
    const price = { visit: leftOut(dealer), none: held === 0 && !isSeen(at) ? unseen(dealer) : 0 };
    const found = chooseDays(open, cost, first, price, COST.gap);
    for (const day of found.days) setOn(at, day);
  }

  function setOn(at: number, day: number): boolean {
    const stop = stopOf(days, at, before[at - 1]?.get(day) ?? null);
    const place = bestPlace(days, day, stop);
    if (place === null) return false;
    days.stops[day]?.splice(place.index, 0, stop);
    chosen[at - 1]?.push(day);
    return true;
  }

  /** Sets the stops of a day beside its locked ones; what it cannot hold goes, the least urgent first. @returns those that stay */
  function putDay(day: number, stops: Stop[]): Stop[] {
    const fixed = days.stops[day] ?? [];
    let staying = stops;
    while (staying.length > 0) {
      const all = fixed.length === 0 ? staying : merged(day, fixed, staying);
      if (all !== null && timesOf(days, day, all) !== null) {
        days.stops[day] = all;
        return staying;
      }
      const last = staying.reduce((a, b) => (leftOutAt(b.at) < leftOutAt(a.at) ? b : a));
      staying = staying.filter((stop) => stop !== last);
    }
    return [];
  }

  /** Stops put in beside locked ones, one after another where they cost least; null where one fits nowhere. */
  function merged(day: number, fixed: readonly Stop[], coming: readonly Stop[]): Stop[] | null {
    days.stops[day] = [...fixed];
    for (const stop of coming) {
      const place = bestPlace(days, day, stop);
      if (place === null) {
        days.stops[day] = [...fixed];
        return null;
      }
      days.stops[day]?.splice(place.index, 0, stop);
    }
    const all = days.stops[day] ?? [];
    days.stops[day] = [...fixed];
    return all;
  }

  function takeOut(at: number): void {
    for (const day of chosen[at - 1] ?? [])
      days.stops[day] = (days.stops[day] ?? []).filter((stop) => stop.locked || stop.at !== at);
    chosen[at - 1] = (lockedDays[at - 1] ?? []).slice();
  }

  /**
   * Whether every day that has changed still has time for all of its stops. Where places are known unevenly a way round may be shorter than the
   * straight one, so that a day may grow too long by a stop less.
   */
  function stillFit(stopsBefore: readonly Stop[][]): boolean {
    return days.stops.every(
      (stops, day) => stops === stopsBefore[day] || stops.every(({ locked }) => locked) || fitsInto(days, day, stops),
    );
  }

  function goBack(stopsBefore: readonly Stop[][], ats: readonly number[], chosenBefore: readonly number[][]): void {
    days.stops.splice(0, days.stops.length, ...stopsBefore);
    ats.forEach((at, i) => {
      chosen[at - 1] = chosenBefore[i] ?? [];
    });
  }

  /** What stands, as one sum: roads, what is left out, what is late, gaps. */
  function sumOf(ats: readonly number[]): number {
    let sum = 0;
    for (const at of ats) sum += standing(at);
    return sum;
  }

  function standing(at: number): number {
    return costOn(
      at,
      (chosen[at - 1] ?? []).toSorted((a, b) => a - b),
    );
  }

  /** What it costs besides the road that a dealer is seen on these days, ascending, and on no others. */
  function costOn(at: number, on: readonly number[]): number {
    const dealer = dealers[at - 1];
    const each = wanted[at - 1];
    if (dealer === undefined || each === undefined || each.count === 0) return 0;
    let sum =
      Math.max(0, each.count - on.length) * leftOut(dealer) + (on.length === 0 && !isSeen(at) ? unseen(dealer) : 0);
    for (const day of before[at - 1]?.keys() ?? []) if (!on.includes(day)) sum += COST.moved;
    on.forEach((day, i) => {
      // Later ones follow by their gaps.
      sum += (i === 0 ? lateness(at, day) : 0) + (dealer.open[day] === 1 ? COST.suitsLess : 0);
      const gap = day - (on[i - 1] ?? day);
      if (i > 0) sum += COST.gap * Math.abs(gap - each.interval) * (gap > each.mostGap ? 2 : 1);
    });
    return sum;
  }

  function roads(): number {
    let sum = 0;
    days.stops.forEach((stops, day) => {
      if (stops.length === 0) return;
      const used = spent(days, stops);
      sum += used;
      const share = used / Math.max(1, days.rep.minutes[day] ?? 1);
      if (input.options.balance) sum += COST.fullDay * FULL_DAYS * share * share;
      if (input.options.group) sum += COST.newTown * (new Set(stops.map(({ at }) => towns[at - 1])).size - 1);
    });
    return sum;
  }

  return {
    wanted,
    chosen,
    /** Whether the visits alone, without the road, take all the time there is. */
    isTight(): boolean {
      const asked = dealers.reduce((sum, { minutes }, i) => sum + minutes * (wanted[i]?.count ?? 0), 0);
      return asked > days.rep.minutes.reduce((sum, minutes) => sum + minutes, 0) * TIGHT;
    },
    /** Puts a dealer in who is not, or not often enough; with `most` at most so often. */
    complete(at: number, most?: number) {
      const count = Math.min(wanted[at - 1]?.count ?? 0, most ?? Number.POSITIVE_INFINITY);
      const own = chosen[at - 1] ?? [];
      if (own.length >= count) return;
      const stopsBefore = days.stops.map((stops) => stops.slice());
      takeOut(at);
      putIn(at, most);
      if (own.length > 0 && !stillFit(stopsBefore)) goBack(stopsBefore, [at], [own]);
    },
    /** The plan before, day by day in its order, as far as it still can stand. */
    putBefore() {
      const kept = dealers.map((_, i) => (lockedDays[i] ?? []).length);
      const own = input.before.filter(({ repId }) => repId === days.rep.id);
      for (let day = 0; day < input.days; day += 1) {
        const here = own
          .filter((visit) => visit.day === day)
          .sort((a, b) => a.place - b.place || a.visitId - b.visitId);
        const stops = here.flatMap(({ dealerId, visitId }) => {
          const at = placeOf.get(dealerId) ?? 0;
          const most = wanted[at - 1]?.count ?? 0;
          if (at === 0 || (kept[at - 1] ?? 0) >= most || !mayBeOn(at, day)) return [];
          kept[at - 1] = (kept[at - 1] ?? 0) + 1;
          return [stopOf(days, at, visitId)];
        });
        for (const { at } of putDay(day, stops)) chosen[at - 1]?.push(day);
      }
    },
    urgency(at: number): number {
      const dealer = dealers[at - 1];
      if (dealer === undefined) return 0;
      const fixed = dealer.route !== null && input.options.keepRoutes ? 1e6 : 0;
      const few = (wanted[at - 1]?.count ?? 0) * 100;
      return fixed + few + leftOutAt(at);
    },
    /** Lets the solver of routes better the days of those that are in. */
    refine(random: () => number, iterations: number, port: PlanPort): void {
      const all = dealers.map((_, i) => i + 1);
      const [stopsBefore, chosenBefore] = [days.stops.slice(), chosen.slice()];
      const was = roads() + sumOf(all);
      const wishes = {
        chosen,
        mayBeOn,
        costOn,
        leastGap: (at: number) => wanted[at - 1]?.leastGap ?? 1,
        stopOn: (at: number, day: number) => stopOf(days, at, before[at - 1]?.get(day) ?? null),
        fullDay: input.options.balance ? COST.fullDay * FULL_DAYS : 0,
      };
      const guard: SearchPort = {
        progress: (done, total) => port.progress(total + done, 2 * total),
        outOfTime: () => false,
      };
      const better = refineDays(days, wishes, random, iterations, guard);
      days.stops.splice(0, days.stops.length, ...better);
      all.forEach((at, i) => {
        chosen[i] = better.flatMap((stops, day) => stops.filter((stop) => stop.at === at).map(() => day));
      });
      if (roads() + sumOf(all) >= was - 1e-6) goBack(stopsBefore, all, chosenBefore);
    },
    /** Whether he is to be seen and has no visit at all. */
    isUnseen: (at: number) => (wanted[at - 1]?.count ?? 0) > 0 && (chosen[at - 1] ?? []).length === 0 && !isSeen(at),
    /** Takes some dealers near one another out and puts them back; what is dearer is undone. @param seed whose neighbours; any unless told */
    tryAgain(random: () => number, seed = 1 + Math.floor(random() * dealers.length)): void {
      const out = nearOnes(seed, random);
      const stopsBefore = days.stops.map((stops) => stops.slice());
      const chosenBefore = out.map((at) => (chosen[at - 1] ?? []).slice());
      const was = roads() + sumOf(out);
      for (const at of out) takeOut(at);
      const order = random() < 0.5 ? out.toSorted((a, b) => leftOutAt(b) - leftOutAt(a)) : out;
      for (const at of order) putIn(at);
      if (roads() + sumOf(out) < was - 1e-6 && stillFit(stopsBefore)) return;
      goBack(stopsBefore, out, chosenBefore);
    },
  };

  function leftOutAt(at: number): number {
    const dealer = dealers[at - 1];
    return dealer === undefined ? 0 : leftOut(dealer) + unseen(dealer);
  }

  function nearOnes(seed: number, random: () => number): number[] {
    const many = 2 + Math.floor(random() * (MOST_OUT - 1));
    const row = seed * days.size;
    const ranked: { at: number; far: number }[] = [];
    for (let at = 1; at < days.size; at += 1)
      if (at !== seed && (wanted[at - 1]?.count ?? 0) > 0)
        ranked.push({ at, far: (days.travel[row + at] ?? 0) * (0.5 + random()) });
    ranked.sort((a, b) => a.far - b.far || a.at - b.at);
    return [seed, ...ranked.slice(0, many).map(({ at }) => at)];
  }
}

/** The shortest order of a day; where routes, times or locked visits bind it, the order in which they were put in stays. */
function orderDay(days: RepDays, day: number, random: () => number): void {
  const stops = days.stops[day] ?? [];
  const bound = stops.some(
    ({ windows, locked, routeId }) => windows.length > 0 || locked || (days.keepRoutes && routeId !== null),
  );
  if (stops.length < 3 || bound) return;
  const places = [0, ...stops.map(({ at }) => at)];
  const size = places.length;
  const distance = new Float64Array(size * size);
  places.forEach((from, i) => {
    places.forEach((to, j) => {
      // Without a known start every stop may be the first or the last.
      distance[i * size + j] = !days.homeCounts && (i === 0 || j === 0) ? 0 : (days.travel[from * days.size + to] ?? 0);
    });
  });
  const { tour } = shortTour(distance, size, random, TOUR_ITERATIONS);
  const ordered = Array.from(tour.subarray(1), (i) => stops[i - 1]).filter((stop): stop is Stop => stop !== undefined);
  if (spent(days, ordered) < spent(days, stops) && timesOf(days, day, ordered) !== null) days.stops[day] = ordered;
}
