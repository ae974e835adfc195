import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DealerId } from '../../src/shared/domain/ids.ts';
import { importFile } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let engine: TestEngine;
let id: DealerId;

beforeAll(async () => {
  engine = await startTestEngine();
  // What the address says already is not said again before it.
  const place = { regionCode: '361100', address: '上饶市解放路1号' };
  const dealer = await engine.ask('dealers.create', { name: '城东便利店', openedOn: '2020-12-01', ...place });
  id = dealer.id;
  const blank = { role: '', wechat: '', email: '', note: '' };
  await engine.ask('dealers.saveContact', {
    dealerId: id,
    name: '张三',
    ...blank,
    phones: ['13800000001'],
    birthday: '1980-12-05',
    primary: true,
  });
  await engine.ask('dealers.saveContact', {
    dealerId: id,
    name: '李四',
    ...blank,
    phones: [],
    birthday: '农历十月廿五',
    primary: false,
  });
});
afterAll(() => engine.stop());

it('occasions stand ahead of time; a gift is planned, summed, done by an activity, and all of it taken back', async () => {
  const list = await engine.ask('care.list', { days: 31 });
  expect(list.events.map(({ occasion, on, person, years }) => [occasion, on, person, years])).toEqual([
    ['anniversary', '2026-12-01', '张三', 6],
    ['birthday', '2026-12-03', '李四', null],
    ['birthday', '2026-12-05', '张三', 46],
  ]);
  expect(list.events[0]?.address).toBe('江西省上饶市解放路1号');
  expect(list.festivals).toContainEqual({ festival: 'winterSolstice', on: '2026-12-22' });
  const { dealerId, occasion, contactId, subject, on } = list.events[2] ?? expect.fail('three occasions');
  const of = { dealerId, occasion, contactId, subject, on };

  await engine.ask('care.plan', { ...of, item: '茶叶一盒', costMinor: 12_000 });
  await engine.ask('care.done', { ...of, done: true });

  const after = await engine.ask('care.list', { days: 30 });
  expect(after).toMatchObject({
    plannedMinor: 12_000,
    doneMinor: 12_000,
    done: 1,
    counts: { birthday: 2, anniversary: 1 },
  });
  const { activities } = await engine.ask('activities.list', { dealerId: id });
  expect(activities).toMatchObject([
    { kind: 'gift', on: '2026-11-22', contact: '张三', body: '茶叶一盒', amountMinor: 12_000, origin: 'care' },
  ]);
  expect((await engine.ask('care.done', { ...of, done: true })).changeId).toBeNull();

  await engine.ask('data.undo', {});
  expect((await engine.ask('care.list', { days: 30 })).done).toBe(0);
  expect((await engine.ask('activities.list', { dealerId: id })).total).toBe(0);
  await engine.ask('data.redo', {});
  await engine.ask('care.done', { ...of, done: false });
  expect((await engine.ask('activities.list', { dealerId: id })).total).toBe(0);
  expect((await engine.ask('care.list', { days: 30, occasions: ['birthday'] })).plannedMinor).toBe(12_000);
});

it('gifts of a festival go to whole tiers, are summed beside the year before, listed, and thrown away one by one', async () => {
  const other = await engine.ask('dealers.create', { name: '河西批发部', openedOn: '2021-05-01' });
  const path = join(engine.dir, 'bills.csv');
  writeFileSync(
    path,
    '单据日期,单据编号,客户编号,客户名称,金额\n2026-10-01,X1,,城东便利店,9000\n2026-10-02,X2,,河西批发部,500\n',
  );
  await importFile(engine, path, { kind: 'orders' });
  await engine.scoreLive();
  const overview = await engine.ask('scoring.overview', {});
  const tiers = (overview.live?.tiers ?? []).filter(({ dealers }) => dealers > 0).map(({ tier }) => tier);
  const gifts = tiers.map((tier, place) => ({ tier, item: `礼盒${place + 1}`, costMinor: 10_000 * (place + 1) }));

  const { planned } = await engine.ask('care.planFestival', {
    festival: 'springFestival',
    on: '2027-02-06',
    tiers: gifts,
  });
  // Once more changes what is not done, and adds nothing.
  await engine.ask('care.planFestival', { festival: 'springFestival', on: '2027-02-06', tiers: gifts });
  const list = await engine.ask('care.list', { from: '2027-02-01', days: 10, occasions: ['festival'] });

  expect(planned).toBe(2);
  expect(list.events.map(({ dealerName, subject, costMinor }) => [dealerName, subject, costMinor !== null])).toEqual([
    ['城东便利店', 'springFestival', true],
    ['河西批发部', 'springFestival', true],
  ]);
  const totals = await engine.ask('care.totals', { year: 2027 });
  const before = await engine.ask('care.totals', { year: 2028 });
  expect(totals.now).toMatchObject({ gifts: 2, done: 0, plannedMinor: list.plannedMinor });
  expect(before.before).toEqual(totals.now);
  expect(totals.tiers.reduce((sum, { now }) => sum + now.plannedMinor, 0)).toBe(list.plannedMinor);

  const span = { from: '2027-02-01', to: '2027-02-10' };
  for (const kind of ['care', 'careLabels'] as const) {
    const options = { kind, lang: 'zh-CN', ...span } as const;
    const { jobId, reportId } = await engine.ask('reports.build', { options, format: 'html' });
    await engine.done(jobId);
    const { html } = await engine.ask('reports.page', { reportId });
    expect(html).toContain('河西批发部');
    expect(html.includes('春节')).toBe(kind === 'care');
  }

  const of = { dealerId: other.id, occasion: 'festival', subject: 'springFestival', on: '2027-02-06' } as const;
  await engine.ask('care.done', { ...of, done: true });
  await engine.ask('care.remove', of);
  expect((await engine.ask('care.totals', { year: 2027 })).now.gifts).toBe(1);
  expect((await engine.ask('activities.list', { dealerId: other.id })).total).toBe(0);
  await engine.ask('data.undo', {});
  expect((await engine.ask('care.totals', { year: 2027 })).now).toMatchObject({ gifts: 2, done: 1 });
});
