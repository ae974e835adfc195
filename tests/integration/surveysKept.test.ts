import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChangeId, DealerId, SurveyId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let engine: TestEngine;
const dealers: DealerId[] = [];

beforeAll(async () => {
  engine = await startTestEngine({ fixedDay: '2026-11-27' });
  for (let n = 1; n <= 6; n += 1) {
    await engine.ask('dealers.create', { name: `客户${n}号店`, code: `K0${n}` });
  }
  const { rows } = await engine.ask('dealers.list', { sort: { by: 'code' } });
  dealers.push(...rows.map(({ id }) => id));
});
afterAll(() => engine.stop());

const asking = [
  { kind: 'csat' as const, text: '总体满意吗' },
  { kind: 'csat' as const, text: '送货满意吗' },
];
const others = [
  { kind: 'csat' as const, text: '送货满意吗' },
  { kind: 'nps' as const, text: '愿意推荐吗' },
];
const save = (questions: typeof asking | typeof others) =>
  engine.ask('surveys.save', { name: '秋季', everyMonths: null, questions });
const lastAct = async (): Promise<ChangeId> => {
  const [entry] = (await engine.ask('data.changes', { limit: 1 })).entries;
  if (!entry) throw new Error('something was done');
  return entry.id;
};
const drawAll = (id: SurveyId) => engine.ask('surveys.draw', { id, seed: 1, size: 6 });
const stateOf = async (id: SurveyId) => {
  const row = (await engine.ask('surveys.list', {})).surveys.find((one) => one.id === id);
  return row && [row.asked, row.replies, row.state];
};

test('undo puts neither other questions nor another sample under answers; without answers it does', async () => {
  const [dealerId = 0 as DealerId] = dealers;
  const made = await save(asking);
  const { id } = made;
  const turned = { id, name: '秋季', everyMonths: null, questions: others, expectedRevision: made.revision };
  await engine.ask('surveys.save', turned);
  const saved = await lastAct();
  await drawAll(id);
  await drawAll(id);
  const drawn = await lastAct();
  // Out of the sample and in again: both are told in his history, and leave with him.
  const { entries } = await engine.ask('data.changes', { dealerId, limit: 200 });
  const drawings = entries.filter(({ entity }) => entity === 'survey_invite').map(({ action }) => action);
  expect(drawings.sort()).toEqual(['create', 'create', 'remove']);
  await engine.ask('surveys.answer', { id, dealerId, on: '2026-11-26', cells: ['5', '9'] });
  let answered = await lastAct();
  const before = canonicalDump(engine.dataFile);

  for (const changeId of [saved, drawn])
    await expect(engine.ask('data.undo', { changeId })).rejects.toMatchObject({ code: 'survey_answered' });
  expect(canonicalDump(engine.dataFile)).toBe(before);

  await engine.ask('data.undo', { changeId: answered });
  await engine.ask('data.redo', {});
  expect(await stateOf(id)).toEqual([6, 1, 'asking']);
  answered = await lastAct();
  await engine.ask('data.undo', { changeId: answered });
  await engine.ask('data.undo', { changeId: drawn });
  await engine.ask('data.undo', { changeId: saved });
  expect((await engine.ask('surveys.get', { id })).survey.questions).toMatchObject(asking);
  await drawAll(id);
  // An answer to the questions of then is none to those of now.
  await expect(engine.ask('data.redo', { changeId: answered })).rejects.toMatchObject({ code: 'undo_conflict' });
  expect(await stateOf(id)).toEqual([6, 0, 'asking']);
  await engine.ask('surveys.remove', { id });
});

test('who is in the bin is neither asked nor counted, and is there again when he comes back', async () => {
  const [first = 0 as DealerId, second = 0 as DealerId] = dealers;
  const { id } = await save(asking);
  await drawAll(id);
  for (const dealerId of dealers.slice(0, 5))
    await engine.ask('surveys.answer', { id, dealerId, on: '2026-11-26', cells: ['5', '2'] });
  const [, , , , , last = 0 as DealerId] = dealers;
  await engine.ask('dealers.remove', { ids: [last] });

  expect(await stateOf(id)).toEqual([5, 5, 'complete']);
  const results = await engine.ask('surveys.results', { id });
  expect([results.asked, results.silent]).toEqual([5, []]);
  expect((await engine.ask('surveys.get', { id })).invites.map(({ dealerId }) => dealerId)).not.toContain(last);
  await expect(
    engine.ask('surveys.answer', { id, dealerId: last, on: '2026-11-26', cells: ['5', '5'] }),
  ).rejects.toMatchObject({ code: 'not_found' });
  await engine.ask('dealers.remove', { ids: [first] });
  expect(await stateOf(id)).toEqual([4, 4, 'complete']);
  expect((await engine.ask('surveys.results', { id })).replies).toBe(4);
  await engine.ask('data.undo', {});
  await engine.ask('data.undo', {});
  expect(await stateOf(id)).toEqual([6, 5, 'asking']);

  // Two who were one and had both answered count once.
  await engine.ask('doubles.merge', { keptId: first, lostId: second, taken: [] });
  expect(await stateOf(id)).toEqual([5, 4, 'asking']);
  await engine.ask('data.undo', {});
  expect(await stateOf(id)).toEqual([6, 5, 'asking']);
});

test('while everybody who answered is in the bin, questions and sample stand', async () => {
  const [dealerId = 0 as DealerId] = dealers;
  const { id } = await save(asking);
  await drawAll(id);
  await engine.ask('surveys.answer', { id, dealerId, on: '2026-11-26', cells: ['5', '5'] });
  await engine.ask('dealers.remove', { ids: [dealerId] });
  const { revision } = (await engine.ask('surveys.get', { id })).survey;

  expect(await stateOf(id)).toEqual([5, 0, 'asking']);
  await expect(drawAll(id)).rejects.toMatchObject({ code: 'survey_answered' });
  const turned = { id, name: '秋季', everyMonths: null, questions: others, expectedRevision: revision };
  await expect(engine.ask('surveys.save', turned)).rejects.toMatchObject({ code: 'survey_answered' });
  await engine.ask('data.undo', {});
  await engine.ask('surveys.remove', { id });
  expect((await engine.ask('surveys.list', {})).surveys.map((row) => row.id)).not.toContain(id);
});

test('long words of a bad answer do not break the lists of cases; a case that was thrown away comes back instead of a second one', async () => {
  const [dealerId = 0 as DealerId] = dealers;
  const { id } = await engine.ask('surveys.save', {
    ...{ name: '长', everyMonths: null },
    questions: [
      { kind: 'csat', text: '满意吗' },
      { kind: 'text', text: '为什么' },
      { kind: 'text', text: '还有呢' },
      { kind: 'text', text: '别的' },
    ],
  });
  await drawAll(id);
  const cells = ['1', '慢'.repeat(2000), '贵'.repeat(2000), '少'.repeat(2000)];
  await engine.ask('surveys.answer', { id, dealerId, on: '2026-11-26', cells });
  const [made] = (await engine.ask('surveys.follow', { id })).cases;
  if (!made) throw new Error('1 is a bad answer');
  expect((await engine.ask('cases.list', {})).rows.map(({ body }) => body.length)).toContain(4000);

  await engine.ask('cases.remove', { id: made.caseId });
  expect((await engine.ask('surveys.follow', { id })).cases).toEqual([made]);
  expect((await engine.ask('cases.get', { id: made.caseId })).survey?.id).toBe(id);
  expect((await engine.ask('surveys.follow', { id })).cases).toEqual([]);
});

test('what came from a sheet and is mended by hand stays what came from a sheet', async () => {
  const { id } = await save(asking);
  await engine.ask('surveys.takeRows', {
    ...{ id, header: ['客户编号', '总体满意吗', '送货满意吗'], rows: [['K01', '5', '4']] },
  });
  const asked = async () => (await engine.ask('surveys.get', { id })).invites.find(({ code }) => code === 'K01');
  const dealerId = (await asked())?.dealerId ?? (0 as DealerId);
  await engine.ask('surveys.answer', { id, dealerId, on: '2026-11-27', cells: ['5', '3'] });
  expect((await asked())?.reply).toMatchObject({ channel: 'excel', answers: { 0: 5, 1: 3 } });
});
