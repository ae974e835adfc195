import { describe, expect, it } from 'vitest';
import { acceptedOptions } from '../../src/shared/contract/acceptedOptions.ts';
import type { Batch } from '../../src/shared/contract/imports.contract.ts';
import { type GivenSheet, writeBook } from '../helpers/book.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, inspectFile } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

const rig = importRig();
const HEADER = ['日期', '单据编号', '客户名称', '金额'];
type Row = (string | number)[];
const bill = (month: number, at: number): Row => [
  `2026-0${month}-1${at}`,
  `X${month}${at}`,
  `${at % 3}号店`,
  month * 100 + at,
];
const month = (no: number, name = `${no}月`): GivenSheet => ({ name, rows: [HEADER, bill(no, 1), bill(no, 2)] });
const book = (sheets: readonly GivenSheet[], name?: string) => writeBook(rig.dir, sheets, name);
const seen = ({ understanding }: Batch) =>
  understanding?.tables.map(({ sheet, why, read }) => [sheet, why, read].join(' '));
const inspect = async (sheets: readonly GivenSheet[]) => inspectFile(rig.engine, await book(sheets));

describe('the other sheets of a file', () => {
  it('of the same shape are proposed in the order of the book, the first one first', async () => {
    const batch = await inspect([month(1), { ...month(2), rows: [...month(2).rows, bill(2, 3)] }, month(3)]);

    expect(batch.understanding?.sheet).toBe('1月');
    expect(batch.understanding?.tables).toMatchObject([
      { sheet: '2月', why: 'alike', read: true, rows: 3, from: '2026-02-11', to: '2026-02-13' },
      { sheet: '3月', why: 'alike', read: true, rows: 2, from: '2026-03-11', to: '2026-03-12' },
    ]);
  });

  it('are told with the reason why they are not', async () => {
    const batch = await inspect([
      month(1),
      { ...month(2), hidden: true },
      { name: '说明', rows: [['本表由销售部填写']] },
      { name: '空表', rows: [] },
      { name: '万元', rows: [['日期', '单据编号', '客户名称', '金额(万元)'], bill(4, 1), bill(4, 2)] },
      {
        name: '名单',
        rows: [
          ['客户编号', '客户名称', '手机'],
          ['K1', '城东店', '13900000001'],
        ],
      },
      { name: '模板', rows: [HEADER] },
    ]);

    expect(seen(batch)).toEqual([
      '2月 hidden false',
      '说明 noHeader false',
      '空表 empty false',
      '万元 unit false',
      '名单 columns false',
      '模板 empty false',
    ]);
  });

  it('that write their days in another order are not read along', async () => {
    const dated = (name: string, days: string[]): GivenSheet => ({
      name,
      rows: [HEADER, ...days.map((day, at) => [day, `${name}${at}`, '城东店', at + 1])],
    });

    const batch = await inspect([dated('a', ['25/2/2026', '3/2/2026']), dated('b', ['3/14/2026', '3/2/2026'])]);

    expect(seen(batch)).toEqual(['b dateOrder false']);
  });

  it.each(['汇总', '2026总表', 'Summary', '全部'])('a sheet called %s is no part of what is read', async (name) => {
    const whole = { name, rows: [HEADER, ...[1, 2].flatMap((no) => [bill(no, 1), bill(no, 2)])] };

    const batch = await inspect([whole, month(1), month(2)]);

    expect(batch.understanding?.sheet).toBe('1月');
    expect(seen(batch)).toEqual([`${name} summary false`, '2月 alike true']);
  });

  it('an older state of another one is not counted twice: by its name, or because most of its rows stand there', async () => {
    const unnumbered = (rows: number): Row[] => [
      HEADER,
      ...Array.from({ length: rows }, (_, at): Row => [`2026-09-${10 + at}`, '', `${at % 3}号店`, 100 + at]),
    ];
    const marked = await inspect([month(8), month(9), { ...month(9, '9月旧'), rows: [HEADER, bill(9, 3)] }]);
    const before = await inspect([{ ...month(9, '9月 (2)'), rows: [HEADER, bill(9, 3)] }, month(9), month(8)]);
    const kept = await inspect([
      month(8),
      { name: '9月', rows: unnumbered(12) },
      { name: '底稿', rows: unnumbered(9) },
    ]);
    const few = await inspect([month(8), { name: '9月', rows: unnumbered(4) }, { name: '底稿', rows: unnumbered(3) }]);

    expect(seen(marked)).toEqual(['9月 alike true', '9月旧 copy false']);
    expect([before.understanding?.sheet, seen(before)]).toEqual(['9月', ['9月 (2) copy false', '8月 alike true']]);
    expect(seen(kept)).toEqual(['9月 alike true', '底稿 copy false']);
    expect(seen(few)).toEqual(['9月 alike true', '底稿 alike true']);
  });

  it('months of the same rows and sum whose days have no year are no copies of one another', async () => {
    const yearless = (no: number): GivenSheet => ({
      name: `${no}月`,
      rows: [[`2026年${no}月销售`], HEADER, ...[1, 2, 3].map((at): Row => [`${no}月${at}日`, '', '1号店', 100 + at])],
    });

    expect(seen(await inspect([yearless(7), yearless(8)]))).toEqual(['8月 alike true']);
  });

  it('one that comes to the sum of the others is a summary whatever it is called, and a copy is a copy', async () => {
    const sum: GivenSheet = { name: '张三', rows: [HEADER, ...[1, 2, 3].flatMap((no) => [bill(no, 1), bill(no, 2)])] };

    const batch = await inspect([month(1), month(2), month(3), sum]);
    const copied = await inspect([month(1), month(2), month(2, '2月 (2)')]);

    expect(seen(batch)).toEqual(['2月 alike true', '3月 alike true', '张三 summary false']);
    expect(seen(copied)).toEqual(['2月 alike true', '2月 (2) copy false']);
  });

  it('nothing else is read with a sheet that holds them all', async () => {
    const sum: GivenSheet = { name: '张三', rows: [HEADER, ...[1, 2, 3].flatMap((no) => [bill(no, 1), bill(no, 2)])] };

    const batch = await inspect([sum, month(1), month(2), month(3)]);

    expect(seen(batch)).toEqual(['1月 summary false', '2月 summary false', '3月 summary false']);
  });

  it('balances of other days are not added up', async () => {
    const owed = (name: string, amount: number) => ({
      name,
      rows: [
        ['客户编号', '客户名称', '应收余额'],
        ['K1', '城东店', amount],
      ],
    });

    const batch = await inspect([owed('9月', 500), owed('10月', 700)]);

    expect(batch.understanding?.kind).toBe('receivables');
    expect(seen(batch)?.every((line) => line.endsWith('ownDay false'))).toBe(true);
  });

  it('are held against the sheet that the owner chooses', async () => {
    const { batchId } = await inspect([
      month(1),
      month(2),
      {
        name: '名单',
        rows: [
          ['客户编号', '客户名称'],
          ['K1', '甲'],
        ],
      },
    ]);
    const { jobId } = await rig.engine.ask('imports.inspectAgain', { batchId, sheet: '名单' });
    await rig.engine.done(jobId);

    expect(seen(await rig.engine.ask('imports.get', { batchId }))).toEqual(['1月 columns false', '2月 columns false']);
  });

  it('read as proposed they give what one sheet with all rows gives', async () => {
    const rows = [1, 2, 3].flatMap((no) => [bill(no, 1), bill(no, 2)]);
    const one = await checkFile(rig.engine, writeCsv(rig.dir, [HEADER, ...rows]), { kind: 'orders' });
    const three = await checkFile(rig.engine, await book([month(1), month(2), month(3)]), { kind: 'orders' });

    expect(three.counts).toMatchObject({
      created: one.counts?.created,
      netMinor: one.counts?.netMinor,
      periodFrom: '2026-01-11',
      periodTo: '2026-03-12',
    });
  });
});

describe('a recipe', () => {
  const accepted = (batch: Batch, leave: string) => {
    if (batch.understanding === null) throw new Error('nothing was understood');
    const options = acceptedOptions(batch.understanding);
    return {
      moreTables: options.moreTables.map((table) => (table.sheet === leave ? { ...table, read: false } : table)),
    };
  };

  it('reads a new sheet along, leaves out the one that was left out, and says which is gone', async () => {
    const first = await book([month(1), month(2), month(3), month(4, '退货')], '销售.xlsx');
    const options = accepted(await inspectFile(rig.engine, first), '退货');
    await importFile(rig.engine, first, { options });

    const next = await inspectFile(
      rig.engine,
      await book([month(1), month(3), month(4, '退货'), month(5)], '销售.xlsx'),
    );

    expect(next.understanding?.fromRecipe).toBe(true);
    expect(seen(next)).toEqual(['3月 alike true', '退货 leftOut false', '5月 alike true']);
    expect(next.understanding?.sheetsGone).toEqual(['2月']);
  });

  it('reads one sheet alone where all others were left out', async () => {
    const first = await book([month(1), month(2)], '单张.xlsx');
    await importFile(rig.engine, first, { options: accepted(await inspectFile(rig.engine, first), '2月') });

    const next = await inspectFile(rig.engine, await book([month(1), month(2), month(3)], '单张.xlsx'));

    expect(seen(next)).toEqual(['2月 leftOut false', '3月 leftOut false']);
  });
});
