import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TODAY_PARTS, type TodayPartName } from '../../src/shared/contract/today.contract.ts';
import type { DealerId, RepId } from '../../src/shared/domain/ids.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

/** Wednesday, 25 November 2026. */
const TODAY = '2026-11-25';
const DEALERS = [
  ['客户编号', '客户名称', '业务员', '信用额度', '开户日期'],
  ['K1', '甲店', '王伟', '', '2020-01-01'],
  ['K2', '乙店', '王伟', '', '2020-01-01'],
  ['K3', '丙店', '李娜', '', '2020-11-28'],
  ['K4', '丁店', '李娜', '', '2020-01-01'],
];
const BILLS = [
  ['单据日期', '单据编号', '客户编号', '金额'],
  ['2026-10-01', 'X1', 'K1', '8500'],
  ['2026-11-24', 'X2', 'K2', '1200'],
  ['2026-11-24', 'X3', 'K3', '300'],
  ['2026-11-24', 'X4', 'K4', '9000'],
];

const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-today-'));
let engine: TestEngine;
let dealers: DealerId[];
let wang: RepId;
const dealer = (index: number) => dealers[index] as DealerId;

beforeAll(async () => {
  engine = await startTestEngine({ fixedDay: TODAY });
  await importFile(engine, writeCsv(dir, DEALERS), { kind: 'dealers' });
  await importFile(engine, writeCsv(dir, BILLS), { kind: 'orders' });
  await engine.scoreLive();
  const { rows } = await engine.ask('dealers.list', {});
  dealers = [...rows].sort((a, b) => (a.code < b.code ? -1 : 1)).map(({ id }) => id);
  const rep = (await engine.ask('reps.list', {})).reps.find(({ name }) => name === '王伟');
  if (rep === undefined) throw new Error('no rep');
  wang = rep.id;
});
afterAll(async () => {
  await engine.stop();
  rmSync(dir, { recursive: true, force: true });
});

const part = async (name: TodayPartName) => {
  const { total, late, done, lines } = await engine.ask('today.part', { part: name });
  return { total, late, done, names: lines.map((line) => line.name) };
};
const nothing = { total: 0, late: 0, done: 0, names: [] };

describe('the day', () => {
  it('has the visits of today, and counts those that are made', async () => {
    expect(await part('plan')).toEqual(nothing);
    await engine.ask('visits.add', { visits: [0, 1].map((at) => ({ dealerId: dealer(at), repId: wang, on: TODAY })) });
    expect(await part('plan')).toEqual({ total: 2, late: 0, done: 0, names: ['甲店', '乙店'] });

    const { days } = await engine.ask('visits.issueSheets', { from: TODAY, to: TODAY });
    const sheetId = days[0]?.sheetId;
    if (sheetId == null) throw new Error('no sheet');
    const { rows } = await engine.ask('visits.readText', { text: '1 已订 3000 2026-11-30', sheet: { sheetId } });
    await engine.ask('visits.take', { rows, origin: 'wechat' });
    expect(await part('plan')).toMatchObject({ total: 1, done: 1 });
  });

  it('waits for sheets of days before, not for those of today', async () => {
    expect(await part('sheets')).toEqual(nothing);
    const on = '2026-11-23';
    await engine.ask('visits.add', { visits: [{ dealerId: dealer(1), repId: wang, on }] });
    expect(await part('sheets'), 'nothing was printed').toEqual(nothing);
    await engine.ask('visits.issueSheets', { from: on, to: on });
    expect(await part('sheets')).toEqual({ total: 1, late: 1, done: 0, names: ['王伟'] });
  });

  it('has the next steps of today and those that are late, not those to come', async () => {
    for (const [at, nextOn] of ['2026-11-24', TODAY, '2026-11-26'].entries())
      await engine.ask('activities.add', {
        dealerId: dealer(at),
        kind: 'call_out',
        on: '2026-11-24',
        nextOn,
        nextStep: '再打',
      });
    const steps = await part('steps');
    expect(steps).toMatchObject({ total: 2, late: 1, names: ['甲店', '乙店'] });
    expect((await engine.ask('today.part', { part: 'steps' })).lines[0]).toMatchObject({ late: 1, text: '再打' });
  });

  it('has cases that are open, care ahead, and who of the best tiers has no next step', async () => {
    await engine.ask('cases.add', { dealerId: dealer(2), kind: 'complaint', fields: { promisedOn: '2026-11-20' } });
    expect(await part('cases')).toEqual({ total: 1, late: 1, done: 0, names: ['丙店'] });
    // Six years a customer in three days.
    expect(await part('care')).toMatchObject({ total: 1, names: ['丙店'] });
    expect((await part('without')).names).toContain('丁店');
    const { ids } = await engine.ask('visits.add', {
      visits: [{ dealerId: dealer(3), repId: wang, on: '2026-12-01' }],
    });
    expect((await part('without')).names, 'a visit to come is a next step').not.toContain('丁店');
    await engine.ask('visits.remove', { ids });
    expect((await part('without')).names).toContain('丁店');
    const step = { kind: 'call_out', on: TODAY, nextOn: '2026-12-10', nextStep: '报新品' } as const;
    await engine.ask('activities.add', { dealerId: dealer(3), ...step });
    expect((await part('without')).names).not.toContain('丁店');
  });

  it('tells of an adopted suggestion until its dealer knows, and of a festival until it has a gift', async () => {
    const fields = { body: '换小箱', verdict: 'adopted' } as const;
    const told = await engine.ask('cases.add', { dealerId: dealer(0), kind: 'suggestion', fields });
    expect(await part('untold')).toEqual({ total: 1, late: 0, done: 0, names: ['甲店'] });
    await engine.ask('cases.tell', { id: told.id, expectedRevision: told.revision, on: TODAY });
    expect(await part('untold')).toEqual(nothing);
    await engine.ask('cases.remove', { id: told.id });

    const festivals = async () =>
      (await engine.ask('today.part', { part: 'care' })).lines
        .filter(({ care }) => care === null)
        .map(({ word }) => word);
    expect(await festivals(), 'the solstice is 27 days away').toEqual([]);
    const usual = await engine.ask('care.rules', {});
    expect(usual.aheadDays).toBe(7);
    await engine.ask('care.setRules', { ...usual, aheadDays: 40 });
    expect(await festivals()).toEqual(['winterSolstice', 'christmas', 'newYear']);
    const { parts } = await engine.ask('today.reminders', { parts: ['care'] });
    expect(parts[0]?.keys).toContain('festival|winterSolstice|2026-12-22');
    const gift = { dealerId: dealer(0), occasion: 'festival', item: '汤圆', costMinor: 100 } as const;
    await engine.ask('care.plan', { ...gift, subject: 'winterSolstice', on: '2026-12-22' });
    await engine.ask('care.setRules', { aheadDays: 40, festivals: ['winterSolstice', 'newYear'] });
    expect(await festivals()).toEqual(['newYear']);
    expect((await engine.ask('care.list', {})).to).toBe('2027-01-03');
    for (let step = 0; step < 3; step += 1) await engine.ask('data.undo', {});
    expect(await engine.ask('care.rules', {})).toEqual(usual);
  });

  it('is that of some reps alone, and says how a dealer likes to be reached', async () => {
    const of = async (name: TodayPartName, reps: RepId[]) =>
      (await engine.ask('today.part', { part: name, reps })).lines.map((line) => line.name);
    const li = (await engine.ask('reps.list', {})).reps.find(({ name }) => name === '李娜')?.id ?? expect.fail('a rep');
    expect([await of('cases', [wang]), await of('cases', [li])]).toEqual([[], ['丙店']]);
    expect([await of('care', [wang]), await of('care', [li])]).toEqual([[], ['丙店']]);
    expect(await of('plan', [li])).toEqual([]);
    expect(await of('sheets', [wang, li])).toEqual(['王伟']);
    expect([await of('steps', [wang]), await of('steps', [li])]).toEqual([['甲店', '乙店'], []]);
    for (const name of TODAY_PARTS) {
      const whole = (await engine.ask('today.part', { part: name, limit: 1000 })).total;
      const parts = await Promise.all([wang, li].map((rep) => engine.ask('today.part', { part: name, reps: [rep] })));
      expect(
        parts.reduce((sum, { total }) => sum + total, 0),
        name,
      ).toBe(whole);
    }

    const { revision } = (await engine.ask('dealers.get', { id: dealer(0) })) ?? expect.fail('a dealer');
    const reach = { preferredChannel: 'wechat', preferredTimes: '下午' } as const;
    await engine.ask('dealers.update', { id: dealer(0), expectedRevision: revision, patch: reach });
    const [step] = (await engine.ask('today.part', { part: 'steps' })).lines;
    expect(step).toMatchObject({ name: '甲店', channel: 'wechat', times: '下午' });
    const due = await engine.ask('visits.due', { shown: 'all' });
    expect(due.rows.find(({ name }) => name === '甲店')).toMatchObject({ channel: 'wechat', times: '下午' });

    const options = { kind: 'today' as const, lang: 'zh-CN' as const, reps: [li] };
    const { jobId, reportId } = await engine.ask('reports.build', { options, format: 'html' });
    await engine.done(jobId);
    const { html } = await engine.ask('reports.page', { reportId });
    expect([html.includes('丙店'), html.includes('甲店'), html.includes('李娜')]).toEqual([true, false, true]);
  });

  it('writes of a visit that was made with a click neither words nor an outcome', async () => {
    const { ids } = await engine.ask('visits.add', { visits: [{ dealerId: dealer(2), repId: wang, on: TODAY }] });
    const row = { row: 1, visitId: ids[0] ?? null, doneOn: TODAY };
    expect((await engine.ask('visits.take', { rows: [row] })).taken, 'a sheet says what came of it').toBe(0);
    expect((await engine.ask('visits.take', { rows: [row], origin: 'hand' })).taken).toBe(1);
    const [activity] = (await engine.ask('activities.list', { dealerId: dealer(2) })).activities;
    expect(activity).toMatchObject({ kind: 'visit', origin: 'hand', body: '', outcomeCode: null, repId: wang });
    await engine.ask('data.undo', {});
    await engine.ask('visits.remove', { ids });
  });

  it('reminds of what there is, with a key for each, and knows a day off', async () => {
    const told = await engine.ask('today.reminders', { parts: ['steps', 'cases', 'surveys', 'owing'] });
    expect(told).toMatchObject({ today: TODAY, isOff: false });
    expect(told.parts.map(({ part: name, total, keys }) => [name, total, keys.length])).toEqual([
      ['steps', 2, 2],
      ['cases', 1, 1],
    ]);
    await engine.ask('workdays.set', { days: [{ day: TODAY, kind: 'off', name: '盘点' }] });
    expect(await engine.ask('today.reminders', { parts: ['cases'] })).toMatchObject({ isOff: true });
  });
});
