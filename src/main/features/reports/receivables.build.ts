import type { ReceivablesReportOptions } from '../../../shared/contract/reports.contract.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { rawOf } from '../../db/open.ts';
import { dataCutOff } from '../orders/orders.service.ts';
import { sumOwing } from '../receivables/receivables.rules.ts';
import { balancesAsOf, owingDealers } from '../receivables/receivables.service.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { readFileSettings } from './fileSettings.data.ts';
import { receivablesPage } from './receivables.report.ts';
import { owingGroups } from './receivables.rules.ts';
import { receivablesWorkbook } from './receivables.sheet.ts';
import type { ReceivablesPaper } from './receivablesWords.ts';
import { reportFormat } from './reportFormat.ts';
import { withinSegments } from './reportSegments.data.ts';
import { reportTexts } from './reportTexts.ts';
import { isWithin } from './withinSegments.ts';

/** The collection list for paper. @throws AppError report_no_receivables, cancelled */
export async function buildReceivablesReport(options: ReceivablesReportOptions, env: ReportEnv): Promise<BuiltReport> {
  const raw = rawOf(env.db);
  const today = env.clock.today();
  // In one transaction: days, balances and settings are of one snapshot.
  const { asOf, cutOff, dealers, settings } = raw.transaction(() => {
    const day = balancesAsOf(env.db, today);
    return {
      asOf: day,
      cutOff: dataCutOff(env.db, today),
      dealers: day === null ? [] : owingDealers(env.db, day, today),
      settings: readFileSettings(raw),
    };
  })();
  if (asOf === null) throw new AppError('report_no_receivables');
  const within = await withinSegments(env, options.segments);
  env.port.checkCancelled();
  const wanted = dealers.filter(({ id }) => isWithin(within, id));
  const groups = owingGroups(wanted, options.shown, options.reps);
  const listed = groups.flatMap((group) => group.dealers);
  const paper: ReceivablesPaper = {
    asOf,
    cutOff,
    company: settings.companyName,
    currency: settings.currency,
    groups,
    sums: sumOwing(listed),
    all: sumOwing(dealers),
    options,
    segmentNames: within.names,
    printedAt: env.clock.now(),
    t: reportTexts(options.lang, settings.dealerNoun),
    f: reportFormat(options.lang, settings.currency, options.unit),
  };
  return {
    page: (styles) => receivablesPage(paper, styles),
    workbook: () => receivablesWorkbook(paper),
    rows: listed.length,
  };
}
