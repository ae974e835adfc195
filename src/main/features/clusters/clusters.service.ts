import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { ClusterFeature } from '../../../shared/domain/clusterFeatures.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { beginAct, findRow, loggedUpdate } from '../../db/changeLog.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { visibilityFor } from '../operators/visibility.repo.ts';
import { dataCutOff } from '../orders/orders.service.ts';
import { readScheme } from '../scoring/scoring.repo.ts';
import { listRuns, readPoints, readRun } from './clusters.repo.ts';
import { lacksOf } from './featureValues.ts';

/** How much, how often, how lately, and whether it grows: what most questions are about. */
const PROPOSED: readonly ClusterFeature[] = ['orders', 'average', 'recency', 'growth'];

const seesMargin = (ctx: Ctx) => visibilityFor(ctx.db, ctx.operatorId).sees('margin');

/** What can be chosen, and what is proposed. */
export async function offer(ctx: Ctx, input: Parsed<'clusters.offer'>): Promise<Output<'clusters.offer'>> {
  const windowMonths = input.windowMonths ?? (await readScheme(ctx.db)).rules.windowMonths;
  const cutOff = dataCutOff(ctx.db, ctx.clock.today());
  const asOf = cutOff === null ? null : (input.asOf ?? cutOff);
  const features = lacksOf(ctx.db, asOf ?? ctx.clock.today(), windowMonths, seesMargin(ctx));
  const offered = features.filter(({ lack }) => lack === null).map(({ feature }) => feature);
  return { asOf, cutOff, windowMonths, features, proposed: PROPOSED.filter((feature) => offered.includes(feature)) };
}

export function startRun(ctx: Ctx, input: Parsed<'clusters.run'>): Output<'clusters.run'> {
  return { jobId: ctx.startJob('clusters.run', input) };
}

export function list(ctx: Ctx): Output<'clusters.list'> {
  return { runs: listRuns(ctx.db, seesMargin(ctx)) };
}

export function get(ctx: Ctx, { runId }: Parsed<'clusters.get'>): Output<'clusters.get'> {
  return readRun(ctx.db, runId, seesMargin(ctx));
}

export function points(ctx: Ctx, input: Parsed<'clusters.points'>): Output<'clusters.points'> {
  return readPoints(ctx.db, input, seesMargin(ctx));
}

/** @throws AppError not_found */
export function rename(ctx: Ctx, { id, name }: Parsed<'clusters.rename'>): Promise<Output<'clusters.rename'>> {
  return inTransaction(ctx.db, async (trx) => {
    if (findRow(trx, 'cluster', id) === undefined) throw new AppError('not_found');
    loggedUpdate(trx, beginAct(trx, ctx.clock.now(), { movesScores: false }), 'cluster', id, { name }, 'update', null);
    return {};
  });
}
