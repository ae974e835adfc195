import { extname, resolve } from 'node:path';
import { RunId } from '../../../shared/domain/ids.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, finishJob, withEngine } from './cliEngine.ts';
import { type ScoreCommandOptions, scoreOnce } from './scoreCommand.ts';
import { WrongUsage } from './wrongUsage.ts';

export interface ReportCommandOptions extends ScoreCommandOptions, CommonOptions {
  out: string;
  run?: number;
}

const FORMATS = { '.pdf': 'pdf', '.xlsx': 'xlsx', '.html': 'html', '.htm': 'html' } as const;

/** Writes a report to a file whose ending says the format. */
export function runReport(options: ReportCommandOptions, kind: string, io: CliIo): Promise<boolean> {
  if (kind !== 'tier') throw new WrongUsage(`unknown report: ${kind}; there is: tier`);
  const ending = extname(options.out).toLowerCase();
  if (!Object.hasOwn(FORMATS, ending)) throw new WrongUsage('--out must end in .pdf, .xlsx or .html');
  const format = FORMATS[ending as keyof typeof FORMATS]; // checked on the line above
  // A run of its own must be saved; everything else can be printed beside an open window, but not frozen then.
  const beside = options.asOf === undefined && options.windowMonths === undefined;
  return withEngine(options, { beside }, async (engine) => {
    const runId = await wantedRun(engine, options, io);
    const path = resolve(options.out);
    const { jobId } = await engine.ask('reports.build', {
      options: { kind: 'tier', lang: options.lang, ...(runId === undefined ? {} : { runId }) },
      format,
      file: engine.vault.register(path, 'write'),
      freeze: true,
    });
    await finishJob(engine, jobId, io);
    if (options.json) io.out(`${JSON.stringify({ out: path, format, runId: runId ?? null })}\n`);
    else io.out(`${createTranslator(options.lang)('cli.report.written', { path })}\n`);
    return true;
  });
}

/** The run that was asked for; else the newest one that was saved after the last import; else the live result. */
async function wantedRun(engine: Engine, options: ReportCommandOptions, io: CliIo): Promise<RunId | undefined> {
  if (options.run !== undefined) return RunId.parse(options.run);
  if (options.asOf !== undefined || options.windowMonths !== undefined) return scoreOnce(engine, options, io);
  const { runs } = await engine.ask('scoring.runs', { limit: 20 });
  const { batches } = await engine.ask('imports.list', { limit: 1 });
  const saved = runs.find((run) => run.reason === 'saved');
  const last = Math.max(batches[0]?.committedAt ?? 0, batches[0]?.undoneAt ?? 0);
  if (saved?.runId != null && saved.createdAt >= last) return saved.runId;
  await engine.scoreLive();
  return undefined;
}
