import type { MonthlyReportOptions } from '../../../shared/contract/reports.contract.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type RawDb, rawOf } from '../../db/open.ts';
import { mustSeePerformance } from '../operators/operators.service.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { monthlyFigures } from './monthly.data.ts';
import { monthlyPage } from './monthly.report.ts';
import { makeMonthlyTable, onlyWithin, sumsReps } from './monthly.rules.ts';
import { monthlyWorkbook } from './monthly.sheet.ts';
import type { MonthlyPaper } from './monthlyWords.ts';
import { reportFormat, wholeAmounts } from './reportFormat.ts';
import { withinSegments } from './reportSegments.data.ts';
import { reportTexts } from './reportTexts.ts';

/** The monthly purchase table for paper. @throws AppError report_no_orders, figures_hidden, cancelled */
export async function buildMonthlyReport(options: MonthlyReportOptions, env: ReportEnv): Promise<BuiltReport> {
  if (sumsReps(options)) mustSeePerformance(env.db, env.operatorId);
  const raw = rawOf(env.db);
  // In one transaction: all steps read the same snapshot.
  const { figures, regionNames } = raw.transaction(() => ({
    figures: readAll(options, env),
    regionNames: namesOfRegions(raw, options.regions),
  }))();
  if (figures.cutOff === null) throw new AppError('report_no_orders');
  const within = await withinSegments(env, options.segments);
  const table = makeMonthlyTable(onlyWithin(figures, within), options);
  const t = reportTexts(options.lang, figures.dealerNoun);
  const f = wholeAmounts(reportFormat(options.lang, figures.currency, options.unit), options, figures.currency);
  const paper: MonthlyPaper = {
    figures,
    table,
    options,
    segmentNames: within.names,
    regionNames: regionNames.map((name) => (name === '' ? t('dealers.filter.noRegion') : name)),
    printedAt: env.clock.now(),
    lang: options.lang,
    t,
    f,
  };
  return {
    page: (styles) => monthlyPage(paper, styles),
    workbook: () => monthlyWorkbook(paper),
    rows: table.parts.reduce((sum, { rows }) => sum + rows.length, 0),
  };
}

function readAll(options: MonthlyReportOptions, env: ReportEnv) {
  const steps = monthlyFigures(env.db, options, env.clock.today());
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    env.port.checkCancelled();
  }
}

/** What regions are called, by any dealer in them. */
function namesOfRegions(raw: RawDb, regions: readonly string[]): string[] {
  return regions.map((region) => (region.startsWith('~') ? region.slice(1) : nameOf(raw, region)));
}

function nameOf(raw: RawDb, code: string): string {
  if (code === '') return '';
  const column = code.length <= 2 ? 'province' : code.length <= 4 ? 'city' : 'district';
  const name = raw
    .prepare<[string, string], string>(
      `SELECT ${column} FROM dealer WHERE region_code >= ? AND region_code < ? || 'x' AND ${column} <> '' LIMIT 1`,
    )
    .pluck()
    .get(code, code);
  return typeof name === 'string' ? name : code;
}
