import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { CaseId, DealerId } from '../../../shared/domain/ids.ts';
import type { Ctx } from '../../runtime/context.ts';
import { badPlaces, choicesOf, markOf, numbersOf } from './results.rules.ts';
import { marginOf, sizeFor } from './sample.rules.ts';
import { candidatesOf, getSurvey, type Invite, invitesOf, listSurveys, type Reply, repliesOf } from './surveys.repo.ts';

type Asks = Pick<Ctx, 'db' | 'clock'>;

export function allSurveys({ db, clock }: Asks): Output<'surveys.list'> {
  return { surveys: listSurveys(db, clock.today()) };
}

export function showSurvey({ db, clock }: Asks, { id }: Parsed<'surveys.get'>): Output<'surveys.get'> {
  const today = clock.today();
  const survey = getSurvey(db, id, today);
  const replies = new Map(repliesOf(db, id).map((reply) => [reply.dealerId, reply]));
  return {
    survey,
    invites: invitesOf(db, id, today).map((invite) => {
      const reply = replies.get(invite.dealerId);
      return {
        ...invite,
        dealerId: DealerId.parse(invite.dealerId),
        reply:
          reply === undefined
            ? null
            : {
                on: reply.on,
                channel: reply.channel,
                answers: reply.answers,
                bad: badPlaces(survey.questions, reply.answers),
                caseId: reply.caseId === null ? null : CaseId.parse(reply.caseId),
              },
      };
    }),
  };
}

export function surveySize({ db }: Asks, { margin }: Parsed<'surveys.size'>): Output<'surveys.size'> {
  const population = candidatesOf(db).length;
  return { population, size: sizeFor(population, margin) };
}

type By = Output<'surveys.results'>['questions'][number]['by'];

/** What was answered, as a whole and by tier, rep and region. */
export function surveyResults({ db, clock }: Asks, { id }: Parsed<'surveys.results'>): Output<'surveys.results'> {
  const today = clock.today();
  const survey = getSurvey(db, id, today);
  const replies = repliesOf(db, id);
  const invites = invitesOf(db, id, today);
  const names = new Map(invites.map(({ dealerId, name }) => [dealerId, name]));
  return {
    asked: invites.length,
    replies: replies.length,
    margin: marginOf(survey.drawn?.population ?? invites.length, replies.length),
    questions: survey.questions.map(({ kind, text, choices }, place) => {
      const isMark = kind === 'csat' || kind === 'nps';
      return {
        place,
        kind,
        text,
        mark: isMark
          ? markOf(
              kind,
              numbersOf(
                replies.map(({ answers }) => answers),
                place,
              ),
            )
          : null,
        choices: choicesOf(
          replies.map(({ answers }) => answers),
          place,
          choices,
        ),
        texts:
          kind === 'text'
            ? replies.flatMap(({ dealerId, answers }) => {
                const given = answers[String(place)];
                return typeof given === 'string'
                  ? [{ dealerId: DealerId.parse(dealerId), name: names.get(dealerId) ?? '', text: given }]
                  : [];
              })
            : [],
        by: isMark ? marksBy(kind, place, invites, replies) : [],
      };
    }),
  };
}

function marksBy(kind: 'csat' | 'nps', place: number, invites: readonly Invite[], replies: readonly Reply[]): By {
  const answers = new Map(replies.map((reply) => [reply.dealerId, reply.answers]));
  return (['tier', 'rep', 'region'] as const).flatMap((what) =>
    [...Map.groupBy(invites, (invite) => invite[what])]
      .sort(([a], [b]) => a.localeCompare(b, 'zh-CN'))
      .map(([name, of]) => ({
        what,
        name,
        asked: of.length,
        mark: markOf(
          kind,
          numbersOf(
            of.map(({ dealerId }) => answers.get(dealerId)).filter((each) => each !== undefined),
            place,
          ),
        ),
      })),
  );
}
