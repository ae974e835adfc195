import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNWATCHED } from '../../../src/main/analytics/routing/routingProblem.ts';
import { refineDays } from '../../../src/main/features/visits/plan/refineDays.rules.ts';
import {
  bestPlace,
  inGivenOrder,
  type RepDays,
  type Stop,
  spent,
  startDays,
  stopOf,
  timesOf,
} from '../../../src/main/features/visits/plan/repDays.rules.ts';
import { createRandom } from '../../../src/main/runtime/random.ts';
import { drawnPlan } from './drawnPlan.ts';

const GAP = 3;
const FULL_DAY = 150;

/** A rep's days filled at random: sound, and far from short. */
function filled(seed: number, days: number, dealers: number): { asked: RepDays; chosen: number[][] } {
  const input = drawnPlan({ seed, days, reps: 1, dealersARep: dealers, coordinates: seed % 2 === 0, locked: 4 });
  const [rep] = input.reps;
  if (rep === undefined) throw new Error('nobody was drawn');
  const asked = startDays(input, rep, input.dealers);
  const random = createRandom(seed);
  const chosen = input.dealers.map((_, i) =>
    asked.stops.flatMap((stops, day) => stops.filter(({ at }) => at === i + 1).map(() => day)),
  );
  for (let turn = 0; turn < 3 * dealers; turn += 1) {
    const at = random.int(1, dealers);
    const day = random.int(0, days - 1);
    const own = chosen[at - 1] ?? [];
    const place = bestPlace(asked, day, stopOf(asked, at, null));
    if (place === null || !mayBeOn(asked, at, day) || own.some((other) => Math.abs(other - day) < GAP)) continue;
    asked.stops[day]?.splice(place.index, 0, stopOf(asked, at, null));
    own.push(day);
  }
  return { asked, chosen };
}

function mayBeOn({ dealers, rep }: RepDays, at: number, day: number): boolean {
  const dealer = dealers[at - 1];
  return (dealer?.open[day] ?? 0) > 0 && dealer?.route?.days[day] !== false && (rep.minutes[day] ?? 0) > 0;
}

/** Early days are liked better. */
const costOn = (_at: number, days: readonly number[]) => days.reduce((sum, day) => sum + day, 0);

function wholeCost(asked: RepDays, stops: readonly Stop[][]): number {
  return stops.reduce((sum, each, day) => {
    const used = spent(asked, each);
    const share = used / Math.max(1, asked.rep.minutes[day] ?? 1);
    return sum + used + (each.length === 0 ? 0 : FULL_DAY * share * share) + day * each.length;
  }, 0);
}

describe('the days of a rep bettered by the solver of routes', () => {
  it('cost no more, and keep locked visits, times, routes, gaps and how often everybody is seen', () => {
    let shorter = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 5, max: 62 }),
        fc.integer({ min: 3, max: 40 }),
        (seed, days, dealers) => {
          const { asked, chosen } = filled(seed, days, dealers);
          const wishes = {
            chosen,
            leastGap: () => GAP,
            mayBeOn: (at: number, day: number) => mayBeOn(asked, at, day),
            costOn,
            stopOn: (at: number) => stopOf(asked, at, null),
            fullDay: FULL_DAY,
          };
          const found = refineDays(asked, wishes, createRandom(seed).next, 300, UNWATCHED);

          const [was, now] = [wholeCost(asked, asked.stops), wholeCost(asked, found)];
          expect(now).toBeLessThanOrEqual(was + 1e-6);
          if (now < was - 1) shorter += 1;
          found.forEach((stops, day) => {
            const locked = (each: readonly Stop[]) => each.filter((stop) => stop.locked);
            expect(locked(stops)).toEqual(locked(asked.stops[day] ?? []));
            if (timesOf(asked, day, asked.stops[day] ?? []) !== null) expect(timesOf(asked, day, stops)).not.toBeNull();
            expect(inGivenOrder(stops, true)).toBe(true);
            for (const stop of stops) if (!stop.locked) expect(mayBeOn(asked, stop.at, day)).toBe(true);
          });
          chosen.forEach((own, i) => {
            const on = found.flatMap((stops, day) => stops.filter(({ at }) => at === i + 1).map(() => day));
            expect(on.length).toBe(own.length);
            const free = found.flatMap((stops, day) => (stops.some((s) => s.at === i + 1 && !s.locked) ? [day] : []));
            for (const day of free)
              expect(on.filter((other) => other !== day && Math.abs(other - day) < GAP)).toEqual([]);
          });
        },
      ),
      { seed: 3, numRuns: 40 },
    );
    expect(shorter).toBeGreaterThan(30);
  });
});
