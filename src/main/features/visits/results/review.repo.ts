import type { CalendarDay } from '../../../../shared/domain/calendarDay.ts';
import { OUR_KINDS } from '../../../../shared/domain/visitReview.ts';
import { NO_CONTACT } from '../../../db/noContact.ts';
import { type Db, rawOf } from '../../../db/open.ts';

/** A visit with what came of it, as it is looked back on. */
export interface ReviewVisit {
  id: number;
  dealerId: number;
  repId: number;
  repName: string;
  on: CalendarDay;
  origin: string;
  status: string;
  doneOn: CalendarDay | null;
  timeIn: string;
  timeOut: string;
  reason: string;
  reasonText: string;
  movedTo: number | null;
  activityId: number | null;
  result: string | null;
  person: string;
  body: string;
  nextStep: string;
  nextOn: CalendarDay | null;
}

/** Every visit that stands, neither it nor its dealer in the bin, by number. */
export function readReviewVisits(db: Db): ReviewVisit[] {
  return rawOf(db)
    .prepare<[], ReviewVisit>(
      `SELECT v.id, v.dealer_id AS dealerId, v.rep_id AS repId, r.name AS repName, v.visit_on AS "on", v.origin, v.status,
         v.done_on AS doneOn, v.time_in AS timeIn, v.time_out AS timeOut, v.reason, v.reason_text AS reasonText,
         v.moved_to AS movedTo, v.activity_id AS activityId, a.outcome_code AS result, coalesce(a.contact, '') AS person,
         coalesce(a.body, '') AS body, coalesce(a.next_step, '') AS nextStep, a.next_on AS nextOn
       FROM visit v JOIN dealer d ON d.id = v.dealer_id JOIN rep r ON r.id = v.rep_id
         LEFT JOIN activity a ON a.id = v.activity_id AND a.deleted_at IS NULL
       WHERE v.deleted_at IS NULL AND d.deleted_at IS NULL ORDER BY v.id`,
    )
    .all();
}

/** Something that was done about a dealer, by us or by him. */
export interface ReviewContact {
  id: number;
  dealerId: number;
  kind: string;
  on: CalendarDay;
  time: string;
  repId: number | null;
  repName: string;
  result: string | null;
  person: string;
  body: string;
  nextStep: string;
  nextOn: CalendarDay | null;
}

/** Every activity up to a day, by day. */
export function readContacts(db: Db, to: CalendarDay): ReviewContact[] {
  return rawOf(db)
    .prepare<[string], ReviewContact>(
      `SELECT a.id, a.dealer_id AS dealerId, a.kind, a.happened_on AS "on", a.happened_time AS time, a.rep_id AS repId,
         coalesce(r.name, '') AS repName, a.outcome_code AS result, a.contact AS person, a.body, a.next_step AS nextStep,
         a.next_on AS nextOn
       FROM activity a JOIN dealer d ON d.id = a.dealer_id LEFT JOIN rep r ON r.id = a.rep_id
       WHERE a.deleted_at IS NULL AND d.deleted_at IS NULL AND a.happened_on <= ? AND NOT ${NO_CONTACT} ORDER BY a.happened_on, a.id`,
    )
    .all(to);
}

export interface ReviewNote {
  visitId: number;
  product: string;
  competitor: string;
  priceMicro: number | null;
}

/** What was seen of competitors on visits. */
export function readVisitNotes(db: Db): ReviewNote[] {
  return rawOf(db)
    .prepare<[], ReviewNote>(
      `SELECT visit_id AS visitId, product, competitor, price_micro AS priceMicro FROM market_note
       WHERE deleted_at IS NULL AND visit_id IS NOT NULL ORDER BY id`,
    )
    .all();
}

/** Which visit a spoken order was told on. */
export function visitsOfSpoken(db: Db): Map<number, number> {
  const rows = rawOf(db)
    .prepare<[], { id: number; visitId: number }>(
      'SELECT id, visit_id AS visitId FROM spoken_order WHERE deleted_at IS NULL AND visit_id IS NOT NULL',
    )
    .all();
  return new Map(rows.map(({ id, visitId }) => [id, visitId]));
}

/** Days on which something was done for a dealer by us, ascending, each once: visits, or anything. */
export function readTouches(db: Db, what: 'visit' | 'any'): { dealerId: number; on: CalendarDay }[] {
  const kinds = what === 'visit' ? ['visit'] : OUR_KINDS;
  return rawOf(db)
    .prepare<[string], { dealerId: number; on: CalendarDay }>(
      `SELECT dealer_id AS dealerId, "on" FROM (
         SELECT dealer_id, happened_on AS "on" FROM activity
         WHERE deleted_at IS NULL AND kind IN (SELECT value FROM json_each(?))
         UNION SELECT dealer_id, done_on FROM visit WHERE deleted_at IS NULL AND status = 'done' AND done_on IS NOT NULL)
       ORDER BY dealer_id, "on"`,
    )
    .all(JSON.stringify(kinds));
}

/** The city of each dealer that is not in the bin; without one "". */
export function readCities(db: Db): Map<number, string> {
  const rows = rawOf(db)
    .prepare<[], { id: number; city: string }>('SELECT id, city FROM dealer WHERE deleted_at IS NULL')
    .all();
  return new Map(rows.map(({ id, city }) => [id, city]));
}

export function namesOfDealers(db: Db, ids: readonly number[]): Map<number, { name: string; code: string }> {
  const rows = rawOf(db)
    .prepare<[string], { id: number; name: string; code: string }>(
      'SELECT id, name, code FROM dealer WHERE id IN (SELECT value FROM json_each(?))',
    )
    .all(JSON.stringify([...new Set(ids)]));
  return new Map(rows.map(({ id, ...names }) => [id, names]));
}
