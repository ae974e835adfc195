import { type Histories, historiesOf } from '../../src/main/analytics/buyingHistory.ts';
import type { DropoutForm, DropoutParams } from '../../src/main/analytics/dropoutLikelihood.ts';
import { createRandom, type Random } from '../../src/main/runtime/random.ts';

/** Gamma of any shape above 0. */
export function gammaOf(random: Random, shape: number): number {
  if (shape >= 1) return random.gamma(shape) * shape;
  return random.gamma(shape + 1) * (shape + 1) * (1 - random.next()) ** (1 / shape);
}

function beta(random: Random, a: number, b: number): number {
  const x = gammaOf(random, a);
  return x / (x + gammaOf(random, b));
}

/** Times of one customer's purchases after the first, up to `until`, drawn as the model says he buys. */
export function drawPurchases(random: Random, p: DropoutParams, { k, atFirst }: DropoutForm, until: number): number[] {
  const rate = gammaOf(random, p.r) / p.alpha;
  const stop = beta(random, p.a, p.b);
  const times: number[] = [];
  if (atFirst && random.chance(stop)) return times;
  for (let at = 0; ; ) {
    at += gammaOf(random, k) / rate;
    if (!(at <= until)) return times;
    times.push(at);
    if (random.chance(stop)) return times;
  }
}

/** Drawn customers, known for between half of `T` and all of it. */
export function drawHistories(count: number, seed: number, p: DropoutParams, form: DropoutForm, T: number): Histories {
  const random = createRandom(seed);
  // Fine days, so that hardly two purchases fall on one.
  const fine = 1000;
  const days = Array.from({ length: count }, () => {
    const known = T * (0.5 + 0.5 * random.next());
    const first = Math.round((T - known) * fine);
    const later = drawPurchases(random, p, form, known).map((at) => first + Math.floor(at * fine));
    return [...new Set([first, ...later])].sort((x, y) => x - y);
  });
  return historiesOf(days, Math.round(T * fine), fine);
}
