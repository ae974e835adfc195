import { z } from 'zod';
import { SegmentId } from '../domain/ids.ts';
import { TierCode } from '../domain/tiers.ts';
import { DayTime, VisitFrequency, type VisitPurpose, WeekdayMask } from '../domain/visits.ts';
import { Stage } from './lifecycleRules.ts';

/** In person, or by phone. */
export const VisitWay = z.enum(['visit', 'phone']);
export type VisitWay = z.infer<typeof VisitWay>;

/** So many contacts in so many weeks or months, and how they are made. */
export const Pace = VisitFrequency.extend({ way: VisitWay });
export type Pace = z.infer<typeof Pace>;

/** Whoever fits all that is named is seen at this pace instead of his tier's; null: not at all. */
export const PaceOverride = z
  .object({
    /** Of these tiers; none named: of any. */
    tiers: z.array(TierCode).max(6).default([]),
    stage: Stage.nullable().default(null),
    segmentId: SegmentId.nullable().default(null),
    pace: Pace.nullable(),
  })
  .refine(({ stage, segmentId }) => stage !== null || segmentId !== null);
export type PaceOverride = z.infer<typeof PaceOverride>;

const minutes = (usual: number) => z.int().min(1).max(720).default(usual);
const more = (usual: number) => z.int().min(0).max(240).default(usual);

/** Minutes of a visit that each purpose adds. */
const PurposeMinutes = z.object({
  collect: more(10),
  order: more(5),
  new_products: more(10),
  stock: more(10),
  expiring: more(10),
  case: more(20),
  relation: more(0),
} satisfies Record<VisitPurpose, z.ZodType>);

/**
 * How often and how long dealers are visited. The tiers' base stands in the grading scheme (`visitThirds`); `tiers` says the
 * same figure more exactly (every so many weeks, by phone) and counts only while it means that figure.
 */
export const VisitRules = z.object({
  tiers: z.record(TierCode, Pace).default({}),
  /** Whoever has no tier: too new, or not graded yet. */
  ungraded: Pace.nullable().default({ times: 1, every: 1, unit: 'month', way: 'visit' }),
  /** The first one that fits counts. */
  overrides: z.array(PaceOverride).max(50).default([]),
  /** In the first weeks at least so often. */
  newDealers: z
    .object({ on: z.boolean(), weeks: z.int().min(1).max(52), pace: VisitFrequency })
    .default({ on: true, weeks: 8, pace: { times: 1, every: 2, unit: 'week' } }),
  /** A dealer with an open case is visited within so many days of it. */
  cases: z.object({ on: z.boolean(), days: z.int().min(0).max(60) }).default({ on: true, days: 7 }),
  /** A slipping dealer is seen so many times more a month. */
  slipping: z.object({ on: z.boolean(), aMonth: z.int().min(1).max(4) }).default({ on: true, aMonth: 1 }),
  /** So much of the time between two visits one may come early or late and still be in time, in percent. */
  windowPercent: z.int().min(0).max(50).default(30),
  minutes: z
    .object({
      tiers: z.record(TierCode, z.int().min(1).max(720)).default({ A: 40, B: 30, C: 20, C2: 20, C3: 15, D: 15 }),
      usual: minutes(20),
      call: minutes(8),
      /** On the road to the next one, where no distance is known. */
      travel: z.int().min(0).max(240).default(15),
      purposes: PurposeMinutes.default(PurposeMinutes.parse({})),
    })
    .default({
      tiers: { A: 40, B: 30, C: 20, C2: 20, C3: 15, D: 15 },
      usual: 20,
      call: 8,
      travel: 15,
      purposes: PurposeMinutes.parse({}),
    }),
  /** For reps of whom nothing else is set: weekdays, minutes a day and when the day begins. */
  reps: z
    .object({ weekdays: WeekdayMask.min(1), minutes: z.int().min(30).max(1440), from: DayTime })
    .default({ weekdays: 31, minutes: 420, from: '08:30' }),
});
export type VisitRules = z.infer<typeof VisitRules>;

/** Why a dealer is to be seen so often, or not. */
export const NeedReason = z.discriminatedUnion('code', [
  z.object({ code: z.literal('tier'), tier: TierCode }),
  z.object({ code: z.literal('ungraded') }),
  z.object({ code: z.literal('own') }),
  z.object({
    code: z.literal('override'),
    tiers: z.array(TierCode),
    stage: Stage.nullable(),
    segmentId: SegmentId.nullable(),
  }),
  z.object({ code: z.literal('new'), weeks: z.int() }),
  z.object({ code: z.literal('slipping'), aMonth: z.int() }),
  z.object({ code: z.literal('case'), days: z.int() }),
  z.object({ code: z.literal('phoneOnly') }),
  z.object({ code: z.literal('never') }),
]);
export type NeedReason = z.infer<typeof NeedReason>;
