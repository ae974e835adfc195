import { expect, it } from 'vitest';
import type { PlanInput } from '../../../src/main/features/visits/plan/planInput.rules.ts';
import { planVisits } from '../../../src/main/features/visits/plan/planVisits.rules.ts';
import { createRandom } from '../../../src/main/runtime/random.ts';
import { drawnPlan } from './drawnPlan.ts';

/** A week of one rep with room to spare, nothing locked; who lives near to whom has nothing to do with towns. */
function week(seed: number): PlanInput {
  const drawn = drawnPlan({ seed, days: 5, reps: 1, dealersARep: 24, coordinates: true, locked: 0 });
  const random = createRandom(seed, 9);
  const place = () => ({ latE6: 30_000_000 + random.int(0, 60_000), lonE6: 120_000_000 + random.int(0, 60_000) });
  return {
    ...drawn,
    reps: drawn.reps.map((rep) => ({ ...rep, leave: rep.leave.map(() => false), minutes: rep.minutes.map(() => 420) })),
    dealers: drawn.dealers.map((dealer) => ({
      ...dealer,
      ...{ way: 'visit' as const, interval: 7, required: 1, due: { on: 2, from: 0, to: 4 } },
      ...{ open: dealer.open.map(() => 2), windows: [], route: null, place: place() },
    })),
  };
}

const WEEKS = Array.from({ length: 6 }, (_, seed) => week(seed + 1));

/** Visits of each day of a week. */
function daysOf(input: PlanInput, options: Partial<PlanInput['options']>) {
  const asked = { ...input, options: { keepRoutes: true, group: false, balance: false, ...options } };
  const { visits } = planVisits(asked, (stream) => createRandom(1, stream).next, { progress: () => undefined });
  const towns = new Map(input.dealers.map(({ id, town }) => [id, town]));
  return Array.from({ length: input.days }, (_, day) =>
    visits
      .filter((visit) => visit.day === day)
      .map(({ dealerId, minutes, travelMinutes }) => ({
        town: towns.get(dealerId),
        minutes: minutes + travelMinutes,
      })),
  );
}
type Days = ReturnType<typeof daysOf>;
const visitsIn = (days: Days) => days.reduce((sum, day) => sum + day.length, 0);
const townsIn = (days: Days) => days.reduce((sum, day) => sum + new Set(day.map(({ town }) => town)).size, 0);
/** How far the days of a week lie apart, minutes. */
function spread(days: Days): number {
  const loads = days.map((day) => day.reduce((sum, { minutes }) => sum + minutes, 0));
  return Math.max(...loads) - Math.min(...loads);
}
const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0);

it('visits of one town come on one day where that is asked for: fewer towns a day, nobody left out', () => {
  const plain = WEEKS.map((input) => daysOf(input, {}));
  const grouped = WEEKS.map((input) => daysOf(input, { group: true }));

  expect(grouped.map(visitsIn)).toEqual(plain.map(visitsIn));
  expect(sum(grouped.map(townsIn))).toBeLessThan(sum(plain.map(townsIn)));
});

it('days are equally full where that is asked for: they lie less far apart, nobody left out', () => {
  const plain = WEEKS.map((input) => daysOf(input, {}));
  const balanced = WEEKS.map((input) => daysOf(input, { balance: true }));

  expect(balanced.map(visitsIn)).toEqual(plain.map(visitsIn));
  expect(sum(balanced.map(spread))).toBeLessThan(0.7 * sum(plain.map(spread)));
});
