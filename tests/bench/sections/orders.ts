import type { TestEngine } from '../../helpers/testEngine.ts';
import { type Cost, costOf } from '../rig/cost.ts';
import { startBuiltEngine } from '../rig/engine.ts';
import { parseAlone } from '../rig/floors.ts';
import { foreignFile } from '../rig/foreign.ts';
import { timedImport } from '../rig/imports.ts';
import { freshFolder } from '../rig/place.ts';
import type { Emit } from '../rig/samples.ts';

const FILE = 'data/online-retail/online_retail_orders.csv';
/** Parsing so small a file is over before a process has warmed up: the floor is the better of two. */
const FLOOR_TIMES = 2;

/** The real export of 18,532 bills: into an empty file, and again into the file that has them. */
export async function run(emit: Emit): Promise<void> {
  const path = foreignFile(FILE);
  if (path === undefined) {
    emit({ what: 'import of 18,532 orders', missing: `missing data: ${FILE}` });
    return;
  }
  const floors: Cost[] = [];
  for (let i = 0; i < FLOOR_TIMES; i += 1) floors.push(await costOf(() => parseAlone(path)));
  const floor: Cost = {
    wallMs: Math.min(...floors.map((cost) => cost.wallMs)),
    cpuMs: Math.min(...floors.map((cost) => cost.cpuMs)),
  };
  const engine = await startBuiltEngine({ dir: freshFolder('orders'), currency: 'GBP' });
  try {
    await importAgain(engine, path, 'into an empty file', floor, emit);
    await importAgain(engine, path, 'again, all of them known', floor, emit);
  } finally {
    await engine.stop();
  }
}

async function importAgain(engine: TestEngine, path: string, into: string, floor: Cost, emit: Emit): Promise<void> {
  const { whole, inspect, check, commit, batch } = await timedImport(engine, path, { kind: 'orders' });
  const { counts } = batch;
  const bills = (counts?.created ?? 0) + (counts?.unchanged ?? 0);
  if (bills !== 18_532) throw new Error(`the bench imported ${bills} bills`);
  const name = 'parsing alone';
  emit({
    what: `18,532 orders ${into}: elapsed`,
    value: whole.wallMs / 1000,
    unit: 's',
    floor: { value: floor.wallMs / 1000, name },
    note: [inspect, check, commit].map((cost) => (cost.wallMs / 1000).toFixed(2)).join(' + '),
  });
  emit({
    what: `18,532 orders ${into}: processor`,
    value: whole.cpuMs / 1000,
    unit: 's',
    floor: { value: floor.cpuMs / 1000, name },
  });
}
