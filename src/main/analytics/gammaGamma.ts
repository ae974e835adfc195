import { lnGamma } from './gammaFunctions.ts';
import { minimise } from './minimise.ts';

/**
 * Gamma–Gamma: the value of a customer's order. Orders vary about his own mean, means vary between customers, and neither has
 * to do with how often he buys.
 * @source P. S. Fader, B. G. S. Hardie (2013): The Gamma-Gamma model of monetary value;
 *         P. S. Fader, B. G. S. Hardie, K. L. Lee (2005): RFM and CLV. J. of Marketing Research 42(4).
 */
export interface GammaGammaParams {
  readonly p: number;
  readonly q: number;
  /** In money. */
  readonly v: number;
}

export interface GammaGammaFit {
  params: GammaGammaParams;
  logLik: number;
  /** Customers the fit rests on. */
  n: number;
  degenerate: ('no_mean' | 'same_value' | 'edge')[];
}

/** Customers with at least one order counted and a mean above zero; the rest say nothing of values. */
export interface OrderValues {
  /** Orders the mean is taken over. */
  readonly x: Float64Array;
  /** The mean value of these orders. */
  readonly mean: Float64Array;
}

/** Σ ln Γ(px + q) − ln Γ(px) − ln Γ(q) + q ln v + (px − 1) ln m + px ln x − (px + q) ln(v + mx) */
export function gammaGammaLikelihood({ x, mean }: OrderValues): (params: GammaGammaParams) => number {
  const used = [...x.keys()].filter((i) => (x[i] ?? 0) > 0 && (mean[i] ?? 0) > 0);
  const counts = Float64Array.from(used, (i) => x[i] ?? 0);
  const means = Float64Array.from(used, (i) => mean[i] ?? 0);
  const lnMeans = means.map(Math.log);
  const lnCounts = counts.map(Math.log);
  return ({ p, q, v }) => {
    const byCount = new Map<number, number>();
    let total = counts.length * (q * Math.log(v) - lnGamma(q));
    for (let i = 0; i < counts.length; i += 1) {
      const n = counts[i] ?? 0;
      const px = p * n;
      let gammas = byCount.get(n);
      if (gammas === undefined) {
        gammas = lnGamma(px + q) - lnGamma(px);
        byCount.set(n, gammas);
      }
      const lnMean = lnMeans[i] ?? 0;
      total += gammas + (px - 1) * lnMean + px * (lnCounts[i] ?? 0) - (px + q) * Math.log(v + n * (means[i] ?? 0));
    }
    return total;
  };
}

/** Fits p, q, v by maximum likelihood; undefined where no customer has a value. */
export function fitGammaGamma(values: OrderValues): GammaGammaFit | undefined {
  const used = [...values.x.keys()].filter((i) => (values.x[i] ?? 0) > 0 && (values.mean[i] ?? 0) > 0);
  const n = used.length;
  if (n === 0) return undefined;
  const likelihood = gammaGammaLikelihood(values);
  // v is money: it is measured against the mean value, so that the currency makes no difference.
  const unit = used.reduce((sum, i) => sum + (values.mean[i] ?? 0), 0) / n;
  const of = ([p = 0, q = 0, v = 0]: readonly number[]) => ({ p: Math.exp(p), q: Math.exp(q), v: unit * Math.exp(v) });
  const starts = [
    [6, 4, 0.5],
    [1, 3, 2],
    [2, 10, 5],
  ].map((start) => start.map(Math.log));
  const { at, value } = minimise((at) => -likelihood(of(at)), starts, {
    low: [1e-4, 1e-4, 1e-8].map(Math.log),
    high: [1e5, 1e5, 1e8].map(Math.log),
  });
  const params = of(at);
  const degenerate: GammaGammaFit['degenerate'] = [];
  // The mean over all customers is v·p/(q − 1): there is none for q ≤ 1.
  if (params.q <= 1) degenerate.push('no_mean');
  if (params.q > 1e4) degenerate.push('same_value');
  if (params.p > 5e4 || params.p < 1e-3) degenerate.push('edge');
  return { params, logLik: -value, n, degenerate };
}

/** E[M | x, m]: between the customer's own mean and that of all, the nearer to his own the more orders. Needs q > 1 where x is 0. */
export function expectedAverage({ p, q, v }: GammaGammaParams, x: number, mean: number): number {
  return x === 0 ? (v * p) / (q - 1) : (p * (v + x * mean)) / (p * x + q - 1);
}

/** Pearson's correlation; the model wants how often and how much to be unrelated. Undefined where one of them is constant. */
export function correlation(x: ArrayLike<number>, y: ArrayLike<number>): number | undefined {
  const n = x.length;
  let [mx, my] = [0, 0];
  for (let i = 0; i < n; i += 1) {
    mx += (x[i] ?? 0) / n;
    my += (y[i] ?? 0) / n;
  }
  let [sxx, syy, sxy] = [0, 0, 0];
  for (let i = 0; i < n; i += 1) {
    const [dx, dy] = [(x[i] ?? 0) - mx, (y[i] ?? 0) - my];
    sxx += dx * dx;
    syy += dy * dy;
    sxy += dx * dy;
  }
  return sxx > 0 && syy > 0 ? sxy / Math.sqrt(sxx * syy) : undefined;
}
