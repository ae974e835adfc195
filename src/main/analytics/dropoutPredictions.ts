import { CountMixture } from './countMixture.ts';
import type { DropoutForm, DropoutParams } from './dropoutLikelihood.ts';
import { lnBeta } from './gammaFunctions.ts';
import { hypergeometricGap } from './hypergeometric.ts';

/**
 * What BG/NBD and MBG/CNBD-k say of a customer, from his history and the parameters of all. Where the published method for
 * k > 1 scales an approximation, the expectations here are exact: the steps of the Erlang gap already gone are a hidden phase
 * j = 0 … k − 1, and given j the further steps are a plain Poisson process.
 * @source P. S. Fader, B. G. S. Hardie, K. L. Lee (2005): “Counting your customers” the easy way. Marketing Science 24(2),
 *         eqs. 8–10 (k = 1); T. Reutterer, M. Platzer, N. Schröder (2021), as in dropoutLikelihood.ts (P(alive), P(X(t) = x)).
 */

/** One who is still there: what is known of his rate and of how much of the present gap is gone. */
interface Phase {
  weight: number;
  /** λ ~ Gamma(rate, α + T) */
  rate: number;
}

/** Weights of the phases, summing to 1: (T − t_x)ʲ/j! · Γ(r + kx + j)/(α + T)^(r + kx + j). */
function phasesOf({ r, alpha }: DropoutParams, k: number, x: number, tx: number, T: number): Phase[] {
  const z = (T - tx) / (alpha + T);
  let term = 1;
  const phases: Phase[] = [];
  for (let j = 0; j < k; j += 1) {
    phases.push({ weight: term, rate: r + k * x + j });
    term *= ((r + k * x + j) / (j + 1)) * z;
  }
  const total = phases.reduce((sum, { weight }) => sum + weight, 0);
  return phases.map(({ weight, rate }) => ({ weight: weight / total, rate }));
}

/** P(alive | x, t_x, T). In BG/NBD 1 for who bought once: the model can't know, and nobody may take it for good news. */
export function aliveChance(p: DropoutParams, form: DropoutForm, x: number, tx: number, T: number): number {
  const { k, atFirst } = form;
  if (x === 0 && !atFirst) return 1;
  const z = (T - tx) / (p.alpha + T);
  const rate = p.r + k * x;
  let term = 1;
  let waiting = 1;
  for (let j = 1; j < k; j += 1) {
    term *= ((rate + j - 1) / j) * z;
    waiting += term;
  }
  const lnOdds =
    Math.log(p.a / (p.b + x - (atFirst ? 0 : 1))) + rate * Math.log((p.alpha + T) / (p.alpha + tx)) - Math.log(waiting);
  return 1 / (1 + Math.exp(lnOdds));
}

/** E[Y(t) | x, t_x, T], purchases expected in the next t. */
export function expectedPurchases(
  p: DropoutParams,
  form: DropoutForm,
  x: number,
  tx: number,
  T: number,
  t: number,
): number {
  const b = p.b + x + (form.atFirst ? 1 : 0);
  const alive = aliveChance(p, form, x, tx, T);
  if (form.k === 1) return alive * expectedWhileAlive(p.r + x, p.alpha + T, p.a, b, t);
  let sum = 0;
  phasesOf(p, form.k, x, tx, T).forEach(({ weight, rate }, j) => {
    sum += weight * new CountMixture(rate, p.alpha + T, t).purchases(form.k, j, p.a, b);
  });
  return alive * sum;
}

/** E[X(t)], purchases after the first expected of a new customer within t. */
export function meanPurchases(p: DropoutParams, form: DropoutForm, t: number): number {
  const stays = form.atFirst ? p.b / (p.a + p.b) : 1;
  const b = p.b + (form.atFirst ? 1 : 0);
  if (form.k === 1) return stays * expectedWhileAlive(p.r, p.alpha, p.a, b, t);
  return stays * new CountMixture(p.r, p.alpha, t).purchases(form.k, 0, p.a, b);
}

/** P(X(t) = x), the chance that a new customer buys exactly x times more within t. */
export function countChance(p: DropoutParams, { k, atFirst }: DropoutForm, x: number, t: number): number {
  const first = atFirst ? 1 : 0;
  const counts = new CountMixture(p.r, p.alpha, t);
  const lnWhole = lnBeta(p.a, p.b);
  const within = counts.atLeast(k * x) - counts.atLeast(k * x + k);
  const stays = Math.exp(lnBeta(p.a, p.b + x + first) - lnWhole) * within;
  if (x + first === 0) return stays;
  return stays + Math.exp(lnBeta(p.a + 1, p.b + x + first - 1) - lnWhole) * counts.atLeast(k * x);
}

/**
 * The day by which the next purchase has come with a given chance, if the customer is still there: the quantile of the time
 * from the end of observation to the next purchase. P(later than s) = Σ_j w_j P(N_j(s) < k − j).
 * @param chance 0 … 1, excluded
 */
export function nextPurchase(
  p: DropoutParams,
  form: DropoutForm,
  x: number,
  tx: number,
  T: number,
  chance: number,
): number {
  const phases = phasesOf(p, form.k, x, tx, T);
  const later = (s: number) =>
    phases.reduce((sum, { weight, rate }, j) => sum + weight * fewerThan(form.k - j, rate, p.alpha + T, s), 0);
  const wanted = 1 - chance;
  if (form.k === 1) return (p.alpha + T) * Math.expm1(-Math.log(wanted) / (p.r + x));
  let high = Math.max(1e-6, (p.alpha + T) / (p.r + form.k * x));
  while (later(high) > wanted && high < 1e12) high *= 2;
  let low = 0;
  for (let turn = 0; turn < 60 && high - low > 1e-9 * high; turn += 1) {
    const middle = (low + high) / 2;
    if (later(middle) > wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(N < n) of the mixture, for small n. */
function fewerThan(n: number, rate: number, alpha: number, t: number): number {
  let chance = Math.exp(-rate * Math.log1p(t / alpha));
  let sum = chance;
  for (let i = 1; i < n; i += 1) {
    chance *= ((rate + i - 1) / i) * (t / (alpha + t));
    sum += chance;
  }
  return sum;
}

/**
 * Purchases expected in t of one who is still there, with λ ~ Gamma(rate, alpha) and p ~ Beta(a, b):
 * (a+b−1)/(a−1) · [1 − (alpha/(alpha+t))^rate ₂F₁(rate, b; a+b−1; t/(alpha+t))].
 */
export function expectedWhileAlive(rate: number, alpha: number, a: number, b: number, t: number): number {
  const C = a + b - 1;
  // Below this the fraction before the bracket and the series have a pole together; the sum over purchases has none.
  if (C < 0.05) return new CountMixture(rate, alpha, t).purchases(1, 0, a, b);
  return C * hypergeometricGap(rate, C, a - 1, t / (alpha + t));
}
