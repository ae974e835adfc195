import { UNDO_TOPICS } from '../../../shared/contract/data.contract.ts';
import { inTransaction } from '../../db/transaction.ts';
import { undoAct, type WholeActs } from '../../db/undoAct.ts';
import type { WriterOp } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';

/** Entries between two looks at the cancel flag. */
const STEP = 250;

/** @param actsOf acts that a later feature takes back as a whole; on which day that happens */
export const createDataOps = (actsOf: (today: string) => WholeActs) => ({
  'data.undoAct': {
    changes: UNDO_TOPICS,
    run: (ctx, { groupId }, port) =>
      inTransaction(ctx.db, (trx) => {
        undoAct(trx, groupId, ctx.clock.now(), actsOf(ctx.clock.today()), (done, total) => {
          if (done % STEP !== 0) return;
          port.checkCancelled();
          port.progress('undoing', done, total);
        });
      }),
  } satisfies WriterOp<Ctx, { groupId: number }, void>,
});
