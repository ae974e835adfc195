import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { ChangeId } from '../../../shared/domain/ids.ts';
import { beginAct, lastEntryOf, loggedUpdate } from '../../db/changeLog.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { readRun } from './scoring.repo.ts';

/** No figure depends on what a run is called or whether it is listed. */
const STILL = { movesScores: false };

/** Calls a kept run something, so that it is found again. @throws AppError not_found */
export function nameRun(ctx: Ctx, { runId, name }: Parsed<'scoring.nameRun'>): Promise<Output<'scoring.nameRun'>> {
  return inTransaction(ctx.db, async (trx) => {
    await readRun(trx, runId);
    const act = beginAct(trx, ctx.clock.now(), STILL);
    const changed = loggedUpdate(trx, act, 'score_run', runId, { name }, 'update', null);
    return { changeId: changed ? ChangeId.parse(lastEntryOf(trx, act)) : null };
  });
}

/** Puts a kept run away; its figures stay in the file, so that taking it back is exact. @throws AppError not_found */
export function removeRun(ctx: Ctx, { runId }: Parsed<'scoring.removeRun'>): Promise<Output<'scoring.removeRun'>> {
  return inTransaction(ctx.db, async (trx) => {
    await readRun(trx, runId);
    const act = beginAct(trx, ctx.clock.now(), STILL);
    loggedUpdate(trx, act, 'score_run', runId, { deleted_at: act.at }, 'remove', null);
    return { changeId: ChangeId.parse(lastEntryOf(trx, act)) };
  });
}
