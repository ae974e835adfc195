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

const create = (on: string, body: string) => engine.ask('notes.create', { dealerId, on, body });
const bodies = async (search = '') =>
  (await engine.ask('notes.list', { dealerId, search })).notes.map(({ body }) => body);

it('keeps dated notes, the newest first, one on top, by whom', async () => {
  await engine.ask('settings.update', { operator: '老陈' });
  const old = await create('2026-01-02', '老板娘管钱');
  await create('2026-11-20', '想要\n新价目表');
  await create('2026-05-01', '五一歇业');

  await engine.ask('notes.pin', { id: old.id, pinned: true });

  expect(await bodies()).toEqual(['老板娘管钱', '想要\n新价目表', '五一歇业']);
  expect((await engine.ask('notes.list', { dealerId })).notes[0]).toMatchObject({ pinned: true, author: '老陈' });
});

it('a second note on top takes the place of the first, and both come back in one step', async () => {
  const first = await create('2026-01-02', '一');
  const second = await create('2026-01-03', '二');
  await engine.ask('notes.pin', { id: first.id, pinned: true });
  const before = canonicalDump(engine.dataFile);

  await engine.ask('notes.pin', { id: second.id, pinned: true });
  const pinned = (await engine.ask('notes.list', { dealerId })).notes.filter((note) => note.pinned);
  await engine.ask('data.undo', {});

  expect(pinned.map(({ body }) => body)).toEqual(['二']);
  expect(canonicalDump(engine.dataFile)).toBe(before);
});

it('is changed, removed and taken back; an edit of an old version is refused', async () => {
  const note = await create('2026-01-02', '欠 3 箱酒');
  const changed = await engine.ask('notes.update', {
    id: note.id,
    expectedRevision: 1,
    on: note.on,
    body: '欠 5 箱酒',
  });

  await expect(
    engine.ask('notes.update', { id: note.id, expectedRevision: 1, on: note.on, body: 'x' }),
  ).rejects.toMatchObject({ code: 'stale_edit' });
  await engine.ask('notes.remove', { id: note.id });
  const gone = await bodies();
  await engine.ask('data.undo', {});

  expect(changed).toMatchObject({ body: '欠 5 箱酒', revision: 2 });
  expect([gone, await bodies()]).toEqual([[], ['欠 5 箱酒']]);
});

it('refuses a note without text or on no day, and keeps markup and quotes as typed', async () => {
  for (const wrong of [{ body: '  ' }, { body: '\u0007' }, { on: '2026-02-30' }])
    await expect(engine.ask('notes.create', { dealerId, on: '2026-01-02', body: 'x', ...wrong })).rejects.toMatchObject(
      {
        code: 'invalid_input',
      },
    );
  const text = `<img src=x onerror=alert(1)> ' " %`;
  await create('2026-01-02', text);

  expect(await bodies()).toEqual([text]);
});

it('dealers are found by what their notes say, as long as they say it', async () => {
  const found = async () =>
    (await engine.ask('dealers.list', { filter: { search: '堆头' } })).rows.map(({ name }) => name);
  await engine.ask('dealers.create', { name: '乙店' });
  await engine.ask('dealers.list', {});
  const note = await create('2026-01-02', '答应做堆头陈列');
  const while_ = await found();

  await engine.ask('notes.remove', { id: note.id });

  expect([while_, await found()]).toEqual([['甲店'], []]);
  expect(await bodies('堆头')).toEqual([]);
});
