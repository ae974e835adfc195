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
