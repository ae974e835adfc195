import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import type { Batch } from '../../../src/shared/contract/imports.contract.ts';
import { inspectFile, optionsOf } from '../../helpers/importFile.ts';
import type { TestEngine } from '../../helpers/testEngine.ts';
import { type Cost, type MemoryPeak, measure, watchMemory } from './cost.ts';
import { freshFolder } from './place.ts';

export interface ImportCost {
  batch: Batch;
  /** Copying aside, understanding the beginning. */
  inspect: Cost;
  /** Reading everything, normalising, matching, staging. */
  check: Cost;
  /** One transaction. */
  commit: Cost;
  whole: Cost;
}

interface Wishes {
  kind: 'dealers' | 'orders';
  /** Called between the steps. */
  onStep?: (step: 'check' | 'commit' | 'done') => void;
}

/** Takes a file the whole way into the data, each step measured. */
export async function timedImport(engine: TestEngine, path: string, { kind, onStep }: Wishes): Promise<ImportCost> {
  const inspect = await measure(() => inspectFile(engine, path, { kind }));
  const { batchId } = inspect.result;
  onStep?.('check');
  const check = await measure(async () => {
    const options = optionsOf(inspect.result);
    const { jobId } = await engine.ask('imports.check', { batchId, options });
    await engine.done(jobId);
  });
  onStep?.('commit');
  const commit = await measure(async () => {
    const { jobId } = await engine.ask('imports.commit', { batchId });
    await engine.done(jobId);
  });
  onStep?.('done');
  return {
    batch: await engine.ask('imports.get', { batchId }),
    inspect: inspect.cost,
    check: check.cost,
    commit: commit.cost,
    whole: plus(plus(inspect.cost, check.cost), commit.cost),
  };
}

function plus(a: Cost, b: Cost): Cost {
  return { wallMs: a.wallMs + b.wallMs, cpuMs: a.cpuMs + b.cpuMs };
}

const CLI = resolve(import.meta.dirname, '../../../out/main/cli.js');

/** What the built program holds while its command line takes a file into a new data file, scores included. */
export async function importMemory(path: string, kind: Wishes['kind']): Promise<MemoryPeak> {
  const file = join(freshFolder('memory'), 'shop.dealerdesk');
  const args = [CLI, 'import', path, '--kind', kind, '--file', file];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const stop = watchMemory(child.pid ?? 0);
  const [code] = await once(child, 'exit');
  const peak = stop();
  if (code !== 0) throw new Error(`the import by the command line ended with ${String(code)}`);
  return peak;
}
