import { z } from 'zod';
import { CalendarDay } from './calendarDay.ts';
import { DealerId, RepId, VisitId, VisitSheetId } from './ids.ts';
import { Minor } from './money.ts';
import { VisitReason } from './visits.ts';

/**
 * What a visit came to: 1 to 7 in this order wherever one is ticked or typed, on paper, in the key-in page and in a log (Ctrl+L), so
 * that a key learnt at one place never means another at the next. Six are boxes of every line, the seventh of those to collect money.
 */
export const VISIT_RESULTS = [
  'ordered',
  'interested',
  'no_need',
  'boss_away',
  'closed',
  'refused',
  'promised',
] as const;
export const VisitResult = z.enum(VISIT_RESULTS);
export type VisitResult = z.infer<typeof VisitResult>;

/** The key of a result at every place where one is typed. */
export function resultKey(result: VisitResult): number {
  return VISIT_RESULTS.indexOf(result) + 1;
}

/** What became of a planned visit. */
export const GivenWhat = z.enum(['done', 'missed', 'moved']);
export type GivenWhat = z.infer<typeof GivenWhat>;

/** Why a row that came back is not taken, or what its reader should know. */
export const RESULT_PROBLEMS = [
  'unknownSheet',
  'unknownLine',
  'noLine',
  'twice',
  'repeated',
  'nothing',
  'resultUnclear',
  'amountUnclear',
  'amountBounds',
  'dayUnclear',
  'timeUnclear',
  'priceUnclear',
  'reasonUnclear',
  'dealerUnknown',
  'dealerSeveral',
  'dealerGone',
  'repGone',
  'dayOutside',
  'dayFuture',
  'nextBefore',
  'movedBefore',
  'movedFar',
  'dealerDiffers',
  'contradicts',
  'notMade',
  'doubled',
  'movedMissing',
  'timeOrder',
  'alreadyMoved',
  'standsOn',
] as const;
export const ResultProblem = z.object({ code: z.enum(RESULT_PROBLEMS), text: z.string().max(300).default('') });
export type ResultProblem = z.infer<typeof ResultProblem>;

const time = z.union([z.literal(''), z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)]);

/** What was seen of a competitor. */
export const MarketSeen = z.object({
  product: z.string().trim().max(200).default(''),
  competitor: z.string().trim().max(200).default(''),
  priceMicro: z.int().min(0).nullable().default(null),
});
export type MarketSeen = z.infer<typeof MarketSeen>;

/** One row that came back: of the page, of a workbook or of a message. What is blank was not said. */
export const GivenResult = z.object({
  /** Which one of all that came back together, from 1. */
  row: z.int().min(1),
  /** Where a person finds it: the name of a table and its row, or the line of a text. */
  where: z.string().max(300).default(''),
  sheetId: VisitSheetId.nullable().default(null),
  line: z.int().nullable().default(null),
  /** The page knows the visit itself. */
  visitId: VisitId.nullable().default(null),
  /** Of a visit that nobody planned: whom, by whom, when. */
  dealerId: DealerId.nullable().default(null),
  dealerText: z.string().max(200).default(''),
  /** Code and name that stand beside the number of a line: they must fit its dealer. */
  beside: z.array(z.string().max(200)).max(2).default([]),
  repId: RepId.nullable().default(null),
  what: GivenWhat.default('done'),
  result: VisitResult.nullable().default(null),
  doneOn: CalendarDay.nullable().default(null),
  timeIn: time.default(''),
  timeOut: time.default(''),
  person: z.string().trim().max(100).default(''),
  amountMinor: Minor.nullable().default(null),
  market: MarketSeen.nullable().default(null),
  nextOn: CalendarDay.nullable().default(null),
  nextStep: z.string().trim().max(200).default(''),
  reason: VisitReason.nullable().default(null),
  reasonText: z.string().trim().max(200).default(''),
  movedTo: CalendarDay.nullable().default(null),
  body: z.string().trim().max(2000).default(''),
  /** What its reader could not read. */
  problems: z.array(ResultProblem).max(20).default([]),
});
export type GivenResult = z.infer<typeof GivenResult>;

/** What is said of a visit, wherever it stands. */
export type SaidOfVisit = Pick<
  GivenResult,
  | 'what'
  | 'result'
  | 'doneOn'
  | 'timeIn'
  | 'timeOut'
  | 'person'
  | 'amountMinor'
  | 'market'
  | 'nextOn'
  | 'nextStep'
  | 'reason'
  | 'reasonText'
  | 'movedTo'
  | 'body'
>;
/** Fields of which two accounts of one visit may differ. */
export const SAID_FIELDS = [
  'what',
  'result',
  'doneOn',
  'timeIn',
  'timeOut',
  'person',
  'amountMinor',
  'market',
  'nextOn',
  'nextStep',
  'reason',
  'reasonText',
  'movedTo',
  'body',
] as const satisfies readonly (keyof SaidOfVisit)[];
export const SaidField = z.enum(SAID_FIELDS);
export type SaidField = z.infer<typeof SaidField>;

/** Nothing said. */
export const NOTHING_SAID: SaidOfVisit = {
  what: 'done',
  result: null,
  doneOn: null,
  timeIn: '',
  timeOut: '',
  person: '',
  amountMinor: null,
  market: null,
  nextOn: null,
  nextStep: '',
  reason: null,
  reasonText: '',
  movedTo: null,
  body: '',
};

/**
 * What happens to a row: written; added to what is there; there already; other than what is there, so that the owner
 * chooses; handed back.
 */
export const VERDICTS = ['take', 'adds', 'same', 'conflict', 'refused'] as const;
export const Verdict = z.enum(VERDICTS);
export type Verdict = z.infer<typeof Verdict>;
