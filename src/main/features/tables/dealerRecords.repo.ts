import type { FieldKind } from '../../../shared/contract/fields.contract.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { slices } from './importLists.repo.ts';

/** A dealer with everything that a list may say of him. */
export interface DealerRecord {
  id: number;
  code: string;
  name: string;
  shortName: string;
  mnemonic: string;
  type: string | null;
  excluded: number;
  originalGrade: string;
  intent: string;
  province: string;
  city: string;
  district: string;
  town: string;
  area: string;
  address: string;
  openedOn: string | null;
  settlement: string;
  preferredChannel: string;
  preferredTimes: string;
  creditLimitMinor: number | null;
  termDays: number | null;
  taxNo: string;
  note: string;
  /** JSON: what a list said besides, see `extraName`. */
  extras: string;
  /** Who serves him today. */
  rep: string;
  contact: string;
  role: string;
  /** JSON, as it is stored. */
  phones: string;
  wechat: string;
  email: string;
  birthday: string;
  /** JSON: names in the order of their letters. */
  tags: string;
  /** JSON: values of the owner's own fields by their number. */
  own: string;
}

/** The dealers of the list, with the person who is asked for first. @param today the day on which somebody serves them */
export function dealerRecords(db: Db, today: string): Generator<DealerRecord> {
  return slices<DealerRecord>(
    db,
    `SELECT d.id, d.code, d.name, d.short_name AS shortName, d.mnemonic, d.type, d.excluded,
       d.original_grade AS originalGrade, d.intent, d.province, d.city, d.district, d.town, d.area, d.address,
       d.opened_on AS openedOn, d.settlement,
       d.preferred_channel AS preferredChannel, d.preferred_times AS preferredTimes, d.credit_limit_minor AS creditLimitMinor, d.term_days AS termDays,
       d.tax_no AS taxNo, d.note, d.extras,
       coalesce((SELECT r.name FROM dealer_owner o LEFT JOIN rep r ON r.id = o.rep_id
         WHERE o.dealer_id = d.id AND o.from_on <= ? ORDER BY o.from_on DESC, o.id DESC LIMIT 1), '') AS rep,
       coalesce(c.name, '') AS contact, coalesce(c.role, '') AS role, coalesce(c.phones, '[]') AS phones,
       coalesce(c.wechat, '') AS wechat, coalesce(c.email, '') AS email, coalesce(c.birthday, '') AS birthday,
       (SELECT json_group_array(name) FROM (SELECT t.name FROM dealer_tag b JOIN tag t ON t.id = b.tag_id
         WHERE b.dealer_id = d.id ORDER BY t.name_key)) AS tags,
       (SELECT json_group_object(v.field_id, v.value) FROM custom_value v WHERE v.dealer_id = d.id) AS own
     FROM dealer d LEFT JOIN contact c ON c.id = (SELECT k.id FROM contact k WHERE k.dealer_id = d.id
       AND k.deleted_at IS NULL ORDER BY k.is_primary DESC, k.id LIMIT 1)
     WHERE d.deleted_at IS NULL`,
    'd.id',
    today,
  );
}

/** What lists said of the dealers besides, by name, in the order in which the names first came. */
export function extraNames(db: Db): string[] {
  return rawOf(db)
    .prepare<[], string>(
      `SELECT e.key FROM dealer d, json_each(d.extras) e WHERE d.deleted_at IS NULL AND d.extras <> '{}'
       GROUP BY e.key ORDER BY min(d.id), min(e.id)`,
    )
    .pluck()
    .all();
}

/** The owner's own fields that are in use, in his order. */
export function ownFieldsInUse(db: Db): { id: number; name: string; kind: FieldKind }[] {
  return rawOf(db)
    .prepare<[], { id: number; name: string; kind: FieldKind }>(
      'SELECT id, name, kind FROM custom_field WHERE archived = 0 ORDER BY place, id',
    )
    .all();
}
