import type { VisitPlanReportOptions } from '../../../shared/contract/reports.contract.ts';
import { weekOf } from '../../../shared/domain/week.ts';
import { isAppError } from '../../../shared/errors/appError.ts';
import { rawOf } from '../../db/open.ts';
import { namingOf } from '../dealers/dealers.repo.ts';
import type { SheetSpan } from '../visits/sheets.repo.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { readFileSettings } from './fileSettings.data.ts';
import { reportFormat } from './reportFormat.ts';
import { reportTexts } from './reportTexts.ts';
import { readPlanSheets } from './visitPlan.data.ts';
import { visitPlanPage } from './visitPlan.report.ts';
import { visitPlanWorkbook } from './visitPlan.sheet.ts';
import { whyNoVisits } from './visitPlanEmpty.ts';
import { visitPlanPhone } from './visitPlanPhone.report.ts';
import type { VisitPlanPaper } from './visitPlanWords.ts';

/** The visit sheets of some days. What goes out is numbered first, for ever. @throws AppError cancelled */
export async function buildVisitPlan(
  options: VisitPlanReportOptions,
  env: ReportEnv,
  { freeze }: { freeze: boolean },
): Promise<BuiltReport> {
  const week = weekOf(env.clock.today());
  const from = options.from ?? week.from;
  const to = options.to ?? (options.from === undefined ? week.to : from);
  const { reps, sheets: only } = options;
  const span: SheetSpan = { from, to: to < from ? from : to, reps, sheets: only };
  if (freeze) await issued(env, span);
  const sheets = await readPlanSheets(env, span);
  const settings = readFileSettings(rawOf(env.db));
  const t = reportTexts(options.lang, settings.dealerNoun);
  const f = reportFormat(options.lang, settings.currency, options.unit);
  const paper: VisitPlanPaper = {
    sheets,
    why: sheets.length > 0 ? [] : whyNoVisits(env.db, span, { t, f }),
    from: span.from,
    to: span.to,
    company: settings.companyName,
    currency: settings.currency,
    naming: namingOf(env.db, null),
    options,
    printedAt: env.clock.now(),
    t,
    f,
  };
  return {
    page: (styles) => (options.form === 'phone' ? visitPlanPhone(paper, styles) : visitPlanPage(paper, styles)),
    workbook: () => visitPlanWorkbook(paper),
    rows: sheets.reduce((sum, { lines }) => sum + lines.length, 0),
  };
}

/** A file that can only be looked at is printed with the numbers there are. */
async function issued(env: ReportEnv, span: SheetSpan): Promise<void> {
  try {
    await env.port.run('visits.issueSheets', span);
  } catch (error) {
    if (!isAppError(error) || error.code !== 'file_read_only') throw error;
  }
}
