import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MOST_OF_ONE_MINOR } from '../../src/shared/domain/money.ts';
import { codeOf } from '../helpers/importRig.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

const HUGE = Number.MAX_SAFE_INTEGER;
let engine: TestEngine;
beforeAll(async () => {
  engine = await startTestEngine({ fixedDay: '2026-11-27' });
});
afterAll(() => engine.stop());

test('a cost of a case or gift has a bound; larger ones that were stored before spoil no sum', async () => {
  const { id: dealerId } = await engine.ask('dealers.create', { name: '城东便利店', code: 'K1' });
  const gift = { dealerId, occasion: 'festival', contactId: null } as const;
  for (const [subject, on] of [
    ['midAutumn', '2026-09-25'],
    ['springFestival', '2026-02-17'],
  ] as const)
    await engine.ask('care.plan', { ...gift, subject, on, item: '礼盒', costMinor: 100, note: '' });
  const cases = [];
  for (const body of ['破了', '少了'])
    cases.push(await engine.ask('cases.add', { dealerId, kind: 'complaint', fields: { body } }));
  const patch = { costMinor: MOST_OF_ONE_MINOR, claim: 'claimed', claimMinor: MOST_OF_ONE_MINOR } as const;
  const [first] = cases;
  if (first === undefined) throw new Error('no case');
  const update = (change: object) =>
    engine.ask('cases.update', { id: first.id, expectedRevision: first.revision, patch: { ...patch, ...change } });
  expect(await codeOf(update({ costMinor: MOST_OF_ONE_MINOR + 1 }))).toBe('invalid_input');
  expect(await codeOf(update({ claimMinor: MOST_OF_ONE_MINOR + 1 }))).toBe('invalid_input');
  await update({});

  const raw = new Database(engine.dataFile);
  raw.exec(
    `UPDATE care_gift SET cost_minor = ${HUGE}; UPDATE dealer_case SET cost_minor = ${HUGE}, claim = 'claimed', claim_minor = ${HUGE}`,
  );
  raw.close();

  const totals = await engine.ask('care.totals', { year: 2026 });
  const list = await engine.ask('care.list', { from: '2026-09-01', days: 60 });
  const before = await engine.ask('care.list', { from: '2027-09-01', days: 60 });
  const stats = await engine.ask('cases.stats', {});
  const all = await engine.ask('cases.list', {});
  expect(totals.now.plannedMinor).toBe(2 * MOST_OF_ONE_MINOR);
  expect(list.plannedMinor).toBe(MOST_OF_ONE_MINOR);
  expect(before.before.plannedMinor).toBe(MOST_OF_ONE_MINOR);
  expect([stats.costMinor, stats.claimedMinor]).toEqual([2 * MOST_OF_ONE_MINOR, 2 * MOST_OF_ONE_MINOR]);
  expect(stats.causes.map(({ costMinor }) => costMinor)).toEqual([2 * MOST_OF_ONE_MINOR]);
  expect([all.costMinor, all.rows[0]?.costMinor]).toEqual([2 * MOST_OF_ONE_MINOR, HUGE]);
});
