import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { ChangeId } from '../../../shared/domain/ids.ts';
import { DORMANT_CODE, GRADED_CODES } from '../../../shared/domain/tiers.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type ActLog, beginAct, loggedDelete, loggedInsert, loggedUpdate } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { readPins } from './pins.repo.ts';

type PinInput = Parsed<'scoring.pin'>;

/**
 * Sets tiers by hand. Accounts that take no part in grading are passed over.
 * @throws AppError pin_past, pin_nothing
 */
export function pinDealers(ctx: Ctx, input: PinInput): Promise<Output<'scoring.pin'>> {
  const todayOn = ctx.clock.today();
  if (input.untilOn !== null && input.untilOn < todayOn)
    throw new AppError('pin_past', { untilOn: input.untilOn, todayOn });
  if (![...GRADED_CODES, DORMANT_CODE].some((code) => code === input.tier))
    throw new AppError('invalid_input', { field: 'tier' });
  return eachDealer(ctx, input.ids, (trx, act, dealerId, pinId) => {
    const excluded = rawOf(trx).prepare('SELECT excluded FROM dealer WHERE id = ?').pluck().get(dealerId);
    if (excluded !== 0) return false;
    const columns = { tier: input.tier, reason: input.reason, until_on: input.untilOn };
    if (pinId !== undefined) return loggedUpdate(trx, act, 'tier_pin', pinId, columns, 'update', dealerId);
    loggedInsert(trx, act, 'tier_pin', { dealer_id: dealerId, ...columns, created_at: act.at }, dealerId);
    return true;
  });
}

/** Takes pins away, expired ones too. @throws AppError pin_nothing */
export function unpinDealers(ctx: Ctx, { ids }: Parsed<'scoring.unpin'>): Promise<Output<'scoring.unpin'>> {
  return eachDealer(ctx, ids, (trx, act, dealerId, pinId) => {
    if (pinId === undefined) return false;
    loggedDelete(trx, act, 'tier_pin', pinId, dealerId);
    return true;
  });
}

export function listPins(ctx: Ctx): Output<'scoring.pins'> {
  return { pins: readPins(ctx.db, ctx.clock.today()) };
}

/** One act over all dealers. @param write answers whether it changed anything; `pinId` is the dealer's pin */
function eachDealer(
  ctx: Ctx,
  ids: readonly number[],
  write: (trx: Db, act: ActLog, dealerId: number, pinId: number | undefined) => boolean,
): Promise<Output<'scoring.pin'>> {
  return inTransaction(ctx.db, async (trx) => {
    const act = beginAct(trx, ctx.clock.now());
    const raw = rawOf(trx);
    const find = raw.prepare<[number], number>('SELECT id FROM tier_pin WHERE dealer_id = ?').pluck();
    const changed = ids.filter((id) => write(trx, act, id, find.get(id))).length;
    if (changed === 0) throw new AppError('pin_nothing');
    const changeId = raw.prepare('SELECT max(id) FROM change_log').pluck().get();
    return { changed, changeId: ChangeId.parse(Number(changeId)) };
  });
}
