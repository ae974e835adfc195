import { copyFile, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Parsed } from '../../../shared/contract/index.ts';
import type { TableFormat } from '../../../shared/contract/tableFormat.ts';
import type { ReportId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { writeFinished } from '../../spreadsheets/finishedFile.ts';
import { writeTables } from '../../spreadsheets/writeTables.ts';
import { readLogo } from '../settings/logo.service.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { withFonts, withLogo } from './frame.report.ts';
import { onPaper } from './paper.report.ts';
import { fontFaces } from './reportFonts.ts';
import { buildKind } from './reportKinds.ts';

export type ReportParams = Parsed<'reports.build'> & { reportId: ReportId };

/** Pages that wait to be shown; older ones go. */
const KEPT_PAGES = 8;
/** What waits in the temporary folder is the owner's alone. */
const OWN = { mode: 0o600 };

/**
 * Builds one report: a page to be shown, or a page, a PDF or a workbook under the chosen name. Nothing is left behind
 * under that name when it fails or is cancelled.
 * @throws AppError score_no_orders, not_found, file_ref_gone, not_writable, disk_full, report_no_browser, cancelled
 */
export async function buildReport(params: ReportParams, env: ReportEnv): Promise<void> {
  const { format, file } = params;
  env.port.progress('reading', 0, null);
  const target = file === undefined ? undefined : (await env.resolveFile(file, 'write')).path;
  const built = await buildKind(params.options, env, { freeze: params.freeze });
  env.port.checkCancelled();
  if (format === 'html' && target === undefined) {
    const page = await makePage(built, params, env);
    await writeFinished(pagePath(env, params.reportId), (temporary) => writeFile(temporary, page, OWN));
    await dropOldPages(env.tempDir);
    return;
  }
  if (target === undefined) throw new AppError('invalid_input', { field: 'file' });
  if (format === 'pdf') await writePdf(target, await makePage(built, params, env), params.reportId, env);
  else if (format === 'html') await writePage(target, await makePage(built, params, env), env);
  else await writeSheets(target, built, { ...params, format }, env);
}

async function makePage(built: BuiltReport, { paper }: Pick<ReportParams, 'paper'>, env: ReportEnv): Promise<string> {
  env.port.progress('building', 0, null);
  const page = await built.page(await readFile(join(env.resourcesDir, 'print.css'), 'utf8'));
  env.port.checkCancelled();
  const fonts = await fontFaces(page, join(env.resourcesDir, 'fonts'));
  return onPaper(withFonts(withLogo(page, await readLogo(env.db)), fonts), paper);
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

async function writeSheets(
  target: string,
  built: BuiltReport,
  { paper, format }: Pick<ReportParams, 'paper'> & { format: TableFormat },
  env: ReportEnv,
): Promise<void> {
  if (built.workbook === undefined) throw new AppError('invalid_input', { field: 'format' });
  await writeTables(
    target,
    {
      ...built.workbook(),
      paper,
      onProgress: (done) => {
        env.port.progress('writing', done, Math.max(built.rows, done));
        env.port.checkCancelled();
      },
    },
    format,
  );
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
