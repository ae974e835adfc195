import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan, PlanInput, StandingVisit } from '../../../src/main/features/visits/plan/planInput.rules.ts';
import { planVisits } from '../../../src/main/features/visits/plan/planVisits.rules.ts';
import { wantedOf } from '../../../src/main/features/visits/plan/wanted.rules.ts';
import { createRandom } from '../../../src/main/runtime/random.ts';
import { type DrawnPlan, drawnPlan } from './drawnPlan.ts';

const plan = (input: PlanInput, seed = 1): Plan =>
  planVisits(input, (stream) => createRandom(seed, stream).next, { progress: () => undefined });

const drawn = fc.record({
  seed: fc.integer({ min: 1, max: 100_000 }),
  days: fc.integer({ min: 5, max: 31 }),
  reps: fc.integer({ min: 1, max: 2 }),
  dealersARep: fc.integer({ min: 1, max: 45 }),
  coordinates: fc.boolean(),
  locked: fc.integer({ min: 0, max: 6 }),
  uneven: fc.boolean(),
});
const RUNS = { seed: 7, numRuns: 20 };
const holds = (check: (input: PlanInput, found: Plan, asked: DrawnPlan) => void) =>
  fc.assert(
    fc.property(drawn, (asked) => {
      const input = drawnPlan(asked);
      check(input, plan(input), asked);
    }),
    RUNS,
  );
const dealerOf = (input: PlanInput, id: number) => input.dealers.find((dealer) => dealer.id === id);

/** The plan as one that stands. */
const asBefore = ({ visits }: Plan): StandingVisit[] =>
  visits.flatMap(({ dealerId, repId, day, minutes, place, locked }, i) =>
    locked ? [] : [{ visitId: 5000 + i, dealerId, repId, day, minutes, time: null, place }],
  );

const floored = (minute: number | null) => (minute === null ? null : Math.floor(minute / 5) * 5);

describe('the plan of visits', () => {
  it('puts nobody on a day that is closed, off, on leave or not of his route', () => {
    holds((input, found) => {
      for (const { dealerId, repId, day, locked } of found.visits) {
        if (locked) continue;
        const dealer = dealerOf(input, dealerId);
        expect(dealer?.open[day]).toBeGreaterThan(0);
        expect(input.reps.find(({ id }) => id === repId)?.minutes[day]).toBeGreaterThan(0);
        expect(dealer?.route?.days[day] ?? true).toBe(true);
        expect(dealer?.way).toBe('visit');
        expect(dealer?.repId).toBe(repId);
      }
    });
  });

  it('overloads no day that locked visits have not overfilled, and keeps the times of the dealers', () => {
    holds((input, found) => {
      for (const rep of input.reps)
        for (let day = 0; day < input.days; day += 1) {
          const visits = found.visits.filter((visit) => visit.repId === rep.id && visit.day === day);
          if (!visits.some(({ locked }) => !locked)) continue;
          const last = visits.at(-1);
          expect((last?.time ?? 0) + (last?.minutes ?? 0)).toBeLessThanOrEqual(rep.begins + (rep.minutes[day] ?? 0));
          visits.forEach((visit, i) => {
            const before = visits[i - 1];
            expect(visit.place).toBe(i + 1);
            expect(visit.time).toBeGreaterThanOrEqual(
              (before ? before.time + before.minutes : rep.begins) + visit.travelMinutes,
            );
            const windows = visit.locked ? [] : (dealerOf(input, visit.dealerId)?.windows ?? []);
            if (windows.length > 0)
              expect(windows.some(({ from, to }) => visit.time >= from && visit.time + visit.minutes <= to)).toBe(true);
          });
        }
    });
  });

  it('overloads no day either where a stop less makes the way longer', () => {
    const asked = { seed: 88, days: 16, reps: 1, dealersARep: 35, coordinates: true, locked: 0, uneven: true };
    const input = drawnPlan(asked);
    const { visits } = plan(input);
    const [rep] = input.reps;
    for (let day = 0; day < input.days; day += 1) {
      const last = visits.findLast((visit) => visit.day === day);
      if (last !== undefined)
        expect(last.time + last.minutes).toBeLessThanOrEqual((rep?.begins ?? 0) + (rep?.minutes[day] ?? 0));
    }
  });

  it('moves nothing that is locked', () => {
    holds((input, found) => {
      const locked = found.visits.filter((visit) => visit.locked);
      expect(locked.map(({ visitId, repId, day }) => `${visitId} ${repId} ${day}`).sort()).toEqual(
        input.locked.map(({ visitId, repId, day }) => `${visitId} ${repId} ${day}`).sort(),
      );
    });
  });

  it('keeps the order of fixed routes within a day', () => {
    holds((input, found) => {
      const last = new Map<string, number>();
      for (const { dealerId, repId, day, locked } of found.visits) {
        const route = dealerOf(input, dealerId)?.route;
        if (route === null || route === undefined || locked) continue;
        const place = route.place ?? Number.MAX_SAFE_INTEGER;
        const key = `${repId} ${day} ${route.id}`;
        expect(place).toBeGreaterThanOrEqual(last.get(key) ?? 0);
        last.set(key, place);
      }
    });
  });

  it('has one verdict for each dealer, which counts his visits; a shortfall has its reason', () => {
    holds((input, found) => {
      expect(found.verdicts.map(({ dealerId }) => dealerId)).toEqual(input.dealers.map(({ id }) => id));
      for (const { dealerId, wanted, planned, code, why } of found.verdicts) {
        expect(planned).toBe(found.visits.filter((visit) => visit.dealerId === dealerId).length);
        if (code === 'planned') expect(planned).toBeGreaterThanOrEqual(Math.max(1, wanted));
        else
          expect(planned === 0 || planned < wanted || ['phone', 'never', 'not_wanted', 'not_due'].includes(code)).toBe(
            true,
          );
        expect(code === 'partly').toBe(why !== null);
      }
    });
  });

  it('spreads the visits of a dealer over the period', () => {
    holds((input, found) => {
      for (const dealer of input.dealers) {
        const { leastGap } = wantedOf(dealer, input.days);
        const days = found.visits.filter((visit) => visit.dealerId === dealer.id);
        days.forEach((visit, i) => {
          const before = days[i - 1];
          if (before !== undefined && !(visit.locked && before.locked))
            expect(visit.day - before.day).toBeGreaterThanOrEqual(leastGap);
        });
      }
    });
  });

  it('is the same for the same input and seed', () => {
    fc.assert(
      fc.property(drawn, (asked) => {
        expect(plan(drawnPlan(asked), 3)).toEqual(plan(drawnPlan(asked), 3));
      }),
      { seed: 2, numRuns: 8 },
    );
  });

  it('keeps the other visits of a day of which some are locked at the times that were written down', () => {
    holds((input, found) => {
      const stands = found.visits.map((visit, i): StandingVisit => ({ ...visit, visitId: visit.visitId ?? 9000 + i }));
      const isLocked = (at: number) => found.visits[at]?.locked === true || (found.visits[at]?.place ?? 9) <= 2;
      // Written down to five minutes; those that were locked before keep what they had.
      const locked = stands.flatMap((visit, at) =>
        isLocked(at)
          ? [input.locked.find(({ visitId }) => visitId === visit.visitId) ?? { ...visit, time: floored(visit.time) }]
          : [],
      );
      const before = stands.filter((_, at) => !isLocked(at)).map((visit) => ({ ...visit, time: null }));
      const again = plan({ ...input, locked, before });
      const left = before.filter(
        ({ dealerId, day, repId }) =>
          !again.visits.some((visit) => visit.dealerId === dealerId && visit.day === day && visit.repId === repId),
      );
      expect(left.length).toBeLessThanOrEqual(1 + before.length / 20);
    });
  });

  it('stays possible on a day whose locked times cannot all be kept', () => {
    const input = drawnPlan({ seed: 5, days: 5, reps: 1, dealersARep: 6, coordinates: false, locked: 0 });
    const [first, second, ...others] = input.dealers.map((dealer) => ({
      ...dealer,
      ...{ way: 'visit' as const, open: input.dealers[0]?.open.map(() => 1) ?? [], windows: [], route: null },
      ...{ due: { on: 0, from: 0, to: 4 }, interval: Number.POSITIVE_INFINITY, required: 1, minutes: 20 },
    }));
    const [rep] = input.reps;
    if (first === undefined || second === undefined || rep === undefined) throw new Error('nobody was drawn');
    const at = (visitId: number, dealerId: number, place: number): StandingVisit => ({
      ...{ visitId, dealerId, place, repId: rep.id, day: 0, minutes: 20, time: rep.begins + 60 },
    });
    const found = plan({
      ...input,
      days: 1,
      reps: [{ ...rep, minutes: [400], leave: [false] }],
      dealers: [first, second, ...others].map((dealer) => ({ ...dealer, open: [1] })),
      locked: [at(1, first.id, 1), at(2, second.id, 2)],
      before: [],
    });
    expect(found.visits.length).toBe(2 + others.length);
  });

  /** The measure: of the visits that stood and were not locked, the share that is no longer there on its day with its rep. */
  it('planned again after one dealer is gone moves at most one visit in twenty, and one', () => {
    fc.assert(
      fc.property(drawn, fc.nat(), (asked, which) => {
        const input = drawnPlan(asked);
        const gone = input.dealers[which % input.dealers.length]?.id;
        const without = <E extends { dealerId: number }>(visits: readonly E[]) =>
          visits.filter(({ dealerId }) => dealerId !== gone);
        const before = without(asBefore(plan(input)));
        const dealers = input.dealers.filter(({ id }) => id !== gone);
        const again = plan({ ...input, dealers, locked: without(input.locked), before }, 9);
        const now = new Set(again.visits.map(({ dealerId, repId, day }) => `${dealerId} ${repId} ${day}`));
        const moved = before.filter(({ dealerId, repId, day }) => !now.has(`${dealerId} ${repId} ${day}`));
        expect(moved.length).toBeLessThanOrEqual(1 + before.length / 20);
      }),
      RUNS,
    );
  });

  it('calls on everybody as often as wanted where there is room', () => {
    const input = drawnPlan({ seed: 4, days: 28, reps: 1, dealersARep: 40, coordinates: true, locked: 0 });
    const easy = input.dealers.map((dealer) => ({
      ...dealer,
      route: null,
      windows: [],
      way: 'visit' as const,
      open: dealer.open.map(() => 2),
    }));
    const reps = input.reps.map((rep) => ({ ...rep, minutes: rep.minutes.map((_, day) => (day % 7 > 4 ? 0 : 420)) }));
    const found = plan({ ...input, reps, dealers: easy });

    expect(found.verdicts.filter(({ code }) => code !== 'planned' && code !== 'not_due')).toEqual([]);
    for (const { dealerId } of found.verdicts) {
      const wanted = wantedOf(easy.find(({ id }) => id === dealerId) ?? easy[0] ?? fail(), 28);
      expect(found.visits.filter((visit) => visit.dealerId === dealerId).length).toBe(wanted.count);
    }
  });

  it('takes the dealers that bring most and slip where there is no room for all', () => {
    const input = drawnPlan({ seed: 4, days: 7, reps: 1, dealersARep: 60, coordinates: false, locked: 0 });
    const dealers = input.dealers.map((dealer, i) => ({
      ...dealer,
      route: null,
      windows: [],
      way: 'visit' as const,
      minutes: 60,
      open: dealer.open.map(() => 2),
      due: { on: 0, from: -3, to: 3 },
      value: i < 10 ? 1 : 0,
      rank: 0,
      slipping: false,
      overdueDays: 0,
    }));
    const { verdicts } = plan({ ...input, dealers });

    expect(verdicts.filter(({ code }) => code === 'no_capacity').length).toBeGreaterThan(10);
    expect(verdicts.filter(({ dealerId, planned }) => dealerId <= 10 && planned === 0)).toEqual([]);
  });

  it('sees the better tier first where there is no room for all, though two of a lower one take no longer', () => {
    const input = drawnPlan({ seed: 4, days: 7, reps: 1, dealersARep: 80, coordinates: false, locked: 0 });
    const dealers = input.dealers.map((dealer, i) => ({
      ...dealer,
      route: null,
      windows: [],
      way: 'visit' as const,
      minutes: i < 20 ? 45 : 20,
      open: dealer.open.map(() => 2),
      due: { on: 0, from: -3, to: 3 },
      value: 0,
      rank: i < 20 ? 1 : 1 / 3,
      slipping: false,
      overdueDays: 0,
    }));
    const first = plan({ ...input, dealers });
    const left = first.verdicts.filter(({ code }) => code === 'no_capacity');

    expect(left.length).toBeGreaterThan(10);
    expect(left.filter(({ dealerId }) => dealerId <= 20)).toEqual([]);
    // Also where the plan before was full of others.
    const before = first.visits
      .filter(({ dealerId }) => dealerId > 20)
      .map((visit, i) => ({ ...visit, visitId: i + 1, time: null }));
    const again = plan({ ...input, dealers, before });
    expect(again.verdicts.filter(({ dealerId, planned }) => dealerId <= 20 && planned === 0)).toEqual([]);
  });

  it('sees everybody once before anybody twice where there is no room for all', () => {
    const input = drawnPlan({ seed: 4, days: 28, reps: 1, dealersARep: 60, coordinates: false, locked: 0 });
    const dealers = input.dealers.map((dealer) => ({
      ...dealer,
      route: null,
      windows: [],
      way: 'visit' as const,
      minutes: 75,
      interval: 7,
      required: 4,
      open: dealer.open.map(() => 2),
      due: { on: 0, from: -3, to: 3 },
    }));
    const { verdicts, visits } = plan({ ...input, dealers });

    expect(visits.length).toBeLessThan(dealers.length * 2);
    expect(verdicts.filter(({ planned }) => planned === 0)).toEqual([]);
  });

  it('tells what a change of fixed routes would save, and does not make it', () => {
    const input = drawnPlan({ seed: 4, days: 5, reps: 1, dealersARep: 9, coordinates: false, locked: 0 });
    // Two towns far apart, a day each; one of the first town's is on the second one's route.
    const dealers = input.dealers.map((dealer, i) => ({
      ...dealer,
      way: 'visit' as const,
      windows: [],
      minutes: 20,
      interval: 30,
      required: 1,
      due: { on: 0, from: 0, to: 4 },
      open: [2, 2, 2, 2, 2],
      city: i % 2 === 0 ? 'c0' : 'c1',
      district: i % 2 === 0 ? 'd0' : 'd1',
      route: { id: 1, place: i + 1, days: [0, 1, 2, 3, 4].map((day) => day === (i === 8 ? 1 : i % 2)) },
    }));
    const reps = input.reps.map((rep) => ({ ...rep, minutes: [420, 420, 420, 420, 420], start: null }));
    const found = plan({ ...input, reps, dealers });

    expect(found.advice.map(({ dealerId, toRouteId, day, toDay }) => [dealerId, toRouteId, day, toDay])).toEqual([
      [9, null, 1, 0],
    ]);
    expect(found.visits.find(({ dealerId }) => dealerId === 9)?.day).toBe(1);
  });

  it('tells on which other route of the rep a dealer who is seen often would cost less, all of his visits together', () => {
    const input = drawnPlan({ seed: 4, days: 28, reps: 1, dealersARep: 9, coordinates: false, locked: 0 });
    const minutes = input.reps[0]?.minutes.map((_, day) => (day % 7 > 4 ? 0 : 420)) ?? [];
    // Two towns far apart, a weekday and a route each, seen weekly; one of the first town's is on the second one's route.
    const dealers = input.dealers.map((dealer, i) => {
      const weekday = i === 8 ? 1 : i % 2;
      return {
        ...dealer,
        ...{
          way: 'visit' as const,
          windows: [],
          minutes: 20,
          interval: 7,
          required: 4,
          due: { on: 0, from: 0, to: 4 },
        },
        open: dealer.open.map(() => 2),
        ...{ city: `c${i % 2}`, district: `d${i % 2}` },
        route: { id: weekday + 1, place: i + 1, days: minutes.map((_, day) => day % 7 === weekday) },
      };
    });
    const reps = input.reps.map((rep) => ({ ...rep, minutes, start: null }));
    const found = plan({ ...input, reps, dealers });
    const [best, ...others] = found.advice;

    expect(others).toEqual([]);
    expect(best).toMatchObject({ dealerId: 9, routeId: 2, toRouteId: 1, visits: 4, day: 1, toDay: 0 });
    // Each of the four spares the way to the other city and back within the town.
    expect(best?.savesMinutes).toBeGreaterThan(4 * input.travel.usual);
    expect(found.visits.filter(({ dealerId, day }) => dealerId === 9 && day % 7 === 1).length).toBe(4);
  });

  it('can be cancelled', () => {
    const input = drawnPlan({ seed: 4, days: 28, reps: 1, dealersARep: 40, coordinates: true, locked: 0 });
    const progress = () => {
      throw new Error('cancelled');
    };

    expect(() => planVisits(input, () => createRandom(1).next, { progress })).toThrow('cancelled');
  });
});

function fail(): never {
  throw new Error('no dealer');
}
