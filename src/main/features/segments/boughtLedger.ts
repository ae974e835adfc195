import type { BoughtCondition } from '../../../shared/contract/segmentRule.ts';
import { addDays, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { readOrdersRevision } from '../data/cutOff.repo.ts';
import { breath } from '../dealers/gridRows.ts';
import { type DayBook, dayBook } from '../orders/dayBook.ts';
import { REVERSED_SALES } from '../orders/reversals.repo.ts';
import { readSettings } from '../settings/settings.service.ts';
import { highestDealer } from './factValues.ts';

/**
 * When dealers bought something and for how much, kept in memory by dealer: whatever number of days, bills or amount is asked
 * next, the answer is one walk over it. A dealer's rows are those from `start[id]` to before `start[id + 1]`.
 */
export interface Ledger {
  start: Uint32Array;
  /** Days since 1970. */
  day: Int32Array;
  /** Sale bills, each counted once. */
  orders: Int32Array | Float64Array;
  /** Net amounts in minor units. */
  net: Float64Array;
}

type Target = Pick<BoughtCondition, 'of' | 'value'>;

/** Rows a statement: a few ms. */
const SLICE = 3000;
/** So many targets are kept, the ones asked for last. */
const MOST_KEPT = 6;
const kept = new WeakMap<RawDb, Map<string, Promise<Ledger>>>();

/** The ledger of what was bought; it holds until bills, goods or imports change. */
export function ledgerOf(db: Db, target: Target): { key: string; ledger: Promise<Ledger> } {
  const raw = rawOf(db);
  const cache = kept.get(raw) ?? new Map<string, Promise<Ledger>>();
  kept.set(raw, cache);
  // Goods come by imports only, and go with them.
  const goods = raw
    .prepare("SELECT coalesce(max(commit_no), 0) || '.' || coalesce(max(undone_at), 0) FROM import_batch")
    .pluck()
    .get();
  const what = target.of === 'any' ? ['any'] : [target.of, target.value];
  const key = `${JSON.stringify(what)}@${readOrdersRevision(db)}@${goods}`;
  const ledger = cache.get(key) ?? (target.of === 'any' ? daysLedger(db) : readLines(db, target));
  // The one that was asked for last is the last to be dropped.
  cache.delete(key);
  cache.set(key, ledger);
  ledger.catch(() => cache.delete(key));
  const oldest = cache.keys().next().value;
  if (cache.size > MOST_KEPT && oldest !== undefined) cache.delete(oldest);
  return { key, ledger };
}

interface Entry {
  id: number;
  day: string;
  orders: number;
  net: number;
}

/** Grows by doubling; a walk over the file does not know how long it will be. */
class Rows {
  count = 0;
  id = new Int32Array(4096);
  day = new Int32Array(4096);
  orders = new Float64Array(4096);
  net = new Float64Array(4096);

  push({ id, day, orders, net }: Entry): void {
    if (this.count === this.id.length) {
      this.id = doubled(this.id, new Int32Array(this.count * 2));
      this.day = doubled(this.day, new Int32Array(this.count * 2));
      this.orders = doubled(this.orders, new Float64Array(this.count * 2));
      this.net = doubled(this.net, new Float64Array(this.count * 2));
    }
    this.id[this.count] = id;
    this.day[this.count] = toDayNumber(day);
    this.orders[this.count] = orders;
    this.net[this.count] = net;
    this.count += 1;
  }
}

function doubled<A extends Int32Array | Float64Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

/** Laid out by dealer: counted, then each row put into its place. */
function byDealer(rows: Rows, highest: number): Ledger {
  const start = new Uint32Array(highest + 2);
  for (let i = 0; i < rows.count; i += 1) {
    const next = (rows.id[i] ?? 0) + 1;
    start[next] = (start[next] ?? 0) + 1;
  }
  for (let id = 1; id < start.length; id += 1) start[id] = (start[id] ?? 0) + (start[id - 1] ?? 0);
  const at = start.slice();
  const ledger: Ledger = {
    start,
    day: new Int32Array(rows.count),
    orders: new Float64Array(rows.count),
    net: new Float64Array(rows.count),
  };
  for (let i = 0; i < rows.count; i += 1) {
    const id = rows.id[i] ?? 0;
    const place = at[id] ?? 0;
    at[id] = place + 1;
    ledger.day[place] = rows.day[i] ?? 0;
    ledger.orders[place] = rows.orders[i] ?? 0;
    ledger.net[place] = rows.net[i] ?? 0;
  }
  return ledger;
}

/** Everything: the day totals, of which only those of dealers with new bills are read again. Others go first in between. */
async function daysLedger(db: Db): Promise<Ledger> {
  const steps = dayBook(db);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return ledgerOfBook(step.value, highestDealer(rawOf(db)));
    await breath();
  }
}

function ledgerOfBook({ count, dealerId, start: rows, day, sales, netMinor }: DayBook, highest: number): Ledger {
  const start = new Uint32Array(Math.max(highest, dealerId[count - 1] ?? 0) + 2);
  let at = 0;
  for (let id = 0; id < start.length; id += 1) {
    while (at < count && (dealerId[at] ?? 0) < id) at += 1;
    start[id] = rows[at] ?? 0;
  }
  return { start, day, orders: sales, net: netMinor };
}

/** Begins to read what a first rule by orders asks for: it is there by the time somebody has chosen one. */
export function warmLedger(db: Db): void {
  // A failure is told to who asks for it in earnest.
  ledgerOf(db, { of: 'any', value: '' }).ledger.catch(() => undefined);
}

const GOODS: Readonly<Record<Exclude<Target['of'], 'any'>, string>> = {
  category: 'category = @value',
  brand: 'brand = @value',
  product: '(code = @value OR name = @value)',
};

interface LineRow {
  lineId: number;
  orderId: number;
  id: number;
  day: string;
  micro: number;
  sold: number;
}

/** The lines of some goods, product by product, from the index of products. */
async function readLines(db: Db, { of, value }: Target): Promise<Ledger> {
  const raw = rawOf(db);
  const highest = highestDealer(raw);
  if (of === 'any') return daysLedger(db);
  const products = raw
    .prepare<[object], number>(`SELECT id FROM product WHERE ${GOODS[of]} ORDER BY id`)
    .pluck()
    .all({ value }) as unknown as number[]; // plucked from a column of integers
  const reversed = new Set(
    raw.prepare<[], number>(`SELECT id FROM ${REVERSED_SALES}`).pluck().all() as unknown as number[],
  );
  const microPerMinor = 10 ** (6 - minorDigits((await readSettings(db)).currency));
  const page = raw.prepare<[object], LineRow>(
    `SELECT l.id AS lineId, l.order_id AS orderId, o.dealer_id AS id, o.ordered_on AS day,
       iif(o.kind IN ('sale', 'return', 'reversal'), l.net_micro, 0) AS micro, o.kind = 'sale' AND o.net_minor > 0 AS sold
     FROM order_line l JOIN orders o ON o.id = l.order_id
     WHERE l.product_id = @product AND (l.order_id, l.id) > (@order, @line) ORDER BY l.order_id, l.id LIMIT ${SLICE}`,
  );
  const rows = new Rows();
  const counted = new Set<number>();
  let sinceBreath = 0;
  for (const product of products) {
    for (let order = 0, line = 0; ; ) {
      const found = page.all({ product, order, line });
      for (const { orderId, id, day, micro, sold } of found) {
        const first = sold === 1 && !reversed.has(orderId) && !counted.has(orderId);
        if (first) counted.add(orderId);
        rows.push({ id, day, orders: first ? 1 : 0, net: micro / microPerMinor });
      }
      sinceBreath += found.length + 50;
      if (sinceBreath >= SLICE) {
        sinceBreath = 0;
        await breath();
      }
      const last = found.at(-1);
      if (last === undefined || found.length < SLICE) break;
      order = last.orderId;
      line = last.lineId;
    }
  }
  return byDealer(rows, highest);
}

/** Whether a dealer bought as a condition says. @param cutOff the last day of the order data; without one nobody did */
export function boughtTest(
  { start, day, orders, net }: Ledger,
  condition: BoughtCondition,
  cutOff: string | null,
): (dealerId: number) => boolean {
  const { days, minOrders, maxOrders, minAmount, maxAmount } = condition;
  const bound = [minOrders, maxOrders, minAmount, maxAmount].some((each) => each !== undefined);
  if (cutOff === null) return () => (bound ? fits(0, 0) : false);
  const sinceDays = days === undefined ? undefined : addDays(cutOff, 1 - days);
  const from = Math.max(...[sinceDays, condition.from].map((each) => (each === undefined ? -1e9 : toDayNumber(each))));
  const to = Math.min(toDayNumber(cutOff), condition.to === undefined ? 1e9 : toDayNumber(condition.to));
  function fits(bills: number, amount: number): boolean {
    if (!bound) return bills > 0;
    return (
      bills >= (minOrders ?? 0) &&
      bills <= (maxOrders ?? Number.POSITIVE_INFINITY) &&
      amount >= (minAmount ?? Number.NEGATIVE_INFINITY) &&
      amount <= (maxAmount ?? Number.POSITIVE_INFINITY)
    );
  }
  return (dealerId) => {
    let bills = 0;
    let amount = 0;
    const end = start[dealerId + 1] ?? 0;
    for (let i = start[dealerId] ?? end; i < end; i += 1) {
      const on = day[i] ?? 0;
      if (on < from || on > to) continue;
      bills += orders[i] ?? 0;
      amount += net[i] ?? 0;
    }
    return fits(bills, amount);
  };
}
