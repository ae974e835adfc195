import { describe, expect, it } from 'vitest';
import { type OwnRhythm, ownRhythm } from '../../../src/main/features/rhythm/rhythm.rules.ts';
import { type LineFact, SaleLines } from '../../../src/main/features/rhythm/saleLines.ts';
import { Seasons } from '../../../src/main/features/rhythm/seasons.rules.ts';
import {
  arrearsSignal,
  atStakeMinor,
  type Categories,
  daySignals,
  isSlipping,
  lineSignals,
  stoppedSignal,
} from '../../../src/main/features/rhythm/signals.rules.ts';
import type { Signal } from '../../../src/shared/contract/rhythmRules.ts';
import { toDayNumber } from '../../../src/shared/domain/calendarDay.ts';
import { OpenDays } from '../../../src/shared/domain/festival.ts';
import { random } from '../../helpers/random.ts';

const asOf = toDayNumber('2026-11-20');
const open = new OpenDays({ on: false, fromDay: 23, toDay: 15 }, asOf);
/** Ten days apart, 45 times, the last one on the as-of day: the span is 60 days, six purchases of it recent, 24 before. */
const DAYS = Array.from({ length: 45 }, (_, i) => asOf - (44 - i) * 10);
const RECENT = 6;
const EDGE = asOf - 60;

function shop(minorOf: (recent: boolean, i: number) => number, returnedOf = (_recent: boolean) => 0): OwnRhythm {
  const minors = DAYS.map((day, i) => minorOf(day > EDGE, i));
  return ownRhythm(
    {
      day: DAYS,
      sales: DAYS.map(() => 1),
      salesMinor: minors,
      netMinor: minors.map((minor, i) => minor - returnedOf((DAYS[i] ?? 0) > EDGE)),
      from: 0,
      to: DAYS.length,
    },
    asOf,
    open,
  );
}

const steady = shop(() => 1000);
const line = (day: number, product: number, more: Partial<LineFact> = {}): LineFact => ({
  day,
  product,
  qtyMicro: 1_000_000,
  netMicro: 10_000_000,
  ...more,
});
const TEA_AND_SALT = new Map([
  [1, 'tea'],
  [2, 'salt'],
  [3, 'tea'],
]);
const habitsOf = (own: OwnRhythm, facts: readonly LineFact[], categories: Categories = TEA_AND_SALT) =>
  lineSignals(own, SaleLines.of(facts), categories, EDGE).habits;
/** All signs of what was bought, where the others buy a category on this part of its usual days. */
function signsOf(
  own: OwnRhythm,
  facts: readonly LineFact[],
  categories: Categories = TEA_AND_SALT,
  season = 1,
): Signal[] {
  const { signals, habits } = lineSignals(own, SaleLines.of(facts), categories, EDGE);
  const stopped = habits && stoppedSignal(habits, () => season);
  return [...signals, ...(stopped ? [stopped] : [])];
}
/** One line per product and purchase day of what is compared. */
const lines = (productsOf: (recent: boolean) => LineFact[]) =>
  DAYS.filter((day) => day > asOf - 300).flatMap((day) => productsOf(day > EDGE).map((each) => ({ ...each, day })));

describe('a steady dealer', () => {
  it('shows no sign', () => {
    expect([steady.span, steady.recent.length, steady.before.length]).toEqual([60, RECENT, 24]);
    expect(daySignals(steady)).toEqual([]);
    expect(
      signsOf(
        steady,
        lines(() => [line(0, 1), line(0, 2)]),
      ),
    ).toEqual([]);
  });
});

describe('smaller orders', () => {
  it('are a sign with the share that is missing', () => {
    expect(daySignals(shop((recent, i) => (recent ? 500 : 1000) + i))).toMatchObject([
      { k: 'smaller', share: expect.closeTo(0.48, 1) },
    ]);
  });

  it('that chance may bring about are none', () => {
    // Now and then a small order, of late by chance two in a row.
    expect(daySignals(shop((_, i) => (i % 2 === 0 ? 300 : 1000)))).toEqual([]);
    expect(daySignals(shop((recent) => (recent ? 800 : 1000)))).toEqual([]);
  });
});

describe('more returns', () => {
  it('are a sign from twice as much on, a twentieth at least', () => {
    expect(
      daySignals(
        shop(
          () => 1000,
          (recent) => (recent ? 200 : 10),
        ),
      ),
    ).toMatchObject([{ k: 'returns', before: 0.01, now: 0.2, minor: 1200, share: expect.closeTo(0.19, 6) }]);
    expect(
      daySignals(
        shop(
          () => 1000,
          (recent) => (recent ? 40 : 0),
        ),
      ),
    ).toEqual([]);
    // One return is no sign, however large.
    const once = { ...shop(() => 1000), returnedRecentMinor: 3000, returnDays: 1 };
    expect([daySignals(once).length, daySignals({ ...once, returnDays: 2 }).length]).toEqual([0, 1]);
  });
});

describe('what is bought', () => {
  it('in fewer products at a time is a sign', () => {
    const found = signsOf(
      steady,
      lines((recent) => (recent ? [line(0, 1)] : [line(0, 1), line(0, 2), line(0, 3)])),
      new Map(),
    );

    expect(found).toEqual([{ k: 'narrower', share: 1 - 1 / 3, before: 3, now: 1 }]);
  });

  it('of a category that stays away is a sign with its part of the money', () => {
    const own = lines((recent) =>
      recent ? [line(0, 1), line(0, 3)] : [line(0, 1), line(0, 2, { netMicro: 30_000_000 })],
    );

    expect(signsOf(steady, own)).toEqual([
      { k: 'stopped', share: 0.75, categories: [{ name: 'salt', lastOn: '2026-09-21' }], count: 1 },
    ]);
    // Where it is out of season with everybody else it is none; where the others buy a little less of it, it still is.
    expect(signsOf(steady, own, TEA_AND_SALT, 0.2)).toEqual([]);
    expect(signsOf(steady, own, TEA_AND_SALT, 0.9)).toHaveLength(1);
  });

  it('of a category that stays away is told by all others over the same days, the dealer itself left out', () => {
    const habits = habitsOf(
      steady,
      lines((recent) => [line(0, 1), line(0, recent ? 3 : 2)]),
    );
    const kept = habitsOf(
      steady,
      lines(() => [line(0, 2)]),
    );
    if (!habits || !kept) throw new Error('nobody was compared');
    const salt = { name: 'salt', expectedMicro: RECENT * 1_000_000 };
    expect(habits.away).toMatchObject([{ ...salt, often: 24.5 / 25 }]);

    const alone = new Seasons();
    alone.add(habits);
    expect(alone.of(60, salt)).toBe(1);
    // Nine others stop as well: 54 days were expected of them, and none came.
    const all = new Seasons();
    for (let i = 0; i < 10; i += 1) all.add(habits);
    expect(all.of(60, salt)).toBeCloseTo(5 / 59, 12);
    expect(all.of(90, salt)).toBe(1);
    expect(stoppedSignal(habits, (span, away) => all.of(span, away))).toBeUndefined();
    // Nine others go on: it is this dealer's own.
    for (let i = 0; i < 9; i += 1) {
      all.add(habits, -1);
      all.add(kept);
    }
    expect(all.of(60, salt)).toBe(1);
    expect(stoppedSignal(habits, (span, away) => all.of(span, away))).toMatchObject({ k: 'stopped', count: 1 });
    // In its high season nobody is expected more often than he came.
    all.add({ ...kept, tallies: kept.tallies.map((value, i) => (i % 3 === 2 ? 20 * value : value)) });
    expect(all.of(60, salt)).toBe(1);
  });

  it('of a category that was bought seldom is none, nor is anything without categories', () => {
    const seldom = lines(() => [line(0, 1), line(0, 3)])
      .concat(line(asOf - 200, 2), line(asOf - 150, 2))
      .toSorted((a, b) => a.day - b.day);
    const nameless = lines((recent) => [line(0, recent ? 1 : 2), line(0, 3)]);

    expect(signsOf(steady, seldom)).toEqual([]);
    expect(signsOf(steady, nameless)).toMatchObject([{ k: 'stopped' }]);
    expect(signsOf(steady, nameless, new Map())).toEqual([]);
  });

  it('at other prices is a sign; dearer alone puts nobody on the list', () => {
    const priced = (factor: number) =>
      signsOf(
        steady,
        lines((recent) =>
          [1, 2, 3].map((product) => line(0, product, { netMicro: recent ? 10_000_000 * factor : 10_000_000 })),
        ),
      );

    expect(priced(0.9)).toMatchObject([
      { k: 'price', change: expect.closeTo(-0.1, 9), share: expect.closeTo(0.1, 9), products: 3 },
    ]);
    expect(priced(1.1)).toMatchObject([{ k: 'price', change: expect.closeTo(0.1, 9), share: 0 }]);
    expect(priced(0.97)).toEqual([]);
    expect([isSlipping(priced(0.9)), isSlipping(priced(1.1)), isSlipping([])]).toEqual([true, false, false]);
  });

  it('comes to the same last digit in whatever order the lines of a day stand', () => {
    const products = Array.from({ length: 30 }, (_, i) => i);
    const next = random(3);
    const prices = products.map(() => ({ before: 1e6 + Math.floor(next() * 9e8), part: 0.3 + next() / 2 }));
    const priced = (order: readonly number[]) =>
      signsOf(
        steady,
        lines((recent) =>
          order.map((product) => {
            const { before = 0, part = 0 } = prices[product] ?? {};
            return line(0, product, { netMicro: recent ? Math.floor(before * part) : before });
          }),
        ),
        new Map(),
      );

    const orders = products.map((first) => [...products.slice(first), ...products.slice(0, first)]);
    const changes = orders.map((order) => JSON.stringify(priced(order)));

    expect(changes[0]).toContain('"k":"price"');
    expect(new Set(changes).size).toBe(1);
  });

  it('is not compared where there are few purchases', () => {
    const few = { ...steady, recent: steady.recent.slice(0, 2) };

    expect(
      signsOf(
        few,
        lines((recent) => (recent ? [line(0, 1)] : [line(0, 1), line(0, 2)])),
      ),
    ).toEqual([]);
  });
});

describe('arrears and the money at stake', () => {
  const fact = { before: 1000, now: 2500, beforeOn: '2026-09-30', on: '2026-10-31' };

  it('grow by a fifth and by one usual purchase to be a sign', () => {
    expect(arrearsSignal(fact, { typicalMinor: 1000 })).toMatchObject({ k: 'arrears', share: 0, now: 2500 });
    expect(arrearsSignal(fact, { typicalMinor: 2000 })).toBeUndefined();
    expect(arrearsSignal({ ...fact, before: 2400 }, { typicalMinor: 10 })).toBeUndefined();
    expect(arrearsSignal(undefined, { typicalMinor: 10 })).toBeUndefined();
  });

  it('goes by the gravest sign and never exceeds what is expected', () => {
    const smaller = { k: 'smaller', share: 0.4, before: 10, now: 6 } as const;

    expect(atStakeMinor([smaller, { k: 'narrower', share: 0.3, before: 3, now: 2 }], 1000, 12)).toBe(300);
    expect(atStakeMinor([smaller, { k: 'late', share: 1 }], 1000, 12)).toBe(750);
    expect(atStakeMinor([], 1000, 12)).toBe(0);
  });

  it('counts for the less the fewer gaps vouch for it: a week of three purchases ranks below a year of habit', () => {
    const late = [{ k: 'late', share: 1 }] as const;

    expect([0, 2, 4, 12].map((gaps) => atStakeMinor(late, 1200, gaps))).toEqual([0, 400, 600, 900]);
  });
});
