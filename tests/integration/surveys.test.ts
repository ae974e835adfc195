import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as SheetJs from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DealerId, SurveyId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let engine: TestEngine;
let id: SurveyId;

beforeAll(async () => {
  engine = await startTestEngine({ fixedDay: '2026-11-27' });
  for (let n = 1; n <= 12; n += 1)
    await engine.ask('dealers.create', { name: `客户${n}号店`, code: `K${String(n).padStart(2, '0')}` });
  const survey = await engine.ask('surveys.save', {
    name: '2026 秋',
    everyMonths: 6,
    questions: [
      { kind: 'csat', text: '总体满意吗' },
      { kind: 'nps', text: '愿意推荐吗' },
    ],
  });
  id = survey.id;
});
afterAll(() => engine.stop());

function sheetRows(path: string): (string | number | null)[][] {
  const book = SheetJs.read(readFileSync(path));
  return SheetJs.utils.sheet_to_json(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1, defval: null });
}

test('the same seed draws the same dealers again; once somebody has answered the sample stands', async () => {
  const drawn = async (seed: number) => {
    await engine.ask('surveys.draw', { id, seed, size: 5 });
    return (await engine.ask('surveys.get', { id })).invites.map(({ code }) => code);
  };
  const first = await drawn(7);

  expect(first).toHaveLength(5);
  expect(await drawn(8)).not.toEqual(first);
  expect(await drawn(7)).toEqual(first);
  const before = canonicalDump(engine.dataFile);
  await drawn(9);
  await engine.ask('data.undo', {});
  expect(canonicalDump(engine.dataFile)).toBe(before);
});

test('who is never to be contacted is not drawn; whoever is left out is followed by another', async () => {
  const codes = async () => (await engine.ask('surveys.get', { id })).invites.map(({ code }) => code);
  const { invites } = await engine.ask('surveys.get', { id });
  const [first, second] = invites;
  if (!first || !second) throw new Error('five were drawn');
  await engine.ask('visits.saveDealer', { dealerId: first.dealerId, expectedRevision: 0, patch: { mode: 'never' } });
  const survey = await engine.ask('surveys.draw', { id, seed: 7, size: 5, without: [second.dealerId] });

  expect(survey.drawn).toMatchObject({ population: 10, never: 1, without: [second.dealerId], size: 5 });
  expect(await codes()).not.toContain(first.code);
  expect(await codes()).not.toContain(second.code);
});

test('the sheet that goes out comes back, filled in by another program, with a column moved and a title above', async () => {
  const out = join(engine.dir, 'sheet.xlsx');
  const built = await engine.ask('reports.build', {
    options: { kind: 'surveyForm', lang: 'zh-CN', id },
    format: 'xlsx',
    file: engine.vault.register(out, 'write'),
  });
  await engine.done(built.jobId);
  const rows = sheetRows(out);
  const head = rows.findIndex((row) => row.includes('问卷号'));
  const [header = [], one = [], two = [], three = []] = rows.slice(head);
  const at = (text: string) => header.findIndex((cell) => String(cell).endsWith(text));
  one[at('总体满意吗')] = '5';
  one[at('愿意推荐吗')] = 10;
  two[at('总体满意吗')] = 7;
  two[at('愿意推荐吗')] = 1;
  three[at('总体满意吗')] = 4;
  const book = SheetJs.utils.book_new();
  const turned = [['题目在下面'], ...[header, one, two, three].map((row) => row.toReversed())];
  SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet(turned), '答卷');
  const back = join(engine.dir, 'back.xlsx');
  writeFileSync(back, SheetJs.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  const { jobId, bookId } = await engine.ask('surveys.readFile', { id, file: engine.vault.register(back, 'read') });
  await engine.done(jobId);
  const { fileName: _, ...read } = await engine.ask('surveys.fileRows', { bookId });
  const checked = await engine.ask('surveys.checkRows', { id, ...read });

  expect(checked.unknownQuestions).toEqual([]);
  expect(checked.taken.map(({ row, answers, isNew }) => [row, answers, isNew])).toEqual([[3, { 0: 5, 1: 10 }, false]]);
  expect(checked.problems.map(({ row, problem }) => [row, problem])).toEqual([
    [4, 'range'],
    [5, 'missing'],
  ]);
  await engine.ask('surveys.takeRows', { id, ...read });
  const changed = { ...read, rows: read.rows.map((row) => row.map((cell) => (cell === '10' ? '9' : cell))) };
  expect((await engine.ask('surveys.checkRows', { id, ...changed })).problems[0]).toMatchObject({ problem: 'differs' });
  expect((await engine.ask('surveys.takeRows', { id, ...changed, replace: [3] })).taken).toBe(1);
  await engine.ask('data.undo', {});
  await engine.ask('data.undo', {});
  expect((await engine.ask('surveys.results', { id })).replies).toBe(0);
});

test('answers come from a sheet and from paper; bad ones become cases in one act, and are not made twice', async () => {
  const { invites } = await engine.ask('surveys.get', { id });
  const [one, two, three] = invites;
  if (!one || !two || !three) throw new Error('five were drawn');
  const header = ['客户编号', '总体满意吗', '愿意推荐吗'];
  const taken = await engine.ask('surveys.takeRows', {
    id,
    header,
    rows: [
      [one.code, '5', '10'],
      [two.code, '1', '3'],
      ['无此人', '5', '5'],
    ],
  });
  await engine.ask('surveys.answer', { id, dealerId: three.dealerId, on: '2026-11-26', cells: ['3', '6'] });

  expect(taken).toMatchObject({ taken: 2, problems: [{ row: 3, problem: 'unmatched' }] });
  await expect(engine.ask('surveys.draw', { id, seed: 1, size: 3 })).rejects.toMatchObject({ code: 'survey_answered' });
  const { cases } = await engine.ask('surveys.follow', { id });
  expect(cases.map(({ dealerId }): DealerId => dealerId)).toEqual([two.dealerId, three.dealerId]);
  expect((await engine.ask('surveys.follow', { id })).cases).toEqual([]);
  const { case: row } = await engine.ask('cases.get', { id: cases[0]?.caseId ?? (0 as never) });
  expect(row).toMatchObject({ kind: 'complaint', channel: 'survey', status: 'open' });
  expect((await engine.ask('cases.get', { id: row.id })).survey).toEqual({ id, name: '2026 秋' });
});

test('what came back is counted as a whole and by group, and the next one is due in six months', async () => {
  const { asked, replies, questions } = await engine.ask('surveys.results', { id });
  const [csat, nps] = questions;

  expect([asked, replies]).toEqual([5, 3]);
  expect(csat?.mark).toMatchObject({ answers: 3, isFew: true });
  expect(csat?.mark?.score).toBeCloseTo(1 / 3);
  expect(nps?.mark?.score).toBeCloseTo(-100 / 3);
  const regions = nps?.by.filter(({ what }) => what === 'region') ?? [];
  expect(regions.reduce((sum, { mark }) => sum + mark.answers, 0)).toBe(3);
  const { surveys } = await engine.ask('surveys.list', {});
  expect(surveys[0]).toMatchObject({ nextOn: '2027-05-27', isDue: false });
});
