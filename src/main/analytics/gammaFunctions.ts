/**
 * Logarithms of the gamma and beta functions for positive arguments, to some 15 digits.
 * @source M. Abramowitz, I. Stegun (1964): Handbook of Mathematical Functions, 6.1.40 (Stirling's series), 6.1.15 (recurrence).
 */

const HALF_LN_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/** From here on the series below is exact to the last digit of a double. */
const SERIES_FROM = 15;

/** ln Γ(x) @param x > 0 */
export function lnGamma(x: number): number {
  let shifted = x;
  let product = 1;
  while (shifted < SERIES_FROM) {
    product *= shifted;
    shifted += 1;
  }
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188))));
  return (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LN_TWO_PI + series - Math.log(product);
}

/** ln B(a, b) @param a > 0 @param b > 0 */
export function lnBeta(a: number, b: number): number {
  return lnGamma(a) + lnGamma(b) - lnGamma(a + b);
}

/** ln(eᵃ + eᵇ) without overflow; either may be −∞. */
export function lnSum(a: number, b: number): number {
  const high = Math.max(a, b);
  if (high === Number.NEGATIVE_INFINITY) return high;
  return high + Math.log1p(Math.exp(Math.min(a, b) - high));
}
