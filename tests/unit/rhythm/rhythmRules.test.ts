import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, medianDeviation, rankSumZ, risingTau, shrunk, theilSen } from '../../../src/main/analytics/robust.ts';
import {
  cycleOf,
  edgesOf,
  expectedMinor,
  isGone,
  isLate,
  lateCycles,
  NO_PEERS,
  ownRhythm,
  peersOf,
} from '../../../src/main/features/rhythm/rhythm.rules.ts';
import { RhythmRules } from '../../../src/shared/contract/rhythmRules.ts';
import { toDayNumber } from '../../../src/shared/domain/calendarDay.ts';
import { OpenDays } from '../../../src/shared/domain/festival.ts';

const rules = RhythmRules.parse({});
const open = new OpenDays(rules.festival, toDayNumber('2027-12-31'));
const calendar = new OpenDays({ ...rules.festival, on: false }, toDayNumber('2027-12-31'));
const asOf = toDayNumber('2026-11-20');

function days(rows: readonly (readonly [day: string | number, minor: number, net?: number])[]) {
  return {
    day: rows.map(([day]) => (typeof day === 'number' ? day : toDayNumber(day))),
    sales: rows.map(([, minor]) => (minor > 0 ? 1 : 0)),
    salesMinor: rows.map(([, minor]) => minor),
    netMinor: rows.map(([, minor, net]) => net ?? minor),
    from: 0,
    to: rows.length,
  };
}

describe('robust figures', () => {
  it('of hand-computed lists', () => {
    expect(median([5, 1, 9])).toBe(5);
    expect(median([4, 1, 9, 5])).toBe(4.5);
    expect(medianDeviation([1, 2, 4, 9, 100], 4)).toBe(3);
    // Slopes 2, 4, 2, 6, 2, -2 of 1 3 9 7.
    expect(theilSen([1, 3, 9, 7])).toBe(2);
    expect(risingTau([1, 3, 9, 7])).toBeCloseTo(4 / 6, 12);
    expect(shrunk(10, 4, 20, 4)).toBe(15);
    expect(shrunk(Number.NaN, 0, 20, 4)).toBe(20);
    expect(shrunk(10, 1, Number.NaN, 4)).toBe(10);
  });

  it('of rank sums agree with the textbook', () => {
    // Ranks of the first 1 2 3: 6, mean 12, variance 3·5·9/12 = 11.25.
    expect(rankSumZ([1, 2, 3], [4, 5, 6, 7, 8])).toBeCloseTo((6 - 13.5) / Math.sqrt(11.25), 12);
    expect(rankSumZ([2, 2], [2, 2])).toBe(0);
    expect(rankSumZ([], [1])).toBe(0);
  });
});

describe('a dealer’s own rhythm', () => {
  const weekly = days([
    ['2026-10-01', 100],
    ['2026-10-08', 100],
    ['2026-10-15', 100],
    ['2026-10-25', 100],
    ['2026-11-05', 100],
  ]);

  it('is the median of its gaps with their deviation', () => {
    const own = ownRhythm(weekly, asOf, open);

    expect([own.purchases, own.latest, own.median, own.deviation]).toEqual([5, [7, 7, 10, 11], 8.5, 1.5]);
  });

  it('leaves the festival rest out of gaps and takes purchases within it for one day', () => {
    const around = days([
      ['2026-02-01', 100],
      ['2026-02-12', 100],
      ['2026-02-20', 50],
      ['2026-03-13', 100],
    ]);

    // Open days: 1–9 February, then from 4 March on.
    expect(ownRhythm(around, asOf, open).latest).toEqual([8, 10]);
    expect(ownRhythm(around, asOf, calendar).latest).toEqual([11, 8, 21]);
  });

  it('knows nothing of what comes after the as-of day, nor of days with returns only', () => {
    const own = ownRhythm(
      days([
        ['2026-11-01', 100],
        ['2026-11-10', 0, -50],
        ['2062-01-01', 900],
      ]),
      asOf,
      open,
    );

    expect([own.purchases, own.gaps, own.lastDay, own.returnedRecentMinor]).toEqual([
      1,
      0,
      toDayNumber('2026-11-01'),
      50,
    ]);
  });

  it('without any bill, or with returns only, tells nothing', () => {
    expect(ownRhythm(days([]), asOf, open)).toMatchObject({
      purchases: 0,
      gaps: 0,
      typicalMinor: 0,
      typicalGap: Number.NaN,
    });
    expect(ownRhythm(days([['2026-11-01', 0, -100]]), asOf, open).purchases).toBe(0);
  });

  it('moves with its days where no festival is counted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 9999 })), {
          minLength: 1,
          maxLength: 30,
        }),
        fc.integer({ min: 1, max: 400 }),
        (steps, shift) => {
          let day = asOf - 1800;
          const rows = steps.map(([gap, minor]): [number, number] => {
            day += gap;
            return [day, minor];
          });
          const own = ownRhythm(days(rows), asOf, calendar);
          const later = ownRhythm(
            days(rows.map(([on, minor]): [number, number] => [on + shift, minor])),
            asOf + shift,
            calendar,
          );

          expect([later.median, later.deviation, later.latest]).toEqual([own.median, own.deviation, own.latest]);
          expect(later.recent).toEqual(own.recent);
          expect(later.typicalMinor).toBe(own.typicalMinor);
        },
      ),
      { seed: 4, numRuns: 60 },
    );
  });
});

describe('the cycle', () => {
  const peers = { median: 30, deviation: 6, dealers: 9 };

  it('is drawn to the peers, the less the more gaps there are', () => {
    expect(cycleOf({ gaps: 4, median: 10, deviation: 2 }, peers)).toEqual({ days: 20, deviation: 4 });
    expect(cycleOf({ gaps: 16, median: 10, deviation: 2 }, peers)).toEqual({ days: 14, deviation: 2.8 });
    expect(cycleOf({ gaps: 0, median: Number.NaN, deviation: Number.NaN }, peers)).toEqual({ days: 30, deviation: 6 });
    expect(cycleOf({ gaps: 0, median: Number.NaN, deviation: Number.NaN }, NO_PEERS).days).toBeNaN();
  });

  it('lies between the own and the peers’', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 24 }),
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 200 }),
        (gaps, own, group) => {
          const { days: cycle } = cycleOf(
            { gaps, median: own, deviation: 1 },
            { median: group, deviation: 1, dealers: 5 },
          );

          expect(cycle).toBeGreaterThanOrEqual(Math.min(own, group));
          expect(cycle).toBeLessThanOrEqual(Math.max(own, group));
        },
      ),
      { seed: 3, numRuns: 100 },
    );
  });

  it('takes the narrowest group that has five dealers who tell a rhythm', () => {
    const own = Array.from({ length: 12 }, (_, i) => ({
      gaps: i === 11 ? 0 : 5,
      median: i < 5 ? 10 : 40,
      deviation: 1,
    }));
    const types = own.map((_, i) => (i < 5 ? 'wholesale' : i < 7 ? 'catering' : 'hardware'));
    const peersAt = peersOf(own, types, new Uint8Array(12).fill(2));

    expect(peersAt(0)).toMatchObject({ median: 10, dealers: 5 });
    // Two dealers of its type tell: its class speaks, eleven of them.
    expect(peersAt(5)).toMatchObject({ median: 40, dealers: 11 });
    expect(peersOf(own.slice(0, 4), types.slice(0, 4), new Uint8Array(4))(0)).toBe(NO_PEERS);
  });
});

describe('lateness', () => {
  const cycle = { days: 10, deviation: 1 };

  it('counts in cycles past the due day', () => {
    expect([lateCycles(8, 10), lateCycles(10, 10), lateCycles(25, 10)]).toEqual([0, 0, 1.5]);
  });

  it('is a sign from one cycle on, beyond usual ups and downs, with three purchases, and ends where the dealer is lost', () => {
    const at = (elapsed: number, purchases = 5, deviation = 1) =>
      isLate({ purchases, lastOpen: 1000 }, { ...cycle, deviation }, 1000 + elapsed, rules);

    expect([at(19), at(20), at(69), at(70)]).toEqual([false, true, true, false]);
    expect(at(30, 2)).toBe(false);
    // Two robust deviations of 8 days are 23.7: due at 10, late from 34 on.
    expect([at(33, 5, 8), at(34, 5, 8)]).toEqual([false, true]);
    expect([isGone(1000, cycle, 1069, rules), isGone(1000, cycle, 1070, rules)]).toEqual([false, true]);
    expect(isLate({ purchases: 5, lastOpen: 1000 }, { days: Number.NaN, deviation: 1 }, 1100, rules)).toBe(false);
  });

  it('expects what the dealer usually buys, as often as its cycle says', () => {
    const of = (typicalGap: number, days: number) =>
      expectedMinor({ typicalMinor: 5000, typicalGap }, { days, deviation: 0 });

    expect([of(10, 10), of(4, 10), of(30, 10)]).toEqual([45_000, 45_000, 15_000]);
    expect([of(10, Number.NaN), of(Number.NaN, 10)]).toEqual([0, 0]);
  });

  it('compares the recent span with the four before it, in days that count', () => {
    const edges = edgesOf(asOf, 90, calendar);

    expect([asOf - edges.recent, asOf - edges.before]).toEqual([90, 450]);
  });
});
