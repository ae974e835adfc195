import { describe, expect, it } from 'vitest';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, inspectFile } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

const rig = importRig();
const csv = (rows: readonly (readonly string[])[]) => writeCsv(rig.dir, rows);
const HEADER = ['日期', '单号', '客户名称', '金额'];
const bill = (no: number, name: string, amount: string) => [
  `2026-11-${String(no).padStart(2, '0')}`,
  `D${no}`,
  name,
  amount,
];

/** One table after another, each with a heading, and its own subtotal below it. */
const BANDS = [
  ['客户：城东店'],
  HEADER,
  bill(1, '城东店', '100'),
  bill(2, '城东店', '25'),
  ['小计', '', '', '125'],
  [],
  ['客户:城西便民店 电话：13900000002'],
  HEADER,
  bill(3, '城西便民店', '75'),
  ['小计', '', '', '75'],
  [],
  ['客户：', '老王烟酒行'],
  HEADER,
  bill(4, '老王烟酒行', '40'),
  bill(5, '老王烟酒行', '2'),
  ['小计', '', '', '42'],
];

const asked = async (rows: readonly (readonly string[])[], options = {}) => {
  const batch = await checkFile(rig.engine, csv(rows), { kind: 'orders', options });
  const { batchId } = batch;
  const { rows: staged } = await rig.engine.ask('imports.rows', { batchId, action: 'create', limit: 1000 });
  const { rows: passed } = await rig.engine.ask('imports.skippedRows', { batchId, reason: 'heading', limit: 1000 });
  return { batch, numbers: staged.map(({ values }) => values.number), passed: passed.map(({ row }) => row) };
};

describe('headings between tables below one another', () => {
  it('are passed over as headings, and every subtotal is held against its own table', async () => {
    const { batch, numbers, passed } = await asked(BANDS);

    expect(numbers).toEqual(['D1', 'D2', 'D3', 'D4', 'D5']);
    expect(passed).toEqual([7, 12]);
    expect(batch.counts).toMatchObject({ rejected: 0, problems: 0, netMinor: 24_200 });
    expect(batch.counts?.fileAmounts).toMatchObject([{ field: 'amount', agreeing: 3, differing: [] }]);
  });

  it('a subtotal in the middle that is wrong is told with its row', async () => {
    const wrong = BANDS.map((row, at) => (at === 9 ? ['小计', '', '', '70'] : row));

    const { batch } = await asked(wrong);

    expect(batch.counts?.fileAmounts).toMatchObject([
      { agreeing: 2, differing: [{ row: 10, saidMicro: 70_000_000, readMicro: 75_000_000 }] },
    ]);
  });

  it('are shown before the check, with the table below each', async () => {
    const { understanding } = await inspectFile(rig.engine, csv(BANDS));

    expect(understanding?.survey).toMatchObject({
      headings: { rows: 2, first: '客户:城西便民店 电话：13900000002' },
      tables: [
        { headerRow: 8, heading: '客户:城西便民店 电话：13900000002', rows: 1, fit: 'same' },
        { headerRow: 13, heading: '客户： 老王烟酒行', rows: 2, fit: 'same' },
      ],
    });
  });

  it('can be taken back as data like any other row', async () => {
    const { batch, passed } = await asked(BANDS, { takeRows: [7] });

    expect(passed).toEqual([12]);
    expect(batch.counts).toMatchObject({ rejected: 1 });
  });

  it('may be a name alone above the names of columns', async () => {
    const { batch, passed } = await asked([
      HEADER,
      bill(1, '城东店', '100'),
      [],
      ['城西便民店'],
      HEADER,
      bill(3, '城西便民店', '75'),
    ]);

    expect(passed).toEqual([4]);
    expect(batch.counts).toMatchObject({ created: 2, rejected: 0 });
  });

  it('may head rows without any names of columns', async () => {
    const { batch, passed } = await asked([
      HEADER,
      ['客户：城东店'],
      bill(1, '城东店', '100'),
      ['客户：城西便民店'],
      bill(3, '城西便民店', '75'),
    ]);

    expect(passed).toEqual([2, 4]);
    expect(batch.counts).toMatchObject({ created: 2, rejected: 0 });
  });

  it('do not hide a row of data that says little', async () => {
    const { batch, passed } = await asked([
      HEADER,
      bill(1, '城东店', '100'),
      [],
      ['城西便民店'],
      bill(3, '城西便民店', '75'),
    ]);

    expect(passed).toEqual([]);
    expect(batch.counts).toMatchObject({ created: 2, rejected: 1 });
  });

  it('at the border of two pieces of a long file are seen too', async () => {
    const many = Array.from({ length: 1200 }, (_, at) => [
      ...(at % 2 === 0 ? [['城西便民店']] : []),
      HEADER,
      ['2026-11-01', `N${at}`, '城西便民店', '1'],
      [],
    ]).flat();

    const { batch, passed } = await asked(many);

    expect(passed.length).toBe(599);
    expect(batch.counts).toMatchObject({ created: 1200, rejected: 0 });
  });

  it('signatures below a statement are notes', async () => {
    const { batch } = await asked([...BANDS.slice(0, 5), ['客户签字：          日期：']]);

    expect(batch.counts).toMatchObject({ rejected: 0, skipped: { note: 1 } });
  });
});
