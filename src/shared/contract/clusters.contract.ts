import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { ClusterFeature, MOST_CLUSTERS } from '../domain/clusterFeatures.ts';
import { ClusterId, ClusterRunId, DealerId, JobId } from '../domain/ids.ts';
import { command, query } from './define.ts';

/** What a run was asked. `log` takes logarithms of amounts, counts and days; shares stay as they are. */
export const ClusterParams = z.object({
  features: z.array(ClusterFeature).min(2).max(8),
  log: z.boolean(),
  standardise: z.boolean(),
  /** null: chosen by the silhouette. */
  k: z.int().min(2).max(MOST_CLUSTERS).nullable(),
  seed: z.int().min(0).max(999_999_999),
});
export type ClusterParams = z.infer<typeof ClusterParams>;

/** What is to be known of a run before it is trusted. */
export const ClusterNote = z.discriminatedUnion('code', [
  /** The clusters are hardly apart: mean silhouette under 0.25. */
  z.object({ code: z.literal('weak') }),
  /** A cluster of one or two dealers. */
  z.object({ code: z.literal('lone'), label: z.int(), size: z.int() }),
  /** One dealer makes more than half of the amount. */
  z.object({ code: z.literal('giant'), dealerId: DealerId, share: z.number() }),
  /** The silhouette is estimated from some of the dealers. */
  z.object({ code: z.literal('sampled'), rows: z.int() }),
  /** All dealers are equal in it: it tells nobody apart. */
  z.object({ code: z.literal('constant'), feature: ClusterFeature }),
  /** Unknown of some dealers, who were taken for middling. */
  z.object({ code: z.literal('missing'), feature: ClusterFeature, dealers: z.int() }),
]);
export type ClusterNote = z.infer<typeof ClusterNote>;

/** What sets a cluster apart in one feature. */
export const ClusterTrait = z.object({
  feature: ClusterFeature,
  direction: z.enum(['high', 'low']),
  /** How far its mean lies from that of all, in standard deviations of the feature. */
  sd: z.number(),
  /** Medians in the feature's own unit. */
  own: z.number(),
  all: z.number(),
});
export type ClusterTrait = z.infer<typeof ClusterTrait>;

export const ClusterView = z.object({
  id: ClusterId,
  label: z.int(),
  /** The owner's own name; '' where he has given none. */
  name: z.string(),
  size: z.int(),
  amountMinor: z.int(),
  silhouette: z.number(),
  /** The most telling first; none where it is middling in everything. */
  traits: z.array(ClusterTrait),
  /** Centre in the features' own units, and in the space of the distances. */
  centre: z.array(z.number()),
  featureCentre: z.array(z.number()),
  medians: z.array(z.number()),
  /** The dealers nearest to its centre. */
  typical: z.array(z.object({ id: DealerId, code: z.string(), name: z.string(), distance: z.number() })),
});
export type ClusterView = z.infer<typeof ClusterView>;

const RunHead = z.object({
  runId: ClusterRunId,
  asOf: CalendarDay,
  windowMonths: z.int(),
  createdAt: z.int(),
  params: ClusterParams,
  k: z.int(),
  dealers: z.int(),
  silhouette: z.number(),
});
export type ClusterRunHead = z.infer<typeof RunHead>;

export const ClusterRunView = RunHead.extend({
  sse: z.number(),
  totalSs: z.number(),
  amountMinor: z.int(),
  curve: z.array(z.object({ k: z.int(), sse: z.number(), silhouette: z.number() })),
  /** The two features that tell the clusters apart best, with the part of their variation between clusters. */
  scatter: z.object({ x: ClusterFeature, y: ClusterFeature, xShare: z.number(), yShare: z.number() }),
  medians: z.array(z.number()),
  notes: z.array(ClusterNote),
  clusters: z.array(ClusterView),
  /** It is the one that rules of segments go by: the newest without margins. */
  forRules: z.boolean(),
  /** The run before it with the same features in the same space, whose numbers it goes on with; null for the first. */
  former: z.object({ runId: ClusterRunId, asOf: CalendarDay }).nullable(),
});
export type ClusterRunView = z.infer<typeof ClusterRunView>;

/** Why a feature cannot be chosen here. */
export const FeatureLack = z.enum(['not_covered', 'no_lines', 'no_categories', 'no_costs', 'no_returns', 'hidden']);

export const clustersContract = {
  /** What can be chosen, by default on today's data in the scheme's window. */
  'clusters.offer': query({
    input: z.object({ asOf: CalendarDay.optional(), windowMonths: z.int().min(1).max(60).optional() }),
    output: z.object({
      /** null before there are orders. */
      asOf: CalendarDay.nullable(),
      /** The day the order data end. */
      cutOff: CalendarDay.nullable(),
      windowMonths: z.int(),
      features: z.array(z.object({ feature: ClusterFeature, lack: FeatureLack.nullable() })),
      proposed: z.array(ClusterFeature),
    }),
  }),
  /** Groups the dealers; the job's result tells `runId`, `clusters` and `dealers`. */
  'clusters.run': command({
    input: ClusterParams.extend({
      // One named twice would count twice. Runs that are kept are read without this: they are as they were made.
      features: ClusterParams.shape.features.refine(
        (names) => new Set(names).size === names.length,
        'a feature is named twice',
      ),
      k: ClusterParams.shape.k.default(null),
      log: z.boolean().default(true),
      standardise: z.boolean().default(true),
      seed: ClusterParams.shape.seed.default(1),
      asOf: CalendarDay.optional(),
      windowMonths: z.int().min(1).max(60).optional(),
    }),
    output: z.object({ jobId: JobId }),
    changes: [],
  }),
  /** The runs that are kept, newest first. */
  'clusters.list': query({ input: z.object({}), output: z.object({ runs: z.array(RunHead) }) }),
  /** One run, the newest where none is named; null where there is none. */
  'clusters.get': query({
    input: z.object({ runId: ClusterRunId.optional() }),
    output: ClusterRunView.nullable(),
  }),
  /** Every dealer of a run in the order of ids, a list per figure; `x` and `y` are those of its scatter. null where there is no such run. */
  'clusters.points': query({
    input: z.object({ runId: ClusterRunId }),
    output: z
      .object({
        dealerId: z.array(DealerId),
        code: z.array(z.string()),
        name: z.array(z.string()),
        label: z.array(z.int()),
        distance: z.array(z.number()),
        x: z.array(z.number()),
        y: z.array(z.number()),
      })
      .nullable(),
  }),
  /** Gives a cluster a name of the owner's; later runs keep it while the cluster goes on. */
  'clusters.rename': command({
    input: z.object({ id: ClusterId, name: z.string().trim().max(40) }),
    output: z.object({}),
    changes: ['clusters', 'changes'],
  }),
};
