import type { ClusterRunView } from '../../../shared/contract/clusters.contract.ts';
import {
  ClusterFeature,
  FEATURE_UNITS,
  type FeatureUnit,
  MOST_CLUSTERS,
} from '../../../shared/domain/clusterFeatures.ts';
import { ClusterRunId } from '../../../shared/domain/ids.ts';
import { minorDigits, minorToNumber, scaledToDecimal } from '../../../shared/domain/money.ts';
import { clusterSentence, noteText, numberedName, traitText } from '../../../shared/i18n/clusterText.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, finishJob, withEngine } from './cliEngine.ts';
import { checkDay } from './dayOption.ts';
import { WrongUsage } from './wrongUsage.ts';

export interface ClusterFileOptions extends CommonOptions {
  features: readonly string[];
  k: number | null;
  seed: number;
  log: boolean;
  standardise: boolean;
  asOf?: string | undefined;
  windowMonths?: number | undefined;
}

/** One cluster of dealers is no cluster. */
const LEAST_CLUSTERS = 2;

/** Groups the dealers of a data file and keeps the run in it. @throws WrongUsage */
export function clusterFile(options: ClusterFileOptions, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  const { asOf, windowMonths } = options;
  checkDay('--as-of', asOf, t);
  if (options.k !== null && (options.k < LEAST_CLUSTERS || options.k > MOST_CLUSTERS))
    throw new WrongUsage(t('cli.cluster.kOfFile', { k: options.k, least: LEAST_CLUSTERS, most: MOST_CLUSTERS }));
  const named = options.features.map((name) => featureCalled(name, t));
  const twice = named.find((name, i) => named.indexOf(name) !== i);
  if (twice !== undefined) throw new WrongUsage(t('cli.cluster.featureTwice', { name: twice }));
  if (named.length === 1) throw new WrongUsage(t('cli.cluster.twoFeatures'));
  return withEngine(options, {}, async (engine) => {
    const features = named.length > 0 ? named : (await engine.ask('clusters.offer', {})).proposed;
    const { jobId } = await engine.ask('clusters.run', {
      features,
      log: options.log,
      standardise: options.standardise,
      k: options.k,
      seed: options.seed,
      ...(asOf === undefined ? {} : { asOf }),
      ...(windowMonths === undefined ? {} : { windowMonths }),
    });
    await finishJob(engine, jobId, io);
    const { result } = await engine.ask('jobs.get', { jobId });
    await tell(engine, ClusterRunId.parse(result?.runId), options, t, io);
    return true;
  });
}

function featureCalled(name: string, t: T): ClusterFeature {
  const feature = ClusterFeature.safeParse(name);
  if (feature.success) return feature.data;
  throw new WrongUsage(t('cli.cluster.noFeature', { name, list: ClusterFeature.options.join(', ') }));
}

async function tell(engine: Engine, runId: ClusterRunId, options: ClusterFileOptions, t: T, io: CliIo): Promise<void> {
  const run = await engine.ask('clusters.get', { runId });
  const { currency } = await engine.ask('settings.get', {});
  if (run === null) return;
  if (!options.json) {
    const nameOf = await namesIn(engine, runId);
    for (const line of linesOf(run, currency, t, nameOf)) io.out(`${line}\n`);
    return;
  }
  const points = await engine.ask('clusters.points', { runId });
  const perDealer = (points?.dealerId ?? []).map((id, i) => ({
    id,
    code: points?.code[i],
    name: points?.name[i],
    cluster: points?.label[i],
    distance: points?.distance[i],
  }));
  io.out(`${JSON.stringify({ ...jsonOf(run, currency, t), perDealer })}\n`);
}

async function namesIn(engine: Engine, runId: ClusterRunId): Promise<(id: number) => string> {
  const points = await engine.ask('clusters.points', { runId });
  const names = new Map((points?.dealerId ?? []).map((id, i) => [Number(id), points?.name[i] ?? '']));
  return (id) => names.get(id) ?? `#${id}`;
}

/** The stable shape of the command line; money in decimals of the file's currency. */
function jsonOf(run: ClusterRunView, currency: string, t: T) {
  const { runId, asOf, windowMonths, params, k, sse, totalSs, silhouette, curve, dealers, notes, scatter } = run;
  const inUnits = (values: readonly number[]) =>
    values.map((value, c) => {
      const feature = params.features[c];
      return feature !== undefined && FEATURE_UNITS[feature] === 'money'
        ? minorToNumber(Math.round(value), currency)
        : value;
    });
  return {
    runId,
    asOf,
    windowMonths,
    params: { ...params, k, auto: params.k === null },
    k,
    dealers,
    sse,
    totalSs,
    silhouette,
    sizes: run.clusters.map(({ size }) => size),
    curve,
    centres: run.clusters.map(({ centre }) => inUnits(centre)),
    featureCentres: run.clusters.map(({ featureCentre }) => featureCentre),
    scatter,
    notes,
    clusters: run.clusters.map((cluster) => ({
      cluster: cluster.label,
      name: cluster.name,
      words: clusterSentence(cluster, t),
      size: cluster.size,
      silhouette: cluster.silhouette,
      amount: minorToNumber(cluster.amountMinor, currency),
      medians: inUnits(cluster.medians),
      traits: cluster.traits.map(({ feature, direction, sd }) => ({ feature, direction, sd })),
      typical: cluster.typical.map(({ id, name, distance }) => ({ id, name, distance })),
    })),
  };
}

function* linesOf(run: ClusterRunView, currency: string, t: T, nameOf: (id: number) => string) {
  const figure = (unit: FeatureUnit, value: number) => {
    if (unit === 'money') return `${scaledToDecimal(Math.round(value), minorDigits(currency))} ${currency}`;
    return unit === 'share' ? `${(value * 100).toFixed(1)}%` : String(Number(value.toFixed(1)));
  };
  yield t('cli.cluster.fileHead', {
    run: run.runId,
    asOf: run.asOf,
    months: run.windowMonths,
    dealers: run.dealers,
    k: run.k,
  });
  yield t('cli.cluster.silhouette', { value: Number(run.silhouette.toFixed(4)) });
  for (const cluster of run.clusters) {
    yield t('cli.cluster.dealers', { name: numberedName(cluster, t), size: cluster.size });
    for (const trait of cluster.traits) yield `  ${traitText(trait, t, figure)}`;
  }
  for (const note of run.notes) yield noteText(note, t, figure, nameOf);
}
