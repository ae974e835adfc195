import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import type { Question } from '../../../shared/domain/surveys.ts';
import { type Db, rawOf } from '../../db/open.ts';
import type { Ctx } from '../../runtime/context.ts';
import { dealerKeys } from '../dealers/dealerKeys.repo.ts';
import { isAsked, questionColumns } from './questionColumns.rules.ts';
import { getSurvey, invitesOf, repliesOf } from './surveys.repo.ts';
import { takeRows } from './takeRows.rules.ts';

type Rows = Pick<Parsed<'surveys.takeRows'>, 'id' | 'header' | 'rows' | 'lines' | 'replace'>;

/** What the rows of a file say of a survey, against what is known of it. */
export function readRows(db: Db, today: string, { id, header, rows, lines, replace }: Rows) {
  const { questions } = getSurvey(db, id, today);
  const invites = invitesOf(db, id, today);
  const replies = new Map(repliesOf(db, id).map(({ dealerId, answers }) => [dealerId, answers]));
  const byPlace = new Map(invites.map(({ place, dealerId }) => [String(place), dealerId]));
  const known = { ...dealerKeys(db), byPlace, replies };
  return { ...takeRows(header, rows, questions, known, today, { lines, replace }), invites, questions };
}

/** Questions that no column asks. */
export function unknownQuestions(header: readonly string[], questions: readonly Question[]): string[] {
  const columns = questionColumns(header, questions);
  return questions.flatMap(({ text }, place) => {
    const of = columns[place];
    return of !== undefined && isAsked(of) ? [] : [text];
  });
}

/** What would become of the rows of a file; nothing is written. */
export function checkRows(
  { db, clock }: Pick<Ctx, 'db' | 'clock'>,
  input: Parsed<'surveys.checkRows'>,
): Output<'surveys.checkRows'> {
  const { taken, problems, invites, questions } = readRows(db, clock.today(), input);
  const asked = new Set(invites.map(({ dealerId }) => dealerId));
  const name = rawOf(db).prepare<[number], { name: string }>('SELECT name FROM dealer WHERE id = ?');
  return {
    taken: taken.map(({ row, dealerId, answeredOn, answers }) => ({
      row,
      dealerId: DealerId.parse(dealerId),
      name: name.get(dealerId)?.name ?? '',
      on: answeredOn,
      answers,
      isNew: !asked.has(dealerId),
    })),
    unknownQuestions: unknownQuestions(input.header, questions),
    problems,
  };
}
