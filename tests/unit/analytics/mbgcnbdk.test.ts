import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupHistories, historiesOf, wheatMorrison } from '../../../src/main/analytics/buyingHistory.ts';
import { dropoutLikelihood, fitDropout } from '../../../src/main/analytics/dropoutLikelihood.ts';
import {
  aliveChance,
  countChance,
  expectedPurchases,
  meanPurchases,
  nextPurchase,
} from '../../../src/main/analytics/dropoutPredictions.ts';
import { fitMbgcnbdk } from '../../../src/main/analytics/mbgcnbdk.ts';
import { createRandom } from '../../../src/main/runtime/random.ts';
import { drawHistories, drawPurchases, gammaOf } from '../../helpers/drawnBuyers.ts';
import { sharedIt } from '../../helpers/shared.ts';
import { CDNOW_FILE, cdnow } from './publishedBuyers.ts';

const PARAMS = { r: 0.9, alpha: 4.5, a: 0.7, b: 2.1 };

describe('MBG/CNBD-k', () => {
  test('with k = 1 is MBG/NBD: the closed form of its chance of being active, also for who bought once', () => {
    // Batislam, Denizel, Filiztekin (2007), eq. 11.
    const { r, alpha, a, b } = PARAMS;
    for (const [x, tx, T] of [
      [0, 0, 30],
      [3, 20, 30],
      [40, 29, 30],
    ] as const) {
      const odds = (a / (b + x)) * ((alpha + T) / (alpha + tx)) ** (r + x);

      expect(aliveChance(PARAMS, { k: 1, atFirst: true }, x, tx, T)).toBeCloseTo(1 / (1 + odds), 12);
    }
  });

  test('the chances of 0, 1, 2, … purchases add up to 1, and their mean is the expectation, for every k', () => {
    for (const k of [1, 2, 3, 5]) {
      for (const atFirst of [true, false]) {
        let [whole, mean] = [0, 0];
        for (let x = 0; x < 300; x += 1) {
          const chance = countChance(PARAMS, { k, atFirst }, x, 20);
          whole += chance;
          mean += x * chance;
        }

        expect(whole).toBeCloseTo(1, 8);
        expect(mean).toBeCloseTo(meanPurchases(PARAMS, { k, atFirst }, 20), 6);
      }
    }
  });

  test('the density over all histories of no, one and two purchases is the chance of so many', () => {
    // Integrated over when they fell: this holds likelihood and chances together.
    const T = 6;
    for (const k of [1, 2, 3]) {
      const form = { k, atFirst: true };
      const density = (times: number[]) => {
        const [first = 0, second = first] = times;
        const gaps = times.length === 2 ? [first, second - first] : times;
        const one = {
          rows: 1,
          customers: 1,
          weight: Float64Array.of(1),
          x: Float64Array.of(times.length),
          tx: Float64Array.of(times.length === 0 ? 0 : second),
          T: Float64Array.of(T),
          repeaters: 1,
          repeats: times.length,
          sumT: T,
          sumLnGaps: gaps.reduce((sum, gap) => sum + Math.log(gap), 0),
        };
        return Math.exp(dropoutLikelihood(one, form)(PARAMS));
      };
      const steps = 300;
      const width = T / steps;
      const middles = Array.from({ length: steps }, (_, i) => (i + 0.5) * width);
      const one = middles.reduce((sum, t) => sum + density([t]) * width, 0);
      const two = middles.reduce((sum, t, i) => {
        // The last cell is half a cell: the second purchase comes after the first.
        const later = middles.slice(i + 1).reduce((part, u) => part + density([t, u]) * width, 0);
        return sum + (later + (density([t, t + width / 4]) * width) / 2) * width;
      }, 0);

      expect(density([])).toBeCloseTo(countChance(PARAMS, form, 0, T), 10);
      expect(one).toBeCloseTo(countChance(PARAMS, form, 1, T), 4);
      expect(two).toBeCloseTo(countChance(PARAMS, form, 2, T), 3);
    }
  });

  test('expects of a known customer what customers drawn with the same past go on to buy', () => {
    const form = { k: 3, atFirst: true };
    const [x, tx, T, t] = [2, 9, 14, 10];
    const random = createRandom(17);
    let [weights, alive, future, next] = [0, 0, 0, 0];
    // Rates and chances of stopping are drawn, and weighted by how likely they make the past.
    for (let draw = 0; draw < 60_000; draw += 1) {
      const rate = gammaOf(random, PARAMS.r) / PARAMS.alpha;
      const p1 = gammaOf(random, PARAMS.a);
      const p = p1 / (p1 + gammaOf(random, PARAMS.b));
      const u = rate * (T - tx);
      const phases = [1, u, (u * u) / 2].map((weight) => weight * Math.exp(-u));
      const here = rate ** (form.k * x) * Math.exp(-rate * tx) * (1 - p) ** x;
      const stays = here * (1 - p) * phases.reduce((sum, weight) => sum + weight, 0);
      weights += here * p + stays;
      alive += stays;
      const phase = [0, 1, 2];
      const j = random.weighted(phase, (i) => phases[i] ?? 0);
      let at = 0;
      let bought = 0;
      while (true) {
        at += gammaOf(random, bought === 0 ? form.k - j : form.k) / rate;
        if (bought === 0 && at <= 6) next += stays;
        if (!(at <= t)) break;
        bought += 1;
        if (random.chance(p)) break;
      }
      future += stays * bought;
    }

    expect(Math.abs(aliveChance(PARAMS, form, x, tx, T) - alive / weights)).toBeLessThan(0.01);
    expect(Math.abs(expectedPurchases(PARAMS, form, x, tx, T, t) - future / weights)).toBeLessThan(0.02);
    expect(Math.abs(nextPurchase(PARAMS, form, x, tx, T, next / alive) - 6)).toBeLessThan(0.15);
  });

  test('expects of new customers what drawn ones buy', () => {
    for (const form of [
      { k: 2, atFirst: true },
      { k: 1, atFirst: false },
    ]) {
      const random = createRandom(5);
      let total = 0;
      const draws = 40_000;
      for (let draw = 0; draw < draws; draw += 1) total += drawPurchases(random, PARAMS, form, 20).length;

      expect(Math.abs(total / draws / meanPurchases(PARAMS, form, 20) - 1)).toBeLessThan(0.04);
    }
  });

  test('finds k and the parameters that customers were drawn with', () => {
    const truth = { r: 1.2, alpha: 3, a: 0.6, b: 3 };
    const drawn = drawHistories(2500, 23, truth, { k: 3, atFirst: true }, 60);

    const { k, params, degenerate, tried } = fitMbgcnbdk(groupHistories(drawn));

    expect([k, degenerate]).toEqual([3, []]);
    expect(tried.length).toBe(4);
    expect(Math.abs(params.r / truth.r - 1)).toBeLessThan(0.1);
    expect(Math.abs(params.alpha / truth.alpha - 1)).toBeLessThan(0.1);
    expect(Math.abs(params.a / (params.a + params.b) - 1 / 6)).toBeLessThan(0.02);
    expect(Math.abs((wheatMorrison(drawn)?.k ?? 0) - 3)).toBeLessThan(0.5);
  });

  test('the next purchase comes the later the surer one wants to be, and is a matter of the rest of the gap', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 1, max: 50 }),
        (k, x, tx) => {
          const days = [0.1, 0.5, 0.9].map((chance) =>
            nextPurchase(PARAMS, { k, atFirst: true }, x, x === 0 ? 0 : tx, tx + 5, chance),
          );

          expect(days).toEqual([...days].sort((p, q) => p - q));
          expect(days.every((day) => day > 0 && Number.isFinite(day))).toBe(true);
        },
      ),
      { numRuns: 200, seed: 9 },
    );
  });

  test('regularity is told by the last two gaps: chance is near 1, a clock is beyond all numbers', () => {
    const clock = historiesOf(
      Array.from({ length: 20 }, () => [0, 7, 14, 21]),
      30,
      7,
    );

    expect(wheatMorrison(clock)?.k).toBe(Number.POSITIVE_INFINITY);
    expect(wheatMorrison(historiesOf([[0, 7, 14]], 30, 7))).toBeUndefined();
  });

  sharedIt(CDNOW_FILE, 'finds no regularity in the CDNOW sample, and the parameters published for MBG/NBD', () => {
    const data = groupHistories(cdnow().histories);

    const { k, params } = fitMbgcnbdk(data);

    expect(k).toBe(1);
    // Batislam, Denizel, Filiztekin (2007), Table 2.
    expect([params.r, params.alpha, params.a, params.b].map((p) => p.toFixed(3))).toEqual([
      '0.525',
      '6.183',
      '0.891',
      '1.614',
    ]);
    expect(fitDropout(data, { k: 1, atFirst: true }).logLik).toBeCloseTo(-9582.136, 2);
  });
});
