import type { Batch } from '../../../src/shared/contract/imports.contract.ts';
import { inspectFile, optionsOf } from '../../helpers/importFile.ts';
import type { TestEngine } from '../../helpers/testEngine.ts';
import { type Cost, measure } from './cost.ts';

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
