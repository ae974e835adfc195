import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { CaseId, DealerId } from '../../../shared/domain/ids.ts';
import { badPlaces } from '../../../shared/domain/surveyAnswers.ts';
import { marginOf } from '../../../shared/domain/surveySample.ts';
import type { Ctx } from '../../runtime/context.ts';
import { choicesOf, countsOf, markOf, numbersOf } from './results.rules.ts';
import { sizeFor } from './sample.rules.ts';
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
                caseNumber: reply.caseNumber,
              },
      };
    }),
  };
}

export function surveySize({ db }: Asks, { margin }: Parsed<'surveys.size'>): Output<'surveys.size'> {
  const { candidates, never } = candidatesOf(db);
  return { population: candidates.length, never, size: sizeFor(candidates.length, margin) };
}

type Results = Output<'surveys.results'>;
type By = Results['questions'][number]['by'];

/** What was answered, as a whole and by tier, rep and region. */
export function surveyResults({ db, clock }: Asks, { id }: Parsed<'surveys.results'>): Results {
  const today = clock.today();
  const survey = getSurvey(db, id, today);
  const replies = repliesOf(db, id);
  const invites = invitesOf(db, id, today);
  const names = new Map(invites.map(({ dealerId, name }) => [dealerId, name]));
  const answered = new Set(replies.map(({ dealerId }) => dealerId));
  const all = replies.map(({ answers }) => answers);
  const population = survey.drawn?.population ?? invites.length;
  const idsWho = (is: (value: Reply['answers'][string] | undefined) => boolean, place: number) =>
    idsOf(replies.filter(({ answers }) => is(answers[String(place)])));
  return {
    asked: invites.length,
    replies: replies.length,
    margin: marginOf(Math.max(population, replies.length), replies.length),
    population,
    silent: idsOf(invites.filter(({ dealerId }) => !answered.has(dealerId))),
    groups: grouped(invites).map(({ what, name, of }) => ({
      ...{ what, name, asked: of.length, ids: idsOf(of) },
      replies: of.filter(({ dealerId }) => answered.has(dealerId)).length,
    })),
    questions: survey.questions.map(({ kind, text, choices }, place) => {
      const isMark = kind === 'csat' || kind === 'nps';
      const numbers = numbersOf(all, place);
      return {
        place,
        kind,
        text,
        mark: isMark ? markOf(kind, numbers) : null,
        counts: isMark
          ? countsOf(kind, numbers).map((row) => ({ ...row, ids: idsWho((value) => value === row.value, place) }))
          : [],
        choices: choicesOf(all, place, choices).map((row) => ({
          ...row,
          ids: idsWho((value) => (Array.isArray(value) ? value.includes(row.choice) : value === row.choice), place),
        })),
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

const idsOf = (rows: readonly { dealerId: number }[]) => rows.map(({ dealerId }) => DealerId.parse(dealerId));

/** Those who were asked by tier, rep and region. */
function grouped(invites: readonly Invite[]): { what: 'tier' | 'rep' | 'region'; name: string; of: Invite[] }[] {
  return (['tier', 'rep', 'region'] as const).flatMap((what) =>
    [...Map.groupBy(invites, (invite) => invite[what])]
      // What has no name comes last.
      .sort(([a], [b]) => Number(a === '') - Number(b === '') || a.localeCompare(b, 'zh-CN'))
      .map(([name, of]) => ({ what, name, of })),
  );
}

function marksBy(kind: 'csat' | 'nps', place: number, invites: readonly Invite[], replies: readonly Reply[]): By {
  const answers = new Map(replies.map((reply) => [reply.dealerId, reply.answers]));
  return grouped(invites).map(({ what, name, of }) => {
    const given = of.map(({ dealerId }) => answers.get(dealerId)).filter((each) => each !== undefined);
    return { what, name, asked: of.length, mark: markOf(kind, numbersOf(given, place)), ids: idsOf(of) };
  });
}
