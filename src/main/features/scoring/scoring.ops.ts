import { rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { WriterOp } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import type { RunHead } from './scoring.job.ts';
import { type ScoreResult, writeScores } from './scoring.store.ts';

interface LivePayload {
  head: RunHead;
  result: ScoreResult;
  /** Rows to write, and dealers whose live score goes. */
  changed: Int32Array;
  gone: number[];
}

/** Replaces the live result: only rows that differ are written. */
const storeLive: WriterOp<Ctx, LivePayload, void> = {
  changes: ['scoring', 'dealers'],
  run: (ctx, { head, result, changed, gone }) =>
    inTransaction(ctx.db, async (trx) => {
      const raw = rawOf(trx);
      const remove = raw.prepare('DELETE FROM score_live WHERE dealer_id = ?');
      for (const id of gone) remove.run(id);
      const living = raw.prepare<[number], number>('SELECT 1 FROM dealer WHERE id = ?').pluck();
      // A dealer may have gone since the calculation began; its row would break the foreign key.
      const rows =
        gone.length === 0 ? changed : changed.filter((i) => living.get(result.columns.dealerId[i] ?? 0) === 1);
      writeScores(trx, result, rows, null);
      await trx.deleteFrom('scoreRun').where('status', '=', 'live').execute();
      await trx
        .insertInto('scoreRun')
        .values(runValues(head, ctx.clock.now(), 'live'))
        .execute();
    }),
};

/** Without orders there is nothing to show. */
const storeNone: WriterOp<Ctx, Record<string, never>, void> = {
  changes: ['scoring', 'dealers'],
  run: (ctx) =>
    inTransaction(ctx.db, async (trx) => {
      await trx.deleteFrom('scoreLive').execute();
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
      const all = Int32Array.from({ length: result.columns.count }, (_, i) => i);
      writeScores(trx, result, all, runId);
      const { uid: _uid, ...values } = runValues(head, ctx.clock.now(), 'frozen');
      await trx
        .updateTable('scoreRun')
        .set({ ...values, reason })
        .where('id', '=', runId)
        .execute();
    }),
};

interface FreezePayload {
  reason: string;
}

/** Freezes the live result as it stands. Answers null where there is none. */
const freezeLive: WriterOp<Ctx, FreezePayload, number | null> = {
  changes: ['scoring'],
  run: (ctx, { reason }) =>
    inTransaction(ctx.db, async (trx) => {
      const live = await trx.selectFrom('scoreRun').selectAll().where('status', '=', 'live').executeTakeFirst();
      if (!live) return null;
      const { id: _id, ...copy } = live;
      const { insertId } = await trx
        .insertInto('scoreRun')
        .values({ ...copy, uid: newUid(), status: 'frozen', reason, createdAt: ctx.clock.now() })
        .executeTakeFirstOrThrow();
      const runId = Number(insertId);
      rawOf(trx).prepare('INSERT INTO score_frozen SELECT ?, * FROM score_live').run(runId);
      return runId;
    }),
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
  'scoring.storeNone': storeNone,
  'scoring.storeRun': storeRun,
  'scoring.storeFrozen': freezeLive,
};
