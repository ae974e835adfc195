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
  for (const entry of entries) {
    if (entry.entity === 'survey' && changesAsked(entry) && isAnswered(db, entry.record_id))
      throw new AppError('survey_answered');
    if (entry.entity === 'survey_reply' && isAskedAnew(rawOf(db), entry))
      throw new AppError('undo_conflict', { reason: 'taken' });
  }
}

const ASKED = ['questions', 'drawn'] as const;

function changesAsked({ action, after }: Pick<LogRow, 'action' | 'after'>): boolean {
  return action === 'update' && ASKED.some((column) => Object.hasOwn(JSON.parse(after) as Row, column)); // written by db/changeLog
}

/** Whether an answer that is there again was given before the questions or the sample changed. */
function isAskedAnew(raw: RawDb, { id, record_id }: LogRow): boolean {
  const later = raw
    .prepare<[object], Pick<LogRow, 'action' | 'after'>>(
      `SELECT c.action, c.after FROM survey_reply r JOIN change_log c ON c.entity = 'survey' AND c.record_id = r.survey_id
       WHERE r.id = @record_id AND c.id > @id AND c.undone_at IS NULL`,
    )
    .all({ id, record_id });
  return later.some(changesAsked);
}
