import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { ChangeId, ContactId, DealerId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { beginAct, lastEntryOf, loggedDelete, loggedInsert, readRow } from '../../db/changeLog.ts';
import { rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';

/** Remembers that two people are two, or forgets it. @throws AppError merge_same, not_found */
export function setDistinctContacts(
  ctx: Ctx,
  { oneId, otherId, distinct }: Parsed<'doubles.setDistinctContacts'>,
): Promise<Output<'doubles.setDistinctContacts'>> {
  return inTransaction(ctx.db, (trx) => {
    if (oneId === otherId) throw new AppError('merge_same');
    const [low, high] = [Math.min(oneId, otherId), Math.max(oneId, otherId)];
    const [dealerId] = [low, high].map((id) => Number(readRow(trx, 'contact', id).dealer_id));
    const known = rawOf(trx)
      .prepare<[number, number], number>('SELECT id FROM contact_distinct WHERE low_id = ? AND high_id = ?')
      .pluck()
      .get(low, high);
    if ((known !== undefined) === distinct || dealerId === undefined) throw new AppError('not_found');
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const columns = { low_id: low, high_id: high, created_at: ctx.clock.now() };
    if (known === undefined) loggedInsert(trx, act, 'contact_distinct', columns, dealerId);
    else loggedDelete(trx, act, 'contact_distinct', known, dealerId);
    return { changeId: ChangeId.parse(lastEntryOf(trx, act)) };
  });
}

/** Pairs of people the owner has decided, the last first. */
export function listDistinctContacts(ctx: Ctx): Output<'doubles.distinctContacts'> {
  const rows = rawOf(ctx.db)
    .prepare<
      [],
      { dealer: number; name: string; one: number; oneName: string; other: number; otherName: string; at: number }
    >(
      `SELECT d.id AS dealer, d.name, a.id AS one, a.name AS oneName, b.id AS other, b.name AS otherName, x.created_at AS at
       FROM contact_distinct x JOIN contact a ON a.id = x.low_id AND a.deleted_at IS NULL
       JOIN contact b ON b.id = x.high_id AND b.deleted_at IS NULL
       JOIN dealer d ON d.id = a.dealer_id AND d.deleted_at IS NULL ORDER BY x.created_at DESC, x.id DESC`,
    )
    .all();
  return {
    pairs: rows.map((row) => ({
      dealer: { id: DealerId.parse(row.dealer), name: row.name },
      one: { id: ContactId.parse(row.one), name: row.oneName },
      other: { id: ContactId.parse(row.other), name: row.otherName },
      at: row.at,
    })),
  };
}
