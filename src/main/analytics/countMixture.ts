/**
 * The number of events of a Poisson process within t when its rate is Gamma(r, α): negative binomial.
 * @source A. S. C. Ehrenberg (1959): The pattern of consumer purchases. Applied Statistics 8(1).
 */
export class CountMixture {
  /** P(N = n) as far as they have been asked for, and P(N ≤ n). */
  readonly #exactly: number[] = [];
  readonly #upTo: number[] = [];
  readonly #growth: number;
  readonly #r: number;
  #ln: number;

  /** @param r > 0 @param alpha > 0 @param t ≥ 0, in the unit of alpha */
  constructor(r: number, alpha: number, t: number) {
    this.#r = r;
    this.#growth = t / (alpha + t);
    // In logarithms: the first chances of a busy customer over a long time are below any double.
    this.#ln = -r * Math.log1p(t / alpha);
    this.#push();
  }

  /** P(N = n) */
  exactly(n: number): number {
    while (this.#exactly.length <= n) this.#next();
    return this.#exactly[n] ?? 0;
  }

  /** P(N ≥ n) */
  atLeast(n: number): number {
    if (n <= 0) return 1;
    while (this.#upTo.length < n) this.#next();
    return Math.max(0, 1 - (this.#upTo[n - 1] ?? 0));
  }

  /**
   * Purchases expected when every k-th event is one, the first after k − phase events, and the customer is there for the
   * first and stops after each with p ~ Beta(a, b): Σ_n P(N ≥ nk − phase) · (b)_{n−1}/(a+b)_{n−1}.
   */
  purchases(k: number, phase: number, a: number, b: number): number {
    let stays = 1;
    let sum = 0;
    for (let n = 1; n <= MOST_PURCHASES; n += 1) {
      const chance = this.atLeast(n * k - phase);
      sum += chance * stays;
      if (chance * stays < PRECISION * sum || chance < PRECISION) break;
      stays *= (b + n - 1) / (a + b + n - 1);
    }
    return sum;
  }

  #next(): void {
    const n = this.#exactly.length;
    this.#ln += this.#growth === 0 ? Number.NEGATIVE_INFINITY : Math.log(((this.#r + n - 1) / n) * this.#growth);
    this.#push();
  }

  #push(): void {
    const chance = Math.exp(this.#ln);
    this.#upTo.push((this.#upTo.at(-1) ?? 0) + chance);
    this.#exactly.push(chance);
  }
}

const PRECISION = 1e-14;
/** A purchase a day for some centuries. */
const MOST_PURCHASES = 100_000;
