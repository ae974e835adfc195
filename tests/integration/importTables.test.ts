import { describe, expect, it } from 'vitest';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

const rig = importRig();
const csv = (rows: readonly (readonly string[])[]) => writeCsv(rig.dir, rows);
const HEADER = ['日期', '单据编号', '客户名称', '金额'];
const bill = (at: number) => ['2026-09-01', `X${at}`, `${at % 7}号店`, String(at)];
const bills = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => bill(from + at));
const asked = async (rows: readonly (readonly string[])[]) => {
  const batch = await checkFile(rig.engine, csv(rows), { kind: 'orders' });
  const { rows: staged } = await rig.engine.ask('imports.rows', {
    batchId: batch.batchId,
    action: 'create',
    limit: 1000,
  });
  return { batch, staged: staged.map(({ title, values }) => [title, values.number, values.amountMinor]) };
};
const reasonsOf = async (batchId: number) => {
  const { rows } = await rig.engine.ask('imports.skippedRows', { batchId: batchId as never, limit: 1000 });
  return rows.map(({ row, reason }) => [row, reason]);
};

describe('several tables below one another', () => {
  it('of the same shape are read as one, in whatever order and place their columns stand', async () => {
    const one = await asked([HEADER, ...bills(1, 6)]);
    const shifted = (row: readonly string[]) => ['', row[3] ?? '', row[2] ?? '', row[0] ?? '', row[1] ?? ''];

    const parted = await asked([
      HEADER,
      ...bills(1, 3),
      [],
      shifted(HEADER),
      ...bills(4, 5).map(shifted),
      ['', '', '合计', '', ''],
      [],
      HEADER,
      ...bills(6, 6),
    ]);

    expect(parted.staged).toEqual(one.staged);
    expect(parted.batch.counts).toMatchObject({ netMinor: one.batch.counts?.netMinor, rejected: 0 });
  });

  it('are found far below the rows that are looked at before', async () => {
    const turned = (row: readonly string[]) => [...row].reverse();
    const one = await asked([HEADER, ...bills(1, 640)]);

    const far = await asked([HEADER, ...bills(1, 600), [], turned(HEADER), ...bills(601, 640).map(turned)]);

    expect(far.staged).toEqual(one.staged);
  });

  it('another list is never read under the first header, and reading goes on where a fitting header comes', async () => {
    const { batch, staged } = await asked([
      HEADER,
      ...bills(1, 2),
      [],
      ['客户名称', '联系人', '电话', '地址'],
      ['城东店', '张三', '13900000001', '东路1号'],
      ['城西店', '李四', '13900000002', '西路2号'],
      [],
      HEADER,
      ...bills(3, 3),
    ]);

    expect(staged.map(([, number]) => number)).toEqual(['X1', 'X2', 'X3']);
    expect(batch.counts).toMatchObject({ rejected: 0, skipped: { otherTable: 3, repeatHeader: 1, header: 1 } });
    expect((await reasonsOf(batch.batchId)).filter(([, reason]) => reason === 'otherTable')).toEqual([
      [5, 'otherTable'],
      [6, 'otherTable'],
      [7, 'otherTable'],
    ]);
  });

  it('two columns that have changed places among equal ones are followed', async () => {
    const wide = ['日期', '单据编号', '客户名称', '金额', '备注'];
    const said = (row: string[]) => [...row, '无'];
    const swapped = ([day = '', number = '', name = '', amount = '', note = '']: string[]) => [
      day,
      name,
      number,
      amount,
      note,
    ];
    const one = await asked([wide, ...bills(1, 4).map(said)]);

    const two = await asked([wide, ...bills(1, 2).map(said), swapped(wide), ...bills(3, 4).map(said).map(swapped)]);

    expect(two.staged).toEqual(one.staged);
  });

  it('amounts in another unit are not mixed', async () => {
    const { batch, staged } = await asked([
      HEADER,
      ...bills(1, 1),
      [],
      ['日期', '单据编号', '客户名称', '金额(万元)'],
      ...bills(2, 2),
    ]);

    expect(staged).toHaveLength(1);
    expect(batch.counts?.skipped.otherTable).toBe(2);
  });

  it('a column that the first table has not is kept with its header', async () => {
    const batch = await checkFile(
      rig.engine,
      csv([
        ['客户编号', '客户名称', '电话'],
        ['K1', '城东店', '13900000001'],
        [],
        ['客户名称', '客户编号', '电话', '门头'],
        ['城西店', 'K2', '13900000002', '蓝底白字'],
      ]),
      { kind: 'dealers' },
    );
    const { jobId } = await rig.engine.ask('imports.commit', { batchId: batch.batchId });
    await rig.engine.done(jobId);
    const { rows } = await rig.engine.ask('dealers.list', { sort: { by: 'code' }, limit: 10 });
    const second = rows.find(({ code }) => code === 'K2') ?? expect.fail('one dealer only');
    const dealer = await rig.engine.ask('dealers.get', { id: second.id });

    expect(rows.map(({ code, name }) => `${code} ${name}`).sort()).toEqual(['K1 城东店', 'K2 城西店']);
    expect(JSON.stringify(dealer)).toContain('门头: 蓝底白字');
  });

  it('names in two rows that are repeated on each page change nothing', async () => {
    const top = ['日期', '单据编号', '客户名称', '金额', '1月', '', '2月', ''];
    const names = ['', '', '', '(万元)', '数量', '备注', '数量', '备注'];
    const said = (row: string[]) => [...row, '', '', '', ''];
    const one = await asked([top, names, ...bills(1, 4).map(said)]);

    const two = await asked([top, names, ...bills(1, 2).map(said), [], top, names, ...bills(3, 4).map(said)]);

    expect(one.staged).toHaveLength(4);
    expect(two.staged).toEqual(one.staged);
  });

  it('English names below the Chinese ones and a row of column names among the data change nothing', async () => {
    const { batch, staged } = await asked([
      HEADER,
      ['Date', 'InvoiceNo', 'Customer', 'Amount'],
      ...bills(1, 2),
      HEADER,
      ['Date', 'InvoiceNo', 'Customer', 'Amount'],
      ...bills(3, 4),
      ['客户', '电话', '地址', ''],
      ...bills(5, 5),
    ]);

    expect(staged).toHaveLength(5);
    expect(batch.counts).toMatchObject({ rejected: 0, skipped: { header: 1, repeatHeader: 4 } });
  });
});
