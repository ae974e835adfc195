import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '../../../src/main/runtime/random.ts';
import { inspectFile, optionsOf } from '../../helpers/importFile.ts';
import type { TestEngine } from '../../helpers/testEngine.ts';
import { emitAnswers } from '../rig/emitAnswers.ts';
import { startBuiltEngine } from '../rig/engine.ts';
import { callsDuring, callsIdle } from '../rig/load.ts';
import { freshFolder } from '../rig/place.ts';
import { gridQuestions } from '../rig/questions.ts';
import type { Emit } from '../rig/samples.ts';
import { shopFile, TODAY } from '../rig/shop.ts';

const DEALERS = 100_000;
const ORDERS = 1_000_000;
const NEW_ORDERS = 200_000;
const IDLE_CALLS = 450;
const PAGE = 100;

/** The grid of a large shop, as the window asks for it: with nothing else going on, and through a whole import. */
export async function run(emit: Emit): Promise<void> {
  const dir = freshFolder('grid');
  const dataFile = join(dir, 'shop.dealerdesk');
  await shopFile(dataFile, { dealers: DEALERS, orders: ORDERS, scored: true });
  const more = join(dir, 'more.csv');
  writeOrders(more);
  const engine = await startBuiltEngine({ dir, dataFile, fixedDay: TODAY });
  try {
    await measureFirst(engine, emit);
    const questions = gridQuestions(DEALERS);
    emitAnswers('idle', await callsIdle(engine, questions, IDLE_CALLS), emit);
    const inspected = await inspectFile(engine, more, { kind: 'orders' });
    const { batchId } = inspected;
    const job = async (start: () => Promise<{ jobId: Parameters<TestEngine['done']>[0] }>) =>
      engine.done((await start()).jobId);
    const checking = await callsDuring(engine, questions, () =>
      job(() => engine.ask('imports.check', { batchId, options: optionsOf(inspected) })),
    );
    emitAnswers('while an import is checked', checking, emit);
    const committing = await callsDuring(engine, questions, () => job(() => engine.ask('imports.commit', { batchId })));
    emitAnswers('while it commits', committing, emit);
    const scoring = await callsDuring(engine, questions, () => engine.scoreLive());
    emitAnswers('while scores follow', scoring, emit);
  } finally {
    await engine.stop();
  }
}

/** The first list of a file is read without the index; it is built behind it. */
async function measureFirst(engine: TestEngine, emit: Emit): Promise<void> {
  const started = performance.now();
  const { total } = await engine.ask('dealers.list', { limit: PAGE });
  if (total !== DEALERS) throw new Error(`the bench has ${total} dealers`);
  emit({ what: 'first list after opening', value: performance.now() - started, unit: 'ms' });
  await engine.ask('dealers.facets', {});
  emit({ what: 'every other list after opening', value: performance.now() - started, unit: 'ms' });
}

function writeOrders(path: string): void {
  const random = createRandom(7);
  const lines = Array.from({ length: NEW_ORDERS }, (_, i) => {
    const code = `KH${String(random.int(1, DEALERS)).padStart(6, '0')}`;
    return `2026-11-${String(random.int(1, 20)).padStart(2, '0')},ZZ${i},${code},${random.int(100, 90_000) / 100}`;
  });
  writeFileSync(path, ['Date,InvoiceNo,CustomerID,Amount', ...lines].join('\n'));
}
