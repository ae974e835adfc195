import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stageOf } from '../../../src/main/features/lifecycle/lifecycle.rules.ts';
import { dayOfBeingLate, lateUntil, NEVER, nextOf } from '../../../src/main/features/rhythm/edges.rules.ts';
import { isGone, isLate } from '../../../src/main/features/rhythm/rhythm.rules.ts';
import { LifecycleRules } from '../../../src/shared/contract/lifecycleRules.ts';
import { RhythmRules } from '../../../src/shared/contract/rhythmRules.ts';

const cycles = fc.double({ min: 0.5, max: 12, noNaN: true });
const given = fc.record({
  lastOpen: fc.integer({ min: 15_000, max: 20_000 }),
  days: fc.oneof(
    fc.integer({ min: 10, max: 900 }).map((tenths) => tenths / 10),
    fc.constant(Number.NaN),
  ),
  deviation: fc.oneof(
    fc.integer({ min: 0, max: 400 }).map((tenths) => tenths / 10),
    fc.constant(Number.NaN),
  ),
  elapsed: fc.integer({ min: 0, max: 150 }),
  late: cycles,
  gone: cycles,
  dormant: cycles,
});

describe('the day until which nothing is to be looked at', () => {
  it('is the first on which a dealer is late, lost or in another stage, whatever his cycle', () => {
    let moved = 0;
    fc.assert(
      fc.property(given, ({ lastOpen, days, deviation, elapsed, late, gone, dormant }) => {
        const own = { purchases: 5, lastOpen, latest: [], gaps: 4 };
        const cycle = { days, deviation };
        const rules = { ...RhythmRules.parse({}), lateCycles: late, goneCycles: gone };
        const stages = { ...LifecycleRules.parse({}), dormantCycles: dormant, goneCycles: gone };
        const asOf = lastOpen + elapsed;
        const lateness = (day: number) => [isLate(own, cycle, day, rules), isGone(lastOpen, cycle, day, rules)].join();
        const until = lateUntil(own, cycle, asOf, rules);
        const stageUntil = nextOf(
          asOf,
          dayOfBeingLate(lastOpen, cycle, gone),
          dayOfBeingLate(lastOpen, cycle, dormant),
        );
        for (let day = asOf; day < Math.min(until, asOf + 300); day += 1) expect(lateness(day)).toBe(lateness(asOf));
        for (let day = asOf; day < Math.min(stageUntil, asOf + 300); day += 1)
          expect(stageOf(own, cycle, day, stages)).toBe(stageOf(own, cycle, asOf, stages));
        expect(until).toBeGreaterThan(asOf);
        if (until < NEVER && lateness(until) !== lateness(asOf)) moved += 1;
      }),
      { seed: 4, numRuns: 400 },
    );
    expect(moved).toBeGreaterThan(50);
  });

  it('never comes where there is no cycle, or all is past', () => {
    const none = { days: Number.NaN, deviation: Number.NaN };
    expect(dayOfBeingLate(100, none, 2)).toBe(NEVER);
    expect(lateUntil({ lastOpen: 100 }, none, 500, RhythmRules.parse({}))).toBe(NEVER);
    expect(lateUntil({ lastOpen: 100 }, { days: 10, deviation: 1 }, 5000, RhythmRules.parse({}))).toBe(NEVER);
    expect(dayOfBeingLate(100, { days: 10, deviation: 1 }, 2)).toBe(130);
  });
});
