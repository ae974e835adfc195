import { addDays, type CalendarDay } from '../../../../shared/domain/calendarDay.ts';
import { INSTEAD_DAYS, INSTEAD_KINDS } from '../../../../shared/domain/visitReview.ts';
import type { ReviewContact, ReviewVisit } from './review.repo.ts';

/** What became of a visit that was planned: made by its day, made later, missed, nothing came back, or its day is yet to be over. */
export const PLANNED_STATES = ['onTime', 'late', 'missed', 'silent', 'open'] as const;
export type PlannedState = (typeof PLANNED_STATES)[number];

/** One visit that was planned for a day, followed through every other day it was moved to. */
export interface PlannedVisit {
  visit: ReviewVisit;
  /** What stands for it now: itself, or what it was moved to last. */
  last: ReviewVisit;
  state: PlannedState;
  moves: number;
  /** The first contact of another kind that came in its place. */
  instead: ReviewContact | null;
}

/** A visit that was made. */
export interface MadeVisit {
  dealerId: number;
  /** Null where an activity names no rep. */
  repId: number | null;
  repName: string;
  on: CalendarDay;
  unplanned: boolean;
  /** Null for one that was only written down as an activity. */
  visit: ReviewVisit | null;
  result: string | null;
  person: string;
  body: string;
  nextStep: string;
  nextOn: CalendarDay | null;
  /** Between coming and going; null where one of them is not known. */
  minutes: number | null;
}

export interface Accounts {
  planned: PlannedVisit[];
  made: MadeVisit[];
}

/**
 * Every visit once as it was planned and once as it was made, so that sums over both agree to the visit. A visit that stands
 * for a moved one is that one's fate and no plan of its own. An activity of kind visit counts as made without a plan, unless a
 * visit of its dealer was made on its day.
 */
export function accountsOf(
  visits: readonly ReviewVisit[],
  contacts: readonly ReviewContact[],
  today: CalendarDay,
): Accounts {
  const byId = new Map(visits.map((visit) => [visit.id, visit]));
  const standsFor = new Set(
    visits.flatMap(({ status, movedTo }) => (status === 'moved' && movedTo !== null ? [movedTo] : [])),
  );
  const instead = insteadOf(contacts);
  const planned = visits.flatMap((visit): PlannedVisit[] => {
    if (visit.origin === 'unplanned' || standsFor.has(visit.id)) return [];
    const { last, moves } = endOf(visit, byId);
    const state = stateOf(visit, last, today);
    const isOpen = state === 'missed' || state === 'silent';
    return [{ visit, last, state, moves, instead: isOpen ? instead(visit.dealerId, visit.on) : null }];
  });
  return { planned, made: madeOf(visits, contacts) };
}

/** What a moved visit came to; where what stood for it is gone, it ends with itself. */
function endOf(visit: ReviewVisit, byId: ReadonlyMap<number, ReviewVisit>): { last: ReviewVisit; moves: number } {
  let last = visit;
  const seen = new Set([visit.id]);
  let moves = 0;
  while (last.status === 'moved' && last.movedTo !== null) {
    moves += 1;
    const next = byId.get(last.movedTo);
    if (next === undefined || seen.has(next.id)) break;
    seen.add(next.id);
    last = next;
  }
  return { last, moves: Math.max(moves, visit.status === 'moved' ? 1 : 0) };
}

function stateOf(visit: ReviewVisit, last: ReviewVisit, today: CalendarDay): PlannedState {
  if (last.status === 'done') return (last.doneOn ?? last.on) <= visit.on ? 'onTime' : 'late';
  if (last.status === 'planned') return last.on < today ? 'silent' : 'open';
  return 'missed';
}

function insteadOf(contacts: readonly ReviewContact[]) {
  const kinds = new Set<string>(INSTEAD_KINDS);
  const byDealer = Map.groupBy(
    contacts.filter(({ kind }) => kinds.has(kind)),
    ({ dealerId }) => dealerId,
  );
  return (dealerId: number, on: CalendarDay): ReviewContact | null => {
    const until = addDays(on, INSTEAD_DAYS);
    return byDealer.get(dealerId)?.find((contact) => contact.on >= on && contact.on <= until) ?? null;
  };
}

function madeOf(visits: readonly ReviewVisit[], contacts: readonly ReviewContact[]): MadeVisit[] {
  const done = visits.filter(({ status }) => status === 'done');
  const told = new Set(done.flatMap(({ activityId }) => activityId ?? []));
  const daysOfDone = new Set(done.map((visit) => `${visit.dealerId}/${visit.doneOn ?? visit.on}`));
  const own = done.map(
    (visit): MadeVisit => ({
      dealerId: visit.dealerId,
      repId: visit.repId,
      repName: visit.repName,
      on: visit.doneOn ?? visit.on,
      unplanned: visit.origin === 'unplanned',
      visit,
      result: visit.result,
      person: visit.person,
      body: visit.body,
      nextStep: visit.nextStep,
      nextOn: visit.nextOn,
      minutes: minutesBetween(visit.timeIn, visit.timeOut),
    }),
  );
  const loose = contacts
    .filter((each) => each.kind === 'visit' && !told.has(each.id) && !daysOfDone.has(`${each.dealerId}/${each.on}`))
    .map((each): MadeVisit => {
      const { dealerId, repId, repName, on, result, person, body, nextStep, nextOn } = each;
      const said = { dealerId, repId, repName, on, result, person, body, nextStep, nextOn };
      return { ...said, unplanned: true, visit: null, minutes: null };
    });
  return [...own, ...loose].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.dealerId - b.dealerId));
}

/** Minutes from HH:MM to HH:MM of one day; null where one is missing or the second is earlier. */
export function minutesBetween(from: string, to: string): number | null {
  if (from === '' || to === '') return null;
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const spent = minutes(to) - minutes(from);
  return spent >= 0 ? spent : null;
}
