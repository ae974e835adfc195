import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RepId } from '../../src/shared/domain/ids.ts';
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
    engine.ask('segments.count', { rule: { all: [{ not: { fact: 'bought', of: 'any', value: '', ...days } }] } }),
    engine.ask('visits.addLeave', { repId: 1 as RepId, ...days }),
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

test('visits and sheets of more days than a year are refused by how many may be', async () => {
  const days = { from: '2020-01-01', to: '2036-01-01' };
  const options = { kind: 'visitPlan', lang: 'zh-CN', ...days } as const;
  const { jobId } = await engine.ask('reports.build', { options, format: 'html', freeze: true });
  const asked = [
    engine.ask('visits.list', days),
    engine.ask('visits.days', days),
    engine.ask('visits.sheets', days),
    engine.ask('visits.issueSheets', days),
    engine.done(jobId),
  ];

  for (const answer of await Promise.allSettled(asked))
    expect(answer).toMatchObject({ reason: { code: 'visit_days_too_many', params: { days: 366 } } });
  expect((await engine.ask('visits.list', { from: '2026-01-01', to: '2026-12-31' })).total).toBe(0);
});
