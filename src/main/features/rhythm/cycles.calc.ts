import { addDays, addMonths, type CalendarDay, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import type { OpenDays } from '../../../shared/domain/festival.ts';
import { abcOf } from '../../analytics/abc.ts';
import { type DayBook, firstDayOf } from '../orders/dayBook.ts';
import type { Members } from './rhythm.repo.ts';
import {
  type Cycle,
  cycleOf,
  gapsUpTo,
  NO_CYCLE,
  NO_PEERS,
  type OwnGaps,
  type OwnRhythm,
  type Peers,
  peersOf,
} from './rhythm.rules.ts';

/** Peers are those of one class by the net amount of so many months. */
const CLASS_MONTHS = 12;
/** Data of fewer days show short gaps only: no cycle is told. */
const LEAST_HISTORY_DAYS = 90;
/** A, B and C as a new file grades. */
const CLASS_CUTS = { a: 0.8, b: 0.95 };

/** Where in the book each member stands, −1 for who has no bill. */
export function placesOf(book: DayBook, members: Members): Int32Array {
  const { ids } = members;
  const places = new Int32Array(ids.length).fill(-1);
  let at = 0;
  for (let i = 0; i < ids.length; i += 1) {
    const id = ids[i] ?? 0;
    while (at < book.count && (book.dealerId[at] ?? 0) < id) at += 1;
    if (at < book.count && book.dealerId[at] === id) places[i] = at;
  }
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

/** Net amount after a day up to another. */
export function netBetween(book: DayBook, at: number, after: number, upTo: number): number {
  const { netMinor, day } = book;
  const from = book.start[at] ?? 0;
  let sum = 0;
  for (let i = (book.start[at + 1] ?? 0) - 1; i >= from && (day[i] ?? 0) > after; i -= 1)
    if ((day[i] ?? 0) <= upTo) sum += netMinor[i] ?? 0;
  return sum;
}

/** What peers are taken from: the state of the last whole month's end. A day's bills move nobody else's cycle until the month is over. */
export function peerDayOf(asOf: CalendarDay): CalendarDay {
  const next = addDays(asOf, 1);
  return next.endsWith('-01') ? asOf : addDays(`${asOf.slice(0, 7)}-01`, -1);
}

/** True where there are too few days of data up to a day to tell any cycle. */
export function isTooShort(book: DayBook, asOf: CalendarDay): boolean {
  return toDayNumber(asOf) - firstDayOf(book) < LEAST_HISTORY_DAYS;
}

/** What one dealer adds to its peers, as of the peers' day. */
export interface PeerPart {
  own: OwnGaps;
  /** Net amount of the months before, by which it is classed; 0 where more came back than was bought, which is the smallest class too. */
  netMinor: number;
}

/** Of who had not bought: it adds nothing, and is classed with the smallest. */
export const NO_PART: PeerPart = { own: { gaps: 0, median: Number.NaN, deviation: Number.NaN }, netMinor: 0 };

/** Tells each dealer's part as of a day. */
export function partTeller(book: DayBook, peerDay: CalendarDay, open: OpenDays) {
  const day = toDayNumber(peerDay);
  const after = toDayNumber(addMonths(peerDay, -CLASS_MONTHS));
  /** @param own what is known of the dealer as of a later day or the same: the same gaps if it has not bought since */
  return (at: number, own: OwnRhythm | undefined): PeerPart => {
    if (own === undefined || own.purchases === 0) return NO_PART;
    const then = own.lastDay <= day ? own : gapsUpTo(daysOf(book, at), day, open);
    // As of who had not bought: a first bill of later must not move everybody's peers.
    return { own: then, netMinor: Math.max(0, netBetween(book, at, after, day)) };
  };
}

/** The peers of each member. */
export function groupsOf(parts: readonly PeerPart[], types: readonly (string | null)[]): Peers[] {
  const nets = Float64Array.from(parts, ({ netMinor }) => netMinor);
  const { classes } = abcOf(nets, CLASS_CUTS);
  const peers = peersOf(
    parts.map(({ own }) => own),
    types,
    classes,
  );
  return parts.map((_, member) => peers(member));
}

export interface RatedCycle {
  id: number;
  /** Where the dealer stands among the members. */
  member: number;
  own: OwnRhythm;
  cycle: Cycle;
  /** To whom it was drawn; undefined where nothing is told yet. */
  group: Peers | undefined;
}

/** The cycle of every member that has bought up to a day, drawn to its peers'. */
export function cyclesOf(
  book: DayBook,
  members: Members,
  places: Int32Array,
  { asOf, open }: { asOf: CalendarDay; open: OpenDays },
  ownOf: (id: number, at: number) => OwnRhythm | undefined,
): RatedCycle[] {
  const owns = Array.from(members.ids, (id, member) => {
    const at = places[member] ?? -1;
    const own = at < 0 ? undefined : ownOf(id, at);
    return own && own.purchases > 0 ? own : undefined;
  });
  const partOf = partTeller(book, peerDayOf(asOf), open);
  const groups = isTooShort(book, asOf)
    ? undefined
    : groupsOf(
        owns.map((own, member) => partOf(places[member] ?? -1, own)),
        members.types,
      );
  return owns.flatMap((own, member) => {
    if (own === undefined) return [];
    const group = groups && (groups[member] ?? NO_PEERS);
    const cycle = group ? cycleOf(own, group) : NO_CYCLE;
    return [{ id: members.ids[member] ?? 0, member, own, cycle, group }];
  });
}
