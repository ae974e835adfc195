import { DECLINE_SIGNALS, type RhythmRules, type Signal } from '../../../shared/contract/rhythmRules.ts';
import { lateUntil, NEVER } from './edges.rules.ts';
import {
  type Cycle,
  cycleOf,
  expectedMinor,
  isGone,
  isLate,
  NO_CYCLE,
  NO_PEERS,
  type OwnRhythm,
  type Peers,
  tenths,
} from './rhythm.rules.ts';
import type { CategoryHabits, Seasons } from './seasons.rules.ts';
import type { ArrearsFact, StoppedSignal } from './signals.rules.ts';
import { arrearsSignal, atStakeMinor, isSlipping, stoppedSignal } from './signals.rules.ts';

/** What one dealer's bills say, with the signals that follow from them alone. */
export interface OwnFacts {
  own: OwnRhythm;
  signals: readonly Signal[];
  /** How it bought its categories, where it bought often enough to be compared. */
  habits: CategoryHabits | undefined;
  /** Number of the first day on which they may say something else though no bill has been added or changed. */
  until: number;
}

export interface RhythmRow extends Omit<OwnFacts, 'habits' | 'until'> {
  id: number;
  cycle: Cycle;
  /** Dealers the peers' rhythm was taken from, 0 for none, and their cycle in tenths of a day. */
  peers: number;
  peerDays: number;
  expectedMinor: number;
  atStakeMinor: number;
  slipping: boolean;
  /** What the row was made of, besides what its dealer's bills say. */
  of: RowInput;
}

interface RowInput {
  facts: OwnFacts;
  group: Peers;
  tooShort: boolean;
  late: boolean;
  gone: boolean;
  /** A sign that all others have a say in. */
  stopped: StoppedSignal | undefined;
  arrears: Signal | undefined;
}

interface Rating {
  asOfOpen: number;
  rules: RhythmRules;
  /** Too few days of data to tell anybody's cycle. */
  tooShort: boolean;
  arrears: ReadonlyMap<number, ArrearsFact>;
  seasons: Seasons;
}

/** The rows of all that have bought, and what all of them were rated by. */
export interface Rated {
  /** Whose they are; a new list where members come or go. */
  ids: Int32Array;
  groups: readonly Peers[];
  by: string;
  /** Of each member, undefined of who has not bought. */
  rows: readonly (RhythmRow | undefined)[];
  /** The open day until which each stays as it is unless its dealer's bills do. */
  until: Int32Array;
}

/**
 * The rows of all that have bought. Whoever nothing has moved for keeps his row of before, the very same object: then nobody
 * has to compare it again, nor is it looked into: there are tens of thousands, far apart in memory.
 * @param groups the peers of each member
 * @param stale members whose facts may be others than before are not 0
 */
export function ratedRows(
  ids: Int32Array,
  facts: ReadonlyMap<number, OwnFacts>,
  groups: readonly Peers[],
  stale: Uint8Array,
  last: Rated | undefined,
  { asOfOpen, rules, tooShort, arrears, seasons }: Rating,
): Rated {
  const by = JSON.stringify([rules, tooShort, [...arrears]]);
  const inPlace = last?.ids === ids ? last : undefined;
  const kept = inPlace?.groups === groups && inPlace.by === by ? inPlace : undefined;
  const byId = inPlace ? undefined : new Map(last?.rows.flatMap((row) => (row ? [[row.id, row]] : [])));
  const rows: (RhythmRow | undefined)[] = [];
  const until = new Int32Array(ids.length);
  for (let member = 0; member < ids.length; member += 1) {
    const known = kept?.until[member] ?? 0;
    if (kept && stale[member] === 0 && asOfOpen < known) {
      rows.push(kept.rows[member]);
      until[member] = known;
      continue;
    }
    const id = ids[member] ?? 0;
    const row = ratedRow(id, facts.get(id), groups[member], byId ? byId.get(id) : inPlace?.rows[member]);
    rows.push(row);
    // Where a category stays away all others have a say: it is looked into each time.
    if (row === undefined) until[member] = NEVER;
    else if (!hasAway(row.of.facts)) until[member] = lateUntil(row.own, row.cycle, asOfOpen, rules);
  }
  return { ids, groups, by, rows, until };

  function ratedRow(
    id: number,
    fact: OwnFacts | undefined,
    peers: Peers | undefined,
    old: RhythmRow | undefined,
  ): RhythmRow | undefined {
    if (fact === undefined || fact.own.purchases === 0) return undefined;
    const { own } = fact;
    const group = (tooShort ? undefined : peers) ?? NO_PEERS;
    // Where nobody tells a peer's rhythm the group is the same before and after there are days enough to tell a cycle.
    const known = old?.of.facts.own === own && old.of.tooShort === tooShort && sameGroup(old.of.group, group);
    const cycle = known ? old.cycle : tooShort ? NO_CYCLE : cycleOf(own, group);
    const late = isLate(own, cycle, asOfOpen, rules);
    const gone = isGone(own.lastOpen, cycle, asOfOpen, rules);
    const owed = arrears.size === 0 ? undefined : arrearsSignal(arrears.get(id), own);
    const stopped = stoppedOf(fact, seasons, old?.of.facts === fact ? old.of.stopped : undefined);
    const same =
      known &&
      old.of.facts === fact &&
      old.of.stopped === stopped &&
      old.of.late === late &&
      old.of.gone === gone &&
      (old.of.arrears === owed || JSON.stringify(old.of.arrears) === JSON.stringify(owed));
    return same ? old : rowOf(id, cycle, { facts: fact, group, tooShort, late, gone, stopped, arrears: owed });
  }
}

function hasAway({ habits }: OwnFacts): boolean {
  return habits !== undefined && habits.away.length > 0;
}

/** The very same signal as before where nothing differs. */
function stoppedOf(facts: OwnFacts, seasons: Seasons, last: StoppedSignal | undefined): StoppedSignal | undefined {
  return facts.habits === undefined || !hasAway(facts)
    ? undefined
    : stoppedSignal(facts.habits, (span, away) => seasons.of(span, away), last);
}

function sameGroup(one: Peers, other: Peers): boolean {
  return (
    one === other ||
    (Object.is(one.median, other.median) && Object.is(one.deviation, other.deviation) && one.dealers === other.dealers)
  );
}

function rowOf(id: number, cycle: Cycle, of: RowInput): RhythmRow {
  const { own } = of.facts;
  const expected = expectedMinor(own, cycle);
  const signals = signalsOf(of);
  const slipping = isSlipping(signals);
  return {
    id,
    own,
    signals,
    cycle,
    peers: of.group.dealers,
    peerDays: tenths(of.group.median),
    expectedMinor: expected,
    atStakeMinor: slipping ? atStakeMinor(signals, expected, own.gaps) : 0,
    slipping,
    of,
  };
}

const LATE: Signal = { k: 'late', share: 1 };

function signalsOf({ facts, late, gone, stopped, arrears }: RowInput): readonly Signal[] {
  if (gone) return [];
  const found = [late ? LATE : undefined, ...facts.signals, stopped, arrears].filter((each) => each !== undefined);
  return stopped === undefined
    ? found
    : found.sort((a, b) => DECLINE_SIGNALS.indexOf(a.k) - DECLINE_SIGNALS.indexOf(b.k));
}
