import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { commandInside } from '../helpers/cliInside.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, inspectFile } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';
import { sharedIt, sharedPath } from '../helpers/shared.ts';

const rig = importRig();
const csv = (rows: readonly (readonly string[])[]) => writeCsv(rig.dir, rows);
const HEADER = ['日期', '单据编号', '客户名称', '金额'];
const bill = (at: number) => ['2026-09-01', `X${at}`, `${at % 7}号店`, String(at)];
const bills = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => bill(from + at));
const surveyOf = async (path: string) => (await inspectFile(rig.engine, path)).understanding?.survey;
const numbersOf = async (batchId: number) => {
  const asked = { batchId: batchId as never, action: 'create' as const, limit: 1000 };
  return (await rig.engine.ask('imports.rows', asked)).rows.map(({ values }) => values.number);
};

/** Three lists in one sheet: bills, dealers, bills again. */
const THREE = [
  HEADER,
  ...bills(1, 2),
  [],
  ['客户名称', '联系人', '电话', '地址'],
  ['城东店', '张三', '13900000001', '东路1号'],
  [],
  HEADER,
  ...bills(3, 5),
];

describe('going through a sheet', () => {
  sharedIt('samples/01_dealers_merged.xlsx', 'counts hidden rows to the end and names hidden columns', async () => {
    const batch = await inspectFile(rig.engine, sharedPath('samples/01_dealers_merged.xlsx'));

    expect(batch.understanding?.hiddenRows).toBe(9);
    expect(batch.understanding?.survey).toMatchObject({ rows: 313, more: false, hiddenRows: 9, hiddenColumns: [2] });
    expect(batch.understanding?.columns[2]).toMatchObject({ header: '联系人', field: 'contact' });
  });

  it('looks at the first 20,000 rows and says that there are more', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('单据');
    sheet.addRow(HEADER);
    for (const row of bills(1, 20_500)) sheet.addRow(row);
    for (const row of [300, 19_000, 20_400]) sheet.getRow(row).hidden = true;
    const path = join(rig.dir, 'long.xlsx');
    await book.xlsx.writeFile(path);

    const survey = await surveyOf(path);

    expect(survey).toEqual({
      rows: 20_000,
      more: true,
      dataRows: 19_999,
      hiddenRows: 2,
      blankRows: 0,
      hiddenColumns: [],
      headings: { rows: 0, first: '' },
      tables: [],
    });
  });

  it('counts blank rows, however they are blank', async () => {
    expect(await surveyOf(csv([HEADER, ...bills(1, 2), [], [' ', '', '', ''], ...bills(3, 3)]))).toMatchObject({
      blankRows: 2,
      rows: expect.any(Number),
    });
  });

  it('counts the data rows that a check then reads: no title, header, total or blank row', async () => {
    const path = csv([['九月销售'], HEADER, ...bills(1, 3), [], ['合计', '', '', '600'], HEADER, ...bills(4, 5)]);

    const { batchId, understanding } = await inspectFile(rig.engine, path);
    const checked = await checkFile(rig.engine, path);

    expect(understanding?.survey?.dataRows).toBe(5);
    expect(checked.counts?.rows).toBe(5);
    await rig.engine.ask('imports.discard', { batchId });
  });

  it('leaves nothing open that would keep the copy from being removed', async () => {
    const batch = await inspectFile(rig.engine, csv(THREE));

    await rig.engine.ask('imports.discard', { batchId: batch.batchId });

    expect(existsSync(join(rig.dir, `batch-${batch.batchId}`))).toBe(false);
  });
});

describe('tables below one another', () => {
  it('are listed with their headers, their rows, and what becomes of them', async () => {
    const survey = await surveyOf(csv(THREE));

    expect(survey?.tables).toEqual([
      { headerRow: 5, headers: ['客户名称', '联系人', '电话', '地址'], heading: '', rows: 1, fit: 'missing' },
      { headerRow: 8, headers: HEADER, heading: '', rows: 3, fit: 'same' },
    ]);
  });

  it('a header repeated among the rows is a page, not a table; other units are told', async () => {
    const survey = await surveyOf(
      csv([
        HEADER,
        ...bills(1, 2),
        HEADER,
        ...bills(3, 4),
        [],
        ['日期', '单据编号', '客户名称', '金额(万元)'],
        ...bills(5, 5),
      ]),
    );

    expect(survey?.tables.map(({ headerRow, fit }) => [headerRow, fit])).toEqual([[8, 'units']]);
  });

  it('one of the same shape is left out where the owner says so, to its end and no further', async () => {
    const rows = [
      HEADER,
      ...bills(1, 2),
      [],
      HEADER,
      ...bills(3, 4),
      HEADER,
      ...bills(5, 5),
      [],
      HEADER,
      ...bills(6, 7),
    ];
    const whole = await checkFile(rig.engine, csv(rows), { kind: 'orders' });
    const parted = await checkFile(rig.engine, csv(rows), { kind: 'orders', options: { leaveTables: [5] } });

    expect(await numbersOf(whole.batchId)).toEqual(['X1', 'X2', 'X3', 'X4', 'X5', 'X6', 'X7']);
    expect(await numbersOf(parted.batchId)).toEqual(['X1', 'X2', 'X6', 'X7']);
    expect(parted.counts?.skipped).toMatchObject({ leftTable: 5, repeatHeader: 1 });
  });

  it('of two rows of names are left out alike', async () => {
    const top = ['日期', '单据编号', '客户名称', '金额', '1月', '', '2月', ''];
    const names = ['', '', '', '(元)', '数量', '备注', '数量', '备注'];
    const said = (row: string[]) => [...row, '1', '', '2', ''];
    const rows = [top, names, ...bills(1, 2).map(said), [], top, names, ...bills(3, 4).map(said)];

    const batch = await inspectFile(rig.engine, csv(rows), { kind: 'orders' });
    const left = await checkFile(rig.engine, csv(rows), { kind: 'orders', options: { leaveTables: [6] } });

    expect(batch.understanding?.survey?.tables).toMatchObject([{ headerRow: 6, rows: 2, fit: 'same' }]);
    expect(await numbersOf(left.batchId)).toEqual(['X1', 'X2']);
  });

  it('another list is read instead, wherever it stands, and the first one is named above it', async () => {
    const far = [
      HEADER,
      ...bills(1, 400),
      [],
      ['客户名称', '联系人', '电话', '地址'],
      ['城东店', '张三', '13900000001', '东路1号'],
    ];
    const first = await inspectFile(rig.engine, csv(far));
    const [other] = first.understanding?.survey?.tables ?? [];
    const { jobId } = await rig.engine.ask('imports.inspectAgain', {
      batchId: first.batchId,
      headerRow: other?.headerRow ?? 0,
    });
    await rig.engine.done(jobId);
    const again = (await rig.engine.ask('imports.get', { batchId: first.batchId })).understanding;

    expect(other).toMatchObject({ headerRow: 403, fit: 'missing', rows: 1 });
    expect(again).toMatchObject({ kind: 'dealers', headerRow: 403 });
    expect(again?.columns.map(({ field }) => field)).toEqual(['name', 'contact', 'phone', 'address']);
    expect(again?.preview.map(({ row }) => row)).toContain(403);
    expect(again?.survey?.tables).toMatchObject([{ headerRow: 1, fit: 'above' }]);
  });
});

describe('the command line', () => {
  it('tells further tables and leaves them out', async () => {
    const path = csv(THREE);
    const run = (args: string[]) => commandInside(rig.dir, args);
    const importing = ['import', path, '--kind', 'orders', '--file', join(rig.dir, 'a.dealerdesk'), '--dry-run'];

    const inspected = JSON.parse((await run(['inspect', path, '--json'])).out);
    const words = await run(['inspect', path, '--lang', 'zh-CN']);
    const whole = JSON.parse((await run([...importing, '--json'])).out);
    const parted = JSON.parse((await run([...importing, '--leave-tables', '8', '--json'])).out);
    const wrong = await run([...importing, '--leave-tables', '5']);

    expect(inspected.sheets[0].understood.tables.map(({ fit }: { fit: string }) => fit)).toEqual(['missing', 'same']);
    expect(words.out).toContain('第 8 行起，3 行：日期、单据编号、客户名称、金额');
    expect([whole.created, parted.created]).toEqual([5, 2]);
    expect(parted).toMatchObject({ leaveTables: [8], skipped: { leftTable: 4 } });
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('row 5 heads no table') });
  });
});
