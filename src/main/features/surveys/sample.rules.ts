import { Z_95 } from '../../../shared/domain/surveySample.ts';

/** A dealer who may be asked. */
export interface Candidate {
  id: number;
  tier: string;
  region: string;
}

export interface Stratum {
  tier: string;
  region: string;
  dealers: number;
  asked: number;
}

/**
 * How many to ask for a margin of error at 95 %, for a share that may be anything (p = ½), of a known population.
 * @param margin as a fraction, such as 0.05
 * @source W. G. Cochran, Sampling Techniques (1977), ch. 4: n₀ = z²·p(1−p)/e², n = n₀ / (1 + (n₀ − 1)/N)
 */
export function sizeFor(population: number, margin: number): number {
  if (population <= 0) return 0;
  const endless = (Z_95 * Z_95 * 0.25) / (margin * margin);
  return Math.min(population, Math.ceil(endless / (1 + (endless - 1) / population)));
}

/**
 * How many of each group, in proportion: whole parts first, what is left to the largest remainders (Hamilton), equal ones to the
 * larger group, then to the earlier. Where the size allows, no group is left out; none gets more than it has.
 */
export function shares(groups: readonly number[], size: number): number[] {
  const total = groups.reduce((sum, count) => sum + count, 0);
  const wanted = Math.min(size, total);
  if (wanted <= 0) return groups.map(() => 0);
  const isEverybodyIn = wanted >= groups.filter((count) => count > 0).length;
  const least = groups.map((count) => (isEverybodyIn && count > 0 ? 1 : 0));
  const exact = groups.map((count) => (count * wanted) / total);
  const found = exact.map((part, at) => Math.max(least[at] ?? 0, Math.floor(part)));
  const order = groups
    .map((count, at) => ({ at, count, rest: (exact[at] ?? 0) - Math.floor(exact[at] ?? 0) }))
    .sort((a, b) => b.rest - a.rest || b.count - a.count || a.at - b.at);
  let left = wanted - found.reduce((sum, count) => sum + count, 0);
  for (const mayPass of [false, true])
    for (const { at, count } of order) {
      const got = found[at] ?? 0;
      if (left <= 0 || got >= count || (!mayPass && got >= (exact[at] ?? 0))) continue;
      found[at] = got + 1;
      left -= 1;
    }
  // Those that were given one for being there are paid for by the ones furthest above their part.
  while (left < 0) {
    const [most] = found
      .map((count, at) => ({ at, over: count - (exact[at] ?? 0), spare: count - (least[at] ?? 0) }))
      .filter(({ spare }) => spare > 0)
      .sort((a, b) => b.over - a.over || a.at - b.at);
    if (most === undefined) break;
    found[most.at] = (found[most.at] ?? 0) - 1;
    left += 1;
  }
  return found;
}

/** Tiers in proportion first, then the regions of each: a small sample of many regions would leave small tiers out. */
function sharesByTier(groups: readonly Candidate[][], size: number): number[] {
  const tierOf = (of: readonly Candidate[]) => of[0]?.tier ?? '';
  const tiers = [...Map.groupBy(groups, tierOf).values()];
  const wanted = shares(
    tiers.map((regions) => regions.reduce((sum, of) => sum + of.length, 0)),
    size,
  );
  // Groups come by tier, then region.
  return tiers.flatMap((regions, at) =>
    shares(
      regions.map((of) => of.length),
      wanted[at] ?? 0,
    ),
  );
}

/**
 * A sample by tier and region: within each, dealers as the generator shuffles them. The same dealers, size and seed give the same
 * sample, in whatever order they come. Whoever is left out is passed by in that order: the next of his group takes his place, and
 * the others stay.
 */
export function drawSample(
  candidates: readonly Candidate[],
  size: number,
  shuffled: <E>(items: readonly E[]) => E[],
  without: ReadonlySet<number> = new Set(),
): { dealers: Candidate[]; strata: Stratum[] } {
  const groups = [...Map.groupBy(candidates, ({ tier, region }) => `${tier}\n${region}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, of]) => shuffled(of.toSorted((a, b) => a.id - b.id)).filter(({ id }) => !without.has(id)))
    .filter((of) => of.length > 0);
  const counts = sharesByTier(groups, size);
  const drawn = groups.map((of, at) => {
    const dealers = of.slice(0, counts[at] ?? 0).sort((a, b) => a.id - b.id);
    const { tier = '', region = '' } = of[0] ?? {};
    return { dealers, stratum: { tier, region, dealers: of.length, asked: dealers.length } };
  });
  // Whoever has no tier yet comes last on paper; the generator has drawn in the order above, which stands.
  drawn.sort((a, b) => Number(a.stratum.tier === '') - Number(b.stratum.tier === ''));
  return { dealers: drawn.flatMap(({ dealers }) => dealers), strata: drawn.map(({ stratum }) => stratum) };
}
