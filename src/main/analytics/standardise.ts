/**
 * Makes columns of different units comparable.
 */

export interface Scale {
  mean: number;
  /** Of the population (divided by n); 0 for a column in which all are equal. */
  sd: number;
}

/** Mean and population standard deviation; summed in ascending order, so that the order of the values is nothing to it. */
export function scaleOf(values: Float64Array): Scale {
  const sorted = values.slice().sort();
  const first = sorted[0] ?? 0;
  if (sorted.length === 0 || first === sorted.at(-1)) return { mean: first, sd: 0 };
  let sum = 0;
  for (const value of sorted) sum += value - first;
  const mean = first + sum / sorted.length;
  let squares = 0;
  for (const value of sorted) squares += (value - mean) ** 2;
  return { mean, sd: Math.sqrt(squares / sorted.length) };
}

/** (x − mean) ÷ sd; a column in which all are equal becomes 0, it tells nobody apart. */
export function standardise(values: Float64Array, { mean, sd }: Scale): Float64Array {
  return values.map((value) => (sd === 0 ? 0 : (value - mean) / sd));
}

/** Turns a standardised value back. */
export function unstandardise(value: number, { mean, sd }: Scale): number {
  return value * sd + mean;
}
