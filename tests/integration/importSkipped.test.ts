import { describe, expect, it } from 'vitest';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

const rig = importRig();
const csv = (rows: readonly (readonly string[])[]) => writeCsv(rig.dir, rows);
const LIST = [
  ['恒源商贸客户资料', '', '', ''],
  ['客户编号', '客户名称', '电话', '累计金额'],
  ['K1', '城东店', '13900000001', '10'],
  ['', '小计', '', '10'],
  ['客户编号', '客户名称', '电话', '累计金额'],
  ['K2', '城西店', '13900000002', '20'],
  ['', '合计', '', '30'],
  ['备注：电话以最近一次为准', '', '', ''],
];

const skipped = async (batchId: number, more: { reason?: 'total' } = {}) => {
  const answer = await rig.engine.ask('imports.skippedRows', { batchId: batchId as never, ...more });
  return { ...answer, rows: answer.rows.map(({ row, reason }) => [row, reason]) };
};

describe('rows that are passed over', () => {
  it('are listed with their reason and as they stand in the file, and gone with the commit', async () => {
    const batch = await checkFile(rig.engine, csv(LIST), { kind: 'dealers' });
    const all = await rig.engine.ask('imports.skippedRows', { batchId: batch.batchId });
    const totals = await skipped(batch.batchId, { reason: 'total' });
    const { jobId } = await rig.engine.ask('imports.commit', { batchId: batch.batchId });
    await rig.engine.done(jobId);

    expect(all.rows.map(({ row, reason }) => [row, reason])).toEqual([
      [1, 'title'],
      [2, 'header'],
      [4, 'total'],
      [5, 'repeatHeader'],
      [7, 'total'],
      [8, 'note'],
    ]);
    expect(all.rows[2]?.cells).toEqual(['', '小计', '', '10']);
    expect(all.byReason).toContainEqual({ reason: 'total', count: 2 });
    expect(totals).toMatchObject({
      total: 2,
      rows: [
        [4, 'total'],
        [7, 'total'],
      ],
    });
    expect((await skipped(batch.batchId)).total).toBe(0);
  });

  it('are read when the owner takes them back, and data rows are passed over when he leaves them out', async () => {
    const shop = ['', '合计', '13900000009', '30'];

    const taken = await checkFile(rig.engine, csv(LIST.with(6, shop)), {
      kind: 'dealers',
      options: { takeRows: [7], leaveRows: [3] },
    });
    const { rows } = await rig.engine.ask('imports.rows', { batchId: taken.batchId, action: 'create' });

    expect(rows.map(({ row, title }) => [row, title])).toEqual([
      [6, '城西店'],
      [7, '合计'],
    ]);
    expect(taken.counts).toMatchObject({ rows: 2, created: 2, skipped: { byHand: 1, total: 1, title: 1 } });
    expect((await skipped(taken.batchId)).rows).toContainEqual([3, 'byHand']);
  });

  it('a hidden row’s and a title’s word is the owner’s too, and a second check forgets the first', async () => {
    const path = csv(LIST);
    const first = await checkFile(rig.engine, path, { kind: 'dealers' });
    const { jobId } = await rig.engine.ask('imports.check', {
      batchId: first.batchId,
      options: { ...(first.options ?? expect.fail('no options')), takeRows: [1] },
    });
    await rig.engine.done(jobId);

    const again = await rig.engine.ask('imports.get', { batchId: first.batchId });

    expect(again.counts).toMatchObject({ rows: 3, skipped: { header: 1, total: 2, repeatHeader: 1, note: 1 } });
    expect((await skipped(first.batchId)).total).toBe(5);
  });

  it('of a bill that is handed back whole are told once, though the file is read twice', async () => {
    const rows = [
      ['日期', '单据编号', '客户名称', '品名', '数量', '金额'],
      ['2026-09-01', 'X1', '河西店', '可乐', '1', '5'],
      ['2026-09-01', 'X1', '河西店', '雪碧', '1', '多少'],
      ['', '', '合计', '', '', '5'],
    ];

    const batch = await importFile(rig.engine, csv(rows), { kind: 'orders' });

    expect(batch.counts).toMatchObject({ rejectedRows: 2, skipped: { header: 1, total: 1 } });
  });

  it('a bill of several lines tells all of its rows, so that it can be left out whole', async () => {
    const rows = [
      ['日期', '单据编号', '客户名称', '品名', '数量', '金额'],
      ['2026-09-01', 'X1', '河西店', '可乐', '1', '5'],
      ['2026-09-01', 'X1', '河西店', '雪碧', '1', '5'],
      ['2026-09-02', 'X2', '河西店', '雪碧', '1', '7'],
    ];
    const first = await checkFile(rig.engine, csv(rows), { kind: 'orders' });
    const [bill] = (await rig.engine.ask('imports.rows', { batchId: first.batchId, action: 'create' })).rows;

    const left = await checkFile(rig.engine, csv(rows), { kind: 'orders', options: { leaveRows: bill?.rows ?? [] } });

    expect(bill?.rows).toEqual([2, 3]);
    expect(left.counts).toMatchObject({ created: 1, netMinor: 700, skipped: { byHand: 2 } });
  });
});
