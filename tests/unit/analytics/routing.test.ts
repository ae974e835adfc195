import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRoutes, checkTour } from '../../../src/main/analytics/routing/checkRoutes.ts';
import { distanceMatrix } from '../../../src/main/analytics/routing/distances.ts';
import { polishRoutes } from '../../../src/main/analytics/routing/polish.ts';
import { emptyPlan, pictureOf, plannedRoutes, renewRoute } from '../../../src/main/analytics/routing/routePlan.ts';
import type { PlannedRoute, RoutingProblem } from '../../../src/main/analytics/routing/routingProblem.ts';
import { shortTour, tourCost } from '../../../src/main/analytics/routing/tour.ts';
import { vehicleRoutes } from '../../../src/main/analytics/routing/vehicleRoutes.ts';
import { createRandom } from '../../../src/main/runtime/random.ts';

const SEEDED = { seed: 11, numRuns: 40 };

interface Drawn {
  seed: number;
  size: number;
  days: number;
  windows: boolean;
}

const drawn = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  size: fc.integer({ min: 2, max: 24 }),
  days: fc.integer({ min: 1, max: 4 }),
  windows: fc.boolean(),
});

/** A problem that can be solved: enough vehicles, windows that a vehicle of its own keeps. */
function problemOf({ seed, size, days, windows }: Drawn): RoutingProblem {
  const random = createRandom(seed);
  const xs = Array.from({ length: size }, () => random.int(0, 100));
  const ys = Array.from({ length: size }, () => random.int(0, 100));
  const distance = distanceMatrix(xs, ys, 'EXACT_2D');
  const timed = windows && days === 1;
  const ready = new Float64Array(size);
  const due = new Float64Array(size).fill(2000);
  if (timed)
    for (let place = 1; place < size; place += 1) {
      ready[place] = random.int(0, 300);
      due[place] = Math.max(ready[place] ?? 0, distance[place] ?? 0) + random.int(1, 80);
    }
  const all = 2 ** days - 1;
  const patterns = xs.map((_, place) => {
    if (place === 0) return [];
    if (random.chance(0.2)) return [all];
    return Array.from({ length: days }, (_unused, day) => 1 << day);
  });
  return {
    size,
    distance,
    demand: Float64Array.from(xs, (_, place) => (place === 0 ? 0 : random.int(1, 10))),
    service: Float64Array.from(xs, (_, place) => (place === 0 ? 0 : random.int(0, 10))),
    days,
    vehicles: size,
    capacity: new Float64Array(days).fill(30),
    maxDuration: new Float64Array(days).fill(timed ? Number.POSITIVE_INFINITY : 400),
    patterns,
    windows: timed ? { ready, due } : null,
    fewestVehicles: timed && random.chance(0.5),
  };
}

describe('routes of several vehicles', () => {
  it('keep loads, durations, windows and patterns, and call on everybody as often as is wanted', () => {
    fc.assert(
      fc.property(drawn, (asked) => {
        const problem = problemOf(asked);
        const found = vehicleRoutes(problem, createRandom(asked.seed).next, 400);
        expect(found).not.toBeNull();
        const checked = checkRoutes(problem, found?.routes ?? []);
        expect(checked.breaches).toEqual([]);
        expect(found?.cost).toBeCloseTo(checked.cost, 6);
      }),
      SEEDED,
    );
  });

  it('better a plan that stands by what else is wished, and keep what can not be', () => {
    fc.assert(
      fc.property(drawn, (asked) => {
        const random = createRandom(asked.seed + 1);
        const problem = problemOf({ ...asked, windows: false });
        const patternCost = problem.patterns.map((each) => each.map(() => random.int(0, 60)));
        // Places of one day keep the order of their numbers where both are odd.
        const canBe = (_day: number, stops: readonly number[], at = -1, coming = 0) => {
          const all = at < 0 ? stops : [...stops.slice(0, at), coming, ...stops.slice(at)];
          const odd = all.filter((place) => place % 2 === 1);
          return odd.every((place, i) => place >= (odd[i - 1] ?? 0));
        };
        const alone = {
          ...problem,
          vehicles: 1,
          capacity: new Float64Array(asked.days).fill(Number.POSITIVE_INFINITY),
          maxDuration: new Float64Array(asked.days).fill(4000),
          wishes: { patternCost, fullDay: 150, canBe },
        };
        const start = Array.from({ length: asked.days }, (_, day) => ({
          day,
          stops: problem.patterns.flatMap((each, place) => (((each[0] ?? 0) >> day) & 1 ? [place] : [])),
        }));
        const costOf = (routes: readonly PlannedRoute[]) => {
          const days = new Map<number, number>();
          for (const { day, stops } of routes)
            for (const place of stops) days.set(place, (days.get(place) ?? 0) + 2 ** day);
          const wished = [...days].map(
            ([place, on]) => patternCost[place]?.[problem.patterns[place]?.indexOf(on) ?? 0],
          );
          const checked = checkRoutes(alone, routes);
          const full = checked.routes.map(({ duration }) => 150 * (duration / 4000) ** 2);
          return [checked.cost, ...wished, ...full].reduce<number>((sum, cost) => sum + (cost ?? 0), 0);
        };
        const found = vehicleRoutes(alone, createRandom(asked.seed).next, 400, undefined, start);
        const routes = found?.routes ?? [];
        expect(checkRoutes(alone, routes).breaches).toEqual([]);
        for (const { day, stops } of routes) expect(canBe(day, stops)).toBe(true);
        expect(found?.cost).toBeCloseTo(costOf(routes), 6);
        expect(found?.cost).toBeLessThanOrEqual(costOf(start.filter(({ stops }) => stops.length > 0)) + 1e-6);
      }),
      SEEDED,
    );
  });

  it('are the same for the same seed and iterations', () => {
    const problem = problemOf({ seed: 5, size: 20, days: 3, windows: false });
    const once = vehicleRoutes(problem, createRandom(3).next, 2000);
    const again = vehicleRoutes(problem, createRandom(3).next, 2000);

    expect(again).toEqual(once);
  });

  it('are not there where more is asked than the vehicles can do', () => {
    const problem = { ...problemOf({ seed: 5, size: 20, days: 1, windows: false }), vehicles: 1 };

    expect(vehicleRoutes(problem, createRandom(3).next, 500)).toBeNull();
  });

  it('end when the guard says so, and say it', () => {
    const problem = problemOf({ seed: 5, size: 20, days: 1, windows: false });
    let asks = 0;
    const outOfTime = () => {
      asks += 1;
      return asks > 3;
    };
    const port = { progress: () => undefined, outOfTime };
    const found = vehicleRoutes(problem, createRandom(3).next, 100_000, port);

    expect(found?.cutShort).toBe(true);
    expect(found?.iterations).toBeLessThan(1000);
    expect(checkRoutes(problem, found?.routes ?? []).breaches).toEqual([]);
  });

  it('can be cancelled by a port that throws', () => {
    const problem = problemOf({ seed: 5, size: 20, days: 1, windows: false });
    const progress = () => {
      throw new Error('cancelled');
    };

    expect(() => vehicleRoutes(problem, createRandom(3).next, 1000, { progress, outOfTime: () => false })).toThrow(
      'cancelled',
    );
  });
});

describe('local search', () => {
  it('never lengthens a plan, loses nobody and breaches nothing that was kept', () => {
    fc.assert(
      fc.property(drawn, (asked) => {
        const problem = problemOf(asked);
        const plan = emptyPlan(problem, { load: 1, duration: 1 });
        // Everybody by a vehicle of his own: sound, and as long as can be.
        for (let place = 1; place < problem.size; place += 1) {
          const pattern = problem.patterns[place]?.[0] ?? 0;
          plan.pattern[place] = pattern;
          for (let day = 0; day < problem.days; day += 1)
            if ((pattern >> day) & 1) plan.routes[day * problem.vehicles + place - 1] = [place];
        }
        for (let route = 0; route < plan.routes.length; route += 1) renewRoute(plan, route);
        const before = checkRoutes(problem, plannedRoutes(plan, pictureOf(plan)));
        polishRoutes(plan);
        const after = checkRoutes(problem, plannedRoutes(plan, pictureOf(plan)));
        expect(before.breaches).toEqual([]);
        expect(after.breaches).toEqual([]);
        expect(after.cost).toBeLessThanOrEqual(before.cost + 1e-9);
      }),
      SEEDED,
    );
  });
});

describe('a tour', () => {
  it('calls on every place once, and its cost is what its ways add up to', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 999 }), (size, seed) => {
        const random = createRandom(seed);
        const xs = Array.from({ length: size }, () => random.int(0, 50));
        const distance = distanceMatrix(xs, xs.toReversed(), 'EUC_2D');
        const { tour, cost } = shortTour(distance, size, random.next, 300);
        const checked = checkTour(tour, distance, size);
        expect(checked.breaches).toEqual([]);
        expect(checked.cost).toBeCloseTo(cost, 6);
        const asGiven = Int32Array.from({ length: size }, (_, i) => i);
        expect(cost).toBeLessThanOrEqual(tourCost(asGiven, distance, size) + 1e-9);
      }),
      { ...SEEDED, numRuns: 100 },
    );
  });

  it('is the shortest there is, of few places', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), (seed) => {
        const random = createRandom(seed);
        const xs = Array.from({ length: 8 }, () => random.int(0, 50));
        const ys = Array.from({ length: 8 }, () => random.int(0, 50));
        const distance = distanceMatrix(xs, ys, 'EXACT_2D');
        const { cost } = shortTour(distance, 8, random.next, 500);
        expect(cost).toBeCloseTo(shortestOfAll(distance, 8), 6);
      }),
      { seed: 3, numRuns: 15 },
    );
  });
});

function shortestOfAll(distance: Float64Array, size: number): number {
  let best = Number.POSITIVE_INFINITY;
  const go = (here: number, left: readonly number[], sum: number) => {
    if (sum >= best) return;
    if (left.length === 0) best = Math.min(best, sum + (distance[here * size] ?? 0));
    for (const next of left)
      go(
        next,
        left.filter((each) => each !== next),
        sum + (distance[here * size + next] ?? 0),
      );
  };
  go(
    0,
    Array.from({ length: size - 1 }, (_, i) => i + 1),
    0,
  );
  return best;
}

describe('the checker', () => {
  const problem: RoutingProblem = {
    size: 4,
    distance: distanceMatrix([0, 3, 3, 0], [0, 0, 4, 4], 'EXACT_2D'),
    demand: Float64Array.of(0, 5, 5, 5),
    service: Float64Array.of(0, 1, 1, 1),
    days: 2,
    vehicles: 1,
    capacity: Float64Array.of(10, 10),
    maxDuration: Float64Array.of(14, 14),
    patterns: [[], [3], [1, 2], [2]],
    windows: null,
    fewestVehicles: false,
  };
  const codes = (routes: { day: number; stops: number[] }[]) =>
    checkRoutes(problem, routes).breaches.map(({ code }) => code);

  it('finds nothing in a sound plan and adds its ways up', () => {
    const routes = [
      { day: 0, stops: [1, 2] },
      { day: 1, stops: [1, 3] },
    ];

    expect(codes(routes)).toEqual([]);
    expect(checkRoutes(problem, routes).cost).toBeCloseTo(3 + 4 + 5 + 3 + 5 + 4, 9);
  });

  it('finds loads, durations, patterns, doubles, strangers and vehicles that are too many', () => {
    expect(codes([{ day: 0, stops: [1, 2, 3] }])).toEqual(['over_load', 'over_duration', 'wrong_days', 'wrong_days']);
    expect(codes([{ day: 0, stops: [1, 1, 9] }])).toEqual(
      expect.arrayContaining(['twice_a_day', 'unknown_place', 'not_visited']),
    );
    expect(
      codes([
        { day: 0, stops: [1] },
        { day: 0, stops: [2] },
        { day: 1, stops: [1, 3] },
      ]),
    ).toEqual(['too_many_vehicles']);
  });

  it('finds who is called on too late, and who comes home too late', () => {
    const windows = { ready: Float64Array.of(0, 0, 0, 0), due: Float64Array.of(12, 2, 9, 99) };
    const timed = { ...problem, days: 1, patterns: [[], [1], [1], [1]], capacity: Float64Array.of(99), windows };
    const { breaches } = checkRoutes({ ...timed, maxDuration: Float64Array.of(99) }, [{ day: 0, stops: [1, 2, 3] }]);

    expect(breaches).toEqual([
      { code: 'late', place: 1, by: 1 },
      { code: 'late_home', route: 0, by: 5 },
    ]);
  });
});
