import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { DealerId, RepId } from '../domain/ids.ts';
import { VisitResult } from '../domain/visitResults.ts';
import { VisitReason } from '../domain/visits.ts';
import { query } from './define.ts';

/** After so many days it is asked whether an order followed a visit. */
export const FOLLOW_DAYS = [7, 14, 30] as const;

const FollowDays = z.union(FOLLOW_DAYS.map((days) => z.literal(days)));

/** What is looked back on; without days the month up to today. */
export const ReviewSpan = z.object({
  from: CalendarDay.optional(),
  to: CalendarDay.optional(),
  /** Whose visits and dealers, null for dealers without a rep; none: everybody's. */
  reps: z.array(RepId.nullable()).max(400).default([]),
  followDays: FollowDays.default(14),
});
export type ReviewSpan = z.infer<typeof ReviewSpan>;

/**
 * The figures of a group, each of which opens its dealers: `wanted` ones by the rules and those of them that were `seen`; visits
 * `required` by the rules, and of them `met`; what was `planned` for the days, all of it `onTime`, `late`, `missed`, `silent`
 * (nothing came back) or `open`, some of it `moved`, some of what is open moved to a later day (`openMoved`), some of it
 * `called` instead; beside it, planned for other days and moved into these (`movedHere`); visits `done` in the days, some of them
 * `unplanned`; wanted dealers `never` seen; visits watched for long enough (`watched`), and those an order `followed`; visits
 * with an order by word of mouth (`spoken`) and of those billed ones (`billed`); with a next step (`agreed`); with something seen
 * of a competitor (`market`).
 */
export const REVIEW_FIGURES = [
  'wanted',
  'seen',
  'required',
  'met',
  'planned',
  'onTime',
  'late',
  'missed',
  'silent',
  'open',
  'moved',
  'openMoved',
  'movedHere',
  'called',
  'done',
  'unplanned',
  'never',
  'watched',
  'followed',
  'spoken',
  'billed',
  'agreed',
  'market',
] as const;
export const ReviewFigure = z.enum(REVIEW_FIGURES);
export type ReviewFigure = z.infer<typeof ReviewFigure>;

export const ReviewRow = z.object({
  /** A tier's code, a rep's id, a place, a month; empty for none of them. */
  key: z.string(),
  label: z.string(),
  figures: z.record(ReviewFigure, z.int()),
  /** Minutes of the visits whose coming and going was written down, and how many those are. */
  minutes: z.int(),
  timed: z.int(),
  /** Days since the last visit of the wanted dealer that was not seen for longest; null where nobody was ever seen. */
  oldestDays: z.int().nullable(),
  /** Spoken orders, and what the bills they became add up to; null where what reps bring in is kept from whoever asks. */
  spokenMinor: z.int().nullable(),
  billedMinor: z.int().nullable(),
});
export type ReviewRow = z.infer<typeof ReviewRow>;

export const REVIEW_BY = ['total', 'tier', 'rep', 'region', 'month'] as const;
export const ReviewBy = z.enum(REVIEW_BY);
export type ReviewBy = z.infer<typeof ReviewBy>;

const Interval = z.object({ low: z.number(), high: z.number() });
const Difference = Interval.extend({ mean: z.number() });
const GroupShare = z.object({ share: z.number(), low: z.number().optional(), high: z.number().optional() });

export const HELPED_HORIZONS = [30, 60, 90] as const;
export const HELPED_QUIET = [7, 14, 30] as const;
export const HelpedWhat = z.enum(['visit', 'any']);
export type HelpedWhat = z.infer<typeof HelpedWhat>;
export const HelpedAsk = z.object({
  from: CalendarDay.optional(),
  to: CalendarDay.optional(),
  /** Visits, or anything that we did. */
  what: HelpedWhat.default('visit'),
  horizon: z.union(HELPED_HORIZONS.map((days) => z.literal(days))).default(30),
  quietDays: z.union(HELPED_QUIET.map((days) => z.literal(days))).default(14),
});
export type HelpedAsk = z.infer<typeof HelpedAsk>;

export const visitReviewContract = {
  /** What was wanted, planned and done in some days, by tier, rep and region, and month by month; docs/visit-results.md. */
  'visits.review': query({
    input: ReviewSpan,
    output: z.object({
      from: CalendarDay,
      to: CalendarDay,
      today: CalendarDay,
      /** The day the order data end; null without any. */
      cutOff: CalendarDay.nullable(),
      /** The first day a visit was written down. */
      trackedFrom: CalendarDay.nullable(),
      /** Whether regions are cities, or the districts of the one city. */
      regions: z.enum(['city', 'district']),
      total: ReviewRow,
      tiers: z.array(ReviewRow),
      reps: z.array(ReviewRow),
      regionRows: z.array(ReviewRow),
      /** Up to twelve months that end with the span's. */
      months: z.array(ReviewRow),
      reasons: z.array(z.object({ reason: VisitReason, visits: z.int() })),
      results: z.array(z.object({ result: VisitResult.nullable(), visits: z.int() })),
      /** Days from a visit to the next order, of all visits of the span. */
      waiting: z.object({
        visits: z.int(),
        median: z.int().nullable(),
        /** Share that has ordered by the end of day 0, 1, 2 … `followDays`. */
        ordered: z.array(z.number()),
      }),
      /** Net amounts of so many days before and after, of the visits that were watched for as long. */
      beforeMinor: z.int().nullable(),
      afterMinor: z.int().nullable(),
    }),
  }),
  /** The dealers behind one figure. */
  'visits.reviewIds': query({
    input: ReviewSpan.extend({
      by: ReviewBy.default('total'),
      key: z.string().max(200).default(''),
      what: ReviewFigure,
    }),
    output: z.object({ ids: z.array(DealerId) }),
  }),
  /** Whether it helped: those something was done for against those like them for whom nothing was. */
  'visits.helped': query({
    input: HelpedAsk,
    output: z.object({
      from: CalendarDay,
      to: CalendarDay,
      cutOff: CalendarDay.nullable(),
      verdict: z.enum(['none', 'few', 'unclear', 'more', 'less']),
      /** Means of both groups further apart than a tenth of a deviation even after matching. */
      unbalanced: z.boolean(),
      /** Touched with a like; touched without one; touched, but never after quiet days; their likes; all who could be a like. */
      matched: z.array(DealerId),
      alone: z.array(DealerId),
      notQuiet: z.array(DealerId),
      others: z.array(DealerId),
      pool: z.array(DealerId),
      /** Likes that one was given at most; sets whose likes are all of the same city. */
      most: z.int(),
      samePlace: z.int(),
      balance: z.array(
        z.object({
          name: z.enum(['recency', 'frequency', 'money', 'tenure']),
          touched: z.number(),
          untouched: z.number(),
          before: z.number(),
          after: z.number(),
          touchedMatched: z.number(),
          untouchedMatched: z.number(),
        }),
      ),
      within: z.array(
        z.object({
          days: z.int(),
          sets: z.int(),
          touched: GroupShare,
          untouched: GroupShare,
          difference: Difference,
        }),
      ),
      waiting: z.object({
        sets: z.int(),
        /** Up to which day it is known: the horizon at most. */
        days: z.int(),
        points: z.array(
          z.object({ day: z.int(), touched: z.number(), low: z.number(), high: z.number(), untouched: z.number() }),
        ),
        medianTouched: z.int().nullable(),
        medianUntouched: z.int().nullable(),
        meanTouched: z.number(),
        meanUntouched: z.number(),
        difference: Difference.nullable(),
      }),
      /** Means of a dealer, in minor units. */
      amount: z.object({
        sets: z.int(),
        days: z.int(),
        touchedBefore: z.number(),
        touchedAfter: z.number(),
        untouchedBefore: z.number(),
        untouchedAfter: z.number(),
        difference: Difference.nullable(),
      }),
    }),
  }),
};
