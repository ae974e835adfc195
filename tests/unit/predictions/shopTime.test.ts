import { describe, expect, test } from 'vitest';
import { predictDealers } from '../../../src/main/features/predictions/predictDealers.rules.ts';
import { returnShares } from '../../../src/main/features/predictions/returns.rules.ts';
import { calendarTime, inShopTime, openTime } from '../../../src/main/features/predictions/shopTime.rules.ts';
import { fromDayNumber, toDayNumber } from '../../../src/shared/domain/calendarDay.ts';
import { drawnShop } from '../../helpers/drawnShop.ts';

const REST = { on: true, fromDay: 23, toDay: 15 };
/** Eleven days before the rest of 2026: 10 February to 3 March. */
const AS_OF = toDayNumber('2026-01-30');

describe('days on which the shop is closed', () => {
  const time = openTime(REST, AS_OF);
  const shop = drawnShop({
    dealers: 300,
    seed: 5,
    asOf: AS_OF,
    known: 500,
    k: 2,
    params: { r: 2, alpha: 4, a: 0.5, b: 4 },
  });

  test('count in no gap, and no place in the count lies on one of them', () => {
    const [before, after] = ['2026-02-09', '2026-03-04'].map(toDayNumber);

    expect(time.of(after ?? 0) - time.of(before ?? 0)).toBe(1);
    expect(fromDayNumber(time.dayAt(time.of(before ?? 0) + 1))).toBe('2026-03-04');
    expect(fromDayNumber(time.dayAt(time.of(before ?? 0)))).toBe('2026-02-09');
    expect(openTime({ ...REST, on: false }, AS_OF)).toBe(calendarTime);
  });

  test('are never named for a next order, and nothing is expected of them', () => {
    const open = predictDealers(shop, AS_OF, 'mbgcnbdk', { time });
    const named = open.dealers.flatMap(({ next }) => next ?? []);
    const plain = predictDealers(shop, AS_OF, 'mbgcnbdk').dealers.flatMap(({ next }) => next ?? []);

    const resting = (day: string) => day >= '2026-02-10' && day <= '2026-03-03';
    expect(plain.filter(resting).length).toBeGreaterThan(50);
    expect(named.length).toBeGreaterThan(200);
    expect(named.filter(resting)).toEqual([]);
    expect(open.head.rest).toEqual(REST);
    // Of thirty days eleven are open.
    const [in30 = 0, in90 = 0] = open.head.totals.map(({ orders }) => orders ?? 0);
    expect(in30 / in90).toBeLessThan(0.25);
  });

  test('merge what was bought on them with the day before', () => {
    const days = ['2026-02-09', '2026-02-12', '2026-02-20', '2026-03-05'].map(toDayNumber);

    const [placed] = inShopTime([{ id: 1, days, amounts: [1, 2, 4, 8] }], time);

    expect(placed?.amounts).toEqual([7, 8]);
    expect((placed?.days[1] ?? 0) - (placed?.days[0] ?? 0)).toBe(2);
  });
});

describe('what comes back of what is sold', () => {
  test('is taken off what is expected: of who bought little nearly the share of all', () => {
    const shares = returnShares({
      sold: new Map([
        [1, 100_000],
        [2, 100],
        [3, 99_900],
      ]),
      back: new Map([
        [1, 0],
        [2, 100],
        [3, 19_900],
      ]),
    });

    expect(shares.all).toBeCloseTo(0.1, 10);
    expect(shares.of(2)).toBeCloseTo(0.1, 2);
    expect(shares.of(1)).toBeGreaterThan(0);
    expect(shares.of(1)).toBeLessThan(0.05);
    expect(shares.of(3)).toBeGreaterThan(0.1);
    expect(shares.of(3)).toBeLessThan(0.2);
    expect(shares.of(99)).toBe(shares.all);
  });

  test('where everything came back nothing is expected, where nothing was sold nothing is taken off', () => {
    expect(returnShares({ sold: new Map([[1, 100]]), back: new Map([[1, 500]]) }).of(1)).toBe(1);
    expect(returnShares({ sold: new Map(), back: new Map() }).all).toBe(0);
  });

  test('lowers every amount by its share and no number of orders', () => {
    const asOf = toDayNumber('2026-10-31');
    const shop = drawnShop({ dealers: 200, seed: 3, asOf, known: 500, k: 1, params: { r: 2, alpha: 4, a: 0.5, b: 4 } });
    const plain = predictDealers(shop, asOf, 'bgnbd').dealers;
    const less = predictDealers(shop, asOf, 'bgnbd', { returns: { all: 0.25, of: () => 0.25 } }).dealers;

    less.forEach((dealer, i) => {
      expect(dealer.orders).toEqual(plain[i]?.orders);
      expect(Math.abs((dealer.valueMinor[1] ?? 0) - 0.75 * (plain[i]?.valueMinor[1] ?? 0))).toBeLessThan(1);
    });
  });
});
