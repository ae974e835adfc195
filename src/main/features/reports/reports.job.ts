import { copyFile, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Parsed } from '../../../shared/contract/index.ts';
import type { ReportId } from '../../../shared/domain/ids.ts';
import { AppError, isAppError } from '../../../shared/errors/appError.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import { localDayOf } from '../../runtime/clock.ts';
import { writeFinished } from '../../spreadsheets/finishedFile.ts';
import { writeWorkbook } from '../../spreadsheets/writeWorkbook.ts';
import { normaliseGrade } from '../imports/readWord.rules.ts';
import { findFrozenTwin } from '../scoring/freeze.ts';
import type { scoringOps } from '../scoring/scoring.ops.ts';
import { withFonts } from './frame.report.ts';
import { fontFaces } from './reportFonts.ts';
import { reportFormat } from './reportFormat.ts';
import { reportTexts } from './reportTexts.ts';
import { readTierFigures, runCreatedAt } from './tierReport.data.ts';
import type { TierReport } from './tierReport.model.ts';
import { tierReportPage } from './tierReport.report.ts';
import { makeTierReport } from './tierReport.rules.ts';
import { tierWorkbook } from './tierReport.sheet.ts';
import type { PageWords } from './tierWords.ts';

/** What a report needs of the job worker: reading, one operation of the writer, files and the host's printer. */
export type ReportEnv = JobEnv<typeof scoringOps>;

export type ReportParams = Parsed<'reports.build'> & { reportId: ReportId };

/** Pages that wait to be shown; older ones go. */
const KEPT_PAGES = 8;
/** What waits in the temporary folder is the owner's alone. */
const OWN = { mode: 0o600 };

interface Built {
  report: TierReport;
  words: PageWords;
  servedOn: string;
}

/**
 * Builds one report: a page to be shown, or a page, a PDF or a workbook under the chosen name. Nothing is left behind
 * under that name when it fails or is cancelled.
 * @throws AppError score_no_orders, not_found, file_ref_gone, not_writable, disk_full, report_no_browser, cancelled
 */
export async function buildReport(params: ReportParams, env: ReportEnv): Promise<void> {
  const { format, file } = params;
  env.port.progress('reading', 0, null);
  const target = file === undefined ? undefined : (await env.resolveFile(file, 'write')).path;
  const built = await readReport(params, env);
  env.port.checkCancelled();
  if (format === 'html' && target === undefined) {
    const page = await makePage(built, params, env);
    await writeFinished(pagePath(env, params.reportId), (temporary) => writeFile(temporary, page, OWN));
    await dropOldPages(env.tempDir);
    return;
  }
  if (target === undefined) throw new AppError('invalid_input', { field: 'file' });
  if (format === 'xlsx') await writeSheets(target, built, env);
  else if (format === 'pdf') await writePdf(target, await makePage(built, params, env), params.reportId, env);
  else await writePage(target, await makePage(built, params, env), env);
}

async function readReport(params: ReportParams, env: ReportEnv): Promise<Built> {
  const { options } = params;
  const runId = options.runId ?? (params.freeze ? await frozenRun(env) : null);
  const servedOn = runId === null ? env.clock.today() : localDayOf(runCreatedAt(env.db, runId));
  const figures = readTierFigures(env.db, runId, servedOn);
  env.port.checkCancelled();
  const report = makeTierReport(figures, { ...options, printedAt: env.clock.now(), gradeOf: normaliseGrade });
  const t = reportTexts(options.lang, figures.dealerNoun);
  const f = reportFormat(options.lang, figures.currency, options.unit);
  return { report, servedOn, words: { t, f, head: report.head, compares: report.comparison?.kind ?? null } };
}

/**
 * The run that is printed must recompute for ever: the live result is frozen, unless the same one is already. A file that
 * can only be looked at is printed from its live result, if that has not been frozen before.
 */
async function frozenRun(env: ReportEnv): Promise<number | null> {
  try {
    const runId = await env.port.run('scoring.storeFrozen', { reason: 'printed' });
    if (runId === null) throw new AppError('score_no_orders');
    return runId;
  } catch (error) {
    if (isAppError(error) && error.code === 'file_read_only') return findFrozenTwin(env.db) ?? null;
    throw error;
  }
}

async function makePage({ report, words, servedOn }: Built, params: ReportParams, env: ReportEnv): Promise<string> {
  env.port.progress('building', 0, null);
  const styles = await readFile(join(env.resourcesDir, 'print.css'), 'utf8');
  const page = tierReportPage(report, { lang: params.options.lang, t: words.t, f: words.f, styles, servedOn });
  env.port.checkCancelled();
  return withFonts(page, await fontFaces(page, join(env.resourcesDir, 'fonts')));
}

async function writePage(target: string, page: string, env: ReportEnv): Promise<void> {
  env.port.checkCancelled();
  env.port.progress('writing', 0, null);
  await writeFinished(target, (temporary) => writeFile(temporary, page));
}

async function writePdf(target: string, page: string, reportId: string, env: ReportEnv): Promise<void> {
  const htmlPath = join(env.tempDir, `print-${reportId}.html`);
  const pdfPath = join(env.tempDir, `print-${reportId}.pdf`);
  try {
    await writeFinished(htmlPath, (temporary) => writeFile(temporary, page, OWN));
    env.port.checkCancelled();
    env.port.progress('printing', 0, null);
    await env.htmlToPdf(htmlPath, pdfPath);
    env.port.checkCancelled();
    env.port.progress('writing', 0, null);
    await writeFinished(target, (temporary) => copyFile(pdfPath, temporary));
  } finally {
    await rm(htmlPath, { force: true });
    await rm(pdfPath, { force: true });
  }
}

async function writeSheets(target: string, { report, words, servedOn }: Built, env: ReportEnv): Promise<void> {
  const rows = report.listTotal.dealers + report.ungraded.length + report.excluded.length;
  await writeWorkbook(target, {
    ...tierWorkbook(report, words, servedOn),
    onProgress: (done) => {
      env.port.progress('writing', done, Math.max(rows, done));
      env.port.checkCancelled();
    },
  });
}

function pagePath(env: ReportEnv, reportId: string): string {
  return join(env.tempDir, `report-${reportId}.html`);
}

async function dropOldPages(dir: string): Promise<void> {
  const names = (await readdir(dir)).filter((name) => /^report-.*\.html$/.test(name));
  const pages = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(dir, name))).mtimeMs })));
  const old = pages.sort((a, b) => b.at - a.at).slice(KEPT_PAGES);
  await Promise.all(old.map(({ name }) => rm(join(dir, name), { force: true })));
}
