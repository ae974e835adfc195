import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { ABC_CUTS } from '../../../shared/contract/scoring.contract.ts';
import { RunId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { rawOf } from '../../db/open.ts';
import { bumpDataRevision, dataRevision } from '../../db/revision.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { dataCutOff } from '../orders/orders.service.ts';
import { checkScoreRules } from './checkRules.rules.ts';
import { scoreDealers } from './score.rules.ts';
import { findLiveRun, readScheme } from './scoring.repo.ts';
import { readTotalsInTurns } from './scoring.totals.ts';
import { visitThirds } from './visits.rules.ts';

/** The live result, and whether it lags behind the data. */
export async function overview(ctx: Ctx): Promise<Output<'scoring.overview'>> {
  const live = await findLiveRun(ctx.db);
  const cutOff = dataCutOff(ctx.db, ctx.clock.today());
  if (!live) return { live: null, stale: cutOff !== null };
  const { dataRevision: of, ...summary } = live;
  return { live: summary, stale: of !== dataRevision(ctx.db) || summary.asOf !== cutOff };
}

interface ExplainRow {
  tier: string | null;
  ungraded: 'too_new' | 'no_orders' | 'excluded' | null;
  abc: 'A' | 'B' | 'C' | null;
  rank: number | null;
  amountMinor: number;
  amountPrevMinor: number;
  salesMinor: number;
  orders: number;
  daysSinceLast: number | null;
  firstOn: string | null;
  lastOn: string | null;
  historySince: string | null;
  share: number | null;
  shareBefore: number | null;
  rScore: number | null;
  fScore: number | null;
  mScore: number | null;
  rfmGroup: string | null;
  nextTier: string | null;
  nextGapMinor: number | null;
  nextGapOrders: number | null;
  nextByOn: string | null;
}

/** One dealer's live figures beside those of the whole run. */
export async function explain(ctx: Ctx, input: Parsed<'scoring.explain'>): Promise<Output<'scoring.explain'>> {
  const live = await findLiveRun(ctx.db);
  const row = rawOf(ctx.db)
    .prepare<[number], ExplainRow>(
      `SELECT tier, ungraded, abc, rank, net_minor AS amountMinor, prev_net_minor AS amountPrevMinor, sales_minor AS salesMinor, orders,
         r_days AS daysSinceLast, first_on AS firstOn, last_on AS lastOn, history_since AS historySince, share, share_before AS shareBefore,
         r_score AS rScore, f_score AS fScore, m_score AS mScore, rfm_group AS rfmGroup, next_tier AS nextTier,
         next_gap_minor AS nextGapMinor, next_gap_orders AS nextGapOrders, next_by_on AS nextByOn
       FROM score_live WHERE dealer_id = ?`,
    )
    .get(input.dealerId);
  if (!live || !row) return null;
  return {
    ...row,
    // The table is written from these values only; the contract checks it on the way out.
    rfmGroup: row.rfmGroup as NonNullable<Output<'scoring.explain'>>['rfmGroup'],
    asOf: live.asOf,
    windowFrom: live.windowFrom,
    windowMonths: live.windowMonths,
    population: live.dealers,
    shareBaseMinor: live.shareBaseMinor,
    previousCovered: live.previousCovered,
    dataFrom: live.dataFrom,
    takenOffMinor: row.salesMinor - row.amountMinor,
    cutA: live.rules.cutA,
    cutB: live.rules.cutB,
    tooNewMonths: live.rules.tooNewMonths,
    boundOpensNext: live.rules.binning === 'rfmPackage',
    thresholds: live.thresholds,
    groupCuts: live.groupCuts,
  };
}

/** Saves changed rules as the scheme's next version; the live result follows by itself. */
export function saveScheme(ctx: Ctx, input: Parsed<'scoring.saveScheme'>): Promise<Output<'scoring.saveScheme'>> {
  checkScoreRules(input.rules);
  return inTransaction(ctx.db, async (trx) => {
    const before = await readScheme(trx, input.id);
    await trx
      .updateTable('scoreScheme')
      .set({
        name: input.name,
        rules: JSON.stringify(input.rules),
        version: before.version + 1,
        updatedAt: ctx.clock.now(),
      })
      .where('id', '=', input.id)
      .execute();
    bumpDataRevision(trx);
    return readScheme(trx, input.id);
  });
}

/** What the two common cuts would give on today's data, with the visits a month each asks for. */
export async function compareCuts(ctx: Ctx): Promise<Output<'scoring.compareCuts'>> {
  const asOf = dataCutOff(ctx.db, ctx.clock.today());
  if (asOf === null) throw new AppError('score_no_orders');
  const { rules } = await readScheme(ctx.db);
  const totals = await readTotalsInTurns(ctx.db, asOf, rules.windowMonths);
  return {
    options: ABC_CUTS.map(({ a, b }) => {
      const { tiers } = scoreDealers(totals, { ...rules, cutA: a, cutB: b }, asOf).totals;
      const visitsPerMonth = tiers.reduce((sum, tier) => sum + tier.dealers * visitThirds(tier.tier), 0) / 3;
      return { a, b, tiers: tiers.map((tier) => ({ ...tier })), visitsPerMonth };
    }),
  };
}

/** Reserves a run's number and starts its calculation. */
export function startRun(ctx: Ctx, input: Parsed<'scoring.run'>): Promise<Output<'scoring.run'>> {
  return inTransaction(ctx.db, async (trx) => {
    const scheme = await readScheme(trx, input.schemeId);
    const { insertId } = await trx
      .insertInto('scoreRun')
      .values({
        uid: newUid(),
        schemeId: scheme.id,
        schemeVersion: scheme.version,
        status: 'running',
        reason: input.reason,
        asOf: input.asOf ?? '',
        windowFrom: '',
        rules: '{}',
        totals: '{}',
        dataRevision: 0,
        createdAt: ctx.clock.now(),
      })
      .executeTakeFirstOrThrow();
    const runId = RunId.parse(Number(insertId));
    const jobId = ctx.startJob('scoring.run', {
      runId,
      asOf: input.asOf,
      windowMonths: input.windowMonths,
      schemeId: input.schemeId,
    });
    return { jobId, runId };
  });
}
