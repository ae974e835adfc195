import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { commandInside } from '../helpers/cliInside.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, inspectFile, optionsOf } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

/** Statements: each table is of the customer whom the heading above it names, and no column does. */
const rig = importRig();
const csv = (rows: readonly (readonly string[])[], name?: string) => writeCsv(rig.dir, rows as string[][], name);
const HEADER = ['日期', '单号', '商品', '金额'];
const bill = (no: number, amount: string) => [`2026-11-${String(no).padStart(2, '0')}`, `D${no}`, '可乐', amount];
const BANDS = [
  ['客户：城东店 2026年11月'],
  HEADER,
  bill(1, '100'),
  bill(2, '25'),
  ['小计', '', '', '125'],
  [],
  ['客户:城西便民店 电话：13900000002'],
  HEADER,
  bill(3, '75'),
  ['小计', '', '', '75'],
];
const named = async (batchId: number) => {
  const { rows } = await rig.engine.ask('imports.rows', { batchId: batchId as never, action: 'create', limit: 1000 });
  return rows.map(({ title, values }) => [values.number, title]);
};

describe('a statement per customer', () => {
  it('is of the customer whom its heading names, which is shown as a column and its reason', async () => {
    const batch = await checkFile(rig.engine, csv(BANDS));

    expect(batch.understanding).toMatchObject({ kind: 'orders', headingColumn: { column: 4, header: '客户' } });
    expect(batch.understanding?.columns[4]).toMatchObject({
      header: '客户',
      field: 'dealerName',
      reason: 'heading',
      samples: ['城东店', '城东店', '城西便民店'],
    });
    expect(await named(batch.batchId)).toEqual([
      ['D1', '城东店'],
      ['D2', '城东店'],
      ['D3', '城西便民店'],
    ]);
    expect(batch.counts).toMatchObject({ rejected: 0, newDealers: 2, skipped: { heading: 1, title: 1 } });
    expect(batch.counts?.fileAmounts).toMatchObject([{ agreeing: 2, differing: [] }]);
  });

  it('is of nobody where the owner does not want the heading', async () => {
    const batch = await inspectFile(rig.engine, csv(BANDS));
    const options = optionsOf(batch);
    const without = { ...options, mapping: options.mapping.filter(({ field }) => field !== 'dealerName') };

    await expect(rig.engine.ask('imports.check', { batchId: batch.batchId, options: without })).rejects.toMatchObject({
      code: 'import_required_column',
    });
  });

  it('is read so the next month by its recipe', async () => {
    await importFile(rig.engine, csv(BANDS, '对账单10月.csv'));

    const next = await importFile(rig.engine, csv([['客户：城北店'], HEADER, bill(9, '9')], '对账单11月.csv'));

    expect(next.understanding?.recipe).toMatchObject({ difference: null });
    expect(next.counts).toMatchObject({ created: 1, rejected: 0, newDealers: 1 });
  });

  it('without a heading of its own is handed back, never given to the one above', async () => {
    const batch = await checkFile(rig.engine, csv([...BANDS.slice(0, 5), [], HEADER, bill(7, '7')]));

    expect(await named(batch.batchId)).toEqual([
      ['D1', '城东店'],
      ['D2', '城东店'],
    ]);
    expect(batch.counts).toMatchObject({ rejected: 1 });
  });

  it('goes on over pages that repeat the names of its columns', async () => {
    const batch = await checkFile(rig.engine, csv([...BANDS.slice(0, 3), HEADER, bill(2, '25'), HEADER, bill(3, '5')]));

    expect((await named(batch.batchId)).map(([, name]) => name)).toEqual(['城东店', '城东店', '城东店']);
  });

  it('leaves lines of a bill to the bill above them', async () => {
    const lines = ['日期', '单号', '商品', '数量', '单价', '金额'];
    const batch = await checkFile(
      rig.engine,
      csv([['客户：城东店'], lines, ['2026-11-01', 'D1', '可乐', '1', '10', '10'], ['', '', '雪碧', '2', '10', '20']]),
    );

    expect(batch.counts).toMatchObject({ created: 1, rejected: 0, lines: 2, netMinor: 3000 });
  });

  it('a column of customers goes before any heading', async () => {
    const rows = [['客户：城东店'], ['日期', '单号', '客户名称', '金额'], ['2026-11-01', 'D1', '城西店', '5']];
    const batch = await checkFile(rig.engine, csv(rows));

    expect(batch.understanding?.headingColumn).toBeNull();
    expect(await named(batch.batchId)).toEqual([['D1', '城西店']]);
  });

  it('a title that names everybody names nobody', async () => {
    const batch = await inspectFile(rig.engine, csv([['客户：全部'], HEADER, bill(1, '1')]), { kind: 'orders' });

    expect(batch.understanding?.headingColumn).toBeNull();
  });

  it('may be a sheet of its own', async () => {
    const book = new ExcelJS.Workbook();
    for (const [at, name] of ['城东店', '城西店'].entries()) {
      const sheet = book.addWorksheet(name);
      sheet.addRows([[`客户：${name}`], HEADER, bill(at + 1, '10'), bill(at + 11, '20')]);
    }
    const path = join(rig.dir, '一客一表.xlsx');
    await writeFile(path, Buffer.from(await book.xlsx.writeBuffer()));

    const batch = await checkFile(rig.engine, path);

    expect(await named(batch.batchId)).toEqual([
      ['D1', '城东店'],
      ['D11', '城东店'],
      ['D2', '城西店'],
      ['D12', '城西店'],
    ]);
  });
});

describe('the command line', () => {
  it('reads headings, and names rows of further sheets', async () => {
    const book = new ExcelJS.Workbook();
    for (const [at, name] of ['8月', '9月'].entries()) {
      const sheet = book.addWorksheet(name);
      sheet.addRows([
        ['日期', '单号', '客户名称', '金额'],
        [`2026-0${8 + at}-01`, `A${at}`, '城东店', 10],
        [`2026-0${8 + at}-02`, `B${at}`, '城东店', 20],
      ]);
    }
    const path = join(rig.dir, '两月.xlsx');
    await writeFile(path, Buffer.from(await book.xlsx.writeBuffer()));
    const importing = [
      'import',
      path,
      '--kind',
      'orders',
      '--file',
      join(rig.dir, 'c.dealerdesk'),
      '--dry-run',
      '--json',
    ];

    const statement = await commandInside(rig.dir, [
      'import',
      csv(BANDS),
      '--file',
      join(rig.dir, 'c.dealerdesk'),
      '--dry-run',
      '--json',
    ]);
    const parted = await commandInside(rig.dir, [...importing, '--leave-rows', '2,9月!3']);
    const wrong = await commandInside(rig.dir, [...importing, '--leave-rows', '7月!3']);

    expect(JSON.parse(statement.out)).toMatchObject({ created: 3, mapping: { dealerName: '客户' } });
    expect(JSON.parse(parted.out)).toMatchObject({ created: 2, amount: '30.00', skipped: { byHand: 2 } });
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('7月') });
  });
});
