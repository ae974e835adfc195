import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { JobState } from '../../../shared/contract/events.ts';
import type { JobId } from '../../../shared/domain/ids.ts';
import { AppError, isAppError } from '../../../shared/errors/appError.ts';
import type { Language } from '../../../shared/i18n/translator.ts';
import { createAppState } from '../../engine/appState.ts';
import { createEngine, type Engine, type EngineOptions } from '../../engine/createEngine.ts';
import { forkParser } from '../../engine/forkParser.ts';
import { operatorNamed } from '../../features/operators/operators.service.ts';
import { fileLogger } from '../../runtime/logger.ts';
import { browserPdf } from '../browserPdf.ts';
import { type HostEnvironment, readEnvironment } from '../environment.ts';

export interface CliIo {
  out(text: string): void;
  err(text: string): void;
  readStdin(): Promise<string>;
  /** Progress is shown only where somebody looks. */
  interactive: boolean;
}

/** What the desktop program lends when it runs the command line: it can start neither plain Node nor another browser. */
export interface CliHost extends Pick<EngineOptions, 'spawnParser' | 'htmlToPdf'> {
  environment: HostEnvironment;
}

export interface CommonOptions {
  file?: string;
  json: boolean;
  lang: Language;
  /** By name; everything is done and seen as by this operator. */
  operator?: string;
  host?: CliHost;
}

interface Opening {
  /** Makes the file where it is missing. */
  create?: boolean;
  currency?: string | undefined;
  /** Looks at the file beside another program that has it open. */
  readOnly?: boolean;
  /** Needs no writing: where another program has the file open, looks at it instead. */
  beside?: boolean;
  /** Works without any data file. */
  noFile?: boolean;
}

/** Runs work on an engine with the wanted file open and closes it again, whatever happens. */
export async function withEngine<R>(
  options: CommonOptions,
  opening: Opening,
  work: (engine: Engine) => Promise<R>,
): Promise<R> {
  const { environment, ...host } = options.host ?? {
    environment: readEnvironment(),
    spawnParser: forkParser,
    htmlToPdf: (htmlPath: string, pdfPath: string) => browserPdf(htmlPath, pdfPath),
  };
  const engine = createEngine({
    ...environment,
    // The command line leaves the window's memory of files and preferences alone.
    appDir: join(environment.tempDir, 'app'),
    tempDir: join(environment.tempDir, 'work'),
    log: fileLogger(join(environment.appDir, 'logs', 'dealerdesk.log')),
    ...host,
    autoScore: false,
    autoBackup: false,
    placesDir: environment.appDir,
  });
  try {
    if (opening.noFile !== true) {
      const path = options.file === undefined ? lastFile(environment.appDir) : resolve(options.file);
      const { create, readOnly, currency } = opening;
      const opened = engine.open(path, {
        ...(create === undefined ? {} : { create }),
        ...(readOnly === undefined ? {} : { readOnly }),
        ...(currency === undefined ? {} : { currency }),
      });
      await (opening.beside === true ? opened.catch((error) => lookInstead(engine, path, error)) : opened);
    }
    if (options.operator !== undefined && opening.noFile !== true) await takeSeat(engine, options.operator);
    return await work(engine);
  } finally {
    await engine.close();
    rmSync(environment.tempDir, { recursive: true, force: true });
  }
}

/** The PIN comes by the environment, where no list of processes shows it. @throws AppError operator_unknown, pin_wrong */
async function takeSeat(engine: Engine, name: string): Promise<void> {
  const id = operatorNamed(await engine.ask('operators.list', {}), name);
  await engine.ask('session.chooseOperator', { id, pin: process.env.DEALERDESK_PIN ?? '' });
}

/** @throws AppError whatever else kept the file from being opened */
async function lookInstead(engine: Engine, path: string, error: unknown): Promise<void> {
  if (!isAppError(error) || error.code !== 'file_in_use') throw error;
  await engine.open(path, { readOnly: true });
}

/** The file the window had open last. */
function lastFile(appDir: string): string {
  const { lastFile: known } = createAppState(appDir).get();
  if (known === null || !existsSync(known)) throw new AppError('no_file_open');
  return known;
}

/** Waits for a job and shows its progress. @throws AppError what the job failed with */
export async function finishJob(engine: Engine, jobId: JobId, io: CliIo): Promise<void> {
  const job = await new Promise<JobState>((done, failed) => {
    const stop = engine.onEvent((event) => {
      if (event.type !== 'job.progress' || event.job.jobId !== jobId) return;
      if (event.job.status === 'running') show(event.job);
      else finish(event.job);
    });
    const show = (state: JobState) => {
      if (io.interactive) io.err(`\r${state.phase} ${state.done}${state.total === null ? '' : `/${state.total}`}  `);
    };
    const finish = (state: JobState) => {
      stop();
      if (io.interactive) io.err('\r\u001b[K');
      done(state);
    };
    engine.ask('jobs.get', { jobId }).then((state) => {
      if (state.status !== 'running') finish(state);
    }, failed);
  });
  if (job.error) throw AppError.fromWire(job.error);
}
