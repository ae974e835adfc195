import {
  ClusterNote,
  ClusterParams,
  type ClusterRunHead,
  type ClusterRunView,
  type ClusterView,
} from '../../../shared/contract/clusters.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { ClusterId, ClusterRunId, DealerId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, rawOf } from '../../db/open.ts';
import type { ClusterFacts, RunFacts } from './clusterFacts.ts';
import { traitsOf } from './describe.rules.ts';
import type { FormerCluster } from './goOn.rules.ts';

/** Nearest to its centre: as many of each cluster as are named. */
const TYPICAL = 10;

interface RunRow {
  id: number;
  as_of: string;
  window_months: number;
  params: string;
  facts: string;
  margin: number;
  created_at: number;
}

interface ClusterRow {
  id: number;
  label: number;
  name: string;
  size: number;
  facts: string;
}

/** Runs that whoever asks may see: those with margins only where margins are his to see. */
function rowsOf(db: Db, seesMargin: boolean, where = '1'): RunRow[] {
  return rawOf(db)
    .prepare<[number], RunRow>(`SELECT * FROM cluster_run WHERE margin <= ? AND ${where} ORDER BY id DESC`)
    .all(seesMargin ? 1 : 0);
}

// Written by this feature from the types they are read as.
const factsOf = (row: RunRow) => JSON.parse(row.facts) as RunFacts;
const clusterFactsOf = (row: ClusterRow) => JSON.parse(row.facts) as ClusterFacts;

function headOf(row: RunRow): ClusterRunHead {
  const facts = factsOf(row);
  return {
    runId: ClusterRunId.parse(row.id),
    asOf: row.as_of,
    windowMonths: row.window_months,
    createdAt: row.created_at,
    params: ClusterParams.parse(JSON.parse(row.params)),
    k: facts.k,
    dealers: facts.dealers,
    silhouette: facts.silhouette,
  };
}

/** The runs that are kept, newest first. */
export function listRuns(db: Db, seesMargin: boolean): ClusterRunHead[] {
  return rowsOf(db, seesMargin).map(headOf);
}

/** @throws AppError not_found */
export function readRun(db: Db, runId: number | undefined, seesMargin: boolean): ClusterRunView | null {
  const row = rowsOf(db, seesMargin, runId === undefined ? '1' : `id = ${Number(runId)}`)[0];
  if (row === undefined) {
    if (runId === undefined) return null;
    throw new AppError('not_found');
  }
  const facts = factsOf(row);
  const head = headOf(row);
  const [x, y] = facts.scatter;
  const { features } = head.params;
  const clusters = clusterRows(db, row.id).map((cluster) => viewOf(db, row.id, cluster, head.params, facts));
  return {
    ...head,
    sse: facts.sse,
    totalSs: facts.totalSs,
    amountMinor: facts.amountMinor,
    curve: facts.curve,
    scatter: {
      x: features[x] ?? 'amount',
      y: features[y] ?? 'orders',
      xShare: facts.shares[x] ?? 0,
      yShare: facts.shares[y] ?? 0,
    },
    medians: facts.medians,
    notes: ClusterNote.array().parse(facts.notes),
    clusters,
    forRules: row.margin === 0 && rowsOf(db, false)[0]?.id === row.id,
    former: formerHead(db, row, seesMargin),
  };
}

/** The run whose numbers this one went on with, as far as it is kept. */
function formerHead(db: Db, row: RunRow, seesMargin: boolean): ClusterRunView['former'] {
  const former = alikeRuns(
    rowsOf(db, seesMargin, `id < ${Number(row.id)}`),
    ClusterParams.parse(JSON.parse(row.params)),
  )[0];
  return former === undefined ? null : { runId: ClusterRunId.parse(former.id), asOf: former.as_of };
}

/** Those of the runs that grouped by the same features in the same space. */
function alikeRuns(rows: readonly RunRow[], { features, log, standardise }: ClusterParams): RunRow[] {
  return rows.filter((each) => {
    const params = ClusterParams.parse(JSON.parse(each.params));
    return params.features.join() === features.join() && params.log === log && params.standardise === standardise;
  });
}

function clusterRows(db: Db, runId: number): ClusterRow[] {
  return rawOf(db).prepare<[number], ClusterRow>('SELECT * FROM cluster WHERE run_id = ? ORDER BY label').all(runId);
}

function viewOf(db: Db, runId: number, row: ClusterRow, { features }: ClusterParams, run: RunFacts): ClusterView {
  const facts = clusterFactsOf(row);
  const figures = features.map((feature, c) => ({
    feature,
    sd: facts.sds[c] ?? 0,
    own: facts.medians[c] ?? 0,
    all: run.medians[c] ?? 0,
  }));
  return {
    id: ClusterId.parse(row.id),
    label: row.label,
    name: row.name,
    size: row.size,
    amountMinor: facts.amountMinor,
    silhouette: facts.silhouette,
    traits: traitsOf(figures),
    centre: facts.centre,
    featureCentre: facts.featureCentre,
    medians: facts.medians,
    typical: rawOf(db)
      .prepare<[number, number, number], { id: number; code: string; name: string; distance: number }>(
        `SELECT m.dealer_id AS id, d.code, d.name, m.distance FROM cluster_member m JOIN dealer d ON d.id = m.dealer_id
         WHERE m.run_id = ? AND m.label = ? AND d.deleted_at IS NULL ORDER BY m.distance, m.dealer_id LIMIT ?`,
      )
      .all(runId, row.label, TYPICAL)
      .map((dealer) => ({ ...dealer, id: DealerId.parse(dealer.id) })),
  };
}

type PointRow = [id: number, code: string, name: string, label: number, distance: number, x: number, y: number];

/** null where there is no such run. */
export function readPoints(
  db: Db,
  { runId }: Parsed<'clusters.points'>,
  seesMargin: boolean,
): Output<'clusters.points'> {
  if (rowsOf(db, seesMargin, `id = ${Number(runId)}`).length === 0) return null;
  const rows = rawOf(db)
    .prepare<[number], PointRow>(
      `SELECT m.dealer_id, d.code, d.name, m.label, m.distance, m.x, m.y FROM cluster_member m JOIN dealer d ON d.id = m.dealer_id
       WHERE m.run_id = ? AND d.deleted_at IS NULL ORDER BY m.dealer_id`,
    )
    .raw()
    .all(runId) as unknown as PointRow[]; // as the statement names its columns
  return {
    dealerId: rows.map((row) => DealerId.parse(row[0])),
    code: rows.map((row) => row[1]),
    name: rows.map((row) => row[2]),
    label: rows.map((row) => row[3]),
    distance: rows.map((row) => row[4]),
    x: rows.map((row) => row[5]),
    y: rows.map((row) => row[6]),
  };
}

/** The clusters of the newest run with the same features in the same space: those that a new run goes on from. */
export function formerRun(db: Db, params: ClusterParams): FormerCluster[] {
  const [row] = alikeRuns(rowsOf(db, true), params);
  if (row === undefined) return [];
  return clusterRows(db, row.id).map((cluster) => ({
    label: cluster.label,
    name: cluster.name,
    plainCentre: clusterFactsOf(cluster).plainCentre,
  }));
}
