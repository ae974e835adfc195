import { toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { bookAtHand } from '../orders/dayBook.ts';
import { ordersRevision, renewedDealers } from '../orders/orders.service.ts';
import { bookFigures } from './bookFigures.ts';
import { emptyTotals } from './emptyTotals.ts';
import { type DealerTotals, NO_DAY } from './scoreColumns.ts';
import { windowOf } from './window.rules.ts';

type Day = string | null;
type WindowRow = [id: number, since: Day, firstOn: Day, lastOn: Day, orders: number, sales: number, net: number];
type BeforeRow = [id: number, since: Day, firstOn: Day, lastOn: Day, prevNet: number];

/** Figures of the dealers that have bills, from the day totals, in the order of ids. */
export interface DayFigures extends Omit<DealerTotals, 'count' | 'excluded'> {
  count: number;
}

/** Ids a statement: some 10 ms, so that others get their turn and a cancellation is noticed. */
export const SLICE_IDS = 4000;

/** Where more than this part of the dealers has new bills, all are read: the same work in fewer steps. */
const MAX_RENEWED = 0.25;

const IN_SLICE = 'dealer_id BETWEEN @low AND @high';
const LISTED = 'dealer_id IN (SELECT value FROM json_each(@ids))';

/** Two passes, each over its own part of the days: less work than one that asks of every day where it belongs. */
const windowSql = (which: string) => `
SELECT dealer_id, min(day), min(day) FILTER (WHERE sales > 0), max(day) FILTER (WHERE sales > 0),
  sum(sales), sum(sales_minor), sum(net_minor)
FROM dealer_day WHERE ${which} AND day > @from AND day <= @to GROUP BY dealer_id`;

const beforeSql = (which: string) => `
SELECT dealer_id, min(day), min(day) FILTER (WHERE sales > 0), max(day) FILTER (WHERE sales > 0), sum(net_minor) FILTER (WHERE day > @prev)
FROM dealer_day WHERE ${which} AND day <= @from GROUP BY dealer_id`;

interface Known {
  /** State of the day totals that every figure is at least as new as. */
  revision: number;
  asOf: string;
  windowMonths: number;
  figures: DayFigures;
}

/** The last figures of a connection: most calculations follow edits, which change no bill, or an import of a few. */
const lastFigures = new WeakMap<RawDb, Known>();

/** The figures up to `asOf`, in steps: of all dealers the first time, then of those whose bills have changed. */
export function* dayFigures(db: Db, asOf: string, windowMonths: number): Generator<void, DayFigures> {
  const raw = rawOf(db);
  // Read first: what is committed meanwhile, where that is not kept out, is read again next time.
  const revision = ordersRevision(db);
  const known = lastFigures.get(raw);
  if (known?.revision === revision && known.asOf === asOf && known.windowMonths === windowMonths) return known.figures;
  const passes = passesOf(asOf, windowMonths);
  const book = bookAtHand(db);
  if (book) {
    const figures = bookFigures(book, passes);
    lastFigures.set(raw, { revision, asOf, windowMonths, figures });
    return figures;
  }
  const renewed =
    known?.asOf === asOf && known.windowMonths === windowMonths ? renewedDealers(db, known.revision) : null;
  const figures =
    known && renewed && renewed.length <= known.figures.count * MAX_RENEWED
      ? replaced(known.figures, yield* readListed(raw, renewed, passes), renewed)
      : yield* readAll(raw, passes);
  lastFigures.set(raw, { revision, asOf, windowMonths, figures });
  return figures;
}

/** The days that figures are taken of, as texts: the first of each pair is not within. */
export interface Passes {
  window: { from: string; to: string };
  before: { from: string; prev: string };
}

function passesOf(asOf: string, windowMonths: number): Passes {
  const { fromExclusive: from, prevFromExclusive: prev } = windowOf(asOf, windowMonths);
  return { window: { from, to: asOf }, before: { from, prev } };
}

function* readAll(raw: RawDb, passes: Passes): Generator<void, DayFigures> {
  const read = reader(raw, IN_SLICE, passes);
  const dealers = raw.prepare<[], { count: number; highest: number | null }>(
    'SELECT count(*) AS count, max(id) AS highest FROM dealer',
  );
  const { count = 0, highest = null } = dealers.get() ?? {};
  const figures: DayFigures = { ...emptyTotals(count), count: 0 };
  for (let low = 1; low <= (highest ?? 0); low += SLICE_IDS) {
    read(figures, { low, high: low + SLICE_IDS - 1 });
    yield;
  }
  return figures;
}

/** @param ids in rising order */
function* readListed(raw: RawDb, ids: readonly number[], passes: Passes): Generator<void, DayFigures> {
  const read = reader(raw, LISTED, passes);
  const figures: DayFigures = { ...emptyTotals(ids.length), count: 0 };
  for (let from = 0; from < ids.length; from += SLICE_IDS) {
    read(figures, { ids: JSON.stringify(ids.slice(from, from + SLICE_IDS)) });
    yield;
  }
  return figures;
}

/** Adds the figures of one slice of dealers. */
function reader(raw: RawDb, which: string, passes: Passes): (figures: DayFigures, slice: object) => void {
  const inWindow = raw.prepare(windowSql(which)).raw();
  const before = raw.prepare(beforeSql(which)).raw();
  return (figures, slice) => {
    // Rows as the two statements name their columns.
    const windowRows = inWindow.all({ ...slice, ...passes.window }) as WindowRow[];
    addFigures(figures, windowRows, before.all({ ...slice, ...passes.before }) as BeforeRow[]);
  };
}

/** All figures again, those of the renewed dealers from `fresh`; whoever has no bill left is in neither. */
function replaced(all: DayFigures, fresh: DayFigures, renewed: readonly number[]): DayFigures {
  const skip = new Set(renewed);
  const out: DayFigures = { ...emptyTotals(all.count + fresh.count), count: 0 };
  let f = 0;
  const takeFresh = (below: number) => {
    for (; f < fresh.count && (fresh.dealerId[f] ?? 0) < below; f += 1) copyRow(fresh, f, out);
  };
  for (let i = 0; i < all.count; i += 1) {
    const id = all.dealerId[i] ?? 0;
    takeFresh(id);
    if (!skip.has(id)) copyRow(all, i, out);
  }
  takeFresh(Number.POSITIVE_INFINITY);
  return out;
}

function copyRow(from: DayFigures, i: number, to: DayFigures): void {
  const at = to.count;
  to.count += 1;
  to.dealerId[at] = from.dealerId[i] ?? 0;
  to.historySince[at] = from.historySince[i] ?? NO_DAY;
  to.firstOn[at] = from.firstOn[i] ?? NO_DAY;
  to.lastOn[at] = from.lastOn[i] ?? NO_DAY;
  to.windowFirstOn[at] = from.windowFirstOn[i] ?? NO_DAY;
  to.orders[at] = from.orders[i] ?? 0;
  to.salesMinor[at] = from.salesMinor[i] ?? 0;
  to.netMinor[at] = from.netMinor[i] ?? 0;
  to.prevNetMinor[at] = from.prevNetMinor[i] ?? 0;
}

/** Joins the rows of the two passes, both in the order of ids. */
function addFigures(figures: DayFigures, window: readonly WindowRow[], before: readonly BeforeRow[]): void {
  let b = 0;
  for (const row of window) {
    for (let older = before[b]; older !== undefined && older[0] < row[0]; older = before[++b])
      addRow(figures, undefined, older);
    const older = before[b]?.[0] === row[0] ? before[b] : undefined;
    if (older) b += 1;
    addRow(figures, row, older);
  }
  for (const older of before.slice(b)) addRow(figures, undefined, older);
}

function addRow(figures: DayFigures, window: WindowRow | undefined, before: BeforeRow | undefined): void {
  const i = figures.count;
  const firstInWindow = dayOf(window?.[2]);
  const firstBefore = dayOf(before?.[2]);
  const lastInWindow = dayOf(window?.[3]);
  figures.count += 1;
  figures.dealerId[i] = window?.[0] ?? before?.[0] ?? 0;
  figures.historySince[i] = dayOf(before?.[1] ?? window?.[1]);
  figures.firstOn[i] = firstBefore === NO_DAY ? firstInWindow : firstBefore;
  figures.lastOn[i] = lastInWindow === NO_DAY ? dayOf(before?.[3]) : lastInWindow;
  figures.windowFirstOn[i] = firstInWindow;
  figures.orders[i] = window?.[4] ?? 0;
  figures.salesMinor[i] = window?.[5] ?? 0;
  figures.netMinor[i] = window?.[6] ?? 0;
  figures.prevNetMinor[i] = before?.[4] ?? 0;
}

/** Few days occur, in hundreds of thousands of places. */
const dayNumbers = new Map<string, number>();

/** A day's number, NO_DAY where there is none. */
export function dayOf(day: Day | undefined): number {
  if (day === null || day === undefined) return NO_DAY;
  let number = dayNumbers.get(day);
  if (number === undefined) {
    number = toDayNumber(day);
    dayNumbers.set(day, number);
  }
  return number;
}
