import { describe, expect, test } from 'vitest';
import {
  correlation,
  expectedAverage,
  fitGammaGamma,
  gammaGammaLikelihood,
} from '../../../src/main/analytics/gammaGamma.ts';
import { createRandom } from '../../../src/main/runtime/random.ts';
import { gammaOf } from '../../helpers/drawnBuyers.ts';
import { sharedIt } from '../../helpers/shared.ts';
import { CDNOW_FILE, cdnow } from './publishedBuyers.ts';

/** Customers with mean values drawn as the model says. */
function drawValues(count: number, seed: number, { p, q, v }: { p: number; q: number; v: number }) {
  const random = createRandom(seed);
  const x = new Float64Array(count);
  const mean = new Float64Array(count);
  for (let i = 0; i < count; i += 1) {
    const n = random.int(1, 9);
    const rate = gammaOf(random, q) / v;
    x[i] = n;
    mean[i] = gammaOf(random, p * n) / (n * rate);
  }
  return { x, mean };
}

describe('Gamma–Gamma', () => {
  test('finds the parameters that values were drawn with', () => {
    const fit = fitGammaGamma(drawValues(8000, 4, { p: 6, q: 4, v: 15 }));

    expect(fit?.degenerate).toEqual([]);
    expect(fit?.n).toBe(8000);
    expect(Math.abs((fit?.params.p ?? 0) / 6 - 1)).toBeLessThan(0.1);
    expect(Math.abs((fit?.params.q ?? 0) / 4 - 1)).toBeLessThan(0.1);
    expect(Math.abs((fit?.params.v ?? 0) / 15 - 1)).toBeLessThan(0.15);
  });

  test('in another currency is the same but for v', () => {
    const values = drawValues(400, 4, { p: 3, q: 5, v: 15 });
    const inCents = { x: values.x, mean: values.mean.map((m) => m * 100) };

    const [whole, cents] = [fitGammaGamma(values), fitGammaGamma(inCents)];

    expect(cents?.params.p).toBeCloseTo(whole?.params.p ?? 0, 3);
    expect((cents?.params.v ?? 0) / 100).toBeCloseTo(whole?.params.v ?? 0, 2);
  });

  test('expects of one who bought once the mean of all, and the nearer to his own the more he bought', () => {
    const params = { p: 6.25, q: 3.74, v: 15.44 };
    const all = (15.44 * 6.25) / 2.74;

    expect(expectedAverage(params, 0, 0)).toBeCloseTo(all, 10);
    const drawn = [1, 3, 30].map((x) => expectedAverage(params, x, 100));
    expect(drawn).toEqual([...drawn].sort((p, q) => p - q));
    expect(drawn.every((value) => value > all && value < 100)).toBe(true);
  });

  test('says so where values have no spread, or there are none', () => {
    const same = { x: Float64Array.of(2, 3, 4, 5, 6), mean: Float64Array.of(10, 10, 10, 10, 10) };

    expect(fitGammaGamma(same)?.degenerate).not.toEqual([]);
    expect(fitGammaGamma({ x: Float64Array.of(0, 3), mean: Float64Array.of(5, 0) })).toBeUndefined();
  });

  test('its likelihood is a density: over all means of three orders it is 1', () => {
    let whole = 0;
    for (let m = 0.01; m < 400; m += 0.02) {
      const one = { x: Float64Array.of(3), mean: Float64Array.of(m) };
      whole += Math.exp(gammaGammaLikelihood(one)({ p: 2, q: 5, v: 15 })) * 0.02;
    }

    expect(whole).toBeCloseTo(1, 3);
  });

  test('correlation is −1 … 1, and unknown where one side is constant', () => {
    expect(correlation([1, 2, 3], [2, 4, 6])).toBeCloseTo(1, 12);
    expect(correlation([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 12);
    expect(correlation([1, 2, 3], [5, 5, 5])).toBeUndefined();
  });

  sharedIt(CDNOW_FILE, 'has the published fit and mean expected value for the CDNOW sample', () => {
    const { values } = cdnow();

    const fit = fitGammaGamma(values);

    expect(fit?.n).toBe(946);
    const params = fit?.params ?? { p: 0, q: 0, v: 0 };
    expect(Math.abs(params.p - 6.2496)).toBeLessThan(1e-2);
    expect(Math.abs(params.q - 3.7442)).toBeLessThan(1e-2);
    expect(Math.abs(params.v - 15.4435)).toBeLessThan(1e-2);
    expect(Math.abs((fit?.logLik ?? 0) - -4055.92)).toBeLessThan(0.05);
    const all = [...values.x].map((x, i) => expectedAverage(params, x, values.mean[i] ?? 0));
    const repeaters = all.filter((_, i) => (values.x[i] ?? 0) > 0);
    const mean = (list: number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
    expect(Math.abs(mean(all) - 35.253)).toBeLessThan(1e-2);
    expect(Math.abs(mean(repeaters) - 35.374)).toBeLessThan(1e-2);
  });
});
