import type { HandOverReportOptions } from '../../../shared/contract/reports.contract.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { readHandOver } from './handOver.data.ts';
import type { HandOverPaper } from './handOver.figures.ts';
import { handOverPage } from './handOver.report.ts';
import { handOverWorkbook } from './handOver.sheet.ts';
import { reportFormat } from './reportFormat.ts';
import { reportTexts } from './reportTexts.ts';

/** What passed from a rep to others, to be signed. @throws AppError not_found, cancelled */
export async function buildHandOver(options: HandOverReportOptions, env: ReportEnv): Promise<BuiltReport> {
  const figures = readHandOver(env.db, options, env.clock.today());
  env.port.checkCancelled();
  const paper: HandOverPaper = {
    figures,
    options,
    printedAt: env.clock.now(),
    lang: options.lang,
    t: reportTexts(options.lang, figures.dealerNoun),
    f: reportFormat(options.lang, figures.currency, options.unit),
  };
  return {
    page: (styles) => handOverPage(paper, styles),
    workbook: () => handOverWorkbook(paper),
    rows: figures.takeovers.reduce((sum, { dealers }) => sum + dealers.length, 0),
  };
}
