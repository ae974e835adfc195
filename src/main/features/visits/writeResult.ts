import type { ActivityOrigin } from '../../../shared/domain/activities.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { DealerId, RepId } from '../../../shared/domain/ids.ts';
import type { SaidOfVisit } from '../../../shared/domain/visitResults.ts';
import { VisitPurpose } from '../../../shared/domain/visits.ts';
import { type ActLog, loggedInsert, loggedUpdate, type Row, readRow } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { newUid } from '../../runtime/ids.ts';
import { addActivity, changeActivity } from '../activities/activities.service.ts';
import type { MergedRow } from './results.rules.ts';
import { addVisit } from './visits.service.ts';

/** Minutes of a visit of which only the result is known. */
const USUAL_MINUTES = 30;
type Origin = Extract<ActivityOrigin, 'paper' | 'wechat' | 'hand'>;

/** Where a row came from, and the day on which it is written. */
interface Written {
  origin: Origin;
  today: CalendarDay;
}

/** Writes one row that is taken: the visit, its activity, the order by word of mouth and what was seen of a competitor. */
export function writeResult(trx: Db, act: ActLog, row: MergedRow, { origin, today }: Written): void {
  const { dealerId, repId, on, said } = row;
  if (dealerId === null || repId === null || on === null) throw new Error('a row of nobody is not taken');
  const visitId = row.visitId ?? unplanned(trx, act, { dealerId, repId, on });
  comeBack(trx, act, visitId, { repId, on });
  const visit = readRow(trx, 'visit', visitId);
  takeBackMove(trx, act, visit, said);
  const of = { visit, visitId, dealerId, repId, said, origin };
  if (said.what === 'done') {
    writeDone(trx, act, of);
    return;
  }
  // Told ahead of its day, it was said today at the latest.
  const activityId = carryWords(trx, act, { ...of, on: on < today ? on : today });
  if (said.what === 'missed') writeMissed(trx, act, visit, { said, activityId });
  else writeMoved(trx, act, visit, { said, activityId });
}

function unplanned(
  trx: Db,
  act: ActLog,
  { dealerId, repId, on }: { dealerId: number; repId: number; on: string },
): number {
  const visit = {
    dealerId: DealerId.parse(dealerId),
    repId: RepId.parse(repId),
    on,
    lengthMinutes: USUAL_MINUTES,
    time: '' as const,
    purposes: [],
    note: '',
    locked: false,
  };
  return addVisit(trx, act, visit, 'unplanned');
}

/** A visit that was taken out of the plan while its sheet was under way stands again, on the day and with the rep of the paper. */
function comeBack(trx: Db, act: ActLog, visitId: number, { repId, on }: { repId: number; on: string }): void {
  const row = readRow(trx, 'visit', visitId);
  if (row.deleted_at === null) return;
  const columns = { deleted_at: null, rep_id: repId, visit_on: on };
  loggedUpdate(trx, act, 'visit', visitId, columns, 'restore', Number(row.dealer_id));
}

/** Once moved and now told otherwise: what stood for it goes, where it is still only planned. */
function takeBackMove(trx: Db, act: ActLog, visit: Row, said: SaidOfVisit): void {
  if (visit.status !== 'moved' || said.what === 'moved' || visit.moved_to === null) return;
  const other = readRow(trx, 'visit', Number(visit.moved_to));
  if (other.status === 'planned' && other.deleted_at === null)
    loggedUpdate(trx, act, 'visit', Number(other.id), { deleted_at: act.at }, 'remove', Number(other.dealer_id));
}

interface Told {
  visit: Row;
  visitId: number;
  dealerId: number;
  repId: number;
  said: SaidOfVisit;
  origin: Origin;
}

function writeDone(trx: Db, act: ActLog, { visit, visitId, dealerId, repId, said, origin }: Told): void {
  const fields = {
    kind: 'visit' as const,
    on: said.doneOn ?? String(visit.visit_on),
    time: said.timeIn,
    contact: said.person,
    repId: RepId.parse(repId),
    outcomeCode: said.result,
    amountMinor: said.amountMinor,
    body: said.body,
    nextStep: said.nextStep,
    nextOn: said.nextOn,
  };
  const old = visit.activity_id === null ? undefined : readRow(trx, 'activity', Number(visit.activity_id));
  let activityId = Number(visit.activity_id);
  if (old === undefined || old.deleted_at !== null)
    activityId = addActivity(trx, act, { ...fields, dealerId: DealerId.parse(dealerId), origin });
  else changeActivity(trx, act, activityId, fields);
  update(trx, act, visit, {
    status: 'done',
    done_on: fields.on,
    time_in: said.timeIn,
    time_out: said.timeOut,
    activity_id: activityId,
    reason: '',
    reason_text: '',
    moved_to: null,
  });
  const of = { visitId, dealerId, repId, activityId, on: fields.on };
  writeSpoken(trx, act, said, of);
  writeMarket(trx, act, said, of);
}

interface NoteOf {
  visitId: number;
  dealerId: number;
  repId: number;
  activityId: number | null;
  on: string;
}

/** What was ordered by word of mouth is a note of its own, and never a sale. */
function writeSpoken(trx: Db, act: ActLog, said: SaidOfVisit, of: NoteOf): void {
  const old = noteOf(trx, 'spoken_order', of.visitId);
  if (said.result !== 'ordered') {
    bin(trx, act, 'spoken_order', old, of.dealerId);
    return;
  }
  // A day without words of what is to be done then is the one by which the order is expected.
  const expected = said.nextStep === '' ? said.nextOn : null;
  const columns: Row = {
    ...{ spoken_on: of.on, amount_minor: said.amountMinor, body: said.body },
    expected_on: expected,
  };
  if (old !== undefined) loggedUpdate(trx, act, 'spoken_order', old, columns, 'update', of.dealerId);
  else loggedInsert(trx, act, 'spoken_order', { ...stamp(act, of), ...columns }, of.dealerId);
}

function writeMarket(trx: Db, act: ActLog, { market }: SaidOfVisit, of: NoteOf): void {
  const old = noteOf(trx, 'market_note', of.visitId);
  if (market === null) {
    bin(trx, act, 'market_note', old, of.dealerId);
    return;
  }
  const { product, competitor, priceMicro } = market;
  const columns: Row = { noted_on: of.on, product, competitor, price_micro: priceMicro };
  if (old !== undefined) loggedUpdate(trx, act, 'market_note', old, columns, 'update', of.dealerId);
  else loggedInsert(trx, act, 'market_note', { ...stamp(act, of), ...columns }, of.dealerId);
}

function stamp(act: ActLog, { dealerId, repId, visitId, activityId }: NoteOf): Row {
  return {
    uid: newUid(),
    dealer_id: dealerId,
    rep_id: repId,
    visit_id: visitId,
    activity_id: activityId,
    created_at: act.at,
    updated_at: act.at,
  };
}

type NoteTable = 'spoken_order' | 'market_note';

function noteOf(trx: Db, table: NoteTable, visitId: number): number | undefined {
  const id = rawOf(trx)
    .prepare<[number], number>(`SELECT id FROM ${table} WHERE visit_id = ? AND deleted_at IS NULL ORDER BY id LIMIT 1`)
    .pluck()
    .get(visitId);
  return id === undefined ? undefined : Number(id);
}

function bin(trx: Db, act: ActLog, table: NoteTable, id: number | undefined, dealerId: number): void {
  if (id !== undefined) loggedUpdate(trx, act, table, id, { deleted_at: act.at }, 'remove', dealerId);
}

/**
 * Not made: an order that an earlier account told of goes into the bin. What else is said of it, a next day, a remark, a person, what
 * was seen of a competitor, stands in an activity that counts as no visit and no contact.
 * @returns its number, null where nothing else was said
 */
function carryWords(
  trx: Db,
  act: ActLog,
  { visit, visitId, dealerId, repId, said, origin, on }: Told & { on: CalendarDay },
): number | null {
  bin(trx, act, 'spoken_order', noteOf(trx, 'spoken_order', visitId), dealerId);
  const fields = {
    kind: 'other' as const,
    on,
    contact: said.person,
    repId: RepId.parse(repId),
    body: said.body,
    nextStep: said.nextStep,
    nextOn: said.nextOn,
  };
  const old = visit.activity_id === null ? undefined : readRow(trx, 'activity', Number(visit.activity_id));
  const stands = old !== undefined && old.deleted_at === null ? Number(old.id) : undefined;
  const { person, body, nextStep, nextOn, market } = said;
  const silent = person === '' && body === '' && nextStep === '' && nextOn === null && market === null;
  let activityId: number | null = null;
  if (stands !== undefined && visit.status !== 'done' && !silent) {
    changeActivity(trx, act, stands, fields);
    activityId = stands;
  } else {
    if (stands !== undefined) loggedUpdate(trx, act, 'activity', stands, { deleted_at: act.at }, 'remove', dealerId);
    if (!silent) activityId = addActivity(trx, act, { ...fields, dealerId: DealerId.parse(dealerId), origin });
  }
  writeMarket(trx, act, said, { visitId, dealerId, repId, activityId, on });
  return activityId;
}

interface NotMade {
  said: SaidOfVisit;
  activityId: number | null;
}

const NOT_MADE: Row = { done_on: null, time_in: '', time_out: '' };

function writeMissed(trx: Db, act: ActLog, visit: Row, { said, activityId }: NotMade): void {
  update(trx, act, visit, {
    ...NOT_MADE,
    status: 'missed',
    activity_id: activityId,
    reason: said.reason ?? 'other',
    reason_text: said.reasonText,
    moved_to: null,
  });
}

/** What stands for a moved visit and may move on; it may have been made or taken out of the plan since. */
function standIn(trx: Db, visit: Row): number | undefined {
  if (visit.status !== 'moved' || visit.moved_to === null) return undefined;
  const other = readRow(trx, 'visit', Number(visit.moved_to));
  return other.status === 'planned' && other.deleted_at === null ? Number(other.id) : undefined;
}

/** Another visit stands for it, on the day it was moved to. */
function writeMoved(trx: Db, act: ActLog, visit: Row, { said, activityId }: NotMade): void {
  const on = said.movedTo ?? String(visit.visit_on);
  let movedTo = standIn(trx, visit);
  if (movedTo !== undefined)
    loggedUpdate(trx, act, 'visit', movedTo, { visit_on: on, planned_time: '' }, 'update', Number(visit.dealer_id));
  else
    movedTo = addVisit(
      trx,
      act,
      {
        dealerId: DealerId.parse(visit.dealer_id),
        repId: RepId.parse(visit.rep_id),
        on,
        lengthMinutes: Number(visit.length_minutes),
        time: '',
        // Written as an array of codes.
        purposes: (JSON.parse(String(visit.purposes)) as unknown[]).flatMap(
          (code) => VisitPurpose.safeParse(code).data ?? [],
        ),
        note: String(visit.note),
        locked: false,
      },
      'hand',
    );
  update(trx, act, visit, {
    ...NOT_MADE,
    status: 'moved',
    activity_id: activityId,
    reason: said.reason ?? '',
    reason_text: said.reasonText,
    moved_to: movedTo,
  });
}

function update(trx: Db, act: ActLog, visit: Row, columns: Row): void {
  loggedUpdate(trx, act, 'visit', Number(visit.id), columns, 'update', Number(visit.dealer_id));
}
