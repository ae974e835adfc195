import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { DealerId, JobId, RunId, SchemeId } from '../domain/ids.ts';
import { Minor } from '../domain/money.ts';
import { Period } from '../domain/period.ts';
import { RfmGroup, TierCode, UngradedReason } from '../domain/tiers.ts';
import { command, query } from './define.ts';

/** Everything a calculation depends on besides the orders; frozen with every run. */
export const ScoreRules = z.object({
  windowMonths: z.int().min(1).max(60).default(12),
  /** Running shares that end tiers A and B. */
  cutA: z.number().gt(0).lt(1).default(0.8),
  cutB: z.number().gt(0).lte(1).default(0.95),
  /** Dealers with less history than this many months carry no tier. */
  tooNewMonths: z.int().min(0).max(24).default(3),
  binning: z.enum(['quantile', 'ntile', 'fixed', 'rfmPackage']).default('quantile'),
  /** Owner's upper bounds of classes 1–4 for `fixed`: days, orders, minor units. */
  fixedBounds: z
    .object({ r: z.array(z.number()).length(4), f: z.array(z.number()).length(4), m: z.array(z.number()).length(4) })
    .nullable()
    .default(null),
  /** What near/far, often/seldom and high/low of the eight groups are measured against. */
  groupCut: z.enum(['mean', 'median', 'fixed']).default('mean'),
  groupBounds: z.object({ r: z.number(), f: z.number(), m: z.number() }).nullable().default(null),
  /** M as the window's total or as the average per order. */
  amountAs: z.enum(['total', 'average']).default('total'),
});
export type ScoreRules = z.infer<typeof ScoreRules>;

export const Scheme = z.object({ id: SchemeId, name: z.string(), version: z.int(), rules: ScoreRules });
export type Scheme = z.infer<typeof Scheme>;

const four = z.array(z.number()).max(4);
/** Upper bounds of classes 1–4 per factor: days, orders, minor units. Empty where nobody is scored. */
export const Thresholds = z.object({ r: four, f: four, m: four });

export const TierTotal = z.object({
  tier: TierCode,
  dealers: z.int(),
  amountMinor: Minor,
  orders: z.int(),
});

export const RunSummary = z.object({
  runId: RunId.nullable(),
  asOf: CalendarDay,
  windowFrom: CalendarDay,
  windowMonths: z.int(),
  schemeId: SchemeId,
  schemeName: z.string(),
  /** The version of the scheme whose rules these are. */
  schemeVersion: z.int(),
  rules: ScoreRules,
  /** Population: dealers with at least one sale in the window. */
  dealers: z.int(),
  amountMinor: Minor,
  /** Sum of the population's positive amounts: what a dealer's share is a share of. */
  shareBaseMinor: Minor,
  orders: z.int(),
  thresholds: Thresholds,
  /** Cuts of the eight groups: days, orders, minor units. */
  groupCuts: z.object({ r: z.number(), f: z.number(), m: z.number() }).nullable(),
  /** From here on the data are without gaps; null where nobody has bought. */
  dataFrom: CalendarDay.nullable(),
  /** The data's cut-off: the last day they cover on or before the as-of day; null where there is none. */
  dataTo: CalendarDay.nullable(),
  /** The data reach back without gaps over the whole window before: only then amounts are compared with it. */
  previousCovered: z.boolean(),
  /** Days within the window that no order data cover. */
  gaps: z.array(Period),
  abc: z.object({ A: z.int(), B: z.int(), C: z.int() }),
  tiers: z.array(TierTotal),
  ungraded: z.object({ too_new: z.int(), no_orders: z.int(), excluded: z.int() }),
  createdAt: z.int(),
  reason: z.string(),
});
export type RunSummary = z.infer<typeof RunSummary>;

export const ABC_CUTS = [
  { a: 0.8, b: 0.95 },
  { a: 0.6, b: 0.9 },
] as const;

export const scoringContract = {
  /** The live result; null before there are orders. `stale` while a new calculation is due or running. */
  'scoring.overview': query({
    input: z.object({}),
    output: z.object({ live: RunSummary.nullable(), stale: z.boolean() }),
  }),
  /** One dealer's figures, their reason and the way to the next tier. */
  'scoring.explain': query({
    input: z.object({ dealerId: DealerId }),
    output: z
      .object({
        asOf: CalendarDay,
        windowFrom: CalendarDay,
        windowMonths: z.int(),
        tier: TierCode.nullable(),
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
      })
      .nullable(),
  }),
  'scoring.schemes': query({ input: z.object({}), output: z.object({ schemes: z.array(Scheme), activeId: SchemeId }) }),
  'scoring.saveScheme': command({
    input: z.object({ id: SchemeId, name: z.string().min(1).max(60), rules: ScoreRules }),
    output: Scheme,
    changes: ['scoring'],
  }),
  /** What both common cuts would give, for the first run's choice. */
  'scoring.compareCuts': query({
    input: z.object({}),
    output: z.object({
      options: z.array(
        z.object({ a: z.number(), b: z.number(), tiers: z.array(TierTotal), visitsPerMonth: z.number() }),
      ),
    }),
  }),
  /** Calculates and freezes a run; the live result stays as it is. */
  'scoring.run': command({
    input: z.object({
      asOf: CalendarDay.optional(),
      windowMonths: z.int().min(1).max(60).optional(),
      schemeId: SchemeId.optional(),
      reason: z.enum(['saved', 'printed', 'compared', 'month_end', 'before_import']).default('saved'),
    }),
    output: z.object({ jobId: JobId, runId: RunId }),
    changes: [],
  }),
  'scoring.getRun': query({ input: z.object({ runId: RunId }), output: RunSummary }),
  'scoring.runs': query({
    input: z.object({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(200).default(50) }),
    output: z.object({ runs: z.array(RunSummary), total: z.int() }),
  }),
};
