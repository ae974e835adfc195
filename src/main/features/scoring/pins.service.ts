import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { ChangeId } from '../../../shared/domain/ids.ts';
import { DORMANT_CODE, GRADED_CODES } from '../../../shared/domain/tiers.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type ActLog, beginAct, loggedDelete, loggedInsert, loggedUpdate } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { gradeCode } from './originalGrade.rules.ts';
import { readPins } from './pins.repo.ts';
import { readScheme } from './scoring.repo.ts';

type PinInput = Parsed<'scoring.pin'>;

/**
 * Sets tiers by hand. Accounts that take no part in grading are passed over.
 * @throws AppError pin_past, pin_nothing
 */
export function pinDealers(ctx: Ctx, input: PinInput): Promise<Output<'scoring.pin'>> {
  checkLastDay(ctx, input.untilOn);
  if (![...GRADED_CODES, DORMANT_CODE].includes(input.tier)) throw new AppError('invalid_input', { field: 'tier' });
  return eachDealer(ctx, input.ids, (trx, act, dealerId, pinId) => {
    const excluded = rawOf(trx).prepare('SELECT excluded FROM dealer WHERE id = ?').pluck().get(dealerId);
    return excluded === 0 && writePin(trx, act, { ...input, dealerId, pinId });
  });
}

function checkLastDay(ctx: Ctx, untilOn: string | null): void {
  const todayOn = ctx.clock.today();
  if (untilOn !== null && untilOn < todayOn) throw new AppError('pin_past', { untilOn, todayOn });
}

interface WrittenPin {
  dealerId: number;
  pinId: number | undefined;
  tier: string;
  reason: string;
  untilOn: string | null;
}

/** @returns whether anything changed */
function writePin(trx: Db, act: ActLog, { dealerId, pinId, tier, reason, untilOn }: WrittenPin): boolean {
  const columns = { tier, reason, until_on: untilOn };
  if (pinId !== undefined) return loggedUpdate(trx, act, 'tier_pin', pinId, columns, 'update', dealerId);
  loggedInsert(trx, act, 'tier_pin', { dealer_id: dealerId, ...columns, created_at: act.at }, dealerId);
  return true;
}

/**
 * Sets each dealer's tier to what the owner's own grade says, as the active scheme calls its tiers; who has no such grade is
 * passed over.
 * @throws AppError pin_past, pin_nothing
 */
export async function keepGrades(ctx: Ctx, input: Parsed<'scoring.keepGrades'>): Promise<Output<'scoring.keepGrades'>> {
  checkLastDay(ctx, input.untilOn);
  const { rules } = await readScheme(ctx.db);
  return eachDealer(ctx, input.ids, (trx, act, dealerId, pinId) => {
    const grade = rawOf(trx)
      .prepare<[number], string>('SELECT original_grade FROM dealer WHERE id = ? AND excluded = 0')
      .pluck()
      .get(dealerId);
    const tier = grade === undefined ? undefined : gradeCode(grade, rules);
    return tier !== undefined && writePin(trx, act, { ...input, tier, dealerId, pinId });
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
