import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { addMonths, monthsUpTo } from '../../../shared/domain/calendarDay.ts';
import type { OrderKind } from '../../../shared/domain/dealers.ts';
import { OrderId } from '../../../shared/domain/ids.ts';
import { coveredMonths, joinPeriods } from '../../../shared/domain/period.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { cutOffDay, listBackMonths, listPeriods, readOrdersRevision } from '../data/cutOff.repo.ts';
import { createSourceSpots, sourceOf } from '../dealers/sourceSpots.repo.ts';
import { listPairs } from './reversals.repo.ts';

/** Bills of one dealer, newest first. */
export async function listOrders(
  db: Db,
  input: Parsed<'orders.listByDealer'>,
  today: string,
): Promise<Output<'orders.listByDealer'>> {
  const { period } = input;
  const matching = db
    .selectFrom('orders')
    .where('orders.dealerId', '=', input.dealerId)
    .$if(period !== undefined, (bills) =>
      bills.where('orders.orderedOn', '>=', period?.from ?? '').where('orders.orderedOn', '<=', period?.to ?? ''),
    );
  const rows = await matching
    .innerJoin('source', 'source.id', 'orders.sourceId')
    .leftJoin('importBatch', 'importBatch.id', 'orders.batchId')
    .select([
      'orders.id',
      'orders.kind',
      'orders.number',
      'orders.orderedOn',
      'orders.netMinor',
      'orders.lineCount',
      'orders.handler',
      'orders.sourceRow',
      'orders.batchId',
      'orders.note',
      'orders.reversalRef',
      'source.name as source',
      'importBatch.fileName',
    ])
    .orderBy('orders.orderedOn', 'desc')
    .orderBy('orders.id', 'desc')
    .limit(input.limit)
    .offset(input.offset)
    .execute();
  const { total } = await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const pairs = listPairs(
    db,
    rows.map(({ id }) => id),
  );
  const spots = createSourceSpots(db);
  return {
    total,
    // The table's CHECK allows the five kinds only.
    rows: rows.map(({ batchId, ...row }) => ({
      ...row,
      ...sourceOf(spots, batchId, row.sourceRow),
      id: OrderId.parse(row.id),
      kind: row.kind as OrderKind,
      fileName: row.fileName ?? '',
      ...pairOf(row, pairs.get(row.id) ?? []),
      later: row.orderedOn > today,
    })),
  };
}

/** What a bill's reversals say of it. */
function pairOf(
  { kind, netMinor }: { kind: string; netMinor: number },
  reversals: Output<'orders.listByDealer'>['rows'][number]['reversals'],
) {
  const left = reversals.reduce((sum, reversal) => sum + reversal.netMinor, netMinor);
  return { reversals, reversed: kind === 'sale' && reversals.length > 0 && left <= 0 };
}

/** Lines of one bill in the order of the file, amounts rounded for showing (the bill's amount is the sum that counts). */
export function listLines(db: Db, orderId: number, digits: number): Output<'orders.lines'> {
  const lines = rawOf(db)
    .prepare<[number, number], Output<'orders.lines'>['lines'][number]>(
      `SELECT l.line_no AS lineNo, coalesce(p.code, '') AS productCode, l.product_name AS productName, coalesce(p.spec, '') AS spec,
              l.unit, l.qty_micro AS qtyMicro, l.unit_price_micro AS unitPriceMicro,
              CAST(round(l.net_micro / ?) AS INTEGER) AS netMinor
       FROM order_line l LEFT JOIN product p ON p.id = l.product_id WHERE l.order_id = ? ORDER BY l.line_no`,
    )
    .all(10 ** (6 - digits), orderId);
  return { lines };
}

/** Net amount and sale bills per month up to the month of `last`, oldest first. */
export function monthlyTotals(db: Db, dealerId: number, last: string, months: number): Output<'orders.monthly'> {
  const wanted = monthsUpTo(last, months);
  const rows = rawOf(db)
    .prepare<[number, string, string], { month: string; netMinor: number; orders: number }>(
      `SELECT substr(day, 1, 7) AS month, sum(net_minor) AS netMinor, sum(sales) AS orders
       FROM dealer_day WHERE dealer_id = ? AND day BETWEEN ? AND ? GROUP BY 1`,
    )
    .all(dealerId, `${wanted[0] ?? last}-01`, last);
  const byMonth = new Map(rows.map((row) => [row.month, row]));
  return { months: wanted.map((month) => byMonth.get(month) ?? { month, netMinor: 0, orders: 0 }) };
}

/** What a dealer bought most by amount in the months up to `last`, returns taken off. */
export function topProducts(
  db: Db,
  input: Parsed<'orders.topProducts'>,
  last: string,
  digits: number,
): Output<'orders.topProducts'> {
  type Row = Output<'orders.topProducts'>['products'][number] & { total: number };
  const rows = rawOf(db)
    .prepare<[number, number, string, string, number], Row>(
      `SELECT p.code, CASE WHEN p.name = '' THEN p.code ELSE p.name END AS name, max(l.unit) AS unit,
              coalesce(sum(l.qty_micro), 0) AS qtyMicro, CAST(round(sum(l.net_micro) / ?) AS INTEGER) AS netMinor, max(o.ordered_on) AS lastOn, count(*) OVER () AS total
       FROM orders o JOIN order_line l ON l.order_id = o.id JOIN product p ON p.id = l.product_id
       WHERE o.dealer_id = ? AND o.ordered_on > ? AND o.ordered_on <= ?
       GROUP BY p.id ORDER BY netMinor DESC, p.id LIMIT ?`,
    )
    .all(10 ** (6 - digits), input.dealerId, addMonths(last, -input.months), last, input.limit);
  return { products: rows.map(({ total: _total, ...product }) => product), total: rows[0]?.total ?? 0 };
}

/** Dealers whose day totals are newer than that count. */
export function listRenewedDealers(db: Db, since: number): number[] {
  const ids = rawOf(db)
    .prepare<[number], number>('SELECT dealer_id FROM dealer_day_renewed WHERE revision > ? ORDER BY dealer_id')
    .pluck()
    .all(since);
  // Plucked from a column of integers.
  return ids as unknown as number[];
}

/** Answers of a connection that hold until bills change: each asks of all of them. */
const coverages = new WeakMap<RawDb, { key: string; answer: Output<'orders.coverage'> }>();

/** What a statement looks at: less than 10 ms. */
const SLICE_OWNERS = 2000;
const SLICE_DEALERS = 10_000;

/** How far the order data reach. Bills after `today` are counted apart and never move the cut-off. */
export async function coverage(db: Db, today: string): Promise<Output<'orders.coverage'>> {
  const raw = rawOf(db);
  const key = `${readOrdersRevision(db)}|${today}`;
  const known = coverages.get(raw);
  if (known?.key === key) return known.answer;
  const answer = {
    firstOn: await firstDay(raw, today),
    cutOff: cutOffDay(db, today),
    months: coveredMonths(joinPeriods(listPeriods(db, today)), today, listBackMonths(db)),
    ...(await sumBills(raw, today)),
    lines: Number(raw.prepare('SELECT count(*) FROM order_line').pluck().get()),
  };
  coverages.set(raw, { key, answer });
  return answer;
}

/** Other questions go first between two slices. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function firstDay(raw: RawDb, today: string): Promise<string | null> {
  const highest = Number(raw.prepare('SELECT coalesce(max(id), 0) FROM dealer').pluck().get());
  const slice = raw
    .prepare<[string, number, number], string | null>(
      'SELECT min(day) FROM dealer_day WHERE day <= ? AND dealer_id BETWEEN ? AND ?',
    )
    .pluck();
  let first: string | null = null;
  for (let low = 1; low <= highest; low += SLICE_DEALERS) {
    const day = slice.get(today, low, low + SLICE_DEALERS - 1);
    if (typeof day === 'string' && (first === null || day < first)) first = day;
    await breath();
  }
  return first;
}

type BillSums = Pick<Output<'orders.coverage'>, 'orders' | 'netMinor' | 'later' | 'laterOn'>;

/** By dealers, so that an index holds all it asks: a bill itself is ten times as long. */
async function sumBills(raw: RawDb, today: string): Promise<BillSums> {
  const sums: BillSums = { orders: 0, netMinor: 0, later: 0, laterOn: null };
  const highest = Number(raw.prepare('SELECT coalesce(max(id), 0) FROM dealer').pluck().get());
  const slice = raw.prepare<[{ today: string; low: number; high: number }], BillSums>(
    `SELECT coalesce(sum(ordered_on <= @today), 0) AS orders,
       coalesce(sum(iif(kind IN ('sale', 'return', 'reversal') AND ordered_on <= @today, net_minor, 0)), 0) AS netMinor,
       coalesce(sum(ordered_on > @today), 0) AS later,
       min(iif(ordered_on > @today, ordered_on, NULL)) AS laterOn FROM orders INDEXED BY orders_dealer WHERE dealer_id BETWEEN @low AND @high`,
  );
  for (let low = 1; low <= highest; low += SLICE_OWNERS) {
    const part = slice.get({ today, low, high: low + SLICE_OWNERS - 1 });
    sums.orders += part?.orders ?? 0;
    sums.netMinor += part?.netMinor ?? 0;
    sums.later += part?.later ?? 0;
    const on = part?.laterOn ?? null;
    if (on !== null && (sums.laterOn === null || on < sums.laterOn)) sums.laterOn = on;
    await breath();
  }
  return sums;
}
