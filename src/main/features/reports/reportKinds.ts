import type { OptionsOf, ReportKind } from '../../../shared/contract/reports.contract.ts';
import type { BuiltReport, ReportBuilder, ReportEnv } from './builtReport.ts';
import { buildCareReport } from './care.build.ts';
import { buildCareLabels } from './careLabels.build.ts';
import { buildCaseForm } from './caseForm.build.ts';
import { buildCasesReport } from './cases.build.ts';
import { buildChangesReport } from './changes.build.ts';
import { buildClustersReport } from './clusters.build.ts';
import { buildDealerCards } from './dealerCard.build.ts';
import { buildDealerList } from './dealerList.build.ts';
import { buildDemandReport } from './demand.build.ts';
import { buildForecastReport } from './forecast.build.ts';
import { buildHandOver } from './handOver.build.ts';
import { buildLifecycleReport } from './lifecycle.build.ts';
import { buildMigrationReport } from './migration.build.ts';
import { buildMondayReport } from './monday.build.ts';
import { buildMonthlyReport } from './monthly.build.ts';
import { buildPortraitReport } from './portrait.build.ts';
import { buildPredictionsReport } from './predictions.build.ts';
import { buildReceivablesReport } from './receivables.build.ts';
import { buildSegmentProfile } from './segmentProfile.build.ts';
import { buildSlippingReport } from './slipping.build.ts';
import { buildSurveyReport } from './survey.build.ts';
import { buildSurveyForm } from './surveyForm.build.ts';
import { buildTierReport } from './tierReport.build.ts';
import { buildTodayReport } from './today.build.ts';
import { buildVisitPlan } from './visitPlan.build.ts';
import { buildVisitReport } from './visitReport.build.ts';

/** Who builds which report. A report is added by one line here. */
const BUILDERS: { readonly [K in ReportKind]: ReportBuilder<K> } = {
  tier: buildTierReport,
  monthly: buildMonthlyReport,
  changes: buildChangesReport,
  dealerCard: buildDealerCards,
  handOver: buildHandOver,
  receivables: buildReceivablesReport,
  clusters: buildClustersReport,
  predictions: buildPredictionsReport,
  forecast: buildForecastReport,
  lifecycle: buildLifecycleReport,
  demand: buildDemandReport,
  migration: buildMigrationReport,
  slipping: buildSlippingReport,
  portrait: buildPortraitReport,
  segment: buildSegmentProfile,
  monday: buildMondayReport,
  cases: buildCasesReport,
  caseForm: buildCaseForm,
  survey: buildSurveyReport,
  surveyForm: buildSurveyForm,
  dealerList: buildDealerList,
  visitPlan: buildVisitPlan,
  today: buildTodayReport,
  care: buildCareReport,
  careLabels: buildCareLabels,
  visitReport: buildVisitReport,
};

/** Reads and sums up the report that the options are of. */
export function buildKind<K extends ReportKind>(
  options: OptionsOf<K> & { kind: K },
  env: ReportEnv,
  how: { freeze: boolean },
): Promise<BuiltReport> {
  return BUILDERS[options.kind](options, env, how);
}
