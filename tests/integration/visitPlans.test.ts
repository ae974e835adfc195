import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract/index.ts';
import type { DealerId } from '../../src/shared/domain/ids.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { codeOf } from '../helpers/importRig.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

/** Forty dealers of two reps and one of nobody; today is 22 November 2026, a Sunday. */
const CODES = Array.from({ length: 40 }, (_, i) => `K${i + 1}`);
const DEALERS = [
  ['客户编号', '客户名称', '业务员', '城市', '区县', '开户日期'],
  ...CODES.map((code, i) => [
    code,
    `第${i + 1}店`,
    i % 2 === 0 ? '王伟' : '李娜',
    '杭州市',
    i % 3 === 0 ? '余杭区' : '西湖区',
    '2020-01-01',
  ]),
  ['K99', '无人店', '', '杭州市', '西湖区', '2020-01-01'],
];
const BILLS = [
  ['单据日期', '单据编号', '客户编号', '金额'],
  ...CODES.map((code, i) => ['2026-10-20', `X${i}`, code, String(10_000 - 200 * i)]),
  ['2026-10-20', 'X99', 'K99', '9000'],
];
const SPAN = { from: '2026-11-23', to: '2026-12-20' };

const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-plans-'));
let engine: TestEngine;
let ids: Map<string, DealerId>;
const idOf = (code: string) => {
  const id = ids.get(code);
  if (id === undefined) throw new Error('no dealer');
  return id;
};

beforeAll(async () => {
  engine = await startTestEngine();
  await importFile(engine, writeCsv(dir, DEALERS), { kind: 'dealers' });
  await importFile(engine, writeCsv(dir, BILLS), { kind: 'orders' });
  await engine.scoreLive();
  ids = new Map((await engine.ask('dealers.list', {})).rows.map(({ code, id }) => [code, id]));
});
afterAll(async () => {
  await engine.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function plan(more: object = {}): Promise<Record<string, number>> {
  const { jobId } = await engine.ask('visits.plan', { ...SPAN, ...more });
  await engine.done(jobId);
  return (await engine.ask('jobs.get', { jobId })).result ?? {};
}
const visits = async () => (await engine.ask('visits.list', SPAN)).visits;
const where = (all: Output<'visits.list'>['visits']) =>
  all.map(({ dealer, repName, on, place }) => `${dealer.code} ${repName} ${on} ${place}`);

test('a plan stands on workdays, with its verdicts, and one undo takes all of it back', async () => {
  const result = await plan();
  const all = await visits();
  const { verdicts, counts } = await engine.ask('visits.verdicts', {});
  const [made] = (await engine.ask('visits.plans', {})).plans;

  expect(all.length).toBe(result.visits);
  expect(all.length).toBeGreaterThan(40);
  expect(
    all.every(({ on, locked, origin }) => new Date(on).getUTCDay() % 6 !== 0 && !locked && origin === 'plan'),
  ).toBe(true);
  expect(verdicts.length).toBe(41);
  for (const { dealer, planned } of verdicts)
    expect(planned).toBe(all.filter((visit) => visit.dealer.id === dealer.id).length);
  expect(verdicts.find(({ dealer }) => dealer.code === 'K99')).toMatchObject({ code: 'no_rep', planned: 0 });
  expect(counts.no_rep).toBe(1);
  expect(made?.summary).toMatchObject({ visits: all.length, moved: 0, stood: 0 });
  for (const { repId, repName, travelMinutes, travelKnown } of (
    await engine.ask('visits.capacity', { month: '2026-12' })
  ).reps) {
    const own = all.filter((visit) => visit.repId === repId).map((visit) => visit.travelMinutes);
    expect(travelKnown, repName).toBe(own.length >= 20);
    const mean = own.reduce((sum, minutes) => sum + minutes, 0) / own.length;
    expect(travelMinutes, repName).toBeCloseTo(travelKnown ? mean : 15, 1);
  }

  const { jobId } = await engine.ask('data.undo', { changeId: result.changeId as never });
  if (jobId !== null) await engine.done(jobId);
  expect(await visits()).toEqual([]);
  expect((await engine.ask('visits.plans', {})).plans).toEqual([]);
  expect((await engine.ask('visits.verdicts', {})).planId).toBeNull();
});

test('planned again it is the same plan; what is locked or put in by hand stays where it is', async () => {
  await plan();
  const first = await visits();
  await plan();
  expect(where(await visits())).toEqual(where(first));
  expect((await visits()).map(({ id }) => id)).toEqual(first.map(({ id }) => id));

  const [held] = first;
  if (held === undefined) throw new Error('no visit');
  await engine.ask('visits.place', { ids: [held.id], on: '2026-12-16' });
  await engine.ask('visits.lock', { ids: [held.id], locked: true });
  const byHand = await engine.ask('visits.add', {
    visits: [{ dealerId: idOf('K99'), repId: held.repId, on: '2026-12-17' }],
  });
  const result = await plan({ afresh: true, seed: 5 });
  const again = await visits();

  expect(again.find(({ id }) => id === held.id)).toMatchObject({ on: '2026-12-16', locked: true, repId: held.repId });
  expect(again.find(({ id }) => id === byHand.ids[0])).toMatchObject({ on: '2026-12-17', origin: 'hand' });
  expect(again.length).toBe(result.visits);
  expect(new Set(again.map(({ repId, on, place }) => `${repId} ${on} ${place}`)).size).toBe(again.length);
});

test('a dealer is planned for whoever serves him on the first day of the plan', async () => {
  const reps = (await engine.ask('reps.list', {})).reps;
  const [wang, li] = ['王伟', '李娜'].map((name) => reps.find((rep) => rep.name === name)?.id ?? expect.fail(name));
  const repOf = async () => [
    ...new Set((await visits()).filter(({ dealer }) => dealer.code === 'K1').map(({ repName }) => repName)),
  ];
  await plan({ afresh: true });
  expect(await repOf()).toEqual(['王伟']);

  // From the first day on he is Li Na's; who serves him today is another.
  await engine.ask('dealers.handOver', { ids: [idOf('K1')], repId: li ?? null, fromOn: SPAN.from, reason: '' });
  expect((await engine.ask('dealers.get', { id: idOf('K1') })).repId).toBe(wang);
  await plan({ afresh: true });
  expect(await repOf()).toEqual(['李娜']);

  for (let step = 0; step < 3; step += 1) {
    const { jobId } = await engine.ask('data.undo', {});
    if (jobId !== null) await engine.done(jobId);
  }
});

test('a dealer marked for the phone leaves the plan, and nearly all others stay', async () => {
  const { revision } = await engine.ask('visits.dealer', { dealerId: idOf('K3') });
  await engine.ask('visits.saveDealer', { dealerId: idOf('K3'), expectedRevision: revision, patch: { mode: 'phone' } });
  const before = (await visits()).filter(({ dealer }) => dealer.code !== 'K3');
  await plan();
  const after = await visits();
  const { verdicts } = await engine.ask('visits.verdicts', { dealerIds: [idOf('K3')] });

  expect(verdicts).toMatchObject([{ code: 'phone', planned: 0 }]);
  const now = new Set(after.map(({ id, on }) => `${id} ${on}`));
  expect(before.filter(({ id, on }) => !now.has(`${id} ${on}`)).length).toBeLessThanOrEqual(1 + before.length / 20);
});

test('a visit by hand at a dealer left out of grading takes its time, and the day is not planned over it', async () => {
  const left = idOf('K40');
  const { jobId } = await engine.ask('bulk.edit', { ids: [left], change: { set: 'excluded', value: true } });
  await engine.done(jobId);
  const li = (await engine.ask('reps.list', {})).reps.find(({ name }) => name === '李娜')?.id;
  if (li === undefined) throw new Error('no rep');
  const on = '2026-12-08';
  await engine.ask('visits.add', { visits: [{ dealerId: left, repId: li, on, lengthMinutes: 300 }] });
  await plan({ afresh: true });
  const day = (await visits()).filter((visit) => visit.repId === li && visit.on === on);

  expect(day.map(({ place }) => place).sort()).toEqual(day.map((_, at) => at + 1));
  const used = day.reduce((sum, { lengthMinutes, travelMinutes }) => sum + lengthMinutes + travelMinutes, 0);
  expect(used).toBeLessThanOrEqual(420);
});

test('whoever leaves is planned up to his last day and has no hours after it', async () => {
  const wang = (await engine.ask('reps.list', {})).reps.find(({ name }) => name === '王伟')?.id;
  if (wang === undefined) throw new Error('no rep');
  const leave = { id: wang, lastOn: '2026-12-04', fromOn: '2026-12-05', reason: '', gifts: [] };
  await engine.ask('reps.leave', leave);
  await plan({ afresh: true });
  const his = (await visits()).filter(({ repId, origin }) => repId === wang && origin === 'plan');
  expect(his.length).toBeGreaterThan(0);
  expect(his.filter(({ on, locked }) => on > '2026-12-04' && !locked)).toEqual([]);
  const { reps } = await engine.ask('visits.capacity', { month: '2026-12' });
  expect(reps.find(({ repId }) => repId === wang)?.days).toBe(4);
});

test('days that are over are refused, and reps that are not there', async () => {
  const { jobId } = await engine.ask('visits.plan', { from: '2026-11-02', to: '2026-11-06' });
  expect(await codeOf(engine.done(jobId))).toBe('visit_plan_past');
  const other = await engine.ask('visits.plan', { ...SPAN, repIds: [999 as never] });
  expect(await codeOf(engine.done(other.jobId))).toBe('visit_plan_no_reps');
});

test('the paper of days without visits says why there are none, on A4 and for the phone', async () => {
  const days = { from: '2026-12-26', to: '2026-12-27' };
  const page = async (form: 'paper' | 'phone') => {
    const options = { kind: 'visitPlan', lang: 'zh-CN', ...days, form } as const;
    const path = join(dir, `empty-${form}.html`);
    const file = engine.vault.register(path, 'write');
    const { jobId } = await engine.ask('reports.build', { options, format: 'html', file });
    await engine.done(jobId);
    return readFileSync(path, 'utf8').split('<body')[1] ?? '';
  };
  expect(await page('phone')).toMatch(/没有排过拜访.*没有业务员的客户：1 家/s);

  // A Saturday and a Sunday: nobody works, whoever has no rep is told apart.
  const { jobId } = await engine.ask('visits.plan', days);
  await engine.done(jobId);

  const told = await page('paper');
  expect(told).toMatch(/最近一次排拜访（.*26.* 至 .*27.*）没有排上的客户/);
  expect(told).toContain('没有业务员：1 家');
});

test('a plan begun right after data came in waits for the grades and rhythms that it rests on', async () => {
  const more = [BILLS[0] ?? [], ...CODES.map((code, i) => ['2026-11-20', `Y${i}`, code, String(100 + 200 * i)])];
  await importFile(engine, writeCsv(dir, more), { kind: 'orders' });
  expect((await engine.ask('scoring.overview', {})).stale).toBe(true);

  const { jobId } = await engine.ask('visits.plan', { ...SPAN, afresh: true });
  await engine.scoreLive();
  await engine.done(jobId);

  const [made] = (await engine.ask('visits.plans', { limit: 1 })).plans;
  const during = await visits();
  expect(made?.summary.figuresReady).toBe(true);
  // Planned once more nothing moves: it had the grades of now.
  await plan({ afresh: true });
  expect(where(await visits())).toEqual(where(during));
});
