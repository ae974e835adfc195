import { join } from 'node:path';
import excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { HealthCheck } from '../../src/shared/contract/health.contract.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

/** What is missing or doubtful about dealers, and how it is mended. Today is 2026-11-22. */

const rig = importRig();
const ask: (typeof rig)['engine']['ask'] = (channel, input) => rig.engine.ask(channel, input);

const HEADER = ['客户编号', '客户名称', '联系人', '手机', '业务员', '地址', '开户日期', '税号', '客户类型'];
const ROWS = [
  ['K1', '广州好又多商贸', '李明', '13800138001', '王伟', '广东省广州市天河区体育西路1号', '2020-01-05', '', ''],
  ['K2', '青岛海丰副食', '', '1.38E+10', '王伟', '', '2026-09-20', '91350100M000100Y44', ''],
  ['K3', '小赵', '', '', '', '河南省郑州市金水区花园路', '2024-13-45', '', ''],
  ['K4', 'K4', '钱三', '13800138004', '李娜', '上海市浦东新区世纪大道8号', '2019-03-01', '', ''],
  ['', '无名小店', '孙二', '13800138005', '李娜', '成都市武侯区', '', '', ''],
  ['K9', '散客', '', '', '', '', '', '', ''],
];
const BILLS = [
  ['单据日期', '单据编号', '客户编号', '金额', '经手人'],
  ['2026-09-01', 'X1', 'K2', '5000', '王伟'],
  ['2026-09-11', 'X2', 'K1', '100', '李娜'],
  ['2026-09-12', 'X3', 'K1', '100', '李娜'],
  ['2026-09-13', 'X4', 'K1', '100', '王伟'],
  ['2026-10-13', 'X5', 'K3', '900', '李娜'],
  ['2026-10-14', 'X6', 'K3', '900', '李娜'],
  ['2026-10-15', 'X7', 'K3', '900', '李娜'],
  ['2062-10-15', 'X8', 'K4', '900', '李娜'],
];

async function shop(): Promise<void> {
  await importFile(rig.engine, writeCsv(rig.dir, [HEADER, ...ROWS]), { kind: 'dealers' });
  await importFile(rig.engine, writeCsv(rig.dir, BILLS), { kind: 'orders' });
  await rig.engine.scoreLive();
}

/** Check → names, the most money first. */
async function found(): Promise<Record<string, string[]>> {
  const { checks } = await ask('health.overview', {});
  const entries = await Promise.all(
    checks
      .filter(({ dealers }) => dealers > 0)
      .map(async ({ check }) => [check, (await ask('health.list', { check })).rows.map(({ name }) => name)] as const),
  );
  return Object.fromEntries(entries);
}

async function rowOf(check: HealthCheck, name: string) {
  const row = (await ask('health.list', { check })).rows.find((each) => each.name === name);
  if (!row) throw new Error(`${name} is not among ${check}`);
  return row;
}

async function fix(check: HealthCheck, name: string, text: string) {
  const { id, revision } = await rowOf(check, name);
  return ask('health.fix', { check, fixes: [{ id, expectedRevision: revision, text }] });
}

describe('data health', () => {
  it('tells what is missing and doubtful, the most money first, and leaves out who is not graded', async () => {
    await shop();

    expect(await found()).toEqual({
      phone: ['青岛海丰副食', '小赵'],
      contact: ['青岛海丰副食', '小赵'],
      rep: ['小赵'],
      region: ['青岛海丰副食'],
      address: ['青岛海丰副食'],
      code: ['无名小店'],
      name: ['K4'],
      taxNo: ['青岛海丰副食'],
      opened: ['小赵'],
      orderBeforeOpening: ['青岛海丰副食'],
      laterBills: ['K4'],
      repDiffers: ['广州好又多商贸'],
    });
    const { dealers, checks, complete, plausible } = await ask('health.overview', {});
    expect(dealers).toBe(5);
    expect(checks[0]?.amountMinor).toBe(770000);
    // 青岛 lacks 4 of 6, 小赵 3 of 6, the shop without a code 1 of 6.
    expect(complete.dealers).toBeCloseTo((1 + 2 / 6 + 3 / 6 + 1 + 5 / 6) / 5, 10);
    expect(plausible.dealers).toBeCloseTo(1 / 5, 10);
    expect(plausible.amount).toBeCloseTo(0, 10);
  });

  it('tells what the owner’s list said, and proposes what the rest of the data tells', async () => {
    await shop();

    expect(await rowOf('phone', '青岛海丰副食')).toMatchObject({ text: '1.38E+10', proposal: null });
    expect(await rowOf('region', '青岛海丰副食')).toMatchObject({ proposal: '山东省青岛市' });
    expect(await rowOf('rep', '小赵')).toMatchObject({ proposal: '李娜' });
    expect(await rowOf('opened', '小赵')).toMatchObject({ text: '2024-13-45' });
    expect(await rowOf('orderBeforeOpening', '青岛海丰副食')).toMatchObject({
      text: '2026-09-20',
      params: { first: '2026-09-01' },
      proposal: '2026-09-01',
    });
    expect(await rowOf('repDiffers', '广州好又多商贸')).toMatchObject({
      text: '王伟',
      params: { handler: '李娜', bills: 2, of: 3 },
    });
  });

  it('mends each in place by a text, in one act that is undone in one step', async () => {
    await shop();
    const before = await found();
    const dealers = () => canonicalDump(rig.engine.dataFile).split('contact')[0];
    const unmended = dealers();

    for (const [check, name, text] of [
      ['phone', '青岛海丰副食', '138 0013 8002 / 0532-81234567'],
      ['contact', '青岛海丰副食', '周平（老板）'],
      ['phone', '小赵', '13800138003'],
      ['contact', '小赵', '赵六'],
      ['rep', '小赵', '李娜'],
      ['region', '青岛海丰副食', '青岛市市北区'],
      ['address', '青岛海丰副食', '辽阳西路 5 号'],
      ['code', '无名小店', 'K5'],
      ['name', 'K4', '浦东百货'],
      ['taxNo', '青岛海丰副食', '91350100M000100Y43'],
      ['opened', '小赵', '2024.1.5'],
      ['orderBeforeOpening', '青岛海丰副食', '2026-09-01'],
      ['repDiffers', '广州好又多商贸', '李娜'],
    ] as const)
      expect(await fix(check, name, text), check).toMatchObject({ changed: 1, refused: [] });

    expect(await found()).toEqual({ laterBills: ['浦东百货'] });
    for (let steps = 0; steps < 13; steps += 1) await ask('data.undo', {});
    expect(await found()).toEqual(before);
    expect(dealers()).toBe(unmended);
  });

  it('takes hundreds of proposals in one act, undone in one step', async () => {
    const rows = Array.from({ length: 600 }, (_, i) => [`P${i}`, `杭州店铺${i}号`, '', '', '', '', '', '', '']);
    await importFile(rig.engine, writeCsv(rig.dir, [HEADER, ...rows]), { kind: 'dealers' });
    const { rows: found, total } = await ask('health.list', { check: 'region', limit: 1000 });
    const fixes = found.map(({ id, revision, proposal }) => ({
      id,
      expectedRevision: revision,
      text: proposal ?? '',
    }));

    expect(await ask('health.fix', { check: 'region', fixes })).toMatchObject({ changed: 600, refused: [] });

    expect((await ask('health.list', { check: 'region' })).total).toBe(0);
    await ask('data.undo', {});
    expect((await ask('health.list', { check: 'region' })).total).toBe(total);
  });

  it('refuses with a reason what cannot be taken, and writes the rest', async () => {
    await shop();
    const [first, second] = (await ask('health.list', { check: 'phone' })).rows;
    if (!first || !second) throw new Error('two dealers lack a phone');

    const answer = await ask('health.fix', {
      check: 'phone',
      fixes: [
        { id: first.id, expectedRevision: first.revision, text: '1.38E+10' },
        { id: second.id, expectedRevision: second.revision, text: '13800138003' },
      ],
    });

    expect(answer).toMatchObject({ changed: 1, refused: [{ id: first.id, reason: 'unreadable' }] });
    expect(await fix('rep', '小赵', '无此人')).toMatchObject({ refused: [{ reason: 'rep_unknown' }], changeId: null });
    expect(await fix('region', '青岛海丰副食', '东边')).toMatchObject({ refused: [{ reason: 'region_unknown' }] });
    expect(await fix('region', '青岛海丰副食', '鼓楼区')).toMatchObject({ refused: [{ reason: 'region_unknown' }] });
    const moved = { id: first.id, expectedRevision: first.revision + 1, text: '13800138002' };
    expect(await ask('health.fix', { check: 'phone', fixes: [moved] })).toMatchObject({
      refused: [{ reason: 'moved' }],
    });
  });

  it('remembers what is right as it is, until the value is another', async () => {
    await shop();
    const { id } = await rowOf('taxNo', '青岛海丰副食');

    const { changed } = await ask('health.ignore', { check: 'taxNo', ids: [id], ignored: true });

    expect(changed).toBe(1);
    expect((await found()).taxNo).toBeUndefined();
    expect((await ask('health.list', { check: 'taxNo', ignored: true })).rows.map((row) => row.id)).toEqual([id]);
    await ask('data.undo', {});
    expect((await found()).taxNo).toEqual(['青岛海丰副食']);
    await ask('data.redo', {});
    const detail = await ask('dealers.get', { id });
    await ask('dealers.update', { id, expectedRevision: detail.revision, patch: { taxNo: '12345' } });
    expect((await found()).taxNo).toEqual(['青岛海丰副食']);
    await ask('health.ignore', { check: 'taxNo', ids: [id], ignored: true });
    await ask('health.ignore', { check: 'taxNo', ids: [id], ignored: false });
    expect((await found()).taxNo).toEqual(['青岛海丰副食']);
  });

  it('goes out as a worksheet and comes back as a list', async () => {
    await shop();
    const path = join(rig.dir, 'worksheet.xlsx');
    const { jobId } = await ask('health.worksheet', {
      checks: ['phone', 'rep', 'code'],
      file: rig.engine.vault.register(path, 'write'),
      lang: 'zh-CN',
    });
    await rig.engine.done(jobId);

    const book = new excel.Workbook();
    await book.xlsx.readFile(path);
    const sheet = book.worksheets[0];
    if (!sheet) throw new Error('no sheet');
    const headers = sheet.getRow(1).values as string[];
    const names = sheet.getColumn(headers.indexOf('客户名称')).values.slice(2);
    expect(names).toEqual(['青岛海丰副食', '小赵', '无名小店']);
    const cell = (row: number, header: string) => sheet.getCell(row, headers.indexOf(header));
    expect(cell(2, '待核对').value).toBe('“1.38E+10”不是完整的电话');
    cell(2, '电话').value = '13800138002';
    cell(3, '电话').value = '13800138003';
    cell(3, '业务员').value = '李娜';
    cell(4, '客户编号').value = 'K5';
    await book.xlsx.writeFile(path);
    const batch = await importFile(rig.engine, path);

    expect(batch.counts).toMatchObject({ created: 0, updated: 3, rejected: 0 });
    const after = await found();
    expect([after.phone, after.rep, after.code]).toEqual([undefined, undefined, undefined]);
    const { dealers } = await ask('dealers.suggest', { text: '青岛海丰' });
    const id = dealers[0]?.id;
    if (id === undefined) throw new Error('not found');
    expect(Object.keys((await ask('dealers.get', { id })).extras)).not.toContain('待核对');
  });

  it('looks through an empty file without a word', async () => {
    expect(await ask('health.overview', {})).toMatchObject({
      dealers: 0,
      checks: [],
      complete: { dealers: 1, amount: null },
    });
  });
});
