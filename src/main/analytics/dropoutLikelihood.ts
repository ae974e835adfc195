import type { Grouped } from './buyingHistory.ts';
import { lnGamma, lnSum } from './gammaFunctions.ts';
import { minimise } from './minimise.ts';

/**
 * The likelihood of two models of buying until one stops. A customer buys with gaps that are Erlang-k of his own rate
 * λ ~ Gamma(r, α), and after each purchase he stops for ever with his own chance p ~ Beta(a, b). In BG/NBD k is 1 and nobody
 * stops after the very first purchase; in MBG/CNBD-k he may.
 * @source P. S. Fader, B. G. S. Hardie, K. L. Lee (2005): “Counting your customers” the easy way: an alternative to the
 *         Pareto/NBD model. Marketing Science 24(2), eq. 6;
 *         E. P. Batislam, M. Denizel, A. Filiztekin (2007): Empirical validation and comparison of models for customer base
 *         analysis. Int. J. of Research in Marketing 24(3) (MBG/NBD);
 *         T. Reutterer, M. Platzer, N. Schröder (2021): Leveraging purchase regularity for predicting customer behavior the
 *         easy way. Int. J. of Research in Marketing 38(1) (MBG/CNBD-k).
 */
export interface DropoutParams {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** Which of the two: how regular the gaps are, and whether one may stop after the first purchase. */
export interface DropoutForm {
  readonly k: number;
  readonly atFirst: boolean;
}

/** Why a fit says nothing: where its parameters have run to. */
export type Degenerate = 'no_dropout' | 'same_rate' | 'no_repeat' | 'same_dropout' | 'all_or_nothing';

export interface DropoutFit {
  params: DropoutParams;
  logLik: number;
  /** How much better than a model in which nobody ever stops; below {@link LEAST_GAIN} there is no trace of stopping. */
  gain: number;
  /** Empty for a sound fit; otherwise nothing may be predicted by it. */
  degenerate: Degenerate[];
}

type Likelihood = (params: DropoutParams) => number;

/** The log-likelihood as a function of the parameters; what depends on the data alone is worked out once. */
export function dropoutLikelihood(data: Grouped, { k, atFirst }: DropoutForm): Likelihood {
  const counts = distinctOf(data.x);
  const customers = new Float64Array(counts.values.length);
  for (let i = 0; i < data.rows; i += 1) {
    const at = counts.which[i] ?? 0;
    customers[at] = (customers[at] ?? 0) + (data.weight[i] ?? 0);
  }
  // Days are few beside customers: a logarithm each, not one a customer.
  const known = distinctOf(data.T);
  const recent = distinctOf(data.tx);
  const fixed = (k - 1) * data.sumLnGaps - data.repeats * lnGamma(k);
  // Per distinct x: ln of a/(b + x − 1), the weight of having stopped.
  const stopped = new Float64Array(counts.values.length);
  return ({ r, alpha, a, b }) => {
    let total = fixed + data.customers * (r * Math.log(alpha) - lnGamma(r) + lnGamma(a + b) - lnGamma(b));
    const lnA = Math.log(a);
    counts.values.forEach((x, i) => {
      const kept = b + x + (atFirst ? 1 : 0);
      total += (customers[i] ?? 0) * (lnGamma(r + k * x) + lnGamma(kept) - lnGamma(a + kept));
      stopped[i] = x > 0 || atFirst ? lnA - Math.log(kept - 1) : Number.NEGATIVE_INFINITY;
    });
    const lnKnown = known.values.map((T) => Math.log(alpha + T));
    const lnRecent = recent.values.map((tx) => Math.log(alpha + tx));
    for (let i = 0; i < data.rows; i += 1) {
      const rate = r + k * (data.x[i] ?? 0);
      const lnT = lnKnown[known.which[i] ?? 0] ?? 0;
      const lnStopped = (stopped[counts.which[i] ?? 0] ?? 0) + rate * (lnT - (lnRecent[recent.which[i] ?? 0] ?? 0));
      const T = data.T[i] ?? 0;
      const lnAlive = k === 1 ? 0 : lnWaiting(rate, k, (T - (data.tx[i] ?? 0)) / (alpha + T));
      total += (data.weight[i] ?? 0) * (lnSum(lnStopped, lnAlive) - rate * lnT);
    }
    return total;
  };
}

/** The different values of a column, and which of them stands in each row. */
function distinctOf(column: Float64Array): { values: Float64Array; which: Int32Array } {
  const place = new Map<number, number>();
  const which = Int32Array.from(column, (value) => {
    const at = place.get(value) ?? place.size;
    place.set(value, at);
    return at;
  });
  return { values: Float64Array.from(place.keys()), which };
}

/** ln Σ_{j<k} (rate)_j/j! · zʲ: less than k steps of the Erlang gap in the time since the last purchase. */
function lnWaiting(rate: number, k: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let j = 1; j < k; j += 1) {
    term *= ((rate + j - 1) / j) * z;
    sum += term;
  }
  return Math.log(sum);
}

/** Parameters further out than this are at the edge of what the model can say. */
const LOW = { r: 1e-5, alpha: 1e-6, a: 1e-6, b: 1e-6 };
const HIGH = { r: 1e4, alpha: 1e6, a: 1e4, b: 1e6 };

/**
 * Fits the four parameters by maximum likelihood, over their logarithms, from several starts.
 * @param near parameters of a fit of the same data in another form, where the search may begin
 */
export function fitDropout(data: Grouped, form: DropoutForm, near?: DropoutParams): DropoutFit {
  const likelihood = dropoutLikelihood(data, form);
  // α is a time: it is measured against how long customers have been known.
  const age = Math.max(data.sumT / Math.max(1, data.customers), 1e-9);
  const of = (at: readonly number[]): DropoutParams => ({
    r: Math.exp(at[0] ?? 0),
    alpha: age * Math.exp(at[1] ?? 0),
    a: Math.exp(at[2] ?? 0),
    b: Math.exp(at[3] ?? 0),
  });
  // As many purchases as were seen, were nobody to stop.
  const rate = (form.k * Math.max(data.repeats, 1)) / Math.max(1, data.customers);
  const anywhere = [
    [0.3, 0.15 / rate, 0.8, 2.5],
    [1, 0.7 / rate, 1, 4],
    [3, 2.5 / rate, 0.3, 6],
    [1, 1 / rate, 0.05, 1],
  ];
  const known = near && [near.r, near.alpha / age, near.a, near.b];
  const starts = (known ? [known, ...anywhere.slice(1, 2)] : anywhere).map((start) => start.map(Math.log));
  const edges = (of_: typeof LOW) => [of_.r, of_.alpha, of_.a, of_.b].map(Math.log);
  const box = { low: edges(LOW), high: edges(HIGH) };
  const { at, value } = minimise((at) => -likelihood(of(at)), starts, box);
  const kept = minimise(
    ([r = 0, alpha = 0]) => -likelihood(of([r, alpha, Math.log(LOW.a), Math.log(HIGH.b)])),
    [at.slice(0, 2), [0, Math.log(0.7 / rate)]],
    { low: box.low.slice(0, 2), high: box.high.slice(0, 2) },
  );
  const params = of(at);
  const gain = kept.value - value;
  return { params, logLik: -value, gain, degenerate: degenerateOf(params, gain) };
}

/** Two parameters more must raise the log-likelihood by more than two (Akaike's criterion). */
export const LEAST_GAIN = 2;

/** Where parameters have run to, if anywhere. */
export function degenerateOf({ r, a, b }: DropoutParams, gain: number): Degenerate[] {
  const found: Degenerate[] = [];
  // Nobody ever stops: every chance of being active would be 1.
  if (a < 1e-3 || a / (a + b) < 1e-4 || gain < LEAST_GAIN) found.push('no_dropout');
  // Everyone stops for certain after the first or second purchase, or never.
  else if (b < 1e-3) found.push('all_or_nothing');
  else if (a + b > 1e4) found.push('same_dropout');
  if (r > 1e3) found.push('same_rate');
  if (r < 1e-3) found.push('no_repeat');
  return found;
}
