import type { Grouped } from './buyingHistory.ts';
import { type DropoutFit, fitDropout } from './dropoutLikelihood.ts';

/**
 * MBG/CNBD-k: BG/NBD for regular buyers. Gaps are Erlang-k, and a customer may stop after the very first purchase; with k = 1
 * it is MBG/NBD.
 * @source T. Reutterer, M. Platzer, N. Schröder (2021): Leveraging purchase regularity for predicting customer behavior the
 *         easy way. Int. J. of Research in Marketing 38(1);
 *         M. Platzer, T. Reutterer (2016): Ticking away the moments. Marketing Science 35(5);
 *         E. P. Batislam, M. Denizel, A. Filiztekin (2007) (k = 1).
 */
export interface RegularFit extends DropoutFit {
  k: number;
  /** The log-likelihood of each k that was tried, from 1 on. */
  tried: number[];
}

const MOST_K = 12;

/** Fits for k = 1, 2, … until the likelihood has fallen twice, or once by far, and takes the best. */
export function fitMbgcnbdk(data: Grouped, k?: number): RegularFit {
  if (k !== undefined) {
    const only = fitDropout(data, { k, atFirst: true });
    return { ...only, k, tried: [only.logLik] };
  }
  const fits: DropoutFit[] = [];
  for (let next = 1; next <= MOST_K; next += 1) {
    const last = fits.at(-1)?.params;
    // The same gaps are made of more steps, each so much shorter.
    const near = last && { ...last, alpha: (last.alpha * (next - 1)) / next };
    fits.push(fitDropout(data, { k: next, atFirst: true }, near));
    const [now = 0, before = now, before2 = before] = fits.map(({ logLik }) => logLik).reverse();
    if (before - now > FAR || (now < before && before < before2)) break;
  }
  const tried = fits.map(({ logLik }) => logLik);
  const best = tried.indexOf(Math.max(...tried));
  const fit = fits[best];
  if (!fit) throw new RangeError('no fit');
  return { ...fit, k: best + 1, tried };
}

/** A fall of the log-likelihood after which no further k is tried: e⁻²⁰ as likely. */
const FAR = 20;
