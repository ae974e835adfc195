import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { CaseId, DealerId, FileRef, JobId, SurveyId } from '../domain/ids.ts';
import { Answers, QUESTION_KINDS, Question, Questions, REPLY_CHANNELS, SURVEY_STATES } from '../domain/surveys.ts';
import { command, query, session } from './define.ts';

const name = z.string().trim().min(1).max(80);
const changes = ['surveys', 'changes'] as const;

const Stratum = z.object({ tier: z.string(), region: z.string(), dealers: z.int(), asked: z.int() });
/** How a sample was drawn: from whom, and whom it left out. */
export const Drawn = z.object({
  seed: z.int(),
  size: z.int(),
  population: z.int(),
  strata: z.array(Stratum),
  /** Dealers that are marked as never to be contacted. */
  never: z.int().default(0),
  /** Dealers that the owner left out himself. */
  without: z.array(DealerId).default([]),
});
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
  state: z.enum(SURVEY_STATES),
  drawn: Drawn.nullable(),
  asked: z.int(),
  replies: z.int(),
});
export type SurveyRow = z.infer<typeof SurveyRow>;

const Mark = z.object({
  answers: z.int(),
  mean: z.number().nullable(),
  score: z.number().nullable(),
  /** Where the score of all would lie, at 95 %. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  isFew: z.boolean(),
});
const BY = ['tier', 'rep', 'region'] as const;
const ids = z.array(DealerId);

/** Rows of a file as text; `lines` are their numbers in it, else they are counted from 1. */
const rowsOf = {
  id: SurveyId,
  header: z.array(z.string()).max(200),
  rows: z.array(z.array(z.string()).max(200)).max(20_000),
  lines: z.array(z.int()).max(20_000).optional(),
};
/** Why a row of a returned sheet is not taken: whose it is, what was taken before, what it answers, that it answers nothing. */
export const SURVEY_ROW_PROBLEMS = [
  ...(['nobody', 'unmatched', 'several', 'dealersDiffer'] as const),
  ...(['twice', 'differs', 'unchanged'] as const),
  ...(['missing', 'range', 'mark', 'choice', 'doubled', 'empty'] as const),
];
export type SurveyRowProblem = (typeof SURVEY_ROW_PROBLEMS)[number];
const RowProblem = z.object({ row: z.int(), problem: z.enum(SURVEY_ROW_PROBLEMS), text: z.string() });

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
          phone: z.string(),
          reply: z
            .object({
              on: CalendarDay,
              channel: z.enum(REPLY_CHANNELS),
              answers: Answers,
              bad: z.array(z.int()),
              caseId: CaseId.nullable(),
              caseNumber: z.string(),
            })
            .nullable(),
        }),
      ),
    }),
  }),
  /** How many to ask, and what a size says. */
  'surveys.size': query({
    input: z.object({ margin: z.number().min(0.01).max(0.3).default(0.1) }),
    output: z.object({ population: z.int(), never: z.int(), size: z.int() }),
  }),
  'surveys.results': query({
    input: z.object({ id: SurveyId }),
    output: z.object({
      asked: z.int(),
      replies: z.int(),
      margin: z.number().nullable(),
      population: z.int(),
      /** Those who were asked and have not answered. */
      silent: ids,
      /** Those who were asked, and who of them answered. */
      groups: z.array(z.object({ what: z.enum(BY), name: z.string(), asked: z.int(), replies: z.int(), ids })),
      questions: z.array(
        z.object({
          place: z.int(),
          kind: z.enum(QUESTION_KINDS),
          text: z.string(),
          mark: Mark.nullable(),
          /** Dealers by the mark that they gave. */
          counts: z.array(z.object({ value: z.int(), count: z.int(), ids })),
          choices: z.array(z.object({ choice: z.string(), count: z.int(), ids })),
          texts: z.array(z.object({ dealerId: DealerId, name: z.string(), text: z.string() })),
          by: z.array(z.object({ what: z.enum(BY), name: z.string(), asked: z.int(), mark: Mark, ids })),
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
    input: z.object({
      id: SurveyId,
      seed: z.int().min(0),
      size: z.int().min(1).max(100_000),
      without: z.array(DealerId).max(20_000).default([]),
    }),
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
  /** What becomes of the rows of a returned sheet or of a 问卷星 export; nothing is written. */
  'surveys.checkRows': query({
    input: z.object({ ...rowsOf, replace: z.array(z.int()).max(20_000).default([]) }),
    output: z.object({
      taken: z.array(
        z.object({
          row: z.int(),
          dealerId: DealerId,
          name: z.string(),
          on: CalendarDay,
          answers: Answers,
          /** He was not asked. */
          isNew: z.boolean(),
        }),
      ),
      unknownQuestions: z.array(z.string()),
      problems: z.array(RowProblem),
    }),
  }),
  /** The same, matched and taken, or named with what is wrong; of `replace` rows the former answers give way. */
  'surveys.takeRows': command({
    input: z.object({ ...rowsOf, replace: z.array(z.int()).max(20_000).default([]) }),
    output: z.object({
      taken: z.int(),
      unknownQuestions: z.array(z.string()),
      problems: z.array(RowProblem),
    }),
    changes,
  }),
  /** Reads a file that came back; its rows are asked for by `surveys.fileRows`. */
  'surveys.readFile': command({
    input: z.object({ id: SurveyId, file: FileRef }),
    output: z.object({ jobId: JobId, bookId: z.string() }),
    changes: [],
  }),
  'surveys.fileRows': session({
    input: z.object({ bookId: z.string().max(60) }),
    output: z.object({
      fileName: z.string(),
      header: z.array(z.string()),
      rows: z.array(z.array(z.string())),
      lines: z.array(z.int()),
    }),
  }),
  /** A case for each bad answer that has none yet. */
  'surveys.follow': command({
    input: z.object({ id: SurveyId, dealerIds: z.array(DealerId).max(20_000).optional() }),
    output: z.object({ cases: z.array(z.object({ dealerId: DealerId, caseId: CaseId, number: z.string() })) }),
    changes: ['surveys', 'cases', 'activities', 'changes'],
  }),
  'surveys.remove': command({ input: z.object({ id: SurveyId }), output: z.object({}), changes }),
};
