import type { PortraitReportOptions } from '../../../shared/contract/reports.contract.ts';
import type { RunSummary } from '../../../shared/contract/scoring.contract.ts';
import { nothingBefore } from '../../../shared/domain/movesApart.ts';
import { comparable, growthOf, medianAmount, QUADRANTS, quadrantOf } from '../../../shared/domain/quadrants.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { overview } from '../lifecycle/lifecycle.service.ts';
import { earlierRun, rankOf, readMigration } from '../scoring/migration.repo.ts';
import { movesOf } from '../scoring/migration.rules.ts';
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
  const stages = await overview(env, {});
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
    steps: stages.steps,
    stages: stages.asOf === null ? [] : stages.stages,
    moves: await readMoves(env.db, run),
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

/** Since the newest kept result as of an earlier day; where there is none, against the owner's own grades. */
async function readMoves(db: Db, live: RunSummary): Promise<PortraitPaper['moves']> {
  const from = await earlierRun(db, live);
  const { moves } = await readMigration(db, { from: from?.runId ?? 'original', to: null });
  const all = movesOf(moves, rankOf((from ?? live).rules, live.rules));
  return nothingBefore(all) ? null : { ...all, from, to: live };
}
