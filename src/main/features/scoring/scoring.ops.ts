import { type Db, rawOf } from '../../db/open.ts';
import { inDerivedTransaction, inTransaction } from '../../db/transaction.ts';
import type { WriterOp } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { dealersRevision } from '../dealers/dealerBase.repo.ts';
import { type FreezeReason, freezeLive, freezeMonthEnd } from './freeze.ts';
import type { ScoreResult } from './scoreValues.ts';
import type { RunHead } from './scoring.job.ts';
import { removeLive, type ScoreChanges, writeFrozen, writeLive } from './scoring.store.ts';

interface LivePayload extends ScoreChanges {
  head: RunHead;
  result: ScoreResult;
  /** Count of the dealers' changes before the calculation began. */
  dealers: number;
}

/** Replaces the live result: only rows that differ are written. Answers the run's uid. */
const storeLive: WriterOp<Ctx, LivePayload, string> = {
  changes: ['scoring', 'dealers'],
  run: (ctx, { head, result, changed, moved, gone, dealers }) =>
    inDerivedTransaction(ctx.db, (trx) => {
      freezeMonthEnd(trx, ctx.clock.today());
      removeLive(trx, gone);
      const living = rawOf(trx).prepare<[number], number>('SELECT 1 FROM dealer WHERE id = ?').pluck();
      // A dealer may have gone since the calculation began; its row would break the foreign key.
      const unchanged = dealersRevision(trx) === dealers;
      const isThere = (i: number) => unchanged || living.get(result.columns.dealerId[i] ?? 0) === 1;
      writeLive(trx, result, changed.filter(isThere), moved.filter(isThere));
      return replaceLiveRun(trx, head, ctx.clock.now());
    }),
};

/** The live result is renewed all the time: under a number of its own it takes none from the runs that are kept. */
const LIVE_ID = 0;

/** The live result has come out as it was: only what it was calculated from is new. Answers the run's uid. */
const storeSame: WriterOp<Ctx, { head: RunHead }, string> = {
  changes: ['scoring'],
  run: (ctx, { head }) =>
    inDerivedTransaction(ctx.db, (trx) => {
      freezeMonthEnd(trx, ctx.clock.today());
      return replaceLiveRun(trx, head, ctx.clock.now());
    }),
};

async function replaceLiveRun(trx: Db, head: RunHead, now: number): Promise<string> {
  const run = runValues(head, now, 'live');
  await trx.deleteFrom('scoreRun').where('status', '=', 'live').execute();
  await trx
    .insertInto('scoreRun')
    .values({ ...run, id: LIVE_ID })
    .execute();
  return run.uid;
}

/** Without orders there is nothing to show. */
const storeNone: WriterOp<Ctx, Record<string, never>, void> = {
  changes: ['scoring', 'dealers'],
  run: (ctx) =>
    inTransaction(ctx.db, async (trx) => {
      freezeMonthEnd(trx, ctx.clock.today());
      rawOf(trx).exec('DELETE FROM score_figure; DELETE FROM score_place');
      await trx.deleteFrom('scoreRun').where('status', '=', 'live').execute();
    }),
};

interface RunPayload {
  runId: number;
  head: RunHead;
  result: ScoreResult;
}

/** Freezes a calculated run with every dealer's inputs. */
const storeRun: WriterOp<Ctx, RunPayload, void> = {
  changes: ['scoring'],
  run: (ctx, { runId, head, result }) =>
    inTransaction(ctx.db, async (trx) => {
      const { reason } = await trx
        .selectFrom('scoreRun')
        .select('reason')
        .where('id', '=', runId)
        .executeTakeFirstOrThrow();
      writeFrozen(trx, result, runId);
      const { uid: _uid, ...values } = runValues(head, ctx.clock.now(), 'frozen');
      await trx
        .updateTable('scoreRun')
        .set({ ...values, reason })
        .where('id', '=', runId)
        .execute();
    }),
};

interface FreezePayload {
  reason: FreezeReason;
}

/** Freezes the live result as it stands, unless it is kept already. Answers null where there is none. */
const storeFrozen: WriterOp<Ctx, FreezePayload, number | null> = {
  changes: ['scoring'],
  run: (ctx, { reason }) => inTransaction(ctx.db, (trx) => freezeLive(trx, reason, ctx.clock.now())),
};

function runValues(head: RunHead, now: number, status: 'live' | 'frozen') {
  return {
    uid: newUid(),
    schemeId: head.schemeId,
    schemeVersion: head.schemeVersion,
    status,
    reason: status,
    asOf: head.asOf,
    windowFrom: head.windowFrom,
    rules: JSON.stringify(head.rules),
    totals: JSON.stringify(head.totals),
    dataRevision: head.dataRevision,
    createdAt: now,
  };
}

export const scoringOps = {
  'scoring.storeLive': storeLive,
  'scoring.storeSame': storeSame,
  'scoring.storeNone': storeNone,
  'scoring.storeRun': storeRun,
  'scoring.storeFrozen': storeFrozen,
};
