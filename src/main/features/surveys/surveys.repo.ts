import { Drawn, type SurveyRow } from '../../../shared/contract/surveys.contract.ts';
import { addMonths } from '../../../shared/domain/calendarDay.ts';
import { SurveyId } from '../../../shared/domain/ids.ts';
import { Answers, Questions } from '../../../shared/domain/surveys.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, rawOf } from '../../db/open.ts';
import type { Candidate } from './sample.rules.ts';

interface Stored {
  id: number;
  revision: number;
  name: string;
  startedOn: string;
  questions: string;
  everyMonths: number | null;
  drawn: string | null;
  asked: number;
  replies: number;
}

const SURVEYS = `SELECT s.id, s.revision, s.name, s.started_on AS startedOn, s.questions, s.every_months AS everyMonths, s.drawn,
  (SELECT count(*) FROM survey_invite i JOIN dealer d ON d.id = i.dealer_id WHERE i.survey_id = s.id AND d.deleted_at IS NULL) AS asked,
  (SELECT count(*) FROM survey_reply r JOIN dealer d ON d.id = r.dealer_id WHERE r.survey_id = s.id AND d.deleted_at IS NULL) AS replies
FROM survey s WHERE s.deleted_at IS NULL ORDER BY s.started_on DESC, s.id DESC`;

/** Surveys, the newest first; who is in the bin counts neither as asked nor as answering. The next one is due where the cadence of the newest has run out. */
export function listSurveys(db: Db, today: string): SurveyRow[] {
  const rows = rawOf(db).prepare<[], Stored>(SURVEYS).all();
  return rows.map((row, at) => {
    const nextOn = row.everyMonths === null ? null : addMonths(row.startedOn, row.everyMonths);
    return {
      ...row,
      id: SurveyId.parse(row.id),
      // Both written by this feature and checked on their way in.
      questions: Questions.parse(JSON.parse(row.questions)),
      drawn: row.drawn === null ? null : Drawn.parse(JSON.parse(row.drawn)),
      nextOn,
      isDue: at === 0 && nextOn !== null && nextOn <= today,
      state: row.asked === 0 ? 'draft' : row.replies < row.asked ? 'asking' : 'complete',
    };
  });
}

/** @throws AppError not_found */
export function getSurvey(db: Db, id: number, today: string): SurveyRow {
  const found = listSurveys(db, today).find((row) => row.id === id);
  if (!found) throw new AppError('not_found');
  return found;
}

/** Whether anybody has answered, also one who is in the bin by now: he may come back. */
export function isAnswered(db: Db, id: number): boolean {
  return rawOf(db).prepare<[number]>('SELECT 1 FROM survey_reply WHERE survey_id = ?').get(id) !== undefined;
}

/** When the next survey is due by the cadence of the newest; null where it has none. For whoever reminds of it. */
export interface NextSurvey {
  id: SurveyId;
  name: string;
  nextOn: string;
  everyMonths: number;
  isDue: boolean;
}

/** The one survey a reminder is about. */
export function nextSurvey(db: Db, today: string): NextSurvey | null {
  const [newest] = listSurveys(db, today);
  if (newest === undefined || newest.nextOn === null || newest.everyMonths === null) return null;
  const { id, name, nextOn, everyMonths, isDue } = newest;
  return { id, name, nextOn, everyMonths, isDue };
}

interface Possible extends Candidate {
  /** Marked as never to be visited nor called. */
  never: number;
}

/** Whoever takes part in grading, with his tier and the area, district or city he is in. */
export function possibleOf(db: Db): Possible[] {
  return rawOf(db)
    .prepare<[], Possible>(
      `SELECT d.id, coalesce(l.tier, '') AS tier, coalesce(nullif(d.area, ''), nullif(d.district, ''), d.city) AS region,
         coalesce(v.mode = 'never', 0) AS never
       FROM dealer d LEFT JOIN score_live l ON l.dealer_id = d.id LEFT JOIN dealer_visit v ON v.dealer_id = d.id
       WHERE d.deleted_at IS NULL AND d.excluded = 0 ORDER BY d.id`,
    )
    .all();
}

/** Those of them who may be asked. */
export function candidatesOf(db: Db): { candidates: Candidate[]; never: number } {
  const all = possibleOf(db);
  const candidates = all.filter(({ never }) => never === 0).map(({ id, tier, region }) => ({ id, tier, region }));
  return { candidates, never: all.length - candidates.length };
}

export interface Invite {
  dealerId: number;
  place: number;
  code: string;
  name: string;
  tier: string;
  region: string;
  rep: string;
  phone: string;
}

/** Whom a survey is put to, in the order of the forms. */
export function invitesOf(db: Db, surveyId: number, today: string): Invite[] {
  return rawOf(db)
    .prepare<[object], Invite>(
      `SELECT i.dealer_id AS dealerId, i.place, d.code, d.name, i.tier, i.region,
         coalesce((SELECT r.name FROM dealer_owner o JOIN rep r ON r.id = o.rep_id WHERE o.dealer_id = d.id AND o.from_on <= @today
           ORDER BY o.from_on DESC, o.id DESC LIMIT 1), '') AS rep,
         coalesce((SELECT p.value ->> 'text' FROM contact c, json_each(c.phones) p WHERE c.dealer_id = d.id AND c.deleted_at IS NULL
           ORDER BY c.id LIMIT 1), '') AS phone
       FROM survey_invite i JOIN dealer d ON d.id = i.dealer_id WHERE i.survey_id = @surveyId AND d.deleted_at IS NULL ORDER BY i.place`,
    )
    .all({ surveyId, today });
}

export interface Reply {
  id: number;
  dealerId: number;
  on: string;
  channel: 'paper' | 'excel' | 'wjx';
  answers: Answers;
  /** Null also while the case is in the bin. */
  caseId: number | null;
  caseNumber: string;
  /** The case while it is in the bin. */
  binnedCase: number | null;
}

export function repliesOf(db: Db, surveyId: number): Reply[] {
  return rawOf(db)
    .prepare<[number], Omit<Reply, 'answers'> & { answers: string }>(
      `SELECT r.id, r.dealer_id AS dealerId, r.answered_on AS "on", r.channel, r.answers, c.id AS caseId,
         coalesce(c.number, '') AS caseNumber, iif(c.id IS NULL, r.case_id, NULL) AS binnedCase
       FROM survey_reply r JOIN dealer d ON d.id = r.dealer_id
         LEFT JOIN dealer_case c ON c.id = r.case_id AND c.deleted_at IS NULL
       WHERE r.survey_id = ? AND d.deleted_at IS NULL ORDER BY r.id`,
    )
    .all(surveyId)
    .map((row) => ({ ...row, answers: Answers.parse(JSON.parse(row.answers)) }));
}
