import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Input } from '../../src/shared/contract/index.ts';
import { ClusterRunId } from '../../src/shared/domain/ids.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let engine: TestEngine;

/** Twelve dealers who come every month for a little, nine who came twice for a lot, six who bought once long ago. */
function bills(): string[][] {
  const rows = [['单据日期', '单据编号', '客户名称', '金额', '成本', '商品名称', '数量']];
  let number = 0;
  const add = (day: string, name: string, amount: number) => {
    number += 1;
    rows.push([day, `N${number}`, name, String(amount), String(amount * 0.7), '花生油', '1']);
  };
  for (let dealer = 0; dealer < 12; dealer += 1)
    for (let month = 1; month <= 10; month += 1)
      add(`2026-${String(month).padStart(2, '0')}-${10 + (dealer % 9)}`, `常来${dealer}`, 900 + dealer * 20 + month);
  for (let dealer = 0; dealer < 9; dealer += 1)
    for (const month of ['08', '10']) add(`2026-${month}-1${dealer}`, `大单${dealer}`, 40_000 + dealer * 900);
  for (let dealer = 0; dealer < 6; dealer += 1) add(`2026-01-0${dealer + 1}`, `久别${dealer}`, 300 + dealer * 10);
  return rows;
}

beforeAll(async () => {
  engine = await startTestEngine();
  await importFile(engine, writeCsv(engine.dir, bills()));
});
afterAll(() => engine.stop());

const FEATURES = ['orders', 'average', 'recency'] as const;

async function group(input: Partial<Input<'clusters.run'>> = {}) {
  const { jobId } = await engine.ask('clusters.run', { features: [...FEATURES], ...input });
  await engine.done(jobId);
  const { result } = await engine.ask('jobs.get', { jobId });
  return ClusterRunId.parse(result?.runId);
}

async function readRun(runId: ClusterRunId) {
  const run = await engine.ask('clusters.get', { runId });
  const points = await engine.ask('clusters.points', { runId });
  if (run === null || points === null) throw new Error('no run');
  return { run, points };
}

it('refuses a feature that is named twice: it would count double', async () => {
  for (const features of [
    ['orders', 'orders'],
    ['orders', 'average', 'orders'],
  ] as const) {
    const asked = engine.ask('clusters.run', { features: [...features] });
    await expect(asked).rejects.toMatchObject({
      code: 'invalid_input',
      params: { field: 'features: a feature is named twice' },
    });
  }
});

it('finds the three kinds of dealers by itself and says what sets each apart', async () => {
  const { run, points } = await readRun(await group());

  expect(run).toMatchObject({ k: 3, dealers: 27, asOf: '2026-10-18' });
  expect(run.clusters.map(({ label, size }) => [label, size])).toEqual([
    [1, 12],
    [2, 9],
    [3, 6],
  ]);
  expect(run.silhouette).toBeGreaterThan(0.7);
  expect(run.curve.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8]);
  const [often, large, gone] = run.clusters;
  expect(often?.traits[0]).toMatchObject({ feature: 'orders', direction: 'high', own: 10 });
  expect(large?.traits[0]).toMatchObject({ feature: 'average', direction: 'high' });
  expect(gone?.traits[0]).toMatchObject({ feature: 'recency', direction: 'high' });
  expect(often?.typical).toHaveLength(10);
  expect(gone?.typical.every(({ name }) => name.startsWith('久别'))).toBe(true);
  expect(points.dealerId).toHaveLength(27);
  expect(points.name.map((name) => name.slice(0, 2)).filter((_, i) => points.label[i] === 2)).toEqual(
    Array(9).fill('大单'),
  );
});

it('keeps numbers and names from run to run, and every run', async () => {
  const { run } = await readRun(await group({ k: 3 }));
  const gone = run.clusters.find(({ size }) => size === 6);
  if (gone === undefined) throw new Error('no cluster of six');
  await engine.ask('clusters.rename', { id: gone.id, name: '要去看看' });

  const again = await readRun(await group({ k: 3, seed: 99 }));
  const earlier = await readRun(await group({ k: 2, asOf: '2026-09-30' }));

  expect(again.run.clusters.map(({ label, size, name }) => [label, size, name])).toEqual([
    [1, 12, ''],
    [2, 9, ''],
    [3, 6, '要去看看'],
  ]);
  expect(earlier.run).toMatchObject({ asOf: '2026-09-30', k: 2 });
  const { runs } = await engine.ask('clusters.list', {});
  expect(runs.map(({ runId }) => runId)).toContain(run.runId);
  expect((await engine.ask('clusters.get', {}))?.runId).toBe(earlier.run.runId);
  // Each run is held against the one before it by the same features; rules go by the newest.
  expect(again.run.former).toEqual({ runId: run.runId, asOf: '2026-10-18' });
  expect(earlier.run.former?.runId).toBe(again.run.runId);
  expect([again.run.forRules, earlier.run.forRules]).toEqual([true, true]);
  expect((await readRun(again.run.runId)).run.forRules).toBe(false);
});

it('offers what another day and window have, and a rule by a cluster lets through its dealers of the newest run', async () => {
  const short = await engine.ask('clusters.offer', { asOf: '2026-09-30', windowMonths: 3 });
  const { run, points } = await readRun(await group({ k: 3, windowMonths: 3 }));

  const counted = await Promise.all(
    run.clusters.map(({ label }) => engine.ask('segments.count', { rule: { fact: 'cluster', in: [String(label)] } })),
  );

  expect(short).toMatchObject({ asOf: '2026-09-30', cutOff: '2026-10-18', windowMonths: 3 });
  expect(short.features.find(({ feature }) => feature === 'growth')?.lack).toBeNull();
  expect(run).toMatchObject({ windowMonths: 3, dealers: 21 });
  expect(counted.map(({ dealers }) => dealers)).toEqual(
    run.clusters.map(({ label }) => points.label.filter((each) => each === label).length),
  );
});

it('a name given to a cluster is in the history, can be taken back, and goes out and in with the whole file', async () => {
  const { run } = await readRun(await group({ k: 3 }));
  const [first] = run.clusters;
  if (first === undefined) throw new Error('no cluster');
  await engine.ask('clusters.rename', { id: first.id, name: '老主顾' });
  const renamed = (await engine.ask('data.changes', {})).entries[0];
  const path = join(engine.dir, 'whole.xlsx');
  const file = engine.vault.register(path, 'write');
  await engine.done((await engine.ask('transfer.export', { lang: 'zh-CN', file })).jobId);

  const other = await startTestEngine();
  const back = other.vault.register(path, 'read');
  await other.done((await other.ask('transfer.take', { file: back })).jobId);
  const moved = await other.ask('clusters.get', {});
  const rule = { fact: 'cluster', in: [String(first.label)] } as const;
  const members = await other.ask('segments.count', { rule });
  await other.stop();
  await engine.ask('data.undo', {});

  expect(renamed).toMatchObject({ entity: 'cluster', subject: '老主顾' });
  expect(moved?.clusters.map(({ label, name, size }) => [label, name, size])).toEqual(
    run.clusters.map(({ label, name, size }) => [label, label === first.label ? '老主顾' : name, size]),
  );
  expect(members.dealers).toBe(first.size);
  expect((await readRun(run.runId)).run.clusters[0]?.name).toBe(first.name);
});

it('offers what the data have, and keeps a run with margins from whom the owner keeps them from', async () => {
  const offered = await engine.ask('clusters.offer', {});
  const owner = await engine.ask('operators.create', { name: '老板', owner: true });
  const clerk = (await engine.ask('operators.create', { name: '小李', owner: false })).operators.find(
    ({ name }) => name === '小李',
  );
  const boss = owner.operators.find(({ name }) => name === '老板');
  if (clerk === undefined || boss === undefined) throw new Error('no operators');
  await engine.ask('session.chooseOperator', { id: boss.id, pin: '' });
  const runId = await group({ features: ['amount', 'margin'] });

  await engine.ask('session.chooseOperator', { id: clerk.id, pin: '' });
  const seen = await engine.ask('clusters.list', {});
  const { jobId } = await engine.ask('clusters.run', { features: ['amount', 'margin'] });
  await expect(engine.done(jobId)).rejects.toMatchObject({
    code: 'clusters_lack',
    params: { feature: '$cluster:margin' },
  });

  expect(offered.asOf).toBe('2026-10-18');
  expect(Object.fromEntries(offered.features.map(({ feature, lack }) => [feature, lack]))).toMatchObject({
    amount: null,
    growth: 'not_covered',
    categories: 'no_categories',
    returns: 'no_returns',
    margin: null,
  });
  expect(seen.runs.map((run) => run.runId)).not.toContain(runId);
  expect(await engine.ask('clusters.points', { runId })).toBeNull();
  await expect(engine.ask('clusters.get', { runId })).rejects.toMatchObject({ code: 'not_found' });
  await engine.ask('session.chooseOperator', { id: boss.id, pin: '' });
  expect((await engine.ask('clusters.get', { runId }))?.runId).toBe(runId);
});

it('abstains in words where there are too few dealers, and tells of a giant and of single cases', async () => {
  const small = await engine.ask('clusters.run', { features: [...FEATURES], k: 10 });

  await expect(engine.done(small.jobId)).rejects.toMatchObject({
    code: 'clusters_too_few',
    params: { dealers: 27, least: 30, k: 10 },
  });
  await importFile(
    engine,
    writeCsv(
      engine.dir,
      [
        ['单据日期', '单据编号', '客户名称', '金额'],
        ['2026-10-18', 'X1', '巨头', '9000000'],
      ],
      'giant.csv',
    ),
  );
  const { run } = await readRun(await group({ features: ['amount', 'recency'], log: false, k: 3 }));
  expect(run.notes.map(({ code }) => code)).toEqual(expect.arrayContaining(['giant', 'lone']));
});
