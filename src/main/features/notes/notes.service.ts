import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type ActLog, beginAct, loggedInsert, loggedUpdate, readRow } from '../../db/changeLog.ts';
import type { Db } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { typed } from '../dealers/text.rules.ts';
import { findPinned, getNote } from './notes.repo.ts';

/** Opens the act of an edit of notes, by which no figure moves. */
const begin = (trx: Db, ctx: Ctx): ActLog => beginAct(trx, ctx.clock.now(), { movesScores: false });

/** Adds a note under the name of whoever works. */
export function createNote(ctx: Ctx, input: Parsed<'notes.create'>): Promise<Output<'notes.create'>> {
  return inTransaction(ctx.db, (trx) => {
    readRow(trx, 'dealer', input.dealerId);
    const act = begin(trx, ctx);
    const columns = {
      uid: newUid(),
      dealer_id: input.dealerId,
      noted_on: input.on,
      body: shownText(input.body),
      author: act.actor,
      created_at: act.at,
      updated_at: act.at,
    };
    return getNote(trx, loggedInsert(trx, act, 'note', columns, input.dealerId));
  });
}

/** Changes a note, or nothing: an edit of an old version is refused. Its author stays. */
export function updateNote(ctx: Ctx, input: Parsed<'notes.update'>): Promise<Output<'notes.update'>> {
  return inTransaction(ctx.db, (trx) => {
    const { dealerId, revision } = getNote(trx, input.id);
    if (revision !== input.expectedRevision) throw new AppError('stale_edit', { id: input.id });
    const columns = { noted_on: input.on, body: shownText(input.body) };
    loggedUpdate(trx, begin(trx, ctx), 'note', input.id, columns, 'update', dealerId);
    return getNote(trx, input.id);
  });
}

/** One note of a dealer stays on top; the former one gives way in the same act. */
export function pinNote(ctx: Ctx, { id, pinned }: Parsed<'notes.pin'>): Promise<Output<'notes.pin'>> {
  return inTransaction(ctx.db, (trx) => {
    const { dealerId } = getNote(trx, id);
    const act = begin(trx, ctx);
    const former = findPinned(trx, dealerId);
    if (pinned && former !== undefined && former !== id)
      loggedUpdate(trx, act, 'note', former, { pinned: 0 }, 'update', dealerId);
    loggedUpdate(trx, act, 'note', id, { pinned: pinned ? 1 : 0 }, 'update', dealerId);
    return getNote(trx, id);
  });
}

/** Puts a note into the bin. */
export function removeNote(ctx: Ctx, { id }: Parsed<'notes.remove'>): Promise<Output<'notes.remove'>> {
  return inTransaction(ctx.db, (trx) => {
    const { dealerId } = getNote(trx, id);
    const act = begin(trx, ctx);
    loggedUpdate(trx, act, 'note', id, { deleted_at: act.at }, 'remove', dealerId);
    return {};
  });
}

/** @throws AppError invalid_input where nothing that shows is left */
function shownText(body: string): string {
  const text = typed(body);
  if (text === '') throw new AppError('invalid_input', { field: 'body' });
  return text;
}
