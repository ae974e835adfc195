import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { ChangeId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { beginAct, lastEntryOf, loggedDelete, loggedInsert, readRow } from '../../db/changeLog.ts';
import { rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { readDoubleDealers } from './suspects.repo.ts';

/**
 * Remembers that no two of these shops have one owner, or forgets it; pairs that are as wanted already stay so.
 * @throws AppError merge_same for one shop named twice, not_found for a shop that is gone or nothing to do
 */
export function setDistinctOwners(
  ctx: Ctx,
  { ids, distinct }: Parsed<'doubles.setDistinctOwners'>,
): Promise<Output<'doubles.setDistinctOwners'>> {
  return inTransaction(ctx.db, (trx) => {
    const shops = [...new Set(ids)].sort((a, b) => a - b);
    if (shops.length < 2) throw new AppError('merge_same');
    for (const id of shops) readRow(trx, 'dealer', id);
    const pairs = shops.flatMap((low, at) => shops.slice(at + 1).map((high) => ({ low, high })));
    const find = rawOf(trx)
      .prepare<[number, number], number>('SELECT id FROM owner_distinct WHERE low_id = ? AND high_id = ?')
      .pluck();
    const due = pairs
      .map(({ low, high }) => ({ low, high, known: find.get(low, high) }))
      .filter(({ known }) => (known !== undefined) !== distinct);
    if (due.length === 0) throw new AppError('not_found');
    const now = ctx.clock.now();
    const act = beginAct(trx, now, { movesScores: false });
    for (const { low, high, known } of due)
      if (known === undefined)
        loggedInsert(trx, act, 'owner_distinct', { low_id: low, high_id: high, created_at: now }, low);
      else loggedDelete(trx, act, 'owner_distinct', known, low);
    return { changeId: ChangeId.parse(lastEntryOf(trx, act)) };
  });
}

/** What the owner has decided, the shops of one act together, the last first. */
export function listDistinctOwners(ctx: Ctx): Output<'doubles.distinctOwners'> {
  const rows = rawOf(ctx.db)
    .prepare<[], { low: number; high: number; at: number }>(
      `SELECT x.low_id AS low, x.high_id AS high, x.created_at AS at FROM owner_distinct x
       JOIN dealer a ON a.id = x.low_id AND a.deleted_at IS NULL JOIN dealer b ON b.id = x.high_id AND b.deleted_at IS NULL
       ORDER BY x.created_at DESC, x.id`,
    )
    .all();
  const dealers = readDoubleDealers(
    ctx.db,
    rows.flatMap(({ low, high }) => [low, high]),
  );
  return {
    decided: [...Map.groupBy(rows, ({ at }) => at)].map(([at, pairs]) => ({
      at,
      dealers: [...new Set(pairs.flatMap(({ low, high }) => [low, high]))].flatMap((id) => dealers.get(id) ?? []),
    })),
  };
}
