import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { readOrdersRevision } from '../data/cutOff.repo.ts';
import { dayNumberOf } from './dayNumbers.ts';
import { listRenewedDealers } from './orders.repo.ts';

/**
 * The day totals of all dealers in memory, 24 bytes a row: what is asked of many days, or as of many days, is answered from
 * here in milliseconds. A dealer's rows stand together in the order of days, dealers in the order of ids.
 */
export interface DayBook {
  /** Count of the orders' changes that every row is at least as new as. */
  revision: number;
  /** Dealers that have bills. */
  count: number;
  dealerId: Int32Array;
  /** Where a dealer's rows begin; one more entry than dealers. */
  start: Int32Array;
  day: Int32Array;
  sales: Int32Array;
  salesMinor: Float64Array;
  netMinor: Float64Array;
}

type Row = [dealerId: number, day: string, sales: number, salesMinor: number, netMinor: number];

/** Ids a statement: some 10 ms. */
const SLICE_IDS = 1500;
/** Where more than this part of the dealers has new bills, all are read. */
const MAX_RENEWED = 0.25;

const kept = new WeakMap<RawDb, DayBook>();

const firstDays = new WeakMap<DayBook, number>();

/** The first day there is a bill of, as a number; Infinity without any. */
export function firstDayOf(book: DayBook): number {
  let first = firstDays.get(book);
  if (first === undefined) {
    first = Number.POSITIVE_INFINITY;
    for (let at = 0; at < book.count; at += 1) first = Math.min(first, book.day[book.start[at] ?? 0] ?? first);
    firstDays.set(book, first);
  }
  return first;
}

/** The book of a connection as it stands, where it has been read and no bill has changed since. */
export function bookAtHand(db: Db): DayBook | undefined {
  const book = kept.get(rawOf(db));
  return book?.revision === readOrdersRevision(db) ? book : undefined;
}

/** The book, in steps: whole the first time, then the dealers whose bills have changed. */
export function* dayBook(db: Db): Generator<void, DayBook> {
  const raw = rawOf(db);
  // Read first: what is committed meanwhile is read again next time.
  const revision = readOrdersRevision(db);
  const known = kept.get(raw);
  if (known?.revision === revision) return known;
  const renewed = known ? listRenewedDealers(db, known.revision) : [];
  const book =
    known && renewed.length <= known.count * MAX_RENEWED
      ? replaced(known, yield* readListed(raw, renewed, revision), renewed, revision)
      : yield* readAll(raw, revision);
  kept.set(raw, book);
  return book;
}

const COLUMNS = 'dealer_id, day, sales, sales_minor, net_minor';

function* readAll(raw: RawDb, revision: number): Generator<void, DayBook> {
  const highest = Number(raw.prepare('SELECT coalesce(max(id), 0) FROM dealer').pluck().get());
  const slice = raw
    .prepare(`SELECT ${COLUMNS} FROM dealer_day WHERE dealer_id BETWEEN ? AND ? ORDER BY dealer_id, day`)
    .raw();
  const making = new Making(Number(raw.prepare('SELECT count(*) FROM dealer_day').pluck().get()));
  for (let low = 1; low <= highest; low += SLICE_IDS) {
    // Rows as the statement names its columns.
    making.add(slice.all(low, low + SLICE_IDS - 1) as Row[]);
    yield;
  }
  return making.book(revision);
}

function* readListed(raw: RawDb, ids: readonly number[], revision: number): Generator<void, DayBook> {
  const listed = raw
    .prepare(
      `SELECT ${COLUMNS} FROM dealer_day WHERE dealer_id IN (SELECT value FROM json_each(?)) ORDER BY dealer_id, day`,
    )
    .raw();
  const making = new Making(1024);
  for (let from = 0; from < ids.length; from += SLICE_IDS) {
    making.add(listed.all(JSON.stringify(ids.slice(from, from + SLICE_IDS))) as Row[]); // as above
    yield;
  }
  return making.book(revision);
}

class Making {
  private readonly ids: number[] = [];
  private readonly starts: number[] = [];
  private rows = 0;
  private day: Int32Array;
  private sales: Int32Array;
  private salesMinor: Float64Array;
  private netMinor: Float64Array;

  constructor(capacity: number) {
    this.day = new Int32Array(capacity);
    this.sales = new Int32Array(capacity);
    this.salesMinor = new Float64Array(capacity);
    this.netMinor = new Float64Array(capacity);
  }

  add(rows: readonly Row[]): void {
    if (this.rows + rows.length > this.day.length) this.grow(this.rows + rows.length);
    let last = this.ids.at(-1);
    for (const [id, day, sales, salesMinor, netMinor] of rows) {
      if (id !== last) {
        this.ids.push(id);
        this.starts.push(this.rows);
        last = id;
      }
      this.day[this.rows] = dayNumberOf(day);
      this.sales[this.rows] = sales;
      this.salesMinor[this.rows] = salesMinor;
      this.netMinor[this.rows] = netMinor;
      this.rows += 1;
    }
  }

  /** Takes over the dealers of a book from one place to before another, all their rows at once. */
  copy(book: DayBook, first: number, end: number): void {
    const from = book.start[first] ?? 0;
    const to = book.start[end] ?? 0;
    if (this.rows + to - from > this.day.length) this.grow(this.rows + to - from);
    for (let at = first; at < end; at += 1) {
      this.ids.push(book.dealerId[at] ?? 0);
      this.starts.push((book.start[at] ?? 0) - from + this.rows);
    }
    this.day.set(book.day.subarray(from, to), this.rows);
    this.sales.set(book.sales.subarray(from, to), this.rows);
    this.salesMinor.set(book.salesMinor.subarray(from, to), this.rows);
    this.netMinor.set(book.netMinor.subarray(from, to), this.rows);
    this.rows += to - from;
  }

  book(revision: number): DayBook {
    return {
      revision,
      count: this.ids.length,
      dealerId: Int32Array.from(this.ids),
      start: Int32Array.from([...this.starts, this.rows]),
      day: this.day.subarray(0, this.rows),
      sales: this.sales.subarray(0, this.rows),
      salesMinor: this.salesMinor.subarray(0, this.rows),
      netMinor: this.netMinor.subarray(0, this.rows),
    };
  }

  private grow(needed: number): void {
    const size = Math.max(needed, this.day.length * 2);
    const larger = <A extends Int32Array | Float64Array>(target: A, source: A): A => {
      target.set(source);
      return target;
    };
    this.day = larger(new Int32Array(size), this.day);
    this.sales = larger(new Int32Array(size), this.sales);
    this.salesMinor = larger(new Float64Array(size), this.salesMinor);
    this.netMinor = larger(new Float64Array(size), this.netMinor);
  }
}

/** The book again, the rows of renewed dealers from `fresh`; whoever has no bill left is in neither. */
function replaced(all: DayBook, fresh: DayBook, renewed: readonly number[], revision: number): DayBook {
  if (renewed.length === 0) return { ...all, revision };
  const making = new Making(all.day.length + fresh.day.length);
  let from = 0;
  let f = 0;
  for (const id of renewed) {
    const place = placeOf(all, id);
    making.copy(all, from, place);
    from = all.dealerId[place] === id ? place + 1 : place;
    if (fresh.dealerId[f] === id) {
      making.copy(fresh, f, f + 1);
      f += 1;
    }
  }
  making.copy(all, from, all.count);
  return making.book(revision);
}

/** Where a dealer stands, or would stand. */
function placeOf({ dealerId, count }: DayBook, id: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((dealerId[middle] ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
