import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { type Visit, visitsContract } from '../../../shared/contract/visits.contract.ts';
import { ChangeId, VisitId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import {
  type ActLog,
  beginAct,
  lastEntryOf,
  loggedInsert,
  loggedUpdate,
  type Row,
  readRow,
} from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { withPlaced } from './dayOrder.rules.ts';
import { minutesToEach } from './dayTravel.repo.ts';
import { dayWarnings } from './dayWarnings.service.ts';
import { minutesOf } from './need.rules.ts';
import { readVisitRules } from './visitRules.settings.ts';
import { freePlaces, getVisit, heldPlaces, plannedOf } from './visits.repo.ts';

type NewVisit = Parsed<'visits.add'>['visits'][number];

/** Opens the act of an edit of visits, by which no figure moves. */
const begin = (trx: Db, ctx: Ctx): ActLog => beginAct(trx, ctx.clock.now(), { movesScores: false });

/** Puts visits in by hand, each behind those of its rep and day. @throws AppError not_found */
export function addVisits(ctx: Ctx, input: Parsed<'visits.add'>): Promise<Output<'visits.add'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = begin(trx, ctx);
    const ids = input.visits.map((visit) => addVisit(trx, act, visit, 'hand'));
    return { ids, changeId: ChangeId.parse(lastEntryOf(trx, act)), ...dayWarnings(trx, ids) };
  });
}

/**
 * Adds a visit behind those of its rep and day.
 * @throws AppError not_found where dealer or rep is not there
 */
export function addVisit(trx: Db, act: ActLog, visit: NewVisit, origin: Visit['origin']): VisitId {
  const dealer = readRow(trx, 'dealer', visit.dealerId);
  if (dealer.deleted_at !== null) throw new AppError('not_found');
  readRow(trx, 'rep', visit.repId);
  const before = plannedOf(trx, visit.repId, visit.on);
  const stops = [...before.map((id) => getVisit(trx, id).dealer.id), visit.dealerId];
  const columns = {
    uid: newUid(),
    dealer_id: visit.dealerId,
    rep_id: visit.repId,
    origin,
    visit_on: visit.on,
    place: freePlaces(heldPlaces(trx, visit.repId, visit.on), stops.length).at(-1) ?? stops.length,
    travel_minutes: minutesToEach(trx, visit.repId, stops).at(-1) ?? 0,
    planned_time: visit.time,
    length_minutes: visit.lengthMinutes ?? ruledMinutes(trx, visit),
    purposes: JSON.stringify(visit.purposes),
    note: visit.note,
    locked: visit.locked ? 1 : 0,
    created_at: act.at,
    updated_at: act.at,
  };
  return VisitId.parse(loggedInsert(trx, act, 'visit', columns, visit.dealerId));
}

/** As long as the rules say: the dealer's own length, else by his tier and what the visit is for. */
function ruledMinutes(trx: Db, { dealerId, purposes }: Pick<NewVisit, 'dealerId' | 'purposes'>): number {
  const dealer = rawOf(trx)
    .prepare<[number], { tier: string | null; own: number | null }>(
      `SELECT s.tier, v.length_minutes AS own FROM dealer d LEFT JOIN score_live s ON s.dealer_id = d.id
       LEFT JOIN dealer_visit v ON v.dealer_id = d.id WHERE d.id = ?`,
    )
    .get(dealerId);
  const { tier = null, own = null } = dealer ?? {};
  return minutesOf(readVisitRules(trx), { way: 'visit', tier, own, purposes });
}

/** Gives planned visits another day, rep or place. @throws AppError not_found, visit_not_planned, visit_locked */
export function placeVisits(ctx: Ctx, input: Parsed<'visits.place'>): Promise<Output<'visits.place'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = begin(trx, ctx);
    const visits = input.ids.map((id) => movable(trx, id));
    if (input.repId !== undefined) readRow(trx, 'rep', input.repId);
    const moved: number[] = [];
    const target = ({ on, repId }: Visit) => ({ on: input.on ?? on, repId: input.repId ?? repId });
    const touched = new Map<string, { on: string; repId: number; coming: number[] }>();
    const day = (on: string, repId: number) => {
      const key = `${on}/${repId}`;
      const known = touched.get(key) ?? { on, repId, coming: [] };
      touched.set(key, known);
      return known;
    };
    for (const visit of visits) {
      const { on, repId } = target(visit);
      day(visit.on, visit.repId);
      day(on, repId).coming.push(visit.id);
      // A time was planned for another day or order.
      if (on !== visit.on || repId !== visit.repId) {
        update(trx, act, visit, { visit_on: on, rep_id: repId, planned_time: '' });
        moved.push(visit.id);
      }
    }
    for (const { on, repId, coming } of touched.values())
      renumber(
        trx,
        act,
        { repId, on },
        withPlaced(plannedOf(trx, repId, on), coming, indexOf(trx, repId, on, input.place)),
      );
    return { ...told(trx, act, visits.length), ...dayWarnings(trx, moved) };
  });
}

/** Changes what a planned visit is for. @throws AppError not_found, stale_edit, visit_not_planned */
export function editVisit(ctx: Ctx, input: Parsed<'visits.edit'>): Promise<Output<'visits.edit'>> {
  return inTransaction(ctx.db, (trx) => {
    const visit = planned(trx, input.id);
    if (visit.revision !== input.expectedRevision) throw new AppError('stale_edit', { id: input.id });
    const columns = {
      purposes: JSON.stringify(input.purposes),
      note: input.note,
      length_minutes: input.lengthMinutes,
      planned_time: input.time,
    };
    update(trx, begin(trx, ctx), visit, columns);
    return getVisit(trx, input.id);
  });
}

/** Locks planned visits, or lets plans move them again. @throws AppError not_found, visit_not_planned */
export function lockVisits(ctx: Ctx, { ids, locked }: Parsed<'visits.lock'>): Promise<Output<'visits.lock'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = begin(trx, ctx);
    for (const id of ids) update(trx, act, planned(trx, id), { locked: locked ? 1 : 0 });
    return told(trx, act, ids.length);
  });
}

/** Takes planned visits out of the plan. @throws AppError not_found, visit_not_planned, visit_locked */
export function removeVisits(ctx: Ctx, { ids }: Parsed<'visits.remove'>): Promise<Output<'visits.remove'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = begin(trx, ctx);
    const days = new Map<string, { on: string; repId: number }>();
    for (const id of ids) {
      const visit = movable(trx, id);
      loggedUpdate(trx, act, 'visit', id, { deleted_at: act.at }, 'remove', visit.dealer.id);
      days.set(`${visit.on}/${visit.repId}`, visit);
    }
    for (const { on, repId } of days.values()) renumber(trx, act, { repId, on }, plannedOf(trx, repId, on));
    return told(trx, act, ids.length);
  });
}

/** Which of the planned visits a number of the day is: those that were made keep theirs. */
function indexOf(trx: Db, repId: number, on: string, place: number | undefined): number | undefined {
  if (place === undefined) return undefined;
  return place - [...heldPlaces(trx, repId, on)].filter((held) => held < place).length;
}

/** Writes the order of a rep's day, the numbers that are free, and the minutes on the road that this order takes. */
function renumber(trx: Db, act: ActLog, { repId, on }: { repId: number; on: string }, ids: readonly number[]): void {
  const visits = ids.map((id) => getVisit(trx, id));
  const minutes = minutesToEach(
    trx,
    repId,
    visits.map(({ dealer }) => dealer.id),
  );
  const places = freePlaces(heldPlaces(trx, repId, on), visits.length);
  for (const [i, visit] of visits.entries())
    update(trx, act, visit, { place: places[i] ?? i + 1, travel_minutes: minutes[i] ?? 0 });
}

function update(trx: Db, act: ActLog, { id, dealer }: Visit, columns: Row): void {
  loggedUpdate(trx, act, 'visit', id, columns, 'update', dealer.id);
}

function planned(trx: Db, id: number): Visit {
  const visit = getVisit(trx, id);
  if (visit.status !== 'planned') throw new AppError('visit_not_planned', { dealer: visit.dealer.name });
  return visit;
}

function movable(trx: Db, id: number): Visit {
  const visit = planned(trx, id);
  if (visit.locked) throw new AppError('visit_locked', { dealer: visit.dealer.name });
  return visit;
}

/** How many it was, and the entry to undo; null where nothing had to be written. */
function told(trx: Db, act: ActLog, visits: number): Output<'visits.lock'> {
  return visitsContract['visits.lock'].output.parse({ visits, changeId: lastEntryOf(trx, act) || null });
}
