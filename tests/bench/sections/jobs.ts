import { join } from 'node:path';
import type { TestEngine } from '../../helpers/testEngine.ts';
import { emitAnswers } from '../rig/emitAnswers.ts';
import { startBuiltEngine } from '../rig/engine.ts';
import { type Answers, callsDuring, callsIdle, type Question } from '../rig/load.ts';
import { freshFolder } from '../rig/place.ts';
import { gridQuestions } from '../rig/questions.ts';
import type { Emit } from '../rig/samples.ts';
import { shopFile, TODAY } from '../rig/shop.ts';

const DEALERS = 20_000;
const ORDERS = 300_000;
const LINES = 1_000_000;
const IDLE_CALLS = 600;
/** Each job runs again until so many questions have been asked: of fewer the worst one decides. */
const LEAST_ASKED = 300;
const MOST_RUNS = 40;

const FEATURES = ['amount', 'orders', 'average', 'recency', 'categories', 'products'] as const;

/** What the window asks while a long calculation runs: the grid, and pages of analysis whose figures are stored. */
export async function run(emit: Emit): Promise<void> {
  const dir = freshFolder('jobs');
  const dataFile = join(dir, 'shop.dealerdesk');
  await shopFile(dataFile, { dealers: DEALERS, orders: ORDERS, lines: LINES, scored: true });
  const engine = await startBuiltEngine({ dir, dataFile, fixedDay: TODAY });
  try {
    await engine.ask('dealers.facets', {});
    const started = performance.now();
    await engine.ask('rhythm.slipping', { limit: 50 });
    emit({
      what: 'who slips, asked for the first time since the bills have changed: the signs are tried on the past before',
      value: (performance.now() - started) / 1000,
      unit: 's',
    });
    const questions: Question[] = [
      ...gridQuestions(DEALERS),
      ['scoring.overview', () => ({}), 'scores'],
      ['rhythm.slipping', () => ({ limit: 50 }), 'who slips'],
    ];
    emitAnswers('idle', await callsIdle(engine, questions, IDLE_CALLS), emit);
    const jobs: Record<string, () => Promise<unknown>> = {
      'models of repeat buying are fitted': async () => finished(engine, await engine.ask('predictions.run', {})),
      'clusters are looked for, k = 2 … 8': async () =>
        finished(engine, await engine.ask('clusters.run', { features: [...FEATURES], seed: 1 })),
      'sales are forecast, by category': async () =>
        finished(engine, await engine.ask('forecasts.run', { by: 'category' })),
      'scores of a past day are frozen': async () =>
        finished(engine, await engine.ask('scoring.run', { asOf: '2026-06-30' })),
      'everything is rescored': () => rescored(engine),
    };
    for (const [what, job] of Object.entries(jobs))
      emitAnswers(`while ${what}`, await during(engine, questions, job), emit);
  } finally {
    await engine.stop();
  }
}

async function during(
  engine: TestEngine,
  questions: readonly Question[],
  job: () => Promise<unknown>,
): Promise<Answers> {
  const all: Answers = { ms: {}, echo: [] };
  const asked = () => Object.values(all.ms).reduce((sum, list) => sum + list.length, 0);
  for (let nth = 0; nth < MOST_RUNS && asked() < LEAST_ASKED; nth += 1) {
    const { ms, echo } = await callsDuring(engine, questions, job);
    for (const [name, list] of Object.entries(ms)) all.ms[name] = [...(all.ms[name] ?? []), ...list];
    all.echo.push(...echo);
  }
  return all;
}

const finished = (engine: TestEngine, { jobId }: { jobId: Parameters<TestEngine['done']>[0] }) => engine.done(jobId);

let months = 12;

/** Another window moves every figure of everybody. */
async function rescored(engine: TestEngine): Promise<void> {
  months = months === 12 ? 11 : 12;
  const { schemes, activeId } = await engine.ask('scoring.schemes', {});
  const active = schemes.find(({ id }) => id === activeId);
  if (!active) throw new Error('no scheme');
  const { id, name, rules } = active;
  await engine.ask('scoring.saveScheme', { id, name, rules: { ...rules, windowMonths: months } });
  await engine.scoreLive();
}
