import type { DealerTotals } from './scoreColumns.ts';
import { NO_DAY } from './scoreColumns.ts';

/** One row of a plain list of orders. */
export interface PlainOrder {
  readonly customer: string;
  /** Day number. */
  readonly day: number;
  /** Whole smallest units. */
  readonly amount: number;
  /** Rows with the same bill of a customer are one order; null where the list has no bills. */
  readonly bill: string | null;
}

/**
 * What moves R and F: `sales` rows above zero (our own rule where each row is a bill), `bills` distinct bills whose rows come
 * to more than zero (our rule where a row is a line), `rows` every row whatever its amount (the rule of the R package `rfm`).
 */
export type OrderCount = 'sales' | 'bills' | 'rows';

export interface PlainTotals {
  readonly totals: DealerTotals;
  /** The customer of each row of the totals, by dealer id − 1; in order of first appearance. */
  readonly customers: readonly string[];
  /** Rows dated after the as-of day, and those before the window. */
  readonly later: number;
  readonly earlier: number;
}

interface Sums {
  firstOn: number;
  windowFirstOn: number;
  lastOn: number;
  orders: number;
  sales: number;
  net: number;
  prev: number;
  since: number;
}

/** What counts as one purchase on one day. */
interface Purchase {
  readonly customer: number;
  readonly day: number;
  amount: number;
}

export interface PlainSpan {
  readonly asOf: number;
  /** The last day that no longer counts, and that of the window before; null: everything counts. */
  readonly from: number | null;
  readonly prevFrom: number | null;
}

/** Sums up a plain list by customer, as the data file's day totals do it. */
export function plainTotals(orders: readonly PlainOrder[], span: PlainSpan, count: OrderCount): PlainTotals {
  const customers: string[] = [];
  const idOf = new Map<string, number>();
  const sums: Sums[] = [];
  const bills = new Map<string, Purchase>();
  const purchases: Purchase[] = [];
  let later = 0;
  let earlier = 0;
  const from = span.from ?? Number.NEGATIVE_INFINITY;
  for (const { customer, day, amount, bill } of orders) {
    if (day > span.asOf) {
      later += 1;
      continue;
    }
    if (day <= from) earlier += 1;
    const at = idOf.get(customer) ?? sums.length;
    if (at === sums.length) {
      idOf.set(customer, at);
      customers.push(customer);
      sums.push(noSums());
    }
    const own = sums[at] ?? noSums();
    own.since = Math.min(own.since, day);
    if (day > from) own.net += amount;
    else if (day > (span.prevFrom ?? Number.POSITIVE_INFINITY)) own.prev += amount;
    // Lines of a bill come to one order; its day is that of its first line.
    const key = count === 'bills' && bill !== null ? `${at}\u0000${bill}` : null;
    const known = key === null ? undefined : bills.get(key);
    if (known) known.amount += amount;
    else {
      const purchase = { customer: at, day, amount };
      purchases.push(purchase);
      if (key !== null) bills.set(key, purchase);
    }
  }
  for (const { customer, day, amount } of purchases) {
    const own = sums[customer];
    if (!own || (amount <= 0 && count !== 'rows')) continue;
    own.firstOn = Math.min(own.firstOn, day);
    own.lastOn = Math.max(own.lastOn, day);
    if (day <= from) continue;
    own.windowFirstOn = Math.min(own.windowFirstOn, day);
    own.orders += 1;
    own.sales += amount;
  }
  return { totals: columnsOf(sums), customers, later, earlier };
}

function noSums(): Sums {
  const never = Number.POSITIVE_INFINITY;
  return { firstOn: never, windowFirstOn: never, lastOn: -never, orders: 0, sales: 0, net: 0, prev: 0, since: never };
}

function columnsOf(sums: readonly Sums[]): DealerTotals {
  const day = (value: number) => (Number.isFinite(value) ? value : NO_DAY);
  return {
    count: sums.length,
    dealerId: Int32Array.from(sums, (_, i) => i + 1),
    excluded: new Uint8Array(sums.length),
    historySince: Int32Array.from(sums, ({ since }) => day(since)),
    firstOn: Int32Array.from(sums, ({ firstOn }) => day(firstOn)),
    lastOn: Int32Array.from(sums, ({ lastOn }) => day(lastOn)),
    windowFirstOn: Int32Array.from(sums, ({ windowFirstOn }) => day(windowFirstOn)),
    orders: Int32Array.from(sums, ({ orders }) => orders),
    salesMinor: Float64Array.from(sums, ({ sales }) => sales),
    netMinor: Float64Array.from(sums, ({ net }) => net),
    prevNetMinor: Float64Array.from(sums, ({ prev }) => prev),
  };
}
