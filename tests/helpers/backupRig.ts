import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { EngineOptions } from '../../src/main/engine/createEngine.ts';
import { writeCsv } from './csv.ts';
import { importFile } from './importFile.ts';
import { BILLS, DEALERS } from './importRig.ts';
import { startTestEngine, type TestEngine } from './testEngine.ts';

export interface BackupRig {
  dir: string;
  /** The owner's stick. */
  stick: string;
  engine: TestEngine;
  start(options?: Partial<EngineOptions> & { dir?: string; dataFile?: string }): Promise<TestEngine>;
  /** Two dealers and three bills. */
  fill(engine?: TestEngine): Promise<void>;
  choose(engine?: TestEngine): Promise<void>;
  /** What lies on the stick. */
  onStick(): string[];
}

/** A shop and a stick, new for every test of the file that calls this. */
export function backupRig(): BackupRig {
  const rig = {} as BackupRig; // filled before each test
  const engines: TestEngine[] = [];
  beforeEach(async () => {
    rig.dir = mkdtempSync(join(tmpdir(), 'dealerdesk-backups-'));
    rig.stick = join(rig.dir, 'stick');
    mkdirSync(rig.stick);
    rig.start = async (options = {}) => {
      const dir = options.dir ?? mkdtempSync(join(rig.dir, 'pc-'));
      const engine = await startTestEngine({ ...options, dir });
      engines.push(engine);
      return engine;
    };
    rig.engine = await rig.start();
    rig.fill = async (engine = rig.engine) => {
      await importFile(engine, writeCsv(rig.dir, DEALERS), { kind: 'dealers' });
      await importFile(engine, writeCsv(rig.dir, BILLS), { kind: 'orders' });
    };
    rig.choose = async (engine = rig.engine) => {
      const { place } = await engine.ask('backups.lookAtPlace', { path: rig.stick });
      await engine.ask('backups.choosePlace', { place });
    };
    rig.onStick = () => readdirSync(rig.stick).toSorted();
  });
  afterEach(async () => {
    for (const engine of engines.splice(0)) await engine.close();
    rmSync(rig.dir, { recursive: true, force: true });
  });
  return rig;
}
