import type { Wanted } from './wanted.rules.ts';

/**
 * The cheapest days for the visits of one dealer: dynamic programming over days and visits, as days do not change one another's cost. The
 * gap between two visits keeps its bounds; a visit may be left out at its price.
 * @param cost of a visit on each day; Infinity where none is possible
 * @param gapCost of a gap that differs from the interval by a day
 * @param first what the first visit costs besides, by its day
 * @param leftOut what each visit costs that is left out, and what it costs besides that there is none
 * @returns the days, ascending, and what they and those left out cost
 */
export function chooseDays(
  { count, leastGap, mostGap, interval }: Wanted,
  cost: Float64Array,
  first: Float64Array,
  leftOut: { visit: number; none: number },
  gapCost: number,
): { days: number[]; cost: number } {
  const size = cost.length;
  const least = Array.from({ length: count }, () => new Float64Array(size).fill(Number.POSITIVE_INFINITY));
  const from = Array.from({ length: count }, () => new Int32Array(size).fill(-1));
  let best = { cost: count * leftOut.visit + leftOut.none, nth: -1, day: -1 };
  for (let nth = 0; nth < count; nth += 1) {
    const here = least[nth];
    const before = least[nth - 1];
    const back = from[nth];
    if (here === undefined || back === undefined) break;
    for (let day = 0; day < size; day += 1) {
      const own = cost[day] ?? Number.POSITIVE_INFINITY;
      if (own === Number.POSITIVE_INFINITY) continue;
      if (before === undefined) here[day] = own + (first[day] ?? 0);
      else
        for (let gap = leastGap; gap <= day; gap += 1) {
          // Whoever could not be seen in between comes late: dear, but better than never.
          const strain = gapCost * Math.abs(gap - interval) * (gap > mostGap ? 2 : 1);
          const sum = (before[day - gap] ?? Number.POSITIVE_INFINITY) + own + strain;
          if (sum >= (here[day] ?? 0)) continue;
          here[day] = sum;
          back[day] = day - gap;
        }
      const total = (here[day] ?? 0) + (count - 1 - nth) * leftOut.visit;
      if (total < best.cost - 1e-9) best = { cost: total, nth, day };
    }
  }
  const days: number[] = [];
  for (let { nth, day } = best; nth >= 0 && day >= 0; nth -= 1) {
    days.unshift(day);
    day = from[nth]?.[day] ?? -1;
  }
  return { days, cost: best.cost };
}
