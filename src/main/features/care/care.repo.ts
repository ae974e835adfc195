import type { CareOccasion } from '../../../shared/contract/care.contract.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { type Db, rawOf } from '../../db/open.ts';

/** A dealer as occasions tell of him. */
export interface CareDealer {
  dealerId: number;
  dealerName: string;
  dealerCode: string;
  tier: string | null;
  repId: number | null;
  rep: string;
  address: string;
}

const DEALERS = `SELECT d.id AS dealerId, d.name AS dealerName, d.code AS dealerCode,
  (SELECT f.tier FROM score_figure f WHERE f.dealer_id = d.id) AS tier, r.id AS repId, coalesce(r.name, '') AS rep,
  CASE
    WHEN d.province <> '' AND instr(d.address, d.province) = 1 THEN d.address
    WHEN d.city <> '' AND instr(d.address, d.city) > 0 THEN d.province || d.address
    WHEN d.district <> '' AND instr(d.address, d.district) > 0 THEN d.province || d.city || d.address
    ELSE d.province || d.city || d.district || d.address
  END AS address
  FROM json_each(@ids) j JOIN dealer d ON d.id = j.value LEFT JOIN rep r ON r.id = (SELECT o.rep_id FROM dealer_owner o WHERE o.dealer_id = d.id AND o.from_on <= @today
    ORDER BY o.from_on DESC, o.id DESC LIMIT 1)
  WHERE d.deleted_at IS NULL`;

export interface CareContact {
  id: number;
  dealerId: number;
  name: string;
  phone: string;
  birthday: string;
}
export interface CareFile {
  id: number;
  dealerId: number;
  name: string;
  kind: 'contract' | 'licence';
  expiresOn: string;
}
export interface CareGift {
  id: number;
  dealerId: number;
  occasion: CareOccasion;
  contactId: number | null;
  subject: string;
  on: string;
  item: string;
  costMinor: number | null;
  note: string;
  doneOn: string | null;
  activityId: number | null;
}

const CONTACT = `id, dealer_id AS dealerId, name, coalesce(phones ->> '$[0].text', '') AS phone, birthday`;

/** Whose occasions there are: only they are read whole. */
export function readPeople(db: Db, ids: readonly number[], today: CalendarDay) {
  const raw = rawOf(db);
  const of = { ids: JSON.stringify(ids) };
  return {
    dealers: raw.prepare<[object], CareDealer>(DEALERS).all({ ...of, today }),
    // The main person first.
    contacts: raw
      .prepare<[object], CareContact>(
        `SELECT ${CONTACT} FROM contact WHERE deleted_at IS NULL AND dealer_id IN (SELECT value FROM json_each(@ids))
         ORDER BY is_primary DESC, id`,
      )
      .all(of),
  };
}

/** Everything occasions follow from. @param dealerId of one dealer only, null for all */
export function readCare(db: Db, dealerId: number | null, from: CalendarDay, to: CalendarDay) {
  const raw = rawOf(db);
  const of = { dealerId };
  return {
    opened: raw
      .prepare<[object], { dealerId: number; openedOn: string }>(
        `SELECT id AS dealerId, opened_on AS openedOn FROM dealer
         WHERE deleted_at IS NULL AND opened_on IS NOT NULL AND (@dealerId IS NULL OR id = @dealerId)`,
      )
      .all(of),
    birthdays: raw
      .prepare<[object], CareContact>(
        `SELECT ${CONTACT} FROM contact WHERE deleted_at IS NULL AND birthday <> '' AND (@dealerId IS NULL OR dealer_id = @dealerId)
           AND dealer_id IN (SELECT id FROM dealer WHERE deleted_at IS NULL)
         ORDER BY is_primary DESC, id`,
      )
      .all(of),
    files: raw
      .prepare<[object], CareFile>(
        `SELECT id, dealer_id AS dealerId, name, kind, expires_on AS expiresOn FROM dealer_file
         WHERE deleted_at IS NULL AND kind IN ('contract', 'licence') AND expires_on BETWEEN @from AND @to
           AND (@dealerId IS NULL OR dealer_id = @dealerId) ORDER BY id`,
      )
      .all({ ...of, from, to }),
    gifts: raw
      .prepare<[object], CareGift>(
        `SELECT id, dealer_id AS dealerId, occasion, contact_id AS contactId, subject, due_on AS "on", item, cost_minor AS costMinor, note,
           done_on AS doneOn, activity_id AS activityId FROM care_gift
         WHERE due_on BETWEEN @from AND @to AND (@dealerId IS NULL OR dealer_id = @dealerId)`,
      )
      .all({ ...of, from, to }),
  };
}

/** What is kept for an occasion on a day. */
export function findGift(
  db: Db,
  {
    dealerId,
    occasion,
    contactId,
    subject,
    on,
  }: Pick<CareGift, 'dealerId' | 'occasion' | 'contactId' | 'subject' | 'on'>,
): CareGift | undefined {
  return rawOf(db)
    .prepare<[object], CareGift>(
      `SELECT id, dealer_id AS dealerId, occasion, contact_id AS contactId, subject, due_on AS "on", item, cost_minor AS costMinor, note,
         done_on AS doneOn, activity_id AS activityId FROM care_gift
       WHERE dealer_id = @dealerId AND occasion = @occasion AND contact_id IS @contactId AND subject = @subject AND due_on = @on`,
    )
    .get({ dealerId, occasion, contactId, subject, on });
}
