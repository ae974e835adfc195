import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
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

/** What of the rules facts depend on. */
export type FactRules = Pick<ScoreRules, 'windowMonths' | 'ownFactors'>;

/** The totals with what a value score further asks of each dealer. */
export function withFacts(db: Db, totals: DealerTotals, asOf: string, rules: FactRules): DealerTotals {
  const steps = factsInSteps(db, totals, asOf, rules);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return { ...totals, facts: step.value };
}

/** The same for the reader: a slice of dealers a step. */
export function* factsInSteps(
  db: Db,
  totals: DealerTotals,
  asOf: string,
  { windowMonths, ownFactors }: FactRules,
): Generator<void, ValueFacts> {
  const unknown = () => new Float64Array(totals.count).fill(Number.NaN);
  const facts: ValueFacts = { margin: unknown(), payment: unknown(), potential: unknown(), cooperation: unknown() };
  const rowOf = new Map<number, number>();
  totals.dealerId.forEach((id, i) => {
    rowOf.set(id, i);
  });
  putMarks(db, facts, rowOf);
  yield;
  const own: Float64Array[] = [];
  for (const { fieldId } of ownFactors) {
    own.push(ownValues(db, fieldId, unknown(), rowOf));
    yield;
  }
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
  return { ...facts, own };
}

/** Numbers of a field of the owner's; a flag counts 1 or 0, a text that is no number is not known. */
function ownValues(db: Db, fieldId: number, values: Float64Array, rowOf: ReadonlyMap<number, number>): Float64Array {
  const rows = rawOf(db).prepare('SELECT dealer_id, value FROM custom_value WHERE field_id = ?').raw().all(fieldId) as [
    id: number,
    value: string,
  ][]; // as the statement names its columns
  for (const [id, value] of rows) {
    const row = rowOf.get(id);
    const number = value.trim() === '' ? Number.NaN : Number(value);
    if (row !== undefined && Number.isFinite(number)) values[row] = number;
  }
  return values;
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
