import type { Activity } from '../../../shared/contract/activities.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, rawOf } from '../../db/open.ts';

/** What was done about a dealer, the newest first. */
export function listActivities(db: Db, { dealerId, limit }: Parsed<'activities.list'>): Output<'activities.list'> {
  const raw = rawOf(db);
  const activities = raw
    .prepare<[number, number], Activity>(
      `SELECT id, kind, happened_on AS "on", happened_time AS time, contact, rep, outcome, body, next_step AS nextStep, next_on AS nextOn
       FROM activity WHERE dealer_id = ? AND deleted_at IS NULL ORDER BY happened_on DESC, happened_time DESC, id DESC LIMIT ?`,
    )
    .all(dealerId, limit);
  const count = raw.prepare('SELECT count(*) FROM activity WHERE dealer_id = ? AND deleted_at IS NULL').pluck();
  return { activities, total: Number(count.get(dealerId)) };
}

/** Whose activity it is. @throws AppError not_found, also for one in the bin */
export function dealerOfActivity(db: Db, id: number): number {
  const row = rawOf(db)
    .prepare<[number], number>('SELECT dealer_id FROM activity WHERE id = ? AND deleted_at IS NULL')
    .pluck()
    .get(id);
  if (row === undefined) throw new AppError('not_found');
  return Number(row);
}
