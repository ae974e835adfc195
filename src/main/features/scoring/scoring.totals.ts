import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { dayBook } from '../orders/dayBook.ts';
import { type DayFigures, dayFigures, dayOf, SLICE_IDS } from './dayFigures.ts';
import { emptyTotals } from './emptyTotals.ts';
import { type DealerTotals, NO_DAY } from './scoreColumns.ts';

type DealerRow = [id: number, excluded: number, openedOn: string | null];

/**
 * Figures of every dealer that is not in the bin, from bills dated up to `asOf`, in the order of ids; all of one state of
 * the file.
 * @param checkCancelled called between statements; what it throws ends the reading
 */
export function readTotals(db: Db, asOf: string, windowMonths: number, checkCancelled: () => void): DealerTotals {
  const raw = rawOf(db);
  raw.exec('BEGIN');
  try {
    const steps = withBook(db, asOf, windowMonths);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      checkCancelled();
    }
  } finally {
    raw.exec('COMMIT');
  }
}

/** Calculations of every kind follow one another in the job worker: the day totals are read once for all of them. */
function* withBook(db: Db, asOf: string, windowMonths: number): Generator<void, DealerTotals> {
  yield* dayBook(db);
  return yield* totalsInSteps(db, asOf, windowMonths);
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
  return yield* joinDealers(rawOf(db), yield* dayFigures(db, asOf, windowMonths));
}

/** Lays the figures beside the dealers; who never bought has none. */
function* joinDealers(raw: RawDb, figures: DayFigures): Generator<void, DealerTotals> {
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
    putDealer(totals, i, row);
    if (at < figures.count && figures.dealerId[at] === row[0]) putFigures(totals, i, figures, at);
  });
  return totals;
}

function putDealer(totals: DealerTotals, i: number, [id, excluded, openedOn]: DealerRow): void {
  totals.dealerId[i] = id;
  totals.excluded[i] = excluded;
  // An opening date after the as-of day stands too: who opens later is too new, not unknown.
  totals.historySince[i] = dayOf(openedOn ?? undefined);
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
