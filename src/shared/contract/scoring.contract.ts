import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { ChangeId, DealerId, JobId, RunId, SchemeId } from '../domain/ids.ts';
import { Minor } from '../domain/money.ts';
import { Period } from '../domain/period.ts';
import {
  RF_SEGMENTS,
  RFM_GROUPS,
  RfmGroup,
  RfSegment,
  TierCode,
  TierName,
  TierPatterns,
  UngradedReason,
  USUAL_PATTERNS,
} from '../domain/tiers.ts';
import { DealerFigures, MarkField, MarkRow, PathStep, ScoredDealer, Thresholds } from './dealerFigures.ts';
import { command, query } from './define.ts';
import {
  BoxNames,
  CountCuts,
  CutBy,
  OwnFactors,
  PercentCuts,
  Rectangles,
  RfMap,
  RfmScoreCuts,
  RfmWeights,
  TierPlace,
} from './schemeRules.ts';
import { Points, Portrait } from './scorePortrait.ts';
import { ValueWeights, VisitThirds } from './scoreWeights.ts';

const placesOf = <K extends string>(keys: readonly K[], places: readonly number[]) =>
  // Every key of the type is in the list it is made from.
  Object.fromEntries(keys.map((key, i) => [key, places[i] ?? 2])) as Record<K, number>;

/** Everything a calculation depends on besides the orders; frozen with every run. */
export const ScoreRules = z.object({
  /** By the running share of the amount, by RFM group, or by a score of weighted factors. */
  kind: z.enum(['abc', 'rfm', 'value']).default('abc'),
  /** Names of the graded tiers, best first. */
  tierNames: z.array(TierName).min(3).max(5).default(['A', 'B', 'C']),
  dormantName: TierName.default('D'),
  /** `abc`: running shares that end the third and the fourth tier, where more follow. */
  furtherCuts: z.array(z.number().gt(0).lte(1)).max(2).default([]),
  /** `rfm`: which grouping the tiers follow, and the tier of each group. */
  rfmBy: z.enum(['groups', 'segments', 'rectangles', 'scores']).default('groups'),
  groupTiers: z.record(RfmGroup, TierPlace).default(placesOf(RFM_GROUPS, [0, 0, 0, 1, 1, 2, 2, 2])),
  segmentTiers: z.record(RfSegment, TierPlace).default(placesOf(RF_SEGMENTS, [0, 0, 1, 1, 2, 1, 0, 1, 2, 2])),
  /** The boxes that lists and `segments` go by, what they are called, and boxes of all three scores for `rectangles`. */
  rfMap: RfMap,
  boxNames: BoxNames,
  rectangles: Rectangles,
  /** `scores`: the weighted mean of R, F and M. */
  rfmWeights: RfmWeights,
  rfmScoreCuts: RfmScoreCuts,
  /** `abc` and `value`: what is cut, and the running numbers and percents of dealers. */
  cutBy: CutBy,
  countCuts: CountCuts,
  percentCuts: PercentCuts,
  /** `value`: factors of the owner's own, and whether dealers who never bought are graded by what is known of them. */
  ownFactors: OwnFactors,
  prospects: z.boolean().default(false),
  /** `value`: weights of the factors, and the scores from which on each tier but the last begins. */
  weights: ValueWeights.default({ ...ValueWeights.parse({}), amount: 30, growth: 30, frequency: 30, recency: 10 }),
  scoreCuts: z.array(z.number().gt(0).lt(100)).min(2).max(4).default([70, 40]),
  /** The editor offers up to 60; more is for whoever wants all history, which the command line does. */
  windowMonths: z.int().min(1).max(1200).default(12),
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
  /** No tier depends on it: how often its dealers are to be visited. */
  visitThirds: VisitThirds.default(VisitThirds.parse({})),
  /** Nor on this: how its tiers look in lists, charts and on paper. */
  tierPatterns: TierPatterns.default(USUAL_PATTERNS),
});
export type ScoreRules = z.infer<typeof ScoreRules>;

export const Scheme = z.object({ id: SchemeId, name: z.string(), version: z.int(), rules: ScoreRules });
export type Scheme = z.infer<typeof Scheme>;

const SchemeText = z.object({
  name: z.string().trim().min(1).max(60),
  rules: ScoreRules,
  /** Why it was made or changed, in the owner's words. */
  note: z.string().trim().max(200).default(''),
});
const SavedScheme = Scheme.extend({ changeId: ChangeId });

/** What a scheme was in one of its versions. */
export const SchemeVersion = z.object({
  version: z.int(),
  name: z.string(),
  rules: ScoreRules,
  note: z.string(),
  actor: z.string(),
  createdAt: z.int(),
});
export type SchemeVersion = z.infer<typeof SchemeVersion>;

export const TierPin = z.object({
  dealerId: DealerId,
  name: z.string(),
  code: z.string(),
  tier: TierCode,
  reason: z.string(),
  /** The last day on which it holds; null for good. */
  untilOn: CalendarDay.nullable(),
  /** That day is over: the calculated tier holds again. */
  expired: z.boolean(),
  /** What the calculation says: a tier's code or why there is none; null where it is not known yet. */
  computed: z.union([UngradedReason, TierCode]).nullable(),
  amountMinor: Minor,
  createdAt: z.int(),
});
export type TierPin = z.infer<typeof TierPin>;

const ticked = z.array(DealerId).min(1).max(20_000);

export const TierTotal = z.object({
  tier: TierCode,
  dealers: z.int(),
  amountMinor: Minor,
  orders: z.int(),
});

export const RunSummary = z.object({
  runId: RunId.nullable(),
  /** What the owner calls a kept run; empty where he gave it no name. */
  name: z.string(),
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

/** How a run calls its tiers, and how they look. */
const Naming = z.object({
  tierNames: z.array(z.string()),
  dormantName: z.string(),
  tierPatterns: TierPatterns,
});

/**
 * Where a dealer stands or stood: a tier's code; `ungraded`; `absent` (not in that run, or without a grade of the owner's);
 * `other` (a grade that stands for no tier).
 */
const Standing = z.string();

export const MoveCell = z.object({ from: Standing, to: Standing, dealers: z.int(), amountMinor: Minor });
export type MoveCell = z.infer<typeof MoveCell>;

export const Mover = z.object({
  dealerId: DealerId,
  code: z.string(),
  name: z.string(),
  from: Standing,
  /** The owner's own words, where the comparison is with his grades. */
  grade: z.string(),
  to: Standing,
  amountMinor: Minor,
});
export type Mover = z.infer<typeof Mover>;

/** What grades are compared: the owner's own, or those of a run. */
const MoveSource = z.union([z.literal('original'), RunId]);

export const scoringContract = {
  /** The live result; null before there are orders. `stale` while a new calculation is due or running. */
  'scoring.overview': query({
    input: z.object({}),
    output: z.object({ live: RunSummary.nullable(), stale: z.boolean() }),
  }),
  /** One dealer's figures, their reason and the way to the next tier. */
  'scoring.explain': query({
    input: z.object({
      dealerId: DealerId,
      /** Of a kept run; of the live result otherwise. */ runId: RunId.optional(),
    }),
    output: DealerFigures.nullable(),
  }),
  /** The population of the live result by its R and F score and by region; null before there is a result. */
  'scoring.portrait': query({ input: z.object({}), output: Portrait.nullable() }),
  /**
   * The dealers of the live result one by one, a list per figure, the largest amounts first: what a picture of all of them is
   * drawn from. The first `limit` where there are more.
   */
  'scoring.points': query({
    input: z.object({ limit: z.int().min(1).max(20_000).default(20_000) }),
    output: Points.nullable(),
  }),
  'scoring.schemes': query({ input: z.object({}), output: z.object({ schemes: z.array(Scheme), activeId: SchemeId }) }),
  'scoring.saveScheme': command({
    input: SchemeText.extend({ id: SchemeId }),
    output: SavedScheme,
    changes: ['scoring', 'changes'],
  }),
  /** A further scheme; the active one stays active. */
  'scoring.addScheme': command({ input: SchemeText, output: SavedScheme, changes: ['scoring', 'changes'] }),
  /** Grades by another scheme from now on. */
  'scoring.activateScheme': command({
    input: z.object({ id: SchemeId }),
    output: SavedScheme,
    changes: ['scoring', 'changes'],
  }),
  /** Puts a scheme away that is not the active one; its runs stay. */
  'scoring.removeScheme': command({
    input: z.object({ id: SchemeId }),
    output: z.object({ changeId: ChangeId }),
    changes: ['scoring', 'changes'],
  }),
  /** The versions of a scheme, newest first. */
  'scoring.schemeVersions': query({
    input: z.object({ id: SchemeId }),
    output: z.object({ versions: z.array(SchemeVersion) }),
  }),
  /** Sets the tier of dealers by hand, in one act. A former pin of theirs is replaced. */
  'scoring.pin': command({
    input: z.object({
      ids: ticked,
      tier: TierCode,
      reason: z.string().trim().min(1).max(200),
      untilOn: CalendarDay.nullable().default(null),
    }),
    output: z.object({ changed: z.int(), changeId: ChangeId }),
    changes: ['scoring', 'dealers', 'changes'],
  }),
  /** Lets the calculation decide again. */
  'scoring.unpin': command({
    input: z.object({ ids: ticked }),
    output: z.object({ changed: z.int(), changeId: ChangeId }),
    changes: ['scoring', 'dealers', 'changes'],
  }),
  /** All pins, expired ones too: those that end first come first. */
  'scoring.pins': query({ input: z.object({}), output: z.object({ pins: z.array(TierPin) }) }),
  /** What other rules would change on today's data, before they are saved. */
  'scoring.whatIf': query({
    input: z.object({ rules: ScoreRules, limit: z.int().min(0).max(1_000_000).default(50) }),
    output: z.object({
      tiers: z.array(TierTotal),
      /** From the live result to these rules; nobody who stays the same is in `movers`. */
      fromNaming: Naming,
      cells: z.array(MoveCell),
      moved: z.int(),
      up: z.int(),
      down: z.int(),
      movers: z.array(Mover),
      visitsPerMonth: z.number(),
      visitsNow: z.number(),
      /** Reps on duty, and their minutes a month for visits; null where nobody's is known. */
      reps: z.int(),
      repMinutes: z.number().nullable(),
    }),
  }),
  /** Tier by tier from the owner's grades or an earlier run to a run (the live result where none is named). */
  'scoring.migration': query({
    input: z.object({
      from: MoveSource,
      to: RunId.nullable().default(null),
      /** Only those of one cell, also if it is no change; otherwise all who stand elsewhere, the largest amounts first. */
      cell: z.object({ from: Standing, to: Standing }).optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(50),
    }),
    output: z.object({
      fromNaming: Naming,
      toNaming: Naming,
      cells: z.array(MoveCell),
      up: z.int(),
      down: z.int(),
      same: z.int(),
      rows: z.array(Mover.extend({ figures: DealerFigures, pinned: z.boolean() })),
      total: z.int(),
    }),
  }),
  /** The dealers of one cell of that comparison, the largest amounts first. */
  'scoring.movedIds': query({
    input: z.object({
      from: MoveSource,
      to: RunId.nullable().default(null),
      cell: z.object({ from: Standing, to: Standing }),
    }),
    output: z.object({ ids: z.array(DealerId) }),
  }),
  /** Sets the tier of dealers by hand to what the owner's own grade says, in one act. */
  'scoring.keepGrades': command({
    input: z.object({
      ids: ticked,
      reason: z.string().trim().min(1).max(200),
      untilOn: CalendarDay.nullable().default(null),
    }),
    output: z.object({ changed: z.int(), changeId: ChangeId }),
    changes: ['scoring', 'dealers', 'changes'],
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
      windowMonths: z.int().min(1).max(1200).optional(),
      schemeId: SchemeId.optional(),
      /** By the rules that the scheme had on the as-of day; the first known ones where it is younger. */
      rulesOfDay: z.boolean().default(false),
      /** In place of the scheme's own; the run keeps what it was made with. */
      binning: ScoreRules.shape.binning.unwrap().optional(),
      fixedBounds: ScoreRules.shape.fixedBounds.unwrap().optional(),
      amountAs: ScoreRules.shape.amountAs.unwrap().optional(),
      reason: z.enum(['saved', 'printed', 'compared', 'month_end', 'before_import']).default('saved'),
    }),
    output: z.object({ jobId: JobId, runId: RunId }),
    changes: [],
  }),
  /** Calls a kept run something; an empty name takes it back. */
  'scoring.nameRun': command({
    input: z.object({ runId: RunId, name: z.string().trim().max(60) }),
    output: z.object({ changeId: ChangeId.nullable() }),
    changes: ['scoring', 'changes'],
  }),
  /** Puts a kept run away: lists have it no longer; what changed since an import is still told by it. */
  'scoring.removeRun': command({
    input: z.object({ runId: RunId }),
    output: z.object({ changeId: ChangeId }),
    changes: ['scoring', 'changes'],
  }),
  /** The dealers of a run (of the live result where none is named) with their scores, in the order of their numbers. */
  'scoring.rows': query({
    input: z.object({
      runId: RunId.nullable().default(null),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(5000).default(500),
    }),
    output: z.object({ rows: z.array(ScoredDealer), total: z.int() }),
  }),
  /** A dealer's tier in the kept runs, the newest as-of day first. */
  'scoring.path': query({ input: z.object({ dealerId: DealerId }), output: z.object({ steps: z.array(PathStep) }) }),
  /** The dealers with their marks in one field, the largest amounts first. */
  'scoring.marks': query({
    input: z.object({
      field: MarkField,
      missingOnly: z.boolean().default(false),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.object({ rows: z.array(MarkRow), total: z.int(), marked: z.int() }),
  }),
  'scoring.getRun': query({ input: z.object({ runId: RunId }), output: RunSummary }),
  'scoring.runs': query({
    input: z.object({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(200).default(50) }),
    output: z.object({ runs: z.array(RunSummary), total: z.int() }),
  }),
};
