import type { RhythmRules, Signal } from '../../../shared/contract/rhythmRules.ts';
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
import type { ArrearsFact } from './signals.rules.ts';
import { arrearsSignal, atStakeMinor, isSlipping } from './signals.rules.ts';

/** What one dealer's bills say, with the signals that follow from them alone. */
export interface OwnFacts {
  own: OwnRhythm;
  signals: readonly Signal[];
}

export interface RhythmRow extends OwnFacts {
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
  late: boolean;
  gone: boolean;
  arrears: Signal | undefined;
}

interface Rating {
  asOfOpen: number;
  rules: RhythmRules;
  /** Too few days of data to tell anybody's cycle. */
  tooShort: boolean;
  arrears: ReadonlyMap<number, ArrearsFact>;
}

/** The rows of all that have bought, in the order of ids, and what all of them were rated by. */
export interface Rated {
  rows: RhythmRow[];
  by: string;
}

/**
 * The rows of all that have bought. Whoever nothing has moved for keeps his row of before, the very same object: then nobody
 * has to compare it again.
 * @param groups the peers of each member
 */
export function ratedRows(
  ids: Int32Array,
  facts: ReadonlyMap<number, OwnFacts>,
  groups: readonly Peers[],
  last: Rated | undefined,
  { asOfOpen, rules, tooShort, arrears }: Rating,
): Rated {
  const by = JSON.stringify([asOfOpen, rules, tooShort, [...arrears]]);
  const before = last?.rows ?? [];
  const alike = last?.by === by;
  const rows: RhythmRow[] = [];
  let b = 0;
  for (let member = 0; member < ids.length; member += 1) {
    const id = ids[member] ?? 0;
    const fact = facts.get(id);
    if (fact === undefined || fact.own.purchases === 0) continue;
    while (b < before.length && (before[b]?.id ?? 0) < id) b += 1;
    const old = before[b]?.id === id ? before[b] : undefined;
    const group = (tooShort ? undefined : groups[member]) ?? NO_PEERS;
    const known = old?.of.facts.own === fact.own && sameGroup(old.of.group, group);
    if (known && alike && old.of.facts === fact) {
      rows.push(old);
      continue;
    }
    const { own } = fact;
    const cycle = known ? old.cycle : tooShort ? NO_CYCLE : cycleOf(own, group);
    const late = isLate(own, cycle, asOfOpen, rules);
    const gone = isGone(own.lastOpen, cycle, asOfOpen, rules);
    const owed = arrears.size === 0 ? undefined : arrearsSignal(arrears.get(id), own);
    const same =
      known &&
      old.of.facts === fact &&
      old.of.late === late &&
      old.of.gone === gone &&
      (old.of.arrears === owed || JSON.stringify(old.of.arrears) === JSON.stringify(owed));
    rows.push(same ? old : rowOf(id, cycle, { facts: fact, group, late, gone, arrears: owed }));
  }
  return { rows, by };
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

function signalsOf({ facts, late, gone, arrears }: RowInput): readonly Signal[] {
  if (gone) return [];
  return [...(late ? [LATE] : []), ...facts.signals, ...(arrears ? [arrears] : [])];
}
