import { describe, expect, it } from 'vitest';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

/** Whom a row means where code, name and phone do not agree, or the name says nothing. */

const rig = importRig();
const PHONE_HEAD = ['单据日期', '单据编号', '客户名称', '手机', '金额'];
const BILL_HEAD = ['单据日期', '单据编号', '客户编号', '客户名称', '金额'];

const list = (rows: string[][], head = ['客户编号', '客户名称', '市', '手机']) =>
  importFile(rig.engine, writeCsv(rig.dir, [head, ...rows], '客户.csv'), { kind: 'dealers' });
const bills = (rows: string[][], head = BILL_HEAD) =>
  importFile(rig.engine, writeCsv(rig.dir, [head, ...rows], '单据.csv'), { kind: 'orders' });

async function problemsOf(batch: Awaited<ReturnType<typeof bills>>) {
  const { problems } = await rig.engine.ask('imports.problems', { batchId: batch.batchId });
  return problems.map(({ row, code, severity }) => [row, code, severity]);
}

/** Dealer → money of its bills, in yuan. */
async function booked(): Promise<Record<string, number>> {
  const { rows } = await rig.engine.ask('dealers.list', {});
  const sums = await Promise.all(
    rows.map(async ({ id, name }) => {
      const { rows: its } = await rig.engine.ask('orders.listByDealer', { dealerId: id });
      return [name, its.reduce((sum, { netMinor }) => sum + netMinor, 0) / 100] as const;
    }),
  );
  return Object.fromEntries(sums);
}

async function idOf(name: string) {
  const { rows } = await rig.engine.ask('dealers.list', {});
  const row = rows.find((each) => each.name === name);
  if (!row) throw new Error(`no dealer ${name}`);
  return row.id;
}

describe('names that say nothing', () => {
  it('of signs are told apart by their signs', async () => {
    const batch = await bills([
      ['2026-09-01', '1', '', '★★', '10'],
      ['2026-09-01', '2', '', '♥♥', '20'],
      ['2026-09-02', '3', '', '★★', '30'],
    ]);

    expect(batch.counts).toMatchObject({ created: 3, newDealers: 2 });
    expect(await booked()).toEqual({ '★★': 40, '♥♥': 20 });
  });

  it('whose characters an export has lost are handed back, unless a code tells who it is', async () => {
    await list([['K01', '城东便利店', '', '']]);

    const batch = await bills([
      ['2026-09-01', '1', '', '????', '10'],
      ['2026-09-01', '2', 'K01', '????', '20'],
    ]);

    expect(await problemsOf(batch)).toEqual([[2, 'name_lost', 'rejected']]);
    expect(await booked()).toEqual({ 城东便利店: 20 });
  });

  it('in a list of dealers likewise', async () => {
    const batch = await list([
      ['', '????', '', ''],
      ['K9', '????', '', ''],
    ]);

    expect(await problemsOf(batch)).toEqual([
      [2, 'name_lost', 'rejected'],
      [3, 'name_is_code', 'warning'],
    ]);
    expect((await rig.engine.ask('dealers.list', {})).rows.map(({ name }) => name)).toEqual(['K9']);
  });
});

describe('a code', () => {
  it('beside another dealer’s name is taken, and said once', async () => {
    await list([['K02', '佳诚祥商贸', '', '']]);

    const batch = await bills([
      ['2026-09-01', '1', 'K02', '随便什么', '10'],
      ['2026-09-02', '2', 'K02', '随便什么', '20'],
      ['2026-09-03', '3', 'K02', '佳诚祥商贸有限公司', '30'],
    ]);

    expect(await problemsOf(batch)).toEqual([[2, 'name_differs', 'warning']]);
    expect(await booked()).toEqual({ 佳诚祥商贸: 60 });
  });

  it('without the noughts at its front means the dealer of that name, or the only one of that code', async () => {
    await list([
      ['00123', '零字头店', '', ''],
      ['0077', '孤零店', '', ''],
    ]);

    await bills([
      ['2026-09-01', '1', '123', '零字头店', '10'],
      ['2026-09-01', '2', '77', '', '20'],
      ['2026-09-01', '3', '77', '别家百货', '40'],
    ]);

    expect(await booked()).toEqual({ 零字头店: 10, 孤零店: 20, 别家百货: 40 });
  });

  it('such as 3E12 is no number that a spreadsheet has cut', async () => {
    const batch = await list([
      ['3E12', '甲店', '', ''],
      ['2.02E+11', '乙店', '', ''],
    ]);

    expect(await problemsOf(batch)).toEqual([[3, 'code_lossy', 'warning']]);
    expect((await rig.engine.ask('dealers.list', {})).rows.map(({ code }) => code).sort()).toEqual(['', '3E12']);
  });

  it('over two short names that do not sound the same hands the second row back', async () => {
    const batch = await list([
      ['K5', '大润发', '', ''],
      ['K5', '小润发', '', ''],
      ['K6', '金利来', '', ''],
      ['K6', '金利莱', '', ''],
    ]);

    expect(await problemsOf(batch)).toEqual([
      [3, 'code_twice', 'ambiguous'],
      [5, 'dealer_twice', 'warning'],
    ]);
  });

  it('that names two dealers into each other is pointed out', async () => {
    const rows = [
      ['K01', '城东便利店', '', '13900000001'],
      ['K02', '河西批发部', '', '13900000002'],
    ];
    await list(rows);

    const batch = await list(rows.map(([, ...rest], i) => [i === 0 ? 'K02' : 'K01', ...rest]));

    expect((await problemsOf(batch)).filter(([, code]) => code === 'name_differs')).toHaveLength(2);
  });

  it('of one that was merged, given to somebody new, is asked about unless the name tells', async () => {
    await list([
      ['K01', '甲店', '', ''],
      ['K02', '乙店', '', ''],
    ]);
    await rig.engine.ask('doubles.merge', { keptId: await idOf('甲店'), lostId: await idOf('乙店') });
    await rig.engine.ask('dealers.create', { name: '全新商行', code: 'K02' });

    const batch = await bills([
      ['2026-09-01', '1', 'K02', '全新商行', '10'],
      ['2026-09-01', '2', 'K02', '乙店', '20'],
      ['2026-09-01', '3', 'K02', '', '40'],
    ]);

    expect(await problemsOf(batch)).toEqual([[4, 'dealer_ambiguous', 'ambiguous']]);
    expect(await booked()).toEqual({ 甲店: 20, 全新商行: 10 });
  });
});

it('two dealers of one name are asked about by code and city', async () => {
  await list([
    ['H1', '老王便利店', '杭州市', ''],
    ['N1', '老王便利店', '宁波市', ''],
  ]);

  const batch = await bills([['2026-09-01', '1', '', '老王便利店', '10']]);

  const { problems } = await rig.engine.ask('imports.problems', { batchId: batch.batchId });
  expect(problems[0]?.params.names).toBe('老王便利店 (H1, 杭州市) / 老王便利店 (N1, 宁波市)');
});

it('a bill of several lines whose dealer is unclear is unclear, one that cannot be read is rejected', async () => {
  await list([
    ['H1', '老王便利店', '杭州市', ''],
    ['N1', '老王便利店', '宁波市', ''],
  ]);
  const head = ['单据日期', '单据编号', '客户名称', '商品名称', '数量', '单价', '金额'];

  const batch = await bills(
    [
      ['2026-09-01', 'A1', '老王便利店', '可乐', '1', '10', '10'],
      ['2026-09-01', 'A1', '老王便利店', '雪碧', '1', '20', '20'],
      ['某天', 'A2', '张记', '可乐', '1', '10', '10'],
    ],
    head,
  );

  expect(batch.counts).toMatchObject({ created: 0, ambiguous: 1, rejected: 1 });
});

it('a dealer known by his phone under another name is said to be that one', async () => {
  await list([['', '青岛德盈信实业有限公司', '', '13900000001']]);

  const batch = await list([['', '德盈信实业', '', '13900000001']]);

  expect(await problemsOf(batch)).toEqual([[2, 'known_by_phone', 'warning']]);
});

it('a phone of two shops and a name that is a part of both is asked about, branch or not', async () => {
  await list([
    ['K01', '城东便利店', '', '13900000001'],
    ['K02', '城东便利店二店', '', '13900000001'],
  ]);

  const batch = await bills([['2026-09-01', '1', '便利店', '13900000001', '10']], PHONE_HEAD);

  expect(batch.counts).toMatchObject({ created: 0, ambiguous: 1 });
});

it('texts that are alike only when written in one go are two dealers', async () => {
  await bills([
    ['2026-09-01', '1', 'A', 'B|C', '100'],
    ['2026-09-01', '2', 'A|B', 'C', '70'],
  ]);

  expect(await booked()).toEqual({ 'B|C': 100, C: 70 });
});
