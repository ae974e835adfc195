import type { Ledger } from '../../../analytics/afterwards.ts';
import type { Db } from '../../../db/open.ts';
import { breath } from '../../dealers/gridRows.ts';
import { type DayBook, dayBook } from '../../orders/dayBook.ts';

/** Works through steps; others get their turn in between. */
export async function inBreaths<R>(steps: Generator<void, R>): Promise<R> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    await breath();
  }
}

/** What some dealers bought by day, each at its place among the ids, also those that bought nothing. @param ids ascending */
export async function ledgerOf(db: Db, ids: readonly number[]): Promise<Ledger> {
  return placed(await inBreaths(dayBook(db)), ids);
}

function placed(book: DayBook, ids: readonly number[]): Ledger {
  const { day, sales, netMinor, dealerId, count } = book;
  const start = new Int32Array(ids.length + 1);
  const from = new Int32Array(ids.length);
  let at = 0;
  for (let unit = 0; unit < ids.length; unit += 1) {
    while (at < count && (dealerId[at] ?? 0) < (ids[unit] ?? 0)) at += 1;
    const has = at < count && dealerId[at] === ids[unit];
    const first = book.start[at] ?? 0;
    from[unit] = first;
    start[unit + 1] = (start[unit] ?? 0) + (has ? (book.start[at + 1] ?? first) - first : 0);
  }
  const rows = start[ids.length] ?? 0;
  const ledger = {
    count: ids.length,
    start,
    day: new Int32Array(rows),
    bought: new Int32Array(rows),
    net: new Float64Array(rows),
  };
  for (let unit = 0; unit < ids.length; unit += 1) {
    const first = from[unit] ?? 0;
    const to = start[unit] ?? 0;
    const end = first + (start[unit + 1] ?? 0) - to;
    ledger.day.set(day.subarray(first, end), to);
    ledger.bought.set(sales.subarray(first, end), to);
    ledger.net.set(netMinor.subarray(first, end), to);
  }
  return ledger;
}
