import type { ActivityChange, ActivityFields } from '../../../shared/contract/activities.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { ActivityOrigin } from '../../../shared/domain/activities.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { ActivityId, ChangeId } from '../../../shared/domain/ids.ts';
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
import { typed } from '../dealers/text.rules.ts';
import { dealerOfActivity } from './activities.repo.ts';
import { syncCarried } from './carried.ts';

/** Opens the act of an edit of activities, by which no figure moves. */
const begin = (trx: Db, ctx: Ctx): ActLog => beginAct(trx, ctx.clock.now(), { movesScores: false });

/** What an activity that another feature writes is made of; what is left out is blank. */
export type NewActivity = Pick<ActivityFields, 'kind' | 'on'> &
  Partial<ActivityFields> & {
    dealerId: number;
    origin: ActivityOrigin;
    /** Who did it, where that is no rep of the list. */
    rep?: string;
    /** What came of it in own words, besides the code. */
    outcome?: string;
    /** Next steps of this dealer that are done by it. */
    finishes?: readonly number[];
  };

/**
 * Writes an activity within a transaction and an act of somebody else: visits, paper and care write theirs so.
 * @returns its id
 * @throws AppError not_found where the dealer or the rep is not there, or the person is somebody else's
 */
export function addActivity(trx: Db, act: ActLog, fields: NewActivity): number {
  const { dealerId, origin, finishes = [] } = fields;
  const dealer = readRow(trx, 'dealer', dealerId);
  if (dealer.deleted_at !== null) throw new AppError('not_found');
  const columns: Row = {
    uid: newUid(),
    dealer_id: dealerId,
    ...columnsOf(trx, dealerId, fields),
    ...(fields.rep === undefined ? {} : { rep: typed(fields.rep) }),
    ...(fields.outcome === undefined ? {} : { outcome: typed(fields.outcome) }),
    origin,
    operator: act.actor,
    created_at: act.at,
    updated_at: act.at,
  };
  const id = loggedInsert(trx, act, 'activity', columns, dealerId);
  for (const step of finishes) {
    const row = readRow(trx, 'activity', step);
    if (row.dealer_id !== dealerId || row.deleted_at !== null) throw new AppError('not_found');
    finish(trx, act, step, { on: fields.on, by: id });
  }
  return id;
}

/** Changes an activity within somebody else's act. @returns whether anything changed @throws AppError not_found */
export function changeActivity(trx: Db, act: ActLog, id: number, change: ActivityChange): boolean {
  const dealerId = dealerOfActivity(trx, id);
  return loggedUpdate(trx, act, 'activity', id, columnsOf(trx, dealerId, change), 'update', dealerId);
}

/** @throws AppError not_found, activity_in_future, next_before_activity */
export function addOne(
  ctx: Ctx,
  { dealerId, finishes, ...fields }: Parsed<'activities.add'>,
): Promise<Output<'activities.add'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = begin(trx, ctx);
    mustHaveBeen(fields, ctx.clock.today());
    const id = addActivity(trx, act, { ...fields, dealerId, finishes, origin: 'hand' });
    syncCarried(trx, act, id, ctx.clock.today());
    return { id: ActivityId.parse(id), changeId: changeOf(trx, act) };
  });
}

/** One activity for each of many dealers; dealers in the bin get none. @throws AppError activity_in_future, next_before_activity */
export function addMany(
  ctx: Ctx,
  { dealerIds, ...fields }: Parsed<'activities.addMany'>,
): Promise<Output<'activities.addMany'>> {
  return inTransaction(ctx.db, (trx) => {
    mustHaveBeen(fields, ctx.clock.today());
    const act = begin(trx, ctx);
    const present = rawOf(trx).prepare('SELECT 1 FROM dealer WHERE id = ? AND deleted_at IS NULL');
    let added = 0;
    for (const dealerId of new Set(dealerIds)) {
      if (present.get(dealerId) === undefined) continue;
      const id = addActivity(trx, act, { ...fields, dealerId, origin: 'bulk' });
      syncCarried(trx, act, id, ctx.clock.today());
      added += 1;
    }
    return { added, changeId: changeOf(trx, act) };
  });
}

/**
 * Changes one, or nothing: an edit of an old version is refused.
 * @throws AppError not_found, stale_edit, activity_in_future, next_before_activity
 */
export function updateOne(
  ctx: Ctx,
  { id, expectedRevision, ...change }: Parsed<'activities.update'>,
): Promise<Output<'activities.update'>> {
  return inTransaction(ctx.db, (trx) => {
    dealerOfActivity(trx, id);
    const stored = readRow(trx, 'activity', id);
    if (stored.revision !== expectedRevision) throw new AppError('stale_edit', { id });
    // A day that stands and is not touched keeps nobody from mending the words beside it.
    if (change.on !== undefined || change.nextOn !== undefined)
      mustHaveBeen(
        {
          kind: change.kind ?? String(stored.kind),
          on: change.on ?? String(stored.happened_on),
          nextOn: change.nextOn === undefined ? (stored.next_on as CalendarDay | null) : change.nextOn,
        },
        ctx.clock.today(),
      );
    const act = begin(trx, ctx);
    if (changeActivity(trx, act, id, change)) syncCarried(trx, act, id, ctx.clock.today());
    return { id, changeId: changeOf(trx, act) };
  });
}

/** A visit that is written down was made; what comes next does not come before it. */
function mustHaveBeen(said: { kind: string; on: CalendarDay; nextOn: CalendarDay | null }, today: CalendarDay): void {
  const { kind, on, nextOn } = said;
  if (kind === 'visit' && on > today) throw new AppError('activity_in_future', { on, today });
  if (nextOn !== null && nextOn < on) throw new AppError('next_before_activity', { next: nextOn, on });
}

/** Ticks off next steps, or opens them again. */
export function finishNext(
  ctx: Ctx,
  { ids, done, on }: Parsed<'activities.finishNext'>,
): Promise<Output<'activities.finishNext'>> {
  const day = done ? (on ?? ctx.clock.today()) : null;
  return inEach(ctx, ids, (trx, act, id) => finish(trx, act, id, { on: day, by: null }));
}

/** Moves next steps to another day; one that was ticked off is open again. @throws AppError next_before_activity */
export function postpone(
  ctx: Ctx,
  { ids, nextOn, nextTime }: Parsed<'activities.postpone'>,
): Promise<Output<'activities.postpone'>> {
  const columns: Row = { next_on: nextOn, next_done_on: null, next_done_by: null };
  if (nextTime !== undefined) columns.next_time = nextTime;
  return inEach(ctx, ids, (trx, act, id) => {
    const dealerId = dealerOfActivity(trx, id);
    const on = String(readRow(trx, 'activity', id).happened_on);
    if (nextOn < on) throw new AppError('next_before_activity', { next: nextOn, on });
    return loggedUpdate(trx, act, 'activity', id, columns, 'update', dealerId);
  });
}

/** Puts an activity into the bin. No figure depends on it. */
export function removeActivity(ctx: Ctx, { id }: Parsed<'activities.remove'>): Promise<Output<'activities.remove'>> {
  return inTransaction(ctx.db, (trx) => {
    const dealerId = dealerOfActivity(trx, id);
    const act = begin(trx, ctx);
    loggedUpdate(trx, act, 'activity', id, { deleted_at: act.at }, 'remove', dealerId);
    syncCarried(trx, act, id, ctx.clock.today());
    return {};
  });
}

function inEach(
  ctx: Ctx,
  ids: readonly number[],
  edit: (trx: Db, act: ActLog, id: number) => boolean,
): Promise<{ changed: number; changeId: ChangeId | null }> {
  return inTransaction(ctx.db, (trx) => {
    const act = begin(trx, ctx);
    let changed = 0;
    for (const id of new Set(ids)) changed += edit(trx, act, id) ? 1 : 0;
    return { changed, changeId: changeOf(trx, act) };
  });
}

function finish(trx: Db, act: ActLog, id: number, { on, by }: { on: string | null; by: number | null }): boolean {
  const dealerId = dealerOfActivity(trx, id);
  return loggedUpdate(trx, act, 'activity', id, { next_done_on: on, next_done_by: by }, 'update', dealerId);
}

/** By which change the act is undone, null where nothing changed. */
function changeOf(trx: Db, act: ActLog): ChangeId | null {
  const id = lastEntryOf(trx, act);
  return id > 0 ? ChangeId.parse(id) : null;
}

/** The table's columns for what is said. */
function columnsOf(trx: Db, dealerId: number, fields: Partial<ActivityFields> | ActivityChange): Row {
  const columns: Row = {};
  const set = (column: string, value: string | number | null | undefined) => {
    if (value !== undefined) columns[column] = value;
  };
  const text = (column: string, value: string | undefined) =>
    set(column, value === undefined ? undefined : typed(value));
  set('kind', fields.kind);
  set('happened_on', fields.on);
  set('happened_time', fields.time === undefined || fields.time === '' ? fields.time : `${fields.time}:00`);
  // Names stand beside the numbers: a rep or a person may go, what was done stays.
  text('contact', fields.contact);
  if (fields.contactId !== undefined) {
    const name = fields.contactId === null ? undefined : personOf(trx, dealerId, fields.contactId).name;
    columns.contact_id = fields.contactId;
    if (typeof name === 'string' && name !== '') columns.contact = name;
  }
  if (fields.repId !== undefined) {
    columns.rep_id = fields.repId;
    columns.rep = fields.repId === null ? '' : (readRow(trx, 'rep', fields.repId).name ?? '');
  }
  if (fields.outcomeCode !== undefined) set('outcome_code', fields.outcomeCode ?? '');
  set('amount_minor', fields.amountMinor);
  text('body', fields.body);
  text('next_step', fields.nextStep);
  set('next_on', fields.nextOn);
  set('next_time', fields.nextTime);
  return columns;
}

function personOf(trx: Db, dealerId: number, id: number): Row {
  const person = readRow(trx, 'contact', id);
  if (person.dealer_id !== dealerId) throw new AppError('not_found');
  return person;
}
