import { addDays, type CalendarDay, fromDayNumber, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { type DealerBase, dealerBase } from '../dealers/dealerBase.repo.ts';
import { REVERSED_SALES } from '../orders/reversals.repo.ts';
import { snapshotDay } from '../receivables/receivables.repo.ts';
import { type LineFact, SaleLines } from './saleLines.ts';
import type { ArrearsFact } from './signals.rules.ts';

/** Dealers that are looked at: those that are graded, in the order of ids. */
export interface Members {
  ids: Int32Array;
  types: (string | null)[];
}

const membersOf = new WeakMap<DealerBase, Members>();

/**
 * Everybody but those in the bin, those that are part of others and accounts that take no part in grading; the same answer
 * as long as nobody of them has changed.
 */
export function* readMembers(db: Db): Generator<void, Members> {
  const base = yield* dealerBase(db);
  let members = membersOf.get(base);
  if (members === undefined) {
    const graded = (_: unknown, i: number) => base.excluded[i] === 0;
    members = { ids: base.ids.filter(graded), types: base.types.filter(graded) };
    membersOf.set(base, members);
  }
  return members;
}

/** A sale that counts as one, of the lines o of a statement. */
const SOLD = `o.kind = 'sale' AND o.net_minor > 0 AND o.id NOT IN ${REVERSED_SALES}`;

type LineRow = [dealerId: number, day: string, product: number, name: string | null, qty: number | null, net: number];

/** Lines of these dealers' sales after a day up to another, by dealer, in the order of days and bills. */
export type LineReader = (ids: readonly number[], after: number, upTo: number) => Map<number, SaleLines>;

/** The categories of products that have one. */
export function readCategories(raw: RawDb): Map<number, string> {
  return new Map(
    raw.prepare("SELECT id, category FROM product WHERE category <> ''").raw().all() as [number, string][], // as named
  );
}

export function lineReader(raw: RawDb): LineReader {
  // What has no product goes by its name: a number of its own below zero.
  const statement = raw
    .prepare(
      `SELECT o.dealer_id, o.ordered_on, coalesce(l.product_id, -1), iif(l.product_id IS NULL, l.product_name, NULL), l.qty_micro, l.net_micro
       FROM orders o JOIN order_line l ON l.order_id = o.id
       WHERE o.dealer_id IN (SELECT value FROM json_each(?)) AND ${SOLD} AND o.ordered_on > ? AND o.ordered_on <= ?
       ORDER BY o.dealer_id, o.ordered_on, o.id, l.line_no`,
    )
    .raw();
  return (ids, after, upTo) => {
    const rows = statement.all(JSON.stringify(ids), fromDayNumber(after), fromDayNumber(upTo)) as LineRow[]; // as named
    return byDealer(rows);
  };
}

const dayNumbers = new Map<string, number>();

function numberOf(day: string): number {
  let number = dayNumbers.get(day);
  if (number === undefined) {
    number = toDayNumber(day);
    dayNumbers.set(day, number);
  }
  return number;
}

function byDealer(rows: readonly LineRow[]): Map<number, SaleLines> {
  const found = new Map<number, SaleLines>();
  const named = new Map<string, number>();
  let facts: LineFact[] = [];
  rows.forEach(([dealerId, day, product, name, qty, net], i) => {
    let number = product;
    if (name !== null) {
      number = named.get(name) ?? -1 - named.size;
      named.set(name, number);
    }
    facts.push({ day: numberOf(day), product: number, qtyMicro: qty ?? 0, netMicro: net });
    if (rows[i + 1]?.[0] === dealerId) return;
    found.set(dealerId, SaleLines.of(facts));
    facts = [];
  });
  return found;
}

/** All categories, told apart from any others: what was made of them holds as long as this stays. */
export function categoriesKey(db: Db): string {
  return String(
    rawOf(db)
      .prepare("SELECT coalesce(group_concat(id || ':' || category, char(10)), '') FROM product WHERE category <> ''")
      .pluck()
      .get(),
  );
}

/** Lists of balances that lie closer together are not compared. */
const LEAST_DAYS_APART = 20;

/** Overdue amounts by the latest list of balances up to a day and by the last one some weeks before it; none where there is one list. */
export function readArrears(db: Db, asOf: CalendarDay): Map<number, ArrearsFact> {
  const on = snapshotDay(db, asOf);
  const beforeOn = on === null ? null : snapshotDay(db, addDays(on, -LEAST_DAYS_APART));
  if (on === null || beforeOn === null) return new Map();
  const rows = rawOf(db)
    .prepare<[object], { id: number; now: number; before: number }>(
      `SELECT n.dealer_id AS id, n.overdue_minor AS now, coalesce(b.overdue_minor, 0) AS before
       FROM receivable n LEFT JOIN receivable b ON b.dealer_id = n.dealer_id AND b.as_of_on = @beforeOn
       WHERE n.as_of_on = @on AND n.overdue_minor > 0 ORDER BY n.dealer_id`,
    )
    .all({ on, beforeOn });
  return new Map(rows.map(({ id, now, before }) => [id, { now, before, on, beforeOn }]));
}
