import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { RepTime } from '../../../shared/contract/visitNeeds.contract.ts';
import type { VisitRules } from '../../../shared/contract/visitRules.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { weekdaysOf } from '../../../shared/domain/visits.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { loggedDelete, loggedInsert, loggedUpdate, type Row, readRow } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import type { WorkCalendar } from '../workdays/workdays.rules.ts';
import { beginVisits } from './dealerVisit.service.ts';
import { changeOf } from './visitRules.service.ts';
import { readVisitRules } from './visitRules.settings.ts';

interface StoredTime {
  id: number;
  revision: number;
  name: string;
  weekdays: number | null;
  dayMinutes: number | null;
  weekMinutes: number | null;
  dayFrom: string;
  startPlace: string;
  latE6: number | null;
  lonE6: number | null;
  leftOn: CalendarDay | null;
}

/** The time that each rep on duty has for visits, by name. */
export function listRepTimes(db: Db, today: CalendarDay, rules: VisitRules = readVisitRules(db)): RepTime[] {
  const raw = rawOf(db);
  const leave = raw
    .prepare<[], { id: number; repId: number; from: string; to: string; reason: string }>(
      'SELECT id, rep_id AS repId, from_on AS "from", to_on AS "to", reason FROM rep_leave ORDER BY from_on, id',
    )
    .all();
  return raw
    .prepare<[string], StoredTime>(
      `SELECT id, revision, name, work_weekdays AS weekdays, day_minutes AS dayMinutes, capacity_minutes AS weekMinutes,
         day_from AS dayFrom, start_place AS startPlace, start_lat_e6 AS latE6, start_lon_e6 AS lonE6, left_on AS leftOn
       FROM rep WHERE left_on IS NULL OR left_on >= ? ORDER BY sort_key, id`,
    )
    .all(today)
    .map(({ weekMinutes, latE6, lonE6, ...row }) => ({
      ...row,
      id: RepId.parse(row.id),
      start: latE6 === null || lonE6 === null ? null : { latE6, lonE6 },
      counts: countsOf({ ...row, weekMinutes }, rules),
      leave: leave
        .filter(({ repId }) => repId === row.id)
        .map(({ id, from, to, reason }) => ({ id, from, to, reason })),
    }));
}

/** His own, else by his minutes a week, else as the rules say. */
function countsOf(
  {
    weekdays,
    dayMinutes,
    weekMinutes,
    dayFrom,
  }: Pick<StoredTime, 'weekdays' | 'dayMinutes' | 'weekMinutes' | 'dayFrom'>,
  { reps }: Pick<VisitRules, 'reps'>,
): RepTime['counts'] {
  const days = weekdays ?? reps.weekdays;
  const byWeek = weekMinutes === null ? null : Math.round(weekMinutes / Math.max(1, weekdaysOf(days).length));
  return {
    weekdays: days,
    dayMinutes: Math.min(1440, dayMinutes ?? byWeek ?? reps.minutes),
    dayFrom: dayFrom === '' ? reps.from : dayFrom,
  };
}

/** The share of a day that a rep works: none on his leave and after his last day, half on half a day. */
export function repShare(
  rep: Pick<RepTime, 'counts' | 'leave' | 'leftOn'>,
  calendar: WorkCalendar,
  day: CalendarDay,
): number {
  if (rep.leftOn !== null && day > rep.leftOn) return 0;
  if (rep.leave.some(({ from, to }) => day >= from && day <= to)) return 0;
  return calendar.shareOf(day, rep.counts.weekdays);
}

/** @throws AppError not_found, stale_edit */
export function saveRepTime(ctx: Ctx, input: Parsed<'visits.saveRepTime'>): Promise<Output<'visits.saveRepTime'>> {
  return inTransaction(ctx.db, (trx) => {
    const { repId, expectedRevision, patch } = input;
    if (readRow(trx, 'rep', repId).revision !== expectedRevision) throw new AppError('stale_edit', { id: repId });
    const columns: Row = {};
    if (patch.weekdays !== undefined) columns.work_weekdays = patch.weekdays;
    if (patch.dayMinutes !== undefined) columns.day_minutes = patch.dayMinutes;
    if (patch.dayFrom !== undefined) columns.day_from = patch.dayFrom;
    if (patch.startPlace !== undefined) columns.start_place = patch.startPlace;
    if (patch.start !== undefined)
      Object.assign(columns, { start_lat_e6: patch.start?.latE6 ?? null, start_lon_e6: patch.start?.lonE6 ?? null });
    const act = beginVisits(trx, ctx);
    const changed = loggedUpdate(trx, act, 'rep', repId, columns, 'update', null);
    return { changed: changed ? 1 : 0, changeId: changeOf(trx, act) };
  });
}

/** A rep is away from one day to another. @throws AppError not_found */
export function addLeave(
  ctx: Ctx,
  { repId, from, to, reason }: Parsed<'visits.addLeave'>,
): Promise<Output<'visits.addLeave'>> {
  return inTransaction(ctx.db, (trx) => {
    readRow(trx, 'rep', repId);
    const act = beginVisits(trx, ctx);
    loggedInsert(trx, act, 'rep_leave', { rep_id: repId, from_on: from, to_on: to, reason }, null);
    return { changed: 1, changeId: changeOf(trx, act) };
  });
}

/** @throws AppError not_found */
export function removeLeave(ctx: Ctx, { id }: Parsed<'visits.removeLeave'>): Promise<Output<'visits.removeLeave'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = beginVisits(trx, ctx);
    loggedDelete(trx, act, 'rep_leave', id, null);
    return { changed: 1, changeId: changeOf(trx, act) };
  });
}
