import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { startTestEngine, type TestEngine } from './testEngine.ts';

/** One data file that several engines open one after the other, each on its own day. */
export interface ReopenRig {
  dir: string;
  dataFile: string;
  start(fixedDay?: string): Promise<TestEngine>;
  stop(engine: TestEngine): Promise<void>;
}

/** A folder with the path of a data file, new for every test of the file that calls this; what is left open is stopped after it. */
export function reopenRig(): ReopenRig {
  const engines: TestEngine[] = [];
  const rig: ReopenRig = {
    // Filled before each test.
    dir: '',
    dataFile: '',
    async start(fixedDay = '2026-11-22') {
      const own = mkdtempSync(join(rig.dir, 'engine-'));
      const engine = await startTestEngine({ fixedDay, dir: own, dataFile: rig.dataFile });
      engines.push(engine);
      return engine;
    },
    async stop(engine) {
      await engine.stop();
      engines.splice(engines.indexOf(engine), 1);
    },
  };
  beforeEach(() => {
    rig.dir = mkdtempSync(join(tmpdir(), 'dealerdesk-reopen-'));
    rig.dataFile = join(rig.dir, 'shop.dealerdesk');
  });
  afterEach(async () => {
    for (const engine of engines.splice(0)) await engine.stop();
    rmSync(rig.dir, { recursive: true, force: true });
  });
  return rig;
}
