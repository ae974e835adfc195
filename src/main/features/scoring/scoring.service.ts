import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { RunId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { Db } from '../../db/open.ts';
import { dataRevision } from '../../db/revision.ts';
import { inTransaction } from '../../db/transaction.ts';
import { localDayOf } from '../../runtime/clock.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { dataCutOff } from '../orders/orders.service.ts';
import { scoreDealers } from './score.rules.ts';
import { findLiveRun, readScheme, schemeOfDay } from './scoring.repo.ts';
import { readTotalsInTurns } from './scoring.totals.ts';
import { visitsOf } from './visits.rules.ts';

/** The two usual cuts of the running share that a first result is shown by side by side. */
const ABC_CUTS = [
  { a: 0.8, b: 0.95 },
  { a: 0.6, b: 0.9 },
] as const;

/** The live result, and whether it lags behind the data. */
export async function overview(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<Output<'scoring.overview'>> {
  const live = await findLiveRun(ctx.db);
  const cutOff = dataCutOff(ctx.db, ctx.clock.today());
  if (!live) return { live: null, stale: cutOff !== null };
  const { dataRevision: of, pinsUntilOn, ...summary } = live;
  const pinEnded = pinsUntilOn !== null && pinsUntilOn < ctx.clock.today();
  return { live: summary, stale: of !== dataRevision(ctx.db) || summary.asOf !== cutOff || pinEnded };
}

/** What the two common cuts would give on today's data, with the visits a month each asks for. */
export async function compareCuts(ctx: Ctx): Promise<Output<'scoring.compareCuts'>> {
  const asOf = dataCutOff(ctx.db, ctx.clock.today());
  if (asOf === null) throw new AppError('score_no_orders');
  const { rules } = await readScheme(ctx.db);
  const totals = await readTotalsInTurns(ctx.db, asOf, rules.windowMonths);
  return {
    options: ABC_CUTS.map(({ a, b }) => {
      const { tiers } = scoreDealers(totals, { ...rules, cutA: a, cutB: b }, asOf, { distances: false }).totals;
      return { a, b, tiers: tiers.map((tier) => ({ ...tier })), visitsPerMonth: visitsOf(tiers, rules) };
    }),
  };
}

/**
 * A run that was kept today for a comparison with the same day by the rules of that day, and of the same data: comparing once
 * more makes no second one.
 */
async function sameComparison(
  trx: Db,
  { clock }: Ctx,
  { reason, asOf, schemeId, rulesOfDay, ...others }: Parsed<'scoring.run'>,
): Promise<number | undefined> {
  if (reason !== 'compared' || asOf === undefined || Object.values(others).some((wish) => wish !== undefined)) return;
  const now = await readScheme(trx, schemeId);
  const scheme = rulesOfDay ? await schemeOfDay(trx, now, asOf) : now;
  const runs = await trx
    .selectFrom('scoreRun')
    .select(['id', 'createdAt'])
    .where('status', '=', 'frozen')
    .where('reason', '=', reason)
    .where('asOf', '=', asOf)
    .where('schemeId', '=', scheme.id)
    .where('schemeVersion', '=', scheme.version)
    .where('dataRevision', '=', dataRevision(trx))
    .where('deletedAt', 'is', null)
    .orderBy('id', 'desc')
    .execute();
  return runs.find(({ createdAt }) => localDayOf(createdAt) === clock.today())?.id;
}

/** Reserves a run's number and starts its calculation. */
export function startRun(ctx: Ctx, input: Parsed<'scoring.run'>): Promise<Output<'scoring.run'>> {
  return inTransaction(ctx.db, async (trx) => {
    const scheme = await readScheme(trx, input.schemeId);
    const { reason, ...wish } = input;
    const same = await sameComparison(trx, ctx, input);
    if (same !== undefined) {
      const runId = RunId.parse(same);
      return { jobId: ctx.startJob('scoring.run', { runId, kept: true, ...wish }), runId };
    }
    const { insertId } = await trx
      .insertInto('scoreRun')
      .values({
        uid: newUid(),
        schemeId: scheme.id,
        schemeVersion: scheme.version,
        status: 'running',
        reason,
        asOf: input.asOf ?? '',
        windowFrom: '',
        rules: '{}',
        totals: '{}',
        dataRevision: 0,
        createdAt: ctx.clock.now(),
      })
      .executeTakeFirstOrThrow();
    const runId = RunId.parse(Number(insertId));
    const jobId = ctx.startJob('scoring.run', { runId, ...wish });
    return { jobId, runId };
  });
}
