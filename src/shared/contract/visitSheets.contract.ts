import { z } from 'zod';
import { ACTIVITY_ORIGINS } from '../domain/activities.ts';
import { CalendarDay } from '../domain/calendarDay.ts';
import {
  ChangeId,
  DealerId,
  FileRef,
  JobId,
  MarketNoteId,
  RepId,
  SpokenOrderId,
  VisitId,
  VisitSheetId,
} from '../domain/ids.ts';
import { Minor } from '../domain/money.ts';
import { GivenResult, MarketSeen, ResultProblem, SaidField, Verdict } from '../domain/visitResults.ts';
import { VisitPurpose, VisitStatus } from '../domain/visits.ts';
import { command, query, session } from './define.ts';

/** Rows that come back at one time at most. */
export const MOST_ROWS = 5000;

const Said = GivenResult.pick({
  what: true,
  result: true,
  doneOn: true,
  timeIn: true,
  timeOut: true,
  person: true,
  amountMinor: true,
  market: true,
  nextOn: true,
  nextStep: true,
  reason: true,
  reasonText: true,
  movedTo: true,
  body: true,
});
export type Said = z.infer<typeof Said>;

/** A line of a sheet, with what is known of it by now. */
export const SheetLine = z.object({
  /** Null for a visit that was told as unplanned. */
  line: z.int().nullable(),
  visitId: VisitId,
  dealerId: DealerId,
  name: z.string(),
  code: z.string(),
  tier: z.string().nullable(),
  status: VisitStatus,
  purposes: z.array(VisitPurpose),
  /** It was taken out of the plan after the sheet went out; a result brings it back. */
  dropped: z.boolean(),
  /** Where it stands by now, where it was put on another day or given to another rep since. */
  elsewhere: z.object({ on: CalendarDay, repName: z.string() }).nullable(),
  said: Said.nullable(),
});
export type SheetLine = z.infer<typeof SheetLine>;

/** One rep's day. */
export const DaySheet = z.object({
  /** Null while nothing of it went out. */
  sheetId: VisitSheetId.nullable(),
  edition: z.int(),
  /** The plan is no longer what went out. */
  stale: z.boolean(),
  repId: RepId,
  repName: z.string(),
  on: CalendarDay,
  /** Lines of the sheet that went out, else of the one that would; without those told as unplanned. */
  visits: z.int(),
  /** Those of which nothing is known yet. */
  open: z.int(),
});
export type DaySheet = z.infer<typeof DaySheet>;

const rows = z.array(GivenResult).max(MOST_ROWS);

export const MergedResult = z.object({
  given: GivenResult,
  verdict: Verdict,
  visitId: VisitId.nullable(),
  dealerId: DealerId.nullable(),
  dealerName: z.string(),
  repId: RepId.nullable(),
  on: CalendarDay.nullable(),
  line: z.int().nullable(),
  said: Said,
  /** What is there already; null where nothing is. */
  stored: Said.nullable(),
  differs: z.array(SaidField),
  problems: z.array(ResultProblem),
});
export type MergedResult = z.infer<typeof MergedResult>;

export const SpokenState = z.enum(['billed', 'differs', 'waiting', 'unbilled', 'settled', 'dropped']);
export type SpokenState = z.infer<typeof SpokenState>;

/** An order by word of mouth, with the bill it became. */
export const SpokenOrder = z.object({
  id: SpokenOrderId,
  revision: z.int(),
  dealerId: DealerId,
  name: z.string(),
  code: z.string(),
  repId: RepId.nullable(),
  repName: z.string(),
  on: CalendarDay,
  amountMinor: Minor.nullable(),
  body: z.string(),
  /** The day that was named for it. */
  expectedOn: CalendarDay.nullable(),
  /** By when it is to be billed: the day that was named, else the usual one. */
  until: CalendarDay,
  state: SpokenState,
  bill: z.object({ on: CalendarDay, number: z.string(), netMinor: Minor }).nullable(),
});
export type SpokenOrder = z.infer<typeof SpokenOrder>;

/** What was billed less what was agreed; null where one of them is not known. */
export function differenceOf({ bill, amountMinor }: Pick<SpokenOrder, 'bill' | 'amountMinor'>): number | null {
  return bill === null || amountMinor === null ? null : bill.netMinor - amountMinor;
}

export const MarketNote = z.object({
  id: MarketNoteId,
  revision: z.int(),
  dealerId: DealerId,
  name: z.string(),
  code: z.string(),
  repId: RepId.nullable(),
  repName: z.string(),
  on: CalendarDay,
  product: z.string(),
  competitor: z.string(),
  priceMicro: z.int().nullable(),
  body: z.string(),
  /** How it came: by hand, or with what came of a visit, on paper or in a message. */
  source: z.enum(ACTIVITY_ORIGINS),
});
export type MarketNote = z.infer<typeof MarketNote>;

/** What was seen of a competitor, by hand: one of its parts at least. */
const SeenByHand = MarketSeen.extend({
  on: CalendarDay,
  repId: RepId.nullable().default(null),
  body: z.string().trim().max(500).default(''),
});
const saysSomething = ({ product, competitor, priceMicro, body }: z.infer<typeof SeenByHand>) =>
  product !== '' || competitor !== '' || priceMicro !== null || body !== '';

const days = { from: CalendarDay.optional(), to: CalendarDay.optional() };
const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(20_000).default(200) };
const act = z.object({ changeId: ChangeId.nullable() });
const changes = ['visits', 'activities', 'changes'] as const;

export const visitSheetsContract = {
  /** Reps' days with visits, and the sheets that went out for them. */
  'visits.sheets': query({
    input: z.object({ from: CalendarDay, to: CalendarDay, reps: z.array(RepId).max(400).default([]) }),
    output: z.object({ days: z.array(DaySheet) }),
  }),
  /** One sheet in the order of its lines, by its number or by rep and day. */
  'visits.sheet': query({
    input: z.union([z.object({ sheetId: VisitSheetId }), z.object({ repId: RepId, on: CalendarDay })]),
    output: DaySheet.extend({
      /** The day's newest sheet, where this one is not it. */
      newer: VisitSheetId.nullable(),
      lines: z.array(SheetLine),
    }),
  }),
  /** Numbers the lines of these days for ever; a day whose plan is unchanged keeps its sheet. */
  'visits.issueSheets': command({
    input: z.object({
      from: CalendarDay,
      to: CalendarDay,
      reps: z.array(RepId).max(400).default([]),
      /** Only the days of these sheets; none means every day. */
      sheets: z.array(VisitSheetId).max(400).default([]),
    }),
    output: z.object({ days: z.array(DaySheet) }),
    changes: ['visits'],
  }),
  /** Understands what a rep writes of his day; the day may be told by its sheet or by rep and day. */
  'visits.readText': query({
    input: z.object({
      text: z.string().max(50_000),
      sheet: z.union([z.object({ sheetId: VisitSheetId }), z.object({ repId: RepId, on: CalendarDay })]),
    }),
    output: z.object({
      rows: z.array(GivenResult.extend({ text: z.string() })),
      unread: z.array(z.object({ row: z.int(), text: z.string() })),
    }),
  }),
  /** What would become of rows that came back: of the page, of a workbook, of a message. */
  'visits.preview': query({
    input: z.object({ rows, accepted: z.array(z.int()).max(MOST_ROWS).default([]) }),
    output: z.object({ rows: z.array(MergedResult), counts: z.record(Verdict, z.int()) }),
  }),
  /** Writes what can be taken, as one act; `accepted` are rows to be written over what is there. */
  'visits.take': command({
    input: z.object({
      rows,
      accepted: z.array(z.int()).max(MOST_ROWS).default([]),
      /** `hand`: a click says that a visit was made; nothing more needs to be said of it. */
      origin: z.enum(['paper', 'wechat', 'hand']).default('paper'),
    }),
    output: z.object({
      taken: z.int(),
      counts: z.record(Verdict, z.int()),
      rows: z.array(MergedResult),
      changeId: ChangeId.nullable(),
    }),
    changes,
  }),
  /** Reads a workbook that came back; its rows are asked for by `visits.bookRows`. */
  'visits.readBook': command({
    input: z.object({ file: FileRef }),
    output: z.object({ jobId: JobId, bookId: z.string() }),
    changes: [],
  }),
  'visits.bookRows': session({
    input: z.object({ bookId: z.string().max(60) }),
    output: z.object({
      fileName: z.string(),
      rows,
      /** Tables of the book that are none of ours, or lack the columns that say which line a row is. */
      lost: z.array(z.object({ table: z.string(), missing: z.array(z.string()) })),
      /** Columns that say something under a header which is none of ours. */
      unread: z.array(z.object({ table: z.string(), columns: z.array(z.string()) })),
    }),
  }),
  /** Orders by word of mouth, those without a bill first. */
  'visits.spoken': query({
    input: z.object({
      states: z.array(SpokenState).max(6).default([]),
      reps: z.array(RepId).max(400).default([]),
      dealerId: DealerId.optional(),
      ...days,
      ...page,
    }),
    output: z.object({
      rows: z.array(SpokenOrder),
      total: z.int(),
      counts: z.record(SpokenState, z.int()),
      amounts: z.record(SpokenState, Minor),
      /** Until when there are bills at all; null for none. */
      cutOff: CalendarDay.nullable(),
      rule: z.object({ days: z.int(), percent: z.int() }),
    }),
  }),
  /** The owner's word: billed after all, came to nothing, or open again. */
  'visits.settleSpoken': command({
    input: z.object({ ids: z.array(SpokenOrderId).min(1).max(5000), settled: z.enum(['', 'billed', 'dropped']) }),
    output: act,
    changes,
  }),
  'visits.removeSpoken': command({ input: z.object({ id: SpokenOrderId }), output: act, changes }),
  /** What was seen of competitors, the newest first. */
  'visits.market': query({
    input: z.object({
      search: z.string().max(100).default(''),
      competitor: z.string().max(200).default(''),
      product: z.string().max(200).default(''),
      reps: z.array(RepId).max(400).default([]),
      dealerId: DealerId.optional(),
      ...days,
      ...page,
    }),
    output: z.object({
      rows: z.array(MarketNote),
      total: z.int(),
      competitors: z.array(z.string()),
      products: z.array(z.string()),
    }),
  }),
  'visits.addMarket': command({
    input: SeenByHand.extend({ dealerId: DealerId }).refine(saysSomething),
    output: act,
    changes,
  }),
  'visits.editMarket': command({
    input: SeenByHand.extend({ id: MarketNoteId, expectedRevision: z.int() }).refine(saysSomething),
    output: act,
    changes,
  }),
  'visits.removeMarket': command({ input: z.object({ id: MarketNoteId }), output: act, changes }),
};
