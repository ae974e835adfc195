import type { CaseEvent, CaseRow } from '../../../shared/contract/cases.contract.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { isUnreached } from '../../../shared/domain/cases.ts';
import { CaseId, DealerId, RepId, SurveyId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { UNFINISHED_CASE } from '../../db/unfinishedCase.ts';
import { ageDays, isAnswerLate, lateBy, lateDays, type Moment, responseHours } from './ageing.rules.ts';
import { readCaseRules } from './cases.settings.ts';
import { repeatsOf } from './stats.rules.ts';

type Stored = Omit<CaseRow, 'ageDays' | 'late' | 'lateDays' | 'responseHours' | 'answerInTime' | 'repeat'>;

const COLUMNS = `c.id, c.revision, c.number, c.kind, c.status, c.dealer_id AS dealerId, d.name AS dealerName, d.code AS dealerCode,
  r.id AS repId, coalesce(r.name, '') AS repName, coalesce(s.tier, '') AS tier, c.urgency, c.channel, c.person, c.reported_on AS reportedOn, c.reported_time AS reportedTime,
  c.answered_on AS answeredOn, c.answered_time AS answeredTime, c.body, c.demand, c.bill_number AS billNumber,
  c.product_code AS productCode, c.product_name AS productName, c.qty_micro AS qtyMicro, c.unit, c.lot, c.produced_on AS producedOn,
  c.owner, c.promised_on AS promisedOn, c.responsibility, c.cause, c.remedy, c.cost_minor AS costMinor, c.approval,
  c.approved_by AS approvedBy, c.approved_on AS approvedOn, c.claim, c.claim_minor AS claimMinor, c.verdict, c.told_on AS toldOn,
  c.solved_on AS solvedOn, c.followed_on AS followedOn, c.follow_result AS followResult, c.satisfaction, c.follow_tries AS followTries,
  c.follow_reason AS followReason, c.closed_on AS closedOn`;
/** With the rep who serves the dealer on the day that is given. */
const CASES = `FROM dealer_case c JOIN dealer d ON d.id = c.dealer_id
  LEFT JOIN dealer_owner o ON o.id = (SELECT x.id FROM dealer_owner x WHERE x.dealer_id = d.id AND x.from_on <= @today
    ORDER BY x.from_on DESC, x.id DESC LIMIT 1)
  LEFT JOIN rep r ON r.id = o.rep_id
  LEFT JOIN score_live s ON s.dealer_id = d.id
  WHERE c.deleted_at IS NULL AND d.deleted_at IS NULL`;

/** Every case that is not in the bin, of every dealer that is not, with what follows from this moment. */
export function readCases(db: Db, now: Moment): CaseRow[] {
  const rows = rawOf(db)
    .prepare<[object], Stored>(`SELECT ${COLUMNS} ${CASES} ORDER BY c.reported_on, c.id`)
    .all({ today: now.on });
  return withDerived(db, rows, now);
}

/** @throws AppError not_found, also for one in the bin */
export function getCase(db: Db, id: number, now: Moment): CaseRow {
  const own = rawOf(db)
    .prepare<[object], Stored>(
      `SELECT ${COLUMNS} ${CASES} AND c.dealer_id = (SELECT dealer_id FROM dealer_case WHERE id = @id)`,
    )
    .all({ today: now.on, id });
  // Whether it repeats an earlier one shows beside the dealer's others.
  const found = withDerived(db, own, now).find((row) => row.id === id);
  if (!found) throw new AppError('not_found');
  return found;
}

function withDerived(db: Db, rows: readonly Stored[], now: Moment): CaseRow[] {
  const rules = readCaseRules(db);
  const repeats = repeatsOf(
    rows.map((row) => ({ ...row, product: productOf(row) })),
    rules.repeatDays,
  );
  const numbers = new Map(rows.map(({ id, number }) => [Number(id), number]));
  return rows.map((row) => {
    const answered = row.answeredOn === null ? null : { on: row.answeredOn, time: row.answeredTime };
    const reported = { on: row.reportedOn, time: row.reportedTime };
    const repeat = repeats.get(row.id);
    return {
      ...row,
      id: CaseId.parse(row.id),
      dealerId: DealerId.parse(row.dealerId),
      repId: row.repId === null ? null : RepId.parse(row.repId),
      ageDays: ageDays(row.reportedOn, isUnreached(row) ? row.followedOn : row.closedOn, now.on),
      late: lateBy(row, now, rules.goals),
      lateDays: lateDays(row, now, rules.goals),
      responseHours: responseHours(reported, answered),
      answerInTime: answered === null ? null : !isAnswerLate(reported, answered, now, row.urgency, rules.goals),
      repeat:
        repeat === undefined
          ? null
          : { id: CaseId.parse(repeat.of), number: numbers.get(repeat.of) ?? '', by: repeat.by },
    };
  });
}

/** What a case is about, by the code where there is one. */
export function productOf({ productCode, productName }: Pick<CaseRow, 'productCode' | 'productName'>): string {
  return productCode !== '' ? productCode : productName;
}

/** The steps of a case, the first one first. */
export function eventsOf(db: Db, caseId: number): CaseEvent[] {
  return rawOf(db)
    .prepare<[number], CaseEvent>(
      `SELECT id, kind, happened_on AS "on", happened_time AS time, status, body, actor FROM case_event WHERE case_id = ? ORDER BY id`,
    )
    .all(caseId);
}

/** The case of a number, also without regard to capitals. */
export function findByNumber(db: Db, number: string): number | undefined {
  const id = rawOf(db)
    .prepare<[string], number>('SELECT id FROM dealer_case WHERE number = ? COLLATE NOCASE AND deleted_at IS NULL')
    .pluck()
    .get(number);
  return id === undefined ? undefined : Number(id);
}

/** What a dealer's bills came to between two days, and how many sales there were. */
export function orderedBetween(
  db: Db,
  dealerId: number,
  from: CalendarDay,
  to: CalendarDay,
): { netMinor: number; orders: number } {
  const sum = rawOf(db)
    .prepare<[object], { netMinor: number; orders: number }>(
      `SELECT coalesce(sum(net_minor), 0) AS netMinor, coalesce(sum(sales), 0) AS orders FROM dealer_day
       WHERE dealer_id = @dealerId AND day BETWEEN @from AND @to`,
    )
    .get({ dealerId, from, to });
  return sum ?? { netMinor: 0, orders: 0 };
}

/** The first day of which the file has any bill. */
export function firstBillOn(db: Db): CalendarDay | null {
  const day = rawOf(db).prepare<[], string | null>('SELECT min(day) FROM dealer_day').pluck().get();
  return day === undefined || day === null ? null : String(day);
}

/** Unfinished cases by dealer, for whoever plans what to do next. */
export function openCasesOf(db: Db): Map<number, { count: number }> {
  const rows = rawOf(db)
    .prepare<[], { dealerId: number; count: number }>(
      `SELECT c.dealer_id AS dealerId, count(*) AS count FROM dealer_case c WHERE ${UNFINISHED_CASE} GROUP BY c.dealer_id`,
    )
    .all();
  return new Map(rows.map(({ dealerId, ...of }) => [dealerId, of]));
}

/** Names that may look after a case: reps who have not left, and whoever works with this file. */
export function peopleFor(db: Db, today: CalendarDay): string[] {
  return rawOf(db)
    .prepare<[string], string>(
      `SELECT name FROM rep WHERE left_on IS NULL OR left_on >= ? UNION SELECT name FROM operator WHERE deleted_at IS NULL ORDER BY 1`,
    )
    .pluck()
    .all(today) as unknown as string[]; // plucked from a column of texts
}

/** The survey that a case was made of, by a bad answer. */
export function surveyOfCase(db: Db, caseId: number): { id: SurveyId; name: string } | null {
  const found = rawOf(db)
    .prepare<[number], { id: number; name: string }>(
      `SELECT s.id, s.name FROM survey_reply r JOIN survey s ON s.id = r.survey_id
       WHERE r.case_id = ? AND s.deleted_at IS NULL LIMIT 1`,
    )
    .get(caseId);
  return found === undefined ? null : { id: SurveyId.parse(found.id), name: found.name };
}
