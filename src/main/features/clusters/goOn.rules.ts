import { isSameCluster, matchClusters } from '../../analytics/matchClusters.ts';
import { placeOf, type Transform } from './transform.rules.ts';

/** A cluster of a former run. */
export interface FormerCluster {
  label: number;
  name: string;
  plainCentre: readonly number[];
}

/**
 * Numbers new clusters so that one that goes on from a former run keeps its number, and its name too where each of the two
 * is the other's nearest. Further ones take the numbers that are free.
 * @param centres in the space of the distances
 * @param former of a run with the same features; none for a first run
 */
export function goOn(
  centres: readonly (readonly number[])[],
  transforms: readonly Transform[],
  former: readonly FormerCluster[],
): { label: number; name: string }[] {
  const places = former.map(({ plainCentre }) =>
    transforms.map((transform, c) => placeOf(plainCentre[c] ?? 0, transform)),
  );
  const pairs = matchClusters(centres, places);
  const taken = new Set(pairs.flatMap((at) => (at === undefined ? [] : [former[at]?.label ?? 0])));
  let free = 0;
  return pairs.map((at, group) => {
    const partner = at === undefined ? undefined : former[at];
    if (at !== undefined && partner !== undefined)
      return { label: partner.label, name: isSameCluster(centres, places, group, at) ? partner.name : '' };
    do free += 1;
    while (taken.has(free));
    return { label: free, name: '' };
  });
}
