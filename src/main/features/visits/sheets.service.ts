import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { DaySheet, SheetLine } from '../../../shared/contract/visitSheets.contract.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { DealerId, RepId, VisitId, VisitSheetId } from '../../../shared/domain/ids.ts';
import { VisitPurpose, VisitStatus } from '../../../shared/domain/visits.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { dealerNames, linesNow, storedVisits } from './results.repo.ts';
import {
  type DayPlan,
  dayPlans,
  findSheet,
  type IssuedSheet,
  insertSheet,
  newestSheet,
  type SheetSpan,
} from './sheets.repo.ts';
import { listSpan } from './visitSpan.ts';

/** Reps' days with visits, and what went out for them. @throws AppError visit_days_too_many */
export function listSheets({ db }: Pick<Ctx, 'db'>, span: Parsed<'visits.sheets'>): Output<'visits.sheets'> {
  return { days: dayPlans(db, listSpan(span)).map((plan) => toDay(db, plan)) };
}

/** A day as its sheet is, where one went out: with what was moved or taken out since, without what came after. */
function toDay(db: Db, { lines: _lines, unplanned: _unplanned, ...day }: DayPlan): DaySheet {
  const sheet = day.sheetId === null ? undefined : findSheet(db, day.sheetId);
  return sheet === undefined ? day : { ...day, ...countedLines(db, linesNow(db, sheet)) };
}

/** Lines of a sheet, and those of them of which nothing is known yet. */
function countedLines(db: Db, ids: readonly number[]): Pick<DaySheet, 'visits' | 'open'> {
  const counted = rawOf(db)
    .prepare<[string], { visits: number; open: number }>(
      `SELECT count(*) AS visits, coalesce(sum(v.status = 'planned' AND v.deleted_at IS NULL), 0) AS open FROM visit v
       JOIN dealer d ON d.id = v.dealer_id AND d.deleted_at IS NULL WHERE v.id IN (SELECT value FROM json_each(?))`,
    )
    .get(JSON.stringify(ids));
  return counted ?? { visits: 0, open: 0 };
}

/** Numbers the lines of these days. @throws AppError visit_days_too_many */
export function issueSheets(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  span: Parsed<'visits.issueSheets'>,
): Promise<Output<'visits.issueSheets'>> {
  listSpan(span);
  return inTransaction(ctx.db, (trx) => ({
    days: issueWithin(trx, span, ctx.clock.now()).map((plan) => toDay(trx, plan)),
  }));
}

/** The same within somebody's transaction: each day gets a sheet, one whose plan has changed since another edition. */
export function issueWithin(trx: Db, span: SheetSpan, at: number): DayPlan[] {
  for (const { sheetId, stale, repId, on, lines } of dayPlans(trx, span))
    if (lines.length > 0 && (sheetId === null || stale)) insertSheet(trx, { repId, on, lines }, at);
  return dayPlans(trx, span);
}

/** One sheet in the order of its lines, with those that were told as unplanned behind. @throws AppError not_found */
export function readSheet({ db }: Pick<Ctx, 'db'>, wanted: Parsed<'visits.sheet'>): Output<'visits.sheet'> {
  const sheet = 'sheetId' in wanted ? findSheet(db, wanted.sheetId) : newestSheet(db, wanted.repId, wanted.on);
  if ('sheetId' in wanted && sheet === undefined) throw new AppError('not_found');
  const { repId, on } = sheet ?? (wanted as { repId: number; on: CalendarDay }); // without a sheet it was asked for by rep and day
  const plan = dayPlans(db, { from: on, to: on, reps: [repId] })[0];
  const repName = rawOf(db).prepare<[number], string>('SELECT name FROM rep WHERE id = ?').pluck().get(repId);
  if (repName === undefined) throw new AppError('not_found');
  const ids = sheet === undefined ? (plan?.lines ?? []) : linesNow(db, sheet);
  const listed = new Set(ids);
  const unplanned = (plan?.unplanned ?? []).filter((id) => !listed.has(id));
  const newest = sheet === undefined ? undefined : newestSheet(db, repId, on)?.id;
  return {
    sheetId: sheet === undefined ? null : VisitSheetId.parse(sheet.id),
    edition: sheet?.edition ?? 0,
    stale: plan?.stale ?? false,
    repId: RepId.parse(repId),
    repName: String(repName),
    on,
    ...countedLines(db, ids),
    newer: newest === undefined || newest === sheet?.id ? null : VisitSheetId.parse(newest),
    lines: linesOf(db, { repId, on }, ids, unplanned),
  };
}

interface LineRow {
  id: number;
  dealerId: number;
  status: string;
  purposes: string;
  dropped: number;
  repId: number;
  repName: string;
  on: CalendarDay;
}

/** Lines with their dealers and what is known of each visit; one that was taken out of the plan keeps its number. */
function linesOf(
  db: Db,
  sheet: Pick<IssuedSheet, 'repId' | 'on'>,
  ids: readonly number[],
  unplanned: readonly number[],
): SheetLine[] {
  const rows = rawOf(db)
    .prepare<[string], LineRow>(
      `SELECT v.id, v.dealer_id AS dealerId, v.status, v.purposes, v.deleted_at IS NOT NULL AS dropped,
         v.rep_id AS repId, r.name AS repName, v.visit_on AS "on" FROM visit v
       JOIN rep r ON r.id = v.rep_id JOIN dealer d ON d.id = v.dealer_id AND d.deleted_at IS NULL
       WHERE v.id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify([...ids, ...unplanned]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const names = dealerNames(
    db,
    rows.map(({ dealerId }) => dealerId),
  );
  const stored = storedVisits(db, [...byId.keys()]);
  const line = (id: number, no: number | null): SheetLine[] => {
    const row = byId.get(id);
    const dealer = row === undefined ? undefined : names.get(row.dealerId);
    if (row === undefined || dealer === undefined) return [];
    const { on, repName } = row;
    const isElsewhere = row.status === 'planned' && row.dropped === 0 && (on !== sheet.on || row.repId !== sheet.repId);
    return [
      {
        line: no,
        visitId: VisitId.parse(id),
        dealerId: DealerId.parse(row.dealerId),
        ...dealer,
        status: VisitStatus.parse(row.status),
        // Written by the planner and by hands as an array of codes.
        purposes: (JSON.parse(row.purposes) as unknown[]).flatMap((code) => VisitPurpose.safeParse(code).data ?? []),
        dropped: row.dropped === 1,
        elsewhere: isElsewhere ? { on, repName } : null,
        said: stored.get(id)?.said ?? null,
      },
    ];
  };
  return [...ids.flatMap((id, at) => line(id, at + 1)), ...unplanned.flatMap((id) => line(id, null))];
}
