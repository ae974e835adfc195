import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { beginAct, loggedUpdate } from '../../db/changeLog.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { dealerOfActivity } from './activities.repo.ts';

/** Puts an activity into the bin. No figure depends on it. */
export function removeActivity(ctx: Ctx, { id }: Parsed<'activities.remove'>): Promise<Output<'activities.remove'>> {
  return inTransaction(ctx.db, async (trx) => {
    const dealerId = dealerOfActivity(trx, id);
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    loggedUpdate(trx, act, 'activity', id, { deleted_at: act.at }, 'remove', dealerId);
    return {};
  });
}
