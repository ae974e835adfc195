import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { type ActLog, loggedInsert, loggedUpdate, type Row, readRow } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { newUid } from '../../runtime/ids.ts';

/**
 * Makes true what an activity that somebody wrote, changed or threw away by hand carries with it: the planned visit that it was, and the
 * order by word of mouth that it tells of. What comes back on sheets is written by its own merge.
 */
export function syncCarried(trx: Db, act: ActLog, id: number, today: CalendarDay): void {
  const activity = readRow(trx, 'activity', id);
  syncVisit(trx, act, id, activity, today);
  syncSpoken(trx, act, id, activity);
}

function syncVisit(trx: Db, act: ActLog, id: number, activity: Row, today: CalendarDay): void {
  const made = activity.deleted_at === null && activity.kind === 'visit';
  const on = String(activity.happened_on);
  const dealerId = Number(activity.dealer_id);
  const linked = idOf(trx, 'SELECT id FROM visit WHERE activity_id = ? AND deleted_at IS NULL ORDER BY id', id);
  const update = (visit: number, columns: Row, how: 'update' | 'remove' = 'update') =>
    loggedUpdate(trx, act, 'visit', visit, columns, how, dealerId);
  if (linked !== undefined) {
    // Of a visit that was not made it holds what else was said: the visit stays as it was told.
    if (readRow(trx, 'visit', linked).status !== 'done') return;
    if (made) update(linked, { done_on: on });
    else if (readRow(trx, 'visit', linked).origin === 'unplanned') update(linked, { deleted_at: act.at }, 'remove');
    else update(linked, { status: 'planned', done_on: null, time_in: '', time_out: '', activity_id: null });
    return;
  }
  if (!made || on > today) return;
  // One and the same rep before anybody else, should two have planned the dealer for this day.
  const planned = idOf(
    trx,
    `SELECT id FROM visit WHERE dealer_id = ? AND visit_on = ? AND status = 'planned' AND deleted_at IS NULL
     ORDER BY rep_id = ? DESC, place, id`,
    dealerId,
    on,
    activity.rep_id,
  );
  if (planned !== undefined) update(planned, { status: 'done', done_on: on, activity_id: id });
}

/** What was ordered by word of mouth is a note of its own, and never a sale. */
function syncSpoken(trx: Db, act: ActLog, id: number, activity: Row): void {
  const ordered = activity.deleted_at === null && activity.outcome_code === 'ordered';
  const dealerId = Number(activity.dealer_id);
  const linked = idOf(trx, 'SELECT id FROM spoken_order WHERE activity_id = ? AND deleted_at IS NULL ORDER BY id', id);
  const columns: Row = {
    spoken_on: String(activity.happened_on),
    rep_id: activity.rep_id ?? null,
    amount_minor: activity.amount_minor ?? null,
    // A day without words of what is to be done then is the one by which the order is expected.
    expected_on: activity.next_step === '' ? (activity.next_on ?? null) : null,
  };
  if (linked !== undefined) {
    if (ordered) loggedUpdate(trx, act, 'spoken_order', linked, columns, 'update', dealerId);
    else loggedUpdate(trx, act, 'spoken_order', linked, { deleted_at: act.at }, 'remove', dealerId);
    return;
  }
  if (!ordered) return;
  const visit = idOf(trx, 'SELECT id FROM visit WHERE activity_id = ? AND deleted_at IS NULL ORDER BY id', id);
  const own = {
    uid: newUid(),
    dealer_id: dealerId,
    visit_id: visit ?? null,
    activity_id: id,
    body: String(activity.body),
    created_at: act.at,
    updated_at: act.at,
  };
  loggedInsert(trx, act, 'spoken_order', { ...own, ...columns }, dealerId);
}

function idOf(trx: Db, sql: string, ...given: unknown[]): number | undefined {
  const id = rawOf(trx)
    .prepare<unknown[], number>(`${sql} LIMIT 1`)
    .pluck()
    .get(...given);
  return id === undefined ? undefined : Number(id);
}
