import type { ReviewSpan } from '../../../../shared/contract/visitReview.contract.ts';
import { type CalendarDay, toDayNumber } from '../../../../shared/domain/calendarDay.ts';
import { daysToNext, type Ledger } from '../../../analytics/afterwards.ts';
import type { Db } from '../../../db/open.ts';
import type { Ctx } from '../../../runtime/context.ts';
import { dataCutOff } from '../../orders/orders.service.ts';
import { type DealerNeeds, needSetting, readNeeds } from '../needs.service.ts';
import { matchedSpoken } from '../spokenOrders.service.ts';
import { accountsOf, type MadeVisit } from './accounts.rules.ts';
import { ledgerOf } from './ledger.ts';
import {
  type ReviewContact,
  type ReviewNote,
  readContacts,
  readReviewVisits,
  readVisitNotes,
  visitsOfSpoken,
} from './review.repo.ts';
import type { ReviewBook, ReviewDealer, Span, SpokenOf } from './review.rules.ts';

/** Jobs ask too. */
export type Asking = Pick<Ctx, 'db' | 'clock'>;

/** All that is looked back on, of the reps asked for, read once. */
export interface ReadReview {
  db: Db;
  span: Span;
  today: CalendarDay;
  cutOff: CalendarDay | null;
  trackedFrom: CalendarDay | null;
  regions: 'city' | 'district';
  book: ReviewBook;
  needs: ReadonlyMap<number, DealerNeeds>;
  contacts: readonly ReviewContact[];
  notes: ReadonlyMap<number, readonly ReviewNote[]>;
  /** Purchases of every dealer that is named, and where he stands in them. */
  ledger: Ledger;
  placeOf: ReadonlyMap<number, number>;
}

/** The days asked for; without them the month up to today. */
export function spanOf({ from, to }: Pick<ReviewSpan, 'from' | 'to'>, today: CalendarDay): Span {
  const last = to ?? today;
  const first = from ?? `${last.slice(0, 8)}01`;
  return { from: first > last ? last : first, to: last };
}

export async function readReview(ctx: Asking, asked: ReviewSpan): Promise<ReadReview> {
  const { db, clock } = ctx;
  const today = clock.today();
  const setting = await needSetting(ctx);
  const isAsked = (repId: number | null) => asked.reps.length === 0 || asked.reps.some((id) => id === repId);
  const needs = (await readNeeds(ctx, setting)).filter(({ facts }) => isAsked(facts.repId));
  const contacts = readContacts(db, today);
  const { planned, made } = accountsOf(readReviewVisits(db), contacts, today);
  const cutOff = dataCutOff(db, today);
  const ownMade = made.filter(({ repId }) => isAsked(repId));
  const ids = [...new Set([...needs.map(({ facts }) => facts.id), ...ownMade.map(({ dealerId }) => dealerId)])];
  ids.sort((a, b) => a - b);
  const ledger = await ledgerOf(db, ids);
  const placeOf = new Map(ids.map((id, place) => [id, place]));
  const regions = new Set(needs.map(({ facts }) => facts.city)).size > 1 ? 'city' : 'district';
  const noteRows = readVisitNotes(db);
  return {
    db,
    span: spanOf(asked, today),
    today,
    cutOff,
    trackedFrom: setting.trackedFrom,
    regions,
    book: {
      dealers: new Map(needs.map((each) => [each.facts.id, dealerOf(each, regions)])),
      planned: planned.filter(({ visit }) => isAsked(visit.repId)),
      moved: planned.filter(({ visit, last }) => last.id !== visit.id && isAsked(last.repId)),
      made: ownMade,
      followed: followedBy(ledger, placeOf, asked.followDays, cutOff),
      spoken: spokenByVisit(ctx, cutOff),
      noted: new Set(noteRows.map(({ visitId }) => visitId)),
    },
    needs: new Map(needs.map((each) => [each.facts.id, each])),
    contacts,
    notes: Map.groupBy(noteRows, ({ visitId }) => visitId),
    ledger,
    placeOf,
  };
}

function dealerOf({ facts, need }: DealerNeeds, regions: 'city' | 'district'): ReviewDealer {
  const { id, tier, repId, repName, newSince } = facts;
  return { id, tier, repId, repName, region: facts[regions], since: newSince, need };
}

/** Whether an order came from the day of a visit on up to so many days after. */
function followedBy(ledger: Ledger, placeOf: ReadonlyMap<number, number>, days: number, cutOff: CalendarDay | null) {
  const end = cutOff === null ? Number.NEGATIVE_INFINITY : toDayNumber(cutOff);
  return ({ dealerId, on }: MadeVisit): boolean | null => {
    const day = toDayNumber(on);
    const place = placeOf.get(dealerId);
    if (place === undefined || day + days > end) return null;
    return daysToNext(ledger, place, day, day + days) !== null;
  };
}

function spokenByVisit({ db }: Asking, cutOff: CalendarDay | null): Map<number, SpokenOf[]> {
  const visitOf = visitsOfSpoken(db);
  const told = matchedSpoken(db, cutOff).flatMap(({ id, amountMinor, bill, state }): SpokenOf[] => {
    const visitId = visitOf.get(id);
    if (visitId === undefined || state === 'dropped') return [];
    return [{ visitId, amountMinor, billedMinor: bill?.netMinor ?? (state === 'settled' ? (amountMinor ?? 0) : null) }];
  });
  return Map.groupBy(told, ({ visitId }) => visitId);
}
