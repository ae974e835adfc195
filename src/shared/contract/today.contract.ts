import { z } from 'zod';
import { PreferredChannel } from '../domain/activities.ts';
import { CalendarDay } from '../domain/calendarDay.ts';
import { ContactId, DealerId, RepId } from '../domain/ids.ts';
import { Minor } from '../domain/money.ts';
import { TierCode } from '../domain/tiers.ts';
import { CareOccasion } from './care.contract.ts';
import { query } from './define.ts';

/** What a day is made of, in the order in which it is shown. */
export const TODAY_PARTS = [
  'plan',
  'steps',
  'visits',
  'sheets',
  'cases',
  'untold',
  'spoken',
  'care',
  'without',
  'slipping',
  'surveys',
  'owing',
] as const;
export const TodayPartName = z.enum(TODAY_PARTS);
export type TodayPartName = z.infer<typeof TodayPartName>;

/** Sheets of this many days back are still waited for. */
export const SHEETS_BACK_DAYS = 30;

/** One thing that is to be done. */
export const TodayLine = z.object({
  /** Names it within its part, also tomorrow. */
  key: z.string(),
  /** The number of what it is: of a step, a visit, a case, a sheet, a spoken order, a survey. */
  id: z.int().nullable(),
  dealerId: DealerId.nullable(),
  /** Of the dealer, or of what it is about; "" for a festival, which `word` names. */
  name: z.string(),
  tier: TierCode.nullable(),
  repId: RepId.nullable(),
  rep: z.string(),
  /** What is written of it. */
  text: z.string(),
  /** A word of its part's catalogue: kind of a case, occasion, status of a visit. */
  word: z.string(),
  on: CalendarDay.nullable(),
  /** Of cases: by that day it was promised; else it is the day of the report. */
  promised: z.boolean(),
  time: z.string(),
  /** Days past its day. */
  late: z.int(),
  amountMinor: Minor.nullable(),
  /** Of sheets: how many lines are open. */
  count: z.int(),
  done: z.boolean(),
  /** How the dealer likes to be reached, and when. */
  channel: PreferredChannel.nullable(),
  times: z.string(),
  /** By what an occasion is named. */
  care: z
    .object({ occasion: CareOccasion, contactId: ContactId.nullable(), subject: z.string(), on: CalendarDay })
    .nullable(),
});
export type TodayLine = z.infer<typeof TodayLine>;

const PartOfDay = z.object({
  part: TodayPartName,
  /** What is left to do, and what of it is late; `done`: what is done of the day already. */
  total: z.int(),
  late: z.int(),
  done: z.int(),
  lines: z.array(TodayLine),
  /** The dealers behind it where no page of their own lists them. */
  ids: z.array(DealerId),
});
export type PartOfDay = z.infer<typeof PartOfDay>;

export const todayContract = {
  /** One part of the day: how much, and the first of it. */
  'today.part': query({
    input: z.object({
      part: TodayPartName,
      limit: z.int().min(1).max(1000).default(8),
      /** Only what is of these reps; none means everybody's. */
      reps: z.array(RepId).max(400).default([]),
    }),
    output: PartOfDay.extend({ today: CalendarDay }),
  }),
  /** What may be reminded of: parts with something in them, and whether the day is one off. */
  'today.reminders': query({
    input: z.object({ parts: z.array(TodayPartName).max(TODAY_PARTS.length) }),
    output: z.object({
      today: CalendarDay,
      /** Nobody works today, as the calendar of workdays says. */
      isOff: z.boolean(),
      parts: z.array(PartOfDay.pick({ part: true, total: true, late: true }).extend({ keys: z.array(z.string()) })),
    }),
  }),
};
