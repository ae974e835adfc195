import { describe, expect, it } from 'vitest';
import type { CheckOptions } from '../../src/shared/contract/imports.contract.ts';
import type { MoreTable } from '../../src/shared/contract/importTables.ts';
import type { BatchId } from '../../src/shared/domain/ids.ts';
import { rowPlace } from '../../src/shared/domain/rowPlace.ts';
import { type GivenSheet, writeBook } from '../helpers/book.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, undoBatch } from '../helpers/importFile.ts';
import { codeOf, importRig } from '../helpers/importRig.ts';

const rig = importRig();
const HEADER = ['日期', '单据编号', '客户名称', '金额'];
const bill = (month: number, at: number) => [
  `2026-0${month}-1${at}`,
  `X${month}${at}`,
  `${at % 3}号店`,
  String(at * 10),
];
const dump = () => canonicalDump(rig.engine.dataFile);
const sheet = (name: string, ...rows: string[][]): GivenSheet => ({ name, rows: [HEADER, ...rows] });
const table = (name: string, at: Partial<MoreTable> = {}): MoreTable => ({
  ...{ sheet: name, headerRow: 1, headerRows: 1, columns: null, read: true },
  ...at,
});
const reading = (moreTables: MoreTable[], rest: Partial<CheckOptions> = {}) => ({
  kind: 'orders' as const,
  options: { sheet: '1月', headerRow: 1, moreTables, ...rest },
});
const check = (path: string, moreTables: MoreTable[], rest: Partial<CheckOptions> = {}) =>
  checkFile(rig.engine, path, reading(moreTables, rest));
const staged = async (batchId: BatchId, action: 'create' | 'unchanged' = 'create') => {
  const { rows } = await rig.engine.ask('imports.rows', { batchId, action, limit: 1000 });
  return rows.map(({ row, title, values }) => [row, title, values.number, values.amountMinor]);
};

describe('several sheets of one shape', () => {
  it('are read as one list, each below its own header and wherever its columns stand', async () => {
    const turned = (row: string[]) => [...row].reverse();
    const one = await checkFile(
      rig.engine,
      writeCsv(rig.dir, [HEADER, bill(1, 1), bill(1, 2), bill(1, 3), bill(1, 4), bill(2, 2), bill(3, 3)]),
      {
        kind: 'orders',
      },
    );
    const path = await writeBook(rig.dir, [
      sheet('1月', bill(1, 1), bill(1, 2), bill(1, 3), bill(1, 4)),
      { name: '2月', rows: [['销售明细'], [], turned(HEADER), turned(bill(2, 2)), ['', '', '合计', '']] },
      sheet('3月', bill(3, 3)),
    ]);

    const batch = await check(path, [table('2月', { headerRow: 3 }), table('3月')]);

    const bills = await staged(batch.batchId);
    expect(bills.map((row) => row.slice(1))).toEqual((await staged(one.batchId)).map((row) => row.slice(1)));
    expect(bills.map(([row]) => row)).toEqual([2, 3, 4, 5, rowPlace(1, 4), rowPlace(2, 2)]);
    expect(batch.counts).toMatchObject({ rows: 6, netMinor: one.counts?.netMinor, skipped: { title: 1, header: 3 } });
  });

  it('one that is switched off is not read, and leaves the others their numbers', async () => {
    const path = await writeBook(rig.dir, [
      sheet('1月', bill(1, 1)),
      sheet('2月', bill(2, 2)),
      sheet('3月', bill(3, 3)),
    ]);

    const batch = await check(path, [table('2月', { read: false }), table('3月')]);

    expect((await staged(batch.batchId)).map(([row]) => row)).toEqual([2, rowPlace(2, 2)]);
  });

  it('a bill that stands on two sheets comes once, and a row says where it stood first', async () => {
    const path = await writeBook(rig.dir, [sheet('1月', bill(1, 1), bill(1, 2)), sheet('2月', bill(1, 2), bill(2, 3))]);

    const batch = await check(path, [table('2月')]);
    const { problems } = await rig.engine.ask('imports.problems', { batchId: batch.batchId });

    expect(problems).toMatchObject([{ row: rowPlace(1, 2), code: 'bill_twice', params: { row: 3 } }]);
    expect(batch.counts).toMatchObject({ created: 3, leftOut: 1 });
  });

  it('a row is taken or left by its sheet and its row', async () => {
    const path = await writeBook(rig.dir, [sheet('1月', bill(1, 1), bill(1, 2)), sheet('2月', bill(2, 1), bill(2, 2))]);

    const batch = await check(path, [table('2月')], { leaveRows: [2, rowPlace(1, 3)] });
    const { rows } = await rig.engine.ask('imports.skippedRows', { batchId: batch.batchId, reason: 'byHand' });

    expect((await staged(batch.batchId)).map(([, , number]) => number)).toEqual(['X12', 'X21']);
    expect(rows.map(({ row }) => row)).toEqual([2, rowPlace(1, 3)]);
  });

  it('no bill goes on from the last row of a sheet into the next', async () => {
    const lines = ['日期', '单据编号', '客户名称', '商品名称', '数量', '金额'];
    const path = await writeBook(rig.dir, [
      { name: '1月', rows: [lines, ['2026-01-11', 'X1', '城东店', '可乐', '1', '10']] },
      { name: '2月', rows: [lines, ['', '', '', '雪碧', '1', '5'], ['2026-02-11', 'X2', '城东店', '可乐', '1', '10']] },
    ]);

    const batch = await check(path, [table('2月')], { shape: 'lines' });

    expect(batch.counts).toMatchObject({ created: 2, netMinor: 2000, rejected: 1 });
  });

  it('days are read in the order that the days of all sheets speak for', async () => {
    const dated = (day: string, at: number) => [day, `X${at}`, '城东店', '10'];
    const path = await writeBook(rig.dir, [sheet('1月', dated('3/4/2026', 1)), sheet('2月', dated('2/25/2026', 2))]);

    const batch = await check(path, [table('2月')]);

    expect(batch.counts).toMatchObject({ periodFrom: '2026-02-25', periodTo: '2026-03-04' });
  });

  it('come back in one piece: unchanged the second time, and gone with one undo', async () => {
    const before = dump();
    const path = await writeBook(rig.dir, [sheet('1月', bill(1, 1)), sheet('2月', bill(2, 2), bill(2, 3))]);

    const batch = await importFile(rig.engine, path, reading([table('2月')]));
    const again = await check(path, [table('2月')]);

    expect(batch.counts).toMatchObject({ created: 3 });
    expect(again.counts).toMatchObject({ created: 0, unchanged: 3 });
    await undoBatch(rig.engine, batch);
    expect(dump()).toBe(before);
  });

  it.each([
    [
      'of another list',
      [
        ['客户名称', '联系人', '电话'],
        ['城东店', '张三', '13900000001'],
      ],
      'import_table_unlike',
    ],
    ['in another unit', [['日期', '单据编号', '客户名称', '金额(万元)'], bill(2, 2)], 'import_table_unlike'],
    ['in another unit by its title', [['单位：万元'], HEADER, bill(2, 2)], 'import_table_unlike'],
  ])('a sheet %s is refused, and nothing is staged', async (_, rows, code) => {
    const path = await writeBook(rig.dir, [sheet('1月', bill(1, 1)), { name: '2月', rows }]);
    const headerRow = rows[0]?.length === 1 ? 2 : 1;

    expect(await codeOf(check(path, [table('2月', { headerRow })]))).toBe(code);
  });

  it('a sheet that is not there, or is meant twice, is refused', async () => {
    const path = await writeBook(rig.dir, [sheet('1月', bill(1, 1)), sheet('2月', bill(2, 2))]);

    expect(await codeOf(check(path, [table('3月')]))).toBe('import_unknown_sheet');
    expect(await codeOf(check(path, [table('2月'), table('2月')]))).toBe('import_table_twice');
    expect(await codeOf(check(path, [table('1月')]))).toBe('import_table_twice');
  });

  it('the total of a sheet is held against the rows of that sheet', async () => {
    const total = (amount: string) => ['', '合计', '', amount];
    const path = await writeBook(rig.dir, [
      sheet('1月', bill(1, 1), bill(1, 2), bill(1, 3), total('60')),
      sheet('2月', bill(2, 1), bill(2, 2), total('30')),
    ]);

    const batch = await check(path, [table('2月')]);

    expect(batch.counts?.fileAmounts).toMatchObject([{ field: 'amount', agreeing: 2, differing: [] }]);
  });

  it('a list of dealers: nobody goes on from one sheet into the next, and one dealer on two sheets is one', async () => {
    const header = ['客户编号', '客户名称', '联系人', '手机'];
    const path = await writeBook(rig.dir, [
      { name: '1月', rows: [header, ['K1', '城东店', '张三', '13900000001']] },
      { name: '2月', rows: [header, ['', '', '李四', '13900000002'], ['K1', '城东店', '王五', '13900000003']] },
    ]);

    const batch = await checkFile(rig.engine, path, { ...reading([table('2月')]), kind: 'dealers' });

    expect(batch.counts).toMatchObject({ created: 1, joined: 1, rejected: 1 });
  });
});
