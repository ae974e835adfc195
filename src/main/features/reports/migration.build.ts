import type { MigrationReportOptions } from '../../../shared/contract/reports.contract.ts';
import { RunId } from '../../../shared/domain/ids.ts';
import { rawOf } from '../../db/open.ts';
import { explained, rankOf, readMigration } from '../scoring/migration.repo.ts';
import { movedOnly, movesOf } from '../scoring/migration.rules.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { readFileSettings } from './fileSettings.data.ts';
import { frozenRun } from './frozenRun.ts';
import { migrationPage } from './migration.report.ts';
import { migrationWorkbook } from './migration.sheet.ts';
import type { MigrationPaper } from './migrationWords.ts';
import { reportFormat } from './reportFormat.ts';
import { withinSegments } from './reportSegments.data.ts';
import { reportTexts } from './reportTexts.ts';
import { isWithin } from './withinSegments.ts';

/**
 * Tier by tier from the owner's grades or a run to a run; the live result is frozen first where it goes to paper.
 * @throws AppError score_no_orders, not_found, field_hidden, cancelled
 */
export async function buildMigrationReport(
  options: MigrationReportOptions,
  env: ReportEnv,
  { freeze }: { freeze: boolean },
): Promise<BuiltReport> {
  const frozen = options.to ?? (freeze ? await frozenRun(env, 'compared') : null);
  const to = frozen === null ? null : RunId.parse(frozen);
  const migration = await readMigration(env.db, { from: options.from, to });
  env.port.checkCancelled();
  const within = await withinSegments(env, options.segments);
  const { from, to: run } = migration;
  const moves = migration.moves.filter(({ dealerId }) => isWithin(within, dealerId));
  const settings = readFileSettings(rawOf(env.db));
  const paper: MigrationPaper = {
    from,
    to: run,
    ...movesOf(moves, rankOf(from?.rules ?? run.rules, run.rules)),
    rows: explained(env, { run, runId: to }, movedOnly(moves)),
    options,
    segmentNames: within.names,
    company: settings.companyName,
    currency: settings.currency,
    printedAt: env.clock.now(),
    lang: options.lang,
    t: reportTexts(options.lang, settings.dealerNoun),
    f: reportFormat(options.lang, settings.currency, options.unit),
  };
  return {
    page: (styles) => migrationPage(paper, styles),
    workbook: () => migrationWorkbook(paper),
    rows: paper.rows.length,
  };
}
