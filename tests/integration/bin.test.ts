import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DealerId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let engine: TestEngine;
let dealerId: DealerId;

beforeEach(async () => {
  engine = await startTestEngine();
  dealerId = (await engine.ask('dealers.create', { name: '甲店' })).id;
});

afterEach(async () => {
  await engine.stop();
});

const addContact = async (name: string) => {
  const saved = await engine.ask('dealers.saveContact', {
    dealerId,
    name,
    role: '',
    phones: [],
    wechat: '',
    email: '',
    note: '',
    primary: false,
  });
  const contact = saved.contacts.find((each) => each.name === name);
  if (!contact) throw new Error('it was added');
  return contact.id;
};

it('a dealer comes back with its people and notes exactly as it went; who was removed before stays removed', async () => {
  const gone = await addContact('先走的');
  await addContact('还在的');
  await engine.ask('notes.create', { dealerId, on: '2026-01-02', body: '记事' });
  await engine.ask('dealers.removeContact', { contactId: gone });
  const before = canonicalDump(engine.dataFile);

  await engine.ask('dealers.remove', { ids: [dealerId] });
  await engine.ask('dealers.restore', { ids: [dealerId] });

  expect(canonicalDump(engine.dataFile)).toBe(before);
  expect((await engine.ask('data.bin', {})).entries.map(({ title }) => title)).toEqual(['先走的']);
});

it('people and notes lie in the bin with who removed them, and come back one by one; that is taken back too', async () => {
  await engine.ask('settings.update', { operator: '老陈' });
  const contactId = await addContact('小李');
  const note = await engine.ask('notes.create', { dealerId, on: '2026-01-02', body: '欠三箱' });
  await engine.ask('dealers.removeContact', { contactId });
  await engine.ask('notes.remove', { id: note.id });

  const { entries, total } = await engine.ask('data.bin', {});
  await engine.ask('data.restore', { entity: 'note', id: note.id });
  const back = (await engine.ask('notes.list', { dealerId })).total;
  await engine.ask('data.undo', {});

  expect(total).toBe(2);
  expect(entries.map(({ entity, title, actor, dealerName }) => [entity, title, actor, dealerName]).sort()).toEqual([
    ['contact', '小李', '老陈', '甲店'],
    ['note', '欠三箱', '老陈', '甲店'],
  ]);
  expect([back, (await engine.ask('notes.list', { dealerId })).total]).toEqual([1, 0]);
  await expect(engine.ask('data.restore', { entity: 'note', id: 999 })).rejects.toMatchObject({ code: 'not_found' });
});

it('a note that was on top comes back below the one that is there now', async () => {
  const first = await engine.ask('notes.create', { dealerId, on: '2026-01-02', body: '一' });
  const second = await engine.ask('notes.create', { dealerId, on: '2026-01-01', body: '二' });
  await engine.ask('notes.pin', { id: first.id, pinned: true });
  await engine.ask('notes.remove', { id: first.id });
  await engine.ask('notes.pin', { id: second.id, pinned: true });

  await engine.ask('data.restore', { entity: 'note', id: first.id });

  expect((await engine.ask('notes.list', { dealerId })).notes.map(({ body, pinned }) => [body, pinned])).toEqual([
    ['二', true],
    ['一', false],
  ]);
});
