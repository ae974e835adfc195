import { join } from 'node:path';
import type { JobPhase } from '../../../src/shared/contract/events.ts';
import type { JobId } from '../../../src/shared/domain/ids.ts';
import { canonicalDump } from '../../helpers/canonicalDump.ts';
import { inspectFile, optionsOf, undoBatch } from '../../helpers/importFile.ts';
import type { TestEngine } from '../../helpers/testEngine.ts';
import { type Cost, costOf } from '../rig/cost.ts';
import { startBuiltEngine } from '../rig/engine.ts';
import { inflateAndSaxes, parseAlone } from '../rig/floors.ts';
import { foreignFile } from '../rig/foreign.ts';
import { type ImportCost, importMemory, timedImport } from '../rig/imports.ts';
import { type Answers, callsDuring } from '../rig/load.ts';
import { freshFolder } from '../rig/place.ts';
import { gridQuestions } from '../rig/questions.ts';
import { type Emit, percentile } from '../rig/samples.ts';

interface List {
  name: string;
  file: string;
  kind: 'dealers' | 'orders';
  /** Dealers in the file once the list is in, to ask for. */
  dealers: number;
}

const LISTS: readonly List[] = [
  { name: '100,000 dealers × 20', file: 'bench/dealers-100k.xlsx', kind: 'dealers', dealers: 100_000 },
  { name: '300,000 orders × 8', file: 'bench/orders-300k.xlsx', kind: 'orders', dealers: 2990 },
];
const SAMPLES = ['04_wide16384.xlsx', '05_used1M.xlsx', '05b_dimOnly.xlsx'];
/** @source issue 4 and design/spreadsheets.md */
const MAX_PARSE_TIMES_FLOOR = 1.3;
const MAX_PARSE_MB = 250;
const MAX_TIMES_FLOOR = 3;
const MAX_MB = 450;
const MAX_ANSWER_MS = 50;
const MAX_CANCEL_MS = 200;
const MAX_SAMPLE_S = 2;

/** The two big workbooks through everything that can happen to an import, and the samples that look big. */
export async function run(emit: Emit, variant: number): Promise<void> {
  const list = LISTS[variant];
  if (!list) return measureSamples(emit);
  const path = foreignFile(list.file);
  if (path === undefined) emit({ what: list.name, missing: `missing data: ${list.file}` });
  else await measureList(list, path, (sample) => emit({ ...sample, what: `${list.name}: ${sample.what}` }));
}

async function measureList({ kind, dealers }: List, path: string, emit: Emit): Promise<void> {
  const memory = await importMemory(path, kind);
  const engine = await startBuiltEngine({ dir: freshFolder('import') });
  try {
    const empty = canonicalDump(engine.dataFile);
    const first = await timedImport(engine, path, { kind });
    const again = await timedImport(engine, path, { kind });
    checkUnchanged(first, again);
    // Nothing is timed while the lists are built for the first time.
    await engine.ask('dealers.facets', {});
    const asked = await callsDuring(engine, gridQuestions(dealers), () => timedImport(engine, path, { kind }));
    // Undoing the first alone would keep what the others have seen again.
    await undoBatch(engine, asked.result.batch);
    await undoBatch(engine, again.batch);
    const undo = await costOf(() => undoBatch(engine, first.batch));
    if (canonicalDump(engine.dataFile) !== empty) throw new Error('the undone import has left something');
    const cancels = await measureCancels(engine, path, kind, empty);
    const saxes = await costOf(() => inflateAndSaxes(path));
    const parser = await costOf(() => parseAlone(path));
    emitParser(parser, saxes, memory.children, emit);
    emitWhole('whole import', first, saxes, emit);
    emit({ what: 'memory, engine', value: memory.own, unit: 'MB' });
    emit({
      ...{ what: 'memory, engine and parser at one moment', value: memory.together, unit: 'MB' },
      goal: { over: 'value', max: MAX_MB },
    });
    emitAgain(first, again, emit);
    emitAnswers(asked, emit);
    for (const [phase, ms] of cancels)
      emit({
        ...{ what: `cancelled while ${phase}, until all is as before`, value: ms, unit: 'ms' },
        goal: { over: 'value', max: MAX_CANCEL_MS },
      });
    emit({ what: 'undone', value: undo.wallMs / 1000, unit: 's' });
  } finally {
    await engine.stop();
  }
}

function checkUnchanged(first: ImportCost, again: ImportCost): void {
  const [one, two] = [first.batch.counts, again.batch.counts];
  if (!one || !two || two.created + two.updated > 0 || two.unchanged !== one.created + one.unchanged)
    throw new Error(`the second import was not unchanged: ${JSON.stringify(two)}`);
}

/** How long a cancelled check and a cancelled commit take to end, the data being what they were. */
async function measureCancels(
  engine: TestEngine,
  path: string,
  kind: List['kind'],
  before: string,
): Promise<[string, number][]> {
  const batch = await inspectFile(engine, path, { kind });
  const { batchId } = batch;
  const check = () => engine.ask('imports.check', { batchId, options: optionsOf(batch) });
  const reading = await cancelIn(engine, 'reading', check);
  await engine.done((await check()).jobId);
  const writing = await cancelIn(engine, 'writing', () => engine.ask('imports.commit', { batchId }));
  if (canonicalDump(engine.dataFile) !== before) throw new Error('the cancelled import has left something');
  await engine.ask('imports.discard', { batchId });
  return [
    ['reading', reading],
    ['writing', writing],
  ];
}

/** Cancels in the middle of a phase. @returns ms until the job said that it was cancelled */
async function cancelIn(engine: TestEngine, phase: JobPhase, start: () => Promise<{ jobId: JobId }>): Promise<number> {
  let askedAt = 0;
  const stop = engine.onEvent((event) => {
    if (askedAt > 0 || event.type !== 'job.progress' || event.job.phase !== phase || event.job.done < 1) return;
    askedAt = performance.now();
    void engine.ask('jobs.cancel', { jobId: event.job.jobId });
  });
  const { status } = await engine.settled((await start()).jobId);
  stop();
  if (status !== 'cancelled') throw new Error(`a cancelled import ended as ${status}`);
  return performance.now() - askedAt;
}

function emitParser(parser: Cost, saxes: Cost, mb: number, emit: Emit): void {
  emit({
    ...{ what: 'parsing alone, processor', value: parser.cpuMs / 1000, unit: 's' },
    floor: { value: saxes.cpuMs / 1000, name: 'inflate + saxes' },
    goal: { over: 'floor', max: MAX_PARSE_TIMES_FLOOR },
  });
  emit({
    ...{ what: 'memory, parse process', value: mb, unit: 'MB' },
    goal: { over: 'value', max: MAX_PARSE_MB },
  });
}

function emitWhole(what: string, { whole, ...steps }: ImportCost, saxes: Cost, emit: Emit): void {
  const seconds = (of: 'wallMs' | 'cpuMs') =>
    [steps.inspect, steps.check, steps.commit].map((cost) => (cost[of] / 1000).toFixed(1)).join(' + ');
  for (const [word, of] of [
    ['elapsed', 'wallMs'],
    ['processor', 'cpuMs'],
  ] as const) {
    emit({
      ...{ what: `${what}, ${word}`, value: whole[of] / 1000, unit: 's', note: seconds(of) },
      floor: { value: saxes[of] / 1000, name: 'inflate + saxes' },
      goal: { over: 'floor', max: MAX_TIMES_FLOOR },
    });
  }
}

function emitAgain(first: ImportCost, again: ImportCost, emit: Emit): void {
  emit({
    ...{ what: 'the same again, all unchanged, processor', value: again.whole.cpuMs / 1000, unit: 's' },
    floor: { value: first.whole.cpuMs / 1000, name: 'the first time' },
    goal: { over: 'floor', max: 1 },
  });
}

function emitAnswers({ ms, echo }: Answers, emit: Emit): void {
  for (const [kind, times] of Object.entries(ms))
    emit({
      ...{ what: `${kind} meanwhile, p99`, value: percentile(times, 0.99), unit: 'ms' },
      floor: { value: percentile(echo, 0.99), name: 'idle thread' },
      goal: { over: 'value', max: MAX_ANSWER_MS },
      note: `${times.length} asked, p50 ${percentile(times, 0.5).toFixed(1)}, worst ${Math.max(...times).toFixed(0)}`,
    });
}

/** Files that claim to be large and are not. */
async function measureSamples(emit: Emit): Promise<void> {
  for (const name of SAMPLES) {
    const path = foreignFile(join('samples', name));
    if (path === undefined) {
      emit({ what: name, missing: `missing data: samples/${name}` });
      continue;
    }
    const engine = await startBuiltEngine({ dir: freshFolder('sample') });
    try {
      const { wallMs } = await costOf(async () => {
        await inspectFile(engine, path);
        await parseAlone(path);
      });
      emit({
        ...{ what: `${name}, looked at and read to its end`, value: wallMs / 1000, unit: 's' },
        goal: { over: 'value', max: MAX_SAMPLE_S },
      });
    } finally {
      await engine.stop();
    }
  }
}
