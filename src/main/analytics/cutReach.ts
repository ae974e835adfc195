import { type Sample, sortedCopy } from './quantile.ts';

/**
 * What one dealer's value has to be to reach a cut of the whole population that moves with it: the least whole number v
 * with v ≥ cut(the others and v), all other values unchanged. Values are whole numbers.
 */
export interface CutReach {
  /** @param own the value the dealer has in the population now; undefined where it is not in it yet */
  least(own: number | undefined): number;
}

/** The cut is the mean, the median, or a number that does not move. */
export function cutReach(values: Float64Array, by: 'mean' | 'median' | number): CutReach {
  if (typeof by === 'number') return { least: () => Math.ceil(by) };
  return by === 'mean' ? meanReach(values) : medianReach(values);
}

/** v ≥ (others + v) ÷ n, compared as a quotient: that is how the groups are cut. */
function meanReach(values: Float64Array): CutReach {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i] ?? 0;
  return {
    least(own) {
      const others = sum - (own ?? 0);
      const count = values.length + (own === undefined ? 1 : 0);
      // Alone one is the mean.
      if (count === 1) return Number.NEGATIVE_INFINITY;
      const reaches = (v: number) => v >= (others + v) / count;
      let v = Math.ceil(others / (count - 1));
      while (reaches(v - 1)) v -= 1;
      while (!reaches(v)) v += 1;
      return v;
    },
  };
}

/** At least half of the others, rounded up, must not lie above v: of n values the others' number ⌊n ÷ 2⌋ in ascending order. */
function medianReach(values: Float64Array): CutReach {
  const sorted: Sample = sortedCopy(values);
  const firstAt = firstPlaces(sorted);
  return {
    least(own) {
      const place = Math.floor((sorted.length + (own === undefined ? 1 : 0)) / 2) - 1;
      if (place < 0) return Number.NEGATIVE_INFINITY;
      const gone = own === undefined ? sorted.length : (firstAt.get(own) ?? sorted.length);
      return sorted.at(place < gone ? place : place + 1) ?? Number.NEGATIVE_INFINITY;
    },
  };
}

/** Where each value stands first. */
function firstPlaces(sorted: Sample): Map<number, number> {
  const places = new Map<number, number>();
  for (let i = sorted.length - 1; i >= 0; i -= 1) places.set(sorted.at(i) ?? 0, i);
  return places;
}
