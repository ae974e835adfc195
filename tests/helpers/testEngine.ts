import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createEngine, type Engine, type EngineOptions } from '../../src/main/engine/createEngine.ts';
import { forkParser } from '../../src/main/engine/forkParser.ts';
import type { SpawnParser } from '../../src/main/engine/parseHost.ts';
import { silentLogger } from '../../src/main/runtime/logger.ts';
import type { EngineEvent, JobState, Topic } from '../../src/shared/contract/events.ts';
import type { JobId } from '../../src/shared/domain/ids.ts';
import { AppError } from '../../src/shared/errors/appError.ts';

export interface TestEngine extends Engine {
  dir: string;
  dataFile: string;
  /** Topics announced so far. */
  changed: Topic[][];
  /** Waits for a job and answers how it ended. */
  settled(jobId: JobId): Promise<JobState>;
  /** Waits for a job that must succeed. */
  done(jobId: JobId): Promise<void>;
  /** Closes the engine and removes its folder. */
  stop(): Promise<void>;
}

export const RESOURCES = resolve(import.meta.dirname, '../../resources');

/** The engine and its parse process, from the sources or built. */
export interface EngineParts {
  createEngine: typeof createEngine;
  forkParser: SpawnParser;
}

/** A whole engine with real workers on a real file in a folder of its own; its clock stands at `fixedDay`. */
export async function startTestEngine(
  options: Partial<EngineOptions> & { dir?: string; dataFile?: string; currency?: string } = {},
  parts: EngineParts = { createEngine, forkParser },
): Promise<TestEngine> {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'dealerdesk-test-'));
  const dataFile = options.dataFile ?? join(dir, 'shop.dealerdesk');
  const engine = parts.createEngine({
    appDir: join(dir, 'app'),
    documentsDir: join(dir, 'documents'),
    tempDir: join(dir, 'temp'),
    resourcesDir: RESOURCES,
    version: '0.0.0-test',
    fixedDay: '2026-11-22',
    log: process.env.DEALERDESK_TEST_LOG
      ? (...entry) => process.stderr.write(`${JSON.stringify(entry)}\n`)
      : silentLogger,
    spawnParser: parts.forkParser,
    htmlToPdf: async () => {
      throw new AppError('report_no_browser');
    },
    autoScore: false,
    autoBackup: false,
    ...options,
  });
  const changed: Topic[][] = [];
  engine.onEvent((event) => {
    if (event.type === 'data.changed') changed.push(event.topics);
  });
  await engine.open(dataFile, {
    create: true,
    ...(options.currency === undefined ? {} : { currency: options.currency }),
  });
  const settled = (jobId: JobId) => waitForJob(engine, jobId);
  return Object.assign(engine, {
    dir,
    dataFile,
    changed,
    settled,
    async done(jobId: JobId) {
      const job = await settled(jobId);
      if (job.status !== 'done') throw job.error ? AppError.fromWire(job.error) : new Error(`job ${job.status}`);
    },
    async stop() {
      await engine.close();
      if (options.dir === undefined) rmSync(dir, { recursive: true, force: true });
    },
  });
}

async function waitForJob(engine: Engine, jobId: JobId): Promise<JobState> {
  return new Promise((resolveJob, reject) => {
    const stop = engine.onEvent((event: EngineEvent) => {
      if (event.type === 'job.progress' && event.job.jobId === jobId && event.job.status !== 'running')
        finish(event.job);
    });
    const finish = (job: JobState) => {
      stop();
      resolveJob(job);
    };
    engine.ask('jobs.get', { jobId }).then((job) => {
      if (job.status !== 'running') finish(job);
    }, reject);
  });
}
