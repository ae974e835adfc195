import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { CaseId, DealerId, SurveyId } from '../domain/ids.ts';
import { Answers, QUESTION_KINDS, Question, Questions, REPLY_CHANNELS } from '../domain/surveys.ts';
import { command, query } from './define.ts';

const name = z.string().trim().min(1).max(80);
const changes = ['surveys', 'changes'] as const;

const Stratum = z.object({ tier: z.string(), region: z.string(), dealers: z.int(), asked: z.int() });
const Drawn = z.object({ seed: z.int(), size: z.int(), population: z.int(), strata: z.array(Stratum) });
export type Drawn = z.infer<typeof Drawn>;

/** A survey with how far it is. */
export const SurveyRow = z.object({
  id: SurveyId,
  revision: z.int(),
  name: z.string(),
  startedOn: CalendarDay,
  questions: z.array(Question),
  everyMonths: z.int().nullable(),
  /** When the next one is due, and whether that day has come and no later survey is there. */
  nextOn: CalendarDay.nullable(),
  isDue: z.boolean(),
  drawn: Drawn.nullable(),
  asked: z.int(),
  replies: z.int(),
});
export type SurveyRow = z.infer<typeof SurveyRow>;

const Mark = z.object({
  answers: z.int(),
  mean: z.number().nullable(),
  score: z.number().nullable(),
  isFew: z.boolean(),
});
const BY = ['tier', 'rep', 'region'] as const;

export const surveysContract = {
  'surveys.list': query({ input: z.object({}), output: z.object({ surveys: z.array(SurveyRow) }) }),
  'surveys.get': query({
    input: z.object({ id: SurveyId }),
    output: z.object({
      survey: SurveyRow,
      invites: z.array(
        z.object({
          dealerId: DealerId,
          place: z.int(),
          code: z.string(),
          name: z.string(),
          tier: z.string(),
          region: z.string(),
          rep: z.string(),
          reply: z
            .object({
              on: CalendarDay,
              channel: z.enum(REPLY_CHANNELS),
              answers: Answers,
              bad: z.array(z.int()),
              caseId: CaseId.nullable(),
            })
            .nullable(),
        }),
      ),
    }),
  }),
  /** How many to ask, and what a size says. */
  'surveys.size': query({
    input: z.object({ margin: z.number().min(0.01).max(0.3).default(0.1) }),
    output: z.object({ population: z.int(), size: z.int() }),
  }),
  'surveys.results': query({
    input: z.object({ id: SurveyId }),
    output: z.object({
      asked: z.int(),
      replies: z.int(),
      margin: z.number().nullable(),
      questions: z.array(
        z.object({
          place: z.int(),
          kind: z.enum(QUESTION_KINDS),
          text: z.string(),
          mark: Mark.nullable(),
          choices: z.array(z.object({ choice: z.string(), count: z.int() })),
          texts: z.array(z.object({ dealerId: DealerId, name: z.string(), text: z.string() })),
          by: z.array(z.object({ what: z.enum(BY), name: z.string(), asked: z.int(), mark: Mark })),
        }),
      ),
    }),
  }),
  'surveys.save': command({
    input: z.object({
      id: SurveyId.optional(),
      expectedRevision: z.int().optional(),
      name,
      questions: Questions,
      everyMonths: z.int().min(1).max(60).nullable().default(null),
    }),
    output: SurveyRow,
    changes,
  }),
  /** Draws a sample by tier and region; only as long as nobody has answered. */
  'surveys.draw': command({
    input: z.object({ id: SurveyId, seed: z.int().min(0), size: z.int().min(1).max(100_000) }),
    output: SurveyRow,
    changes,
  }),
  /** One answered form, keyed in by its number or dealer; a second one takes the place of the first. */
  'surveys.answer': command({
    input: z.object({
      id: SurveyId,
      dealerId: DealerId,
      on: CalendarDay,
      cells: z.array(z.string().max(2000)).max(40),
    }),
    output: SurveyRow,
    changes,
  }),
  /** Rows of a returned sheet or of a 问卷星 export: matched, taken, or named with what is wrong. */
  'surveys.takeRows': command({
    input: z.object({
      id: SurveyId,
      header: z.array(z.string()).max(200),
      rows: z.array(z.array(z.string()).max(200)).max(20_000),
    }),
    output: z.object({
      taken: z.int(),
      unknownQuestions: z.array(z.string()),
      problems: z.array(z.object({ row: z.int(), problem: z.string(), text: z.string() })),
    }),
    changes,
  }),
  /** A case for each bad answer that has none yet. */
  'surveys.follow': command({
    input: z.object({ id: SurveyId, dealerIds: z.array(DealerId).max(20_000).optional() }),
    output: z.object({ cases: z.array(z.object({ dealerId: DealerId, caseId: CaseId, number: z.string() })) }),
    changes: ['surveys', 'cases', 'activities', 'changes'],
  }),
  'surveys.remove': command({ input: z.object({ id: SurveyId }), output: z.object({}), changes }),
};
