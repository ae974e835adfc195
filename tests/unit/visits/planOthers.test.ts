import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan, PlanInput } from '../../../src/main/features/visits/plan/planInput.rules.ts';
import { planVisits } from '../../../src/main/features/visits/plan/planVisits.rules.ts';
import { wantedOf } from '../../../src/main/features/visits/plan/wanted.rules.ts';
import { createRandom } from '../../../src/main/runtime/random.ts';
import { drawnPlan, withOthers } from './drawnPlan.ts';

const plan = (input: PlanInput): Plan =>
  planVisits(input, (stream) => createRandom(1, stream).next, { progress: () => undefined });

const drawn = fc.record({
  seed: fc.integer({ min: 1, max: 100_000 }),
  days: fc.integer({ min: 5, max: 31 }),
  reps: fc.constant(2),
  dealersARep: fc.integer({ min: 1, max: 30 }),
  coordinates: fc.boolean(),
  locked: fc.integer({ min: 0, max: 8 }),
});

describe('visits that stand outside of what is planned', () => {
  it('counts a visit that somebody else makes, keeps its distance from it and from those after the period, and says so', () => {
    fc.assert(
      fc.property(drawn, (asked) => {
        const input = withOthers(drawnPlan(asked), asked.seed);
        const found = plan(input);
        for (const dealer of input.dealers) {
          const stand = [
            ...input.locked.filter(({ dealerId, repId }) => dealerId === dealer.id && repId !== dealer.repId),
            ...input.elsewhere.filter(({ dealerId }) => dealerId === dealer.id),
          ].map(({ day }) => day);
          const { leastGap, asked: most } = wantedOf(dealer, input.days, stand);
          const own = found.visits.filter(({ dealerId, repId }) => dealerId === dealer.id && repId === dealer.repId);
          const fixed = own.filter(({ locked }) => locked).length + stand.filter((day) => day < input.days).length;
          const verdict = found.verdicts.find(({ dealerId }) => dealerId === dealer.id);

          for (const { day, locked } of own)
            if (!locked) for (const other of stand) expect(Math.abs(other - day)).toBeGreaterThanOrEqual(leastGap);
          expect(own.filter(({ locked }) => !locked).length + fixed).toBeLessThanOrEqual(Math.max(most, fixed));
          if (dealer.repId !== null)
            expect(verdict?.planned).toBe(own.length + stand.filter((day) => day < input.days).length);
        }
      }),
      { seed: 7, numRuns: 20 },
    );
  });

  it('makes no second visit beside one that was given to another rep, and none just before one that stands', () => {
    const [first] = drawnPlan(SMALL).dealers;
    if (first === undefined) throw new Error('no dealer');
    const dealer = {
      ...first,
      ...{ way: 'visit' as const, due: { on: 1, from: -1, to: 3 }, interval: 7, required: 1, route: null, windows: [] },
      open: Array.from({ length: 7 }, () => 2),
    };
    const base = drawnPlan(SMALL);
    const rep = { ...(base.reps[0] ?? fail()), minutes: [420, 420, 420, 420, 420, 0, 0], leave: Array(7).fill(false) };
    const input = { ...base, reps: [rep], dealers: [dealer] };
    const told = (elsewhere: number[]) => {
      const found = plan({ ...input, elsewhere: elsewhere.map((day) => ({ dealerId: dealer.id, day })) });
      const [verdict] = found.verdicts;
      return [found.visits.map(({ day }) => day), verdict?.wanted, verdict?.planned, verdict?.code, verdict?.dueDay];
    };

    expect(told([])).toEqual([[1], 1, 1, 'planned', 1]);
    expect(told([3])).toEqual([[], 1, 1, 'planned', 1]);
    // A week later is another visit, two days after the period it is that one.
    expect(told([8])).toEqual([[1], 1, 1, 'planned', 1]);
    expect(
      plan({
        ...input,
        dealers: [{ ...dealer, due: { on: 6, from: 5, to: 8 } }],
        elsewhere: [{ dealerId: dealer.id, day: 8 }],
      }),
    ).toMatchObject({ visits: [], verdicts: [{ wanted: 0, planned: 0, code: 'stands_later', dueDay: 8 }] });
  });
});

const SMALL = { seed: 4, days: 7, reps: 1, dealersARep: 1, coordinates: false, locked: 0 };

function fail(): never {
  throw new Error('nothing drawn');
}
