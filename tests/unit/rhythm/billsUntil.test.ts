import fc from 'fast-check';
import { expect, test } from 'vitest';
import { billsUntil, NEVER } from '../../../src/main/features/rhythm/edges.rules.ts';
import { ownRhythm } from '../../../src/main/features/rhythm/rhythm.rules.ts';
import { RhythmRules } from '../../../src/shared/contract/rhythmRules.ts';
import { toDayNumber } from '../../../src/shared/domain/calendarDay.ts';
import { OpenDays } from '../../../src/shared/domain/festival.ts';

const { festival } = RhythmRules.parse({});
const FIRST = toDayNumber('2023-01-01');
const DAYS = 1400;

const shops = fc.record({
  bills: fc
    .uniqueArray(fc.record({ on: fc.integer({ min: 0, max: DAYS }), sales: fc.integer({ min: 0, max: 2 }) }), {
      maxLength: 25,
      selector: ({ on }) => on,
    })
    .map((bills) => bills.sort((a, b) => a.on - b.on)),
  asOf: fc.integer({ min: 0, max: DAYS }),
});

test('up to that day a dealer’s bills say what they said, whether a rest lies between or not', () => {
  let moved = 0;
  fc.assert(
    fc.property(shops, ({ bills, asOf }) => {
      const days = {
        day: bills.map(({ on }) => FIRST + on),
        sales: bills.map(({ sales }) => sales),
        salesMinor: bills.map(({ on, sales }) => sales * (100 + on)),
        netMinor: bills.map(({ on, sales }) => (sales > 0 ? sales * (100 + on) : -50)),
        from: 0,
        to: bills.length,
      };
      const day = FIRST + asOf;
      const was = ownRhythm(days, day, new OpenDays(festival, day));
      const until = billsUntil(days, day, was.span, new OpenDays(festival, day));
      expect(until).toBeGreaterThan(day);
      // As each day's calculation numbers its days: with the rests that are known by then.
      const on = (later: number) => ownRhythm(days, later, new OpenDays(festival, later));
      for (let later = day + 1; later < Math.min(until, day + 420); later += 7) expect(on(later)).toEqual(was);
      if (until === NEVER) return;
      if (until - 1 > day) expect(on(until - 1)).toEqual(was);
      if (JSON.stringify(on(until)) !== JSON.stringify(was)) moved += 1;
    }),
    { seed: 5, numRuns: 300 },
  );
  // A day that is always too early would make the rest of this test empty.
  expect(moved).toBeGreaterThan(150);
});
