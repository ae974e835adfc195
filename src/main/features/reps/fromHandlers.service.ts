import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type ActLog, beginAct, insertRow, logCreated } from '../../db/changeLog.ts';
import type { Db } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { giveTo } from '../dealers/handOver.service.ts';
import { type HandlerOffer, handlerOffer } from './handlerOffer.repo.ts';
import { repColumns } from './repFields.ts';
import { lastChange } from './reps.service.ts';

/**
 * Makes reps of the handlers on bills and gives each dealer without one to his, from today on; one act, undone in one step.
 * @throws AppError handlers_nothing where no bill names anybody, handlers_moved where it would be other dealers than counted
 */
export function createFromHandlers(
  ctx: Ctx,
  { dealers }: Parsed<'reps.createFromHandlers'>,
): Promise<Output<'reps.createFromHandlers'>> {
  return inTransaction(ctx.db, (trx) => {
    const today = ctx.clock.today();
    const { reps } = wholeOffer(trx, today);
    const given = reps.reduce((sum, rep) => sum + rep.dealers.length, 0);
    if (given === 0) throw new AppError('handlers_nothing');
    if (dealers !== undefined && dealers !== given) throw new AppError('handlers_moved');
    const act = beginAct(trx, ctx.clock.now());
    for (const rep of reps) {
      const repId = rep.repId ?? addRep(trx, act, rep.name);
      for (const id of rep.dealers) giveTo(trx, act, id, { repId, fromOn: today, reason: '' });
    }
    return { changeId: lastChange(trx), created: reps.filter(({ repId }) => repId === null).length, dealers: given };
  });
}

function wholeOffer(db: Db, today: string): HandlerOffer {
  const steps = handlerOffer(db, today);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

function addRep(trx: Db, act: ActLog, name: string): number {
  const times = { created_at: act.at, updated_at: act.at };
  const id = insertRow(trx, 'rep', { uid: newUid(), ...repColumns({ name }), ...times });
  logCreated(trx, act, 'rep', id, null);
  return id;
}
