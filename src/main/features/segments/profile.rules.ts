/** The middle value; of an even number the mean of the two. Null for none. */
export function median(values: number[]): number | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}

/** Fewer purchase days than this tell no distance. */
export const LEAST_DAYS = 3;

/** Days between two purchases on average, from the first to the last; null of fewer than three purchase days. */
export function meanGap(days: readonly number[]): number | null {
  const apart = [...new Set(days)].sort((a, b) => a - b);
  const [first, last] = [apart[0], apart.at(-1)];
  if (apart.length < LEAST_DAYS || first === undefined || last === undefined) return null;
  return (last - first) / (apart.length - 1);
}
