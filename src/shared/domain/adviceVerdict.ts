/** What trying the advice on the past has shown: nothing yet, that it beats both simple ways by a tenth, or that it does not. */
export type AdviceVerdict = 'untried' | 'better' | 'noBetter';

interface Tried {
  covered: boolean;
  recommended: number;
  hits: number;
  randomHits: number;
  popularHits: number;
}

/** Better by less than this part is no better. */
const CLEARLY = 1.1;

/** Where it is no better nothing that is advised bears an amount: it would look like a promise. */
export function adviceVerdict(test: Tried | null): AdviceVerdict {
  if (!test?.covered || test.recommended === 0) return 'untried';
  return test.hits > Math.max(test.randomHits, test.popularHits) * CLEARLY ? 'better' : 'noBetter';
}
