import { customKey } from '../../../shared/contract/dealerFilter.contract.ts';
import type { Contact, DealerDetail, DealerRow } from '../../../shared/contract/dealers.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import type { PreferredChannel } from '../../../shared/domain/activities.ts';
import { ContactId, DealerId, RepId } from '../../../shared/domain/ids.ts';
import type { TierNaming } from '../../../shared/domain/tiers.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import {
  AT_STAKE,
  BALANCE_JOIN,
  CUSTOM_VALUES,
  LATE_CYCLES,
  OPEN_CASES,
  OVER_LIMIT,
  OWNER_GROUP,
  RHYTHM_JOIN,
  STAGE,
  TOTAL,
} from './gridRows.ts';
import { readImportTraces } from './importTraces.repo.ts';

/** Figures of the window before are shown only where the data reach back over it. */
const PREVIOUS_COVERED = "(SELECT totals ->> '$.previousCovered' FROM score_run WHERE status = 'live')";

/** Columns of a grid row; @today decides who serves the dealer. */
const ROW_COLUMNS = `
  d.id, d.revision, d.code, d.name, d.short_name AS shortName, d.type, d.excluded, d.province, d.city, d.district, d.area, d.address,
  d.original_grade AS originalGrade, d.created_at AS createdAt,
  r.id AS repId, coalesce(r.name, '') AS repName,
  coalesce(c.name, '') AS contactName, coalesce(json_extract(c.phones, '$[0].text'), '') AS phone,
  s.tier, s.pin_reason IS NOT NULL AS pinned, s.ungraded, coalesce(s.net_minor, 0) AS amountMinor, iif(${PREVIOUS_COVERED}, coalesce(s.prev_net_minor, 0), NULL) AS amountPrevMinor,
  coalesce(s.orders, 0) AS orders, s.first_on AS firstOn, s.last_on AS lastOn, s.r_score AS rScore, s.f_score AS fScore,
  s.m_score AS mScore, s.rfm_group AS rfmGroup, s.rank, s.share, s.cumulative_share AS cumulativeShare, s.next_tier AS nextTier,
  s.next_gap_minor AS nextGapMinor, s.next_gap_orders AS nextGapOrders,
  ${STAGE} AS stage, y.cycle_days AS cycleDays, ${LATE_CYCLES} AS lateCycles, ${AT_STAKE} AS atStakeMinor,
  d.opened_on AS openedOn, d.settlement, d.credit_limit_minor AS creditLimitMinor, d.term_days AS termDays,
  v.balance_minor AS balanceMinor, v.overdue_minor AS overdueMinor, ${OVER_LIMIT} AS overLimitMinor,
  ${TOTAL} AS totalMinor, ${OPEN_CASES} AS openCases,
  (SELECT json_group_array(json_object('id', id, 'name', name)) FROM (
     SELECT t.id, t.name FROM dealer_tag b JOIN tag t ON t.id = b.tag_id WHERE b.dealer_id = d.id ORDER BY t.name_key)) AS tags,
  ${OWNER_GROUP} AS ownerGroup,
  ${CUSTOM_VALUES} AS custom`;

const ROW_JOINS = `
FROM dealer d
LEFT JOIN score_live s ON s.dealer_id = d.id
${RHYTHM_JOIN}
${BALANCE_JOIN}
LEFT JOIN rep r ON r.id = (SELECT o.rep_id FROM dealer_owner o WHERE o.dealer_id = d.id AND o.from_on <= @today
                           ORDER BY o.from_on DESC, o.id DESC LIMIT 1)
LEFT JOIN contact c ON c.id = (SELECT k.id FROM contact k WHERE k.dealer_id = d.id AND k.deleted_at IS NULL
                               ORDER BY k.is_primary DESC, k.id LIMIT 1)`;

type StoredRow = Omit<DealerRow, 'excluded' | 'pinned' | 'tags' | 'ownerGroup' | 'custom'> & {
  pinned: number;
  excluded: number;
  tags: string;
  ownerGroup: string | null;
  custom: string | null;
};

const prepareRows = (raw: RawDb) =>
  raw.prepare<[{ ids: string; today: string }], StoredRow>(
    `SELECT ${ROW_COLUMNS} ${ROW_JOINS} WHERE d.id IN (SELECT value FROM json_each(@ids))`,
  );
/** Asked with every page of a scrolling grid: prepared once per connection. */
const rowStatements = new WeakMap<RawDb, ReturnType<typeof prepareRows>>();

function rowStatement(raw: RawDb): ReturnType<typeof prepareRows> {
  const known = rowStatements.get(raw) ?? prepareRows(raw);
  rowStatements.set(raw, known);
  return known;
}

/** Grid rows of these dealers in the given order; ids that are gone are left out. */
export function readRows(db: Db, ids: readonly number[], today: string): DealerRow[] {
  const found = rowStatement(rawOf(db)).all({ ids: JSON.stringify(ids), today });
  const byId = new Map(found.map((row) => [Number(row.id), toRow(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function toRow({ tags, ownerGroup, custom, ...row }: StoredRow): DealerRow {
  return {
    ...row,
    excluded: row.excluded === 1,
    pinned: row.pinned === 1,
    // Made by the statement above; the contract checks them on the way out.
    tags: JSON.parse(tags) as DealerRow['tags'],
    ownerGroup: ownerGroup === null ? null : (JSON.parse(ownerGroup) as DealerRow['ownerGroup']),
    custom: custom === null ? {} : customByKey(JSON.parse(custom) as Record<string, string>),
  };
}

function customByKey(values: Record<string, string>): DealerRow['custom'] {
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [customKey(Number(field)), value]));
}

interface StoredDetail {
  uid: string;
  regionCode: string;
  town: string;
  intent: string;
  taxNo: string;
  potential: number | null;
  cooperation: number | null;
  preferredChannel: PreferredChannel | null;
  preferredTimes: string;
  note: string;
  extras: string;
  deletedAt: number | null;
  updatedAt: number;
}

/** Everything the dealer page shows about one dealer itself. @throws AppError not_found */
export function readDetail(db: Db, id: number, today: string): DealerDetail {
  const row = readRows(db, [id], today)[0];
  const rest = rawOf(db)
    .prepare<[number], StoredDetail>(
      `SELECT uid, region_code AS regionCode, town, intent, tax_no AS taxNo, potential, cooperation,
              nullif(preferred_channel, '') AS preferredChannel, preferred_times AS preferredTimes, note, extras,
              deleted_at AS deletedAt, updated_at AS updatedAt FROM dealer WHERE id = ?`,
    )
    .get(id);
  if (!row || !rest) throw new AppError('not_found');
  return {
    ...row,
    ...rest,
    // Written by the importer as a flat object of texts; the contract checks it on the way out.
    extras: JSON.parse(rest.extras) as Record<string, string>,
    contacts: readContacts(db, id),
    owners: readOwners(db, id),
    imports: readImportTraces(db, id),
    aliases: rawOf(db)
      .prepare<[number], { kind: 'code' | 'name'; value: string }>(
        'SELECT kind, value FROM dealer_alias WHERE dealer_id = ? ORDER BY id',
      )
      .all(id),
  };
}

interface StoredContact {
  id: number;
  name: string;
  role: string;
  phones: string;
  wechat: string;
  email: string;
  birthday: string;
  note: string;
  isPrimary: number;
}

function readContacts(db: Db, dealerId: number): Contact[] {
  return rawOf(db)
    .prepare<[number], StoredContact>(
      `SELECT id, name, role, phones, wechat, email, birthday, note, is_primary AS isPrimary FROM contact
       WHERE dealer_id = ? AND deleted_at IS NULL ORDER BY is_primary DESC, id`,
    )
    .all(dealerId)
    .map(({ id, isPrimary, phones, ...texts }) => ({
      ...texts,
      id: ContactId.parse(id),
      primary: isPrimary === 1,
      // Written by this program only; the contract checks it on the way out.
      phones: JSON.parse(phones) as Contact['phones'],
    }));
}

function readOwners(db: Db, dealerId: number): DealerDetail['owners'] {
  return rawOf(db)
    .prepare<[number], { repId: number | null; repName: string; fromOn: string; reason: string }>(
      `SELECT o.rep_id AS repId, coalesce(r.name, '') AS repName, o.from_on AS fromOn, o.reason
       FROM dealer_owner o LEFT JOIN rep r ON r.id = o.rep_id WHERE o.dealer_id = ? ORDER BY o.from_on DESC, o.id DESC`,
    )
    .all(dealerId)
    .map((owner) => ({ ...owner, repId: owner.repId === null ? null : RepId.parse(owner.repId) }));
}

/** The rep that serves a dealer on a day, null for none. */
export function ownerOn(db: Db, dealerId: number, day: string): number | null {
  const rep = rawOf(db)
    .prepare<[number, string], number | null>(
      'SELECT rep_id FROM dealer_owner WHERE dealer_id = ? AND from_on <= ? ORDER BY from_on DESC, id DESC LIMIT 1',
    )
    .pluck()
    .get(dealerId, day);
  return typeof rep === 'number' ? rep : null;
}

/** Days after `day` from which a dealer's rep is already settled. */
export function laterOwnerDays(db: Db, dealerId: number, day: string): string[] {
  return rawOf(db)
    .prepare<[number, string], string>('SELECT DISTINCT from_on FROM dealer_owner WHERE dealer_id = ? AND from_on > ?')
    .pluck()
    .all(dealerId, day) as unknown as string[]; // plucked from a column of texts
}

export function hasDealers(db: Db): boolean {
  return rawOf(db).prepare('SELECT EXISTS (SELECT 1 FROM dealer)').pluck().get() === 1;
}

/** Dealers by id for a list of suggestions, in the given order. */
export function readSuggestions(db: Db, ids: readonly number[]) {
  const found = rawOf(db)
    .prepare<[string], { id: number; name: string; code: string; city: string; tier: string | null }>(
      `SELECT d.id, d.name, d.code, d.city, s.tier FROM dealer d LEFT JOIN score_live s ON s.dealer_id = d.id
       WHERE d.id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids));
  const byId = new Map(found.map((row) => [row.id, { ...row, id: DealerId.parse(row.id) }]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** How the live result, or a kept run, calls its tiers; without one by their codes. */
export function namingOf(db: Db, runId: number | null): TierNaming {
  const rules = rawOf(db)
    .prepare<[number | null, number | null], string>(
      "SELECT rules FROM score_run WHERE CASE WHEN ? IS NULL THEN status = 'live' ELSE id = ? END",
    )
    .pluck()
    .get(runId, runId);
  return ScoreRules.parse(JSON.parse(rules ?? '{}'));
}

/** Dealers outside the bin of whom a person has one of these phones, by name. */
export function readWithPhone(
  db: Db,
  digits: readonly string[],
  limit: number,
): Output<'dealers.withPhone'>['dealers'] {
  return rawOf(db)
    .prepare<[object], Output<'dealers.withPhone'>['dealers'][number]>(
      `SELECT id, name, code, city FROM dealer WHERE deleted_at IS NULL AND id IN (
         SELECT c.dealer_id FROM contact c, json_each(c.phones) t
         WHERE c.deleted_at IS NULL AND t.value ->> '$.digits' IN (SELECT value FROM json_each(@digits)))
       ORDER BY name, id LIMIT @limit`,
    )
    .all({ digits: JSON.stringify(digits), limit });
}
