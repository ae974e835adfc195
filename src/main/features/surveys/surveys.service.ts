import type { z } from 'zod';
import { CASE_TEXT } from '../../../shared/contract/cases.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { Drawn } from '../../../shared/contract/surveys.contract.ts';
import { CaseId, DealerId } from '../../../shared/domain/ids.ts';
import { badPlaces, readAnswer } from '../../../shared/domain/surveyAnswers.ts';
import type { Answers } from '../../../shared/domain/surveys.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import {
  type ActLog,
  beginAct,
  loggedDelete,
  loggedInsert,
  loggedUpdate,
  type Row,
  readRow,
} from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { createRandom } from '../../runtime/random.ts';
import { momentOf } from '../cases/cases.queries.ts';
import { getCase } from '../cases/cases.repo.ts';
import { insertCase } from '../cases/cases.service.ts';
import { typed } from '../dealers/text.rules.ts';
import { readRows, unknownQuestions } from './checkRows.ts';
import { drawSample } from './sample.rules.ts';
import { candidatesOf, getSurvey, isAnswered, possibleOf, repliesOf } from './surveys.repo.ts';
import { isWjx } from './takeRows.rules.ts';

/** No figure of a dealer moves by what he answers. */
const begin = (trx: Db, ctx: Ctx): ActLog => beginAct(trx, ctx.clock.now(), { movesScores: false });

/** Keeps a survey. Its questions stand once somebody has answered. */
export function saveSurvey(ctx: Ctx, input: Parsed<'surveys.save'>): Promise<Output<'surveys.save'>> {
  return inTransaction(ctx.db, (trx) => {
    const today = ctx.clock.today();
    const act = begin(trx, ctx);
    const columns = {
      name: typed(input.name),
      questions: JSON.stringify(input.questions),
      every_months: input.everyMonths,
    };
    if (input.id === undefined) {
      const made: Row = { uid: newUid(), ...columns, started_on: today, created_at: act.at, updated_at: act.at };
      return getSurvey(trx, loggedInsert(trx, act, 'survey', made, null), today);
    }
    const known = getSurvey(trx, input.id, today);
    if (known.revision !== input.expectedRevision) throw new AppError('stale_edit', { id: input.id });
    if (isAnswered(trx, input.id) && JSON.stringify(known.questions) !== columns.questions)
      throw new AppError('survey_answered');
    loggedUpdate(trx, act, 'survey', input.id, columns, 'update', null);
    return getSurvey(trx, input.id, today);
  });
}

/** Draws whom to ask, and writes down how: the same dealers, size and seed draw the same. @throws AppError survey_answered */
export function drawSurvey(ctx: Ctx, input: Parsed<'surveys.draw'>): Promise<Output<'surveys.draw'>> {
  const { id, seed, size, without } = input;
  return inTransaction(ctx.db, (trx) => {
    const today = ctx.clock.today();
    getSurvey(trx, id, today);
    if (isAnswered(trx, id)) throw new AppError('survey_answered');
    const act = begin(trx, ctx);
    const { candidates, never } = candidatesOf(trx);
    const known = new Set(candidates.map(({ id: dealerId }) => dealerId));
    const left = new Set(without.filter((dealerId) => known.has(dealerId)));
    const { dealers, strata } = drawSample(candidates, size, createRandom(seed).shuffled, left);
    for (const row of rawOf(trx)
      .prepare<[number], { id: number; dealerId: number }>(
        'SELECT id, dealer_id AS dealerId FROM survey_invite WHERE survey_id = ?',
      )
      .all(id))
      loggedDelete(trx, act, 'survey_invite', row.id, row.dealerId);
    for (const [at, { id: dealerId, tier, region }] of dealers.entries())
      loggedInsert(
        trx,
        act,
        'survey_invite',
        { survey_id: id, dealer_id: dealerId, place: at + 1, tier, region },
        dealerId,
      );
    const drawn = JSON.stringify({
      ...{ seed, size: dealers.length, population: candidates.length - left.size, strata, never },
      without: [...left].sort((a, b) => a - b),
    } satisfies z.input<typeof Drawn>);
    loggedUpdate(trx, act, 'survey', id, { drawn }, 'update', null);
    return getSurvey(trx, id, today);
  });
}

/** One form, keyed in from paper. @throws AppError survey_bad_answer, not_found where he was not asked */
export function answerSurvey(ctx: Ctx, input: Parsed<'surveys.answer'>): Promise<Output<'surveys.answer'>> {
  return inTransaction(ctx.db, (trx) => {
    const today = ctx.clock.today();
    const survey = getSurvey(trx, input.id, today);
    if (input.on > today) throw new AppError('case_ahead', { day: input.on });
    mustBeAsked(trx, input.id, input.dealerId);
    const answers: Answers = {};
    for (const [place, question] of survey.questions.entries()) {
      const read = readAnswer(question, input.cells[place] ?? '');
      if ('problem' in read)
        throw new AppError('survey_bad_answer', { question: question.text, problem: read.problem });
      if (read.value !== undefined) answers[String(place)] = read.value;
    }
    const act = begin(trx, ctx);
    const former = repliesOf(trx, input.id).find(({ dealerId }) => dealerId === input.dealerId);
    // What is mended by hand came as it came.
    const channel = former?.channel ?? 'paper';
    const columns = { answered_on: input.on, channel, answers: JSON.stringify(answers) };
    if (former) loggedUpdate(trx, act, 'survey_reply', former.id, columns, 'update', input.dealerId);
    else insertReply(trx, act, { survey_id: input.id, dealer_id: input.dealerId, ...columns });
    return getSurvey(trx, input.id, today);
  });
}

function mustBeAsked(trx: Db, surveyId: number, dealerId: number): void {
  const asked = rawOf(trx).prepare<[number, number]>(
    `SELECT 1 FROM survey_invite i JOIN dealer d ON d.id = i.dealer_id
     WHERE i.survey_id = ? AND i.dealer_id = ? AND d.deleted_at IS NULL`,
  );
  if (asked.get(surveyId, dealerId) === undefined) throw new AppError('not_found');
}

function insertReply(trx: Db, act: ActLog, columns: Row & { dealer_id: number }): void {
  loggedInsert(trx, act, 'survey_reply', { ...columns, created_at: act.at }, columns.dealer_id);
}

/**
 * Takes a returned sheet or a 问卷星 export in. Who answers without having been asked joins those who were: his answer counts, and
 * his form has the next number.
 */
export function takeSurveyRows(ctx: Ctx, input: Parsed<'surveys.takeRows'>): Promise<Output<'surveys.takeRows'>> {
  return inTransaction(ctx.db, (trx) => {
    const { id, header } = input;
    const { taken, problems, invites, questions } = readRows(trx, ctx.clock.today(), input);
    const former = new Map(repliesOf(trx, id).map((reply) => [reply.dealerId, reply.id]));
    const act = begin(trx, ctx);
    const asked = new Set(invites.map(({ dealerId }) => dealerId));
    const candidates = new Map(possibleOf(trx).map((candidate) => [candidate.id, candidate]));
    let last = lastPlace(trx, id);
    for (const { dealerId, answeredOn, answers } of taken) {
      if (!asked.has(dealerId)) {
        last += 1;
        const { tier = '', region = '' } = candidates.get(dealerId) ?? {};
        const invite = { survey_id: id, dealer_id: dealerId, place: last, tier, region };
        loggedInsert(trx, act, 'survey_invite', invite, dealerId);
      }
      const channel = isWjx(header) ? 'wjx' : 'excel';
      const columns = { answered_on: answeredOn, channel, answers: JSON.stringify(answers) };
      const known = former.get(dealerId);
      if (known === undefined) insertReply(trx, act, { survey_id: id, dealer_id: dealerId, ...columns });
      else loggedUpdate(trx, act, 'survey_reply', known, columns, 'update', dealerId);
    }
    return { taken: taken.length, unknownQuestions: unknownQuestions(header, questions), problems };
  });
}

/** The highest number of a form, also of one whose dealer is in the bin. */
function lastPlace(trx: Db, surveyId: number): number {
  const last = rawOf(trx)
    .prepare<[number], number | null>('SELECT max(place) FROM survey_invite WHERE survey_id = ?')
    .pluck()
    .get(surveyId);
  return Number(last ?? 0);
}

/**
 * A complaint for each bad answer that has none yet: its words are the questions and what was answered. One that was thrown away
 * comes back instead of a second one.
 */
export function followSurvey(ctx: Ctx, { id, dealerIds }: Parsed<'surveys.follow'>): Promise<Output<'surveys.follow'>> {
  return inTransaction(ctx.db, (trx) => {
    const survey = getSurvey(trx, id, ctx.clock.today());
    const wanted = dealerIds === undefined ? null : new Set<number>(dealerIds);
    const act = begin(trx, ctx);
    const cases: Output<'surveys.follow'>['cases'] = [];
    for (const reply of repliesOf(trx, id)) {
      const bad = badPlaces(survey.questions, reply.answers);
      if (bad.length === 0 || reply.caseId !== null || (wanted !== null && !wanted.has(reply.dealerId))) continue;
      if (readRow(trx, 'dealer', reply.dealerId).deleted_at !== null) continue;
      // What was written beside a mark says why.
      const body = survey.questions.flatMap(({ kind, text }, place) => {
        const said = reply.answers[String(place)];
        return said !== undefined && (kind === 'text' || bad.includes(place)) ? [`${text} ${String(said)}`] : [];
      });
      const dealerId = DealerId.parse(reply.dealerId);
      const words = `${survey.name}\n${body.join('\n')}`.slice(0, CASE_TEXT.long);
      const fields = { channel: 'survey' as const, reportedOn: reply.on, body: words };
      const caseId = reply.binnedCase ?? insertCase(trx, ctx, act, { dealerId, kind: 'complaint', fields });
      if (reply.binnedCase === null)
        loggedUpdate(trx, act, 'survey_reply', reply.id, { case_id: caseId }, 'update', dealerId);
      else loggedUpdate(trx, act, 'dealer_case', caseId, { deleted_at: null }, 'restore', dealerId);
      cases.push({ dealerId, caseId: CaseId.parse(caseId), number: getCase(trx, caseId, momentOf(ctx.clock)).number });
    }
    return { cases };
  });
}

/** Puts a survey into the bin. */
export function removeSurvey(ctx: Ctx, { id }: Parsed<'surveys.remove'>): Promise<Output<'surveys.remove'>> {
  return inTransaction(ctx.db, (trx) => {
    getSurvey(trx, id, ctx.clock.today());
    const act = begin(trx, ctx);
    loggedUpdate(trx, act, 'survey', id, { deleted_at: act.at }, 'remove', null);
    return {};
  });
}
