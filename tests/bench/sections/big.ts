import type { Channel, Input } from '../../../src/shared/contract/index.ts';
import { startTestEngine } from '../../helpers/testEngine.ts';
import { type Cost, costOf, watchMemory } from '../rig/cost.ts';
import { inflateAndSaxes, parseAlone } from '../rig/floors.ts';
import { foreignFile } from '../rig/foreign.ts';
import { timedImport } from '../rig/imports.ts';
import { callsDuring } from '../rig/load.ts';
import { freshFolder } from '../rig/place.ts';
import { type Emit, percentile } from '../rig/samples.ts';

const LISTS = [
  { name: '100,000 dealers × 20', file: 'bench/dealers-100k.xlsx', kind: 'dealers' },
  { name: '300,000 orders × 8', file: 'bench/orders-300k.xlsx', kind: 'orders' },
] as const;
/** Parse, normalise, match and store against the floor, and what it may hold in memory. @source architecture.md */
const MAX_TIMES_FLOOR = 3;
const MAX_MB = 450;
const MAX_ANSWER_MS = 50;

/** One of the two big workbooks through the whole import, the screen asking all the while. */
export async function run(emit: Emit, variant: number): Promise<void> {
  const list = LISTS[variant];
  if (!list) throw new Error(`no list ${variant}`);
  const path = foreignFile(list.file);
  if (path === undefined) {
    emit({ what: list.name, missing: `missing data: ${list.file}` });
    return;
  }
  // Memory first: what the floors use would count as ours.
  const engine = await startTestEngine({ dir: freshFolder('big') });
  const stopWatching = watchMemory();
  const page: Input<Channel & 'dealers.list'> = { limit: 100 };
  const during = await callsDuring(engine, [['dealers.list', () => page]], () =>
    timedImport(engine, path, { kind: list.kind }),
  );
  const memory = stopWatching();
  await engine.stop();
  const saxes = await costOf(() => inflateAndSaxes(path));
  const parser = await costOf(() => parseAlone(path));
  const { whole, inspect, check, commit } = during.result;
  const steps = [inspect, check, commit].map((cost) => (cost.wallMs / 1000).toFixed(1)).join(' + ');
  emitTimes(`${list.name}: `, whole, { saxes, parser }, steps, emit);
  emit({ what: `${list.name}: memory, engine`, value: memory.own, unit: 'MB' });
  emit({ what: `${list.name}: memory, parse process`, value: memory.children, unit: 'MB' });
  emit({
    what: `${list.name}: memory, both at one moment`,
    value: memory.together,
    unit: 'MB',
    goal: { over: 'value', max: MAX_MB },
  });
  const answers = during.ms['dealers.list'] ?? [];
  emit({
    what: `${list.name}: dealers.list meanwhile, p99`,
    value: percentile(answers, 0.99),
    unit: 'ms',
    goal: { over: 'value', max: MAX_ANSWER_MS },
    note: `${answers.length} calls, p50 ${percentile(answers, 0.5).toFixed(1)}, worst ${Math.max(...answers).toFixed(0)}`,
  });
}

function emitTimes(name: string, whole: Cost, floors: { saxes: Cost; parser: Cost }, note: string, emit: Emit): void {
  emit({
    what: `${name}processor`,
    value: whole.cpuMs / 1000,
    unit: 's',
    floor: { value: floors.saxes.cpuMs / 1000, name: 'inflate + saxes' },
    goal: { over: 'floor', max: MAX_TIMES_FLOOR },
  });
  emit({
    what: `${name}elapsed`,
    value: whole.wallMs / 1000,
    unit: 's',
    floor: { value: floors.saxes.wallMs / 1000, name: 'inflate + saxes' },
    goal: { over: 'floor', max: MAX_TIMES_FLOOR },
    note,
  });
  emit({
    what: `${name}elapsed, against our parser`,
    value: whole.wallMs / 1000,
    unit: 's',
    floor: { value: floors.parser.wallMs / 1000, name: 'parsing alone' },
  });
}
