import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { daysBetween } from '../../../shared/domain/calendarDay.ts';
import { ProductId } from '../../../shared/domain/ids.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import { joinPeriods, type Period } from '../../../shared/domain/period.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { bumpDataRevision, bumpOrdersRevision } from '../../db/revision.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { cutOffDay, listPeriods, readOrdersRevision } from '../data/cutOff.repo.ts';
import { readSettings } from '../settings/settings.service.ts';
import { readLastPrices } from './lastPrices.repo.ts';
import { priceTrend, productMatches } from './lastPrices.rules.ts';
import { coverage, listLines, listOrders, listRenewedDealers, monthlyTotals, topProducts } from './orders.repo.ts';
import { findPlace, listReversals, pairTouched, REVERSED_SALES, touchOldReversals } from './reversals.repo.ts';

/** What lateness and windows count to: the last day that order data cover, never after today. */
export function dataCutOff(db: Db, today: string): string | null {
  return cutOffDay(db, today);
}

/** The same where something is to be calculated. @throws AppError orders_all_later, score_no_orders */
export function cutOffOrWhy(db: Db, today: string): string {
  const day = cutOffDay(db, today);
  if (day !== null) return day;
  const later = rawOf(db)
    .prepare<[string], { count: number; first: string | null }>(
      'SELECT count(*) AS count, min(ordered_on) AS first FROM orders WHERE ordered_on > ?',
    )
    .get(today);
  if (later === undefined || later.first === null) throw new AppError('score_no_orders');
  throw new AppError('orders_all_later', { count: later.count, first: later.first, today });
}

/**
 * Pairs the reversals and recomputes the day totals of the dealers in the temporary table `touched_dealer (id)`, counts that
 * they have changed and notes the last day there ever was. Runs inside a transaction.
 */
export function refreshDealerDays(db: Db): void {
  pairTouched(db);
  countOrdersChanged(db);
  rawOf(db).exec(`
    INSERT OR REPLACE INTO dealer_day_renewed (dealer_id, revision)
    SELECT id, (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'orders_revision') FROM touched_dealer
    WHERE id IN (SELECT id FROM dealer);
    DELETE FROM dealer_day WHERE dealer_id IN (SELECT id FROM touched_dealer);
    INSERT INTO dealer_day (dealer_id, day, sales, sales_minor, net_minor)
    SELECT dealer_id, ordered_on, sum(${SALE}), sum(iif(${SALE}, net_minor, 0)),
           sum(iif(kind IN ('sale', 'return', 'reversal'), net_minor, 0))
    FROM orders WHERE dealer_id IN (SELECT id FROM touched_dealer)
    GROUP BY dealer_id, ordered_on;
    INSERT INTO meta (key, value)
    SELECT 'orders_last_day', max(day) FROM dealer_day WHERE dealer_id IN (SELECT id FROM touched_dealer) HAVING max(day) IS NOT NULL
    ON CONFLICT DO UPDATE SET value = max(value, excluded.value);
  `);
}

/** A bill that is an order: a sale above zero that no reversal has taken back whole. */
const SALE = `kind = 'sale' AND net_minor > 0 AND id NOT IN ${REVERSED_SALES}`;

/** Pairs the reversals of a file that was written before they were paired, once. */
export function pairOldReversals(ctx: Ctx): Promise<void> {
  return inTransaction(ctx.db, async (trx) => {
    const raw = rawOf(trx);
    raw.exec('DROP TABLE IF EXISTS temp.touched_dealer; CREATE TEMP TABLE touched_dealer (id INTEGER PRIMARY KEY)');
    if (touchOldReversals(raw)) {
      refreshDealerDays(trx);
      bumpDataRevision(trx);
    }
    raw.exec('DROP TABLE temp.touched_dealer');
  });
}

/** What was calculated before no longer holds: bills are others, or the days they cover. Runs inside a transaction. */
export function countOrdersChanged(db: Db): void {
  bumpOrdersRevision(db);
}

/** The days that order data cover up to `day`, as {@link joinPeriods} joins them. */
export function coveredPeriods(db: Db, day: string): Period[] {
  return joinPeriods(listPeriods(db, day));
}

/** Counts changes of the day totals: what was calculated from an equal count still holds. */
export function ordersRevision(db: Db): number {
  return readOrdersRevision(db);
}

/** Dealers whose day totals have been renewed since a count of {@link ordersRevision}, in the order of ids. */
export function renewedDealers(db: Db, since: number): number[] {
  return listRenewedDealers(db, since);
}

/**
 * The last three deal prices of every product a dealer has bought, for its page and its card.
 * @param asOf the last day of the order data; days since count to it
 */
export async function lastPrices(
  db: Db,
  dealerId: number,
  asOf: string,
  { limit, search = '' }: { limit: number; search?: string },
): Promise<Output<'orders.lastPrices'>> {
  const all = readLastPrices(db, dealerId, asOf, await digitsOf(db)).filter((each) => productMatches(each, search));
  const products = all.slice(0, limit).map(({ productId, ...rest }) => ({
    ...rest,
    productId: ProductId.parse(productId),
    trend: priceTrend(rest.deals),
    daysSince: daysBetween(rest.deals[0]?.on ?? asOf, asOf),
  }));
  return { products, total: all.length };
}

export const ordersQueries = {
  listByDealer: (ctx: Ctx, input: Parsed<'orders.listByDealer'>) => listOrders(ctx.db, input, ctx.clock.today()),
  place: (ctx: Ctx, { orderId }: Parsed<'orders.place'>): Output<'orders.place'> => {
    const found = findPlace(ctx.db, orderId);
    if (!found) throw new AppError('not_found');
    return found;
  },
  reversals: (ctx: Ctx, input: Parsed<'orders.reversals'>) => listReversals(ctx.db, input),
  lines: async (ctx: Ctx, input: Parsed<'orders.lines'>) => listLines(ctx.db, input.orderId, await digitsOf(ctx.db)),
  monthly: (ctx: Ctx, input: Parsed<'orders.monthly'>): Output<'orders.monthly'> =>
    monthlyTotals(ctx.db, input.dealerId, lastDay(ctx), input.months),
  topProducts: async (ctx: Ctx, input: Parsed<'orders.topProducts'>) =>
    topProducts(ctx.db, input, lastDay(ctx), await digitsOf(ctx.db)),
  lastPrices: (ctx: Ctx, { dealerId, limit, search }: Parsed<'orders.lastPrices'>) =>
    lastPrices(ctx.db, dealerId, lastDay(ctx), { limit, search }),
  coverage: (ctx: Ctx) => coverage(ctx.db, ctx.clock.today()),
};

function lastDay(ctx: Ctx): string {
  return cutOffDay(ctx.db, ctx.clock.today()) ?? ctx.clock.today();
}

async function digitsOf(db: Db): Promise<number> {
  return minorDigits((await readSettings(db)).currency);
}
