import { AppError } from '../../../shared/errors/appError.ts';
import type { Row } from '../../db/changeLog.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import type { LogRow, WholeActs } from '../../db/undoAct.ts';
import { isAnswered } from './surveys.repo.ts';

/**
 * Acts as others take them back and do them again, but none that would put other questions or another sample under answers:
 * an answer is known by the number of its question alone.
 */
export function keepAnswered(actsOf: (today: string) => WholeActs): (today: string) => WholeActs {
  return (today) => {
    const acts = actsOf(today);
    return {
      ...acts,
      settle(db, entries, at) {
        acts.settle(db, entries, at);
        mustStand(db, entries);
      },
    };
  };
}

/** @throws AppError survey_answered, undo_conflict where the answer was given to what has changed since */
function mustStand(db: Db, entries: readonly LogRow[]): void {
  const raw = rawOf(db);
  const replies = entries.filter(({ entity }) => entity === 'survey_reply');
  const asked = entries.filter((entry) => entry.entity === 'survey' && changesAsked(entry));
  // Who answers unasked joins the sample with his answer; whatever else moves it is a draw.
  const drawn = replies.length > 0 ? [] : entries.filter(isDraw);
  const surveys = new Set([...asked.map(({ record_id }) => record_id), ...drawn.map(surveyOf)]);
  for (const id of surveys) if (isAnswered(db, id)) throw new AppError('survey_answered');
  if (replies.some((entry) => isAskedAnew(raw, entry))) throw new AppError('undo_conflict', { reason: 'taken' });
}

const isDraw = ({ entity, action }: LogRow) =>
  entity === 'survey_invite' && (action === 'create' || action === 'remove');

/** Images are written by db/changeLog. */
const imageOf = (text: string) => JSON.parse(text) as Row;
const surveyOf = ({ before, after }: LogRow) => Number({ ...imageOf(before), ...imageOf(after) }.survey_id);

const ASKED = ['questions', 'drawn'] as const;

function changesAsked({ action, after }: Pick<LogRow, 'action' | 'after'>): boolean {
  return action === 'update' && ASKED.some((column) => Object.hasOwn(imageOf(after), column));
}

/** Whether an answer that is there again was given before the questions or the sample changed, or by one who is not asked now. */
function isAskedAnew(raw: RawDb, { id, action, record_id }: LogRow): boolean {
  // One that was there all the while has kept its questions.
  if (action !== 'create') return false;
  const reply = raw
    .prepare<[number], { surveyId: number; isAsked: number }>(
      `SELECT r.survey_id AS surveyId, EXISTS (
         SELECT 1 FROM survey_invite i WHERE i.survey_id = r.survey_id AND i.dealer_id = r.dealer_id) AS isAsked
       FROM survey_reply r WHERE r.id = ?`,
    )
    .get(record_id);
  if (reply === undefined) return false;
  const changed = raw
    .prepare<[object], Pick<LogRow, 'action' | 'after'>>(
      `SELECT action, after FROM change_log
       WHERE entity = 'survey' AND record_id = @surveyId AND ((id > @id AND undone_at IS NULL)
         OR (id < @id AND undone_no > (SELECT undone_no FROM change_log WHERE id = @id)))`,
    )
    .all({ id, surveyId: reply.surveyId });
  return reply.isAsked === 0 || changed.some(changesAsked);
}
