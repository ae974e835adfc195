import type { ClusterNote, ClusterParams } from '../../../shared/contract/clusters.contract.ts';
import { DEALERS_PER_CLUSTER, MOST_CLUSTERS } from '../../../shared/domain/clusterFeatures.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type ClusterRun, clusterRows } from '../../analytics/clusterRun.ts';
import { separations } from '../../analytics/separation.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import { notAfterToday } from '../../runtime/notAfterToday.ts';
import { createRandom } from '../../runtime/random.ts';
import { visibilityFor } from '../operators/visibility.repo.ts';
import { cutOffOrWhy } from '../orders/orders.service.ts';
import { readScheme } from '../scoring/scoring.repo.ts';
import type { ClusterFacts, RunFacts, StoredClusterRun } from './clusterFacts.ts';
import type { clustersOps } from './clusters.ops.ts';
import { formerRun } from './clusters.repo.ts';
import { bestTwo } from './describe.rules.ts';
import { type FeatureValues, lacksOf, readFeatures } from './featureValues.ts';
import { goOn } from './goOn.rules.ts';
import { medianOf, originalOf, type PreparedFeature, plainOf, prepareFeature } from './transform.rules.ts';

export type RunParams = ClusterParams & { asOf?: string | undefined; windowMonths?: number | undefined };

/** The most clusters that are tried where k is chosen. */
const MOST_AUTO = 8;
/** A mean silhouette under this is no sign of groups. */
const WEAK = 0.25;
const GIANT_SHARE = 0.5;
const LONE = 2;
/** Steps that progress is told in. */
const PARTS = 100;

/**
 * Groups the dealers and keeps the run.
 * @throws AppError score_no_orders, orders_all_later, clusters_too_few, clusters_same, cluster_too_many, clusters_lack, cancelled
 */
export async function runClusters(
  params: RunParams,
  env: JobEnv<typeof clustersOps>,
): Promise<{ runId: number; clusters: number; dealers: number }> {
  const { db, port } = env;
  port.progress('reading', 0, null);
  const when = await timeOf(params, env);
  const lacks = lacksOf(db, when.asOf, when.windowMonths, visibilityFor(db, env.operatorId).sees('margin'));
  const lack = lacks.find(({ feature, lack }) => lack !== null && params.features.includes(feature));
  if (lack?.lack) throw new AppError('clusters_lack', { feature: `$cluster:${lack.feature}` });
  const values = readFeatures(db, params.features, when, () => port.checkCancelled());
  const prepared = params.features.map((feature, i) =>
    prepareFeature(feature, values.columns[i] ?? values.net, params),
  );
  const columns = prepared.map((feature) => feature.values);
  const ks = ksOf(params.k, values.dealerId.length, distinctRows(columns));
  const run = clusterRows(
    columns,
    ks,
    (stream) => createRandom(params.seed, stream).next,
    (done) => {
      port.checkCancelled();
      port.progress('clustering', Math.floor(done * PARTS), PARTS);
    },
  );
  const runId = await port.run('clusters.keep', storedRun(params, when, values, prepared, run, env));
  return { runId, clusters: run.chosen.k, dealers: values.dealerId.length };
}

interface When {
  asOf: string;
  windowMonths: number;
}

async function timeOf(params: RunParams, { db, clock }: JobEnv<typeof clustersOps>): Promise<When> {
  const today = clock.today();
  if (params.asOf !== undefined) notAfterToday(params.asOf, today);
  const asOf = params.asOf ?? cutOffOrWhy(db, today);
  return { asOf, windowMonths: params.windowMonths ?? (await readScheme(db)).rules.windowMonths };
}

/** Every k that the evidence allows. */
function ksOf(k: number | null, dealers: number, distinct: number): number[] {
  const least = DEALERS_PER_CLUSTER * (k ?? 2);
  if (dealers < least) throw new AppError('clusters_too_few', { dealers, least, k: k ?? 2 });
  if (distinct < 2) throw new AppError('clusters_same', { dealers });
  if (k !== null && k > distinct) throw new AppError('cluster_too_many', { k, most: distinct });
  if (k !== null) return [k];
  const most = Math.max(2, Math.min(MOST_AUTO, MOST_CLUSTERS, Math.floor(dealers / DEALERS_PER_CLUSTER), distinct - 1));
  return Array.from({ length: most - 1 }, (_, i) => i + 2);
}

function distinctRows(columns: readonly Float64Array[]): number {
  return new Set(Array.from(columns[0] ?? [], (_, row) => columns.map((column) => column[row]).join())).size;
}

function storedRun(
  params: RunParams,
  when: When,
  values: FeatureValues,
  prepared: readonly PreparedFeature[],
  run: ClusterRun,
  env: JobEnv<typeof clustersOps>,
): StoredClusterRun {
  const { chosen, curve, totalSs } = run;
  const { features, log, standardise, k, seed } = params;
  const transforms = prepared.map(({ transform }) => transform);
  const shares = separations(
    prepared.map((feature) => feature.values),
    chosen.labels,
    chosen.k,
  );
  const [x, y] = bestTwo(shares);
  const asked = { features, log, standardise, k, seed };
  const numbers = goOn(chosen.centres, transforms, formerRun(env.db, asked));
  const facts: RunFacts = {
    dealers: values.dealerId.length,
    amountMinor: sum(values.net),
    k: chosen.k,
    curve,
    sse: chosen.sse,
    totalSs,
    silhouette: chosen.silhouette.mean,
    transforms,
    shares,
    scatter: [x, y],
    medians: prepared.map(({ raw }) => medianOf(raw)),
    notes: notesOf(values, prepared, run, numbers),
  };
  const clusters = chosen.centres.map((centre, group) => {
    const { label, name } = numbers[group] ?? { label: group + 1, name: '' };
    return { label, name, size: chosen.sizes[group] ?? 0, facts: clusterFacts(centre, group, values, prepared, run) };
  });
  const labelOf = clusters.map(({ label }) => label);
  return {
    ...when,
    params: asked,
    facts,
    margin: features.includes('margin'),
    createdAt: env.clock.now(),
    clusters,
    members: {
      dealerId: values.dealerId,
      label: chosen.labels.map((group) => labelOf[group] ?? 0),
      distance: chosen.distances,
      x: prepared[x]?.raw ?? values.net,
      y: prepared[y]?.raw ?? values.net,
    },
  };
}

function clusterFacts(
  centre: readonly number[],
  group: number,
  values: FeatureValues,
  prepared: readonly PreparedFeature[],
  { chosen }: ClusterRun,
): ClusterFacts {
  const inside = (_: number, row: number) => chosen.labels[row] === group;
  return {
    featureCentre: [...centre],
    plainCentre: prepared.map(({ transform }, c) => plainOf(centre[c] ?? 0, transform)),
    centre: prepared.map(({ transform }, c) => originalOf(centre[c] ?? 0, transform)),
    // Without standardising a distance from the mean has the feature's unit; with it, it is in deviations already.
    sds: prepared.map(({ transform: { scale, standardise } }, c) => {
      const value = centre[c] ?? 0;
      if (standardise) return value;
      return scale.sd === 0 ? 0 : (value - scale.mean) / scale.sd;
    }),
    medians: prepared.map(({ raw }) => medianOf(raw.filter(inside))),
    amountMinor: sum(values.net.filter(inside)),
    silhouette: chosen.silhouette.groups[group] ?? 0,
  };
}

function notesOf(
  { dealerId, net }: FeatureValues,
  prepared: readonly PreparedFeature[],
  { chosen }: ClusterRun,
  numbers: readonly { label: number }[],
): ClusterNote[] {
  const positive = net.map((amount) => Math.max(0, amount));
  const total = sum(positive);
  const largest = positive.reduce((best, amount, row) => (amount > (positive[best] ?? 0) ? row : best), 0);
  const share = total > 0 ? (positive[largest] ?? 0) / total : 0;
  const { mean, sampled, rows } = chosen.silhouette;
  return [
    ...(mean < WEAK ? [{ code: 'weak' as const }] : []),
    ...(share > GIANT_SHARE
      ? [{ code: 'giant' as const, dealerId: DealerId.parse(dealerId[largest] ?? 0), share }]
      : []),
    ...chosen.sizes.flatMap((size, group) =>
      size <= LONE ? [{ code: 'lone' as const, label: numbers[group]?.label ?? group + 1, size }] : [],
    ),
    ...prepared.flatMap(({ transform, missing }) => [
      ...(transform.scale.sd === 0 ? [{ code: 'constant' as const, feature: transform.feature }] : []),
      ...(missing > 0 ? [{ code: 'missing' as const, feature: transform.feature, dealers: missing }] : []),
    ]),
    ...(sampled ? [{ code: 'sampled' as const, rows }] : []),
  ];
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
