import type { TierReportOptions } from '../../../shared/contract/reports.contract.ts';
import { localDayOf } from '../../runtime/clock.ts';
import { mustSeePerformance } from '../operators/operators.service.ts';
import { visibilityFor } from '../operators/visibility.repo.ts';
import { gradeCode } from '../scoring/originalGrade.rules.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { frozenRun } from './frozenRun.ts';
import { reportFormat } from './reportFormat.ts';
import { withinSegments } from './reportSegments.data.ts';
import { reportTexts } from './reportTexts.ts';
import { readTierFigures, runCreatedAt } from './tierReport.data.ts';
import { tierReportPage } from './tierReport.report.ts';
import { makeTierReport } from './tierReport.rules.ts';
import { tierWorkbook } from './tierReport.sheet.ts';
import type { PageWords } from './tierWords.ts';

/**
 * The tier report of a frozen run, or of the live result, which is frozen first where it goes to paper.
 * @throws AppError score_no_orders, not_found, figures_hidden, cancelled
 */
export async function buildTierReport(
  options: TierReportOptions,
  env: ReportEnv,
  { freeze }: { freeze: boolean },
): Promise<BuiltReport> {
  const sumReps = visibilityFor(env.db, env.operatorId).sees('performance');
  if (options.sort === 'rep') mustSeePerformance(env.db, env.operatorId);
  const runId = options.runId ?? (freeze ? await frozenRun(env, 'printed') : null);
  const servedOn = runId === null ? env.clock.today() : localDayOf(runCreatedAt(env.db, runId));
  const figures = readTierFigures(env.db, runId, servedOn);
  const within = await withinSegments(env, options.segments);
  env.port.checkCancelled();
  const report = makeTierReport(figures, {
    ...options,
    within,
    sumReps,
    printedAt: env.clock.now(),
    gradeOf: (text) => gradeCode(text, figures.run.rules),
  });
  const t = reportTexts(options.lang, figures.dealerNoun);
  const f = reportFormat(options.lang, figures.currency, options.unit);
  const words: PageWords = { t, f, head: report.head, compares: report.comparison?.kind ?? null };
  return {
    page: (styles) => tierReportPage(report, { lang: options.lang, t, f, styles, servedOn }),
    workbook: () => tierWorkbook(report, words, servedOn),
    rows: report.listTotal.dealers + report.ungraded.length + report.excluded.length,
  };
}
