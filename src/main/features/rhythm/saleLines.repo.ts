import { fromDayNumber, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import type { RawDb } from '../../db/open.ts';
import { REVERSED_SALES } from '../orders/reversals.repo.ts';
import { type LineFact, SaleLines } from './saleLines.ts';

/** A sale that counts as one, of the bills o of a statement. */
const SOLD = `o.kind = 'sale' AND o.net_minor > 0 AND o.id NOT IN ${REVERSED_SALES}`;
const OF_DEALERS = `o.dealer_id IN (SELECT value FROM json_each(?)) AND ${SOLD} AND o.ordered_on > ? AND o.ordered_on <= ?`;

/** One of a dealer's sales: its day as a number, and how many lines it has. */
export interface SaleBill {
  id: number;
  day: number;
  lines: number;
}

/** The lines of a dealer's sales, and the bills that have any, both in the order of days and bills. */
export interface DealerSales {
  bills: SaleBill[];
  lines: SaleLines;
}

/** Products that are known by name only: a number of its own below zero for each. */
export type NamedProducts = Map<string, number>;

type LineRow = [
  dealerId: number,
  billId: number,
  day: string,
  product: number | string,
  qty: number | null,
  net: number,
];

/** Sales of these dealers after a day up to another, by dealer; who has none is not among them. */
export function readSales(raw: RawDb, named: NamedProducts) {
  const statement = raw
    .prepare(
      `SELECT o.dealer_id, o.id, o.ordered_on, coalesce(l.product_id, l.product_name), l.qty_micro, l.net_micro
       FROM orders o JOIN order_line l ON l.order_id = o.id WHERE ${OF_DEALERS}
       ORDER BY o.dealer_id, o.ordered_on, o.id, l.line_no`,
    )
    .raw();
  return (ids: readonly number[], after: number, upTo: number): Map<number, DealerSales> => {
    const rows = statement.all(JSON.stringify(ids), fromDayNumber(after), fromDayNumber(upTo)) as LineRow[]; // as named
    const found = new Map<number, DealerSales>();
    let facts: LineFact[] = [];
    let bills: SaleBill[] = [];
    rows.forEach(([dealerId, billId, on, product, qty, net], i) => {
      const day = numberOf(on);
      facts.push({ day, product: productOf(product, named), qtyMicro: qty ?? 0, netMicro: net });
      const bill = bills.at(-1);
      if (bill?.id === billId) bill.lines += 1;
      else bills.push({ id: billId, day, lines: 1 });
      if (rows[i + 1]?.[0] === dealerId) return;
      found.set(dealerId, { bills, lines: SaleLines.of(facts) });
      facts = [];
      bills = [];
    });
    return found;
  };
}

/** Lines of these dealers' sales after a day up to another, by dealer, in the order of days and bills. */
export type LineReader = (ids: readonly number[], after: number, upTo: number) => Map<number, SaleLines>;

export function lineReader(raw: RawDb): LineReader {
  const read = readSales(raw, new Map());
  return (...asked) => new Map(Array.from(read(...asked), ([id, { lines }]) => [id, lines]));
}

/** The bills of these dealers' sales after a day up to another, by dealer, in the order of days and bills. */
export function readBills(
  raw: RawDb,
  ids: readonly number[],
  after: number,
  upTo: number,
): Map<number, readonly SaleBill[]> {
  const rows = raw
    .prepare(
      `SELECT o.dealer_id, o.id, o.ordered_on, o.line_count FROM orders o WHERE ${OF_DEALERS}
       ORDER BY o.dealer_id, o.ordered_on, o.id`,
    )
    .raw()
    // As the statement names its columns.
    .all(JSON.stringify(ids), fromDayNumber(after), fromDayNumber(upTo)) as [number, number, string, number][];
  const found = new Map<number, SaleBill[]>();
  let last = -1;
  let bills: SaleBill[] = [];
  for (const [dealerId, id, on, lines] of rows) {
    if (dealerId !== last) {
      last = dealerId;
      bills = [];
      found.set(dealerId, bills);
    }
    bills.push({ id, day: numberOf(on), lines });
  }
  return found;
}

/** Lines of single bills, by bill. @param bills with the day of each */
export function readLinesOf(
  raw: RawDb,
  bills: ReadonlyMap<number, number>,
  named: NamedProducts,
): Map<number, SaleLines> {
  const rows = raw
    .prepare(
      `SELECT l.order_id, coalesce(l.product_id, l.product_name), l.qty_micro, l.net_micro FROM order_line l
       WHERE l.order_id IN (SELECT value FROM json_each(?)) ORDER BY l.order_id, l.line_no`,
    )
    .raw()
    // As the statement names its columns.
    .all(JSON.stringify([...bills.keys()])) as [number, number | string, number | null, number][];
  const found = new Map<number, SaleLines>();
  let facts: LineFact[] = [];
  rows.forEach(([billId, product, qty, net], i) => {
    facts.push({
      day: bills.get(billId) ?? 0,
      product: productOf(product, named),
      qtyMicro: qty ?? 0,
      netMicro: net,
    });
    if (rows[i + 1]?.[0] === billId) return;
    found.set(billId, SaleLines.of(facts));
    facts = [];
  });
  return found;
}

/** The id of the newest line: one that comes later has a higher one. Lines are never written over, they go and others come. */
export function newestLine(raw: RawDb): number {
  return Number(raw.prepare('SELECT coalesce(max(id), 0) FROM order_line').pluck().get());
}

/** Bills that have lines newer than this one. */
export function billsWithLinesSince(raw: RawDb, line: number): Set<number> {
  return new Set(raw.prepare<[number], number>('SELECT order_id FROM order_line WHERE id > ?').pluck().all(line));
}

/** The categories of products that have one. */
export function readCategories(raw: RawDb): Map<number, string> {
  return new Map(
    raw.prepare("SELECT id, category FROM product WHERE category <> ''").raw().all() as [number, string][], // as named
  );
}

function productOf(product: number | string, named: NamedProducts): number {
  if (typeof product === 'number') return product;
  let number = named.get(product);
  if (number === undefined) {
    number = -1 - named.size;
    named.set(product, number);
  }
  return number;
}

/** Few days occur, in hundreds of thousands of places. */
const dayNumbers = new Map<string, number>();

function numberOf(day: string): number {
  let number = dayNumbers.get(day);
  if (number === undefined) {
    number = toDayNumber(day);
    dayNumbers.set(day, number);
  }
  return number;
}
