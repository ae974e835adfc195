import { fromDayNumber } from '../../../shared/domain/calendarDay.ts';
import type { RawDb } from '../../db/open.ts';
import { dayNumberOf } from '../orders/dayNumbers.ts';
import { REVERSED_SALES } from '../orders/reversals.repo.ts';
import { type LineFact, SaleLines } from './saleLines.ts';

/** A sale that counts as one, of the bills o of a statement. */
const SOLD = `o.kind = 'sale' AND o.net_minor > 0 AND o.id NOT IN ${REVERSED_SALES}`;

type LineRow = [dealerId: number, day: string, product: number | string, qty: number | null, net: number];

/** Lines of these dealers' sales after a day up to another, by dealer, in the order of days; those of one day in any. */
export type LineReader = (ids: readonly number[], after: number, upTo: number) => Map<number, SaleLines>;

export function lineReader(raw: RawDb): LineReader {
  const statement = raw
    .prepare(
      `SELECT o.dealer_id, o.ordered_on, coalesce(l.product_id, l.product_name), l.qty_micro, l.net_micro
       FROM orders o JOIN order_line l ON l.order_id = o.id
       WHERE o.dealer_id IN (SELECT value FROM json_each(?)) AND ${SOLD} AND o.ordered_on > ? AND o.ordered_on <= ?
       ORDER BY o.dealer_id, o.ordered_on`,
    )
    .raw();
  return (ids, after, upTo) => {
    const rows = statement.all(JSON.stringify(ids), fromDayNumber(after), fromDayNumber(upTo)) as LineRow[]; // as named
    const found = new Map<number, SaleLines>();
    // What has no product goes by its name: a number of its own below zero.
    const named = new Map<string, number>();
    let facts: LineFact[] = [];
    rows.forEach(([dealerId, day, product, qty, net], i) => {
      facts.push({ day: dayNumberOf(day), product: productOf(product, named), qtyMicro: qty ?? 0, netMicro: net });
      if (rows[i + 1]?.[0] === dealerId) return;
      found.set(dealerId, SaleLines.of(facts));
      facts = [];
    });
    return found;
  };
}

/** The categories of products that have one. */
export function readCategories(raw: RawDb): Map<number, string> {
  return new Map(
    raw.prepare("SELECT id, category FROM product WHERE category <> ''").raw().all() as [number, string][], // as named
  );
}

function productOf(product: number | string, named: Map<string, number>): number {
  if (typeof product === 'number') return product;
  let number = named.get(product);
  if (number === undefined) {
    number = -1 - named.size;
    named.set(product, number);
  }
  return number;
}
