import { REVIEW_FIGURES, type ReviewFigure, type ReviewRow } from '../../../../shared/contract/visitReview.contract.ts';
import { type CalendarDay, daysBetween } from '../../../../shared/domain/calendarDay.ts';
import { type Need, requiredBetween } from '../need.rules.ts';
import type { MadeVisit, PlannedVisit } from './accounts.rules.ts';

/** A dealer that the rules are for, with what they ask of him. */
export interface ReviewDealer {
  id: number;
  tier: string | null;
  repId: number | null;
  repName: string;
  region: string;
  /** Since when he is a customer; null where nobody knows. */
  since: CalendarDay | null;
  need: Pick<Need, 'way' | 'perMonth' | 'perWeek'>;
}

/** An order that was told on a visit, and what the bill it became comes to; null where there is none. */
export interface SpokenOf {
  visitId: number;
  amountMinor: number | null;
  billedMinor: number | null;
}

/** All that a table of figures is made of. */
export interface ReviewBook {
  dealers: ReadonlyMap<number, ReviewDealer>;
  planned: readonly PlannedVisit[];
  /** Those that stand on another day than they were planned for, by whose day it is now. */
  moved: readonly PlannedVisit[];
  made: readonly MadeVisit[];
  /** Whether an order followed a visit within the days asked for; null where the data do not reach as far. */
  followed(made: MadeVisit): boolean | null;
  spoken: ReadonlyMap<number, readonly SpokenOf[]>;
  /** Visits on which something of a competitor was seen. */
  noted: ReadonlySet<number>;
}

export interface Span {
  from: CalendarDay;
  to: CalendarDay;
}

/** Visits that the rules want of a dealer in some days, whole ones: a half is one. None before he was a customer. */
export function requiredVisits({ need, since }: Pick<ReviewDealer, 'need' | 'since'>, { from, to }: Span): number {
  if (need.way !== 'visit') return 0;
  const first = since !== null && since > from ? since : from;
  return first > to ? 0 : Math.round(requiredBetween(need, first, to));
}

/** Which group of a table a dealer, and a visit by somebody, belong to. */
export interface Grouping {
  ofDealer(dealer: ReviewDealer): string;
  ofVisit(visit: { dealerId: number; repId: number | null }): string;
}

interface Tally {
  figures: Record<ReviewFigure, number>;
  ids: Map<ReviewFigure, Set<number>>;
  minutes: number;
  timed: number;
  oldestDays: number | null;
  spokenMinor: number;
  billedMinor: number;
}

export type Tallies = ReadonlyMap<string, Tally>;

/** The figures of some days by group, each with the dealers behind it. */
export function tallied(book: ReviewBook, span: Span, grouping: Grouping): Tallies {
  const tallies = new Map<string, Tally>();
  const of = (key: string): Tally => {
    const known = tallies.get(key) ?? newTally();
    tallies.set(key, known);
    return known;
  };
  const made = book.made.filter(({ on }) => isWithin(on, span));
  addWanted(book, span, made, (dealer) => of(grouping.ofDealer(dealer)));
  for (const planned of book.planned)
    if (isWithin(planned.visit.on, span)) addPlanned(of(grouping.ofVisit(planned.visit)), planned);
  for (const { visit, last } of book.moved)
    if (isWithin(last.on, span) && !isWithin(visit.on, span))
      count(of(grouping.ofVisit(last)), 'movedHere', last.dealerId);
  for (const visit of made) addMade(of(grouping.ofVisit(visit)), visit, book);
  return tallies;
}

function isWithin(on: CalendarDay, { from, to }: Span): boolean {
  return on >= from && on <= to;
}

function newTally(): Tally {
  return {
    figures: Object.fromEntries(REVIEW_FIGURES.map((figure) => [figure, 0])) as Record<ReviewFigure, number>, // each of them
    ids: new Map(),
    minutes: 0,
    timed: 0,
    oldestDays: null,
    spokenMinor: 0,
    billedMinor: 0,
  };
}

function count(tally: Tally, figure: ReviewFigure, dealerId: number, by = 1): void {
  if (by === 0) return;
  tally.figures[figure] += by;
  const ids = tally.ids.get(figure) ?? new Set();
  ids.add(dealerId);
  tally.ids.set(figure, ids);
}

/** What the rules want, and what of it there was: a dealer's visits count up to what is wanted of him, days once. */
function addWanted(
  book: ReviewBook,
  span: Span,
  made: readonly MadeVisit[],
  of: (dealer: ReviewDealer) => Tally,
): void {
  const days = new Map<number, Set<CalendarDay>>();
  for (const { dealerId, on } of made) days.set(dealerId, (days.get(dealerId) ?? new Set()).add(on));
  const lastOn = new Map<number, CalendarDay>();
  // By day: the last one stands.
  for (const { dealerId, on } of book.made) if (on <= span.to) lastOn.set(dealerId, on);
  for (const dealer of book.dealers.values()) {
    const required = requiredVisits(dealer, span);
    if (required === 0) continue;
    const tally = of(dealer);
    const seen = days.get(dealer.id)?.size ?? 0;
    count(tally, 'wanted', dealer.id);
    count(tally, 'required', dealer.id, required);
    count(tally, 'met', dealer.id, Math.min(seen, required));
    if (seen > 0) count(tally, 'seen', dealer.id);
    const last = lastOn.get(dealer.id);
    if (last === undefined) count(tally, 'never', dealer.id);
    else tally.oldestDays = Math.max(tally.oldestDays ?? 0, daysBetween(last, span.to));
  }
}

function addPlanned(tally: Tally, { visit, state, moves, instead }: PlannedVisit): void {
  count(tally, 'planned', visit.dealerId);
  count(tally, state, visit.dealerId);
  if (moves > 0) count(tally, 'moved', visit.dealerId);
  if (moves > 0 && state === 'open') count(tally, 'openMoved', visit.dealerId);
  if (instead !== null) count(tally, 'called', visit.dealerId);
}

function addMade(tally: Tally, made: MadeVisit, book: ReviewBook): void {
  const { dealerId, visit } = made;
  count(tally, 'done', dealerId);
  if (made.unplanned) count(tally, 'unplanned', dealerId);
  if (made.nextOn !== null || made.nextStep !== '') count(tally, 'agreed', dealerId);
  const followed = book.followed(made);
  if (followed !== null) count(tally, 'watched', dealerId);
  if (followed === true) count(tally, 'followed', dealerId);
  if (made.minutes !== null) {
    tally.minutes += made.minutes;
    tally.timed += 1;
  }
  if (visit === null) return;
  if (book.noted.has(visit.id)) count(tally, 'market', dealerId);
  for (const { amountMinor, billedMinor } of book.spoken.get(visit.id) ?? []) {
    count(tally, 'spoken', dealerId);
    tally.spokenMinor += amountMinor ?? 0;
    if (billedMinor === null) continue;
    count(tally, 'billed', dealerId);
    tally.billedMinor += billedMinor;
  }
}

/** A group's figures as they are told; those of nobody are all zero. */
export function rowOf(
  tallies: Tallies,
  { key, label, seesMoney }: { key: string; label: string; seesMoney: boolean },
): ReviewRow {
  const { figures, minutes, timed, oldestDays, spokenMinor, billedMinor } = tallies.get(key) ?? newTally();
  return {
    key,
    label,
    figures,
    minutes,
    timed,
    oldestDays,
    spokenMinor: seesMoney ? spokenMinor : null,
    billedMinor: seesMoney ? billedMinor : null,
  };
}

export function idsBehind(tallies: Tallies, key: string, what: ReviewFigure): number[] {
  return [...(tallies.get(key)?.ids.get(what) ?? [])].sort((a, b) => a - b);
}
