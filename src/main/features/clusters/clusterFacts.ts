import { z } from 'zod';
import { ClusterNote, type ClusterParams } from '../../../shared/contract/clusters.contract.ts';
import { ClusterFeature } from '../../../shared/domain/clusterFeatures.ts';

const Numbers = z.array(z.number());
const Scale = z.object({ mean: z.number(), sd: z.number() });

/** What a run keeps beside its clusters, as JSON. */
export const RunFacts = z.object({
  dealers: z.int(),
  amountMinor: z.number(),
  k: z.int(),
  curve: z.array(z.object({ k: z.int(), sse: z.number(), silhouette: z.number() })),
  sse: z.number(),
  totalSs: z.number(),
  silhouette: z.number(),
  transforms: z.array(
    z.object({ feature: ClusterFeature, log: z.boolean(), floor: z.number(), scale: Scale, standardise: z.boolean() }),
  ),
  /** Of each feature the part of its variation that lies between the clusters. */
  shares: Numbers,
  /** Places of the two features of the scatter. */
  scatter: z.tuple([z.int(), z.int()]),
  /** Of all dealers, in the features' own units. */
  medians: Numbers,
  notes: z.array(ClusterNote),
});
export type RunFacts = z.infer<typeof RunFacts>;

/** What a cluster keeps, as JSON; one figure per feature. */
export const ClusterFacts = z.object({
  /** In the space of the distances. */
  featureCentre: Numbers,
  /** Before scaling, after the logarithm: what later runs compare theirs with. */
  plainCentre: Numbers,
  /** In the features' own units. */
  centre: Numbers,
  /** From the mean of all, in standard deviations. */
  sds: Numbers,
  medians: Numbers,
  amountMinor: z.number(),
  silhouette: z.number(),
});
export type ClusterFacts = z.infer<typeof ClusterFacts>;

/** A finished run on its way into the file. */
export interface StoredClusterRun {
  asOf: string;
  windowMonths: number;
  params: ClusterParams;
  facts: RunFacts;
  margin: boolean;
  createdAt: number;
  clusters: { label: number; name: string; size: number; facts: ClusterFacts }[];
  members: { dealerId: Int32Array; label: Int32Array; distance: Float64Array; x: Float64Array; y: Float64Array };
}
