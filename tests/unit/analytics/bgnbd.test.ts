import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BGNBD, fitBgnbd } from '../../../src/main/analytics/bgnbd.ts';
import { groupHistories, historiesOf, wheatMorrison } from '../../../src/main/analytics/buyingHistory.ts';
import { CountMixture } from '../../../src/main/analytics/countMixture.ts';
import {
  aliveChance,
  countChance,
  expectedPurchases,
  expectedWhileAlive,
  meanPurchases,
} from '../../../src/main/analytics/dropoutPredictions.ts';
import { drawHistories } from '../../helpers/drawnBuyers.ts';
import { sharedIt } from '../../helpers/shared.ts';
import { CDNOW_FILE, cdnow } from './publishedBuyers.ts';

/** As published by Fader, Hardie and Lee for the CDNOW sample. */
const PUBLISHED = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

/** x, t_x, T, t, E[Y(t)], P(alive): the rows of tables.md §2 at the published parameters. */
const ROWS: [number, number, number, number, number, number][] = [
  [2, 30.43, 38.86, 39, 1.2260282, 0.72657857],
  [0, 0, 38.86, 39, 0.19509805, 1],
  [1, 1.71, 38.86, 39, 0.20318699, 0.21210099],
  [7, 29.43, 38.86, 39, 3.3370533, 0.64175635],
  [26, 30.86, 31, 52, 25.758196, 0.96891565],
  [29, 37.71, 38, 1, 0.66239484, 0.96912952],
  [23, 39, 39, 1, 0.51422163, 0.96855545],
  [5, 25, 39, 2, 0.1221718, 0.51277862],
];

/** Within a part of the value that is expected. */
function expectNear(found: number, wanted: number, tolerance: number): void {
  expect(Math.abs(found - wanted) / Math.abs(wanted)).toBeLessThanOrEqual(tolerance);
}

describe('BG/NBD at the published parameters', () => {
  test.each(ROWS)('x = %d, t_x = %d, T = %d, t = %d: expectation and chance are the published ones', (...row) => {
    const [x, tx, T, t, expected, alive] = row;

    expectNear(expectedPurchases(PUBLISHED, BGNBD, x, tx, T, t), expected, 1e-6);
    expectNear(aliveChance(PUBLISHED, BGNBD, x, tx, T), alive, 1e-6);
  });

  test('the chance of no further purchase within 39 weeks is .573786', () => {
    expect(Math.abs(countChance(PUBLISHED, BGNBD, 0, 39) - 0.573786)).toBeLessThan(1e-5);
  });

  test('the hypergeometric term does not overflow, however much a customer has bought', () => {
    for (const [x, T] of [
      [100, 200],
      [1000, 200],
      [20_000, 1000],
    ] as const) {
      for (const t of [0.001, 39, 10_000]) {
        const expected = expectedPurchases(PUBLISHED, BGNBD, x, T - 1, T, t);

        expect(Number.isFinite(expected)).toBe(true);
        expect(expected).toBeGreaterThan(0);
      }
    }
    // Not more than he would buy at his own rate, did he never stop.
    expect(expectedPurchases(PUBLISHED, BGNBD, 100, 199, 200, 39)).toBeLessThan((100.243 / 204.414) * 39);
  });
});

describe('BG/NBD', () => {
  const anyParams = fc.record({
    r: fc.double({ min: 0.05, max: 8, noNaN: true }),
    alpha: fc.double({ min: 0.2, max: 60, noNaN: true }),
    a: fc.oneof(fc.constant(1), fc.double({ min: 0.02, max: 5, noNaN: true })),
    b: fc.double({ min: 0.05, max: 9, noNaN: true }),
  });

  test('the closed form of the expectation equals the sum over purchases, also at a = 1', () => {
    fc.assert(
      fc.property(anyParams, fc.double({ min: 0.01, max: 300, noNaN: true }), ({ r, alpha, a, b }, t) => {
        const sum = new CountMixture(r, alpha, t).purchases(1, 0, a, b);

        expectNear(expectedWhileAlive(r, alpha, a, b, t), sum, 1e-8);
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  test('the chances of 0, 1, 2, … purchases add up to 1, and their mean is the expectation', () => {
    for (const t of [1, 10, 39]) {
      let [whole, mean] = [0, 0];
      for (let x = 0; x < 400; x += 1) {
        const chance = countChance(PUBLISHED, BGNBD, x, t);
        whole += chance;
        mean += x * chance;
      }

      expect(whole).toBeCloseTo(1, 8);
      expect(mean).toBeCloseTo(meanPurchases(PUBLISHED, BGNBD, t), 6);
    }
  });

  test('is no less likely to expect more from a longer time, nor to see one longer silent as less active', () => {
    fc.assert(
      fc.property(anyParams, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 200 }), (params, x, tx) => {
        expect(expectedPurchases(params, BGNBD, x, tx, tx + 10, 20)).toBeGreaterThan(
          expectedPurchases(params, BGNBD, x, tx, tx + 10, 10),
        );
        expect(aliveChance(params, BGNBD, x, tx, tx + 20)).toBeLessThanOrEqual(
          aliveChance(params, BGNBD, x, tx, tx + 10),
        );
      }),
      { numRuns: 200, seed: 6 },
    );
  });

  test('finds the parameters that customers were drawn with', () => {
    const truth = { r: 0.8, alpha: 6, a: 0.9, b: 3 };
    const drawn = groupHistories(drawHistories(8000, 11, truth, { k: 1, atFirst: false }, 60));

    const { params, degenerate } = fitBgnbd(drawn);

    expect(degenerate).toEqual([]);
    expectNear(params.r, truth.r, 0.06);
    expectNear(params.alpha, truth.alpha, 0.08);
    expectNear(params.a / (params.a + params.b), truth.a / (truth.a + truth.b), 0.06);
  });

  test('says of customers who never stop that there is no trace of stopping', () => {
    const drawn = groupHistories(
      drawHistories(1500, 3, { r: 2, alpha: 4, a: 1e-9, b: 5 }, { k: 1, atFirst: false }, 30),
    );

    expect(fitBgnbd(drawn).degenerate).toContain('no_dropout');
  });

  test('says of customers none of whom came back, or who are none, that it knows nothing', () => {
    const once = historiesOf(
      Array.from({ length: 40 }, (_, i) => [i]),
      100,
      7,
    );

    expect(fitBgnbd(groupHistories(once)).degenerate).not.toEqual([]);
    expect(fitBgnbd(groupHistories(historiesOf([], 100, 7))).degenerate).not.toEqual([]);
  });

  test('the unit of time and the order of customers make no difference', () => {
    const days = Array.from({ length: 300 }, (_, i) =>
      [0, 7, 15, 40, 41, 80].map((day) => day + (i % 13)).slice(0, 1 + ((i * 7) % 5)),
    );
    const weekly = fitBgnbd(groupHistories(historiesOf(days, 120, 7)));
    const daily = fitBgnbd(groupHistories(historiesOf([...days].reverse(), 120, 1)));

    expectNear(daily.params.alpha, weekly.params.alpha * 7, 1e-3);
    expectNear(daily.params.r, weekly.params.r, 1e-3);
  });
});

describe('the CDNOW sample to 1997-09-30', () => {
  sharedIt(CDNOW_FILE, 'has the published counts and fit, and expects what was published', () => {
    const { histories } = cdnow();
    const data = groupHistories(histories);

    const { params, logLik, degenerate } = fitBgnbd(data);

    expect([data.customers, data.repeats, data.customers - data.repeaters]).toEqual([2357, 2457, 1411]);
    expect(degenerate).toEqual([]);
    expect(Math.abs(params.r - 0.2426)).toBeLessThan(1e-3);
    expect(Math.abs(params.alpha - 4.4136)).toBeLessThan(5e-3);
    expect(Math.abs(params.a - 0.7929)).toBeLessThan(1e-3);
    expect(Math.abs(params.b - 2.4259)).toBeLessThan(1e-3);
    expect(Math.abs(logLik - -9582.43)).toBeLessThan(0.01);
    const means = [0.053184, 0.150631, 1.040489, 1.857958];
    [1, 3, 31.8571, 78].forEach((t, i) => {
      expect(Math.abs(meanPurchases(params, BGNBD, t) - (means[i] ?? 0))).toBeLessThan(1e-4);
    });
    expect(Math.abs(expectedPurchases(params, BGNBD, 2, 30.43, 38.86, 39) - 1.2259)).toBeLessThan(1e-3);
    expect(Math.abs(countChance(params, BGNBD, 0, 39) - 0.57431)).toBeLessThan(1e-5);
    // Nearly pure chance: no reason to think of regular buying.
    expect(wheatMorrison(histories)?.k).toBeCloseTo(1.048, 2);
  });
});
