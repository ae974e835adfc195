import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { EngineOptions } from '../../src/main/engine/createEngine.ts';
import { AppError } from '../../src/shared/errors/appError.ts';
import { writeCsv } from './csv.ts';
import { importFile } from './importFile.ts';
import { startTestEngine, type TestEngine } from './testEngine.ts';

/** An engine with an empty data file and a folder for lists, new for every test of the file that calls this. */
export function importRig(options: Partial<EngineOptions> = {}): { engine: TestEngine; dir: string } {
  // Filled before each test.
  const rig = {} as { engine: TestEngine; dir: string };
  beforeEach(async () => {
    rig.dir = mkdtempSync(join(tmpdir(), 'dealerdesk-imports-'));
    rig.engine = await startTestEngine(options);
  });
  afterEach(async () => {
    await rig.engine.stop();
    rmSync(rig.dir, { recursive: true, force: true });
  });
  return rig;
}

/** The same with a list of dealers and one of bills imported, and graded. */
export function gradedRig(
  { dealers, bills }: { dealers: string[][]; bills: string[][] },
  options: Partial<EngineOptions> = {},
): { engine: TestEngine; dir: string } {
  const rig = importRig(options);
  beforeEach(async () => {
    await importFile(rig.engine, writeCsv(rig.dir, dealers), { kind: 'dealers' });
    await importFile(rig.engine, writeCsv(rig.dir, bills), { kind: 'orders' });
    await rig.engine.scoreLive();
  });
  return rig;
}

/** Two dealers below a title. */
export const DEALERS = [
  ['客户资料表', '', '', ''],
  ['客户编号', '客户名称', '手机', '业务员'],
  ['K01', '城东便利店', '13900000001', '王伟'],
  ['K02', '河西批发部', '13900000002', '李娜'],
];
/** Two sales and a return of theirs. */
export const BILLS = [
  ['单据日期', '单据编号', '客户编号', '金额'],
  ['2026-09-01', 'XS001', 'K01', '1200.50'],
  ['2026-10-02', 'XS002', 'K02', '300'],
  ['2026-10-05', 'XS003', 'K01', '-100.25'],
];

/** The code a call fails with. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
}
