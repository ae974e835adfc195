import { afterEach, expect, test } from 'vitest';
import { addDays } from '../../src/shared/domain/calendarDay.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let shop: TestEngine | undefined;
afterEach(() => shop?.stop());

async function openSample(today: string, lang: 'zh-CN' | 'en'): Promise<TestEngine> {
  shop = await startTestEngine({ fixedDay: today });
  const { jobId } = await shop.ask('session.openSample', { lang });
  await shop.done(jobId);
  await shop.scoreLive();
  return shop;
}

// A Sunday, a Monday, the first of a month soon after Spring Festival.
test.each([
  ['2026-11-22', 'zh-CN'],
  ['2026-11-23', 'en'],
  ['2026-03-01', 'zh-CN'],
] as const)(
  'a sample shop of %s (%s) has something to show on every page of visits, cases, surveys, care and today',
  async (today, lang) => {
    const { ask } = await openSample(today, lang);

    const visits = await ask('visits.list', { from: addDays(today, -70), to: addDays(today, 14) });
    const states = new Set(visits.visits.map(({ status }) => status));
    expect([...states].sort()).toEqual(['done', 'missed', 'moved', 'planned']);
    const { days } = await ask('visits.sheets', { from: addDays(today, -14), to: today });
    expect(days.some(({ sheetId, open }) => sheetId !== null && open > 0)).toBe(true);
    const spoken = await ask('visits.spoken', {});
    expect(spoken.counts.billed).toBeGreaterThan(10);
    expect(spoken.counts.unbilled).toBeGreaterThan(0);
    expect(spoken.counts.unbilled).toBeLessThan(spoken.counts.billed);
    expect((await ask('visits.market', {})).total).toBeGreaterThan(10);
    expect((await ask('visits.routes', {})).routes.map(({ dealers }) => dealers)).toEqual([8, 8]);

    const steps = await ask('activities.nextSteps', { limit: 1 });
    for (const group of ['overdue', 'today', 'later'] as const) expect(steps.counts[group]).toBeGreaterThan(0);
    expect(steps.counts.overdue).toBeLessThan(15);

    const cases = await ask('cases.list', { filter: { shown: 'all' } });
    expect(new Set(cases.rows.map(({ status }) => status))).toEqual(
      new Set(['open', 'answered', 'in_work', 'waiting', 'solved', 'closed']),
    );
    expect(cases.rows.some(({ late }) => late.includes('answer'))).toBe(true);
    expect(cases.rows.some(({ late }) => late.includes('promise'))).toBe(true);
    expect(cases.rows.some(({ repeat }) => repeat !== null)).toBe(true);

    const [survey] = (await ask('surveys.list', {})).surveys;
    expect(survey).toMatchObject({ asked: 60, state: 'asking' });
    expect(survey?.replies).toBeGreaterThan(30);
    expect(survey?.drawn?.strata.some(({ tier }) => tier === 'A')).toBe(true);

    const care = await ask('care.list', { days: 30 });
    expect(care.counts.birthday).toBeGreaterThanOrEqual(6);
    expect(care.counts.anniversary).toBeGreaterThan(0);
    expect(care.counts.contract).toBeGreaterThan(0);
    expect(care.counts.licence).toBeGreaterThan(0);
    expect(care.unreadable).toBe(0);
    expect(care.events.some(({ text, occasion }) => occasion === 'birthday' && /农历|lunar/.test(text))).toBe(true);
    expect(care.plannedMinor).toBeGreaterThan(0);
    const year = await ask('care.totals', {});
    expect(year.now.gifts + year.before.gifts).toBeGreaterThan(10);
  },
);

test('the same day gives the same shop', async () => {
  const seen = [];
  for (let time = 0; time < 2; time += 1) {
    const { ask } = await openSample('2026-11-22', 'zh-CN');
    const { visits } = await ask('visits.list', { from: '2026-09-01', to: '2026-12-31' });
    const { rows } = await ask('cases.list', { filter: { shown: 'all' } });
    seen.push({
      visits: visits.map(({ on, repId, dealer, status }) => [on, repId, dealer.code, status]),
      cases: rows.map(({ number, dealerCode, status }) => [number, dealerCode, status]),
    });
    if (time === 0) await shop?.stop();
  }
  expect(seen[1]).toEqual(seen[0]);
});
