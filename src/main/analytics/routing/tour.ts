import { greedyTour } from './greedyTour.ts';
import { nearestPlaces } from './neighbours.ts';
import { type SearchPort, UNWATCHED } from './routingProblem.ts';

/**
 * A short round tour: 2-opt and Or-opt with neighbour lists and a queue of places to look at, from a greedy tour on, again and
 * again after a small double bridge; a change for the worse is taken as long as the search is warm.
 * @source G. A. Croes (1958): 2-opt. I. Or (1976): moving up to three stops. J. L. Bentley (1992): Fast algorithms for geometric
 *         traveling salesman problems, neighbour lists and don't-look bits. O. Martin, S. W. Otto, E. W. Felten (1991): Large-step
 *         Markov chains for the traveling salesman problem, the double bridge.
 */
export interface TourAnswer {
  /** All places in the order of the tour, from place 0 on. */
  tour: Int32Array;
  cost: number;
  iterations: number;
  cutShort: boolean;
}

const NEIGHBOURS = 10;
/** Places of a double bridge lie so near one another along the tour. */
const BRIDGE_SPAN = 50;
/** At first a tour longer by this share of a mean way is still taken. */
const WARMTH = 0.35;
const WATCH_EVERY = 256;
const TINY = 1e-9;

/** Iterations that find the best known tours of the public problems of up to 100 places in nearly every run. */
export function tourIterations(size: number): number {
  return size < 5 ? 0 : Math.min(400_000, 4000 + 1500 * size);
}

export function shortTour(
  distance: Float64Array,
  size: number,
  random: () => number,
  iterations: number,
  port: SearchPort = UNWATCHED,
): TourAnswer {
  const state = createTour(distance, size);
  const best = { tour: state.tour.slice(), cost: 0 };
  state.improveAll();
  let cost = tourCost(state.tour, distance, size);
  best.tour.set(state.tour);
  best.cost = cost;
  const kept = state.tour.slice();
  const warm = size === 0 ? 0 : (WARMTH * cost) / size;
  let done = 0;
  let cutShort = false;
  for (; done < iterations && size >= 8; done += 1) {
    if (done % WATCH_EVERY === 0) {
      port.progress(done, iterations);
      cutShort = port.outOfTime();
      if (cutShort) break;
    }
    const change = state.bridge(random) + state.improve();
    const allowed = -warm * (1 - done / iterations) * Math.log(1 - random());
    if (change > allowed) {
      state.put(kept);
      continue;
    }
    cost += change;
    kept.set(state.tour);
    if (cost < best.cost - TINY) {
      best.tour.set(kept);
      best.cost = cost;
    }
  }
  return { tour: fromFirst(best.tour), cost: tourCost(best.tour, distance, size), iterations: done, cutShort };
}

export function tourCost(tour: ArrayLike<number>, distance: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < tour.length; i += 1)
    sum += distance[(tour[i] ?? 0) * size + (tour[i + 1 === tour.length ? 0 : i + 1] ?? 0)] ?? 0;
  return sum;
}

function fromFirst(tour: Int32Array): Int32Array {
  const at = Math.max(0, tour.indexOf(0));
  return Int32Array.from(tour, (_, i) => tour[(i + at) % tour.length] ?? 0);
}

function createTour(distance: Float64Array, n: number) {
  const width = Math.max(0, Math.min(NEIGHBOURS, n - 1));
  const near = nearestPlaces(distance, n, width);
  const tour = greedyTour(distance, n, near, width);
  const at = new Int32Array(n);
  const queue: number[] = [];
  const queued = new Uint8Array(n);
  const way = (a: number, b: number) => distance[a * n + b] ?? 0;
  const put = (from: Int32Array) => {
    tour.set(from);
    for (let i = 0; i < n; i += 1) at[tour[i] ?? 0] = i;
  };
  put(tour.slice());
  const look = (place: number) => {
    if (queued[place] === 1) return;
    queued[place] = 1;
    queue.push(place);
  };
  const next = (place: number) => {
    const i = (at[place] ?? 0) + 1;
    return tour[i === n ? 0 : i] ?? 0;
  };
  const previous = (place: number) => {
    const i = at[place] ?? 0;
    return tour[i === 0 ? n - 1 : i - 1] ?? 0;
  };

  /** Turns the stretch from position i to j round, or the rest of the tour where that is shorter. */
  function reverse(i: number, j: number): void {
    let inside = j - i + 1;
    if (inside < 0) inside += n;
    let [low, high] = [i, j];
    if (inside * 2 > n) {
      [low, high] = [j + 1 === n ? 0 : j + 1, i === 0 ? n - 1 : i - 1];
      inside = n - inside;
    }
    for (let swaps = inside >> 1; swaps > 0; swaps -= 1) {
      const a = tour[low] ?? 0;
      const b = tour[high] ?? 0;
      tour[low] = b;
      at[b] = low;
      tour[high] = a;
      at[a] = high;
      low = low + 1 === n ? 0 : low + 1;
      high = high === 0 ? n - 1 : high - 1;
    }
  }

  /** 2-opt at one place, in both directions. @returns the change, 0 for none */
  function twoOpt(a: number): number {
    for (let back = 0; back < 2; back += 1) {
      const b = back === 0 ? next(a) : previous(a);
      const old = way(a, b);
      for (let k = 0; k < width; k += 1) {
        const c = near[a * width + k] ?? 0;
        const ac = way(a, c);
        if (ac >= old - TINY) break;
        const d = back === 0 ? next(c) : previous(c);
        const change = ac + way(b, d) - old - way(c, d);
        if (change >= -TINY) continue;
        if (back === 0) reverse(at[b] ?? 0, at[c] ?? 0);
        else reverse(at[a] ?? 0, at[d] ?? 0);
        for (const place of [a, b, c, d]) look(place);
        return change;
      }
    }
    return 0;
  }

  /** Moves up to three stops that begin or end at one place to the side of a near one, either way round. */
  function orOpt(a: number): number {
    for (let back = 0; back < 2; back += 1) {
      const ahead = back === 0 ? next : previous;
      const behind = back === 0 ? previous : next;
      let end = a;
      for (let length = 1; length <= 3 && length < n - 2; length += 1) {
        if (length > 1) end = ahead(end);
        const before = behind(a);
        const after = ahead(end);
        if (before === after) break;
        const gone = way(before, a) + way(end, after) - way(before, after);
        if (gone <= TINY) continue;
        for (let k = 0; k < width; k += 1) {
          const c = near[a * width + k] ?? 0;
          const ac = way(a, c);
          if (ac >= gone - TINY) break;
          if (inStretch(a, length, c, back)) continue;
          // The stretch lies between c and one of its neighbours, with a beside c.
          for (let side = 0; side < 2; side += 1) {
            const d = side === 0 ? next(c) : previous(c);
            if (inStretch(a, length, d, back)) continue;
            const change = ac + way(end, d) - way(c, d) - gone;
            if (change >= -TINY) continue;
            move(a, end, length, c, d, back);
            for (const place of [a, end, before, after, c, d]) look(place);
            return change;
          }
        }
      }
    }
    return 0;
  }

  function inStretch(a: number, length: number, place: number, back: number): boolean {
    let off = (at[place] ?? 0) - (at[a] ?? 0);
    if (back === 1) off = -off;
    if (off < 0) off += n;
    return off < length;
  }

  const scratch: number[] = [];
  /** Takes the stretch out and sets it between c and d, a beside c; everything between shifts by its length. */
  function move(a: number, end: number, length: number, c: number, d: number, back: number): void {
    scratch.length = 0;
    const first = back === 0 ? a : end;
    let i = at[first] ?? 0;
    for (let k = 0; k < length; k += 1) {
      scratch.push(tour[i] ?? 0);
      i = i + 1 === n ? 0 : i + 1;
    }
    // After the stretch is out, the tour is shifted towards the nearer side until c and d are met.
    const left = next(c) === d ? c : d;
    const gapForward = wrap((at[left] ?? 0) - i) + 1;
    let hole = at[first] ?? 0;
    const rest = n - length;
    if (gapForward * 2 <= rest) {
      for (let k = 0; k < gapForward; k += 1) {
        set(hole, tour[i] ?? 0);
        hole = hole + 1 === n ? 0 : hole + 1;
        i = i + 1 === n ? 0 : i + 1;
      }
    } else {
      // Backwards: what lies before the stretch moves up.
      let to = wrap((at[first] ?? 0) + length - 1);
      let from = wrap((at[first] ?? 0) - 1);
      for (let k = 0; k < rest - gapForward; k += 1) {
        set(to, tour[from] ?? 0);
        to = to === 0 ? n - 1 : to - 1;
        from = from === 0 ? n - 1 : from - 1;
      }
      hole = wrap(to - length + 1);
    }
    // In the order of the tour the place before the stretch is `left`; a stands beside c.
    const forwards = scratch[0] === a ? left === c : left !== c;
    for (let k = 0; k < length; k += 1) {
      set(hole, scratch[forwards ? k : length - 1 - k] ?? 0);
      hole = hole + 1 === n ? 0 : hole + 1;
    }
  }
  function wrap(i: number): number {
    return i < 0 ? i + n : i >= n ? i - n : i;
  }
  function set(i: number, place: number): void {
    tour[i] = place;
    at[place] = i;
  }

  /** Looks at what is queued until nothing can be bettered. @returns the change in all */
  function improve(): number {
    let sum = 0;
    for (let head = 0; head < queue.length; head += 1) {
      const place = queue[head] ?? 0;
      queued[place] = 0;
      for (let change = -1; change < 0; sum += change) {
        change = twoOpt(place);
        if (change === 0) change = orOpt(place);
      }
    }
    queue.length = 0;
    return sum;
  }

  return {
    tour,
    put,
    improve,
    improveAll() {
      for (let i = 0; i < n; i += 1) look(i);
      return n < 4 ? 0 : improve();
    },
    /** Two neighbouring stretches change places. */
    bridge(random: () => number): number {
      const span = Math.min(BRIDGE_SPAN, n - 2);
      const start = Math.floor(random() * n);
      const cuts = [0, 0].map(() => 1 + Math.floor(random() * (span - 1))).sort((x, y) => x - y);
      const one = cuts[0] ?? 1;
      const two = (cuts[1] ?? 1) === one ? one + 1 : (cuts[1] ?? 1);
      const place = (k: number) => tour[wrap((start + k) % n)] ?? 0;
      const [p, a, b, c, d, q] = [place(0), place(1), place(one), place(one + 1), place(two), place(two + 1)];
      const change = way(p, c) + way(d, a) + way(b, q) - way(p, a) - way(b, c) - way(d, q);
      scratch.length = 0;
      for (let k = one + 1; k <= two; k += 1) scratch.push(place(k));
      for (let k = 1; k <= one; k += 1) scratch.push(place(k));
      for (let k = 0; k < two; k += 1) set((start + 1 + k) % n, scratch[k] ?? 0);
      for (const each of [p, a, b, c, d, q]) look(each);
      return change;
    },
  };
}
