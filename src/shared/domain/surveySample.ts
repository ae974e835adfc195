/** Of a normal distribution, for 95 %. */
export const Z_95 = 1.96;

/** The margin of error at 95 % of so many answers of a known population, for a share of one half; null of none. */
export function marginOf(population: number, answers: number): number | null {
  if (answers <= 0 || population <= 1) return answers > 0 ? 0 : null;
  const part = Math.min(1, answers / population);
  return Z_95 * Math.sqrt((0.25 / answers) * ((1 - part) * (population / (population - 1))));
}
