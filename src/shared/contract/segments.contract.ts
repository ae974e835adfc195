import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { ChangeId, DealerId, JobId, SegmentId } from '../domain/ids.ts';
import { Minor } from '../domain/money.ts';
import { GridColumn } from './dealers.contract.ts';
import { command, query } from './define.ts';
import { FACT_NAMES } from './segmentFacts.ts';
import { BOUGHT_OF, SegmentRule } from './segmentRule.ts';
import { exportTarget } from './tableFormat.ts';

export const SegmentName = z.string().trim().min(1).max(60);
const Note = z.string().max(1000);
/** What one command takes. */
export const MOST_MEMBERS = 20_000;
const Members = z.array(DealerId).max(MOST_MEMBERS);
export const MOST_SEGMENTS = 300;

/** A kept segment: a rule whose members follow the data, or a list picked by hand (`rule` null). */
export const Segment = z.object({
  id: SegmentId,
  revision: z.int(),
  name: z.string(),
  note: z.string(),
  rule: z.unknown().pipe(SegmentRule).nullable(),
  createdAt: z.int(),
  updatedAt: z.int(),
});
export type Segment = z.infer<typeof Segment>;

const Sum = z.object({
  dealers: z.int(),
  /** Null where the rule asks for reps and what they bring in is kept from whoever asks. */
  amountMinor: Minor.nullable(),
});

/** One more segment that has the same members, if there is one. */
const same = { sameAs: z.string().nullable() };

export const ListedSegment = Segment.extend({ ...Sum.shape, ...same });
export type ListedSegment = z.infer<typeof ListedSegment>;

const Share = z.object({
  /** As the filter of the list has it; '' for none. */
  value: z.string(),
  /** '' where the reader's language has the word. */
  label: z.string(),
  dealers: z.int(),
  amountMinor: Minor.nullable(),
  allDealers: z.int(),
  allAmountMinor: Minor.nullable(),
});
export type SegmentShare = z.infer<typeof Share>;

const Figures = z.object({
  dealers: z.int(),
  amountMinor: Minor.nullable(),
  amountPrevMinor: Minor.nullable(),
  /** Sale bills of the window. */
  orders: z.int(),
  overdueMinor: Minor,
  overdueDealers: z.int(),
  /** Days from the last order to the cut-off, the middle one; null where nobody has one. */
  medianDaysSince: z.number().nullable(),
  /** Days between two purchases, the middle dealer's; of dealers with three purchase days or more. */
  medianCycleDays: z.number().nullable(),
  withoutOrder: z.int(),
});
export type SegmentFigures = z.infer<typeof Figures>;

export const SegmentProfile = z.object({
  figures: Figures,
  /** The same of all dealers that are not in the bin. */
  all: Figures,
  tiers: z.array(Share),
  regions: z.array(Share),
  reps: z.array(Share),
  types: z.array(Share),
  top: z.array(z.object({ id: DealerId, name: z.string(), tier: z.string().nullable(), amountMinor: Minor })),
  asOf: CalendarDay.nullable(),
});
export type SegmentProfile = z.infer<typeof SegmentProfile>;

/** A call list: columns of the list of dealers, people besides, and a text filled in for each. */
export const PEOPLE_COLUMNS = ['role', 'wechat', 'email', 'message'] as const;
export const CallColumn = z.union([z.enum(PEOPLE_COLUMNS), GridColumn]);
export type CallColumn = z.infer<typeof CallColumn>;
const callList = {
  id: SegmentId,
  /** `{客户}` or `{dealer}`: names of fields in either language, in braces. */
  template: z.string().max(2000).default(''),
  lang: exportTarget.lang,
};

/** Why a moment was kept. */
export const MOMENT_REASONS = ['saved', 'import', 'run', 'month_end'] as const;

const Moved = z.object({ id: DealerId, name: z.string(), on: CalendarDay, amountMinor: Minor.nullable() });

export const segmentsContract = {
  /** In the order of their names, with what they hold now. */
  'segments.list': query({ input: z.object({}), output: z.object({ segments: z.array(ListedSegment) }) }),
  /** Names only: for filters, and wherever nobody waits for counts. */
  'segments.names': query({
    input: z.object({}),
    output: z.object({ segments: z.array(z.object({ id: SegmentId, name: z.string(), dynamic: z.boolean() })) }),
  }),
  /** The dealers that lines of a pasted list name, by code or name, and the lines that name nobody. */
  'segments.match': query({
    input: z.object({ words: z.array(z.string().max(200)).max(MOST_MEMBERS) }),
    output: z.object({ ids: z.array(DealerId), unmatched: z.array(z.string()) }),
  }),
  'segments.get': query({ input: z.object({ id: SegmentId }), output: ListedSegment }),
  /** Who would belong, as a rule is being made. */
  'segments.count': query({
    input: z.object({ rule: SegmentRule, id: SegmentId.optional() }),
    output: Sum.extend({
      of: z.int(),
      /** The largest of them. */
      examples: z.array(z.object({ id: DealerId, name: z.string() })),
      /** Words and segments the rule names that are not there any more. */
      missing: z.array(z.string()),
    }),
  }),
  /** What a choice can be, with dealers; up to 400, the most frequent first. */
  'segments.choices': query({
    input: z.object({ fact: z.enum(FACT_NAMES) }),
    output: z.object({
      choices: z.array(z.object({ value: z.string(), label: z.string(), count: z.int() })),
    }),
  }),
  /** Categories, brands or products whose name or code holds a text. */
  'segments.goods': query({
    input: z.object({ of: z.enum(BOUGHT_OF), text: z.string().max(100).default('') }),
    output: z.object({ goods: z.array(z.object({ value: z.string(), label: z.string() })) }),
  }),
  'segments.profile': query({
    input: z.object({ id: SegmentId, top: z.int().min(1).max(500).default(20) }),
    output: SegmentProfile,
  }),
  /** Which segments a dealer is in. */
  'segments.ofDealer': query({
    input: z.object({ dealerId: DealerId }),
    output: z.object({
      segments: z.array(
        z.object({ id: SegmentId, name: z.string(), dynamic: z.boolean(), since: CalendarDay.nullable() }),
      ),
    }),
  }),
  /** Counts at kept moments, oldest first, and who came and left between two of them. */
  'segments.history': query({
    input: z.object({ id: SegmentId, from: CalendarDay.optional(), to: CalendarDay.optional() }),
    output: z.object({
      moments: z.array(
        z.object({
          on: CalendarDay,
          reason: z.enum(MOMENT_REASONS),
          dealers: z.int(),
          amountMinor: Minor.nullable(),
          came: z.int(),
          left: z.int(),
        }),
      ),
      came: z.array(Moved),
      left: z.array(Moved),
    }),
  }),
  /** Whether who is in which segment has to be written down: asked by the engine itself. */
  'segments.due': query({ input: z.object({}), output: z.object({ due: z.boolean() }) }),
  /** The first rows of a call list with its text filled in, and fields the text names that there are not. */
  'segments.previewList': query({
    input: z.object({ ...callList, limit: z.int().min(1).max(200).default(5) }),
    output: z.object({
      total: z.int(),
      unknown: z.array(z.string()),
      rows: z.array(
        z.object({
          id: DealerId,
          name: z.string(),
          contact: z.string(),
          phone: z.string(),
          wechat: z.string(),
          email: z.string(),
          message: z.string(),
        }),
      ),
      /** Names of fields that can stand in braces, in the reader's language. */
      fields: z.array(z.string()),
      /** Dealers without any phone. */
      withoutPhone: z.int(),
    }),
  }),
  'segments.exportList': command({
    input: z.object({ ...callList, columns: z.array(CallColumn).min(1).max(60), ...exportTarget }),
    output: z.object({ jobId: JobId }),
    changes: [],
    worksReadOnly: true,
  }),
  /** A rule under a name; with `id` it takes the place of the one there was. */
  'segments.save': command({
    input: z.object({
      id: SegmentId.optional(),
      expectedRevision: z.int().optional(),
      name: SegmentName,
      note: Note.default(''),
      rule: SegmentRule,
    }),
    output: Segment,
    changes: ['segments', 'changes'],
  }),
  /** These dealers under a name, as they are now: the list stays as it is until somebody changes it. */
  'segments.saveStatic': command({
    input: z.object({ name: SegmentName, note: Note.default(''), ids: Members }),
    output: Segment.extend({ added: z.int() }),
    changes: ['segments', 'changes'],
  }),
  /** Puts dealers on a list, or takes them off. */
  'segments.addMembers': command({
    input: z.object({ id: SegmentId, ids: Members.min(1) }),
    output: z.object({ changed: z.int(), already: z.int(), changeId: ChangeId.nullable() }),
    changes: ['segments', 'changes'],
  }),
  'segments.removeMembers': command({
    input: z.object({ id: SegmentId, ids: Members.min(1) }),
    output: z.object({ changed: z.int(), already: z.int(), changeId: ChangeId.nullable() }),
    changes: ['segments', 'changes'],
  }),
  'segments.rename': command({
    input: z.object({ id: SegmentId, expectedRevision: z.int(), name: SegmentName, note: Note }),
    output: Segment,
    changes: ['segments', 'changes'],
  }),
  'segments.remove': command({
    input: z.object({ id: SegmentId }),
    output: z.object({ changeId: ChangeId }),
    changes: ['segments', 'changes'],
  }),
};
