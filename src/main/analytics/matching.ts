/**
 * Finds for each of some (those something was done to) the most similar of others, so that the two can be compared.
 *
 * Exact within strata, nearest neighbour inside of them: the distance is the root of the summed squares of differences, each in
 * standard deviations, and no difference may be larger than the caliper. Greedy in the order given, without replacement: a like
 * is taken once. Equal distances fall to the one that stands first.
 * @source E. A. Stuart (2010): Matching methods for causal inference: a review and a look forward. Statistical Science 25(1),
 *         §3 (distance, calipers, k:1, with and without replacement) and §4 (balance). S. M. Iacus, G. King, G. Porro (2012):
 *         Causal inference without balance checking: coarsened exact matching. Political Analysis 20(1), for the strata.
 */
export interface Points {
  readonly count: number;
  /** Only those of one stratum are compared. */
  readonly stratum: ArrayLike<number>;
  /** Likes of the same place go first where there are any; 0 stands for unknown. */
  readonly place: ArrayLike<number>;
  /** Row after row, `count × dims`. */
  readonly values: Float64Array;
}

export interface MatchRule {
  /** Of each value; 0 where it does not vary and is not looked at. */
  readonly scale: ArrayLike<number>;
  /** Largest difference of each value, in its standard deviations. */
  readonly caliper: number;
  /** Likes of one at most. */
  readonly most: number;
}

export interface Likes {
  /** Places in the pool, the nearest first. */
  readonly at: number[];
  readonly distance: number[];
  /** All of them are of the same place. */
  readonly samePlace: boolean;
}

/**
 * The likes of each, in the order they are asked for; none where nobody is like enough.
 * @param taken one byte for each of the pool: whoever is taken is not looked at, and who is found is taken
 */
export function nearestLikes(asked: Points, pool: Points, rule: MatchRule, taken: Uint8Array): Likes[] {
  const groups = groupsOf(pool, taken);
  return Array.from({ length: asked.count }, (_, row) => {
    const group = groups.get(asked.stratum[row] ?? 0) ?? [];
    const place = asked.place[row] ?? 0;
    const near = place === 0 ? [] : nearestOf(asked, row, pool, group, rule, taken, place);
    const found = near.length > 0 ? near : nearestOf(asked, row, pool, group, rule, taken, null);
    for (const { at } of found) taken[at] = 1;
    return {
      at: found.map(({ at }) => at),
      distance: found.map(({ distance }) => distance),
      samePlace: near.length > 0,
    };
  });
}

function groupsOf({ count, stratum }: Points, taken: Uint8Array): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (let at = 0; at < count; at += 1) {
    if (taken[at] === 1) continue;
    const key = stratum[at] ?? 0;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [at]);
    else group.push(at);
  }
  return groups;
}

interface Found {
  at: number;
  distance: number;
}

function nearestOf(
  asked: Points,
  row: number,
  pool: Points,
  group: readonly number[],
  { scale, caliper, most }: MatchRule,
  taken: Uint8Array,
  place: number | null,
): Found[] {
  const dims = scale.length;
  const best: Found[] = [];
  for (const at of group) {
    if (taken[at] === 1 || (place !== null && pool.place[at] !== place)) continue;
    const worst = best.length < most ? Number.POSITIVE_INFINITY : (best.at(-1)?.distance ?? 0);
    let squares = 0;
    for (let c = 0; c < dims; c += 1) {
      const unit = scale[c] ?? 0;
      if (unit === 0) continue;
      const apart = ((asked.values[row * dims + c] ?? 0) - (pool.values[at * dims + c] ?? 0)) / unit;
      squares = Math.abs(apart) > caliper + ROUNDING ? Number.POSITIVE_INFINITY : squares + apart * apart;
      if (squares >= worst * worst) break;
    }
    const distance = Math.sqrt(squares);
    if (!(distance < worst)) continue;
    if (best.length === most) best.pop();
    const before = best.findIndex((other) => other.distance > distance);
    best.splice(before < 0 ? best.length : before, 0, { at, distance });
  }
  return best;
}

const ROUNDING = 1e-9;

/** Weighted sums of one figure of one group, added up row by row. */
export interface Moments {
  weight: number;
  sum: number;
  squares: number;
}

export const noMoments = (): Moments => ({ weight: 0, sum: 0, squares: 0 });

export function addMoment(moments: Moments, value: number, weight = 1): void {
  moments.weight += weight;
  moments.sum += weight * value;
  moments.squares += weight * value * value;
}

export function meanOf({ weight, sum }: Moments): number {
  return weight > 0 ? sum / weight : 0;
}

/** By the weights themselves: of a whole group, not of a sample. */
export function deviationOf({ weight, sum, squares }: Moments): number {
  if (weight <= 0) return 0;
  const mean = sum / weight;
  // What rounding leaves of no variation is none.
  const variance = squares / weight - mean * mean;
  return variance > 1e-12 * Math.max(1, mean * mean) ? Math.sqrt(variance) : 0;
}

/** The deviation of two groups, each counting the same. */
export function pooledDeviation(one: Moments, other: Moments): number {
  return Math.sqrt((deviationOf(one) ** 2 + deviationOf(other) ** 2) / 2);
}

/**
 * How far the means of two groups lie apart, in standard deviations: (mean₁ − mean₂) ÷ √((s₁² + s₂²) ÷ 2), the deviations those
 * before matching, so that both tables are told in one unit. Beyond 0.1 the groups differ.
 * @source P. C. Austin (2009): Balance diagnostics for comparing the distribution of baseline covariates. Statistics in
 *         Medicine 28(25): 3083–3107.
 */
export function standardisedDifference(
  one: Moments,
  other: Moments,
  [first, second]: readonly [Moments, Moments],
): number {
  const spread = pooledDeviation(first, second);
  const apart = meanOf(one) - meanOf(other);
  return spread > 0 ? apart / spread : 0;
}
