import { join } from 'node:path';
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
const PAGE = 100;
/** By then every column has been ordered once. */
const IDLE_CALLS = 450;

/** The search for doubles in a large shop, and the grid as the window asks for it meanwhile. */
export async function run(emit: Emit): Promise<void> {
  const dir = freshFolder('doubles');
  const dataFile = join(dir, 'shop.dealerdesk');
  await shopFile(dataFile, { dealers: DEALERS, orders: ORDERS, scored: true });
  const engine = await startBuiltEngine({ dir, dataFile, fixedDay: TODAY });
  try {
    await engine.ask('dealers.facets', {});
    const questions = gridQuestions(DEALERS);
    emitAnswers('idle', await callsIdle(engine, questions, IDLE_CALLS), emit);
    const started = performance.now();
    const searching = await callsDuring(engine, questions, () => search(engine));
    emit({ what: 'the search, asked for lists meanwhile', value: performance.now() - started, unit: 'ms' });
    emitAnswers('while doubles are searched', searching, emit);
    await measurePage(engine, 'doubles.list', emit);
    await measurePage(engine, 'doubles.owners', emit);
  } finally {
    await engine.stop();
  }
}

async function search(engine: TestEngine): Promise<void> {
  const { jobId } = await engine.ask('doubles.find', {});
  await engine.done(jobId);
}

/** A page of what was found, as its tab asks for it. */
async function measurePage(engine: TestEngine, channel: 'doubles.list' | 'doubles.owners', emit: Emit): Promise<void> {
  const started = performance.now();
  const { total } = await engine.ask(channel, { limit: PAGE });
  emit({ what: `${channel}, a page`, value: performance.now() - started, unit: 'ms', note: `${total} found` });
}
