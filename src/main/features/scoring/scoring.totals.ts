import { type Db, rawOf } from '../../db/open.ts';
import { type DealerBase, dealerBase } from '../dealers/dealerBase.repo.ts';
import { dayBook } from '../orders/dayBook.ts';
import { type DayFigures, dayFigures } from './dayFigures.ts';
import { emptyTotals } from './emptyTotals.ts';
import { type DealerTotals, NO_DAY } from './scoreColumns.ts';

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
  const figures = yield* dayFigures(db, asOf, windowMonths);
  return joinDealers(yield* dealerBase(db), figures);
}

/** Lays the figures beside the dealers; who never bought has none. */
function joinDealers(base: DealerBase, figures: DayFigures): DealerTotals {
  const count = base.ids.length;
  const totals: DealerTotals = {
    ...emptyTotals(count),
    dealerId: base.ids,
    excluded: base.excluded,
    // An opening date after the as-of day stands too: who opens later is too new, not unknown.
    historySince: base.openedOn.slice(),
    firstOn: new Int32Array(count).fill(NO_DAY),
    lastOn: new Int32Array(count).fill(NO_DAY),
    windowFirstOn: new Int32Array(count).fill(NO_DAY),
  };
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    const id = base.ids[i] ?? 0;
    while (at < figures.count && (figures.dealerId[at] ?? 0) < id) at += 1;
    if (at < figures.count && figures.dealerId[at] === id) putFigures(totals, i, figures, at);
  }
  return totals;
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
