import { describe, expect, it } from 'vitest';
import { acceptedOptions } from '../../src/shared/contract/acceptedOptions.ts';
import type { Batch } from '../../src/shared/contract/imports.contract.ts';
import { rowPlace } from '../../src/shared/domain/rowPlace.ts';
import { type GivenSheet, writeBook } from '../helpers/book.ts';
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
const month = (no: number, ...rows: Row[]): GivenSheet => ({ name: `${no}月`, rows: [HEADER, ...rows] });
/** Two tables beside one another with a blank column between them. */
const beside = (left: readonly Row[], right: readonly Row[]): Row[] => {
  const width = Math.max(...left.map((row) => row.length)) + 1;
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => {
    const row = left[at] ?? [];
    return [...row, ...Array.from({ length: width - row.length }, () => ''), ...(right[at] ?? [])];
  });
};
const RECEIPTS: Row[] = [
  ['日期', '客户名称', '收款金额'],
  ['2026-02-20', '5号店', 50],
  ['2026-02-21', '6号店', 60],
];
const seen = ({ understanding }: Batch) =>
  understanding?.tables.map(({ sheet, columns, why, read, rows }) => [sheet, columns?.from ?? '-', why, read, rows]);
const numbersOf = async ({ batchId }: Batch) => {
  const { rows } = await rig.engine.ask('imports.rows', { batchId, action: 'create', limit: 1000 });
  return rows.map(({ row, values }) => [row, values.number]);
};
const book = (...sheets: GivenSheet[]) => writeBook(rig.dir, sheets);

describe('a further sheet that holds several tables', () => {
  it('side by side: each of the same shape is read, and its rows keep their place', async () => {
    const right = [HEADER, bill(2, 3), bill(2, 4), bill(2, 5)];
    const path = await book(month(1, bill(1, 1), bill(1, 2)), {
      name: '2月',
      rows: beside([HEADER, bill(2, 1), bill(2, 2)], right),
    });

    const batch = await checkFile(rig.engine, path, { kind: 'orders' });

    expect(seen(batch)).toEqual([
      ['2月', 0, 'alike', true, 2],
      ['2月', 5, 'alike', true, 3],
    ]);
    expect(await numbersOf(batch)).toEqual([
      [2, 'X11'],
      [3, 'X12'],
      [rowPlace(1, 2), 'X21'],
      [rowPlace(1, 3), 'X22'],
      [rowPlace(2, 2), 'X23'],
      [rowPlace(2, 3), 'X24'],
      [rowPlace(2, 4), 'X25'],
    ]);
    expect(batch.counts).toMatchObject({ rejected: 0, periodFrom: '2026-01-11', periodTo: '2026-02-15' });
  });

  it('receipts beside the sales are told as another list and not read', async () => {
    const path = await book(month(1, bill(1, 1), bill(1, 2)), {
      name: '2月',
      rows: beside([HEADER, bill(2, 1), bill(2, 2)], RECEIPTS),
    });

    const batch = await checkFile(rig.engine, path);

    expect(batch.understanding).toMatchObject({ kind: 'orders', sheet: '1月' });
    expect(seen(batch)).toEqual([
      ['2月', 0, 'alike', true, 2],
      ['2月', 5, expect.stringMatching(/^(kind|columns)$/), false, 0],
    ]);
    expect(batch.counts).toMatchObject({ created: 4, rejected: 0 });
  });

  it('below one another: each is told, and one is left out where the owner says so', async () => {
    const path = await book(month(1, bill(1, 1), bill(1, 2)), {
      name: '2月',
      rows: [HEADER, bill(2, 1), [], HEADER, bill(2, 2), bill(2, 3), [], ...RECEIPTS],
    });

    const inspected = await inspectFile(rig.engine, path, { kind: 'orders' });
    const all = await checkFile(rig.engine, path, { kind: 'orders' });
    const left = await checkFile(rig.engine, path, { kind: 'orders', options: { leaveTables: [rowPlace(1, 4)] } });

    expect(inspected.understanding?.tables[0]?.below).toMatchObject([
      { headerRow: 4, rows: 2, fit: 'same', headers: HEADER },
      { headerRow: 8, rows: 2, headers: RECEIPTS[0] },
    ]);
    expect((await numbersOf(all)).map(([, number]) => number)).toEqual(['X11', 'X12', 'X21', 'X22', 'X23']);
    expect((await numbersOf(left)).map(([, number]) => number)).toEqual(['X11', 'X12', 'X21']);
    expect(left.counts).toMatchObject({ skipped: { leftTable: 3 } });
  });

  it('below another list: the header of the first sheet is found, and what stands above it is told', async () => {
    const path = await book(month(1, bill(1, 1), bill(1, 2)), {
      name: '2月',
      rows: [...RECEIPTS, [], HEADER, bill(2, 1), bill(2, 2)],
    });

    const batch = await checkFile(rig.engine, path, { kind: 'orders' });

    expect(batch.understanding?.tables).toMatchObject([
      { sheet: '2月', headerRow: 5, read: true, rows: 2, below: [{ headerRow: 1, fit: 'above', rows: 2 }] },
    ]);
    expect((await numbersOf(batch)).map(([, number]) => number)).toEqual(['X11', 'X12', 'X21', 'X22']);
  });

  it('what the owner says of the place of the first header says nothing of the others', async () => {
    const { batchId } = await inspectFile(
      rig.engine,
      await book({ name: '1月', rows: [['一月'], HEADER, bill(1, 1)] }, month(2, bill(2, 1), bill(2, 2))),
      { kind: 'orders' },
    );
    const { jobId } = await rig.engine.ask('imports.inspectAgain', { batchId, sheet: '1月', headerRow: 2 });
    await rig.engine.done(jobId);

    expect(seen(await rig.engine.ask('imports.get', { batchId }))).toEqual([['2月', '-', 'alike', true, 2]]);
  });

  it('a recipe knows a sheet of which one table is read, and one of which none is', async () => {
    const two = (no: number) => ({
      name: `${no}月`,
      rows: beside([HEADER, bill(no, 1), bill(no, 2)], [HEADER, bill(no, 3), bill(no, 4), bill(no, 5)]),
    });
    const path = await book(month(1, bill(1, 1)), two(2), two(3));
    const { understanding } = await inspectFile(rig.engine, path, { kind: 'orders' });
    if (understanding === null) throw new Error('nothing was understood');
    const { moreTables } = acceptedOptions(understanding);
    const some = moreTables.map((table, at) => ({ ...table, read: at === 0 }));
    await importFile(rig.engine, path, { kind: 'orders', options: { moreTables: some } });

    const next = await inspectFile(rig.engine, path);

    expect(seen(next)?.map(([sheet, , why]) => `${sheet} ${why}`)).toEqual([
      '2月 alike',
      '2月 alike',
      '3月 leftOut',
      '3月 leftOut',
    ]);
  });
});
