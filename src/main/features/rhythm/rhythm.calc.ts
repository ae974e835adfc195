import type { RhythmRules, Signal } from '../../../shared/contract/rhythmRules.ts';
import { addMonths, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { OpenDays } from '../../../shared/domain/festival.ts';
import { abcOf } from '../../analytics/abc.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { type DayBook, dayBook, firstDayOf } from '../orders/dayBook.ts';
import { renewedDealers } from '../orders/orders.service.ts';
import { categoriesKey, lineReader, type Members, readArrears, readMembers } from './rhythm.repo.ts';
import {
  type Cycle,
  cycleOf,
  edgesOf,
  expectedMinor,
  isGone,
  isLate,
  NO_CYCLE,
  NO_PEERS,
  type OwnRhythm,
  ownRhythm,
  peersOf,
} from './rhythm.rules.ts';
import {
  arrearsSignal,
  atStakeMinor,
  daySignals,
  isSlipping,
  LEAST_BEFORE,
  LEAST_RECENT,
  lineSignals,
} from './signals.rules.ts';

/** What one dealer's bills say, with the signals that follow from them alone. */
export interface OwnFacts {
  own: OwnRhythm;
  signals: readonly Signal[];
}

export interface RhythmRow extends OwnFacts {
  id: number;
  cycle: Cycle;
  /** Dealers the peers' rhythm was taken from, 0 for none. */
  peers: number;
  expectedMinor: number;
  atStakeMinor: number;
  slipping: boolean;
}

export interface RhythmResult {
  asOf: string;
  /** Number of the as-of day without the festival rest. */
  asOfOpen: number;
  rules: RhythmRules;
  open: OpenDays;
  book: DayBook;
  members: Members;
  /** Dealers that have bought up to the day, in the order of ids. */
  rows: RhythmRow[];
}

interface Known {
  key: string;
  asOf: number;
  revision: number;
  facts: Map<number, OwnFacts>;
}

/** What the bills of each dealer say, of the last calculation of a connection: most change no bill, or those of a few. */
const known = new WeakMap<RawDb, Known>();

/** Dealers a statement, some 20 ms where all of them have lines. */
const SLICE_LINES = 300;
/** Dealers between two looks at whether others wait. */
const SLICE_DEALERS = 2000;
/** Peers are those of one class by the net amount of so many months. */
const CLASS_MONTHS = 12;
/** Data of fewer days show short gaps only: no cycle is told. */
const LEAST_HISTORY_DAYS = 90;
/** A, B and C as a new file grades. */
const CLASS_CUTS = { a: 0.8, b: 0.95 };

/**
 * Rhythm and signals of everybody as of a day, in steps. Only dealers whose bills have changed, or of whose bills one has
 * passed an edge of what is compared, are looked at anew; the peers and what follows from them are taken anew for all.
 */
export function* rhythmSteps(db: Db, asOf: string, rules: RhythmRules): Generator<void, RhythmResult> {
  const raw = rawOf(db);
  const book = yield* dayBook(db);
  const members = readMembers(db);
  const day = toDayNumber(asOf);
  const open = new OpenDays(rules.festival, day);
  const key = JSON.stringify([rules.festival, categoriesKey(db)]);
  const last = known.get(raw);
  const usable = last?.key === key && last.asOf <= day ? last : undefined;
  const facts = usable?.facts ?? new Map<number, OwnFacts>();
  const renewed = new Set(usable ? renewedDealers(db, usable.revision) : []);
  // While it is being brought up to date nothing of it holds.
  known.delete(raw);
  const places = placesOf(book, members);
  const stale: { id: number; at: number }[] = [];
  for (let i = 0; i < members.ids.length; i += 1) {
    const id = members.ids[i] ?? 0;
    const at = places[i] ?? -1;
    if (at < 0) facts.delete(id);
    else if (
      !facts.has(id) ||
      renewed.has(id) ||
      (usable && passedEdge(book, at, facts.get(id), usable.asOf, day, open))
    )
      stale.push({ id, at });
  }
  yield;
  yield* renew(raw, book, stale, { day, open, facts });
  known.set(raw, { key, asOf: day, revision: book.revision, facts });
  const rows = ratedRows(db, { day, asOf, open, rules, book, members, places, facts });
  return { asOf, asOfOpen: open.of(day), rules, open, book, members, rows };
}

/** Where in the book each member stands, −1 for who has no bill. */
export function placesOf(book: DayBook, members: Members): Int32Array {
  const places = new Int32Array(members.ids.length).fill(-1);
  let at = 0;
  members.ids.forEach((id, i) => {
    while (at < book.count && (book.dealerId[at] ?? 0) < id) at += 1;
    if (at < book.count && book.dealerId[at] === id) places[i] = at;
  });
  return places;
}

/** A dealer's rows in the book. */
export function daysOf(book: DayBook, at: number) {
  return {
    day: book.day,
    sales: book.sales,
    salesMinor: book.salesMinor,
    netMinor: book.netMinor,
    from: book.start[at] ?? 0,
    to: book.start[at + 1] ?? 0,
  };
}

/** Whether a bill has come into or gone out of what is compared since an earlier day. */
function passedEdge(
  book: DayBook,
  at: number,
  facts: OwnFacts | undefined,
  was: number,
  now: number,
  open: OpenDays,
): boolean {
  if (was === now || facts === undefined) return false;
  const { from, to, day } = daysOf(book, at);
  const old = edgesOf(was, facts.own.span, open);
  const fresh = edgesOf(now, facts.own.span, open);
  for (let i = to - 1; i >= from; i -= 1) {
    const on = day[i] ?? 0;
    const number = open.of(on);
    if (number <= old.before) return false;
    if (on > was && on <= now) return true;
    if (number > old.recent && number <= fresh.recent) return true;
    if (number > old.before && number <= fresh.before) return true;
  }
  return false;
}

interface Renewing {
  day: number;
  open: OpenDays;
  facts: Map<number, OwnFacts>;
}

function* renew(
  raw: RawDb,
  book: DayBook,
  stale: readonly { id: number; at: number }[],
  { day, open, facts }: Renewing,
) {
  /** Dealers whose lines are worth a look, by their span. */
  const withLines = new Map<number, number[]>();
  for (let i = 0; i < stale.length; i += 1) {
    const { id, at } = stale[i] ?? { id: 0, at: 0 };
    const own = ownRhythm(daysOf(book, at), day, open);
    facts.set(id, { own, signals: daySignals(own) });
    if (own.recent.length >= LEAST_RECENT && own.before.length >= LEAST_BEFORE) {
      const list = withLines.get(own.span) ?? [];
      list.push(id);
      withLines.set(own.span, list);
    }
    if (i % SLICE_DEALERS === SLICE_DEALERS - 1) yield;
  }
  if (withLines.size === 0) return;
  const read = lineReader(raw);
  for (const [span, ids] of withLines) {
    const edges = edgesOf(day, span, open);
    const edge = open.lastDayOf(edges.recent);
    for (let from = 0; from < ids.length; from += SLICE_LINES) {
      const lines = read(ids.slice(from, from + SLICE_LINES), open.lastDayOf(edges.before), day);
      for (const [id, list] of lines) {
        const entry = facts.get(id);
        if (entry) facts.set(id, { ...entry, signals: [...entry.signals, ...lineSignals(entry.own, list, edge)] });
      }
      yield;
    }
  }
}

interface Rating {
  asOf: string;
  day: number;
  open: OpenDays;
  rules: RhythmRules;
  book: DayBook;
  members: Members;
  places: Int32Array;
  facts: ReadonlyMap<number, OwnFacts>;
}

export interface RatedCycle {
  id: number;
  /** Where the dealer stands among the members. */
  member: number;
  own: OwnRhythm;
  cycle: Cycle;
  peers: number;
}

/** The cycle of every member that has bought up to a day, drawn to its peers'. */
export function cyclesOf(
  book: DayBook,
  members: Members,
  places: Int32Array,
  asOf: string,
  ownOf: (id: number, at: number) => OwnRhythm | undefined,
): RatedCycle[] {
  const bought: { id: number; member: number; own: OwnRhythm; at: number }[] = [];
  members.ids.forEach((id, member) => {
    const at = places[member] ?? -1;
    const own = at < 0 ? undefined : ownOf(id, at);
    if (own && own.purchases > 0) bought.push({ id, member, own, at });
  });
  const upTo = toDayNumber(asOf);
  const after = toDayNumber(addMonths(asOf, -CLASS_MONTHS));
  const { classes } = abcOf(
    Float64Array.from(bought, ({ at }) => netBetween(book, at, after, upTo)),
    CLASS_CUTS,
  );
  const peers = peersOf(
    bought.map(({ own }) => own),
    bought.map(({ member }) => members.types[member] ?? null),
    classes,
  );
  const tooShort = upTo - firstDayOf(book) < LEAST_HISTORY_DAYS;
  return bought.map(({ id, member, own }, row) => {
    const group = tooShort ? NO_PEERS : peers(row);
    return { id, member, own, cycle: tooShort ? NO_CYCLE : cycleOf(own, group), peers: group.dealers };
  });
}

function ratedRows(db: Db, { asOf, day, open, rules, book, members, places, facts }: Rating): RhythmRow[] {
  const rated = cyclesOf(book, members, places, asOf, (id) => facts.get(id)?.own);
  const arrears = readArrears(db, asOf);
  const asOfOpen = open.of(day);
  return rated.map(({ id, own, cycle, peers }): RhythmRow => {
    const ownSignals = facts.get(id)?.signals ?? [];
    const expected = expectedMinor(own, cycle);
    const signals = signalsOf(ownSignals, {
      late: isLate(own, cycle, asOfOpen, rules),
      gone: isGone(own.lastOpen, cycle, asOfOpen, rules),
      arrears: arrearsSignal(arrears.get(id), own),
    });
    const slipping = isSlipping(signals);
    return {
      id,
      own,
      signals,
      cycle,
      peers,
      expectedMinor: expected,
      atStakeMinor: slipping ? atStakeMinor(signals, expected) : 0,
      slipping,
    };
  });
}

const LATE: Signal = { k: 'late', share: 1 };
const NONE: readonly Signal[] = [];
/** Signs of a late dealer, made once of what its bills say. */
const lateOnes = new WeakMap<readonly Signal[], readonly Signal[]>();

function withLate(signals: readonly Signal[]): readonly Signal[] {
  let found = lateOnes.get(signals);
  if (found === undefined) {
    found = [LATE, ...signals];
    lateOnes.set(signals, found);
  }
  return found;
}

function signalsOf(
  signals: readonly Signal[],
  { late, gone, arrears }: { late: boolean; gone: boolean; arrears: Signal | undefined },
): readonly Signal[] {
  if (gone) return NONE;
  const found = late ? withLate(signals) : signals;
  return arrears ? [...found, arrears] : found;
}

/** Net amount after a day up to another. */
export function netBetween(book: DayBook, at: number, after: number, upTo: number): number {
  const { from, to, day, netMinor } = daysOf(book, at);
  let sum = 0;
  for (let i = to - 1; i >= from && (day[i] ?? 0) > after; i -= 1) if ((day[i] ?? 0) <= upTo) sum += netMinor[i] ?? 0;
  return sum;
}
