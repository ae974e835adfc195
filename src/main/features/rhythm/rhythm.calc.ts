import { LEAST_BEFORE, LEAST_RECENT, type RhythmRules } from '../../../shared/contract/rhythmRules.ts';
import { type CalendarDay, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { OpenDays } from '../../../shared/domain/festival.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { type DayBook, dayBook } from '../orders/dayBook.ts';
import { renewedDealers } from '../orders/orders.service.ts';
import {
  daysOf,
  groupsOf,
  isTooShort,
  NO_PART,
  type PeerPart,
  partTeller,
  peerDayOf,
  placesOf,
} from './cycles.calc.ts';
import { billsUntil } from './edges.rules.ts';
import { LineShelf } from './lineShelf.ts';
import { type OwnFacts, type Rated, type RhythmRow, ratedRows } from './ratedRows.ts';
import { categoriesKey, type Members, readArrears, readMembers } from './rhythm.repo.ts';
import { edgesOf, ownRhythm, type Peers } from './rhythm.rules.ts';
import { readCategories } from './saleLines.repo.ts';
import { Seasons } from './seasons.rules.ts';
import { daySignals, lineSignals } from './signals.rules.ts';

export interface RhythmResult {
  asOf: string;
  /** Number of the as-of day without the festival rest. */
  asOfOpen: number;
  rules: RhythmRules;
  open: OpenDays;
  book: DayBook;
  members: Members;
  /** Where in the book each member stands. */
  places: Int32Array;
  /** Dealers that have bought up to the day, in the order of ids. */
  rows: RhythmRow[];
  /** The same of each member, undefined of who has not bought. */
  rowOf: readonly (RhythmRow | undefined)[];
}

/** A dealer to be looked at anew: where it stands among the members, and in the book. */
interface Stale {
  id: number;
  member: number;
  at: number;
}

interface KnownPeers {
  day: CalendarDay;
  members: Members;
  parts: PeerPart[];
  groups: Peers[];
}

interface KnownSeasons {
  members: Members;
  seasons: Seasons;
}

interface Known {
  key: string;
  asOf: number;
  revision: number;
  facts: Map<number, OwnFacts>;
  /** The day until which what each member's bills say stays, 0 of who has no bills. */
  untils: { members: Members; of: Int32Array };
  lines: LineShelf;
  peers: KnownPeers;
  seasons: KnownSeasons;
  rated: Rated;
}

/** What the last calculation of a connection found: most change no bill, or those of a few. */
const known = new WeakMap<RawDb, Known>();

/** Dealers a statement, some 20 ms where all of them have lines. */
const SLICE_LINES = 60;
/** Dealers between two looks at whether others wait. */
const SLICE_DEALERS = 2000;

/**
 * Rhythm and signals of everybody as of a day, in steps. Only dealers whose bills have changed, or of whose bills one has
 * passed an edge of what is compared, are looked at anew; who is late is counted anew for all.
 * @param mostLines how many lines of bills are kept in memory for the next day
 */
export function* rhythmSteps(
  db: Db,
  asOf: CalendarDay,
  rules: RhythmRules,
  mostLines = 0,
): Generator<void, RhythmResult> {
  const raw = rawOf(db);
  const book = yield* dayBook(db);
  const members = yield* readMembers(db);
  const day = toDayNumber(asOf);
  const open = new OpenDays(rules.festival, day);
  const key = JSON.stringify([rules.festival, categoriesKey(db)]);
  const last = known.get(raw);
  const usable = last?.key === key && last.asOf <= day ? last : undefined;
  const facts = usable?.facts ?? new Map<number, OwnFacts>();
  const lines = usable?.lines ?? new LineShelf(mostLines);
  const renewed = new Set(usable ? renewedDealers(db, usable.revision) : []);
  lines.forget(renewed);
  // While it is being brought up to date nothing of it holds.
  known.delete(raw);
  const places = placesOf(book, members);
  const untils = usable?.untils.members === members ? usable.untils.of : untilsOf(members, facts);
  const stale: Stale[] = [];
  /** What no longer holds of whoever is looked at anew. */
  const replaced: (OwnFacts | undefined)[] = [];
  const marks = new Uint8Array(members.ids.length);
  for (let member = 0; member < members.ids.length; member += 1) {
    const id = members.ids[member] ?? 0;
    const at = places[member] ?? -1;
    const until = untils[member] ?? 0;
    if (at < 0 ? until === 0 : day < until && !renewed.has(id)) continue;
    marks[member] = 1;
    untils[member] = 0;
    replaced.push(facts.get(id));
    if (at < 0) facts.delete(id);
    else stale.push({ id, member, at });
  }
  yield;
  yield* renew(raw, book, stale, { day, open, facts, lines });
  for (const { id, member } of stale) untils[member] = facts.get(id)?.until ?? 0;
  const seasons = knownSeasons(usable?.seasons, { members, facts, stale, replaced });
  const peers = knownPeers(usable?.peers, { book, members, places, asOf, open, stale, facts });
  yield;
  const asOfOpen = open.of(day);
  const rated = ratedRows(members.ids, facts, peers.groups, marks, usable?.rated, {
    asOfOpen,
    rules,
    tooShort: isTooShort(book, asOf),
    arrears: readArrears(db, asOf),
    seasons: seasons.seasons,
  });
  known.set(raw, {
    key,
    asOf: day,
    revision: book.revision,
    facts,
    untils: { members, of: untils },
    lines,
    peers,
    seasons,
    rated,
  });
  const rows = rated.rows.filter((row) => row !== undefined);
  return { asOf, asOfOpen, rules, open, book, members, places, rows, rowOf: rated.rows };
}

/** Until when members' facts stay, as far as they are known. Of others nothing stays: nobody looks after it. */
function untilsOf({ ids }: Members, facts: Map<number, OwnFacts>): Int32Array {
  const there = new Set(ids);
  for (const id of facts.keys()) if (!there.has(id)) facts.delete(id);
  return Int32Array.from(ids, (id) => facts.get(id)?.until ?? 0);
}

interface SeasonWork {
  members: Members;
  facts: ReadonlyMap<number, OwnFacts>;
  stale: readonly Stale[];
  replaced: readonly (OwnFacts | undefined)[];
}

/** What all members' habits say of each category's time of year; only those that have changed are taken out and put in. */
function knownSeasons(last: KnownSeasons | undefined, { members, facts, stale, replaced }: SeasonWork): KnownSeasons {
  const put = (seasons: Seasons, id: number) => {
    const habits = facts.get(id)?.habits;
    if (habits) seasons.add(habits);
  };
  if (last === undefined || last.members !== members) {
    const seasons = new Seasons();
    for (const id of members.ids) put(seasons, id);
    return { members, seasons };
  }
  for (const fact of replaced) if (fact?.habits) last.seasons.add(fact.habits, -1);
  for (const { id } of stale) put(last.seasons, id);
  return last;
}

interface PeerWork extends Pick<Renewing, 'open' | 'facts'> {
  book: DayBook;
  members: Members;
  places: Int32Array;
  asOf: CalendarDay;
  stale: readonly Stale[];
}

/** The peers of each member, those of before as long as nobody's part in them has changed. */
function knownPeers(
  last: KnownPeers | undefined,
  { book, members, places, asOf, open, stale, facts }: PeerWork,
): KnownPeers {
  const day = peerDayOf(asOf);
  const tell = partTeller(book, day, open);
  const partOf = (member: number, at: number) =>
    tell(at, at < 0 ? undefined : facts.get(members.ids[member] ?? 0)?.own);
  if (last === undefined || last.day !== day || last.members !== members) {
    const parts = Array.from(places, (at, member) => partOf(member, at));
    return { day, members, parts, groups: groupsOf(parts, members.types) };
  }
  const { parts } = last;
  let moved = false;
  const put = (member: number, part: PeerPart) => {
    moved ||= !samePart(parts[member] ?? NO_PART, part);
    parts[member] = part;
  };
  for (const { member, at } of stale) put(member, partOf(member, at));
  for (let member = 0; member < places.length; member += 1) if (places[member] === -1) put(member, NO_PART);
  return moved ? { ...last, groups: groupsOf(parts, members.types) } : last;
}

function samePart(one: PeerPart, other: PeerPart): boolean {
  return (
    one === other ||
    (one.netMinor === other.netMinor &&
      one.own.gaps === other.own.gaps &&
      Object.is(one.own.median, other.own.median) &&
      Object.is(one.own.deviation, other.own.deviation))
  );
}

interface Renewing {
  day: number;
  open: OpenDays;
  facts: Map<number, OwnFacts>;
  lines: LineShelf;
}

function* renew(raw: RawDb, book: DayBook, stale: readonly Stale[], { day, open, facts, lines: shelf }: Renewing) {
  /** Dealers whose lines are worth a look, by their span. */
  const withLines = new Map<number, number[]>();
  for (let i = 0; i < stale.length; i += 1) {
    const { id, at } = stale[i] ?? { id: 0, at: -1 };
    const days = daysOf(book, at);
    const own = ownRhythm(days, day, open);
    facts.set(id, { own, signals: daySignals(own), habits: undefined, until: billsUntil(days, day, own.span, open) });
    if (own.recent.length >= LEAST_RECENT && own.before.length >= LEAST_BEFORE) {
      const list = withLines.get(own.span) ?? [];
      list.push(id);
      withLines.set(own.span, list);
    }
    if (i % SLICE_DEALERS === SLICE_DEALERS - 1) yield;
  }
  if (withLines.size === 0) return;
  const read = shelf.reader(raw);
  const categories = readCategories(raw);
  for (const [span, ids] of withLines) {
    const edges = edgesOf(day, span, open);
    const edge = open.lastDayOf(edges.recent);
    for (let from = 0; from < ids.length; from += SLICE_LINES) {
      const lines = read(ids.slice(from, from + SLICE_LINES), open.lastDayOf(edges.before), day);
      for (const [id, list] of lines) {
        const entry = facts.get(id);
        if (entry === undefined) continue;
        const { signals, habits } = lineSignals(entry.own, list, categories, edge);
        facts.set(id, { ...entry, signals: [...entry.signals, ...signals], habits });
      }
      yield;
    }
  }
}
