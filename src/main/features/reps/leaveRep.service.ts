import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type ActLog, beginAct, loggedInsert, loggedUpdate, readRow } from '../../db/changeLog.ts';
import type { Db } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { typed } from '../dealers/text.rules.ts';
import { leftDays } from './repLeaving.repo.ts';
import { getRep } from './reps.repo.ts';
import { lastChange } from './reps.service.ts';

/**
 * A rep leaves: what he has goes to others from a day on, and his last day is written. A dealer that is settled to pass on
 * later by itself passes on as settled; one that was to come to him goes to the new rep on that day.
 * @throws AppError rep_leaves_early, rep_leaves_to_left, rep_same, hand_over_nothing; stale_edit where a dealer is no longer his
 */
export function leaveRep(ctx: Ctx, input: Parsed<'reps.leave'>): Promise<Output<'reps.leave'>> {
  const { id, lastOn, fromOn } = input;
  return inTransaction(ctx.db, (trx) => {
    readRow(trx, 'rep', id);
    if (fromOn < lastOn) throw new AppError('rep_leaves_early', { fromOn, lastOn });
    for (const { repId } of input.gifts) if (repId !== null) checkTaker(ctx, trx, { id, repId, fromOn });
    const act = beginAct(trx, ctx.clock.now());
    const his = new Map(leftDays(trx, id, fromOn).map(({ dealerId, days }) => [dealerId, days]));
    let given = 0;
    for (const { repId, ids } of input.gifts) {
      for (const dealerId of ids) {
        const days = his.get(dealerId);
        // The list he was shown is not what he has any more, or names a dealer twice.
        if (days === undefined) throw new AppError('stale_edit', { id: dealerId });
        his.delete(dealerId);
        passOn(trx, act, dealerId, { repId, days, reason: typed(input.reason) });
        given += 1;
      }
    }
    const marked = loggedUpdate(trx, act, 'rep', id, { left_on: lastOn }, 'update', null);
    if (given === 0 && !marked) throw new AppError('hand_over_nothing');
    return { given, kept: his.size, changeId: lastChange(trx) };
  });
}

/** @throws AppError rep_same, not_found, rep_leaves_to_left */
function checkTaker(ctx: Ctx, trx: Db, { id, repId, fromOn }: { id: number; repId: number; fromOn: string }): void {
  if (repId === id) throw new AppError('rep_same');
  const { leftOn, name } = getRep(trx, repId, ctx.clock.today());
  if (leftOn !== null && leftOn < fromOn) throw new AppError('rep_leaves_to_left', { rep: name });
}

interface Passing {
  repId: number | null;
  days: readonly string[];
  reason: string;
}

function passOn(trx: Db, act: ActLog, dealerId: number, { repId, days, reason }: Passing): void {
  for (const day of days) {
    const columns = { dealer_id: dealerId, rep_id: repId, from_on: day, reason, created_at: act.at };
    loggedInsert(trx, act, 'dealer_owner', columns, dealerId);
  }
}
