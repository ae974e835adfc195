import { describe, expect, test } from 'vitest';
import { type RfmValues, rfmBins, rfmCuts, rfmGroups, rfmScores } from '../../../src/main/analytics/rfm.ts';
import { RFM_PACKAGE_RULES, segmentOf } from '../../../src/main/analytics/rfmSegments.ts';
import { toDayNumber } from '../../../src/shared/domain/calendarDay.ts';
import { sharedIt } from '../../helpers/shared.ts';
import { type Buyer, RETAIL_FILE, RFM_FILE, retailBuyers, rfmBuyers } from './publishedRfm.ts';

function valuesOf(buyers: readonly Buyer[], asOf: string): RfmValues {
  const today = toDayNumber(asOf);
  return {
    recency: Float64Array.from(buyers, (b) => today - b.lastOn),
    frequency: Float64Array.from(buyers, (b) => b.orders),
    monetary: Float64Array.from(buyers, (b) => b.amount),
  };
}

/** Name, days, orders, amount, score, segment: the rows of tables.md §1. */
const ROWS: [string, number, number, number, number, string][] = [
  ["Abbey O'Reilly", 205, 6, 472, 343, 'potential_loyalist'],
  ['Add Senger', 140, 3, 340, 412, 'new'],
  ['Aden Lesch', 194, 4, 405, 323, 'loyal'],
  ['Aden Murphy', 98, 7, 596, 544, 'potential_loyalist'],
  ['Admiral Senger', 132, 5, 448, 433, 'potential_loyalist'],
  ["Agness O'Keefe", 90, 9, 843, 555, 'champions'],
  ['Aileen Barton', 84, 9, 763, 555, 'champions'],
  ['Ailene Hermann', 281, 8, 699, 355, 'potential_loyalist'],
  ['Aiyanna Bruen', 246, 4, 157, 321, 'about_to_sleep'],
  ['Akeelah Walsh', 160, 7, 779, 445, 'potential_loyalist'],
];

/** Segment: customers, orders, revenue. */
const SEGMENTS: Record<string, [number, number, number]> = {
  about_to_sleep: [102, 283, 23449],
  at_risk: [28, 216, 22227],
  cant_lose: [47, 274, 32446],
  champions: [35, 316, 31646],
  lost: [148, 393, 35324],
  loyal: [170, 799, 76562],
  need_attention: [10, 57, 4562],
  new: [104, 329, 28837],
  potential_loyalist: [342, 2211, 204856],
  promising: [9, 28, 4249],
};

describe('the published sample of the R package rfm as of 2006-12-31', () => {
  const asOf = '2006-12-31';

  sharedIt(RFM_FILE, 'gives the published thresholds for 995 customers', () => {
    const buyers = rfmBuyers();

    const bins = rfmBins(valuesOf(buyers, asOf), { mode: 'rfmPackage' });

    expect(buyers).toHaveLength(995);
    expect(bins.r.bounds).toEqual([115, 181, expect.closeTo(297.4, 9), 482]);
    expect(bins.f.bounds).toEqual([4, 5, 6, 8]);
    expect(bins.m.bounds).toEqual([expect.closeTo(255.8, 9), 382, expect.closeTo(506.4, 9), 666]);
  });

  sharedIt(RFM_FILE, 'gives the ten published rows with score and segment', () => {
    const buyers = rfmBuyers();
    const values = valuesOf(buyers, asOf);

    const scores = rfmScores(values, rfmBins(values, { mode: 'rfmPackage' }));

    const found = ROWS.map(([name]) => {
      const i = buyers.findIndex((b) => b.name === name);
      const [r, f, m] = [scores.r[i] ?? 0, scores.f[i] ?? 0, scores.m[i] ?? 0];
      const segment = segmentOf(RFM_PACKAGE_RULES, r, f, m);
      return [name, values.recency[i], values.frequency[i], values.monetary[i], r * 100 + f * 10 + m, segment];
    });
    expect(found).toEqual(ROWS);
  });

  sharedIt(RFM_FILE, 'gives the published customers, orders and revenue of every segment', () => {
    const buyers = rfmBuyers();
    const values = valuesOf(buyers, asOf);
    const scores = rfmScores(values, rfmBins(values, { mode: 'rfmPackage' }));

    const sums: Record<string, [number, number, number]> = {};
    buyers.forEach((buyer, i) => {
      const segment = segmentOf(RFM_PACKAGE_RULES, scores.r[i] ?? 0, scores.f[i] ?? 0, scores.m[i] ?? 0) ?? 'others';
      const [customers, orders, revenue] = sums[segment] ?? [0, 0, 0];
      sums[segment] = [customers + 1, orders + buyer.orders, revenue + buyer.amount];
    });

    expect(sums).toEqual(SEGMENTS);
  });

  sharedIt(RFM_FILE, 'scores money in cents as the package scores it in units, given the unit', () => {
    const units = valuesOf(rfmBuyers(), asOf);
    const cents = { ...units, monetary: units.monetary.map((amount) => amount * 100) };

    const inUnits = rfmScores(units, rfmBins(units, { mode: 'rfmPackage' }));
    const inCents = rfmScores(cents, rfmBins(cents, { mode: 'rfmPackage', moneyUnit: 100 }));

    expect(inCents).toEqual(inUnits);
  });
});

describe('Online Retail as of 2011-12-10', () => {
  sharedIt(RETAIL_FILE, 'has the published quintiles', () => {
    const bins = rfmBins(valuesOf(retailBuyers(), '2011-12-10'), { mode: 'quantile' });

    expect(bins.r.bounds).toEqual([expect.closeTo(13.8, 9), 33, 72, 180]);
    expect(bins.f.bounds).toEqual([1, 2, 3, 6]);
    const pounds = bins.m.bounds.map((bound) => bound / 100);
    [250.194, 490.096, 942.276, 2058.426].forEach((bound, i) => {
      expect(Math.abs((pounds[i] ?? 0) - bound)).toBeLessThanOrEqual(0.01);
    });
  });
});

describe('the eight groups', () => {
  const at = (r: number, f: number, m: number): RfmValues => ({
    recency: Float64Array.of(r),
    frequency: Float64Array.of(f),
    monetary: Float64Array.of(m),
  });

  test.each([
    [1, 10, 5, 100],
    [2, 11, 5, 100],
    [3, 10, 4, 100],
    [4, 11, 4, 100],
    [5, 10, 5, 99],
    [6, 11, 5, 99],
    [7, 10, 4, 99],
    [8, 11, 4, 99],
  ])('group %i is R %i, F %i, M %i against 10, 5, 100; equal to the cut is near, often and high', (group, r, f, m) => {
    expect([...rfmGroups(at(r, f, m), { r: 10, f: 5, m: 100 })]).toEqual([group]);
  });

  test('mean and median are taken per factor', () => {
    const values = {
      recency: Float64Array.of(1, 2, 9),
      frequency: Float64Array.of(1, 1, 4),
      monetary: Float64Array.of(10, 30, 200),
    };

    expect(rfmCuts(values, 'mean')).toEqual({ r: 4, f: 2, m: 80 });
    expect(rfmCuts(values, 'median')).toEqual({ r: 2, f: 1, m: 30 });
  });

  test('nobody has no cuts and no groups', () => {
    const none = { recency: new Float64Array(0), frequency: new Float64Array(0), monetary: new Float64Array(0) };

    expect(rfmCuts(none, 'mean')).toBeUndefined();
    expect(rfmBins(none, { mode: 'quantile' }).m.bounds).toEqual([]);
  });
});
