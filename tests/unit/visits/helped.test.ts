import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../../src/main/analytics/afterwards.ts';
import {
  type DaysOf,
  type HelpedAsked,
  type Matching,
  matchTouched,
} from '../../../src/main/features/visits/results/helped.rules.ts';
import { followedOf, outcomesOf } from '../../../src/main/features/visits/results/outcomes.rules.ts';
import { createRandom } from '../../../src/main/runtime/random.ts';

type Bill = readonly [day: number, net: number];

function ledgerOf(dealers: readonly (readonly Bill[])[]): Ledger {
  const sorted = dealers.map((bills) => bills.toSorted(([a], [b]) => a - b));
  const start = [0];
  for (const bills of sorted) start.push((start.at(-1) ?? 0) + bills.length);
  const flat = sorted.flat();
  return {
    count: dealers.length,
    start: Int32Array.from(start),
    day: Int32Array.from(flat, ([day]) => day),
    bought: Int32Array.from(flat, () => 1),
    net: Float64Array.from(flat, ([, net]) => net),
  };
}

function daysOf(dealers: readonly (readonly number[])[]): DaysOf {
  const start = [0];
  for (const days of dealers) start.push((start.at(-1) ?? 0) + days.length);
  return { start: Int32Array.from(start), day: Int32Array.from(dealers.flat()) };
}

function done(steps: Generator<void, Matching>): Matching {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

const SPAN = { from: 400, to: 420, quietDays: 14, horizon: 30, end: 500 };

describe('touched dealers and those like them', () => {
  // Dealers 0 to 2 are visited on days 400, 410 and 415; 3 to 6 are not. A regular one buys 100 every ten days.
  const regular = (until: number) => Array.from({ length: 40 }, (_, at): Bill => [until - 10 * at, 100]);
  const dealers: Bill[][] = [
    [...regular(395), [403, 150]],
    [...regular(405), [440, 100]],
    regular(300),
    [...regular(395), [420, 100]],
    regular(405),
    [[399, 5000]],
    [],
  ];
  const visits = [[400], [410], [415], [], [], [], []];
  const asked = (touches = visits): HelpedAsked => ({
    ...SPAN,
    ledger: ledgerOf(dealers),
    place: [0, 0, 0, 0, 0, 0, 0],
    acts: daysOf(visits),
    touches: daysOf(touches),
  });

  it('are matched by hand: of one class and phase, the nearest, each once', () => {
    const { sets, alone, most, pool, notQuiet } = done(matchTouched(asked()));

    // Four are untouched for three touched: one like each. 0 finds 3 (the same to the day), 1 finds 4; nobody has been away as 2.
    expect(most).toBe(1);
    expect(sets.map(({ dealer, day, others }) => [dealer, day, others])).toEqual([
      [0, 400, [3]],
      [1, 410, [4]],
    ]);
    expect({ alone, pool, notQuiet }).toEqual({ alone: [2], pool: [3, 4, 5, 6], notQuiet: [] });
  });

  it('and what came after, by hand', () => {
    const { sets } = done(matchTouched(asked()));
    const found = outcomesOf(sets, asked().ledger, { horizon: 30, end: 500, random: createRandom(1).next });

    // 0 orders after 3 days, its like after 20; 1 after 30, its like not at all.
    expect(found.within.map(({ days, touched, untouched }) => [days, touched.share, untouched.share])).toEqual([
      [7, 0.5, 0],
      [14, 0.5, 0],
      [30, 1, 0.5],
    ]);
    expect([found.waiting.medianTouched, found.waiting.medianUntouched]).toEqual([3, 20]);
    // Means up to 30 days: (3 + 30) ÷ 2 and (20 + 30) ÷ 2.
    expect([found.waiting.meanTouched, found.waiting.meanUntouched]).toEqual([16.5, 25]);
    expect(found.waiting.difference?.mean).toBeCloseTo(-8.5, 9);
    // 150 and 100 after, 100 and nothing of their likes; the 31 days before are the same of both.
    expect(found.amount).toMatchObject({ sets: 2, touchedAfter: 125, untouchedAfter: 50 });
    expect(found.amount.touchedBefore).toBe(found.amount.untouchedBefore);
    expect(found.amount.difference?.mean).toBe(75);
    expect(found.verdict).toBe('few');
  });

  it('and where the bills end soon after: nothing is told beyond the days that were watched', () => {
    const { sets } = done(matchTouched({ ...asked(), end: 416 }));
    const { waiting } = outcomesOf(sets, asked().ledger, { horizon: 90, end: 416, random: createRandom(1).next });

    // 0 is watched for 16 days and orders after 3, 1 for 6; their likes do not order in these days.
    expect(sets.map(({ dealer, others }) => [dealer, others])).toEqual([
      [0, [3]],
      [1, [4]],
    ]);
    expect([waiting.days, waiting.points.length]).toEqual([6, 7]);
    // Days 0 to 2 nobody, days 3 to 5 one of two: 3 + 3 × ½, and not 90 carried on.
    expect([waiting.meanTouched, waiting.meanUntouched, waiting.medianTouched]).toEqual([4.5, 6, 3]);
    const { low = -99, high = 99 } = waiting.difference ?? {};
    expect(low).toBeGreaterThanOrEqual(-6);
    expect(high).toBeLessThanOrEqual(6);
    const today = outcomesOf(sets, asked().ledger, { horizon: 90, end: 410, random: createRandom(1).next }).waiting;
    expect(today).toMatchObject({ days: 0, difference: null });
  });

  it('leave out who was touched shortly before, and take nobody as a like who was touched meanwhile', () => {
    const touches = [[390, 400], [410], [415], [405], [], [], []];
    const { sets, notQuiet } = done(matchTouched(asked(touches)));

    expect(notQuiet).toEqual([0]);
    expect(sets.map(({ dealer, others }) => [dealer, others])).toEqual([[1, [4]]]);
  });

  it('go by the first act that followed quiet days', () => {
    const again = [[400, 418], [410], [415], [], [], [], []];
    const { sets } = done(
      matchTouched({ ...asked([[390, 400, 418], [410], [415], [], [], [], []]), acts: daysOf(again), quietDays: 14 }),
    );

    // 400 came ten days after 390; 418 came 18 days after 400.
    expect(sets.find(({ dealer }) => dealer === 0)?.day).toBe(418);
  });

  it('where nobody is touched, or nobody is left alone, say so', () => {
    const none = done(matchTouched({ ...asked(), acts: daysOf(visits.map(() => [])) }));
    expect(none).toMatchObject({ sets: [], alone: [], pool: [] });
    expect(outcomesOf([], asked().ledger, { horizon: 30, end: 500, random: () => 0 })).toMatchObject({
      within: [],
      verdict: 'none',
    });
    const all = done(matchTouched(asked(visits.map((days) => (days.length > 0 ? days : [405])))));
    expect(all.sets).toEqual([]);
    expect(all.alone).toEqual([0, 1, 2]);
  });
});

/** A shop of 900: a dealer of rate r orders on a day with chance r. Who orders much is visited more; `lift` is what a visit does. */
function shopOf(seed: number, lift: number) {
  const random = createRandom(seed).next;
  const visits: number[][] = [];
  const dealers = Array.from({ length: 900 }, (_, dealer) => {
    const rate = 0.01 + 0.09 * random();
    const isVisited = random() < 0.1 + 6 * rate * rate * 10;
    const on = 400 + (dealer % 20);
    visits.push(isVisited ? [on] : []);
    const bills: Bill[] = [];
    for (let day = 0; day < 500; day += 1) {
      const near = isVisited && day >= on && day < on + 10;
      if (random() < rate * (near ? lift : 1)) bills.push([day, 50 + Math.floor(100 * random())]);
    }
    return bills;
  });
  const days = daysOf(visits);
  const ask: HelpedAsked = {
    ...SPAN,
    ledger: ledgerOf(dealers),
    place: dealers.map(() => 0),
    acts: days,
    touches: days,
  };
  const matching = done(matchTouched(ask));
  return { ask, matching, found: outcomesOf(matching.sets, ask.ledger, { ...SPAN, random: createRandom(1).next }) };
}

describe('a made shop', () => {
  it('where visits do nothing: the plain comparison is fooled, the matched one is not', () => {
    const { ask, matching, found } = shopOf(5, 1);
    const plain = (dealers: readonly number[]) =>
      followedOf(
        dealers.map((dealer) => ({ dealer, day: 410 })),
        ask.ledger,
        { days: 14, end: 500 },
      ).ordered / dealers.length;
    const visited = [...matching.sets.map(({ dealer }) => dealer), ...matching.alone];
    const within = found.within.find(({ days }) => days === 14);

    expect(plain(visited) - plain(matching.pool)).toBeGreaterThan(0.12);
    expect(Math.abs(within?.difference.mean ?? 1)).toBeLessThan(0.08);
    expect(within?.difference.low).toBeLessThan(0);
    expect(within?.difference.high).toBeGreaterThan(0);
    // Balanced where it was not: within a tenth of a deviation.
    expect(matching.balance.find(({ name }) => name === 'frequency')?.before).toBeGreaterThan(0.4);
    for (const { name, after } of matching.balance) if (name !== 'tenure') expect(Math.abs(after)).toBeLessThan(0.1);
  });

  it('where a visit makes orders thrice as likely for ten days: it is seen', () => {
    const { found } = shopOf(5, 3);

    expect(found.within.find(({ days }) => days === 14)?.difference.low).toBeGreaterThan(0.05);
    expect(found.waiting.difference?.high).toBeLessThan(0);
    expect(found.amount.difference?.low).toBeGreaterThan(0);
  });

  it('is told the same each time', () => {
    expect(shopOf(9, 2).found).toEqual(shopOf(9, 2).found);
  });
});

describe('orders after visits', () => {
  it('by hand: who is not watched for long enough counts in the curve only', () => {
    const ledger = ledgerOf([
      [
        [8, 10],
        [12, 30],
      ],
      [[25, 50]],
      [],
    ]);
    const visits = [
      { dealer: 0, day: 10 },
      { dealer: 1, day: 20 },
      { dealer: 2, day: 27 },
    ];
    const found = followedOf(visits, ledger, { days: 7, end: 30 });

    expect(found).toMatchObject({ visits: 3, watched: 2, ordered: 2, before: 10, after: 80 });
    // Day 2: one of three; day 3: the third is no longer watched; day 5: one of the one that is left.
    expect([1, 2, 4, 5].map((day) => Number(found.curve.left[day]?.toFixed(4)))).toEqual([1, 0.6667, 0.6667, 0]);
  });
});
