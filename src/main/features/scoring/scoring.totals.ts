import { toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { ordersRevision } from '../orders/orders.service.ts';
import { type DealerTotals, NO_DAY } from './scoreColumns.ts';
import { windowOf } from './window.rules.ts';

type Day = string | null;
type DealerRow = [id: number, excluded: number, openedOn: Day];
type WindowRow = [id: number, since: Day, firstOn: Day, lastOn: Day, orders: number, sales: number, net: number];
type BeforeRow = [id: number, since: Day, firstOn: Day, lastOn: Day, prevNet: number];

/** Figures of the dealers that have bills, from the day totals, in the order of ids. */
interface DayFigures extends Omit<DealerTotals, 'count' | 'excluded'> {
  count: number;
}

/** Ids a statement: some 10 ms, so that others get their turn and a cancellation is noticed. */
const SLICE_IDS = 4000;

const IN_SLICE = 'FROM dealer_day WHERE dealer_id BETWEEN @low AND @high';

/** Two passes, each over its own part of the days: less work than one that asks of every day where it belongs. */
const WINDOW_SQL = `
SELECT dealer_id, min(day), min(day) FILTER (WHERE sales > 0), max(day) FILTER (WHERE sales > 0),
  sum(sales), sum(sales_minor), sum(net_minor)
${IN_SLICE} AND day > @from AND day <= @to GROUP BY dealer_id`;

const BEFORE_SQL = `
SELECT dealer_id, min(day), min(day) FILTER (WHERE sales > 0), max(day) FILTER (WHERE sales > 0), sum(net_minor) FILTER (WHERE day > @prev)
${IN_SLICE} AND day <= @from GROUP BY dealer_id`;

/** The last figures of a connection: most calculations are asked for by edits of dealers, which change no bill. */
const lastFigures = new WeakMap<RawDb, { key: string; figures: DayFigures }>();

/**
 * Figures of every dealer that is not in the bin, from bills dated up to `asOf`, in the order of ids; all of one state of
 * the file.
 * @param checkCancelled called between statements; what it throws ends the reading
 */
export function readTotals(db: Db, asOf: string, windowMonths: number, checkCancelled: () => void): DealerTotals {
  const raw = rawOf(db);
  raw.exec('BEGIN');
  try {
    const steps = totalsInSteps(db, asOf, windowMonths);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      checkCancelled();
    }
  } finally {
    raw.exec('COMMIT');
  }
}

/** The same where questions are answered: they go first in between, and a commit meanwhile is not kept out. */
export async function readTotalsInTurns(db: Db, asOf: string, windowMonths: number): Promise<DealerTotals> {
  const steps = totalsInSteps(db, asOf, windowMonths);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function* totalsInSteps(db: Db, asOf: string, windowMonths: number): Generator<void, DealerTotals> {
  const raw = rawOf(db);
  const key = `${ordersRevision(db)}|${asOf}|${windowMonths}`;
  let known = lastFigures.get(raw);
  if (known?.key !== key) {
    known = { key, figures: yield* readFigures(raw, asOf, windowMonths) };
    lastFigures.set(raw, known);
  }
  return yield* joinDealers(raw, known.figures, asOf);
}

function* readFigures(raw: RawDb, asOf: string, windowMonths: number): Generator<void, DayFigures> {
  const { fromExclusive: from, prevFromExclusive: prev } = windowOf(asOf, windowMonths);
  const inWindow = raw.prepare(WINDOW_SQL).raw();
  const before = raw.prepare(BEFORE_SQL).raw();
  const dealers = raw.prepare<[], { count: number; highest: number | null }>(
    'SELECT count(*) AS count, max(id) AS highest FROM dealer',
  );
  const { count = 0, highest = null } = dealers.get() ?? {};
  const figures: DayFigures = { ...emptyTotals(count), count: 0 };
  for (let low = 1; low <= (highest ?? 0); low += SLICE_IDS) {
    const slice = { low, high: low + SLICE_IDS - 1, from };
    // Rows as the two statements name their columns.
    const windowRows = inWindow.all({ ...slice, to: asOf }) as WindowRow[];
    addFigures(figures, windowRows, before.all({ ...slice, prev }) as BeforeRow[]);
    yield;
  }
  return figures;
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

/** Lays the figures beside the dealers; who never bought has none. */
function* joinDealers(raw: RawDb, figures: DayFigures, asOf: string): Generator<void, DealerTotals> {
  const slice = raw
    .prepare(
      `SELECT id, excluded, opened_on FROM dealer WHERE deleted_at IS NULL AND id > ? ORDER BY id LIMIT ${SLICE_IDS}`,
    )
    .raw();
  const rows: DealerRow[] = [];
  while (true) {
    // Rows as the statement names its columns.
    const found = slice.all(rows.at(-1)?.[0] ?? 0) as DealerRow[];
    for (const row of found) rows.push(row);
    if (found.length < SLICE_IDS) break;
    yield;
  }
  const totals = emptyTotals(rows.length);
  let at = 0;
  rows.forEach((row, i) => {
    while (at < figures.count && (figures.dealerId[at] ?? 0) < row[0]) at += 1;
    putDealer(totals, i, row, asOf);
    if (at < figures.count && figures.dealerId[at] === row[0]) putFigures(totals, i, figures, at);
  });
  return totals;
}

function putDealer(totals: DealerTotals, i: number, [id, excluded, openedOn]: DealerRow, asOf: string): void {
  totals.dealerId[i] = id;
  totals.excluded[i] = excluded;
  totals.historySince[i] = openedOn !== null && openedOn <= asOf ? dayOf(openedOn) : NO_DAY;
  totals.firstOn[i] = NO_DAY;
  totals.lastOn[i] = NO_DAY;
  totals.windowFirstOn[i] = NO_DAY;
}

function putFigures(totals: DealerTotals, i: number, figures: DayFigures, at: number): void {
  const opened = totals.historySince[i] ?? NO_DAY;
  const since = figures.historySince[at] ?? NO_DAY;
  totals.historySince[i] = opened === NO_DAY ? since : Math.min(since, opened);
  totals.firstOn[i] = figures.firstOn[at] ?? NO_DAY;
  totals.lastOn[i] = figures.lastOn[at] ?? NO_DAY;
  totals.windowFirstOn[i] = figures.windowFirstOn[at] ?? NO_DAY;
  totals.orders[i] = figures.orders[at] ?? 0;
  totals.salesMinor[i] = figures.salesMinor[at] ?? 0;
  totals.netMinor[i] = figures.netMinor[at] ?? 0;
  totals.prevNetMinor[i] = figures.prevNetMinor[at] ?? 0;
}

function emptyTotals(count: number): DealerTotals {
  return {
    count,
    dealerId: new Int32Array(count),
    excluded: new Uint8Array(count),
    historySince: new Int32Array(count),
    firstOn: new Int32Array(count),
    lastOn: new Int32Array(count),
    windowFirstOn: new Int32Array(count),
    orders: new Int32Array(count),
    salesMinor: new Float64Array(count),
    netMinor: new Float64Array(count),
    prevNetMinor: new Float64Array(count),
  };
}

/** Few days occur, in hundreds of thousands of places. */
const dayNumbers = new Map<string, number>();

function dayOf(day: Day | undefined): number {
  if (day === null || day === undefined) return NO_DAY;
  let number = dayNumbers.get(day);
  if (number === undefined) {
    number = toDayNumber(day);
    dayNumbers.set(day, number);
  }
  return number;
}
