import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysToNext, type Ledger, netWithin, Standing } from '../../../src/main/analytics/afterwards.ts';
import {
  addMoment,
  nearestLikes,
  noMoments,
  type Points,
  standardisedDifference,
} from '../../../src/main/analytics/matching.ts';

type Row = [stratum: number, place: number, x: number, y: number];
const points = (rows: readonly Row[]): Points => ({
  count: rows.length,
  stratum: rows.map(([stratum]) => stratum),
  place: rows.map(([, place]) => place),
  values: Float64Array.from(rows.flatMap(([, , x, y]) => [x, y])),
});
const RULE = { scale: [1, 2], caliper: 1, most: 1 };

describe('finding likes', () => {
  it('by hand: the stratum, then the place, then the distance in deviations, each taken once', () => {
    const pool = points([
      [1, 7, 0.5, 0], // 0: of the same place, 0.5 away
      [1, 8, 0, 0.2], // 1: nearer, of another place
      [2, 7, 0, 0], // 2: the nearest, of another stratum
      [1, 7, 0, 3], // 3: beyond the caliper: 1.5 deviations
    ]);
    const asked = points([
      [1, 7, 0, 0],
      [1, 7, 0, 0],
      [1, 7, 0, 0],
    ]);
    const found = nearestLikes(asked, pool, RULE, new Uint8Array(4));

    expect(found).toEqual([
      { at: [0], distance: [0.5], samePlace: true },
      { at: [1], distance: [0.1], samePlace: false },
      { at: [], distance: [], samePlace: false },
    ]);
  });

  it('gives as many as are asked for, the nearest first', () => {
    const pool = points([0.9, 0.1, 0.4, 0.2].map((x): Row => [0, 0, x, 0]));

    expect(nearestLikes(points([[0, 0, 0, 0]]), pool, { ...RULE, most: 3 }, new Uint8Array(4))[0]?.at).toEqual([
      1, 3, 2,
    ]);
  });

  const row = fc.tuple(
    fc.integer({ min: 0, max: 2 }),
    fc.integer({ min: 0, max: 2 }),
    fc.integer({ min: 0, max: 30 }).map((x) => x / 10),
    fc.integer({ min: 0, max: 30 }).map((y) => y / 10),
  );
  const rows = fc.array(row, { minLength: 1, maxLength: 25 });

  it('never takes anybody twice, of another stratum or beyond the caliper, and never passes a nearer free one by', () => {
    fc.assert(
      fc.property(rows, rows, fc.integer({ min: 1, max: 3 }), (asked, pool, most) => {
        const rule = { scale: [1, 2], caliper: 0.7, most };
        const found = nearestLikes(points(asked), points(pool), rule, new Uint8Array(pool.length));
        const apart = ([, , x, y]: Row, [, , u, v]: Row) => [x - u, (y - v) / 2] as const;
        const taken = new Set<number>();
        found.forEach((likes, at) => {
          const own = asked[at] as Row;
          const free = pool.flatMap((other, place) => {
            const [dx, dy] = apart(own, other);
            const isLike = other[0] === own[0] && Math.abs(dx) <= 0.7 + 1e-9 && Math.abs(dy) <= 0.7 + 1e-9;
            return isLike && !taken.has(place)
              ? [{ place, distance: Math.hypot(dx, dy), same: other[1] === own[1] }]
              : [];
          });
          const near = own[1] === 0 ? [] : free.filter(({ same }) => same);
          const wanted = (near.length > 0 ? near : free).map(({ distance }) => distance).sort((a, b) => a - b);
          expect(likes.at.length).toBe(Math.min(most, wanted.length));
          likes.distance.forEach((distance, nth) => {
            expect(distance).toBeCloseTo(wanted[nth] ?? -1, 9);
          });
          for (const place of likes.at) {
            expect(free.some((each) => each.place === place)).toBe(true);
            taken.add(place);
          }
        });
        expect(taken.size).toBe(found.reduce((sum, { at }) => sum + at.length, 0));
      }),
      { seed: 11 },
    );
  });
});

describe('balance', () => {
  it('by hand: means 3 and 1 with deviations 1 and 1 lie two deviations apart', () => {
    const [one, other] = [noMoments(), noMoments()];
    for (const value of [2, 4]) addMoment(one, value);
    for (const value of [0, 2]) addMoment(other, value);

    expect(standardisedDifference(one, other, [one, other])).toBeCloseTo(2, 12);
  });

  it('of what does not vary is none', () => {
    const [one, other] = [noMoments(), noMoments()];
    addMoment(one, 0.1, 3);
    addMoment(other, 0.1, 7);

    expect(standardisedDifference(one, other, [one, other])).toBe(0);
  });
});

const bills = fc.array(
  fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 60 }),
      bought: fc.integer({ min: 0, max: 2 }),
      net: fc.integer({ min: -9, max: 99 }),
    }),
    {
      maxLength: 12,
    },
  ),
  { minLength: 1, maxLength: 5 },
);

function ledgerOf(units: readonly (readonly { day: number; bought: number; net: number }[])[]): Ledger {
  const sorted = units.map((of) => of.toSorted((a, b) => a.day - b.day));
  const start = [0];
  for (const of of sorted) start.push((start.at(-1) ?? 0) + of.length);
  const flat = sorted.flat();
  return {
    count: units.length,
    start: Int32Array.from(start),
    day: Int32Array.from(flat, ({ day }) => day),
    bought: Int32Array.from(flat, ({ bought }) => bought),
    net: Float64Array.from(flat, ({ net }) => net),
  };
}

describe('before and after a day', () => {
  it('are what counting says', () => {
    fc.assert(
      fc.property(bills, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 }), (units, day, within) => {
        const ledger = ledgerOf(units);
        const standing = new Standing(ledger, 15);
        // On the way to the day, as a run over many days does.
        standing.moveTo(Math.floor(day / 2));
        standing.moveTo(day);
        units.forEach((of, unit) => {
          const buys = of.filter(({ bought }) => bought > 0).map((bill) => bill.day);
          const next = buys.filter((on) => on >= day && on <= day + within).sort((a, b) => a - b)[0];
          expect(daysToNext(ledger, unit, day, day + within)).toBe(next === undefined ? null : next - day);
          const sum = of
            .filter((bill) => bill.day >= day && bill.day <= day + within)
            .reduce((all, { net }) => all + net, 0);
          expect(netWithin(ledger, unit, day, day + within)).toBe(sum);
          const past = buys.filter((on) => on < day);
          expect(standing.last[unit]).toBe(Math.max(-1, ...past));
          expect(standing.first[unit]).toBe(past.length === 0 ? -1 : Math.min(...past));
          const window = of.filter((bill) => bill.day < day && bill.day >= day - 15);
          expect(standing.buys[unit]).toBe(window.filter(({ bought }) => bought > 0).length);
          expect(standing.net[unit]).toBe(window.reduce((all, { net }) => all + net, 0));
        });
      }),
      { seed: 12 },
    );
  });
});
