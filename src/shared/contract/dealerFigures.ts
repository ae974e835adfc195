import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { CustomFieldId, DealerId, RunId } from '../domain/ids.ts';
import { Minor } from '../domain/money.ts';
import { RfmGroup, RfSegment, TierCode, UngradedReason, ValueFactor } from '../domain/tiers.ts';
import { CutBy } from './schemeRules.ts';

const four = z.array(z.number()).max(4);
/** Upper bounds of classes 1–4 per factor: days, orders, minor units. Empty where nobody is scored. */
export const Thresholds = z.object({ r: four, f: four, m: four });

/** One dealer's figures, their reason and the way to the next tier. */
export const DealerFigures = z.object({
  asOf: CalendarDay,
  windowFrom: CalendarDay,
  windowMonths: z.int(),
  /** How the scheme calls its tiers, and what they follow. */
  kind: z.enum(['abc', 'rfm', 'value']),
  tierNames: z.array(z.string()),
  dormantName: z.string(),
  tier: TierCode.nullable(),
  /** What the calculation says beside a pin: a code or why there is none; null without a pin. */
  computed: z.string().nullable(),
  pinReason: z.string().nullable(),
  pinUntilOn: CalendarDay.nullable(),
  /** `value` only: 0 … 100, with the raw figure, points and weight of each factor; null where nothing is known. */
  valueScore: z.number().nullable(),
  valueFactors: z.array(
    z.object({
      /** `own`: a field of the owner's, called `name`. */
      factor: z.union([ValueFactor, z.literal('own')]),
      name: z.string(),
      weight: z.number(),
      points: z.number().nullable(),
      raw: z.number().nullable(),
      /** The owner keeps it to himself: figure and points are null, the weight stays. */
      hidden: z.boolean(),
    }),
  ),
  /** With the points of all others and the score, those of a hidden factor would follow: no factor's points are told. */
  pointsHidden: z.literal(true).optional(),
  scoreCuts: z.array(z.number()),
  /** What cuts the tiers of `abc` and `value`. */
  cutBy: CutBy.unwrap(),
  /** Never bought, and graded by what is known otherwise. */
  prospect: z.boolean(),
  /** `rfm` only. */
  rfmBy: z.enum(['groups', 'segments', 'rectangles', 'scores']),
  rfmSegment: RfSegment.nullable(),
  /** What the owner calls the box, or the code or name of the rectangle; empty where its usual name holds or none claims it. */
  segmentName: z.string(),
  /** `scores`: the weighted mean of the three scores. */
  rfmScore: z.number().nullable(),
  furtherCuts: z.array(z.number()),
  ungraded: UngradedReason.nullable(),
  abc: z.enum(['A', 'B', 'C']).nullable(),
  rank: z.int().nullable(),
  population: z.int(),
  amountMinor: Minor,
  /** Amount of the equally long window before; nothing to compare with unless `previousCovered`. */
  amountPrevMinor: Minor,
  previousCovered: z.boolean(),
  dataFrom: CalendarDay.nullable(),
  salesMinor: Minor,
  takenOffMinor: Minor,
  orders: z.int(),
  daysSinceLast: z.int().nullable(),
  firstOn: CalendarDay.nullable(),
  lastOn: CalendarDay.nullable(),
  historySince: CalendarDay.nullable(),
  share: z.number().nullable(),
  /** What shares are shares of: the positive net amounts of all ranked dealers. */
  shareBaseMinor: Minor,
  /** Running share ahead of the dealer (or of the first with the same amount): this is what is cut. */
  shareBefore: z.number().nullable(),
  cutA: z.number(),
  cutB: z.number(),
  /** Months of history below which nobody gets a tier. */
  tooNewMonths: z.int(),
  /** R, F and M bounds open the next class instead of ending theirs (verification mode). */
  boundOpensNext: z.boolean(),
  rScore: z.int().nullable(),
  fScore: z.int().nullable(),
  mScore: z.int().nullable(),
  rfmGroup: RfmGroup.nullable(),
  thresholds: Thresholds,
  groupCuts: z.object({ r: z.number(), f: z.number(), m: z.number() }).nullable(),
  nextTier: TierCode.nullable(),
  nextGapMinor: Minor.nullable(),
  nextGapOrders: z.int().nullable(),
  /** Until then the gap holds: on the day after, the first bill of today's window falls out of it. */
  nextByOn: CalendarDay.nullable(),
});

/** Where a dealer stood in a kept run. */
export const PathStep = z.object({
  runId: RunId,
  asOf: CalendarDay,
  reason: z.string(),
  name: z.string(),
  tier: TierCode.nullable(),
  ungraded: UngradedReason.nullable(),
  pinned: z.boolean(),
  amountMinor: Minor,
  tierNames: z.array(z.string()),
  dormantName: z.string(),
});

/** A field that marks are keyed into: one of the two of every dealer, or a number field of the owner's. */
export const MarkField = z.union([z.enum(['potential', 'cooperation']), CustomFieldId]);
export type MarkField = z.infer<typeof MarkField>;

export const MarkRow = z.object({
  dealerId: DealerId,
  revision: z.int(),
  code: z.string(),
  name: z.string(),
  tier: TierCode.nullable(),
  amountMinor: Minor,
  value: z.string(),
});
export type MarkRow = z.infer<typeof MarkRow>;

/** A dealer's scores in a run. */
export const ScoredDealer = z.object({
  dealerId: DealerId,
  code: z.string(),
  name: z.string(),
  daysSinceLast: z.int().nullable(),
  orders: z.int(),
  amountMinor: Minor,
  rScore: z.int().nullable(),
  fScore: z.int().nullable(),
  mScore: z.int().nullable(),
  /** The box of the run's R×F map. */
  segment: RfSegment.nullable(),
  rfmGroup: RfmGroup.nullable(),
  abc: z.enum(['A', 'B', 'C']).nullable(),
  rank: z.int().nullable(),
  share: z.number().nullable(),
  tier: TierCode.nullable(),
  ungraded: UngradedReason.nullable(),
  pinned: z.boolean(),
  valueScore: z.number().nullable(),
});
export type ScoredDealer = z.infer<typeof ScoredDealer>;
