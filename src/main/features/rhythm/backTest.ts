import type { BackTest } from '../../../shared/contract/rhythm.contract.ts';
import {
  DECLINE_SIGNALS,
  type DeclineSignal,
  EVIDENCE_KINDS,
  type EvidenceKind,
  evidenceKind,
  fallingSigns,
  LATE_KINDS,
  type LateKind,
  LEAST_BEFORE,
  LEAST_RECENT,
  lateKind,
  type RhythmRules,
} from '../../../shared/contract/rhythmRules.ts';
import { addDays, addMonths, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { festivalSpan, OpenDays } from '../../../shared/domain/festival.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { type DayBook, dayBook, firstDayOf } from '../orders/dayBook.ts';
import { cyclesOf, daysOf, netBetween, placesOf, type RatedCycle } from './cycles.calc.ts';
import { type Members, readArrears, readMembers } from './rhythm.repo.ts';
import { cycleOf, edgesOf, isGone, isLate, KAPPA, lateCycles, type OwnRhythm, ownRhythm } from './rhythm.rules.ts';
import { lineReader, readCategories } from './saleLines.repo.ts';
import { type CategoryHabits, Seasons } from './seasons.rules.ts';
import { arrearsSignal, daySignals, lineSignals, stoppedSignal } from './signals.rules.ts';

/** The time after a day in which a dealer falls or does not. */
const AHEAD_DAYS = 90;
/** The time before it that is the measure: four such times. */
const BACK_DAYS = 360;
/** Fallen is who bought half as much as usual, or less. */
const FELL = 0.5;
const MOST_DATES = 24;
/** Days at which signs of what was bought are tried: lines are dear to read. */
const LINE_DATES = 4;
/** After the rest so many days still bear its mark. */
const AFTER_REST_DAYS = 45;
const MOST_DEALERS = 2000;
/** Weights of the peers that are tried beside the one in use: none, and powers of two about it. */
export const WEIGHTS = [0, 1, 2, KAPPA, 8, 16];
/** Purchase days without which nobody is a case. */
const LEAST_PURCHASES = 3;

const none = { dates: 0, cases: 0, fell: 0, withRest: { flagged: 0, hit: 0 }, withoutRest: { flagged: 0, hit: 0 } };

function abstain(reason: 'no_orders' | 'too_short'): BackTest {
  return {
    abstains: reason,
    from: null,
    to: null,
    sample: 0,
    dealers: 0,
    all: none,
    festival: none,
    histories: [],
    weights: [],
    kinds: [],
    signals: [],
  };
}

/**
 * Goes back to the ends of past months, flags who is late by what was known then, with the festival rest and without it, and
 * counts who did fall in the 90 days after: bought half or less of what he had bought in 90 days of the 360 before. The other signs
 * are tried the same way at four of the days. Of more than 2,000 dealers one of n is looked at.
 */
export function* backTestSteps(db: Db, cutOff: string | null, rules: RhythmRules): Generator<void, BackTest> {
  if (cutOff === null) return abstain('no_orders');
  const book = yield* dayBook(db);
  const all = yield* readMembers(db);
  const members = sampleOf(all, book);
  const first = firstDayOf(book);
  const dates = datesUpTo(cutOff, first);
  const last = dates[0];
  if (last === undefined) return abstain('too_short');
  const test: BackTest = {
    abstains: null,
    from: dates.at(-1) ?? last,
    to: last,
    sample: members.ids.length,
    dealers: placed(all, book),
    all: structuredClone(none),
    festival: structuredClone(none),
    histories: [false, true].map((thin) => ({ thin, cases: 0, fell: 0, flagged: 0, hit: 0 })),
    weights: WEIGHTS.map((kappa) => ({ kappa, flagged: 0, hit: 0 })),
    kinds: EVIDENCE_KINDS.map((kind) => ({ kind, cases: 0, fell: 0, flagged: 0, hit: 0 })),
    signals: DECLINE_SIGNALS.map((signal) => ({
      signal,
      dates: 0,
      cases: 0,
      fell: 0,
      flagged: 0,
      hit: 0,
    })),
  };
  const rest = { ...rules.festival, on: true };
  const places = placesOf(book, members);
  for (const [nth, asOf] of dates.entries()) {
    const outcome = outcomesAt(book, members, places, toDayNumber(asOf));
    const day = toDayNumber(asOf);
    const withRest = { asOf, open: new OpenDays(rest, day), rules };
    const rated = yield* ratedAt(book, members, places, withRest);
    const withoutRest = { asOf, open: new OpenDays({ ...rest, on: false }, day), rules };
    const ratedWithout = yield* ratedAt(book, members, places, withoutRest);
    const late = { withRest: lateOf(rated, withRest), withoutRest: lateOf(ratedWithout, withoutRest) };
    const gaps = new Map(rated.map(({ id, own }) => [id, own.gaps]));
    const lateKinds = rules.festival.on
      ? lateKindsOf(rated, late.withRest, withRest)
      : lateKindsOf(ratedWithout, late.withoutRest, withoutRest);
    for (const tally of test.histories) {
      const those = new Map([...outcome].filter(([id]) => (gaps.get(id) ?? 0) < KAPPA === tally.thin));
      countCases(tally, those);
      countHits(tally, those, late.withRest);
    }
    for (const entry of test.kinds.filter(({ kind }) => isLateKind(kind))) {
      // Beside all others with as much history.
      const thin = entry.kind.startsWith('lateThin');
      const those = new Map([...outcome].filter(([id]) => (gaps.get(id) ?? 0) < KAPPA === thin));
      countCases(entry, those);
      countHits(entry, those, new Set([...lateKinds].flatMap(([id, kind]) => (kind === entry.kind ? [id] : []))));
    }
    for (const tally of test.weights) countHits(tally, outcome, lateOf(rated, withRest, tally.kappa));
    countSignals(test, ['arrears'], outcome, arrearsAt(db, rated, withRest));
    for (const part of nearRest(asOf, rest) ? [test.all, test.festival] : [test.all]) {
      part.dates += 1;
      countCases(part, outcome);
      for (const way of ['withRest', 'withoutRest'] as const) countHits(part[way], outcome, late[way]);
    }
    if (nth % 3 === 0 && nth / 3 < LINE_DATES) {
      const open = new OpenDays(rules.festival, toDayNumber(asOf));
      const flags = yield* flagsAt(db, book, members, places, { asOf, open, rules });
      countSignals(test, TRIED_AT_TIMES, outcome, flags);
      countKinds(test, outcome, flags, gaps);
    }
    yield;
  }
  return test;
}

/** Signs that are tried at some of the days only. */
const TRIED_AT_TIMES = DECLINE_SIGNALS.filter((signal) => signal !== 'arrears');

/** @param flags who bears which signs; null at a day at which nothing could be told */
function countSignals(
  test: BackTest,
  signals: readonly DeclineSignal[],
  outcome: ReadonlyMap<number, boolean>,
  flags: ReadonlyMap<number, readonly DeclineSignal[]> | null,
): void {
  if (flags === null) return;
  for (const entry of test.signals.filter(({ signal }) => signals.includes(signal))) {
    entry.dates += 1;
    countCases(entry, outcome);
    const flagged = [...flags].flatMap(([id, found]) => (found.includes(entry.signal) ? [id] : []));
    countHits(entry, outcome, new Set(flagged));
  }
}

function countCases(tally: { cases: number; fell: number }, outcome: ReadonlyMap<number, boolean>): void {
  tally.cases += outcome.size;
  for (const fell of outcome.values()) if (fell) tally.fell += 1;
}

function isLateKind(kind: EvidenceKind): boolean {
  return LATE_KINDS.some((late) => late === kind);
}

/** What kind of late each is who is late. */
function lateKindsOf(
  rated: readonly RatedCycle[],
  late: ReadonlySet<number>,
  { asOf, open }: At,
): Map<number, LateKind> {
  const asOfOpen = open.of(toDayNumber(asOf));
  return new Map(
    rated.flatMap(({ id, own, cycle }) =>
      late.has(id) ? [[id, lateKind(own.gaps, lateCycles(asOfOpen - own.lastOpen, cycle.days))] as const] : [],
    ),
  );
}

/** Each case under the kind of its evidence; those who are late are counted at all days, and not here. */
function countKinds(
  test: BackTest,
  outcome: ReadonlyMap<number, boolean>,
  flags: ReadonlyMap<number, readonly DeclineSignal[]>,
  gaps: ReadonlyMap<number, number>,
): void {
  const kinds = new Map<number, EvidenceKind | null>();
  for (const [id, signals] of flags) kinds.set(id, evidenceKind(signals, gaps.get(id) ?? 0, null));
  for (const entry of test.kinds.filter(({ kind }) => !isLateKind(kind))) {
    countCases(entry, outcome);
    countHits(entry, outcome, new Set([...kinds].flatMap(([id, kind]) => (kind === entry.kind ? [id] : []))));
  }
}

function countHits(
  tally: { flagged: number; hit: number },
  outcome: ReadonlyMap<number, boolean>,
  flagged: ReadonlySet<number>,
): void {
  for (const [id, fell] of outcome) {
    if (!flagged.has(id)) continue;
    tally.flagged += 1;
    if (fell) tally.hit += 1;
  }
}

/** Spreads ids, so that a sample by them does not hang on who else is there. */
const SPREAD = 2_654_435_761;

/** One of n dealers that have bills, where there are many; the same ones as long as n is: one that goes moves no other. */
function sampleOf(members: Members, book: DayBook): Members {
  const places = placesOf(book, members);
  const kept: number[] = [];
  members.ids.forEach((_, i) => {
    if ((places[i] ?? -1) >= 0) kept.push(i);
  });
  const step = Math.max(1, Math.ceil(kept.length / MOST_DEALERS));
  const chosen = kept.filter((i) => (Math.imul(members.ids[i] ?? 0, SPREAD) >>> 0) % step === 0);
  return {
    ids: Int32Array.from(chosen, (i) => members.ids[i] ?? 0),
    types: chosen.map((i) => members.types[i] ?? null),
  };
}

function placed(members: Members, book: DayBook): number {
  return placesOf(book, members).reduce((count, place) => count + (place >= 0 ? 1 : 0), 0);
}

/** Ends of months with a whole time before and after them, the latest first. */
function datesUpTo(cutOff: string, first: number): string[] {
  const dates: string[] = [];
  const latest = addDays(cutOff, -AHEAD_DAYS);
  const start = `${addDays(latest, 1).slice(0, 7)}-01`;
  for (let back = 0; dates.length < MOST_DATES; back += 1) {
    const date = addDays(addMonths(start, -back), -1);
    if (toDayNumber(date) - BACK_DAYS < first) break;
    dates.push(date);
  }
  return dates;
}

function nearRest(asOf: string, rest: RhythmRules['festival']): boolean {
  const span = festivalSpan(Number(asOf.slice(0, 4)), rest);
  const day = toDayNumber(asOf);
  return span !== undefined && day >= span.from && day <= span.to + AFTER_REST_DAYS;
}

/** Whether each case fell in the time after a day; cases bought on three days or more, and in the time before it. */
function outcomesAt(book: DayBook, members: Members, places: Int32Array, day: number): Map<number, boolean> {
  const outcomes = new Map<number, boolean>();
  members.ids.forEach((id, i) => {
    const at = places[i] ?? -1;
    const usual = netBetween(book, at, day - BACK_DAYS, day) * (AHEAD_DAYS / BACK_DAYS);
    if (usual <= 0 || !boughtOften(book, at, day)) return;
    outcomes.set(id, netBetween(book, at, day, day + AHEAD_DAYS) <= FELL * usual);
  });
  return outcomes;
}

function boughtOften(book: DayBook, at: number, upTo: number): boolean {
  const { from, to, day, sales } = daysOf(book, at);
  let days = 0;
  for (let i = from; i < to && (day[i] ?? 0) <= upTo && days < LEAST_PURCHASES; i += 1)
    if ((sales[i] ?? 0) > 0) days += 1;
  return days >= LEAST_PURCHASES;
}

interface At {
  asOf: string;
  open: OpenDays;
  rules: RhythmRules;
}

function* ratedAt(book: DayBook, members: Members, places: Int32Array, { asOf, open }: At) {
  const day = toDayNumber(asOf);
  const rated = cyclesOf(book, members, places, { asOf, open }, (_, at) => ownRhythm(daysOf(book, at), day, open));
  yield;
  return rated;
}

/** Who is late, with the peers' weight in use or another. */
function lateOf(rated: readonly RatedCycle[], { asOf, open, rules }: At, kappa?: number): Set<number> {
  const asOfOpen = open.of(toDayNumber(asOf));
  const cycle = (row: RatedCycle) =>
    kappa === undefined || row.group === undefined ? row.cycle : cycleOf(row.own, row.group, kappa);
  return new Set(rated.filter((row) => isLate(row.own, cycle(row), asOfOpen, rules)).map(({ id }) => id));
}

/** Whose arrears grew, of those who are not lost; null where there were no two lists of balances up to the day. */
function arrearsAt(
  db: Db,
  rated: readonly RatedCycle[],
  { asOf, open, rules }: At,
): Map<number, readonly DeclineSignal[]> | null {
  const arrears = readArrears(db, asOf);
  if (arrears.size === 0) return null;
  const asOfOpen = open.of(toDayNumber(asOf));
  return new Map(
    rated.flatMap(({ id, own, cycle }) =>
      arrearsSignal(arrears.get(id), own) && !isGone(own.lastOpen, cycle, asOfOpen, rules)
        ? [[id, ['arrears'] as const]]
        : [],
    ),
  );
}

const SLICE_LINES = 100;

/** Signs of everybody at a past day, dealers without any left out. */
function* flagsAt(db: Db, book: DayBook, members: Members, places: Int32Array, { asOf, open, rules }: At) {
  const day = toDayNumber(asOf);
  const owns = new Map<number, OwnRhythm>();
  const flags = new Map<number, DeclineSignal[]>();
  // Who is lost stands on no list of those who slip, whatever its signs, and tells nothing of them.
  const lost = new Set<number>();
  const bySpan = new Map<number, number[]>();
  for (const { id, own, cycle } of cyclesOf(book, members, places, { asOf, open }, (_, at) =>
    ownRhythm(daysOf(book, at), day, open),
  )) {
    owns.set(id, own);
    const found = daySignals(own).map(({ k }) => k);
    if (isLate(own, cycle, open.of(day), rules)) found.push('late');
    flags.set(id, found);
    if (isGone(own.lastOpen, cycle, open.of(day), rules)) lost.add(id);
    if (own.recent.length < LEAST_RECENT || own.before.length < LEAST_BEFORE) continue;
    const list = bySpan.get(own.span) ?? [];
    list.push(id);
    bySpan.set(own.span, list);
  }
  yield;
  const read = lineReader(rawOf(db));
  const categories = readCategories(rawOf(db));
  const seasons = new Seasons();
  const all = new Map<number, CategoryHabits>();
  for (const [span, ids] of bySpan) {
    const edges = edgesOf(day, span, open);
    for (let from = 0; from < ids.length; from += SLICE_LINES) {
      const lines = read(ids.slice(from, from + SLICE_LINES), open.lastDayOf(edges.before), day);
      for (const [id, list] of lines) {
        const own = owns.get(id);
        if (own === undefined) continue;
        const { signals, habits } = lineSignals(own, list, categories, open.lastDayOf(edges.recent));
        if (habits) {
          seasons.add(habits);
          all.set(id, habits);
        }
        // A price that rose is no sign of decline.
        flags.get(id)?.push(...fallingSigns(signals));
      }
      yield;
    }
  }
  for (const [id, habits] of all)
    if (stoppedSignal(habits, (span, away) => seasons.of(span, away))) flags.get(id)?.push('stopped');
  for (const id of lost) flags.set(id, []);
  return flags;
}
