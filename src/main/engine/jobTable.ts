import type { JobKind } from '../../shared/contract/events.ts';
import type { Parsed } from '../../shared/contract/index.ts';
import { tierName } from '../../shared/domain/tiers.ts';
import { editInBulk } from '../features/bulk/bulk.job.ts';
import { readOldCaseFile } from '../features/cases/readOldCases.job.ts';
import { runClusters } from '../features/clusters/clusters.job.ts';
import { writeActs } from '../features/data/actsExport.job.ts';
import { undoInSteps } from '../features/data/data.job.ts';
import { writeDealerExport } from '../features/dealers/dealers.export.ts';
import { namingOf } from '../features/dealers/dealers.repo.ts';
import { eraseDealers } from '../features/dealers/erase.service.ts';
import { searchDoubles } from '../features/doubles/doubles.job.ts';
import { addFile, saveFileAs } from '../features/files/files.job.ts';
import { runForecast } from '../features/forecasts/forecasts.job.ts';
import { writeWorksheet } from '../features/health/worksheet.job.ts';
import { writeDifferences } from '../features/imports/differences.job.ts';
import { checkBatch, commitBatch, inspectFile, undoImport } from '../features/imports/imports.job.ts';
import { writeRejected } from '../features/imports/rejected.job.ts';
import { pasteBlock } from '../features/paste/paste.job.ts';
import { runPredictions } from '../features/predictions/predictions.job.ts';
import { saveRecipe, takeRecipe } from '../features/recipes/recipes.job.ts';
import { buildReport } from '../features/reports/reports.job.ts';
import { fillSample, writeSampleWorkbook } from '../features/samples/samples.job.ts';
import { scoreRun } from '../features/scoring/scoring.job.ts';
import { writeCallList } from '../features/segments/callList.ts';
import { keepMoment } from '../features/segments/segments.job.ts';
import { readAnswers } from '../features/surveys/readAnswers.job.ts';
import { exportTable } from '../features/tables/tables.job.ts';
import { takeWhole } from '../features/transfer/takeWhole.job.ts';
import { exportWhole } from '../features/transfer/transfer.job.ts';
import { runVisitPlan } from '../features/visits/plan.job.ts';
import { readBook } from '../features/visits/readBook.job.ts';
import type { JobEnv } from '../jobs/jobPort.ts';
import type { Parser } from '../spreadsheets/parser.ts';
import { askerOf } from './jobAsker.ts';
import { calculateLive } from './liveJob.ts';
import type { Ops } from './writerOps.ts';

/** What the job worker lends to every job. */
export type EngineJobEnv = JobEnv<Ops> & { parser: Parser };

/** A job answers nothing, or the counts that its starter tells. */
type AnyJob = (params: never, env: EngineJobEnv) => Promise<unknown>;

/** Copies are made by the engine itself: they must outlive the open file. */
type FileJobKind = Exclude<JobKind, `backups.${string}`>;

const jobs: Record<FileJobKind, AnyJob> = {
  'imports.inspect': inspectFile,
  'imports.check': checkBatch,
  // The result that the import is about to move is kept: what it changed can be told for ever.
  'imports.commit': (params: { batchId: number }, env) =>
    commitBatch(params, env, () => env.port.run('scoring.storeFrozen', { reason: 'before_import' })),
  'imports.undo': undoImport,
  'imports.rejected': writeRejected,
  'imports.differences': writeDifferences,
  'recipes.save': saveRecipe,
  'recipes.take': takeRecipe,
  'scoring.live': (_params, env) => calculateLive(env),
  'scoring.run': scoreRun,
  'clusters.run': runClusters,
  'predictions.run': runPredictions,
  'forecasts.run': runForecast,
  'segments.keep': (_params, env) => keepMoment(env),
  'segments.export': writeCallList,
  'reports.build': buildReport,
  'dealers.export': writeDealerExport,
  'dealers.erase': eraseDealers,
  'doubles.find': searchDoubles,
  'bulk.edit': editInBulk,
  'paste.write': pasteBlock,
  'data.export': (params: Parsed<'data.export'>, env) => {
    const naming = namingOf(env.db, null);
    return writeActs(params, env, (code) => tierName(naming, code));
  },
  'data.undo': undoInSteps,
  'health.worksheet': writeWorksheet,
  'samples.fill': fillSample,
  'files.add': addFile,
  'files.saveAs': saveFileAs,
  'samples.workbooks': writeSampleWorkbook,
  'tables.export': (params: Parsed<'tables.export'>, env) => exportTable(params, env, askerOf(env)),
  'visits.readBook': readBook,
  'surveys.readFile': readAnswers,
  'cases.readFile': readOldCaseFile,
  'visits.plan': runVisitPlan,
  'transfer.export': exportWhole,
  'transfer.take': takeWhole,
};

export function jobOf(kind: JobKind): AnyJob {
  if (!Object.hasOwn(jobs, kind)) throw new Error(`no such job: ${kind}`);
  return jobs[kind as FileJobKind]; // just looked up
}
