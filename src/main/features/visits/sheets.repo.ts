import type { DaySheet } from '../../../shared/contract/visitSheets.contract.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { RepId, VisitSheetId } from '../../../shared/domain/ids.ts';
import { type Db, rawOf } from '../../db/open.ts';

/** A sheet that went out. */
export interface IssuedSheet {
  id: number;
  repId: number;
  on: CalendarDay;
  edition: number;
  /** Visits by line, the first is number 1. */
  lines: number[];
}

/** Which days of which reps. No reps: all. */
export interface SheetSpan {
  from: CalendarDay;
  to: CalendarDay;
  reps: readonly number[];
  /** Only the days of these sheets; none: every day. */
  sheets?: readonly number[];
}

interface DayVisit {
  id: number;
  repId: number;
  repName: string;
  on: CalendarDay;
  status: string;
  origin: string;
}

/** Visits of the days in the order of the reps, days and places; those told as unplanned last. */
export function visitsOfDays(db: Db, { from, to, reps, sheets = [] }: SheetSpan): DayVisit[] {
  return rawOf(db)
    .prepare<[object], DayVisit>(
      `SELECT v.id, v.rep_id AS repId, r.name AS repName, v.visit_on AS "on", v.status, v.origin
       FROM visit v JOIN rep r ON r.id = v.rep_id JOIN dealer d ON d.id = v.dealer_id
       WHERE v.visit_on BETWEEN @from AND @to AND v.deleted_at IS NULL AND d.deleted_at IS NULL
         AND (@all OR v.rep_id IN (SELECT value FROM json_each(@reps)))
         AND (@everyDay OR (v.rep_id, v.visit_on) IN (SELECT s.rep_id, s.visit_on FROM visit_sheet s WHERE s.id IN (SELECT value FROM json_each(@sheets))))
       ORDER BY r.sort_key, v.rep_id, v.visit_on, v.origin = 'unplanned', v.place, v.id`,
    )
    .all({
      ...{ from, to, reps: JSON.stringify(reps), all: Number(reps.length === 0) },
      ...{ sheets: JSON.stringify(sheets), everyDay: Number(sheets.length === 0) },
    });
}

/** The newest sheet of a rep's day. */
export function newestSheet(db: Db, repId: number, on: CalendarDay): IssuedSheet | undefined {
  const id = rawOf(db)
    .prepare<[number, string], number>(
      'SELECT id FROM visit_sheet WHERE rep_id = ? AND visit_on = ? ORDER BY edition DESC LIMIT 1',
    )
    .pluck()
    .get(repId, on);
  return id === undefined ? undefined : findSheet(db, Number(id));
}

/** A sheet by the number that is printed on it. */
export function findSheet(db: Db, id: number): IssuedSheet | undefined {
  const raw = rawOf(db);
  const sheet = raw
    .prepare<[number], Omit<IssuedSheet, 'lines'>>(
      'SELECT id, rep_id AS repId, visit_on AS "on", edition FROM visit_sheet WHERE id = ?',
    )
    .get(id);
  if (sheet === undefined) return undefined;
  const lines: number[] = [];
  const rows = raw.prepare<[number], { no: number; visitId: number }>(
    'SELECT line_no AS no, visit_id AS visitId FROM visit_sheet_line WHERE sheet_id = ? ORDER BY line_no',
  );
  for (const { no, visitId } of rows.all(id)) lines[no - 1] = visitId;
  return { ...sheet, lines };
}

/** Writes a sheet with its lines. @returns its number */
export function insertSheet(
  db: Db,
  { repId, on, lines }: { repId: number; on: CalendarDay; lines: readonly number[] },
  at: number,
): number {
  const raw = rawOf(db);
  const { lastInsertRowid } = raw
    .prepare(
      `INSERT INTO visit_sheet (rep_id, visit_on, edition, created_at) VALUES (@repId, @on,
         (SELECT coalesce(max(edition), 0) + 1 FROM visit_sheet WHERE rep_id = @repId AND visit_on = @on), @at)`,
    )
    .run({ repId, on, at });
  const line = raw.prepare('INSERT INTO visit_sheet_line (sheet_id, line_no, visit_id) VALUES (?, ?, ?)');
  for (const [index, visitId] of lines.entries()) line.run(lastInsertRowid, index + 1, visitId);
  return Number(lastInsertRowid);
}

/** Each rep's day with what stands on it, and the sheet that went out. */
export interface DayPlan extends DaySheet {
  /** Visits that are to stand on a sheet of the day, in their order. */
  lines: number[];
  /** Visits that were told as unplanned. */
  unplanned: number[];
}

/** The days of a span that have visits. */
export function dayPlans(db: Db, span: SheetSpan): DayPlan[] {
  const byDay = Map.groupBy(visitsOfDays(db, span), ({ repId, on }) => `${repId}/${on}`);
  return [...byDay.values()].flatMap((visits) => {
    const [first] = visits;
    if (first === undefined) return [];
    const planned = visits.filter(({ origin }) => origin !== 'unplanned');
    const lines = planned.filter(({ status }) => status !== 'moved').map(({ id }) => id);
    const moved = new Set(planned.filter(({ status }) => status === 'moved').map(({ id }) => id));
    const sheet = newestSheet(db, first.repId, first.on);
    // What was moved since is on the sheet, and no longer in the plan: the others are as they went out.
    const asSent = sheet?.lines.filter((id) => !moved.has(id));
    return [
      {
        sheetId: sheet === undefined ? null : VisitSheetId.parse(sheet.id),
        edition: sheet?.edition ?? 0,
        stale: asSent !== undefined && asSent.join() !== lines.join(),
        repId: RepId.parse(first.repId),
        repName: first.repName,
        on: first.on,
        visits: lines.length,
        open: visits.filter(({ status }) => status === 'planned').length,
        lines,
        unplanned: visits.filter(({ origin }) => origin === 'unplanned').map(({ id }) => id),
      },
    ];
  });
}
