import { z } from 'zod';
import { ActivityKind, ActivityOrigin, ActivityOutcome, StepGroup } from '../domain/activities.ts';
import { CalendarDay } from '../domain/calendarDay.ts';
import { ActivityId, ChangeId, ContactId, DealerId, RepId, SegmentId } from '../domain/ids.ts';
import { Minor } from '../domain/money.ts';
import { BEST_CODES, TierCode } from '../domain/tiers.ts';
import { command, query } from './define.ts';

/** What was done about a dealer. */
export const Activity = z.object({
  id: ActivityId,
  revision: z.int(),
  dealerId: DealerId,
  kind: ActivityKind,
  on: CalendarDay,
  /** HH:MM:SS or "". */
  time: z.string(),
  /** The person met: of the dealer's contacts, or as a log or a hand names them. */
  contactId: ContactId.nullable(),
  contact: z.string(),
  /** Who did it: a rep, or somebody a log names. */
  repId: RepId.nullable(),
  rep: z.string(),
  outcomeCode: ActivityOutcome.nullable(),
  /** What came of it in a log's own words; "" where the code says it all. */
  outcome: z.string(),
  /** Ordered by word of mouth, or what a gift cost. No sale. */
  amountMinor: Minor.nullable(),
  body: z.string(),
  nextStep: z.string(),
  nextOn: CalendarDay.nullable(),
  /** HH:MM or "". */
  nextTime: z.string(),
  nextDoneOn: CalendarDay.nullable(),
  nextDoneBy: ActivityId.nullable(),
  /** There is a next step and nothing says that it was done. */
  open: z.boolean(),
  origin: ActivityOrigin,
  operator: z.string(),
});
export type Activity = z.infer<typeof Activity>;

const clock = z.union([z.literal(''), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)]);
const line = z.string().trim().max(200);
const text = z.string().trim().max(4000);

/** What a hand writes of an activity. */
export const ActivityFields = z.object({
  kind: ActivityKind,
  on: CalendarDay,
  time: clock.default(''),
  contactId: ContactId.nullable().default(null),
  /** A person who is none of the dealer's contacts. */
  contact: line.default(''),
  repId: RepId.nullable().default(null),
  outcomeCode: ActivityOutcome.nullable().default(null),
  amountMinor: Minor.nullable().default(null),
  body: text.default(''),
  nextStep: line.default(''),
  nextOn: CalendarDay.nullable().default(null),
  nextTime: clock.default(''),
});
export type ActivityFields = z.infer<typeof ActivityFields>;

/** Changes of one that stands; what is left out stays. Without defaults, for those would overwrite. */
const ActivityChange = z
  .object({
    kind: ActivityKind,
    on: CalendarDay,
    time: clock,
    contactId: ContactId.nullable(),
    contact: line,
    repId: RepId.nullable(),
    outcomeCode: ActivityOutcome.nullable(),
    amountMinor: Minor.nullable(),
    body: text,
    nextStep: line,
    nextOn: CalendarDay.nullable(),
    nextTime: clock,
  })
  .partial();
export type ActivityChange = z.infer<typeof ActivityChange>;

/** Whose, which and of when; what is empty filters nothing. */
export const ActivityFilter = z.object({
  reps: z.array(RepId.nullable()).max(400).default([]),
  kinds: z.array(ActivityKind).max(20).default([]),
  outcomes: z.array(ActivityOutcome).max(20).default([]),
  origins: z.array(ActivityOrigin).max(20).default([]),
  from: CalendarDay.optional(),
  to: CalendarDay.optional(),
  dealerIds: z.array(DealerId).max(20_000).optional(),
  segment: SegmentId.optional(),
  /** Every word of it in the text, the next step, the people or the dealer's name, code or pinyin. */
  search: z.string().max(100).default(''),
});
export type ActivityFilter = z.infer<typeof ActivityFilter>;

/** An activity with whom it is about. */
export const ActivityRow = Activity.extend({
  dealerName: z.string(),
  dealerCode: z.string(),
  city: z.string(),
  tier: TierCode.nullable(),
});
export type ActivityRow = z.infer<typeof ActivityRow>;

/** An open next step. */
export const NextStepRow = ActivityRow.extend({
  group: StepGroup,
  /** Days after its day; 0 for what is not late. */
  late: z.int(),
  phone: z.string(),
  /** Whose it is: the rep of the activity, else who serves the dealer. */
  ownerId: RepId.nullable(),
  owner: z.string(),
});
export type NextStepRow = z.infer<typeof NextStepRow>;

const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(1000).default(100) };
const changes = ['activities', 'changes'] as const;
const written = z.object({ id: ActivityId, changeId: ChangeId.nullable() });

export const activitiesContract = {
  /** Of one dealer, the newest first. */
  'activities.list': query({
    input: z.object({ dealerId: DealerId, limit: z.int().min(1).max(100_000).default(20) }),
    output: z.object({ activities: z.array(Activity), total: z.int() }),
  }),
  /** Of all dealers, the newest first. */
  'activities.all': query({
    input: ActivityFilter.extend(page),
    output: z.object({ rows: z.array(ActivityRow), total: z.int(), dealers: z.int() }),
  }),
  /** Dealers of `activities.all`, for a list of them. */
  'activities.dealers': query({ input: ActivityFilter, output: z.object({ ids: z.array(DealerId) }) }),
  /** Open next steps, the oldest first. */
  'activities.nextSteps': query({
    input: z.object({
      reps: z.array(RepId.nullable()).max(400).default([]),
      groups: z.array(StepGroup).max(5).default([]),
      dealerId: DealerId.optional(),
      ...page,
    }),
    output: z.object({
      today: CalendarDay,
      rows: z.array(NextStepRow),
      total: z.int(),
      /** Of these reps, in every group. */
      counts: z.record(StepGroup, z.int()),
    }),
  }),
  /** Dealers of these tiers with no open next step, the most money first: nobody has said what comes next. */
  'activities.withoutNext': query({
    input: z.object({
      tiers: z
        .array(TierCode)
        .max(8)
        .default([...BEST_CODES]),
      reps: z.array(RepId.nullable()).max(400).default([]),
      limit: z.int().min(1).max(1000).default(20),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          dealerId: DealerId,
          name: z.string(),
          code: z.string(),
          tier: TierCode,
          rep: z.string(),
          phone: z.string(),
          netMinor: Minor,
          lastContactOn: CalendarDay.nullable(),
        }),
      ),
      total: z.int(),
      ids: z.array(DealerId),
    }),
  }),
  /** Writes down what was done. `finishes` are next steps of the same dealer that are done by it. */
  'activities.add': command({
    input: ActivityFields.extend({ dealerId: DealerId, finishes: z.array(ActivityId).max(50).default([]) }),
    output: written,
    changes,
  }),
  /** The same for many dealers, in one act that is undone as one. */
  'activities.addMany': command({
    input: ActivityFields.omit({ contactId: true }).extend({ dealerIds: z.array(DealerId).min(1).max(20_000) }),
    output: z.object({ added: z.int(), changeId: ChangeId.nullable() }),
    changes,
  }),
  'activities.update': command({
    input: ActivityChange.extend({ id: ActivityId, expectedRevision: z.int() }),
    output: written,
    changes,
  }),
  /** Ticks off next steps by hand, or opens them again. The day is today unless told. */
  'activities.finishNext': command({
    input: z.object({
      ids: z.array(ActivityId).min(1).max(5000),
      done: z.boolean().default(true),
      on: CalendarDay.optional(),
    }),
    output: z.object({ changed: z.int(), changeId: ChangeId.nullable() }),
    changes,
  }),
  /** Moves next steps to another day. */
  'activities.postpone': command({
    input: z.object({ ids: z.array(ActivityId).min(1).max(5000), nextOn: CalendarDay, nextTime: clock.optional() }),
    output: z.object({ changed: z.int(), changeId: ChangeId.nullable() }),
    changes,
  }),
  /** Puts one into the bin. */
  'activities.remove': command({
    input: z.object({ id: ActivityId }),
    output: z.object({}),
    changes,
  }),
};
