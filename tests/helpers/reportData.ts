import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openWriter, type RawDb, typed } from '../../src/main/db/open.ts';
import { bumpDataRevision } from '../../src/main/db/revision.ts';
import { prepareFile } from '../../src/main/features/data/prepareFile.ts';
import { refreshDealerDays } from '../../src/main/features/orders/orders.service.ts';
import type { ReportEnv } from '../../src/main/features/reports/builtReport.ts';
import { buildReport, type ReportParams } from '../../src/main/features/reports/reports.job.ts';
import { scoreLive } from '../../src/main/features/scoring/scoring.job.ts';
import { scoringOps } from '../../src/main/features/scoring/scoring.ops.ts';
import { visitSheetsOps } from '../../src/main/features/visits/visitSheets.ops.ts';
import { browserPdf } from '../../src/main/hosts/browserPdf.ts';
import type { JobPort } from '../../src/main/jobs/jobPort.ts';
import { type Clock, fixedClock } from '../../src/main/runtime/clock.ts';
import type { Ctx } from '../../src/main/runtime/context.ts';
import { newUid } from '../../src/main/runtime/ids.ts';
import { silentLogger } from '../../src/main/runtime/logger.ts';
import { type OptionsOf, type ReportKind, ReportOptions } from '../../src/shared/contract/reports.contract.ts';
import { FileRef, JobId, ReportId } from '../../src/shared/domain/ids.ts';
import { AppError } from '../../src/shared/errors/appError.ts';

export interface GivenDealer {
  name: string;
  code?: string;
  city?: string;
  district?: string;
  repId?: number;
  originalGrade?: string;
  excluded?: boolean;
  openedOn?: string;
}

type Kind = 'sale' | 'return' | 'exchange' | 'gift' | 'reversal';

/** One bill: day, amount in minor units, kind. */
export type GivenOrder = readonly [day: string, netMinor: number, kind?: Kind];

/** Options of a report, of the tier report where no kind is given. */
type AnyOptions = { [K in ReportKind]: Partial<OptionsOf<K>> }[ReportKind];

/** A data file in a folder of its own with what a report needs, scored by the program's own jobs. */
export interface ReportFile {
  dir: string;
  raw: RawDb;
  env: ReportEnv;
  /** Flip to true: the next look at it ends the job. */
  cancelled: { now: boolean };
  rep(name: string): number;
  dealer(dealer: GivenDealer, orders?: readonly GivenOrder[]): number;
  order(dealerId: number, ...orders: readonly GivenOrder[]): void;
  setting(key: string, value: string): void;
  /** Scores the live result as of the data's cut-off. */
  score(): Promise<void>;
  freeze(): Promise<number>;
  build(
    params: Partial<Omit<ReportParams, 'options' | 'reportId'>> & {
      options?: AnyOptions;
      path?: string;
    },
  ): Promise<string>;
  close(): void;
}

const RESOURCES = resolve(import.meta.dirname, '../../resources');

/** @param today the fixed day on which everything happens */
export async function reportFile(today = '2026-11-25'): Promise<ReportFile> {
  const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-report-'));
  const raw = openWriter(join(dir, 'shop.dealerdesk'));
  const db = typed(raw);
  const clock: Clock = fixedClock(today);
  const ctx: Ctx = {
    db,
    clock,
    log: silentLogger,
    resourcesDir: RESOURCES,
    operatorId: null,
    startJob: () => JobId.parse('none'),
  };
  await prepareFile(db, ctx);
  raw.prepare("INSERT INTO source (name, created_at) VALUES ('books', 0)").run();
  const cancelled = { now: false };
  const env = createEnv(ctx, dir, cancelled);
  const insert = inserter(raw, clock);
  return {
    dir,
    raw,
    env,
    cancelled,
    ...insert,
    async score() {
      raw.exec(
        'CREATE TEMP TABLE IF NOT EXISTS touched_dealer (id INTEGER PRIMARY KEY); DELETE FROM touched_dealer; INSERT INTO touched_dealer SELECT id FROM dealer',
      );
      refreshDealerDays(db);
      bumpDataRevision(db);
      await scoreLive(env);
    },
    async freeze() {
      const runId = await env.port.run('scoring.storeFrozen', { reason: 'printed' });
      if (runId === null) throw new Error('nothing to freeze');
      return runId;
    },
    async build({ options = {}, path, format = 'html', freeze = false, paper = 'A4' }) {
      const reportId = ReportId.parse(`r${Math.random().toString(36).slice(2)}`);
      const file = path === undefined ? {} : { file: FileRef.parse(path) };
      await buildReport(
        {
          options: ReportOptions.parse({ kind: 'tier', lang: 'zh-CN', ...options }),
          format,
          freeze,
          paper,
          ...file,
          reportId,
        },
        env,
      );
      return path ?? join(dir, `report-${reportId}.html`);
    },
    close() {
      raw.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function createEnv(ctx: Ctx, dir: string, cancelled: { now: boolean }): ReportEnv {
  const checkCancelled = () => {
    if (cancelled.now) throw new AppError('cancelled');
  };
  const opPort = { progress: () => undefined, checkCancelled };
  // The engine pairs a name with its operation's types; here they are called by name as the writer does.
  const ops = { ...scoringOps, ...visitSheetsOps };
  const run = (op: keyof typeof ops, payload: unknown) => ops[op].run(ctx, payload as never, opPort);
  const port: JobPort<typeof ops> = {
    ...opPort,
    send: async (op, payload) => {
      await run(op, payload);
    },
    run: async (op, payload) => (await run(op, payload)) as never,
  };
  return {
    db: ctx.db,
    port,
    clock: ctx.clock,
    log: ctx.log,
    tempDir: dir,
    resourcesDir: ctx.resourcesDir,
    operatorId: ctx.operatorId,
    resolveFile: async (ref) => ({ path: ref, name: ref }),
    isRunning: async () => false,
    htmlToPdf: (htmlPath, pdfPath) => browserPdf(htmlPath, pdfPath),
  };
}

function inserter(raw: RawDb, clock: Clock) {
  const dealer = raw.prepare(
    `INSERT INTO dealer (uid, code, name, name_key, sort_key, city, district, original_grade, excluded, opened_on, created_at, updated_at)
     VALUES (@uid, @code, @name, @name, @name, @city, @district, @originalGrade, @excluded, @openedOn, 0, 0)`,
  );
  const owner = raw.prepare(
    "INSERT INTO dealer_owner (dealer_id, rep_id, from_on, created_at) VALUES (?, ?, '2000-01-01', 0)",
  );
  const order = raw.prepare(
    `INSERT INTO orders (dealer_id, source_id, kind, ordered_on, net_minor, ordinal) VALUES (?, 1, ?, ?, ?, ?)`,
  );
  let ordinal = 0;
  const addOrders = (dealerId: number, ...orders: readonly GivenOrder[]) => {
    for (const [day, netMinor, kind = 'sale'] of orders) order.run(dealerId, kind, day, netMinor, ordinal++);
  };
  return {
    rep(name: string): number {
      const { lastInsertRowid } = raw
        .prepare('INSERT INTO rep (uid, name, name_key, sort_key, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)')
        .run(newUid(), name, name, name, clock.now(), clock.now());
      return Number(lastInsertRowid);
    },
    dealer(given: GivenDealer, orders: readonly GivenOrder[] = []): number {
      const { repId, excluded = false, ...rest } = given;
      const row = {
        code: '',
        city: '',
        district: '',
        originalGrade: '',
        openedOn: null,
        ...rest,
        excluded: Number(excluded),
        uid: newUid(),
      };
      const id = Number(dealer.run(row).lastInsertRowid);
      if (repId !== undefined) owner.run(id, repId);
      addOrders(id, ...orders);
      return id;
    },
    order: addOrders,
    setting(key: string, value: string): void {
      raw.prepare('INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)').run(key, value);
    },
  };
}
