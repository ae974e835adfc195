import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import {
  CASE_EVENTS,
  CASE_VERDICTS,
  CaseChannel,
  CaseClaim,
  CaseKind,
  CaseParty,
  CaseRules,
  CaseStatus,
  CaseUrgency,
  FOLLOW_RESULTS,
  FollowResult,
  TimeOfDay,
} from '../domain/cases.ts';
import { CaseId, DealerId, RepId, SurveyId } from '../domain/ids.ts';
import { Cost, Minor } from '../domain/money.ts';
import { command, query } from './define.ts';

/** How long the texts of a case may be. */
export const CASE_TEXT = { short: 200, long: 4000, cause: 30, number: 50 } as const;
const short = z.string().trim().max(CASE_TEXT.short);
const long = z.string().trim().max(CASE_TEXT.long);

/** What is written down of a case, whatever its status. */
export const CaseFields = z.object({
  urgency: CaseUrgency,
  channel: CaseChannel,
  person: short,
  reportedOn: CalendarDay,
  reportedTime: TimeOfDay,
  body: long,
  demand: long,
  billNumber: short,
  productCode: short,
  productName: short,
  qtyMicro: z.int().nullable(),
  unit: z.string().trim().max(20),
  lot: short,
  producedOn: CalendarDay.nullable(),
  owner: short,
  promisedOn: CalendarDay.nullable(),
  responsibility: CaseParty,
  cause: z.string().trim().max(CASE_TEXT.cause),
  remedy: long,
  costMinor: Cost.nullable(),
  claim: CaseClaim,
  claimMinor: Cost.nullable(),
  verdict: z.enum(['', ...CASE_VERDICTS]),
});
export type CaseFields = z.infer<typeof CaseFields>;
export const CasePatch = CaseFields.partial();
export type CasePatch = z.infer<typeof CasePatch>;
/** What may be corrected of a case that is there: its kind as well; its number stays. */
export const CaseCorrection = CasePatch.extend({ kind: CaseKind.optional() });
export type CaseCorrection = z.infer<typeof CaseCorrection>;

/** Counts and sums of the statistics that lead to their cases. */
export const CASE_COUNTS = ['cases', 'open', 'late', 'repeats', 'unreached', 'cost', 'claimed'] as const;

export const LateBy = z.enum(['answer', 'promise']);
export type LateBy = z.infer<typeof LateBy>;

/** A case as lists show it, with what follows from today. */
export const CaseRow = CaseFields.extend({
  // As stored, also from before there was a bound.
  costMinor: Minor.min(0).nullable(),
  claimMinor: Minor.min(0).nullable(),
  id: CaseId,
  revision: z.int(),
  number: z.string(),
  kind: CaseKind,
  status: CaseStatus,
  dealerId: DealerId,
  dealerName: z.string(),
  dealerCode: z.string(),
  /** Who serves the dealer today. */
  repId: RepId.nullable(),
  repName: z.string(),
  /** His tier of today, "" without one. */
  tier: z.string(),
  answeredOn: CalendarDay.nullable(),
  answeredTime: TimeOfDay,
  approval: z.enum(['', 'yes', 'no']),
  approvedBy: z.string(),
  approvedOn: CalendarDay.nullable(),
  toldOn: CalendarDay.nullable(),
  solvedOn: CalendarDay.nullable(),
  followedOn: CalendarDay.nullable(),
  followResult: z.enum(['', ...FOLLOW_RESULTS]),
  satisfaction: z.int().nullable(),
  followTries: z.int(),
  followReason: z.string(),
  closedOn: CalendarDay.nullable(),
  ageDays: z.int(),
  late: z.array(LateBy),
  /** Days since it was due; 0 where it is not late. */
  lateDays: z.int(),
  /** Hours until the first answer, null where not known. */
  responseHours: z.number().nullable(),
  /** Whether the first answer came within the goal of its urgency; null where none has come. */
  answerInTime: z.boolean().nullable(),
  /** The earlier case that it repeats. */
  repeat: z.object({ id: CaseId, number: z.string(), by: z.enum(['cause', 'product']) }).nullable(),
});
export type CaseRow = z.infer<typeof CaseRow>;

export const CaseEvent = z.object({
  id: z.int(),
  kind: z.enum(CASE_EVENTS),
  on: CalendarDay,
  time: z.string(),
  status: z.string(),
  body: z.string(),
  actor: z.string(),
});
export type CaseEvent = z.infer<typeof CaseEvent>;

/** One way on, and what is missing for it. */
export const CaseWay = z.object({ to: CaseStatus, lack: z.string().nullable() });

/** What a dealer ordered before and after a report, in two windows of one length. */
export const CaseTrend = z.object({
  days: z.int(),
  wished: z.int(),
  short: z.boolean(),
  before: z.object({ from: CalendarDay, to: CalendarDay, netMinor: Minor, orders: z.int() }),
  after: z.object({ from: CalendarDay, to: CalendarDay, netMinor: Minor, orders: z.int() }),
});
export type CaseTrend = z.infer<typeof CaseTrend>;

/** Which cases are shown: unfinished ones, what is late, what has yet to be told to the dealer, who could not be asked. */
export const CASE_SHOWN = ['open', 'late', 'repeat', 'untold', 'followUp', 'unreached', 'closed', 'all'] as const;
export const CaseShown = z.enum(CASE_SHOWN);
export type CaseShown = z.infer<typeof CaseShown>;

export const CASE_SORTS = [
  'number',
  'dealer',
  'kind',
  'status',
  'urgency',
  'reportedOn',
  'promisedOn',
  'age',
  'cause',
  'responsibility',
  'owner',
  'cost',
  'satisfaction',
] as const;

export const CaseFilter = z.object({
  shown: CaseShown.default('open'),
  kinds: z.array(CaseKind).default([]),
  statuses: z.array(CaseStatus).default([]),
  urgencies: z.array(CaseUrgency).default([]),
  causes: z.array(z.string()).default([]),
  responsibilities: z.array(CaseParty).default([]),
  owners: z.array(z.string()).default([]),
  /** Whose dealers; null for those without a rep. */
  reps: z.array(RepId.nullable()).default([]),
  tiers: z.array(z.string()).default([]),
  products: z.array(z.string()).default([]),
  dealerId: DealerId.optional(),
  ids: z.array(CaseId).max(100_000).optional(),
  from: CalendarDay.optional(),
  to: CalendarDay.optional(),
  search: z.string().max(100).default(''),
  sort: z.object({ by: z.enum(CASE_SORTS), descending: z.boolean() }).default({ by: 'reportedOn', descending: true }),
});
export type CaseFilter = z.infer<typeof CaseFilter>;

const ParetoRow = z.object({
  name: z.string(),
  cases: z.int(),
  costMinor: Minor,
  share: z.number(),
  running: z.number(),
  ids: z.array(CaseId),
});
const Bar = z.object({ name: z.string(), cases: z.int(), ids: z.array(CaseId) });

const changes = ['cases', 'activities', 'changes'] as const;
const edit = { id: CaseId, expectedRevision: z.int() };
const moment = { on: CalendarDay, time: TimeOfDay.default('') };

export const casesContract = {
  'cases.list': query({
    input: z.object({
      filter: CaseFilter.prefault({}),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(100_000).default(100),
      locate: CaseId.optional(),
    }),
    output: z.object({
      rows: z.array(CaseRow),
      total: z.int(),
      /** Of all cases, whatever is filtered. */
      all: z.int(),
      snapshot: z.string(),
      located: z.int().nullable(),
      costMinor: Minor,
    }),
  }),
  'cases.get': query({
    input: z.object({ id: CaseId }),
    output: z.object({
      case: CaseRow,
      events: z.array(CaseEvent),
      ways: z.array(CaseWay),
      trend: CaseTrend.nullable(),
      goalHours: z.int(),
      /** The time that is proposed for a first answer of today. */
      now: TimeOfDay,
      /** The survey whose bad answer it was made of. */
      survey: z.object({ id: SurveyId, name: z.string() }).nullable(),
    }),
  }),
  /** Those of a number, for the command line and links. */
  'cases.find': query({
    input: z.object({ number: z.string().trim().min(1).max(60) }),
    output: z.object({ id: CaseId.nullable() }),
  }),
  /** Unfinished cases of a dealer, for its page and marks. */
  'cases.ofDealer': query({
    input: z.object({ dealerId: DealerId, limit: z.int().min(1).max(1000).default(20) }),
    output: z.object({ rows: z.array(CaseRow), total: z.int(), open: z.int() }),
  }),
  /** Ages, causes, products, who was responsible, how quickly was answered. */
  'cases.stats': query({
    input: z.object({ filter: CaseFilter.prefault({ shown: 'all' }) }),
    output: z.object({
      cases: z.int(),
      open: z.int(),
      late: z.int(),
      repeats: z.int(),
      /** Not reached after the tries: at an end, but not closed. */
      unreached: z.int(),
      costMinor: Minor,
      claimedMinor: Minor,
      paidMinor: Minor,
      /** Those behind the counts and sums. */
      idsOf: z.object(
        Object.fromEntries(CASE_COUNTS.map((name) => [name, z.array(CaseId)])) as Record<
          (typeof CASE_COUNTS)[number],
          z.ZodArray<typeof CaseId>
        >,
      ),
      causes: z.array(ParetoRow),
      products: z.array(ParetoRow),
      responsibilities: z.array(ParetoRow),
      /** Unfinished ones by age: up to 3, 7, 14, 30 days, more. */
      ages: z.array(Bar),
      /** By urgency: how many were answered, in time, and the middle of the hours. */
      answers: z.array(
        z.object({
          urgency: CaseUrgency,
          cases: z.int(),
          answered: z.int(),
          late: z.int(),
          medianHours: z.number().nullable(),
          goalHours: z.int(),
        }),
      ),
      satisfaction: z.object({ asked: z.int(), answered: z.int(), mean: z.number().nullable(), ids: z.array(CaseId) }),
      from: CalendarDay.nullable(),
      to: CalendarDay.nullable(),
    }),
  }),
  /** What filters offer, and who may look after a case. */
  'cases.choices': query({
    input: z.object({}),
    output: z.object({ causes: z.array(z.string()), owners: z.array(z.string()), people: z.array(z.string()) }),
  }),
  'cases.rules': query({ input: z.object({}), output: CaseRules }),
  'cases.setRules': command({ input: CaseRules, output: CaseRules, changes: ['cases', 'settings', 'changes'] }),
  'cases.add': command({
    input: z.object({ dealerId: DealerId, kind: CaseKind, fields: CasePatch.prefault({}) }),
    output: CaseRow,
    changes,
  }),
  'cases.update': command({ input: z.object({ ...edit, patch: CaseCorrection }), output: CaseRow, changes }),
  /**
   * A step: the first answer, into work, to be approved, solved, closed, opened again. The first answer of today is timed now where
   * no time is given; "" says that only the day is known.
   */
  'cases.move': command({
    input: z.object({ ...edit, to: CaseStatus, on: CalendarDay, time: TimeOfDay.optional(), note: long.default('') }),
    output: CaseRow,
    changes,
  }),
  /** Somebody said yes or no to the remedy; a case that waited for it goes on. */
  'cases.approve': command({
    input: z.object({
      ...edit,
      verdict: z.enum(['yes', 'no']),
      by: short.min(1),
      on: CalendarDay,
      note: long.default(''),
    }),
    output: CaseRow,
    changes,
  }),
  /** The dealer was not reached: a try, with its day. */
  'cases.tryFollowUp': command({
    input: z.object({ ...edit, ...moment, note: long.default('') }),
    output: CaseRow,
    changes,
  }),
  /**
   * What the dealer said when he was asked again; with `close` the case is closed by it in the same act. `unreached` never
   * closes it.
   */
  'cases.followUp': command({
    input: z.object({
      ...edit,
      ...moment,
      channel: CaseChannel.default('phone'),
      result: FollowResult,
      satisfaction: z.int().min(1).max(5).nullable().default(null),
      reason: long.default(''),
      close: z.boolean().default(true),
    }),
    output: CaseRow,
    changes,
  }),
  /** The dealer was told what became of his suggestion. */
  'cases.tell': command({
    input: z.object({ ...edit, ...moment, channel: CaseChannel.default('phone'), note: long.default('') }),
    output: CaseRow,
    changes,
  }),
  /** A dated line that changes nothing. */
  'cases.note': command({ input: z.object({ ...edit, ...moment, note: long.min(1) }), output: CaseRow, changes }),
  /** Puts a case into the bin; its number is not given again. */
  'cases.remove': command({ input: z.object({ id: CaseId }), output: z.object({}), changes }),
};
