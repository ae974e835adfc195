import {
  CalendarCheck,
  CalendarDays,
  ChartNoAxesColumn,
  ChartPie,
  Contact,
  Database,
  FileDown,
  FileText,
  HandCoins,
  type LucideIcon,
  MessageSquareWarning,
  NotebookPen,
  Settings,
  Users,
} from 'lucide-react';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { TextKey } from '../../shared/i18n/translator.ts';
import { StartPage } from '../features/start/StartPage.tsx';

export interface Page {
  /** wouter pattern; parameters are read with `useParams`. */
  path: string;
  component: LazyExoticComponent<ComponentType> | ComponentType;
  /** Pages in the navigation, in this order; Alt+1 is the first. */
  nav?: { label: TextKey; icon: LucideIcon };
}

/** A page that is loaded when it is first opened. */
function page(load: () => Promise<ComponentType>): LazyExoticComponent<ComponentType> {
  return lazy(async () => ({ default: await load() }));
}

/** Every page of the window. A page is added by one line here. */
export const PAGES: readonly Page[] = [
  {
    path: '/today',
    component: page(() => import('../features/today/TodayPage.tsx').then((m) => m.TodayPage)),
    nav: { label: 'shell.nav.today', icon: CalendarCheck },
  },
  {
    path: '/dealers',
    component: page(() => import('../features/dealers/DealersPage.tsx').then((m) => m.DealersPage)),
    nav: { label: 'shell.nav.dealers', icon: Users },
  },
  {
    path: '/dealers/:id',
    component: page(() => import('../features/dealers/DealerPage.tsx').then((m) => m.DealerPage)),
  },
  {
    path: '/activities',
    component: page(() => import('../features/activities/LogPage.tsx').then((m) => m.LogPage)),
    nav: { label: 'shell.nav.activities', icon: NotebookPen },
  },
  {
    path: '/activities/templates',
    component: page(() => import('../features/activities/TemplatesPage.tsx').then((m) => m.TemplatesPage)),
  },
  {
    path: '/activities/care',
    component: page(() => import('../features/activities/CarePage.tsx').then((m) => m.CarePage)),
  },
  {
    path: '/activities/next',
    component: page(() => import('../features/activities/NextStepsPage.tsx').then((m) => m.NextStepsPage)),
  },
  {
    path: '/cases',
    component: page(() => import('../features/cases/CasesPage.tsx').then((m) => m.CasesPage)),
    nav: { label: 'cases.page.title', icon: MessageSquareWarning },
  },
  {
    path: '/cases/stats',
    component: page(() => import('../features/cases/CaseStatsPage.tsx').then((m) => m.CaseStatsPage)),
  },
  {
    path: '/cases/import',
    component: page(() => import('../features/cases/OldCasesPage.tsx').then((m) => m.OldCasesPage)),
  },
  {
    path: '/cases/surveys',
    component: page(() => import('../features/surveys/SurveysPage.tsx').then((m) => m.SurveysPage)),
  },
  {
    path: '/cases/surveys/new',
    component: page(() => import('../features/surveys/NewSurveyPage.tsx').then((m) => m.NewSurveyPage)),
  },
  {
    path: '/cases/surveys/:id/:part?',
    component: page(() => import('../features/surveys/SurveyPage.tsx').then((m) => m.SurveyPage)),
  },
  {
    path: '/cases/:id',
    component: page(() => import('../features/cases/CasePage.tsx').then((m) => m.CasePage)),
  },
  {
    path: '/reps',
    component: page(() => import('../features/reps/RepsPage.tsx').then((m) => m.RepsPage)),
    nav: { label: 'shell.nav.reps', icon: Contact },
  },
  {
    path: '/visits',
    component: page(() => import('../features/visits/PlanPage.tsx').then((m) => m.PlanPage)),
    nav: { label: 'shell.nav.visits', icon: CalendarDays },
  },
  {
    path: '/visits/key-in',
    component: page(() => import('../features/visits/KeyInPage.tsx').then((m) => m.KeyInPage)),
  },
  {
    path: '/visits/spoken',
    component: page(() => import('../features/visits/SpokenPage.tsx').then((m) => m.SpokenPage)),
  },
  {
    path: '/visits/market',
    component: page(() => import('../features/visits/MarketPage.tsx').then((m) => m.MarketPage)),
  },
  {
    path: '/import',
    component: page(() => import('../features/imports/ImportPage.tsx').then((m) => m.ImportPage)),
    nav: { label: 'shell.nav.imports', icon: FileDown },
  },
  {
    path: '/import/recipes',
    component: page(() => import('../features/recipes/RecipesPage.tsx').then((m) => m.RecipesPage)),
  },
  {
    path: '/import/queue/:ids',
    component: page(() => import('../features/imports/QueuePage.tsx').then((m) => m.QueuePage)),
  },
  {
    path: '/import/:batchId',
    component: page(() => import('../features/imports/BatchPage.tsx').then((m) => m.BatchPage)),
  },
  {
    path: '/scoring',
    component: page(() => import('../features/scoring/ScoringPage.tsx').then((m) => m.ScoringPage)),
    nav: { label: 'shell.nav.scoring', icon: ChartNoAxesColumn },
  },
  {
    path: '/scoring/marks',
    component: page(() => import('../features/scoring/MarksPage.tsx').then((m) => m.MarksPage)),
  },
  {
    path: '/segments',
    component: page(() => import('../features/segments/OverviewPage.tsx').then((m) => m.OverviewPage)),
    nav: { label: 'shell.nav.segments', icon: ChartPie },
  },
  {
    path: '/segments/slipping',
    component: page(() => import('../features/rhythm/SlippingPage.tsx').then((m) => m.SlippingPage)),
  },
  {
    path: '/segments/lifecycle',
    component: page(() => import('../features/lifecycle/LifecyclePage.tsx').then((m) => m.LifecyclePage)),
  },
  {
    path: '/segments/lists',
    component: page(() => import('../features/segments/SegmentsPage.tsx').then((m) => m.SegmentsPage)),
  },
  {
    path: '/segments/rule',
    component: page(() => import('../features/segments/RulePage.tsx').then((m) => m.RulePage)),
  },
  {
    path: '/segments/lists/:id/rule',
    component: page(() => import('../features/segments/RulePage.tsx').then((m) => m.RulePage)),
  },
  {
    path: '/segments/lists/:id',
    component: page(() => import('../features/segments/SegmentPage.tsx').then((m) => m.SegmentPage)),
  },
  {
    path: '/segments/demand',
    component: page(() => import('../features/demand/DemandPage.tsx').then((m) => m.DemandPage)),
  },
  {
    path: '/segments/clusters',
    component: page(() => import('../features/segments/clusters/ClustersPage.tsx').then((m) => m.ClustersPage)),
  },
  {
    path: '/segments/predictions',
    component: page(() => import('../features/predictions/PredictionsPage.tsx').then((m) => m.PredictionsPage)),
  },
  {
    path: '/segments/forecast',
    component: page(() => import('../features/forecasts/ForecastPage.tsx').then((m) => m.ForecastPage)),
  },
  {
    path: '/receivables',
    component: page(() => import('../features/receivables/ReceivablesPage.tsx').then((m) => m.ReceivablesPage)),
    nav: { label: 'shell.nav.receivables', icon: HandCoins },
  },
  {
    path: '/reports',
    component: page(() => import('../features/reports/ReportsPage.tsx').then((m) => m.ReportsPage)),
    nav: { label: 'shell.nav.reports', icon: FileText },
  },
  {
    path: '/reports/:kind',
    component: page(() => import('../features/reports/ReportsPage.tsx').then((m) => m.ReportsPage)),
  },
  {
    path: '/data',
    component: page(() => import('../features/data/DataPage.tsx').then((m) => m.DataPage)),
    nav: { label: 'shell.nav.data', icon: Database },
  },
  {
    path: '/data/health',
    component: page(() => import('../features/health/HealthPage.tsx').then((m) => m.HealthPage)),
  },
  {
    path: '/data/doubles',
    component: page(() => import('../features/doubles/DoublesPage.tsx').then((m) => m.DoublesPage)),
  },
  {
    path: '/settings',
    component: page(() => import('../features/settings/SettingsPage.tsx').then((m) => m.SettingsPage)),
    nav: { label: 'shell.nav.settings', icon: Settings },
  },
  {
    path: '/visits/due',
    component: page(() => import('../features/visits/DuePage.tsx').then((m) => m.DuePage)),
  },
  {
    path: '/visits/routes',
    component: page(() => import('../features/visits/RoutesPage.tsx').then((m) => m.RoutesPage)),
  },
  {
    path: '/visits/rules',
    component: page(() => import('../features/visits/RulesPage.tsx').then((m) => m.RulesPage)),
  },
  {
    path: '/visits/capacity',
    component: page(() => import('../features/visits/CapacityPage.tsx').then((m) => m.CapacityPage)),
  },
  {
    path: '/visits/results',
    component: page(() => import('../features/visits/results/ResultsPage.tsx').then((m) => m.ResultsPage)),
  },
  {
    path: '/visits/holidays',
    component: page(() => import('../features/workdays/HolidaysPage.tsx').then((m) => m.HolidaysPage)),
  },
  { path: '/start', component: StartPage },
];

/** A page with its place in the navigation. */
export interface NavPage {
  path: string;
  label: TextKey;
  icon: LucideIcon;
  /** Pressed with Alt: 1 to 9, 0 for the tenth, none beyond. */
  digit: number | null;
}

export const NAV_PAGES: readonly NavPage[] = PAGES.flatMap(({ path, nav }) => (nav ? [{ path, ...nav }] : [])).map(
  (entry, index) => ({ ...entry, digit: index < 10 ? (index + 1) % 10 : null }),
);
