import type { Curve, LifecycleRules, Stage } from '../../../shared/contract/lifecycleRules.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { daysOf, type RatedCycle } from '../rhythm/cycles.calc.ts';
import type { RhythmRow } from '../rhythm/ratedRows.ts';
import type { RhythmResult } from '../rhythm/rhythm.calc.ts';
import type { OwnRhythm } from '../rhythm/rhythm.rules.ts';
import { curveOf, MOST_QUARTERS, type OrderCurve, type Quarter, quartersUpTo, stageOf } from './lifecycle.rules.ts';

export interface LifecycleRow {
  id: number;
  stage: Stage;
  curve: Curve | null;
  trend: number | null;
  quarters: number;
}

const PROSPECT: Omit<LifecycleRow, 'id'> = { stage: 'prospect', curve: null, trend: null, quarters: 0 };

interface Known {
  /** What every row rests on but its dealer's rhythm. */
  key: string;
  asOfOpen: number;
  /** What each row was made of; null of who has not bought. */
  rated: (RhythmRow | null)[];
  /** In the order of ids. */
  rows: LifecycleRow[];
}

/** The last rows of a connection: a curve moves when its dealer's bills or the quarter do. */
const known = new WeakMap<RawDb, Known>();

/** Stage and curve of every member, in the order of ids; whoever nothing has moved for keeps his row of before, the very same object. */
export function lifecycleRows(db: Db, rhythm: RhythmResult, rules: LifecycleRules): LifecycleRow[] {
  const { asOfOpen } = rhythm;
  const quarters = quartersUpTo(rhythm.asOf, MOST_QUARTERS, rhythm.open);
  const key = JSON.stringify([quarters.at(-1)?.name, rules, rhythm.rules]);
  const last = known.get(rawOf(db));
  const before: Known = last?.key === key ? last : { key, asOfOpen, rated: [], rows: [] };
  const whole = { ...rules, goneCycles: rhythm.rules.goneCycles };
  const { ids } = rhythm.members;
  const made: Known = { key, asOfOpen, rated: [], rows: [] };
  let next = 0;
  let b = 0;
  for (let i = 0; i < ids.length; i += 1) {
    const id = ids[i] ?? 0;
    while (b < before.rows.length && (before.rows[b]?.id ?? 0) < id) b += 1;
    const old = before.rows[b]?.id === id ? before.rows[b] : undefined;
    const was = old && before.rated[b];
    const rated = rhythm.rows[next]?.id === id ? (rhythm.rows[next] ?? null) : null;
    if (rated !== null) next += 1;
    made.rated.push(rated);
    if (old && was === rated && (rated === null || before.asOfOpen === asOfOpen)) made.rows.push(old);
    else if (rated === null) made.rows.push({ id, ...PROSPECT });
    else {
      const stage = stageOf(rated.own, rated.cycle, asOfOpen, whole);
      const isKnown = old && was?.own === rated.own;
      if (isKnown && old.stage === stage) made.rows.push(old);
      else {
        const { curve, trend, quarters: told } = isKnown ? old : curveAt(rhythm, i, quarters, rated.own, rules);
        made.rows.push({ id, stage, curve, trend, quarters: told });
      }
    }
  }
  known.set(rawOf(db), made);
  return made.rows;
}

function curveAt(
  rhythm: RhythmResult,
  member: number,
  quarters: readonly Quarter[],
  { firstDay }: OwnRhythm,
  rules: LifecycleRules,
): OrderCurve {
  return curveOf(amountsOf(rhythm, rhythm.places[member] ?? -1, quarters), quarters, firstDay, rules);
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
