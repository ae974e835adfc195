import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DealerId } from '../../src/shared/domain/ids.ts';
import { importFile } from '../helpers/importFile.ts';
import { codeOf } from '../helpers/importRig.ts';
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
  const ahead = { inDays: 30, gifts: 0, announced: true };
  expect(list.festivals).toContainEqual({ festival: 'winterSolstice', on: '2026-12-22', ...ahead });
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
  // A day that is not the festival's, and a cost that no sum could hold, are refused; nothing is written.
  const refused = [
    { festival: 'springFestival', on: '2027-02-07', tiers: gifts },
    { festival: 'midAutumn', on: '2026-01-01', tiers: gifts },
    { festival: 'springFestival', on: '2027-02-06', tiers: gifts.map((gift) => ({ ...gift, costMinor: 2 ** 53 - 1 })) },
  ] as const;
  const answers = await Promise.all(refused.map((wish) => codeOf(engine.ask('care.planFestival', wish))));
  expect(answers).toEqual(['festival_other_day', 'festival_other_day', 'invalid_input']);
  const single = { dealerId: other.id, occasion: 'festival', subject: 'qixi', item: '', costMinor: null } as const;
  expect(await codeOf(engine.ask('care.plan', { ...single, on: '2027-02-06' }))).toBe('festival_other_day');
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

it('what was planned for a day that is none any more, and for somebody who was merged, stays in sight', async () => {
  const shop = await engine.ask('dealers.create', { name: '北门烟酒', openedOn: '2026-05-05' });
  const blank = { role: '', wechat: '', email: '', note: '', dealerId: shop.id, primary: false };
  const person = { ...blank, name: '王五', phones: ['13800000002'], birthday: '' };
  const add = async (name: string, birthday: string) => {
    const { contacts } = await engine.ask('dealers.saveContact', { ...person, name, birthday });
    return contacts.find((one) => one.name === name) ?? expect.fail('a person');
  };
  const kept = await add('王五', '1980-12-05');
  const lost = await add('王武', '1980-12-09');
  const gift = { dealerId: shop.id, occasion: 'birthday' } as const;
  await engine.ask('care.plan', { ...gift, contactId: kept.id, on: '2026-12-05', item: '茶叶', costMinor: 100 });
  await engine.ask('care.plan', { ...gift, contactId: lost.id, on: '2026-12-09', item: '白酒', costMinor: 200 });
  await engine.ask('care.plan', { ...gift, contactId: kept.id, on: '2026-12-20', item: '', costMinor: null });
  const list = async () => {
    const { events, plannedMinor } = await engine.ask('care.list', { days: 31, dealerId: shop.id });
    return [plannedMinor, ...events.map(({ on, person: name, item, moved }) => [on, name, item, moved])];
  };

  // His birthday is the 6th after all.
  await engine.ask('dealers.saveContact', { ...person, contactId: kept.id, birthday: '1980-12-06' });
  expect(await list()).toEqual([
    300,
    ['2026-12-06', '王五', '', false],
    ['2026-12-09', '王武', '白酒', false],
    ['2026-12-05', '王五', '茶叶', true],
  ]);
  const today = await engine.ask('today.part', { part: 'care', limit: 100 });
  expect(today.lines.every(({ name }) => name !== '北门烟酒')).toBe(true);

  // Both are one, born on the 9th: what was planned for the lost one is his, also to be marked.
  const pair = { keptId: kept.id, lostId: lost.id };
  const { mergeId } = await engine.ask('doubles.mergeContacts', { ...pair, taken: ['birthday'] });
  expect(await list()).toEqual([300, ['2026-12-09', '王五', '白酒', false], ['2026-12-05', '王五', '茶叶', true]]);
  await engine.ask('care.done', { ...gift, contactId: kept.id, on: '2026-12-09', done: true });
  expect((await engine.ask('care.list', { days: 31, dealerId: shop.id })).done).toBe(1);
  await engine.ask('doubles.unmergeContacts', { mergeId });
  expect((await list())[2]).toEqual(['2026-12-09', '王武', '白酒', false]);

  await engine.ask('care.remove', { ...gift, contactId: kept.id, on: '2026-12-05' });
  expect((await list()).length).toBe(3);
});

it('contracts and licences end, and a dealer has one label whatever his occasions', async () => {
  const shop = await engine.ask('dealers.create', { name: '南街超市', openedOn: '2020-12-02' });
  await engine.ask('dealers.saveContact', {
    ...{ role: '', wechat: '', email: '', note: '', dealerId: shop.id, primary: true, phones: ['13800000003'] },
    ...{ name: '赵六', birthday: '12-03' },
  });
  for (const [kind, expiresOn] of [
    ['contract', '2026-12-04'],
    ['licence', '2026-12-05'],
    ['other', '2026-12-06'],
  ] as const) {
    const path = join(engine.dir, `${kind}.txt`);
    writeFileSync(path, kind);
    const file = engine.vault.register(path, 'read');
    const { jobId } = await engine.ask('files.add', { dealerId: shop.id, kind, file, expiresOn });
    await engine.done(jobId);
  }
  const { events } = await engine.ask('care.list', { days: 31, dealerId: shop.id });
  expect(events.map(({ occasion, on, text }) => [occasion, on, text])).toEqual([
    ['anniversary', '2026-12-02', ''],
    ['birthday', '2026-12-03', '12-03'],
    ['contract', '2026-12-04', 'contract.txt'],
    ['licence', '2026-12-05', 'licence.txt'],
  ]);
  const options = { kind: 'careLabels', lang: 'zh-CN', from: '2026-12-01', to: '2026-12-31' } as const;
  const { jobId, reportId } = await engine.ask('reports.build', { options, format: 'html' });
  await engine.done(jobId);
  const { html } = await engine.ask('reports.page', { reportId });
  expect(html.split('赵六').length - 1).toBe(1);
});

it('more than two thousand occasions stand on labels and are counted today', async () => {
  const path = join(engine.dir, 'many.csv');
  const rows = Array.from({ length: 2010 }, (_, at) => `批量客户${at},2020-11-25`);
  writeFileSync(path, `客户名称,开户日期\n${rows.join('\n')}\n`);
  await importFile(engine, path, { kind: 'dealers' });

  expect(await engine.ask('today.part', { part: 'care', limit: 1 })).toMatchObject({ total: 2010 });
  const options = { kind: 'careLabels', lang: 'zh-CN', from: '2026-11-25', to: '2026-11-25' } as const;
  const { jobId, reportId } = await engine.ask('reports.build', { options, format: 'html' });
  await engine.done(jobId);
  const { html } = await engine.ask('reports.page', { reportId });
  expect(html.split('批量客户').length - 1).toBe(2010);
});
