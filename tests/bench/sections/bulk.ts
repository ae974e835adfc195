import { join } from 'node:path';
import { openWriter } from '../../../src/main/db/open.ts';
import { createRandom, type Random } from '../../../src/main/runtime/random.ts';
import type { Input } from '../../../src/shared/contract/index.ts';
import { ChangeId } from '../../../src/shared/domain/ids.ts';
import type { TestEngine } from '../../helpers/testEngine.ts';
import { startBuiltEngine } from '../rig/engine.ts';
import { type Answers, callsDuring, callsIdle, type Question } from '../rig/load.ts';
import { freshFolder } from '../rig/place.ts';
import { type Emit, percentile } from '../rig/samples.ts';
import { shopFile, TODAY } from '../rig/shop.ts';

const DEALERS = 100_000;
const ORDERS = 300_000;
const EDITED = 10_000;
const IDLE_CALLS = 450;
const PAGE = 100;
const MAX_EDIT_S = 3;
const MAX_ANSWER_MS = 50;
/** Fields of the owner's own, each with a value for every dealer. */
const OWN_FIELDS = 10;

/** Many dealers changed alike and taken back, and what views and conditions answer in a shop with ten fields of its own. */
export async function run(emit: Emit): Promise<void> {
  const dir = freshFolder('bulk');
  const dataFile = join(dir, 'shop.dealerdesk');
  await shopFile(dataFile, { dealers: DEALERS, orders: ORDERS, scored: true });
  addOwnFields(dataFile);
  const floorS = plainUpdate(dataFile);
  const engine = await startBuiltEngine({ dir, dataFile, fixedDay: TODAY });
  try {
    const begun = performance.now();
    await engine.ask('dealers.facets', {});
    emit({ what: 'index with ten own fields of every dealer', value: performance.now() - begun, unit: 'ms' });
    const counting = performance.now();
    await engine.ask('views.counts', {});
    emit({ what: 'views counted for the first time', value: performance.now() - counting, unit: 'ms' });
    const questions = questionsOf();
    emitAnswers('idle', await callsIdle(engine, questions, IDLE_CALLS), emit);
    await measureEdits(engine, questions, floorS, emit);
  } finally {
    await engine.stop();
  }
}

async function measureEdits(
  engine: TestEngine,
  questions: readonly Question[],
  floorS: number,
  emit: Emit,
): Promise<void> {
  const { ids } = await engine.ask('dealers.ids', { sort: { by: 'amount', descending: true } });
  const some = ids.slice(0, EDITED);
  const change = { set: 'settlement' as const, value: 'monthly' };
  const previewing = performance.now();
  await engine.ask('bulk.preview', { ids: some, change });
  emit({ what: `preview of ${EDITED}`, value: performance.now() - previewing, unit: 'ms' });
  const limit = { over: 'value' as const, max: MAX_EDIT_S };
  const floor = { value: floorS, name: 'one UPDATE of as many rows' };
  const edit = async () => {
    const { jobId } = await engine.ask('bulk.edit', { ids: some, change });
    await engine.done(jobId);
    return ChangeId.parse((await engine.ask('jobs.get', { jobId })).result?.changeId);
  };
  const takeBack = async (changeId: ChangeId) => {
    const { jobId } = await engine.ask('data.undo', { changeId });
    if (jobId !== null) await engine.done(jobId);
  };
  // Timed alone: questions at a fixed pace would let the work wait for them where the machine is short of time.
  let started = performance.now();
  const alone = await edit();
  emit({
    what: `bulk edit of ${EDITED}, shown in lists`,
    value: (performance.now() - started) / 1000,
    unit: 's',
    floor,
    goal: limit,
  });
  started = performance.now();
  await takeBack(alone);
  emit({ what: 'its undo', value: (performance.now() - started) / 1000, unit: 's', floor, goal: limit });
  const editing = await callsDuring(engine, questions, edit);
  const undoing = await callsDuring(engine, questions, () => takeBack(editing.result));
  emitAnswers('while it is done', editing, emit);
  emitAnswers('while it is undone', undoing, emit);
}

/** What cannot be left out: the rows themselves, in one transaction, without log or history. */
function plainUpdate(path: string): number {
  const raw = openWriter(path);
  const started = performance.now();
  raw
    .prepare(
      "UPDATE dealer SET settlement = 'floor', revision = revision + 1 WHERE id IN (SELECT id FROM dealer ORDER BY id LIMIT ?)",
    )
    .run(EDITED);
  const seconds = (performance.now() - started) / 1000;
  raw.prepare("UPDATE dealer SET settlement = '' WHERE settlement = 'floor'").run();
  raw.close();
  return seconds;
}

function addOwnFields(path: string): void {
  const raw = openWriter(path);
  raw.transaction(() => {
    for (let field = 1; field <= OWN_FIELDS; field += 1) {
      const kind = ['text', 'number', 'date', 'choice', 'flag'][field % 5] ?? 'text';
      const { lastInsertRowid } = raw
        .prepare(
          'INSERT INTO custom_field (uid, name, name_key, kind, choices, place) VALUES (?, ?, ?, ?, \'["a","b"]\', ?)',
        )
        .run(`bench-${field}`, `Field ${field}`, `field ${field}`, kind, field);
      const value = {
        text: "'text ' || (id % 5000)",
        number: 'CAST(id % 10000 AS TEXT)',
        date: "date('2024-01-01', '+' || (id % 900) || ' days')",
        choice: "iif(id % 2, 'a', 'b')",
        flag: 'CAST(id % 2 AS TEXT)',
      }[kind];
      raw
        .prepare(`INSERT INTO custom_value (dealer_id, field_id, value) SELECT id, ?, ${value} FROM dealer ORDER BY id`)
        .run(lastInsertRowid);
    }
  })();
  raw.close();
}

type Filter = NonNullable<Input<'dealers.list'>['filter']>;

function questionsOf(): Question[] {
  const random = createRandom(77);
  const ask = (filters: readonly ((random: Random) => Filter)[]) => () => ({
    filter: random.pick(filters)(random),
    sort: { by: random.pick(['amount', 'lastOrder', 'name', 'custom:1', 'custom:3']), descending: random.chance(0.5) },
    limit: PAGE,
  });
  const views: ((random: Random) => Filter)[] = [
    (r) => ({ withoutOrderDays: r.int(20, 200) }),
    (r) => ({ lastMonthOnly: true, tiers: [r.pick(['A', 'B', 'C'])] }),
    (r) => ({ decline: { percent: r.int(10, 90), against: 'before' as const } }),
    (r) => ({ openedWithin: r.int(1, 24) }),
    (r) => ({ lacks: ['phone' as const], tiers: [r.pick(['A', 'B', 'C', 'D'])] }),
    (r) => ({ reps: [null], withoutOrderDays: r.int(20, 90) }),
  ];
  const own: ((random: Random) => Filter)[] = [
    // Numbers of the fields as addOwnFields makes them.
    (r) => ({ custom: [{ is: 'between' as const, field: 1 as never, min: String(r.int(0, 9000)) }] }),
    (r) => ({ custom: [{ is: 'contains' as const, field: 5 as never, text: String(r.int(0, 500)) }] }),
    (r) => ({
      custom: [{ is: 'oneOf' as const, field: 3 as never, values: ['a'] }],
      ranges: [{ field: 'amount' as const, min: r.int(0, 900_000) }],
    }),
  ];
  return [
    ['dealers.list', ask(views), 'views and their sorts'],
    ['dealers.list', ask(own), 'own fields filtered and sorted'],
  ];
}

function emitAnswers(when: string, { ms, echo }: Answers, emit: Emit): void {
  for (const [kind, times] of Object.entries(ms)) {
    if (times.length === 0) continue;
    emit({
      what: `${kind}, ${when}: p95`,
      value: percentile(times, 0.95),
      unit: 'ms',
      floor: { value: percentile(echo, 0.95), name: 'idle thread' },
      goal: { over: 'value', max: MAX_ANSWER_MS },
      note: `${times.length} asked, p50 ${percentile(times, 0.5).toFixed(1)}, worst ${Math.max(...times).toFixed(0)}`,
    });
  }
}
