import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { CareRules } from '../domain/care.ts';
import { FESTIVAL_NAMES } from '../domain/festivalNames.ts';
import { ActivityId, ChangeId, ContactId, DealerId, RepId } from '../domain/ids.ts';
import { Cost, Minor } from '../domain/money.ts';
import { TierCode } from '../domain/tiers.ts';
import { command, query } from './define.ts';

export const CARE_OCCASIONS = ['birthday', 'anniversary', 'contract', 'licence', 'festival'] as const;
export const CareOccasion = z.enum(CARE_OCCASIONS);
export type CareOccasion = z.infer<typeof CareOccasion>;

/** An occasion of a dealer on a day, with what is planned and done for it. */
export const CareEvent = z.object({
  occasion: CareOccasion,
  on: CalendarDay,
  /** Days from today; negative for what is past. */
  inDays: z.int(),
  dealerId: DealerId,
  dealerName: z.string(),
  dealerCode: z.string(),
  tier: TierCode.nullable(),
  repId: RepId.nullable(),
  rep: z.string(),
  contactId: ContactId.nullable(),
  /** Whose birthday; the main person of others. */
  person: z.string(),
  phone: z.string(),
  address: z.string(),
  /** Birthdays of the lunar calendar, as they are kept; the name of a file that ends. */
  text: z.string(),
  /** Which file or festival, as gifts are kept by. */
  subject: z.string(),
  /** How old somebody becomes, or how many years of cooperation; null where it is not known. */
  years: z.int().nullable(),
  /** Kept for a day that is no such occasion any more: a birthday or a contract has changed, or the person is gone. */
  moved: z.boolean(),
  item: z.string(),
  costMinor: Minor.nullable(),
  note: z.string(),
  doneOn: CalendarDay.nullable(),
  activityId: ActivityId.nullable(),
});
export type CareEvent = z.infer<typeof CareEvent>;

const Sum = z.object({ gifts: z.int(), done: z.int(), plannedMinor: Minor, doneMinor: Minor });
/** What gifts of a year come to, and of the year before. */
export const CareSum = z.object({
  occasion: CareOccasion,
  /** Null for what is no festival. */
  festival: z.enum(FESTIVAL_NAMES).nullable(),
  now: Sum,
  before: Sum,
});
export type CareSum = z.infer<typeof CareSum>;

/** By what an occasion is named in a command. */
const occasionOf = {
  dealerId: DealerId,
  occasion: CareOccasion,
  contactId: ContactId.nullable().default(null),
  subject: z.string().max(60).default(''),
  on: CalendarDay,
};
const changes = ['care', 'activities', 'changes'] as const;

export const careContract = {
  /** How far ahead care looks, and which festivals it announces. */
  'care.rules': query({ input: z.object({}), output: CareRules }),
  'care.setRules': command({
    input: CareRules,
    output: z.object({ changeId: ChangeId.nullable() }),
    changes: ['care', 'settings', 'changes'],
  }),
  /** Occasions between two days, the first one first, what is kept for none last; dealers in the bin have none. */
  'care.list': query({
    input: z.object({
      /** Today unless told. */
      from: CalendarDay.optional(),
      /** As many as the rules say unless told. */
      days: z.int().min(1).max(400).optional(),
      occasions: z.array(CareOccasion).max(5).default([]),
      reps: z.array(RepId.nullable()).max(400).default([]),
      dealerId: DealerId.optional(),
      limit: z.int().min(1).max(100_000).default(500),
    }),
    output: z.object({
      from: CalendarDay,
      to: CalendarDay,
      today: CalendarDay,
      events: z.array(CareEvent),
      total: z.int(),
      counts: z.record(CareOccasion, z.int()),
      /** Of all of these. */
      plannedMinor: Minor,
      doneMinor: Minor,
      done: z.int(),
      /** Of the same days a year before, of everybody. */
      before: z.object({ plannedMinor: Minor, doneMinor: Minor, done: z.int() }),
      /** Festivals of these days; `gifts` is how many dealers have something planned, `announced` whether the owner keeps it. */
      festivals: z.array(
        z.object({
          festival: z.enum(FESTIVAL_NAMES),
          on: CalendarDay,
          inDays: z.int(),
          gifts: z.int(),
          announced: z.boolean(),
        }),
      ),
      /** Lunar days that nobody can read. */
      unreadable: z.int(),
    }),
  }),
  /** What gifts of a calendar year come to beside the year before; of this year unless told. */
  'care.totals': query({
    input: z.object({ year: z.int().min(1990).max(2100).optional() }),
    output: z.object({
      year: z.int(),
      occasions: z.array(CareSum),
      tiers: z.array(z.object({ tier: TierCode.nullable(), now: Sum, before: Sum })),
      now: Sum,
      before: Sum,
    }),
  }),
  /** Plans a gift of a festival for everybody of some tiers, as one act; what is done already stays. */
  'care.planFestival': command({
    input: z.object({
      festival: z.enum(FESTIVAL_NAMES),
      on: CalendarDay,
      tiers: z
        .array(z.object({ tier: TierCode, item: z.string().trim().min(1).max(200), costMinor: Cost.nullable() }))
        .min(1)
        .max(8),
    }),
    output: z.object({ planned: z.int(), changeId: ChangeId.nullable() }),
    changes,
  }),
  /** Throws away what is kept of an occasion; the occasion itself stays, but for a festival. */
  'care.remove': command({
    input: z.object(occasionOf),
    output: z.object({ changeId: ChangeId.nullable() }),
    changes,
  }),
  /** What is to be given, and what it costs. */
  'care.plan': command({
    input: z.object({
      ...occasionOf,
      item: z.string().trim().max(200),
      costMinor: Cost.nullable(),
      note: z.string().trim().max(2000).default(''),
    }),
    output: z.object({ changeId: ChangeId.nullable() }),
    changes,
  }),
  /** Marks an occasion as done, which writes an activity, or as not done, which takes the activity back. */
  'care.done': command({
    input: z.object({ ...occasionOf, done: z.boolean() }),
    output: z.object({ changeId: ChangeId.nullable() }),
    changes,
  }),
};
