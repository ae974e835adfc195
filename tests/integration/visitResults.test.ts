import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { differenceOf } from '../../src/shared/contract/visitSheets.contract.ts';
import type { DealerId, RepId, VisitSheetId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, undoBatch } from '../helpers/importFile.ts';
import { codeOf } from '../helpers/importRig.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

const DAY = '2026-11-25';
const NAMES = ['城东便利店', '河西批发部', '惠民超市', '大润发', '小卖部', '五金店', '餐馆', '网吧'];
let engine: TestEngine;
let repId: RepId;
let dealers: DealerId[];
let sheetId: VisitSheetId;

beforeAll(async () => {
  engine = await startTestEngine({ fixedDay: '2026-11-27' });
  dealers = [];
  for (const [at, name] of [...NAMES, '路边摊'].entries())
    dealers.push((await engine.ask('dealers.create', { name, code: `K${at + 1}` })).id);
  repId = (await engine.ask('reps.create', { name: '王伟' })).id;
  await engine.ask('visits.add', { visits: dealers.slice(0, 8).map((dealerId) => ({ dealerId, repId, on: DAY })) });
  const { days } = await engine.ask('visits.issueSheets', { from: DAY, to: DAY });
  if (days[0]?.sheetId == null) throw new Error('no sheet');
  sheetId = days[0].sheetId;
});
afterAll(() => engine.stop());

const readText = (text: string) => engine.ask('visits.readText', { text, sheet: { sheetId } });

describe('a sheet that comes back', () => {
  it('is read, previewed, written as one act and taken back whole', async () => {
    const before = canonicalDump(engine.dataFile);
    const { rows, unread } = await readText(
      '1 已订 3000 下周一\n2 老板不在\n3、有意向，周五再去\n4.关门\n5 没去 下雨\n6 改到周五\n7 已订 20箱 竞品 蓝月 洗衣液 12.5\n路边摊 已订 500\n9 关门\n天气真好',
    );
    expect(unread).toEqual([{ row: 10, text: '天气真好' }]);

    const preview = await engine.ask('visits.preview', { rows });
    expect(preview.counts).toEqual({ take: 8, adds: 0, same: 0, conflict: 0, refused: 1 });
    expect(preview.rows[8]?.problems).toEqual([{ code: 'unknownLine', text: '9' }]);
    expect(canonicalDump(engine.dataFile)).toBe(before);

    const took = await engine.ask('visits.take', { rows, origin: 'wechat' });
    const sheet = await engine.ask('visits.sheet', { sheetId });

    expect(took.taken).toBe(8);
    expect(sheet.lines.map(({ line, name, status }) => [line, name, status])).toEqual([
      [1, '城东便利店', 'done'],
      [2, '河西批发部', 'done'],
      [3, '惠民超市', 'done'],
      [4, '大润发', 'done'],
      [5, '小卖部', 'missed'],
      [6, '五金店', 'moved'],
      [7, '餐馆', 'done'],
      [8, '网吧', 'planned'],
      [null, '路边摊', 'done'],
    ]);
    const expected = await engine.ask('visits.spoken', {});
    // 下周一: the day by which the order is expected; those without one have the usual ten days and come later.
    expect(expected.rows.map(({ name, expectedOn }) => [name, expectedOn])).toEqual([
      ['城东便利店', '2026-11-30'],
      ['路边摊', null],
      ['餐馆', null],
    ]);
    const { activities } = await engine.ask('activities.list', { dealerId: dealers[0] as DealerId });
    expect(activities).toMatchObject([
      { kind: 'visit', on: DAY, outcomeCode: 'ordered', amountMinor: 300_000, nextOn: '2026-11-30', origin: 'wechat' },
    ]);
    const { visits } = await engine.ask('visits.list', { from: '2026-11-27', to: '2026-11-27' });
    expect(visits.map(({ dealer, status }) => [dealer.name, status])).toEqual([['五金店', 'planned']]);
    const { rows: spoken } = await engine.ask('visits.spoken', {});
    expect(spoken.map(({ name, amountMinor, state }) => [name, amountMinor, state]).sort()).toEqual([
      ['城东便利店', 300_000, 'waiting'],
      ['路边摊', 50_000, 'waiting'],
      ['餐馆', null, 'waiting'],
    ]);
    const { rows: market } = await engine.ask('visits.market', {});
    expect(market).toMatchObject([
      { name: '餐馆', competitor: '蓝月', product: '洗衣液', priceMicro: 12_500_000, source: 'wechat' },
    ]);

    // The same once more says nothing new, another account is a conflict.
    const again = await engine.ask('visits.preview', { rows });
    expect(again.counts).toEqual({ take: 0, adds: 0, same: 8, conflict: 0, refused: 1 });
    const other = (await readText('1 拒访\n2 老板不在 下周二')).rows;
    const asked = await engine.ask('visits.preview', { rows: other });
    expect(asked.rows.map(({ verdict, differs }) => [verdict, differs])).toEqual([
      ['conflict', ['result']],
      ['adds', []],
    ]);
    const chosen = await engine.ask('visits.take', { rows: other, accepted: [1] });
    expect(chosen.taken).toBe(2);
    expect((await engine.ask('visits.spoken', {})).rows.map(({ name }) => name).sort()).toEqual(['路边摊', '餐馆']);

    for (const { changeId } of [chosen, took]) {
      if (changeId === null) throw new Error('nothing written');
      await engine.ask('data.undo', { changeId });
    }
    expect((await engine.ask('visits.sheet', { sheetId })).lines.map(({ status }) => status)).toEqual(
      Array.from({ length: 8 }, () => 'planned'),
    );
    expect((await engine.ask('visits.spoken', {})).total).toBe(0);
    expect((await engine.ask('visits.market', {})).total).toBe(0);
    expect((await engine.ask('activities.list', { dealerId: dealers[0] as DealerId })).total).toBe(0);
  });

  it('is told another way once more: missed, then moved, then made after all', async () => {
    const steps = ['8 没去', '8 改到周五', '8 已订 800'];
    const statuses: string[] = [];
    for (const text of steps) {
      const { rows } = await readText(text);
      await engine.ask('visits.take', { rows, accepted: [1] });
      const { lines } = await engine.ask('visits.sheet', { sheetId });
      statuses.push(lines[7]?.status ?? '');
    }

    expect(statuses).toEqual(['missed', 'moved', 'done']);
    expect((await engine.ask('visits.list', { from: '2026-11-27', to: '2026-11-27' })).total).toBe(0);
  });
});

describe('a visit that nobody planned', () => {
  it('of a dealer or by a rep that is not there is handed back, the rest taken', async () => {
    const on = '2026-11-24';
    const of = (row: number, dealerId: number, by: number) =>
      ({ row, dealerId: dealerId as DealerId, repId: by as RepId, doneOn: on, result: 'closed' }) as const;
    const binned = (await engine.ask('dealers.create', { name: '关了门的', code: 'K99' })).id;
    await engine.ask('dealers.remove', { ids: [binned] });
    const rows = [
      of(1, 999_999, repId),
      of(2, binned, repId),
      of(3, dealers[8] ?? 0, 888),
      of(4, dealers[8] ?? 0, repId),
    ];

    const took = await engine.ask('visits.take', { rows });

    expect(took.rows.map(({ verdict, problems }) => [verdict, ...problems.map(({ code }) => code)])).toEqual([
      ['refused', 'dealerGone'],
      ['refused', 'dealerGone'],
      ['refused', 'repGone'],
      ['take'],
    ]);
    expect(took.taken).toBe(1);
    await engine.ask('data.undo', { changeId: took.changeId as never });
  });
});

describe('a workbook that comes back', () => {
  it('says the same whatever was sorted, put in between or left out', async () => {
    const path = join(engine.dir, 'plan.xlsx');
    const { jobId } = await engine.ask('reports.build', {
      options: { kind: 'visitPlan', lang: 'zh-CN', from: DAY, to: DAY },
      format: 'xlsx',
      file: engine.vault.register(path, 'write'),
      freeze: true,
    });
    await engine.done(jobId);

    const { jobId: reading, bookId } = await engine.ask('visits.readBook', {
      file: engine.vault.register(path, 'read'),
    });
    await engine.done(reading);
    const book = await engine.ask('visits.bookRows', { bookId });

    // Only the line that is already known says anything.
    expect(book.lost).toEqual([]);
    expect(book.rows.map(({ sheetId: of, line, result, amountMinor }) => [of, line, result, amountMinor])).toEqual([
      [sheetId, 8, 'ordered', 80_000],
    ]);
    expect((await engine.ask('visits.preview', { rows: book.rows })).counts.same).toBe(1);
  });
});

describe('what reps bring from the market', () => {
  it('turns from waiting into billed by the export that brings the bill, and back when that is undone', async () => {
    const { rows } = await readText('1 已订 3000\n2 已订 900');
    await engine.ask('visits.take', { rows, accepted: [1, 2] });
    const states = async () =>
      (await engine.ask('visits.spoken', {})).rows
        .filter(({ name }) => name === '城东便利店' || name === '河西批发部')
        .map(({ name, state, bill }) => [name, state, bill?.number ?? null])
        .sort();
    const waiting = await states();
    expect(waiting.map(([, state]) => state)).toEqual(['waiting', 'waiting']);

    const file = writeCsv(engine.dir, [
      ['单据日期', '单据编号', '客户编号', '金额'],
      ['2026-11-26', 'XS-1', 'K1', '2950.00'],
      ['2026-11-27', 'XS-2', 'K2', '2000.00'],
    ]);
    const batch = await importFile(engine, file, { kind: 'orders' });

    expect(await states()).toEqual([
      ['城东便利店', 'billed', 'XS-1'],
      ['河西批发部', 'differs', 'XS-2'],
    ]);
    await undoBatch(engine, batch);
    expect(await states()).toEqual(waiting);

    // Of two with another amount the one of which most is missing stands first.
    const short = writeCsv(engine.dir, [
      ['单据日期', '单据编号', '客户编号', '金额'],
      ['2026-11-26', 'XS-3', 'K1', '100.00'],
      ['2026-11-27', 'XS-4', 'K2', '2000.00'],
    ]);
    const shortBatch = await importFile(engine, short, { kind: 'orders' });
    const { rows: differing } = await engine.ask('visits.spoken', { states: ['differs'] });
    expect(differing.map((row) => [row.name, differenceOf(row)])).toEqual([
      ['城东便利店', -290_000],
      ['河西批发部', 110_000],
    ]);
    await undoBatch(engine, shortBatch);
  });

  it('is written down by hand, put right once, thrown away and brought back', async () => {
    const dealerId = dealers[2] as DealerId;
    const seen = { on: DAY, repId, competitor: '蓝月', product: '洗衣液', priceMicro: 12_500_000, body: '' };
    const notes = async () => (await engine.ask('visits.market', { dealerId })).rows;
    await engine.ask('visits.addMarket', { dealerId, ...seen });
    const [note] = await notes();
    if (note === undefined) throw new Error('no note');
    expect(note).toMatchObject({ name: '惠民超市', repName: '王伟', ...seen, source: 'hand' });

    const change = { id: note.id, expectedRevision: note.revision, ...seen, priceMicro: 11_000_000 };
    await engine.ask('visits.editMarket', change);
    expect(await notes()).toMatchObject([{ priceMicro: 11_000_000 }]);
    expect(await codeOf(engine.ask('visits.editMarket', change))).toBe('stale_edit');
    const nothing = { ...seen, competitor: '', product: '', priceMicro: null };
    expect(await codeOf(engine.ask('visits.addMarket', { dealerId, ...nothing }))).toBe('invalid_input');

    const { changeId } = await engine.ask('visits.removeMarket', { id: note.id });
    expect(await notes()).toEqual([]);
    await engine.ask('data.undo', { changeId: changeId as never });
    expect(await notes()).toMatchObject([{ priceMicro: 11_000_000 }]);
  });
});

describe('a visit that is logged by hand', () => {
  const ON = '2026-11-26';
  it('is the planned one of its day, tells of an order, follows its changes, and goes back with it', async () => {
    const dealerId = dealers[5] as DealerId;
    await engine.ask('visits.add', { visits: [{ dealerId, repId, on: ON }] });
    const visit = async () => {
      const { visits } = await engine.ask('visits.list', { from: ON, to: ON });
      const found = visits.find(({ dealer }) => dealer.id === dealerId);
      return found && { status: found.status, doneOn: found.doneOn, activityId: found.activityId };
    };
    const spoken = async () =>
      (await engine.ask('visits.spoken', { dealerId })).rows.map(({ on, amountMinor }) => [on, amountMinor]);

    const logged = { dealerId, kind: 'visit', on: ON, repId, outcomeCode: 'ordered', amountMinor: 80_000 } as const;
    const { id, changeId } = await engine.ask('activities.add', logged);
    expect(await visit()).toEqual({ status: 'done', doneOn: ON, activityId: id });
    expect(await spoken()).toEqual([[ON, 80_000]]);

    await engine.ask('activities.update', { id, expectedRevision: 1, on: '2026-11-25', outcomeCode: 'interested' });
    expect(await visit()).toMatchObject({ status: 'done', doneOn: '2026-11-25' });
    expect(await spoken()).toEqual([]);
    await engine.ask('data.undo', {});

    await engine.ask('activities.remove', { id });
    expect(await visit()).toEqual({ status: 'planned', doneOn: null, activityId: null });
    expect(await spoken()).toEqual([]);
    await engine.ask('data.undo', {});
    expect(await visit()).toEqual({ status: 'done', doneOn: ON, activityId: id });

    await engine.ask('data.undo', { changeId: changeId as never });
    expect(await visit()).toEqual({ status: 'planned', doneOn: null, activityId: null });
    expect(await spoken()).toEqual([]);
    expect((await engine.ask('activities.list', { dealerId })).activities.map((each) => each.id)).not.toContain(id);
  });

  it('is no planned visit of another day, and a call is none at all', async () => {
    const dealerId = dealers[6] as DealerId;
    await engine.ask('visits.add', { visits: [{ dealerId, repId, on: ON }] });
    await engine.ask('activities.add', { dealerId, kind: 'visit', on: '2026-11-24' });
    await engine.ask('activities.add', { dealerId, kind: 'call_out', on: ON });
    const { visits } = await engine.ask('visits.list', { from: ON, to: ON });
    expect(visits.find(({ dealer }) => dealer.id === dealerId)?.status).toBe('planned');
  });
});

describe('a sheet of which a dealer has gone to the bin, or whose visit was taken out again', () => {
  const ON = '2026-11-24';
  let sheet: { sheetId: VisitSheetId };
  beforeAll(async () => {
    await engine.ask('visits.add', {
      visits: [0, 1, 2].map((at) => ({ dealerId: dealers[at] as DealerId, repId, on: ON })),
    });
    const { days } = await engine.ask('visits.issueSheets', { from: ON, to: ON });
    if (days[0]?.sheetId == null) throw new Error('no sheet');
    sheet = { sheetId: days[0].sheetId };
  });
  const read = async (text: string) => (await engine.ask('visits.readText', { text, sheet })).rows;

  it('hands that line back and takes the others', async () => {
    await engine.ask('dealers.remove', { ids: [dealers[1] as DealerId] });
    const rows = await read('1 已订 100\n2 已订 200\n3 关门');
    const preview = await engine.ask('visits.preview', { rows });
    expect(preview.rows.map(({ verdict }) => verdict)).toEqual(['take', 'refused', 'take']);
    expect((await engine.ask('visits.take', { rows })).taken).toBe(2);
    await engine.ask('dealers.restore', { ids: [dealers[1] as DealerId] });
  });

  it('takes a line whose visit was taken out of the plan, lists it before and after, and takes it back whole', async () => {
    const on = '2026-11-23';
    const ids = [4, 5].map((at) => ({ dealerId: dealers[at] as DealerId, repId, on }));
    const added = await engine.ask('visits.add', { visits: ids });
    const { days } = await engine.ask('visits.issueSheets', { from: on, to: on });
    const paper = { sheetId: days[0]?.sheetId as VisitSheetId };
    await engine.ask('visits.remove', { ids: [added.ids[0] as never] });
    const lines = async () => {
      const { open, lines: all } = await engine.ask('visits.sheet', paper);
      return [open, ...all.map(({ line, dealerId, status, dropped }) => [line, dealerId, status, dropped])];
    };
    const out = [1, [1, dealers[4], 'planned', true], [2, dealers[5], 'planned', false]];
    expect(await lines()).toEqual(out);

    const { rows } = await engine.ask('visits.readText', { text: '1 已订 700', sheet: paper });
    const took = await engine.ask('visits.take', { rows });

    expect(took.rows.map(({ verdict, on: day }) => [verdict, day])).toEqual([['take', on]]);
    expect(await lines()).toEqual([1, [1, dealers[4], 'done', false], [2, dealers[5], 'planned', false]]);
    expect((await engine.ask('visits.preview', { rows })).counts.same).toBe(1);
    await engine.ask('data.undo', { changeId: took.changeId as never });
    expect(await lines()).toEqual(out);

    // He stands on that day another time by now: the line is that visit.
    await engine.ask('visits.add', { visits: ids.slice(0, 1) });
    expect(await lines()).toEqual([2, [1, dealers[4], 'planned', false], [2, dealers[5], 'planned', false]]);
  });

  it('moves a visit anew where what stood for it is gone', async () => {
    const [moved] = await read('2 改到 11-30');
    if (moved === undefined) throw new Error('nothing was read');
    await engine.ask('visits.take', { rows: [moved] });
    const on = async (day: string) => (await engine.ask('visits.list', { from: day, to: day })).visits;
    const [stands] = await on('2026-11-30');
    if (stands === undefined) throw new Error('nothing stands for it');
    await engine.ask('visits.remove', { ids: [stands.id] });
    await engine.ask('visits.take', { rows: await read('2 改到 12-1'), accepted: [1] });
    expect((await on('2026-12-01')).map(({ dealer, status }) => [dealer.id, status])).toEqual([
      [dealers[1], 'planned'],
    ]);
  });
});
