import { addDays, type CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { REVERSED_SALES } from '../orders/reversals.repo.ts';
import { dayOf } from '../scoring/dayFigures.ts';
import { createCellGatherer, type DemandCells } from './demandCells.ts';

/** A product as lists name it. */
export interface Product {
  id: number;
  code: string;
  name: string;
  spec: string;
  unit: string;
  brand: string;
  category: string;
}

/** What each dealer has bought of each product. */
export interface ProductCells {
  cells: DemandCells;
  /** In the order of the columns. */
  products: readonly Product[];
  /** First sale of each product to anybody up to the as-of day, day numbers. */
  firstSold: Int32Array;
}

export interface CellSpan {
  /** The last day of the window. */
  asOf: CalendarDay;
  /** The last day not counted of the window, and of the one before. */
  from: CalendarDay;
  previous: CalendarDay;
  /** The last day read; later than `asOf` where what came after is asked for. */
  until: CalendarDay;
}

/** Days with bills of one dealer that are read by one statement: some 10 ms of lines. */
const SLICE_DAYS = 250;
/** Products a statement. */
const SLICE_PRODUCTS = 4000;

/** Gifts and exchanges are no money paid; lines without a product belong to no column. */
const SLICE_SQL = `
SELECT o.dealer_id, l.product_id,
  sum(iif(o.ordered_on > @from AND o.ordered_on <= @asOf, l.net_micro, 0)),
  sum(iif(o.ordered_on > @previous AND o.ordered_on <= @from, l.net_micro, 0)),
  sum(iif(o.ordered_on > @asOf, l.net_micro, 0)),
  min(iif(o.kind = 'sale' AND l.net_micro > 0 AND o.ordered_on <= @asOf AND o.id NOT IN (SELECT value FROM json_each(@reversed)), o.ordered_on, NULL)),
  max(iif(o.kind = 'sale' AND l.net_micro > 0 AND o.ordered_on <= @asOf AND o.id NOT IN (SELECT value FROM json_each(@reversed)), o.ordered_on, NULL)),
  sum(iif(o.kind = 'sale' AND o.ordered_on > @from AND o.ordered_on <= @asOf AND l.net_micro > 0 AND l.qty_micro > 0 AND l.unit = p.unit, l.qty_micro, 0)),
  sum(iif(o.kind = 'sale' AND o.ordered_on > @from AND o.ordered_on <= @asOf AND l.net_micro > 0 AND l.qty_micro > 0 AND l.unit = p.unit, l.net_micro, 0))
FROM orders o CROSS JOIN order_line l ON l.order_id = o.id CROSS JOIN product p ON p.id = l.product_id
WHERE (o.dealer_id, o.ordered_on) > (@dealer, @day) AND (o.dealer_id, o.ordered_on) <= (@lastDealer, @lastDay)
  AND o.ordered_on <= @until AND o.kind IN ('sale', 'return', 'reversal')
GROUP BY o.dealer_id, l.product_id`;

type SliceRow = [
  dealer: number,
  product: number,
  amount: number,
  before: number,
  after: number,
  firstOn: string | null,
  lastOn: string | null,
  qty: number,
  paid: number,
];
type Place = [dealer: number, day: string];

/** Reads all lines in steps of some 10 ms, so that other questions are answered in between. */
export function* productCellsInSteps(db: Db, span: CellSpan): Generator<void, ProductCells> {
  const raw = rawOf(db);
  const products = yield* readProducts(raw);
  const columnOf = new Map(products.map(({ id }, column) => [id, column]));
  const reversed = JSON.stringify(raw.prepare(`SELECT id FROM orders WHERE id IN ${REVERSED_SALES}`).pluck().all());
  yield;
  const boundary = raw
    .prepare(
      `SELECT dealer_id, ordered_on FROM orders WHERE (dealer_id, ordered_on) > (?, ?)
       ORDER BY dealer_id, ordered_on LIMIT 1 OFFSET ${SLICE_DAYS}`,
    )
    .raw();
  const last = raw
    .prepare('SELECT dealer_id, ordered_on FROM orders ORDER BY dealer_id DESC, ordered_on DESC LIMIT 1')
    .raw()
    .get() as Place | undefined;
  const slice = raw.prepare(SLICE_SQL).raw();
  const gatherer = createCellGatherer();
  const firstSold = new Int32Array(products.length).fill(NEVER);
  const bounds = { ...span, reversed };
  for (let at: Place = [0, '']; last && !samePlace(at, last); ) {
    const to: Place = (boundary.get(...at) as Place | undefined) ?? last; // as the statement names its columns
    const rows = slice.all({ ...bounds, dealer: at[0], day: at[1], lastDealer: to[0], lastDay: to[1] }) as SliceRow[];
    for (const [dealer, product, amount, before, after, firstOn, lastOn, qty, paid] of rows) {
      const column = columnOf.get(product);
      if (column === undefined) continue;
      const first = dayOf(firstOn);
      gatherer.add(dealer, column, { amount, before, after, firstOn: first, lastOn: dayOf(lastOn), qty, paid });
      if (firstOn !== null) firstSold[column] = Math.min(firstSold[column] ?? NEVER, first);
    }
    at = to;
    yield;
  }
  return { cells: gatherer.finish(products.length), products, firstSold };
}

/** Later than any day: nobody has bought it. */
export const NEVER = 2147483647;

function samePlace(one: Place, other: Place): boolean {
  return one[0] === other[0] && one[1] === other[1];
}

function* readProducts(raw: RawDb): Generator<void, Product[]> {
  const slice = raw.prepare<[number], Product>(
    `SELECT id, code, CASE WHEN name = '' THEN code ELSE name END AS name, spec, unit, brand, category FROM product
     WHERE id > ? ORDER BY id LIMIT ${SLICE_PRODUCTS}`,
  );
  const products: Product[] = [];
  while (true) {
    const found = slice.all(products.at(-1)?.id ?? 0);
    for (const product of found) products.push(product);
    yield;
    if (found.length < SLICE_PRODUCTS) return products;
  }
}

/** The window that ends on a day, as scoring counts it, with what comes after it up to another day. */
export function spanOf(
  window: { fromExclusive: CalendarDay; to: CalendarDay; prevFromExclusive: CalendarDay },
  until = window.to,
): CellSpan {
  return { asOf: window.to, from: window.fromExclusive, previous: window.prevFromExclusive, until };
}

/** The first day of a span's window. */
export function firstDayOf({ from }: CellSpan): CalendarDay {
  return addDays(from, 1);
}
