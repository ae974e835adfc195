import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { MOST_VISITS, Visit } from '../../../shared/contract/visits.contract.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, rawOf } from '../../db/open.ts';

interface StoredVisit {
  id: number;
  revision: number;
  dealerId: number;
  dealerName: string;
  code: string;
  tier: string | null;
  city: string;
  district: string;
  town: string;
  address: string;
  repId: number;
  repName: string;
  planId: number | null;
  origin: string;
  on: string;
  place: number;
  time: string;
  lengthMinutes: number;
  travelMinutes: number;
  purposes: string;
  note: string;
  locked: number;
  status: string;
  doneOn: string | null;
  reason: string;
  reasonText: string;
  movedTo: number | null;
  activityId: number | null;
}

const VISIT_SQL = `SELECT v.id, v.revision, v.dealer_id AS dealerId, d.name AS dealerName, d.code, s.tier, d.city, d.district, d.town,
  d.address, v.rep_id AS repId, r.name AS repName, v.plan_id AS planId, v.origin, v.visit_on AS "on", v.place,
  v.planned_time AS time, v.length_minutes AS lengthMinutes, v.travel_minutes AS travelMinutes, v.purposes, v.note, v.locked,
  v.status, v.done_on AS doneOn, v.reason, v.reason_text AS reasonText, v.moved_to AS movedTo, v.activity_id AS activityId
  FROM visit v JOIN dealer d ON d.id = v.dealer_id JOIN rep r ON r.id = v.rep_id LEFT JOIN score_live s ON s.dealer_id = v.dealer_id`;

/** Visits that stand: neither they nor their dealer lie in the bin. */
const STANDING = 'v.deleted_at IS NULL AND d.deleted_at IS NULL';

function toVisit(row: StoredVisit): Visit {
  const { dealerId, dealerName, code, tier, city, district, town, address, purposes, locked, reason, ...rest } = row;
  return Visit.parse({
    ...rest,
    dealer: { id: dealerId, name: dealerName, code, tier, city, district, town, address },
    purposes: JSON.parse(purposes),
    locked: locked === 1,
    reason: reason === '' ? null : reason,
  });
}

/** Visits of some days by day, rep and place, {@link MOST_VISITS} at most. */
export function listVisits(db: Db, input: Parsed<'visits.list'>): Output<'visits.list'> {
  const given = {
    from: input.from,
    to: input.to,
    reps: JSON.stringify(input.repIds ?? []),
    statuses: JSON.stringify(input.statuses ?? []),
  };
  const where = `v.visit_on BETWEEN @from AND @to AND ${STANDING}
    ${input.repIds === undefined ? '' : 'AND v.rep_id IN (SELECT value FROM json_each(@reps))'}
    ${input.statuses === undefined ? '' : 'AND v.status IN (SELECT value FROM json_each(@statuses))'}`;
  const raw = rawOf(db);
  const visits = raw
    .prepare<[object], StoredVisit>(
      `${VISIT_SQL} WHERE ${where} ORDER BY v.visit_on, r.sort_key, v.rep_id, v.place, v.id LIMIT ${MOST_VISITS}`,
    )
    .all(given)
    .map(toVisit);
  const total = Number(
    raw.prepare(`SELECT count(*) FROM visit v JOIN dealer d ON d.id = v.dealer_id WHERE ${where}`).pluck().get(given),
  );
  return { visits, total };
}

/** Visits of a dealer, the newest first. */
export function listDealerVisits(db: Db, { dealerId, limit }: Parsed<'visits.ofDealer'>): Output<'visits.ofDealer'> {
  const raw = rawOf(db);
  const visits = raw
    .prepare<[number, number], StoredVisit>(
      `${VISIT_SQL} WHERE v.dealer_id = ? AND ${STANDING} ORDER BY v.visit_on DESC, v.id DESC LIMIT ?`,
    )
    .all(dealerId, limit)
    .map(toVisit);
  const count = raw.prepare('SELECT count(*) FROM visit WHERE dealer_id = ? AND deleted_at IS NULL').pluck();
  return { visits, total: Number(count.get(dealerId)) };
}

/** @throws AppError not_found, also for one in the bin */
export function getVisit(db: Db, id: number): Visit {
  const row = rawOf(db).prepare<[number], StoredVisit>(`${VISIT_SQL} WHERE v.id = ? AND ${STANDING}`).get(id);
  if (row === undefined) throw new AppError('not_found');
  return toVisit(row);
}

/** Numbers of a rep's day that visits hold which are no longer planned: made, missed or moved. */
export function heldPlaces(db: Db, repId: number, on: string): ReadonlySet<number> {
  const places = rawOf(db)
    .prepare<[number, string], number>(
      `SELECT place FROM visit WHERE rep_id = ? AND visit_on = ? AND status <> 'planned' AND origin <> 'unplanned'
         AND deleted_at IS NULL`,
    )
    .pluck()
    .all(repId, on);
  return new Set(places as unknown as number[]); // plucked from a column of integers
}

/** The first numbers that are free beside those that are held: 1, 2, 3 … */
export function freePlaces(held: ReadonlySet<number>, count: number): number[] {
  const free: number[] = [];
  for (let place = 1; free.length < count; place += 1) if (!held.has(place)) free.push(place);
  return free;
}

/** The planned visits of a rep and day in their order. */
export function plannedOf(db: Db, repId: number, on: string): number[] {
  const ids = rawOf(db)
    .prepare<[number, string], number>(
      `SELECT id FROM visit WHERE rep_id = ? AND visit_on = ? AND status = 'planned' AND deleted_at IS NULL ORDER BY place, id`,
    )
    .pluck()
    .all(repId, on);
  return ids as unknown as number[]; // plucked from a column of integers
}
