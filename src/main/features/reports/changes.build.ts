import type { ChangesReportOptions } from '../../../shared/contract/reports.contract.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { readChanges } from './changes.data.ts';
import { changesPage } from './changes.report.ts';
import { makeChanges } from './changes.rules.ts';
import { changesWorkbook } from './changes.sheet.ts';
import type { ChangesPaper } from './changesWords.ts';
import { reportFormat, wholeAmounts } from './reportFormat.ts';
import { reportTexts } from './reportTexts.ts';

/** What an import of orders has changed. @throws AppError report_no_import, cancelled */
export async function buildChangesReport(options: ChangesReportOptions, env: ReportEnv): Promise<BuiltReport> {
  const figures = readChanges(env.db, options.batchId, env.clock.today());
  env.port.checkCancelled();
  const changes = makeChanges(figures);
  const paper: ChangesPaper = {
    figures,
    changes,
    options,
    printedAt: env.clock.now(),
    lang: options.lang,
    t: reportTexts(options.lang, figures.dealerNoun),
    f: wholeAmounts(reportFormat(options.lang, figures.currency, options.unit), options, figures.currency),
  };
  return {
    page: (styles) => changesPage(paper, styles),
    workbook: () => changesWorkbook(paper),
    rows: figures.dealers.length,
  };
}
