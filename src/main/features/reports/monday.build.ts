import type { MondayReportOptions } from '../../../shared/contract/reports.contract.ts';
import { nextMeeting, weekOf } from '../../../shared/domain/week.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { rawOf } from '../../db/open.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { readFileSettings } from './fileSettings.data.ts';
import { readMonday } from './monday.data.ts';
import { mondayPage } from './monday.report.ts';
import { countOf, ownersPart, repParts } from './monday.rules.ts';
import { mondayWorkbook } from './monday.sheet.ts';
import type { MondayPaper } from './mondayWords.ts';
import { reportFormat } from './reportFormat.ts';
import { reportTexts } from './reportTexts.ts';

/** The Monday sheet: one page for the owner, one part for each rep. @throws AppError score_no_orders, cancelled */
export async function buildMondayReport(options: MondayReportOptions, env: ReportEnv): Promise<BuiltReport> {
  const today = env.clock.today();
  const week = options.day === undefined ? nextMeeting(today) : weekOf(options.day);
  const data = await readMonday(env.db, week, today);
  if (data === undefined) throw new AppError('score_no_orders');
  env.port.checkCancelled();
  const settings = readFileSettings(rawOf(env.db));
  const paper: MondayPaper = {
    ...data,
    week,
    owner: ownersPart(data.lists),
    reps: options.withReps ? repParts(data.lists) : [],
    options,
    company: settings.companyName,
    currency: settings.currency,
    printedAt: env.clock.now(),
    t: reportTexts(options.lang, settings.dealerNoun),
    f: reportFormat(options.lang, settings.currency, options.unit),
  };
  return {
    page: (styles) => mondayPage(paper, styles),
    workbook: () => mondayWorkbook(paper),
    rows: countOf(data.lists),
  };
}
