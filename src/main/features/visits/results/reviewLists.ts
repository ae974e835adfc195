import type { NeedReason } from '../../../../shared/contract/visitRules.ts';
import { type CalendarDay, daysBetween } from '../../../../shared/domain/calendarDay.ts';
import { INSTEAD_KINDS } from '../../../../shared/domain/visitReview.ts';
import type { DealerFacts } from '../visitFacts.repo.ts';
import type { MadeVisit, PlannedVisit } from './accounts.rules.ts';
import type { ReviewNote } from './review.repo.ts';
import { requiredVisits, type SpokenOf } from './review.rules.ts';
import type { ReadReview } from './reviewBook.ts';

/** A dealer that was not seen for long. */
export interface UnseenLine {
  facts: DealerFacts;
  /** Null for one that was never seen. */
  lastOn: CalendarDay | null;
  days: number | null;
  contactOn: CalendarDay | null;
}

/** Everybody but those who are never to be visited, as of the span's last day: the best tiers first, then the largest. */
export function unseenLines(read: ReadReview, unseenDays: number): UnseenLine[] {
  const { needs, book, span, contacts } = read;
  const seen = lastDays(book.made, span.to);
  const contacted = lastDays(contacts, span.to);
  return [...needs.values()]
    .filter(({ facts }) => facts.mode !== 'never')
    .flatMap(({ facts }): UnseenLine[] => {
      const lastOn = seen.get(facts.id) ?? null;
      const days = lastOn === null ? null : daysBetween(lastOn, span.to);
      if (days !== null && days < unseenDays) return [];
      return [{ facts, lastOn, days, contactOn: laterOf(contacted.get(facts.id) ?? null, lastOn) }];
    })
    .sort((a, b) => byWorth(a.facts, b.facts));
}

function laterOf(one: CalendarDay | null, other: CalendarDay | null): CalendarDay | null {
  return (one ?? '') > (other ?? '') ? one : other;
}

/** The last of each dealer's up to a day; they come by day. */
function lastDays(of: readonly { dealerId: number; on: CalendarDay }[], to: CalendarDay): Map<number, CalendarDay> {
  const last = new Map<number, CalendarDay>();
  for (const { dealerId, on } of of) if (on <= to) last.set(dealerId, on);
  return last;
}

function byWorth(a: DealerFacts, b: DealerFacts): number {
  const [one, other] = [a.tier ?? '~', b.tier ?? '~'];
  if (one !== other) return one < other ? -1 : 1;
  return b.amountMinor - a.amountMinor || a.id - b.id;
}

/** A dealer of whom fewer visits were made than the rules want. */
export interface ShortLine {
  facts: DealerFacts;
  reasons: readonly NeedReason[];
  required: number;
  done: number;
  lacking: number;
  /** Contacts of other kinds in the days. */
  calls: number;
  lastOn: CalendarDay | null;
}

export function shortLines({ needs, book, span, contacts }: ReadReview): ShortLine[] {
  const inSpan = ({ on }: { on: CalendarDay }) => on >= span.from && on <= span.to;
  const made = Map.groupBy(book.made.filter(inSpan), ({ dealerId }) => dealerId);
  const kinds = new Set<string>(INSTEAD_KINDS);
  const calls = Map.groupBy(
    contacts.filter((each) => inSpan(each) && kinds.has(each.kind)),
    ({ dealerId }) => dealerId,
  );
  const seen = lastDays(book.made, span.to);
  return [...needs.values()]
    .flatMap(({ facts, need }): ShortLine[] => {
      const dealer = book.dealers.get(facts.id);
      const required = dealer === undefined ? 0 : requiredVisits(dealer, span);
      const done = new Set(made.get(facts.id)?.map(({ on }) => on)).size;
      if (done >= required) return [];
      const counted = { required, done, lacking: required - done, calls: calls.get(facts.id)?.length ?? 0 };
      return [{ facts, reasons: need.reasons, ...counted, lastOn: seen.get(facts.id) ?? null }];
    })
    .sort((a, b) => byWorth(a.facts, b.facts));
}

/** One visit, as it was planned, as it was made, or both. */
export interface VisitLine {
  dealerId: number;
  repId: number | null;
  repName: string;
  planned: PlannedVisit | null;
  made: MadeVisit | null;
  spoken: readonly SpokenOf[];
  notes: readonly ReviewNote[];
}

/** What was planned for the days, moved into them or made in them: each visit once, by rep, day and place. */
export function visitLines({ book, span, notes }: ReadReview): VisitLine[] {
  const inSpan = (on: CalendarDay) => on >= span.from && on <= span.to;
  const madeOf = new Map(book.made.flatMap((made) => (made.visit === null ? [] : [[made.visit.id, made] as const])));
  const withNotes = (line: Omit<VisitLine, 'spoken' | 'notes'>): VisitLine => {
    const id = line.made?.visit?.id;
    return {
      ...line,
      spoken: id === undefined ? [] : (book.spoken.get(id) ?? []),
      notes: id === undefined ? [] : (notes.get(id) ?? []),
    };
  };
  const told = new Set<number>();
  const lines: VisitLine[] = [];
  for (const planned of book.planned) {
    const made = madeOf.get(planned.last.id) ?? null;
    const isMovedHere = planned.last.id !== planned.visit.id && inSpan(planned.last.on);
    if (!inSpan(planned.visit.on) && !isMovedHere && !(made !== null && inSpan(made.on))) continue;
    const { dealerId, repId, repName } = planned.visit;
    if (made?.visit) told.add(made.visit.id);
    lines.push(withNotes({ dealerId, repId, repName, planned, made }));
  }
  for (const made of book.made) {
    if (!inSpan(made.on) || (made.visit !== null && told.has(made.visit.id))) continue;
    const { dealerId, repId, repName } = made;
    lines.push(withNotes({ dealerId, repId, repName, planned: null, made }));
  }
  const dayOf = ({ planned, made }: VisitLine) => planned?.visit.on ?? made?.on ?? '';
  return lines.sort(
    (a, b) =>
      a.repName.localeCompare(b.repName, 'zh') ||
      (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0) ||
      (a.planned?.visit.id ?? Number.MAX_SAFE_INTEGER) - (b.planned?.visit.id ?? Number.MAX_SAFE_INTEGER),
  );
}
