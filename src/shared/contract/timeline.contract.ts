import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { DealerId } from '../domain/ids.ts';
import { Minor } from '../domain/money.ts';
import { query } from './define.ts';

/** What a dealer's timeline is made of, in the order of its chips. */
export const TIMELINE_KINDS = [
  'activity',
  'visit',
  'order',
  'note',
  'case',
  'spoken',
  'market',
  'survey',
  'gift',
] as const;
export const TimelineKind = z.enum(TIMELINE_KINDS);
export type TimelineKind = z.infer<typeof TimelineKind>;

export const TimelineEntry = z.object({
  kind: TimelineKind,
  /** The number of what it is; of a day's bills that of the first. */
  id: z.int(),
  on: CalendarDay,
  time: z.string(),
  /** A word of its kind's list: kind of an activity or case, state of a visit, occasion of a gift, channel of a reply. */
  word: z.string(),
  /** What came of it: outcome of an activity, reason of a visit, state of a case, "done" of a gift. */
  state: z.string(),
  text: z.string(),
  /** What comes next of an activity. */
  next: z.string(),
  nextOn: CalendarDay.nullable(),
  who: z.string(),
  amountMinor: Minor.nullable(),
  /** Bills of a day. */
  count: z.int(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const timelineContract = {
  /** Everything that happened with one dealer and is planned with him, the newest first. */
  'timeline.list': query({
    input: z.object({
      dealerId: DealerId,
      /** None means all. */
      kinds: z.array(TimelineKind).max(TIMELINE_KINDS.length).default([]),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(20),
    }),
    output: z.object({
      entries: z.array(TimelineEntry),
      /** Of the kinds that are asked for; `counts`: of each kind. */
      total: z.int(),
      counts: z.record(TimelineKind, z.int()),
    }),
  }),
};
