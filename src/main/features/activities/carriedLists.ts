import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { REP_ID } from './activityColumns.ts';

interface Made {
  id: number;
  dealerId: number;
  on: CalendarDay;
  repId: number | null;
}

/** Planned visits of a dealer and day: one and the same rep's before anybody else's, as `carried.ts` takes them. */
const PLANNED = `SELECT id FROM visit WHERE dealer_id = @dealerId AND visit_on = @on AND status = 'planned' AND deleted_at IS NULL
  ORDER BY rep_id = @repId DESC, place, id LIMIT 1`;
const TICK = `UPDATE visit SET status = 'done', done_on = @on, activity_id = @id, revision = revision + 1, updated_at = @now WHERE id = @visit`;

/**
 * Ticks the planned visits that a list of activities tells of: those that it brought itself, as a hand that logs them would. Not
 * logged as an edit, for it comes and goes with its import.
 */
export function tickVisitsOf(db: Db, batchId: number, now: number): void {
  const raw = rawOf(db);
  const made = raw
    .prepare<[number], Made>(
      `SELECT a.id, a.dealer_id AS dealerId, a.happened_on AS "on", ${REP_ID} AS repId FROM activity a
       WHERE a.batch_id = ? AND a.kind = 'visit' AND a.deleted_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.activity_id = a.id)
         AND EXISTS (SELECT 1 FROM visit v WHERE v.dealer_id = a.dealer_id AND v.visit_on = a.happened_on AND v.status = 'planned')
       ORDER BY a.id`,
    )
    .all(batchId);
  const planned = raw.prepare<[object], number>(PLANNED).pluck();
  const tick = raw.prepare(TICK);
  for (const { id, dealerId, on, repId } of made) {
    const visit = planned.get({ dealerId, on, repId });
    if (visit !== undefined) tick.run({ id, on, now, visit });
  }
}

/** A visit, and the activity of a list by which it was ticked. */
export interface TickedVisit {
  id: number;
  activityId: number;
}

/** The visits that rest on what a list brought. */
export function visitsOfList(db: Db, batchId: number): TickedVisit[] {
  return rawOf(db)
    .prepare<[number], TickedVisit>(
      `SELECT v.id, a.id AS activityId FROM activity a JOIN visit v ON v.activity_id = a.id WHERE a.batch_id = ? ORDER BY v.id`,
    )
    .all(batchId);
}

/**
 * What became of such visits now that the list is taken back: planned again where its activity is gone, unless another one that was
 * written since tells of the same visit.
 */
export function untickVisits(db: Db, ticked: readonly TickedVisit[]): void {
  const raw = rawOf(db);
  const isGone = raw.prepare<[number], number>('SELECT 1 FROM activity WHERE id = ?').pluck();
  const untick = raw.prepare(
    `UPDATE visit SET status = 'planned', done_on = NULL, time_in = '', time_out = '', activity_id = NULL, revision = revision + 1
     WHERE id = ?`,
  );
  const other = raw.prepare<[number], Made & { now: number }>(
    `SELECT a.id, a.happened_on AS "on", v.updated_at AS now FROM visit v JOIN activity a ON a.dealer_id = v.dealer_id AND a.happened_on = v.visit_on
       WHERE v.id = ? AND v.deleted_at IS NULL AND a.kind = 'visit' AND a.deleted_at IS NULL AND a.created_at >= v.created_at
         AND NOT EXISTS (SELECT 1 FROM visit w WHERE w.activity_id = a.id) ORDER BY ${REP_ID} = v.rep_id DESC, a.id LIMIT 1`,
  );
  const tick = raw.prepare(TICK);
  for (const { id, activityId } of ticked) {
    if (isGone.get(activityId) !== undefined) continue;
    untick.run(id);
    const found = other.get(id);
    if (found !== undefined) tick.run({ id: found.id, on: found.on, now: found.now, visit: id });
  }
}
