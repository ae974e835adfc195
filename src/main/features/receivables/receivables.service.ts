import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { OwingDealer } from '../../../shared/contract/receivables.contract.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, rawOf } from '../../db/open.ts';
import type { Ctx } from '../../runtime/context.ts';
import { dataCutOff } from '../orders/orders.service.ts';
import { type PaymentFacts, paymentFacts as readPaymentFacts } from './payments.repo.ts';
import { findBalance, listOwing, listReceipts, overLimit, receiptsSoFar, snapshotDay } from './receivables.repo.ts';
import { sumOwing } from './receivables.rules.ts';

export type { PaymentFacts } from './payments.repo.ts';

/**
 * How every dealer that is not in the bin pays, as of a day: timeliness 0 to 1 or why there is none, and what is owed and
 * overdue by the latest list of balances on or before it.
 */
export function paymentFacts(db: Db, asOf: CalendarDay): Map<number, PaymentFacts> {
  return readPaymentFacts(db, asOf);
}

/** The day of the balances that are shown on a day, null where there are none. */
export function balancesAsOf(db: Db, day: CalendarDay): CalendarDay | null {
  return snapshotDay(db, day);
}

/** Everybody who owes or has paid in advance on the day of the latest list, the most owed first. */
export function owingDealers(db: Db, asOf: CalendarDay, today: CalendarDay): OwingDealer[] {
  return listOwing(db, asOf, today, 'all');
}

export const receivablesQueries = {
  overview,
  list,
  ofDealer,
};

function daysOf(ctx: Pick<Ctx, 'db' | 'clock'>) {
  const today = ctx.clock.today();
  return { asOf: snapshotDay(ctx.db, today), cutOff: dataCutOff(ctx.db, today) };
}

function overview(ctx: Ctx): Output<'receivables.overview'> {
  const days = daysOf(ctx);
  const today = ctx.clock.today();
  const dealers = days.asOf === null ? [] : listOwing(ctx.db, days.asOf, today, 'all');
  const byRep = Map.groupBy(dealers, ({ repId }) => repId);
  const reps = [...byRep].map(([repId, of]) => ({ repId, repName: of[0]?.repName ?? '', ...sumOwing(of) }));
  return {
    ...days,
    sums: sumOwing(dealers),
    atLeast: dealers.some(({ oldest }) => oldest?.atLeast === true),
    reps: reps.sort((a, b) => b.overdueMinor - a.overdueMinor || b.owedMinor - a.owedMinor),
    ...receiptsSoFar(ctx.db, today),
  };
}

function list(ctx: Pick<Ctx, 'db' | 'clock'>, input: Parsed<'receivables.list'>): Output<'receivables.list'> {
  const days = daysOf(ctx);
  const all = days.asOf === null ? [] : listOwing(ctx.db, days.asOf, ctx.clock.today(), input.shown);
  const wanted = new Set(input.reps);
  const found = wanted.size === 0 ? all : all.filter(({ repId }) => wanted.has(repId));
  return { ...days, rows: found.slice(input.offset, input.offset + input.limit), total: found.length };
}

/** @throws AppError not_found */
function ofDealer(ctx: Ctx, input: Parsed<'receivables.ofDealer'>): Output<'receivables.ofDealer'> {
  const { dealerId } = input;
  const today = ctx.clock.today();
  const days = daysOf(ctx);
  const dealer = rawOf(ctx.db)
    .prepare<[number], { limitMinor: number | null }>(
      'SELECT credit_limit_minor AS limitMinor FROM dealer WHERE id = ?',
    )
    .get(dealerId);
  if (!dealer) throw new AppError('not_found');
  const balance = days.asOf === null ? undefined : findBalance(ctx.db, dealerId, days.asOf);
  const { receipts, total } = listReceipts(ctx.db, dealerId, today, input.receipts);
  // A dealer in the bin has none.
  const facts = readPaymentFacts(ctx.db, today, dealerId).get(dealerId);
  return {
    ...days,
    balance: balance ?? null,
    overLimitMinor: overLimit(balance?.balanceMinor ?? 0, dealer.limitMinor),
    receipts,
    receiptsTotal: total,
    payment:
      facts === undefined
        ? { timeliness: null, basis: null, reason: 'no_data', daysLate: null }
        : { timeliness: facts.timeliness, basis: facts.basis, reason: facts.reason, daysLate: facts.daysLate },
  };
}
