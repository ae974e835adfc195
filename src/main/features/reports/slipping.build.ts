import type { SlippingReportOptions } from '../../../shared/contract/reports.contract.ts';
import type { SlippingRow } from '../../../shared/contract/rhythm.contract.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { rawOf } from '../../db/open.ts';
import { namingOf } from '../dealers/dealers.repo.ts';
import { slippingRows } from '../rhythm/rhythm.service.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { readFileSettings } from './fileSettings.data.ts';
import { reportFormat } from './reportFormat.ts';
import { reportTexts } from './reportTexts.ts';
import { slippingPage } from './slipping.report.ts';
import { slippingWorkbook } from './slipping.sheet.ts';
import type { SlippingPaper } from './slippingWords.ts';

/** Who slips, ranked by the money at stake; paper ends where the options say, the workbook has all. @throws AppError score_no_orders */
export async function buildSlippingReport(options: SlippingReportOptions, env: ReportEnv): Promise<BuiltReport> {
  const { asOf, dealers, rows } = await slippingRows(env, options.asOf);
  if (asOf === null) throw new AppError('score_no_orders');
  env.port.checkCancelled();
  const settings = readFileSettings(rawOf(env.db));
  const naming = namingOf(env.db, null);
  const sum = (list: readonly SlippingRow[]) => list.reduce((total, { atStakeMinor }) => total + atStakeMinor, 0);
  const paper: SlippingPaper = {
    asOf,
    dealers,
    rows,
    shown: rows.slice(0, options.limit),
    atStakeMinor: sum(rows),
    leftMinor: sum(rows.slice(options.limit)),
    naming,
    options,
    company: settings.companyName,
    currency: settings.currency,
    printedAt: env.clock.now(),
    lang: options.lang,
    t: reportTexts(options.lang, settings.dealerNoun),
    f: reportFormat(options.lang, settings.currency, options.unit),
  };
  return {
    page: (styles) => slippingPage(paper, styles),
    workbook: () => slippingWorkbook(paper),
    rows: rows.length,
  };
}
