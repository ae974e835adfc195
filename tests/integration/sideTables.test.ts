import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, inspectFile } from '../helpers/importFile.ts';
import { codeOf, importRig } from '../helpers/importRig.ts';

const rig = importRig();
const csv = (rows: readonly (readonly string[])[]) => writeCsv(rig.dir, rows);
const HEADER = ['日期', '单据编号', '客户名称', '金额'];
const bill = (at: number) => ['2026-09-01', `X${at}`, `${at % 7}号店`, String(at)];
const bills = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => bill(from + at));
/** Two tables beside one another with so many blank columns between them. */
const beside = (left: readonly string[][], right: readonly string[][], gap: number) => {
  const width = Math.max(...left.map((row) => row.length));
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => {
    const row = left[at] ?? [];
    return [...row, ...Array.from({ length: width - row.length + gap }, () => ''), ...(right[at] ?? [])];
  });
};
const numbersOf = async (batchId: number) => {
  const asked = { batchId: batchId as never, action: 'create' as const, limit: 1000 };
  return (await rig.engine.ask('imports.rows', asked)).rows.map(({ title, values }) => [
    title,
    values.number,
    values.amountMinor,
  ]);
};

describe('tables side by side', () => {
  it('of one shape are read as one, whatever the place and the gap', async () => {
    const one = await checkFile(rig.engine, csv([HEADER, ...bills(1, 12)]), { kind: 'orders' });
    const whole = await numbersOf(one.batchId);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 11 }), fc.integer({ min: 0, max: 2 }), async (at, gap) => {
        const cells = beside([HEADER, ...bills(1, at)], [HEADER, ...bills(at + 1, 12)], gap);
        const batch = await checkFile(rig.engine, csv(cells), { kind: 'orders' });

        expect(await numbersOf(batch.batchId)).toEqual(whole);
        expect(batch.counts).toMatchObject({ rows: 12, created: 12, rejected: 0, netMinor: one.counts?.netMinor });
      }),
      { numRuns: 6, seed: 11 },
    );
  });

  it('keep rows apart: totals beside rows, and rows beside nothing', async () => {
    const left = [HEADER, ...bills(1, 2), ['合计', '', '', '3']];
    const right = [HEADER, ...bills(3, 7), ['合计', '', '', '25']];

    const batch = await checkFile(rig.engine, csv(beside(left, right, 1)), { kind: 'orders' });

    expect((await numbersOf(batch.batchId)).map(([, number]) => number)).toEqual([
      'X1',
      'X2',
      'X3',
      'X4',
      'X5',
      'X6',
      'X7',
    ]);
    expect(batch.counts).toMatchObject({ rejected: 0, netMinor: 2800, skipped: { total: 2, header: 2 } });
    expect(batch.understanding?.beside).toMatchObject([
      { columns: { from: 5 }, fit: 'same', rows: 6, headers: HEADER },
    ]);
  });

  it('one of them is left out where the owner says so', async () => {
    const path = csv(beside([HEADER, ...bills(1, 3)], [HEADER, ...bills(4, 6)], 1));
    const batch = await inspectFile(rig.engine, path, { kind: 'orders' });
    const [table] = batch.understanding?.beside ?? [];
    const more = {
      sheet: batch.understanding?.sheet ?? '',
      headerRow: 1,
      headerRows: 1,
      columns: table?.columns ?? null,
    };
    const moreTables = [{ ...more, read: false }];

    const left = await checkFile(rig.engine, path, { kind: 'orders', options: { moreTables } });

    expect(left.counts).toMatchObject({ created: 3 });
    expect(await codeOf(checkFile(rig.engine, path, { kind: 'orders', options: { columns: null } }))).toBe(
      'import_table_twice',
    );
  });

  it('another list beside is passed over and told, and can be read instead; or all as one table', async () => {
    const graded = [
      ['客户名称', '电话', '等级'],
      ...Array.from({ length: 9 }, (_, at) => [`${at}号店`, `1390000000${at}`, 'ABC'[at % 3] ?? '']),
    ];
    const reps = [
      ['业务员', '电话'],
      ['王伟', '13911110001'],
      ['李娜', '13911110002'],
    ];
    const first = await checkFile(rig.engine, csv(beside(graded, reps, 1)));
    const again = async (columns: { from: number; to: number } | null) => {
      const { jobId } = await rig.engine.ask('imports.inspectAgain', { batchId: first.batchId, columns });
      await rig.engine.done(jobId);
      return (await rig.engine.ask('imports.get', { batchId: first.batchId })).understanding;
    };
    const [other] = first.understanding?.beside ?? [];
    const instead = await again(other?.columns ?? null);
    const whole = await again(null);

    expect(first.counts).toMatchObject({ rows: 9, created: 9, problems: 0 });
    expect(other).toMatchObject({ headers: ['业务员', '电话'], rows: 2, fit: 'kind' });
    expect(instead).toMatchObject({ kind: 'reps', tableColumns: other?.columns });
    expect(instead?.columns.map(({ field }) => field)).toEqual(['rep', 'phone']);
    expect(whole?.columns.map(({ header }) => header)).toEqual(['客户名称', '电话', '等级', '业务员', '电话']);
    expect(whole?.beside.map(({ fit }) => fit)).toEqual(['joined', 'joined']);
  });

  it('receipts beside sales are told as another list, whichever of them is longer, and no dealer is credited', async () => {
    const receipts = Array.from({ length: 9 }, (_, at) => [
      `2026-09-${String(at + 10)}`,
      `${at % 5}号超市`,
      String(at + 3),
    ]);
    const titled = (rows: readonly string[][]) => [['9月销售', '', '', '', '', '9月收款'], ...rows];
    for (const [sold, count] of [
      [bills(1, 9), 9],
      [bills(1, 5), 5],
      [bills(1, 12), 12],
    ] as const) {
      const cells = beside([HEADER, ...sold], [['日期', '客户名称', '收款金额'], ...receipts], 1);
      for (const path of [csv(cells), csv(titled(cells))]) {
        const batch = await checkFile(rig.engine, path);

        expect(batch.understanding).toMatchObject({ kind: 'orders', tableColumns: { from: 0, to: 4 } });
        expect(batch.understanding?.beside).toMatchObject([{ columns: { from: 5 }, fit: 'kind', rows: 9 }]);
        expect(batch.counts).toMatchObject({ rows: count, created: count, rejected: 0 });
      }
    }
  });

  it('one in another unit is told with the reason, and can be read instead', async () => {
    const inUnit = (unit: string, rows: readonly string[][]) => [[...HEADER.slice(0, 3), `金额(${unit})`], ...rows];
    const path = csv(beside(inUnit('元', bills(1, 4)), inUnit('万元', bills(5, 8)), 1));

    const batch = await checkFile(rig.engine, path, { kind: 'orders' });
    const [other] = batch.understanding?.beside ?? [];
    const { jobId } = await rig.engine.ask('imports.inspectAgain', {
      batchId: batch.batchId,
      columns: other?.columns ?? null,
    });
    await rig.engine.done(jobId);
    const instead = await rig.engine.ask('imports.get', { batchId: batch.batchId });

    expect(batch.counts).toMatchObject({ created: 4, netMinor: 1000 });
    expect(other).toMatchObject({ fit: 'units', rows: 4, headers: [...HEADER.slice(0, 3), '金额(万元)'] });
    expect(instead.understanding?.tableColumns).toEqual(other?.columns);
  });

  it('a price list beside the dealers is none of their contents', async () => {
    const dealers = Array.from({ length: 10 }, (_, at) => [`${at}号店`, `1390000000${at}`, String(at * 10)]);
    const prices = Array.from({ length: 10 }, (_, at) => [`可乐${at}`, '1*24', String(30 + at)]);
    const cells = beside([['客户名称', '电话', '欠款'], ...dealers], [['商品名称', '规格', '单价'], ...prices], 1);

    const { understanding, counts } = await checkFile(rig.engine, csv(cells));

    expect(understanding).toMatchObject({ kind: 'dealers', beside: [{ fit: 'kind', rows: 10 }] });
    expect(understanding?.columns.map(({ header }) => header)).toEqual(['客户名称', '电话', '欠款']);
    expect(counts).toMatchObject({ rows: 10, created: 10 });
  });
});
