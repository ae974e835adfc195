/**
 * How many dealers are "the top 20 %" of so many: ⌈0.2 · n⌉, as a quotient of whole numbers, so that no binary fraction
 * can add one. Every place that names the top 20 % counts with this.
 */
export function topFifth(dealers: number): number {
  return Math.ceil(dealers / 5);
}
