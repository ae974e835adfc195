import type { LifecycleRules } from '../../../shared/contract/lifecycleRules.ts';
import { rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { WriterOp } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { type LiveChanges, writeLive } from '../rhythm/liveRows.ts';
import { LIFECYCLE_TABLE } from './lifecycle.job.ts';

/** Stores the stages, only what differs. Answers the uid under which they stand in the head. */
const store: WriterOp<Ctx, LiveChanges & { rules: LifecycleRules }, { uid: string; written: number }> = {
  changes: ({ written }) => (written === 0 ? [] : ['scoring', 'dealers']),
  run: (ctx, { rules, ...changes }) =>
    inTransaction(ctx.db, (trx) => {
      const raw = rawOf(trx);
      const uid = newUid();
      writeLive(raw, LIFECYCLE_TABLE, changes);
      // Stored last: with the scores it belongs to, so that a file tells where a crash came in between.
      const scores = raw.prepare<[], string>("SELECT uid FROM score_run WHERE status = 'live'").pluck().get();
      raw.prepare('UPDATE rhythm_head SET stages = ?').run(JSON.stringify({ uid, rules, scores }));
      return Promise.resolve({ uid, written: changes.changed.length + changes.gone.length });
    }),
};

export const lifecycleOps = { 'lifecycle.store': store };
