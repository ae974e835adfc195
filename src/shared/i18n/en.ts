import { activities } from './en/activities.ts';
import { analysis } from './en/analysis.ts';
import { backups } from './en/backups.ts';
import { card } from './en/card.ts';
import { cases } from './en/cases.ts';
import { changes } from './en/changes.ts';
import { cli } from './en/cli.ts';
import { cliHelp } from './en/cliHelp.ts';
import { clusters } from './en/clusters.ts';
import { common } from './en/common.ts';
import { data } from './en/data.ts';
import { dealers } from './en/dealers.ts';
import { demand } from './en/demand.ts';
import { desktop } from './en/desktop.ts';
import { doubles } from './en/doubles.ts';
import { erase } from './en/erase.ts';
import { errors } from './en/errors.ts';
import { files } from './en/files.ts';
import { forecasts } from './en/forecasts.ts';
import { handOver } from './en/handOver.ts';
import { health } from './en/health.ts';
import { imports } from './en/imports.ts';
import { lifecycle } from './en/lifecycle.ts';
import { monday } from './en/monday.ts';
import { monthly } from './en/monthly.ts';
import { notes } from './en/notes.ts';
import { operators } from './en/operators.ts';
import { orders } from './en/orders.ts';
import { predictions } from './en/predictions.ts';
import { problems } from './en/problems.ts';
import { receivables } from './en/receivables.ts';
import { recipes } from './en/recipes.ts';
import { reports } from './en/reports.ts';
import { reps } from './en/reps.ts';
import { rhythm } from './en/rhythm.ts';
import { samples } from './en/samples.ts';
import { scoring } from './en/scoring.ts';
import { segments } from './en/segments.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { surveys } from './en/surveys.ts';
import { tables } from './en/tables.ts';
import { timeline } from './en/timeline.ts';
import { today } from './en/today.ts';
import { transfer } from './en/transfer.ts';
import { visitNeeds } from './en/visitNeeds.ts';
import { visitPlans } from './en/visitPlans.ts';
import { visitReview } from './en/visitReview.ts';
import { visitSheets } from './en/visitSheets.ts';
import { visits } from './en/visits.ts';
import { workdays } from './en/workdays.ts';
import type { SameKeys } from './sameKeys.ts';
import type { zhCN } from './zh-CN.ts';

export const en: SameKeys<typeof zhCN> = {
  analysis,
  backups,
  card,
  cases,
  changes,
  cli,
  cliHelp,
  clusters,
  common,
  data,
  dealers,
  demand,
  desktop,
  doubles,
  erase,
  errors,
  files,
  forecasts,
  handOver,
  health,
  imports,
  monday,
  monthly,
  notes,
  timeline,
  today,
  activities,
  operators,
  orders,
  predictions,
  problems,
  receivables,
  recipes,
  reports,
  reps,
  samples,
  rhythm,
  lifecycle,
  scoring,
  segments,
  settings,
  shell,
  surveys,
  tables,
  transfer,
  visits,
  visitNeeds,
  visitPlans,
  visitReview,
  workdays,
  visitSheets,
};
