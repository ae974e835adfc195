import type { ClusterTrait } from '../../../shared/contract/clusters.contract.ts';
import type { ClusterFeature } from '../../../shared/domain/clusterFeatures.ts';

/** Nearer to the mean of all than this many standard deviations nothing sets a cluster apart. */
const LEAST_SD = 0.4;
const MOST_TRAITS = 4;

/** One feature of a cluster beside that of all. */
export interface FeatureFigures {
  feature: ClusterFeature;
  /** The cluster's mean less that of all, in standard deviations of the feature. */
  sd: number;
  own: number;
  all: number;
}

/** What sets a cluster apart, the most telling first. */
export function traitsOf(figures: readonly FeatureFigures[]): ClusterTrait[] {
  return figures
    .filter(({ sd }) => Math.abs(sd) >= LEAST_SD)
    .map(({ feature, sd, own, all }) => ({
      feature,
      direction: sd > 0 ? ('high' as const) : ('low' as const),
      sd,
      own,
      all,
    }))
    .sort((a, b) => Math.abs(b.sd) - Math.abs(a.sd))
    .slice(0, MOST_TRAITS);
}

/** The two features whose variation lies most between the clusters; the first that was chosen among equals. */
export function bestTwo(shares: readonly number[]): [number, number] {
  const order = shares.map((share, at) => ({ share, at })).sort((a, b) => b.share - a.share || a.at - b.at);
  return [order[0]?.at ?? 0, order[1]?.at ?? 0];
}
