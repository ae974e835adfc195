import { type Db, rawOf } from '../../db/open.ts';
import { paymentFacts } from '../receivables/receivables.service.ts';
import { SLICE_IDS } from './dayFigures.ts';
import type { DealerTotals, ValueFacts } from './scoreColumns.ts';
import { windowOf } from './window.rules.ts';

type MarkRow = [id: number, potential: number | null, cooperation: number | null];
type MarginRow = [id: number, net: number, cost: number];

/** Bills of the window whose cost is known; gifts and exchanges are no money paid. */
const MARGIN_SQL = `
SELECT dealer_id, sum(net_minor), sum(cost_minor) FROM orders
WHERE dealer_id BETWEEN ? AND ? AND ordered_on > ? AND ordered_on <= ? AND cost_minor IS NOT NULL
  AND kind IN ('sale', 'return', 'reversal')
GROUP BY dealer_id`;

/** The totals with what a value score further asks of each dealer. */
export function withFacts(db: Db, totals: DealerTotals, asOf: string, windowMonths: number): DealerTotals {
  const steps = factsInSteps(db, totals, asOf, windowMonths);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return { ...totals, facts: step.value };
}

/** The same for the reader: a slice of dealers a step. */
export function* factsInSteps(
  db: Db,
  totals: DealerTotals,
  asOf: string,
  windowMonths: number,
): Generator<void, ValueFacts> {
  const unknown = () => new Float64Array(totals.count).fill(Number.NaN);
  const facts: ValueFacts = { margin: unknown(), payment: unknown(), potential: unknown(), cooperation: unknown() };
  const rowOf = new Map<number, number>();
  totals.dealerId.forEach((id, i) => {
    rowOf.set(id, i);
  });
  putMarks(db, facts, rowOf);
  yield;
  for (const [id, { timeliness }] of paymentFacts(db, asOf)) {
    const row = rowOf.get(id);
    if (row !== undefined && timeliness !== null) facts.payment[row] = timeliness;
  }
  yield;
  const raw = rawOf(db);
  const { fromExclusive } = windowOf(asOf, windowMonths);
  const margins = raw.prepare(MARGIN_SQL).raw();
  const highest = totals.dealerId.at(-1) ?? 0;
  for (let low = 1; low <= highest; low += SLICE_IDS) {
    // Rows as the statement names its columns.
    for (const [id, net, cost] of margins.all(low, low + SLICE_IDS - 1, fromExclusive, asOf) as MarginRow[]) {
      const row = rowOf.get(id);
      if (row !== undefined && net > 0) facts.margin[row] = (net - cost) / net;
    }
    yield;
  }
  return facts;
}

/** The owner's own marks. */
function putMarks(db: Db, facts: ValueFacts, rowOf: ReadonlyMap<number, number>): void {
  const rows = rawOf(db)
    .prepare('SELECT id, potential, cooperation FROM dealer WHERE potential IS NOT NULL OR cooperation IS NOT NULL')
    .raw()
    .all() as MarkRow[]; // as the statement names its columns
  for (const [id, potential, cooperation] of rows) {
    const row = rowOf.get(id);
    if (row === undefined) continue;
    if (potential !== null) facts.potential[row] = potential;
    if (cooperation !== null) facts.cooperation[row] = cooperation;
  }
}
