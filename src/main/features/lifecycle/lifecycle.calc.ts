import type { Curve, LifecycleRules, Stage } from '../../../shared/contract/lifecycleRules.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { daysOf, placesOf, type RatedCycle, type RhythmResult } from '../rhythm/rhythm.calc.ts';
import { curveOf, MOST_QUARTERS, type OrderCurve, type Quarter, quartersUpTo, stageOf } from './lifecycle.rules.ts';

export interface LifecycleRow {
  id: number;
  stage: Stage;
  curve: Curve | null;
  trend: number | null;
  quarters: number;
}

const PROSPECT: Omit<LifecycleRow, 'id'> = { stage: 'prospect', curve: null, trend: null, quarters: 0 };

/** Curves of the last calculation of a connection, by what a dealer's rhythm was made of: they move when that or the quarter does. */
const curves = new WeakMap<RawDb, { key: string; of: WeakMap<object, OrderCurve> }>();

/** Stage and curve of every member, in the order of ids. */
export function lifecycleRows(db: Db, rhythm: RhythmResult, rules: LifecycleRules): LifecycleRow[] {
  const quarters = quartersUpTo(rhythm.asOf, MOST_QUARTERS, rhythm.open);
  const key = JSON.stringify([quarters.at(-1)?.name, rules, rhythm.rules]);
  const last = curves.get(rawOf(db));
  const kept = last?.key === key ? last.of : new WeakMap<object, OrderCurve>();
  curves.set(rawOf(db), { key, of: kept });
  const places = placesOf(rhythm.book, rhythm.members);
  const whole = { ...rules, goneCycles: rhythm.rules.goneCycles };
  const rows: LifecycleRow[] = [];
  let next = 0;
  for (let i = 0; i < rhythm.members.ids.length; i += 1) {
    const id = rhythm.members.ids[i] ?? 0;
    const row = rhythm.rows[next];
    if (row?.id !== id) {
      rows.push({ id, ...PROSPECT });
      continue;
    }
    next += 1;
    let curve = kept.get(row.own);
    if (curve === undefined) {
      curve = curveOf(amountsOf(rhythm, places[i] ?? -1, quarters), quarters, row.own.firstDay, rules);
      kept.set(row.own, curve);
    }
    const stage = stageOf(row.own, row.cycle, rhythm.asOfOpen, whole);
    rows.push({ id, stage, curve: curve.curve, trend: curve.trend, quarters: curve.quarters });
  }
  return rows;
}

function amountsOf({ book }: RhythmResult, at: number, quarters: readonly Quarter[]): number[] {
  const { from, to, day, netMinor } = daysOf(book, at);
  const amounts = quarters.map(() => 0);
  let q = quarters.length - 1;
  for (let i = to - 1; i >= from && q >= 0; i -= 1) {
    const on = day[i] ?? 0;
    while (q >= 0 && on < (quarters[q]?.from ?? 0)) q -= 1;
    if (q >= 0 && on <= (quarters[q]?.to ?? 0)) amounts[q] = (amounts[q] ?? 0) + (netMinor[i] ?? 0);
  }
  return amounts;
}

/** Stages at a day by the cycles of that day: of each member its stage, undefined for who was not known yet. */
export function stagesAt(
  rated: readonly RatedCycle[],
  asOfOpen: number,
  knownSince: readonly number[],
  day: number,
  rules: LifecycleRules & { goneCycles: number },
): (Stage | undefined)[] {
  const stages = knownSince.map((since): Stage | undefined => (since <= day ? 'prospect' : undefined));
  for (const { member, own, cycle } of rated) stages[member] = stageOf(own, cycle, asOfOpen, rules);
  return stages;
}
