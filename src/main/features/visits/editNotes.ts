import { ChangeId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type ActLog, beginAct, lastEntryOf, loggedUpdate, readRow } from '../../db/changeLog.ts';
import type { Db } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';

type NoteTable = 'spoken_order' | 'market_note';

/** One act that edits notes of visits, by which no figure moves. */
export function editNotes(ctx: Ctx, work: (trx: Db, act: ActLog) => void): Promise<{ changeId: ChangeId | null }> {
  return inTransaction(ctx.db, (trx) => {
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    work(trx, act);
    const changed = lastEntryOf(trx, act);
    return { changeId: changed > 0 ? ChangeId.parse(changed) : null };
  });
}

/** @throws AppError not_found also for one in the bin */
export function standingNote(trx: Db, table: NoteTable, id: number) {
  const row = readRow(trx, table, id);
  if (row.deleted_at !== null) throw new AppError('not_found');
  return row;
}

export function binNote(trx: Db, act: ActLog, table: NoteTable, id: number): void {
  const row = standingNote(trx, table, id);
  loggedUpdate(trx, act, table, id, { deleted_at: act.at }, 'remove', Number(row.dealer_id));
}
