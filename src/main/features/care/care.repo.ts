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
  /** As it is kept. */
  contactId: number | null;
  /** Who that is today: whoever was merged into somebody is that one. */
  personId: number | null;
  person: string;
  phone: string;
  subject: string;
  on: string;
  item: string;
  costMinor: number | null;
  note: string;
  doneOn: string | null;
  activityId: number | null;
}

const GIFT = `SELECT g.id, g.dealer_id AS dealerId, g.occasion, g.contact_id AS contactId, (
    WITH RECURSIVE up (id) AS (SELECT g.contact_id UNION SELECT m.kept_id FROM contact_merge m JOIN up ON m.lost_id = up.id)
    SELECT up.id FROM up WHERE NOT EXISTS (SELECT 1 FROM contact_merge m WHERE m.lost_id = up.id)
  ) AS personId, coalesce(c.name, '') AS person, coalesce(c.phones ->> '$[0].text', '') AS phone, g.subject, g.due_on AS "on", g.item,
  g.cost_minor AS costMinor, g.note, g.done_on AS doneOn, g.activity_id AS activityId
  FROM care_gift g LEFT JOIN contact c ON c.id = g.contact_id`;

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
        `${GIFT} WHERE g.due_on BETWEEN @from AND @to AND (@dealerId IS NULL OR g.dealer_id = @dealerId) ORDER BY g.id`,
      )
      .all({ ...of, from, to }),
  };
}

/** What is kept for an occasion on a day: of this person, else of somebody who was merged into him. */
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
      `SELECT * FROM (${GIFT} WHERE g.dealer_id = @dealerId AND g.occasion = @occasion AND g.subject = @subject AND g.due_on = @on)
       WHERE @contactId IN (contactId, personId) OR (@contactId IS NULL AND contactId IS NULL)
       ORDER BY contactId IS @contactId DESC, id LIMIT 1`,
    )
    .get({ dealerId, occasion, contactId, subject, on });
}
