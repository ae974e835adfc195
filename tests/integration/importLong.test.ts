import { expect, it } from 'vitest';
import { openReader } from '../../src/main/db/open.ts';
import { createRandom } from '../../src/main/runtime/random.ts';
import type { Batch } from '../../src/shared/contract/imports.contract.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, inspectFile, optionsOf, undoBatch } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';
import type { TestEngine } from '../helpers/testEngine.ts';

const rig = importRig();
const HEAD = ['客户编号', '客户名称', '联系人', '手机', '城市', '地址', '业务员', '备注', '渠道'];
/** More than stay open for further rows, see gatherDealers.ts. */
const DEALERS = 700;

interface List {
  first: string[][];
  /** A further row of every third dealer, with what its first row lacks. */
  further: string[][];
}

function longList(): List {
  const random = createRandom(20_261_126);
  const list: List = { first: [], further: [] };
  for (let i = 0; i < DEALERS; i += 1) {
    const code = `K${String(i).padStart(4, '0')}`;
    const name = `${random.pick(['兴隆', '福源', '永泰', '金星'])}${i}商行`;
    const phone = `139${String(random.int(0, 99_999_999)).padStart(8, '0')}`;
    const whole = i % 3 !== 0;
    const rep = random.pick(['王伟', '李娜', '赵敏']);
    list.first.push([code, name, '张三', phone, '广州市', whole ? `河西路${i}号` : '', whole ? rep : '', '', '批发']);
    if (whole) continue;
    const second = `138${String(random.int(0, 99_999_999)).padStart(8, '0')}`;
    list.further.push([code, name, '李四', second, '广州市', `河东路${i}号`, rep, `第二行${i}`, '']);
  }
  return list;
}

/** Rows of one dealer together, or all further rows behind all first ones. */
function sheet({ first, further }: List, together: boolean): string[][] {
  const beside = new Map(further.map((row) => [row[0], row]));
  const rows = first.flatMap((row) => {
    const more = together ? beside.get(row[0]) : undefined;
    return more ? [row, more] : [row];
  });
  return [HEAD, ...rows, ...(together ? [] : further)];
}

function facts(path: string): unknown[] {
  const db = openReader(path);
  try {
    return db
      .prepare(
        `SELECT d.code, d.name, d.city, d.address, d.note, d.extras, c.name AS person, c.phones, c.is_primary, r.name AS rep
         FROM dealer d LEFT JOIN contact c ON c.dealer_id = d.id
           LEFT JOIN dealer_owner o ON o.dealer_id = d.id LEFT JOIN rep r ON r.id = o.rep_id
         ORDER BY d.code, c.id`,
      )
      .all();
  } finally {
    db.close();
  }
}

function rowsOf(path: string, table: string): number {
  const db = openReader(path);
  try {
    return Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  } finally {
    db.close();
  }
}

const told = ({ counts }: Batch) => counts && [counts.created, counts.updated, counts.unchanged, counts.joined];

it('rows of one dealer come to the same, far apart or together', async () => {
  const list = longList();
  const together = await importFile(rig.engine, writeCsv(rig.dir, sheet(list, true), 'together.csv'));
  const expected = facts(rig.engine.dataFile);
  await undoBatch(rig.engine, together);

  const apart = await importFile(rig.engine, writeCsv(rig.dir, sheet(list, false), 'apart.csv'));

  expect(told(apart)).toEqual([DEALERS, 0, list.further.length, list.further.length]);
  expect(told(apart)).toEqual(told(together));
  expect(apart.counts?.problems).toBe(together.counts?.problems);
  expect(facts(rig.engine.dataFile)).toEqual(expected);
  expect(expected).toHaveLength(DEALERS + list.further.length);
});

it('far rows also change dealers that are known, and the same list again changes nothing', async () => {
  const list = longList();
  await importFile(rig.engine, writeCsv(rig.dir, [HEAD, ...list.first], 'first.csv'));

  const second = await importFile(rig.engine, writeCsv(rig.dir, sheet(list, false), 'apart.csv'));
  const third = await importFile(rig.engine, writeCsv(rig.dir, sheet(list, false), 'again.csv'));

  const { length } = list.further;
  expect(told(second)).toEqual([0, length, DEALERS - length + length, length]);
  expect(told(third)).toEqual([0, 0, DEALERS + length, length]);
});

it('a long import is undone to the data before, but for what the owner has worked on since', async () => {
  const before = canonicalDump(rig.engine.dataFile);
  const path = writeCsv(rig.dir, sheet(longList(), false));
  await undoBatch(rig.engine, await importFile(rig.engine, path));
  const after = canonicalDump(rig.engine.dataFile);
  const again = await importFile(rig.engine, path);
  const [dealer] = (await rig.engine.ask('dealers.list', { filter: { search: 'K0012' } })).rows;
  if (!dealer) throw new Error('no dealer');
  const { id, revision } = dealer;
  await rig.engine.ask('dealers.update', { id, expectedRevision: revision, patch: { note: '老朋友' } });
  await undoBatch(rig.engine, again);

  expect(after).toBe(before);
  expect(await rig.engine.ask('imports.get', { batchId: again.batchId })).toMatchObject({
    status: 'undone',
    keptDealers: 1,
  });
  expect((await rig.engine.ask('dealers.list', {})).rows.map(({ code }) => code)).toEqual(['K0012']);
});

it.each(['reading', 'writing'] as const)('cancelled while it is %s, an import leaves nothing', async (phase) => {
  const before = canonicalDump(rig.engine.dataFile);
  const rows = Array.from({ length: 20 }, (_, copy) =>
    longList().first.map(([code = '', name = '', ...rest]) => [`${copy}-${code}`, `${name}${copy}`, ...rest]),
  );
  const batch = await inspectFile(rig.engine, writeCsv(rig.dir, [HEAD, ...rows.flat()]));
  const { batchId } = batch;
  if (phase === 'writing') {
    const { jobId } = await rig.engine.ask('imports.check', { batchId, options: optionsOf(batch) });
    await rig.engine.done(jobId);
  }
  const start = () =>
    phase === 'reading'
      ? rig.engine.ask('imports.check', { batchId, options: optionsOf(batch) })
      : rig.engine.ask('imports.commit', { batchId });

  const status = await cancelledIn(rig.engine, phase, start);

  expect(status).toBe('cancelled');
  expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  expect((await rig.engine.ask('imports.get', { batchId })).status).toBe(phase === 'reading' ? 'inspected' : 'checked');
  await rig.engine.ask('imports.discard', { batchId });
  for (const table of ['stage_dealer', 'import_problem', 'import_rejected_row', 'import_batch', 'rep'])
    expect(rowsOf(rig.engine.dataFile, table)).toBe(0);
});

/** Cancels a job as soon as it says that it has come to a phase, and answers how it ended. */
async function cancelledIn(
  engine: TestEngine,
  phase: 'reading' | 'writing',
  start: () => Promise<{ jobId: Parameters<TestEngine['settled']>[0] }>,
): Promise<string> {
  let asked = false;
  const stop = engine.onEvent((event) => {
    if (asked || event.type !== 'job.progress' || event.job.phase !== phase || event.job.done === 0) return;
    asked = true;
    void engine.ask('jobs.cancel', { jobId: event.job.jobId });
  });
  const { status } = await engine.settled((await start()).jobId);
  stop();
  return status;
}
