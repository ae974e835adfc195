import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { ChangeId, RepId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type ActLog, beginAct, loggedInsert } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { laterOwnerDays, ownerOn } from './dealers.repo.ts';

/** Whose the dealers are on the day of a hand-over, and how many have that rep already. */
export function previewHandOver(
  ctx: Ctx,
  { ids, repId, fromOn }: Parsed<'dealers.previewHandOver'>,
): Output<'dealers.previewHandOver'> {
  const counts = new Map<number | null, number>();
  for (const id of ids) {
    const owner = ownerOn(ctx.db, id, fromOn);
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  const nameOf = rawOf(ctx.db).prepare<[number], string>('SELECT name FROM rep WHERE id = ?').pluck();
  const from = [...counts]
    .filter(([owner]) => owner !== repId)
    .map(([owner, dealers]) => ({
      repId: owner === null ? null : RepId.parse(owner),
      repName: owner === null ? '' : String(nameOf.get(owner) ?? ''),
      dealers,
    }));
  return { from: from.sort((a, b) => b.dealers - a.dealers), unchanged: counts.get(repId) ?? 0 };
}

/**
 * Another rep serves dealers from a day on. Those who have that rep already stay as they are.
 * @throws AppError not_found, hand_over_nothing, rep_leaves_to_left
 */
export function handOver(ctx: Ctx, input: Parsed<'dealers.handOver'>): Promise<Output<'dealers.handOver'>> {
  const { ids, repId, fromOn } = input;
  const reason = input.reason.trim();
  return inTransaction(ctx.db, (trx) => {
    if (repId !== null && !rawOf(trx).prepare('SELECT 1 FROM rep WHERE id = ?').get(repId))
      throw new AppError('not_found');
    const act = beginAct(trx, ctx.clock.now());
    const changed = ids.filter((id) => giveTo(trx, act, id, { repId, fromOn, reason }));
    if (changed.length === 0) throw new AppError('hand_over_nothing');
    const changeId = rawOf(trx).prepare('SELECT max(id) FROM change_log').pluck().get();
    return { changed: changed.length, changeId: ChangeId.parse(Number(changeId)) };
  });
}

export interface Owner {
  repId: number | null;
  fromOn: string;
  reason: string;
}

/**
 * Writes the dated row, and one for every later day that had settled another rep: who takes over keeps the dealer, though
 * not beyond his last day.
 * @returns whether anything changed
 * @throws AppError not_found, rep_leaves_to_left where he has left by then and the dealer was not his already
 */
export function giveTo(trx: Db, act: ActLog, dealerId: number, { repId, fromOn, reason }: Owner): boolean {
  const days = [fromOn, ...laterOwnerDays(trx, dealerId, fromOn)].filter(
    (day) => ownerOn(trx, dealerId, day) !== repId,
  );
  if (days.length === 0) return false;
  const { name, leftOn } = takerOf(trx, repId);
  const served = days.filter((day) => leftOn === null || day <= leftOn);
  if (days.includes(fromOn) && !served.includes(fromOn)) throw new AppError('rep_leaves_to_left', { rep: name });
  for (const day of served) {
    const columns = { dealer_id: dealerId, rep_id: repId, from_on: day, reason, created_at: act.at };
    loggedInsert(trx, act, 'dealer_owner', columns, dealerId);
  }
  return served.length > 0;
}

/** Who takes over, with his last day if there is one. @throws AppError not_found */
function takerOf(trx: Db, repId: number | null): { name: string; leftOn: string | null } {
  if (repId === null) return { name: '', leftOn: null };
  const rep = rawOf(trx)
    .prepare<[number], { name: string; leftOn: string | null }>('SELECT name, left_on AS leftOn FROM rep WHERE id = ?')
    .get(repId);
  if (!rep) throw new AppError('not_found');
  return rep;
}
