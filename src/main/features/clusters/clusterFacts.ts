import type { ClusterNote, ClusterParams } from '../../../shared/contract/clusters.contract.ts';
import type { Transform } from './transform.rules.ts';

/** What a run keeps beside its clusters, as JSON. */
export interface RunFacts {
  dealers: number;
  amountMinor: number;
  k: number;
  curve: { k: number; sse: number; silhouette: number }[];
  sse: number;
  totalSs: number;
  silhouette: number;
  transforms: Transform[];
  /** Of each feature the part of its variation that lies between the clusters. */
  shares: number[];
  /** Places of the two features of the scatter. */
  scatter: [x: number, y: number];
  /** Of all dealers, in the features' own units. */
  medians: number[];
  notes: ClusterNote[];
}

/** What a cluster keeps, as JSON; one figure per feature. */
export interface ClusterFacts {
  /** In the space of the distances. */
  featureCentre: number[];
  /** Before scaling, after the logarithm: what later runs compare theirs with. */
  plainCentre: number[];
  /** In the features' own units. */
  centre: number[];
  /** From the mean of all, in standard deviations. */
  sds: number[];
  medians: number[];
  amountMinor: number;
  silhouette: number;
}

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
