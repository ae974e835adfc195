import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { CaseKind } from '../domain/cases.ts';
import {
  BatchId,
  CaseId,
  ClusterRunId,
  DealerId,
  FileRef,
  JobId,
  RepId,
  ReportId,
  RunId,
  SegmentId,
  SurveyId,
  VisitSheetId,
} from '../domain/ids.ts';
import { TierCode } from '../domain/tiers.ts';
import { CareOccasion } from './care.contract.ts';
import { CaseShown } from './cases.contract.ts';
import { DealerQuery } from './dealerFilter.contract.ts';
import { FIRST_COLUMNS, GridColumn } from './dealers.contract.ts';
import { command, query, session } from './define.ts';
import { ForecastBy, ForecastSums, MOST_MONTHS_AHEAD } from './forecasts.contract.ts';
import { MonthlyRow, MonthSpan, monthlyWishes } from './monthlyReport.contract.ts';
import { OwingShown } from './receivables.contract.ts';
import { SlippingOrder } from './rhythm.contract.ts';
import { TABLE_FORMATS } from './tableFormat.ts';
import { TodayPartName } from './today.contract.ts';
import { ReviewSpan } from './visitReview.contract.ts';

export const ReportFormat = z.enum(['html', 'pdf', ...TABLE_FORMATS]);
export type ReportFormat = z.infer<typeof ReportFormat>;

/** 元 or 万元, stated once. */
export const ReportUnit = z.enum(['one', 'tenThousand']);
export type ReportUnit = z.infer<typeof ReportUnit>;

/** What every report asks for. */
const common = {
  lang: z.enum(['zh-CN', 'en']),
  unit: ReportUnit.default('one'),
  preparedBy: z.string().max(60).default(''),
};

/** Only dealers in any of these segments; without one everybody. */
const within = { segments: z.array(SegmentId).max(20).default([]) };

export const TierReportOptions = z.object({
  kind: z.literal('tier'),
  ...common,
  /** A frozen run; without one the live result is shown, and frozen when printed or saved. */
  runId: RunId.optional(),
  tiers: z.array(TierCode).max(8).default([]),
  reps: z.array(RepId.nullable()).max(400).default([]),
  ...within,
  sort: z.enum(['rank', 'name', 'rep']).default('rank'),
  /** Dealers that never ordered and have no opening date are counted in a line, not listed one by one; sheets have all. */
  omitNoOrders: z.boolean().default(true),
});
export type TierReportOptions = z.infer<typeof TierReportOptions>;

export const MonthlyReportOptions = z.object({ kind: z.literal('monthly'), ...common, ...monthlyWishes });
export type MonthlyReportOptions = z.infer<typeof MonthlyReportOptions>;

export const ChangesReportOptions = z.object({
  kind: z.literal('changes'),
  ...common,
  /** A committed import of orders; without one the last. */
  batchId: BatchId.optional(),
});
export type ChangesReportOptions = z.infer<typeof ChangesReportOptions>;

/** So many cards are printed at a time. */
export const MOST_CARDS = 500;

export const DealerCardOptions = z.object({
  kind: z.literal('dealerCard'),
  ...common,
  /** In the order of the pages. */
  dealerIds: z.array(DealerId).min(1).max(MOST_CARDS),
});
export type DealerCardOptions = z.infer<typeof DealerCardOptions>;

/** What passed from a rep to others, to be signed. */
export const HandOverReportOptions = z.object({
  kind: z.literal('handOver'),
  ...common,
  repId: RepId,
  /** Days of the hand-overs; without them from the last day at work on, or those of the last month. */
  from: CalendarDay.optional(),
  to: CalendarDay.optional(),
});
export type HandOverReportOptions = z.infer<typeof HandOverReportOptions>;

/** The collection list: balances by rep, as of the latest list on or before today. */
export const ReceivablesReportOptions = z.object({
  kind: z.literal('receivables'),
  ...common,
  shown: OwingShown.default('overdue'),
  reps: z.array(RepId.nullable()).max(400).default([]),
  ...within,
});
export type ReceivablesReportOptions = z.infer<typeof ReceivablesReportOptions>;

/** The list of dealers as the window shows it: these dealers, this order, these columns. */
export const DealerListOptions = z.object({
  kind: z.literal('dealerList'),
  ...common,
  query: DealerQuery.prefault({}),
  columns: z
    .array(GridColumn)
    .min(1)
    .max(200)
    .default([...FIRST_COLUMNS]),
  /** The filter in words, as the window shows it; empty for all dealers. */
  described: z.string().max(1000).default(''),
});
export type DealerListOptions = z.infer<typeof DealerListOptions>;

export const MigrationReportOptions = z.object({
  kind: z.literal('migration'),
  ...common,
  /** The owner's own grades, or a frozen run. */
  from: z.union([z.literal('original'), RunId]).default('original'),
  /** A frozen run; without one the live result, which is frozen when printed or saved. */
  to: RunId.optional(),
  ...within,
});
export type MigrationReportOptions = z.infer<typeof MigrationReportOptions>;

/** The overview of segments: who buys lately and often, how few make how much, where they are, who grows. */
export const PortraitReportOptions = z.object({ kind: z.literal('portrait'), ...common });
export type PortraitReportOptions = z.infer<typeof PortraitReportOptions>;

/** Who slips, by what is likely to be lost. */
export const SlippingReportOptions = z.object({
  kind: z.literal('slipping'),
  ...common,
  /** Without one the day the order data end. */
  asOf: CalendarDay.optional(),
  /** Lines on paper, for each rep where it is by rep; a workbook has all. */
  limit: z.int().min(1).max(2000).default(100),
  reps: z.array(RepId.nullable()).max(400).default([]),
  ...within,
  /** A part for each rep that begins on a page of its own, to be handed out. */
  byRep: z.boolean().default(false),
  order: SlippingOrder.default('likely'),
});
export type SlippingReportOptions = z.infer<typeof SlippingReportOptions>;
/** What a segment is like, beside all dealers. */
export const SegmentReportOptions = z.object({
  kind: z.literal('segment'),
  ...common,
  id: SegmentId,
  /** So many of its largest dealers are listed. */
  top: z.int().min(1).max(500).default(30),
});
export type SegmentReportOptions = z.infer<typeof SegmentReportOptions>;
/** The sheet for Monday's meeting: who slips, who is due, who fell, who owes; one page for the owner, a part for each rep. */
export const MondayReportOptions = z.object({
  kind: z.literal('monday'),
  ...common,
  /** A day of the week it is for; without one this week. */
  day: CalendarDay.optional(),
  withReps: z.boolean().default(true),
});
export type MondayReportOptions = z.infer<typeof MondayReportOptions>;

/** Dealers that are alike: each cluster, what sets it apart, who is typical of it. */
export const ClustersReportOptions = z.object({
  kind: z.literal('clusters'),
  ...common,
  /** The newest run where none is named. */
  runId: ClusterRunId.optional(),
});
export type ClustersReportOptions = z.infer<typeof ClustersReportOptions>;
/** Who is still buying, what may come, and how good that was in the past. */
export const PredictionsReportOptions = z.object({
  kind: z.literal('predictions'),
  ...common,
  /** Dealers on paper; a workbook has all. */
  limit: z.int().min(1).max(2000).default(100),
});
export type PredictionsReportOptions = z.infer<typeof PredictionsReportOptions>;
/** Monthly sales ahead. */
export const ForecastReportOptions = z.object({
  kind: z.literal('forecast'),
  ...common,
  by: ForecastBy.default('total'),
  sums: ForecastSums.default('own'),
  months: z.int().min(1).max(MOST_MONTHS_AHEAD).default(12),
  /** Without one the day the order data end. */
  asOf: CalendarDay.optional(),
});
export type ForecastReportOptions = z.infer<typeof ForecastReportOptions>;

/** How far dealers came: steps ever reached, stages now, where they went in each quarter. */
export const LifecycleReportOptions = z.object({
  kind: z.literal('lifecycle'),
  ...common,
  /** Without one the day the order data end. */
  asOf: CalendarDay.optional(),
});
export type LifecycleReportOptions = z.infer<typeof LifecycleReportOptions>;
/** What is bought, by how many, what is missing, what dealers need. */
export const DemandReportOptions = z.object({
  kind: z.literal('demand'),
  ...common,
  /** Dealers that should buy more on paper; a workbook has all. */
  limit: z.int().min(1).max(2000).default(30),
});
export type DemandReportOptions = z.infer<typeof DemandReportOptions>;

/** Cases: the list, ages, causes, products, who was responsible. */
export const CasesReportOptions = z.object({
  kind: z.literal('cases'),
  ...common,
  shown: CaseShown.default('all'),
  kinds: z.array(CaseKind).max(4).default([]),
  /** Who looks after them. */
  owners: z.array(z.string().max(200)).max(500).default([]),
  reps: z.array(RepId.nullable()).max(400).default([]),
  tiers: z.array(z.string().max(8)).max(50).default([]),
  from: CalendarDay.optional(),
  to: CalendarDay.optional(),
});
export type CasesReportOptions = z.infer<typeof CasesReportOptions>;

/** The form of one case, or a blank one. */
export const CaseFormOptions = z.object({ kind: z.literal('caseForm'), ...common, id: CaseId.optional() });
export type CaseFormOptions = z.infer<typeof CaseFormOptions>;
/** What a survey came to; the newest without an id. */
export const SurveyReportOptions = z.object({ kind: z.literal('survey'), ...common, id: SurveyId.optional() });
export type SurveyReportOptions = z.infer<typeof SurveyReportOptions>;

/** Whose forms: of those who have not answered, of everybody, or a blank one to be copied. */
export const SURVEY_FORMS = ['unanswered', 'all', 'blank'] as const;
/** A survey's forms to be filled in; the newest survey without an id. */
export const SurveyFormOptions = z.object({
  kind: z.literal('surveyForm'),
  ...common,
  id: SurveyId.optional(),
  who: z.enum(SURVEY_FORMS).default('unanswered'),
});
export type SurveyFormOptions = z.infer<typeof SurveyFormOptions>;
/** What is to be done today, on one sheet. */
export const TodayReportOptions = z.object({
  kind: z.literal('today'),
  ...common,
  /** None means all. */
  parts: z.array(TodayPartName).max(20).default([]),
  /** Only what is of these reps; none means everybody's. */
  reps: z.array(RepId).max(400).default([]),
});
export type TodayReportOptions = z.infer<typeof TodayReportOptions>;
const careWishes = {
  ...common,
  /** From today for as many days as care looks ahead, where nothing is told. */
  from: CalendarDay.optional(),
  to: CalendarDay.optional(),
  /** None means all. */
  occasions: z.array(CareOccasion).max(5).default([]),
  reps: z.array(RepId.nullable()).max(400).default([]),
};
/** Occasions with gifts, costs and boxes to tick, and what gifts come to beside last year's. */
export const CareReportOptions = z.object({ kind: z.literal('care'), ...careWishes });
export type CareReportOptions = z.infer<typeof CareReportOptions>;
export const LABEL_SHEETS = ['3x8', '2x7'] as const;
export type LabelSheet = (typeof LABEL_SHEETS)[number];
/** Addresses on sheets of labels; `skip` are those of the first sheet that are used up. */
export const CareLabelsOptions = z.object({
  kind: z.literal('careLabels'),
  ...careWishes,
  sheet: z.enum(LABEL_SHEETS).default('3x8'),
  skip: z.int().min(0).max(23).default(0),
});
export type CareLabelsOptions = z.infer<typeof CareLabelsOptions>;
/** Sheets of visits for reps to carry, and to come back. */
export const VisitPlanReportOptions = z.object({
  kind: z.literal('visitPlan'),
  ...common,
  /** Without a day this week; without a last day the one day. */
  from: CalendarDay.optional(),
  to: CalendarDay.optional(),
  /** None means everybody. */
  reps: z.array(RepId).max(400).default([]),
  /** Only the days of these sheets, as they are planned by now: to print what has changed and nothing else. None means every day. */
  sheets: z.array(VisitSheetId).max(400).default([]),
  /** For paper, or one long page as wide as a phone. */
  form: z.enum(['paper', 'phone']).default('paper'),
  /** A page before each rep's sheets that shows his days together. */
  overview: z.boolean().default(true),
});
export type VisitPlanReportOptions = z.infer<typeof VisitPlanReportOptions>;

export const VISIT_REPORT_PARTS = ['unseen', 'planned', 'short', 'helped'] as const;
export const VisitReportPart = z.enum(VISIT_REPORT_PARTS);
export type VisitReportPart = z.infer<typeof VisitReportPart>;
/** Three in one: who was not seen for long, whether the plan was kept, how far from the frequency; with a summary of all, and whether it helped. */
export const VisitReportOptions = z.object({
  kind: z.literal('visitReport'),
  ...common,
  /** Without a last day today; without a first one its month. */
  from: CalendarDay.optional(),
  to: CalendarDay.optional(),
  /** None means everybody; null stands for dealers without a rep. */
  reps: z.array(RepId.nullable()).max(400).default([]),
  parts: z
    .array(VisitReportPart)
    .max(4)
    .default([...VISIT_REPORT_PARTS]),
  unseenDays: z.int().min(1).max(3650).default(60),
  followDays: ReviewSpan.shape.followDays,
  /** Lines of each list on paper; a workbook has all. */
  limit: z.int().min(1).max(5000).default(150),
});
export type VisitReportOptions = z.infer<typeof VisitReportOptions>;

/** The options of one report; its `kind` says which. A report is added by its own object here. */
export const ReportOptions = z.discriminatedUnion('kind', [
  TierReportOptions,
  MonthlyReportOptions,
  ChangesReportOptions,
  DealerCardOptions,
  HandOverReportOptions,
  ReceivablesReportOptions,
  MigrationReportOptions,
  PortraitReportOptions,
  SlippingReportOptions,
  SegmentReportOptions,
  MondayReportOptions,
  ClustersReportOptions,
  PredictionsReportOptions,
  ForecastReportOptions,
  LifecycleReportOptions,
  DemandReportOptions,
  CasesReportOptions,
  CaseFormOptions,
  SurveyReportOptions,
  SurveyFormOptions,
  DealerListOptions,
  VisitPlanReportOptions,
  TodayReportOptions,
  CareReportOptions,
  CareLabelsOptions,
  VisitReportOptions,
]);
export type ReportOptions = z.infer<typeof ReportOptions>;
export type ReportKind = ReportOptions['kind'];
/** All reports, in the order of the window's list. */
export const REPORT_KINDS: readonly ReportKind[] = ReportOptions.options.map(({ shape }) => shape.kind.value);

type OptionsByKind = { [O in ReportOptions as O['kind']]: O };
/** The options of one kind of report. */
export type OptionsOf<K extends ReportKind> = OptionsByKind[K];

/** What lies in the printer. */
export const Paper = z.enum(['A4', 'A5', 'Letter']);
export type Paper = z.infer<typeof Paper>;

export const reportsContract = {
  /** Starts building a report. With `file` it is saved there, without one it waits to be shown. */
  'reports.build': command({
    input: z.object({
      options: ReportOptions,
      format: ReportFormat,
      file: FileRef.optional(),
      /** It is going to paper or into a file: the result it shows is kept, so that it can be calculated again. */
      freeze: z.boolean().default(false),
      paper: Paper.default('A4'),
    }),
    output: z.object({ jobId: JobId, reportId: ReportId }),
    changes: [],
    worksReadOnly: true,
  }),
  /** The monthly purchase table for the screen, a page of rows at a time. */
  'reports.monthly': query({
    input: z.object({
      ...monthlyWishes,
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
      snapshot: z.string().max(100).optional(),
    }),
    output: z.object({
      rows: z.array(MonthlyRow),
      total: z.int(),
      snapshot: z.string(),
      spans: z.array(MonthSpan),
      sum: MonthlyRow,
      /** Dealers of the filter without any bill in these months that are not listed. */
      idle: z.int(),
      cutOff: CalendarDay.nullable(),
    }),
  }),
  /** The finished page of a report that was built as html without a file. */
  'reports.page': session({ input: z.object({ reportId: ReportId }), output: z.object({ html: z.string() }) }),
};
