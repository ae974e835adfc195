import type { Grouped } from './buyingHistory.ts';
import { type DropoutFit, type DropoutForm, fitDropout } from './dropoutLikelihood.ts';

/**
 * BG/NBD: buying by chance, at a rate of one's own, until one stops; never after the very first purchase.
 * @source P. S. Fader, B. G. S. Hardie, K. L. Lee (2005): “Counting your customers” the easy way: an alternative to the
 *         Pareto/NBD model. Marketing Science 24(2).
 */
export const BGNBD: DropoutForm = { k: 1, atFirst: false };

export function fitBgnbd(data: Grouped): DropoutFit {
  return fitDropout(data, BGNBD);
}
