import type { Activity, ActivityRow } from '../../../shared/contract/activities.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { ACTIVITY_COLUMNS, opened, ROW_COLUMNS, type Stored } from './activityColumns.ts';
import { type ActivityTests, whereOf } from './activityFilter.ts';

/** What was done about a dealer, the newest first. */
export function listActivities(db: Db, { dealerId, limit }: Parsed<'activities.list'>): Output<'activities.list'> {
  const raw = rawOf(db);
  const activities = raw
    .prepare<[number, number], Stored<Activity>>(
      `SELECT ${ACTIVITY_COLUMNS} FROM activity a WHERE a.dealer_id = ? AND a.deleted_at IS NULL
       ORDER BY a.happened_on DESC, a.happened_time DESC, a.id DESC LIMIT ?`,
    )
    .all(dealerId, limit)
    .map(opened);
  const count = raw.prepare('SELECT count(*) FROM activity WHERE dealer_id = ? AND deleted_at IS NULL').pluck();
  return { activities, total: Number(count.get(dealerId)) };
}

/** A page of the activities that pass, the newest first, and how many there are of how many dealers. */
export function pageOfActivities(
  db: Db,
  tests: ActivityTests,
  { offset, limit }: { offset: number; limit: number },
): Output<'activities.all'> {
  const raw = rawOf(db);
  const { where, params } = whereOf(tests);
  const from = `FROM activity a JOIN dealer d ON d.id = a.dealer_id AND d.deleted_at IS NULL WHERE a.deleted_at IS NULL ${where}`;
  const rows = raw
    .prepare<[object], Stored<ActivityRow>>(
      `SELECT ${ROW_COLUMNS} ${from} ORDER BY a.happened_on DESC, a.happened_time DESC, a.id DESC LIMIT @limit OFFSET @offset`,
    )
    .all({ ...params, offset, limit })
    .map(opened);
  const sums = raw
    .prepare<[object], { total: number; dealers: number }>(
      `SELECT count(*) AS total, count(DISTINCT a.dealer_id) AS dealers ${from}`,
    )
    .get(params);
  return { rows, total: sums?.total ?? 0, dealers: sums?.dealers ?? 0 };
}

/** Whose they are. */
export function dealersOfActivities(db: Db, tests: ActivityTests): number[] {
  const { where, params } = whereOf(tests);
  const ids = rawOf(db)
    .prepare<[object], number>(
      `SELECT DISTINCT a.dealer_id FROM activity a JOIN dealer d ON d.id = a.dealer_id AND d.deleted_at IS NULL
       WHERE a.deleted_at IS NULL ${where}`,
    )
    .pluck()
    .all(params);
  return ids as unknown as number[]; // plucked from a column of integers
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
