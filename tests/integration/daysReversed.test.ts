import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf } from '../helpers/importRig.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let engine: TestEngine;
beforeAll(async () => {
  engine = await startTestEngine();
});
afterAll(() => engine.stop());

const days = { from: '2026-12-31', to: '2026-01-01' };

test('days that run backwards are refused in one sentence, by lists, reviews and reports', async () => {
  const report = (kind: 'visitReport' | 'care' | 'cases') =>
    engine.ask('reports.build', { options: { kind, lang: 'zh-CN', ...days }, format: 'html' });
  const asked = [
    engine.ask('visits.list', days),
    engine.ask('visits.issueSheets', days),
    engine.ask('visits.review', days),
    engine.ask('activities.all', days),
    engine.ask('visits.plan', days),
    report('visitReport'),
    report('care'),
    report('cases'),
  ];

  expect([...new Set(await Promise.all(asked.map(codeOf)))]).toEqual(['days_reversed']);
});

test('a plan of too many days says how many may be', async () => {
  const asked = engine.ask('visits.plan', { from: '2026-11-23', to: '2036-11-23' });

  await expect(asked).rejects.toMatchObject({ code: 'visit_plan_too_long', params: { days: 62 } });
});
