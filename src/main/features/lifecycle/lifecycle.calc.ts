import type { Curve, LifecycleRules, Stage } from '../../../shared/contract/lifecycleRules.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { daysOf, type RatedCycle } from '../rhythm/cycles.calc.ts';
import { dayOfBeingLate, NEVER, nextOf } from '../rhythm/edges.rules.ts';
import type { RhythmRow } from '../rhythm/ratedRows.ts';
import type { RhythmResult } from '../rhythm/rhythm.calc.ts';
import type { Members } from '../rhythm/rhythm.repo.ts';
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
  /** Whose the rows are; a new list where members come or go. */
  members: Members;
  /** What each row was made of; undefined of who has not bought. */
  rated: readonly (RhythmRow | undefined)[];
  /** In the order of ids. */
  rows: LifecycleRow[];
  /** The open day until which each stays as it is unless its dealer's rhythm does. */
  until: Int32Array;
}

/** The last rows of a connection: a curve moves when its dealer's bills or the quarter do. */
const known = new WeakMap<RawDb, Known>();

/** Stage and curve of every member, in the order of ids; whoever nothing has moved for keeps his row of before, the very same object. */
export function lifecycleRows(db: Db, rhythm: RhythmResult, rules: LifecycleRules): LifecycleRow[] {
  const { asOfOpen } = rhythm;
  const quarters = quartersUpTo(rhythm.asOf, MOST_QUARTERS, rhythm.open);
  const key = JSON.stringify([quarters.at(-1)?.name, rules, rhythm.rules]);
  const last = known.get(rawOf(db));
  const before = last?.key === key ? last : undefined;
  const inPlace = before?.members === rhythm.members ? before : undefined;
  const byId =
    inPlace || before === undefined
      ? undefined
      : new Map(before.rows.map((row, i) => [row.id, { row, of: before.rated[i] }]));
  const whole = { ...rules, goneCycles: rhythm.rules.goneCycles };
  const { ids } = rhythm.members;
  const made: Known = {
    key,
    members: rhythm.members,
    rated: rhythm.rowOf,
    rows: [],
    until: new Int32Array(ids.length),
  };
  for (let i = 0; i < ids.length; i += 1) {
    const rated = rhythm.rowOf[i];
    const unchanged = inPlace?.rated[i] === rated ? inPlace?.rows[i] : undefined;
    const knownUntil = inPlace?.until[i] ?? 0;
    if (unchanged && asOfOpen < knownUntil) {
      made.rows.push(unchanged);
      made.until[i] = knownUntil;
      continue;
    }
    const id = ids[i] ?? 0;
    const there = inPlace?.rows[i];
    const old = there ? { row: there, of: inPlace?.rated[i] } : byId?.get(id);
    made.rows.push(rowAt(i, id, rated, old));
    made.until[i] = rated
      ? nextOf(
          asOfOpen,
          dayOfBeingLate(rated.own.lastOpen, rated.cycle, whole.goneCycles),
          dayOfBeingLate(rated.own.lastOpen, rated.cycle, whole.dormantCycles),
        )
      : NEVER;
  }
  known.set(rawOf(db), made);
  return made.rows;

  function rowAt(
    member: number,
    id: number,
    rated: RhythmRow | undefined,
    old: { row: LifecycleRow; of: RhythmRow | undefined } | undefined,
  ): LifecycleRow {
    if (rated === undefined) return old && old.of === undefined ? old.row : { id, ...PROSPECT };
    const stage = stageOf(rated.own, rated.cycle, asOfOpen, whole);
    const isKnown = old?.of?.own === rated.own;
    if (isKnown && old.row.stage === stage) return old.row;
    const { curve, trend, quarters: told } = isKnown ? old.row : curveAt(rhythm, member, quarters, rated.own, rules);
    return { id, stage, curve, trend, quarters: told };
  }
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
