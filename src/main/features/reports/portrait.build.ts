import type { PortraitReportOptions } from '../../../shared/contract/reports.contract.ts';
import { comparable, growthOf, medianAmount, QUADRANTS, quadrantOf } from '../../../shared/domain/quadrants.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { rawOf } from '../../db/open.ts';
import { points, portrait } from '../scoring/portrait.repo.ts';
import { findLiveRun } from '../scoring/scoring.repo.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { readFileSettings } from './fileSettings.data.ts';
import { portraitPage } from './portrait.report.ts';
import { portraitWorkbook } from './portrait.sheet.ts';
import type { PortraitPaper } from './portraitWords.ts';
import { reportFormat } from './reportFormat.ts';
import { reportTexts } from './reportTexts.ts';

/** As many as the pictures of the page hold; the figures of the curve and the regions are of all. */
const MOST_POINTS = 20_000;

/** The overview of segments for paper. @throws AppError score_no_orders, cancelled */
export async function buildPortraitReport(options: PortraitReportOptions, env: ReportEnv): Promise<BuiltReport> {
  const run = await findLiveRun(env.db);
  const of = await portrait(env.db);
  const all = await points(env.db, { limit: MOST_POINTS });
  if (run === undefined || of === null || all === null) throw new AppError('score_no_orders');
  env.port.checkCancelled();
  const settings = readFileSettings(rawOf(env.db));
  const grown = comparable(
    all.amountMinor.map((amountMinor, at) => ({
      amountMinor,
      growth: growthOf(amountMinor, all.amountPrevMinor?.[at] ?? 0),
    })),
  );
  const median = medianAmount(grown);
  const paper: PortraitPaper = {
    run,
    ...of,
    amounts: all.amountMinor,
    median,
    quadrants: QUADRANTS.map((quadrant) => {
      const inside = grown.filter((each) => quadrantOf(each, median) === quadrant);
      return {
        quadrant,
        dealers: inside.length,
        amountMinor: inside.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      };
    }),
    options,
    company: settings.companyName,
    currency: settings.currency,
    printedAt: env.clock.now(),
    t: reportTexts(options.lang, settings.dealerNoun),
    f: reportFormat(options.lang, settings.currency, options.unit),
  };
  return {
    page: (styles) => portraitPage(paper, styles),
    workbook: () => portraitWorkbook(paper),
    rows: paper.regions.length + paper.cells.length,
  };
}
