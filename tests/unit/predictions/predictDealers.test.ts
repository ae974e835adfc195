import { describe, expect, test } from 'vitest';
import { LEAST } from '../../../src/main/features/predictions/evidence.rules.ts';
import { lookBack } from '../../../src/main/features/predictions/lookBack.rules.ts';
import { type Buyer, sampleAt } from '../../../src/main/features/predictions/orderDays.rules.ts';
import { predictDealers } from '../../../src/main/features/predictions/predictDealers.rules.ts';
import { PredictionRun } from '../../../src/shared/contract/predictions.contract.ts';
import { fromDayNumber, toDayNumber } from '../../../src/shared/domain/calendarDay.ts';
import { drawnShop } from '../../helpers/drawnShop.ts';

const AS_OF = toDayNumber('2026-10-31');
const SHOP = { dealers: 400, seed: 3, asOf: AS_OF, known: 500, k: 2, params: { r: 2, alpha: 4, a: 0.5, b: 4 } };
const shop = drawnShop(SHOP);
const { head, dealers } = predictDealers(shop, AS_OF, 'auto');

/** Dealers with the given gaps in days up to now, a hundred a bill. */
function buyersWith(count: number, gaps: readonly number[]): Buyer<number>[] {
  return Array.from({ length: count }, (_, i) => {
    let day = AS_OF - 3;
    const days = [day, ...[...gaps].reverse().map((gap) => (day -= gap + (i % 5)))].reverse();
    return { id: i + 1, days, amounts: days.map((_day, j) => 10_000 + 100 * ((i + j) % 7)) };
  });
}

describe('a shop whose dealers buy at a rhythm and stop now and then', () => {
  test('is read by the model for regular buyers, says why, and fits the contract', () => {
    expect(head.abstained).toBeNull();
    expect([head.fit?.model, head.fit?.k, head.reason]).toEqual(['mbgcnbdk', 2, 'regular']);
    expect(head.other?.model).toBe('bgnbd');
    expect((head.fit?.aic ?? 0) < (head.other?.aic ?? 0)).toBe(true);
    expect(head.dealers).toBe(400);
    expect(PredictionRun.parse({ ...head, computedAt: 0 })).toBeDefined();
  });

  test('is predicted about as it goes on: the last period by the data before it', () => {
    const { calibration } = head;

    expect(calibration?.days).toBe(90);
    expect(calibration?.tenths.length).toBe(10);
    expect(Math.abs((calibration?.expected ?? 0) / (calibration?.actual ?? 1) - 1)).toBeLessThan(0.1);
    expect(calibration?.verdict).toBe('better');
    const expected = calibration?.tenths.map((tenth) => tenth.expected) ?? [];
    expect(expected).toEqual([...expected].sort((p, q) => q - p));
    expect(calibration?.tenths.reduce((sum, tenth) => sum + tenth.dealers, 0)).toBe(calibration?.dealers);
  });

  test('looks back without the last period: what came in it changes nothing that was expected', () => {
    const end = AS_OF - 90;
    const silenced = shop.map(({ id, days, amounts }) => {
      const kept = days.filter((day) => day <= end).length;
      return { id, days: days.slice(0, kept), amounts: amounts.slice(0, kept) };
    });

    const before = lookBack(
      silenced.filter(({ days }) => days.length > 0),
      AS_OF,
      head.historyDays,
      'auto',
    ).calibration;

    expect(before?.expected).toBe(head.calibration?.expected);
    expect(before?.actual).toBe(0);
  });

  test('says nothing of the chance of who bought once, whatever the model thinks', () => {
    for (const wish of ['bgnbd', 'mbgcnbdk'] as const) {
      const once = predictDealers(shop, AS_OF, wish).dealers.filter(({ orderDays }) => orderDays === 1);

      expect(once.length).toBeGreaterThan(10);
      expect(once.every(({ pAlive, reason, next }) => pAlive === null && reason === 'one_order' && next === null)).toBe(
        true,
      );
    }
  });

  test('names a next order only for who is more likely there than gone, after the as-of day and in order', () => {
    const named = dealers.filter(({ next }) => next !== null);

    expect(named.length).toBeGreaterThan(50);
    for (const { next, pAlive } of named) {
      expect(pAlive ?? 0).toBeGreaterThanOrEqual(0.5);
      const [from = '', middle = '', to = ''] = next ?? [];
      expect(from > fromDayNumber(AS_OF) && from <= middle && middle <= to).toBe(true);
    }
    expect(dealers.filter(({ reason }) => reason === 'likely_gone').every(({ pAlive }) => (pAlive ?? 1) < 0.5)).toBe(
      true,
    );
  });

  test('eight of ten next orders of those who do come again fall into their interval', () => {
    const early = AS_OF - 200;
    const then = predictDealers(shop, early, 'mbgcnbdk').dealers;
    let [came, inside] = [0, 0];
    for (const { dealerId, next } of then) {
      const later = shop[dealerId - 1]?.days.find((day) => day > early);
      if (next === null || later === undefined) continue;
      came += 1;
      if (later >= toDayNumber(next[0]) && later <= toDayNumber(next[2])) inside += 1;
    }

    expect(came).toBeGreaterThan(80);
    expect(inside / came).toBeGreaterThan(0.7);
    expect(inside / came).toBeLessThan(0.95);
  });

  test('expects more of a longer time, and the value of as many orders at what one is about', () => {
    for (const { orders, valueMinor, averageMinor } of dealers) {
      const [in30 = 0, in90 = 0, in365 = 0] = orders.map((count) => count ?? 0);
      expect(in30 <= in90 && in90 <= in365).toBe(true);
      expect(Math.abs((valueMinor[1] ?? 0) - in90 * (averageMinor ?? 0))).toBeLessThan(in90 + 1);
    }
    expect(head.totals[1]?.orders).toBeCloseTo(
      dealers.reduce((sum, { orders }) => sum + (orders[1] ?? 0), 0),
      6,
    );
  });

  test('all days shifted shift the dates and nothing else; the order of dealers makes no difference', () => {
    const shifted = predictDealers(
      [...shop].reverse().map((buyer) => ({ ...buyer, days: buyer.days.map((day) => day + 7) })),
      AS_OF + 7,
      'auto',
    );

    expect(shifted.head.fit?.params.r).toBeCloseTo(head.fit?.params.r ?? 0, 3);
    const one = dealers.find(({ next }) => next !== null);
    const same = shifted.dealers.find(({ dealerId }) => dealerId === one?.dealerId);
    expect(same?.pAlive).toBeCloseTo(one?.pAlive ?? 0, 3);
    expect(toDayNumber(same?.next?.[1] ?? '1970-01-01')).toBeCloseTo(
      toDayNumber(one?.next?.[1] ?? '1970-01-01') + 7,
      -1,
    );
  });
});

describe('where too little is known', () => {
  test.each([
    ['nobody', [], 'few_repeaters', 0],
    ['two dealers', buyersWith(2, [30, 30]), 'few_repeaters', 2],
    ['dealers who came once each', buyersWith(50, []), 'few_repeaters', 0],
    ['hardly more than one order each', buyersWith(30, [200]), 'few_repeats', 30],
    ['a shop of two months', buyersWith(40, [15, 15, 15]), 'short_history', 60],
  ] as const)('%s: it abstains and says what is missing', (_, buyers, code, found) => {
    const answer = predictDealers(buyers, AS_OF, 'auto');

    expect(answer.head.abstained).toMatchObject({ code, found });
    expect(answer.head.fit).toBeNull();
    expect(answer.dealers.length).toBe(buyers.length);
    expect(answer.dealers.every(({ pAlive, orders }) => pAlive === null && orders.every((n) => n === null))).toBe(true);
  });

  test('where nobody stops, the fit is told and nothing is predicted by it', () => {
    const loyal = drawnShop({ ...SHOP, dealers: 60, k: 1, params: { r: 4, alpha: 4, a: 1e-9, b: 5 } });

    const answer = predictDealers(loyal, AS_OF, 'bgnbd');

    expect(answer.head.abstained?.code).toBe('degenerate');
    expect(answer.head.fit?.degenerate).toContain('no_dropout');
    expect(answer.dealers.every(({ pAlive }) => pAlive === null)).toBe(true);
  });

  test('nothing is told of a time longer than the past that is known', () => {
    const young = drawnShop({ ...SHOP, known: 200 });

    const answer = predictDealers(young, AS_OF, 'auto');

    expect(answer.head.abstained).toBeNull();
    expect(answer.head.historyDays).toBeLessThan(365);
    expect(answer.head.totals.map(({ orders }) => orders === null)).toEqual([false, false, true]);
  });

  test('thirty dealers are enough where they come again and again', () => {
    const few = drawnShop({ ...SHOP, dealers: 30, params: { r: 3, alpha: 4, a: 0.5, b: 3 } });
    const repeaters = sampleAt(few, AS_OF, 7).histories.x.filter((x) => x > 0).length;

    expect(repeaters).toBeGreaterThanOrEqual(LEAST.repeaters);
    expect(predictDealers(few, AS_OF, 'auto').head.abstained?.code ?? 'none').not.toBe('few_repeaters');
  });
});
