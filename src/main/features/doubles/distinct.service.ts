import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { ChangeId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { beginAct, lastEntryOf, loggedDelete, loggedInsert, readRow } from '../../db/changeLog.ts';
import { rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { readDoubleDealers } from './suspects.repo.ts';

/** Remembers that two dealers are two, or forgets it; told once in the history of the first. @throws AppError merge_same, not_found */
export function setDistinct(
  ctx: Ctx,
  { oneId, otherId, distinct }: Parsed<'doubles.setDistinct'>,
): Promise<Output<'doubles.setDistinct'>> {
  return inTransaction(ctx.db, (trx) => {
    if (oneId === otherId) throw new AppError('merge_same');
    const [low, high] = [Math.min(oneId, otherId), Math.max(oneId, otherId)];
    for (const id of [low, high]) readRow(trx, 'dealer', id);
    const known = rawOf(trx)
      .prepare<[number, number], number>('SELECT id FROM dealer_distinct WHERE low_id = ? AND high_id = ?')
      .pluck()
      .get(low, high);
    if ((known !== undefined) === distinct) throw new AppError('not_found');
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const columns = { low_id: low, high_id: high, created_at: ctx.clock.now() };
    if (known === undefined) loggedInsert(trx, act, 'dealer_distinct', columns, oneId);
    else loggedDelete(trx, act, 'dealer_distinct', known, oneId);
    return { changeId: ChangeId.parse(lastEntryOf(trx, act)) };
  });
}

/** Pairs the owner has decided, the last first. */
export function listDistinct(ctx: Ctx): Output<'doubles.distinct'> {
  const rows = rawOf(ctx.db)
    .prepare<[], { low: number; high: number; at: number }>(
      `SELECT x.low_id AS low, x.high_id AS high, x.created_at AS at FROM dealer_distinct x
       JOIN dealer a ON a.id = x.low_id AND a.deleted_at IS NULL JOIN dealer b ON b.id = x.high_id AND b.deleted_at IS NULL
       ORDER BY x.created_at DESC, x.id DESC`,
    )
    .all();
  const dealers = readDoubleDealers(
    ctx.db,
    rows.flatMap(({ low, high }) => [low, high]),
  );
  return {
    pairs: rows.flatMap(({ low, high, at }) => {
      const [one, other] = [dealers.get(low), dealers.get(high)];
      return one && other ? [{ one, other, at }] : [];
    }),
  };
}
