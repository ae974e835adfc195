import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils, type WorkSheet } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTranslator } from '../../src/main/runtime/translate.ts';
import type { DealerId, RepId } from '../../src/shared/domain/ids.ts';
import { reviewSentences } from '../../src/shared/i18n/visitReviewText.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

const TODAY = '2026-11-27';
const DAY = '2026-11-10';
const NAMES = ['城东便利店', '河西批发部', '惠民超市', '大润发', '小卖部', '五金店', '餐馆', '网吧'];
/** Nobody plans a visit of theirs. */
const OTHERS = ['路边摊', '茶馆', '面馆', '书店'];
let engine: TestEngine;
let repId: RepId;
let dealers: DealerId[];

/** Bills every ten days of everybody, and of the first two right after the visit. */
function bills() {
  const rows = [['单据日期', '单据编号', '客户名称', '金额', '经手人']];
  let number = 0;
  const add = (day: string, name: string, amount: number) => {
    number += 1;
    rows.push([day, `S${number}`, name, String(amount), '王伟']);
  };
  for (const name of [...NAMES, ...OTHERS])
    for (const day of ['2026-08-05', '2026-09-05', '2026-10-05', '2026-11-05']) add(day, name, 1000);
  add('2026-11-11', '城东便利店', 3000);
  add('2026-11-12', '河西批发部', 500);
  add('2026-11-26', '面馆', 100);
  return rows;
}

beforeAll(async () => {
  engine = await startTestEngine({ fixedDay: TODAY });
  await importFile(
    engine,
    writeCsv(engine.dir, [
      ['客户名称', '业务员', '城市'],
      ...[...NAMES, ...OTHERS].map((name) => [name, '王伟', '宁波市']),
    ]),
    { kind: 'dealers' },
  );
  await importFile(engine, writeCsv(engine.dir, bills()), { kind: 'orders' });
  await engine.scoreLive();
  const { rows } = await engine.ask('dealers.list', { limit: 100 });
  dealers = [...NAMES, ...OTHERS].map((name) => {
    const found = rows.find((row) => row.name === name);
    if (found === undefined) throw new Error(name);
    return found.id;
  });
  const rep = (await engine.ask('reps.list', {})).reps[0];
  if (rep === undefined) throw new Error('a rep was imported');
  repId = rep.id;
  await engine.ask('visits.add', { visits: dealers.slice(0, 8).map((dealerId) => ({ dealerId, repId, on: DAY })) });
  const { days } = await engine.ask('visits.issueSheets', { from: DAY, to: DAY });
  if (days[0]?.sheetId == null) throw new Error('no sheet');
  const sheet = { sheetId: days[0].sheetId };
  // The visit of line 6 stands on the 13th then, and is made; of line 8 nothing comes back, but he is called.
  const lines =
    '1 已订 3000 下周一\n2 老板不在\n3、有意向，周五再去\n4.关门\n5 没去 下雨\n6 改到周五\n7 已订 20箱 竞品 蓝月 洗衣液 12.5\n路边摊 已订 500';
  const read = await engine.ask('visits.readText', { text: lines, sheet });
  expect((await engine.ask('visits.take', { rows: read.rows, origin: 'paper' })).taken).toBe(8);
  const { days: later } = await engine.ask('visits.issueSheets', { from: '2026-11-13', to: '2026-11-13' });
  if (later[0]?.sheetId == null) throw new Error('no sheet of the 13th');
  const friday = await engine.ask('visits.readText', { text: '1 无需求', sheet: { sheetId: later[0].sheetId } });
  await engine.ask('visits.take', { rows: friday.rows, origin: 'paper' });
  const call = { kind: 'call_out' as const, on: '2026-11-12', repId };
  await engine.ask('activities.add', { dealerId: dealers[7] as DealerId, ...call });
  // A visit that was only written down, without any plan.
  await engine.ask('activities.add', { dealerId: dealers[9] as DealerId, ...call, kind: 'visit', on: '2026-11-20' });
});
afterAll(() => engine.stop());

const SPAN = { from: '2026-11-01', to: '2026-11-30' };
const namesOf = async (input: Parameters<typeof engine.ask<'visits.reviewIds'>>[1]) =>
  (await engine.ask('visits.reviewIds', input)).ids.map((id) => [...NAMES, ...OTHERS][dealers.indexOf(id)]);

describe('what was planned, keyed in and merged', () => {
  it('agrees to the visit', async () => {
    const told = await engine.ask('visits.review', SPAN);
    const { figures } = told.total;

    // Eight were planned; line 6 was made three days later, line 5 missed, of line 8 nothing came back.
    expect(figures).toMatchObject({
      planned: 8,
      onTime: 5,
      late: 1,
      missed: 1,
      silent: 1,
      open: 0,
      moved: 1,
      called: 1,
    });
    // Made: those six, one on the sheet that nobody planned, one written down as an activity.
    expect(figures).toMatchObject({ done: 8, unplanned: 2 });
    expect(figures.onTime + figures.late + figures.unplanned).toBe(figures.done);
    expect(figures.onTime + figures.late + figures.missed + figures.silent + figures.open).toBe(figures.planned);
    // Orders by word of mouth, one of which the bill of the next day is; a next step of lines 1 and 3; something seen on line 7.
    expect(figures).toMatchObject({ spoken: 3, billed: 1, agreed: 2, market: 1 });
    expect([told.total.spokenMinor, told.total.billedMinor]).toEqual([350_000, 300_000]);
    expect(told.reasons).toEqual([{ reason: 'weather', visits: 1 }]);
    expect(told.results.map(({ result, visits }) => [result, visits])).toEqual([
      ['ordered', 3],
      ['interested', 1],
      ['no_need', 1],
      ['boss_away', 1],
      ['closed', 1],
      [null, 1],
    ]);
  });

  it('says of one day what was moved into it: the sheet names it, its own day plans it', async () => {
    const friday = { from: '2026-11-13', to: '2026-11-13' };
    const { total, reps } = await engine.ask('visits.review', friday);
    const { days } = await engine.ask('visits.sheets', friday);

    expect(total.figures).toMatchObject({ planned: 0, movedHere: 1, done: 1, unplanned: 0, openMoved: 0 });
    expect(reps.map(({ label, figures }) => [label, figures.movedHere])).toEqual([['王伟', 1]]);
    expect(days.map(({ visits }) => visits)).toEqual([total.figures.planned + total.figures.movedHere]);
    expect(await namesOf({ ...friday, what: 'movedHere' })).toEqual(['五金店']);
    const t = createTranslator('zh-CN');
    expect(reviewSentences(total, t).join()).toContain('另有 1 次是从别的日子改来的');
    // Over both days it is one of the planned, and nothing beside them.
    expect((await engine.ask('visits.review', SPAN)).total.figures).toMatchObject({ planned: 8, movedHere: 0 });
  });

  it('names the dealers behind each figure', async () => {
    expect(await namesOf({ ...SPAN, what: 'missed' })).toEqual(['小卖部']);
    expect(await namesOf({ ...SPAN, what: 'late' })).toEqual(['五金店']);
    expect(await namesOf({ ...SPAN, what: 'called' })).toEqual(['网吧']);
    expect(await namesOf({ ...SPAN, what: 'unplanned' })).toEqual(['路边摊', '茶馆']);
    expect(await namesOf({ ...SPAN, by: 'rep', key: String(repId), what: 'never' })).toEqual([
      '小卖部',
      '网吧',
      '面馆',
      '书店',
    ]);
  });

  it('is the same by tier, rep, region and month', async () => {
    const told = await engine.ask('visits.review', SPAN);
    for (const rows of [told.tiers, told.reps, told.regionRows, told.months])
      for (const figure of ['required', 'met', 'planned', 'onTime', 'done', 'unplanned', 'followed', 'never'] as const)
        expect(rows.reduce((sum, row) => sum + row.figures[figure], 0)).toBe(told.total.figures[figure]);
    expect(told.reps.map(({ label }) => label)).toEqual(['王伟']);
    expect(told.months.map(({ key }) => key)).toEqual(['2026-11']);
  });

  it('tells orders after visits as far as the data reach', async () => {
    const { total, waiting, beforeMinor, afterMinor, cutOff } = await engine.ask('visits.review', SPAN);

    // Bills reach to the 26th: fourteen days after the 10th they do, after the 13th and the 20th they do not.
    expect(cutOff).toBe('2026-11-26');
    expect(total.figures).toMatchObject({ watched: 6, followed: 2 });
    expect(waiting.visits).toBe(8);
    expect([beforeMinor, afterMinor]).toEqual([600_000, 350_000]);
    expect(await namesOf({ ...SPAN, what: 'followed' })).toEqual(['城东便利店', '河西批发部']);
  });

  it('says of so few that nothing can be said of whether it helped', async () => {
    const told = await engine.ask('visits.helped', { ...SPAN, horizon: 30 });

    expect(told.verdict).toBe('few');
    expect(told.matched.length + told.alone.length).toBe(8);
    expect(told.pool.length).toBeGreaterThan(0);
    expect(told.others.every((id) => told.pool.includes(id))).toBe(true);
  });

  it('goes when the sheet is taken back', async () => {
    const before = (await engine.ask('visits.review', SPAN)).total.figures;
    const { entries } = await engine.ask('data.changes', { limit: 1 });
    const changeId = entries[0]?.id;
    if (changeId === undefined) throw new Error('it was logged');
    await engine.ask('data.undo', { changeId });
    const after = (await engine.ask('visits.review', SPAN)).total.figures;

    expect([before.unplanned, after.unplanned]).toEqual([2, 1]);
  });

  it('tells of what is still to come of days that are over that it was moved', async () => {
    const plan = { from: '2026-11-24', to: '2026-11-24' };
    const [dealerId] = dealers.slice(10) as [DealerId];
    const { ids, changeId: added } = await engine.ask('visits.add', { visits: [{ dealerId, repId, on: plan.from }] });
    const [visitId] = ids;
    const { changeId: taken } = await engine.ask('visits.take', {
      rows: [{ row: 1, visitId: visitId as never, what: 'moved', movedTo: '2026-12-01', reason: 'dealer_asked' }],
    });
    const { total } = await engine.ask('visits.review', plan);
    const later = await engine.ask('visits.review', { from: '2026-12-01', to: '2026-12-01' });

    expect(total.figures).toMatchObject({ planned: 1, open: 1, moved: 1, openMoved: 1, movedHere: 0 });
    expect(reviewSentences(total, createTranslator('zh-CN')).join()).toContain('有 1 次是改到后面日子去的');
    expect(later.total.figures).toMatchObject({ planned: 0, open: 0, movedHere: 1 });
    for (const changeId of [taken, added]) await engine.ask('data.undo', { changeId: changeId as never });
  });
});

describe('the visit report', () => {
  const build = async (format: 'html' | 'xlsx', lang: 'zh-CN' | 'en' = 'zh-CN') => {
    const path = join(engine.dir, `report.${format}`);
    const { jobId, reportId } = await engine.ask('reports.build', {
      options: { kind: 'visitReport', lang, ...SPAN, unseenDays: 30 },
      format,
      ...(format === 'html' ? {} : { file: engine.vault.register(path, 'write') }),
    });
    await engine.done(jobId);
    return { path, reportId };
  };

  it('has a line for each visit, planned or made, and the sums of the page', async () => {
    const { path } = await build('xlsx');
    const book = read(readFileSync(path));
    const rows = (name: string) => {
      const all = utils.sheet_to_json<unknown[]>(book.Sheets[name] as WorkSheet, { header: 1, defval: '' });
      const header = all.findIndex((row) => row[0] === '业务员');
      return all.slice(header + 1).map((row) => row.map((cell) => cell ?? ''));
    };
    const visits = rows('计划做了没有');

    // The lines of the paper differ by the undone unplanned visit of the test before.
    expect(visits.map((row) => [row[3], row[5]])).toEqual([
      ['城东便利店', '按时'],
      ['河西批发部', '按时'],
      ['惠民超市', '按时'],
      ['大润发', '按时'],
      ['小卖部', '未访'],
      ['五金店', '晚了'],
      ['餐馆', '按时'],
      ['网吧', '没有回报'],
      ['路边摊', '计划外'],
    ]);
    expect(visits[0]?.slice(8, 13)).toEqual(['已下单', '', '2026-11-16', 3000, 3000]);
    expect(visits[6]?.[13]).toBe('蓝月 洗衣液 12.5');
    expect(visits[4]?.[14]).toBe('天气');
    const regions = utils.sheet_to_json<unknown[]>(book.Sheets['各区域：应访与做到'] as WorkSheet, { header: 1 });
    const regionRows = (await engine.ask('visits.review', SPAN)).regionRows;
    const told = regionRows.map(({ label, figures }) => [label || '区域不详', figures.required, figures.met]);
    expect(regions.slice(-regionRows.length).map((row) => row.slice(0, 3))).toEqual(told);
    const helped = utils.sheet_to_json<unknown[]>(book.Sheets.做了有没有用 as WorkSheet, { header: 1 }).flat();
    expect(helped.some((cell) => /没有可以比的|太少/.test(String(cell)))).toBe(true);
    const total = rows('汇总').at(-1) ?? [];
    const { figures } = (await engine.ask('visits.review', SPAN)).total;
    expect(total.slice(2, 4)).toEqual([figures.required, figures.met]);
    expect([total[5], total[7], total[8], total[9], total[11], total[12], total[13]]).toEqual([
      8,
      1,
      1,
      1,
      7,
      1,
      figures.never,
    ]);
    const short = rows('离频次差多少');
    expect(short.reduce((sum, row) => sum + Number(row[7]), 0)).toBe(figures.required - figures.met);
    expect(
      rows('多久没去')
        .map((row) => row[3])
        .sort(),
    ).toEqual(['小卖部', '茶馆', '网吧', '面馆', '书店'].sort());
  });

  it('is a page in both languages', async () => {
    for (const [lang, word] of [
      ['zh-CN', '没有回报'],
      ['en', 'no word'],
    ] as const) {
      const { reportId } = await build('html', lang);
      const { html } = await engine.ask('reports.page', { reportId });
      expect(html).toContain(word);
      expect(html).not.toMatch(/visitReview\.|\{\{/);
    }
  });
});

it('of a dealer that is erased nothing is counted any more', async () => {
  const before = (await engine.ask('visits.review', SPAN)).total.figures;
  const id = dealers[0] as DealerId;
  await engine.ask('dealers.remove', { ids: [id] });
  const { jobId } = await engine.ask('dealers.erase', { ids: [id], confirm: '城东便利店', lang: 'zh-CN' });
  await engine.done(jobId);
  const after = (await engine.ask('visits.review', SPAN)).total.figures;

  expect([before.planned - after.planned, before.done - after.done, before.spoken - after.spoken]).toEqual([1, 1, 1]);
  expect(JSON.stringify(await engine.ask('visits.helped', SPAN))).not.toContain(`"matched":[${id}`);
});
