import { type ComponentType, useEffect } from 'react';
import { useParams } from 'wouter';
import { z } from 'zod';
import type { ReportKind } from '../../../shared/contract/reports.contract.ts';
import { usePreference } from '../../api/preferences.tsx';
import { CareLabelsReport, CareReport } from './CareReport.tsx';
import { CaseFormReport } from './CaseFormReport.tsx';
import { CasesReport } from './CasesReport.tsx';
import { ChangesReport } from './ChangesReport.tsx';
import { ClustersReport } from './ClustersReport.tsx';
import { DealerCardReport } from './DealerCardReport.tsx';
import { DealerListReport } from './DealerListReport.tsx';
import { DemandReport } from './DemandReport.tsx';
import { ForecastReport } from './ForecastReport.tsx';
import { HandOverReport } from './HandOverReport.tsx';
import { LifecycleReport } from './LifecycleReport.tsx';
import { MigrationReport } from './MigrationReport.tsx';
import { MondayReport } from './MondayReport.tsx';
import { MonthlyReport } from './MonthlyReport.tsx';
import { PortraitReport } from './PortraitReport.tsx';
import { PredictionsReport } from './PredictionsReport.tsx';
import { ReceivablesReport } from './ReceivablesReport.tsx';
import { SegmentReport } from './SegmentReport.tsx';
import { SlippingReport } from './SlippingReport.tsx';
import { SurveyFormReport } from './SurveyFormReport.tsx';
import { SurveyReport } from './SurveyReport.tsx';
import { TierReport } from './TierReport.tsx';
import { TodayReport } from './TodayReport.tsx';
import { VisitPlanReport } from './VisitPlanReport.tsx';
import { VisitReport } from './VisitReport.tsx';

/** Options and page of each report, built on ReportScreen. A report is added by one line here. */
const SCREENS: Readonly<Record<ReportKind, ComponentType>> = {
  tier: TierReport,
  monthly: MonthlyReport,
  changes: ChangesReport,
  dealerCard: DealerCardReport,
  handOver: HandOverReport,
  receivables: ReceivablesReport,
  migration: MigrationReport,
  slipping: SlippingReport,
  portrait: PortraitReport,
  segment: SegmentReport,
  monday: MondayReport,
  clusters: ClustersReport,
  predictions: PredictionsReport,
  forecast: ForecastReport,
  lifecycle: LifecycleReport,
  demand: DemandReport,
  cases: CasesReport,
  caseForm: CaseFormReport,
  survey: SurveyReport,
  surveyForm: SurveyFormReport,
  dealerList: DealerListReport,
  visitPlan: VisitPlanReport,
  today: TodayReport,
  care: CareReport,
  careLabels: CareLabelsReport,
  visitReport: VisitReport,
};

const LastReport = z.string();

/** The report that the address names, else the one that was open last, else the tier report. */
export function ReportsPage() {
  const { kind } = useParams<{ kind?: string }>();
  const [last, keepLast] = usePreference('reports.last', LastReport, '');
  const shown = [kind, last].find(isKind) ?? 'tier';
  useEffect(() => {
    if (kind === shown && shown !== last) keepLast(shown);
  }, [kind, shown, last, keepLast]);
  const Screen = SCREENS[shown];
  return <Screen key={shown} />;
}

function isKind(text: string | undefined): text is ReportKind {
  return text !== undefined && Object.hasOwn(SCREENS, text);
}
