import { activities } from './zh-CN/activities.ts';
import { analysis } from './zh-CN/analysis.ts';
import { backups } from './zh-CN/backups.ts';
import { card } from './zh-CN/card.ts';
import { cases } from './zh-CN/cases.ts';
import { changes } from './zh-CN/changes.ts';
import { cli } from './zh-CN/cli.ts';
import { cliHelp } from './zh-CN/cliHelp.ts';
import { clusters } from './zh-CN/clusters.ts';
import { common } from './zh-CN/common.ts';
import { data } from './zh-CN/data.ts';
import { dealers } from './zh-CN/dealers.ts';
import { demand } from './zh-CN/demand.ts';
import { desktop } from './zh-CN/desktop.ts';
import { doubles } from './zh-CN/doubles.ts';
import { erase } from './zh-CN/erase.ts';
import { errors } from './zh-CN/errors.ts';
import { files } from './zh-CN/files.ts';
import { forecasts } from './zh-CN/forecasts.ts';
import { handOver } from './zh-CN/handOver.ts';
import { health } from './zh-CN/health.ts';
import { imports } from './zh-CN/imports.ts';
import { lifecycle } from './zh-CN/lifecycle.ts';
import { monday } from './zh-CN/monday.ts';
import { monthly } from './zh-CN/monthly.ts';
import { notes } from './zh-CN/notes.ts';
import { operators } from './zh-CN/operators.ts';
import { orders } from './zh-CN/orders.ts';
import { predictions } from './zh-CN/predictions.ts';
import { problems } from './zh-CN/problems.ts';
import { receivables } from './zh-CN/receivables.ts';
import { recipes } from './zh-CN/recipes.ts';
import { reports } from './zh-CN/reports.ts';
import { reps } from './zh-CN/reps.ts';
import { rhythm } from './zh-CN/rhythm.ts';
import { samples } from './zh-CN/samples.ts';
import { scoring } from './zh-CN/scoring.ts';
import { segments } from './zh-CN/segments.ts';
import { settings } from './zh-CN/settings.ts';
import { shell } from './zh-CN/shell.ts';
import { surveys } from './zh-CN/surveys.ts';
import { tables } from './zh-CN/tables.ts';
import { timeline } from './zh-CN/timeline.ts';
import { today } from './zh-CN/today.ts';
import { transfer } from './zh-CN/transfer.ts';
import { visitNeeds } from './zh-CN/visitNeeds.ts';
import { visitPlans } from './zh-CN/visitPlans.ts';
import { visitReview } from './zh-CN/visitReview.ts';
import { visitSheets } from './zh-CN/visitSheets.ts';
import { visits } from './zh-CN/visits.ts';
import { workdays } from './zh-CN/workdays.ts';

export const zhCN = {
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
} as const;
