/**
 * The Gaussian hypergeometric function where BG/NBD needs it, in a form that can't overflow:
 * (1 − (1 − z)^A ₂F₁(A, B; C; z)) / (C − B) with C − B = s, for 0 ≤ z < 1.
 *
 * ₂F₁ alone grows like (1 − z)^(C−A−B), beyond any double for A, B of a few hundred. Euler's transformation takes that factor
 * out: (1 − z)^A ₂F₁(A, B; C; z) = (1 − z)^s ₂F₁(C − A, s; C; z), whose terms stay small. Both sides of the difference are 1
 * at s = 0, so that the division by s is done term by term, and s = 0 (a = 1 in BG/NBD) is no exception.
 * @source M. Abramowitz, I. Stegun (1964), 15.3.3 (Euler), 15.1.1 (series).
 */
export function hypergeometricGap(A: number, C: number, s: number, z: number): number {
  if (z <= 0) return 0;
  const lnRest = Math.log1p(-z);
  const power = Math.exp(s * lnRest);
  const straight = s === 0 ? -lnRest : -Math.expm1(s * lnRest) / s;
  // Σ (C − A)_n (s + 1)_{n−1} zⁿ / ((C)_n n!), the series of ₂F₁ without its first term, divided by s.
  let term = ((C - A) / C) * z;
  let sum = term;
  for (let n = 1; n < MOST_TERMS; n += 1) {
    term *= (((C - A + n) * (s + n)) / ((C + n) * (n + 1))) * z;
    sum += term;
    // The ratio of terms is below z from some point on: what is left is at most term · z/(1 − z).
    if (n > STEADY && Math.abs(term) <= PRECISION * (1 - z) * Math.abs(sum)) break;
  }
  return straight - power * sum;
}

/** The first terms may be zero or change sign. */
const STEADY = 10;
const PRECISION = 1e-15;
/** Enough for z = 0.9999, a horizon ten thousand times what is known. */
const MOST_TERMS = 200_000;
