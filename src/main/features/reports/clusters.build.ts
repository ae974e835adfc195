import type { ClusterRunView } from '../../../shared/contract/clusters.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import type { ClustersReportOptions } from '../../../shared/contract/reports.contract.ts';
import { type ClusterFeature, FEATURE_UNITS, GROWTH_TICKS } from '../../../shared/domain/clusterFeatures.ts';
import { clusterMoves } from '../../../shared/domain/clusterMoves.ts';
import {
  clusterMoveKind,
  clusterMoveSums,
  clusterSentence,
  type FigureText,
  featureText,
  medianText,
  noteText,
  numberedName,
  traitText,
} from '../../../shared/i18n/clusterText.ts';
import { readPoints, readRun } from '../clusters/clusters.repo.ts';
import { visibilityFor } from '../operators/visibility.repo.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { modelReport, type PaperTools, paperTools } from './modelBuild.ts';
import { scatterChart } from './modelCharts.ts';
import type { ModelPart } from './modelPaper.ts';

/** More dots than these are one grey cloud on paper; they are taken at equal steps. */
const MOST_DOTS = 1500;
/** A figure of which the largest is so many times the least is drawn by powers of ten. */
const WIDE = 30;

type Points = NonNullable<Output<'clusters.points'>>;

/** Clusters of dealers for paper: the newest run where none is named. @throws AppError not_found, cancelled */
export async function buildClustersReport(options: ClustersReportOptions, env: ReportEnv): Promise<BuiltReport> {
  const tools = paperTools(options, env);
  const sees = visibilityFor(env.db, env.operatorId).sees('margin');
  const run = readRun(env.db, options.runId, sees);
  const { t, f } = tools;
  if (run === null)
    return modelReport(tools, { title: t('reports.kind.clusters'), lines: [t('reports.model.noClusters')], parts: [] });
  const points = readPoints(env.db, { runId: run.runId }, sees);
  env.port.checkCancelled();
  const figure: FigureText = (unit, value) =>
    unit === 'money' ? f.amount(Math.round(value)) : unit === 'share' ? f.percent(value) : f.count(Math.round(value));
  const nameOf = (id: number) => points?.name[(points.dealerId as readonly number[]).indexOf(id)] ?? `#${id}`;
  const { params } = run;
  const comma = t('clusters.words.comma');
  return modelReport(tools, {
    title: t('reports.kind.clusters'),
    period: t('clusters.page.window', { months: run.windowMonths }),
    asOf: t('clusters.page.asOf', { day: f.longDay(run.asOf) }),
    filter: t('clusters.page.population', { dealers: f.count(run.dealers) }),
    rules: [
      params.features.map((feature) => t(`clusters.feature.${feature}`)).join(comma),
      ...(params.log ? [t('clusters.page.log')] : []),
      ...(params.standardise ? [t('clusters.page.standardise')] : []),
    ].join(comma),
    lines: [
      t('reports.model.silhouette', {
        k: run.k,
        silhouette: run.silhouette.toFixed(2),
        meaning: meaningOf(run, tools),
      }),
      ...run.notes.map((note) => noteText(note, t, figure, nameOf)),
    ],
    parts:
      points === null
        ? []
        : [
            kinds(run, tools, figure),
            medians(run, tools, figure),
            scatter(run, points, tools, figure),
            ...moved(run, points, env, sees, tools),
            members(run, points, tools),
          ],
  });
}

function meaningOf({ silhouette }: ClusterRunView, { t }: PaperTools): string {
  return t(
    silhouette >= 0.5 ? 'clusters.curve.clear' : silhouette >= 0.25 ? 'clusters.curve.fair' : 'clusters.curve.weak',
  );
}

function kinds(run: ClusterRunView, { t }: PaperTools, figure: FigureText): ModelPart {
  const title = t('clusters.card.list');
  return {
    title,
    table: {
      title,
      columns: [
        { header: t('clusters.scatter.cluster'), kind: 'text', width: 24 },
        { header: t('clusters.scatter.dealers'), kind: 'integer' },
        { header: t('clusters.scatter.amount'), kind: 'money' },
        { header: t('clusters.scatter.share'), kind: 'percent' },
        { header: t('clusters.curve.silhouette'), kind: 'text', end: true },
        { header: t('reports.model.apart'), kind: 'text', width: 60 },
        { header: t('clusters.card.typical'), kind: 'text', width: 60 },
      ],
      rows: run.clusters.map((cluster) => [
        numberedName(cluster, t),
        cluster.size,
        cluster.amountMinor,
        run.amountMinor > 0 ? cluster.amountMinor / run.amountMinor : null,
        cluster.silhouette.toFixed(2),
        cluster.traits.length === 0
          ? clusterSentence(cluster, t)
          : cluster.traits.map((trait) => traitText(trait, t, figure)).join(t('reports.frame.partComma')),
        cluster.typical.map(({ name }) => name).join(t('clusters.words.comma')),
      ]),
    },
  };
}

function medians(run: ClusterRunView, { t }: PaperTools, figure: FigureText): ModelPart {
  const title = t('clusters.median.title');
  const { features } = run.params;
  const texts = (values: readonly number[]) =>
    features.map((feature, at) => medianText(feature, values[at] ?? 0, t, figure));
  return {
    title,
    table: {
      title,
      columns: [
        { header: t('clusters.scatter.cluster'), kind: 'text', width: 24 },
        { header: t('clusters.scatter.dealers'), kind: 'integer' },
        ...features.map((feature) => ({
          header: t(`clusters.feature.${feature}`),
          kind: 'text' as const,
          end: true,
          width: 16,
        })),
      ],
      rows: [
        ...run.clusters.map((cluster) => [numberedName(cluster, t), cluster.size, ...texts(cluster.medians)]),
        [t('clusters.median.all'), run.dealers, ...texts(run.medians)],
      ],
    },
  };
}

function scatter(run: ClusterRunView, points: Points, { t, f }: PaperTools, figure: FigureText): ModelPart {
  const { x, y, xShare, yShare } = run.scatter;
  const every = Math.max(1, Math.ceil(points.dealerId.length / MOST_DOTS));
  const axis = (feature: ClusterFeature, values: readonly number[]) => {
    const above = values.filter((value) => value > 0);
    const least = above.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
    const most = above.reduce((high, value) => Math.max(high, value), 0);
    return {
      name: t(`clusters.feature.${feature}`),
      figure: (value: number) => featureText(feature, value, t, figure),
      ...(feature === 'growth' ? { ticks: GROWTH_TICKS } : {}),
      log: FEATURE_UNITS[feature] !== 'share' && above.length === values.length && most > least * WIDE,
    };
  };
  const title = t('clusters.scatter.title');
  return {
    title,
    notes: [
      t('reports.model.scatter', {
        x: t(`clusters.feature.${x}`),
        y: t(`clusters.feature.${y}`),
        xShare: f.percent(xShare),
        yShare: f.percent(yShare),
      }),
    ],
    chart: scatterChart(
      run.clusters.map((cluster) => ({
        name: numberedName(cluster, t),
        dots: points.dealerId.flatMap((_, at) =>
          points.label[at] === cluster.label && at % every === 0
            ? [[points.x[at] ?? 0, points.y[at] ?? 0] as const]
            : [],
        ),
      })),
      { x: axis(x, points.x), y: axis(y, points.y) },
    ),
    table: {
      title: t('clusters.curve.title'),
      columns: [
        { header: t('clusters.curve.k'), kind: 'text' },
        { header: t('clusters.curve.silhouette'), kind: 'text', end: true },
        { header: t('clusters.curve.sse'), kind: 'text', end: true },
      ],
      rows: run.curve.map(({ k, silhouette, sse }) => [
        k === run.k ? t('clusters.curve.chosen', { k }) : String(k),
        silhouette.toFixed(3),
        sse.toFixed(2),
      ]),
    },
  };
}

function moved(run: ClusterRunView, points: Points, env: ReportEnv, sees: boolean, { t, f }: PaperTools): ModelPart[] {
  const { former } = run;
  const before = former && readRun(env.db, former.runId, sees);
  const formerPoints = former && readPoints(env.db, { runId: former.runId }, sees);
  if (!before || !formerPoints) return [];
  const moves = clusterMoves(formerPoints, points);
  const sums = clusterMoveSums(moves);
  const nameIn = ({ clusters }: ClusterRunView, label: number | null) => {
    const cluster = clusters.find((each) => each.label === label);
    return cluster === undefined ? t('clusters.move.none') : numberedName(cluster, t);
  };
  const title = t('clusters.move.title');
  return [
    {
      title,
      notes: [
        t('clusters.move.summary', {
          day: f.longDay(before.asOf),
          stayed: f.count(sums.stayed),
          went: f.count(sums.went),
          came: f.count(sums.came),
          left: f.count(sums.left),
        }),
      ],
      table: {
        title,
        columns: [
          { header: t('clusters.move.from'), kind: 'text', width: 24 },
          { header: t('clusters.move.to'), kind: 'text', width: 24 },
          { header: t('clusters.move.kind'), kind: 'text' },
          { header: t('clusters.scatter.dealers'), kind: 'integer' },
        ],
        rows: moves.map((move) => [
          nameIn(before, move.from),
          nameIn(run, move.to),
          t(`clusters.move.${clusterMoveKind(move)}`),
          move.dealers.length,
        ]),
      },
    },
  ];
}

/** Every dealer with his cluster, for the workbook. */
function members(run: ClusterRunView, points: Points, { t }: PaperTools): ModelPart {
  const title = t('reports.model.members');
  const names = new Map(run.clusters.map((cluster) => [cluster.label, numberedName(cluster, t)]));
  const order = points.dealerId
    .map((_, at) => at)
    .sort(
      (a, b) =>
        (points.label[a] ?? 0) - (points.label[b] ?? 0) || (points.distance[a] ?? 0) - (points.distance[b] ?? 0),
    );
  return {
    title,
    table: {
      title,
      sheetOnly: true,
      columns: [
        { header: t('clusters.scatter.cluster'), kind: 'text', width: 24 },
        { header: t('predictions.column.code'), kind: 'text', width: 16 },
        { header: t('predictions.column.dealer'), kind: 'text', width: 34 },
        { header: t('reports.model.distance'), kind: 'number' },
      ],
      rows: order.map((at) => [
        names.get(points.label[at] ?? 0) ?? '',
        points.code[at] ?? '',
        points.name[at] ?? '',
        Math.round((points.distance[at] ?? 0) * 1000) / 1000,
      ]),
    },
  };
}
