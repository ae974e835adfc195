import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DealerId } from '../../src/shared/domain/ids.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let engine: TestEngine;
let id: DealerId;

beforeAll(async () => {
  engine = await startTestEngine();
  const dealer = await engine.ask('dealers.create', { name: '城东便利店', openedOn: '2020-12-01' });
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
