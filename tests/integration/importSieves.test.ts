import { describe, expect, it } from 'vitest';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, undoBatch } from '../helpers/importFile.ts';
import { codeOf, importRig } from '../helpers/importRig.ts';
import { startTestEngine } from '../helpers/testEngine.ts';

const rig = importRig();
const csv = (rows: readonly (readonly string[])[]) => writeCsv(rig.dir, rows);
const LIST = [
  ['客户编号', '客户名称', '类型', '电话'],
  ['01', '批发客户', '', ''],
  ['01001', '城东批发部', '批发', '13900000001'],
  ['01002', '城西批发部', '批发', '13900000002'],
  ['02', '零星', '', ''],
  ['02001', '散客', '', ''],
  ['02002', '老王小店', '零售客户', '13900000003'],
  ['', '华东区', '', ''],
  ['G01', '恒源食品厂', '供应商', '13900000009'],
  ['K01', '河西店', '便利店', '13900000004'],
];

async function dealers(): Promise<[string, boolean][]> {
  const { rows } = await rig.engine.ask('dealers.list', { sort: { by: 'code' }, limit: 100 });
  return rows.map(({ name, excluded }) => [name, excluded]);
}

async function commit(batchId: number): Promise<void> {
  const { jobId } = await rig.engine.ask('imports.commit', { batchId: batchId as never });
  await rig.engine.done(jobId);
}

describe('suppliers and headings of a list', () => {
  it('never become dealers, are counted and listed, and can be taken over before the commit', async () => {
    const first = await checkFile(rig.engine, csv(LIST), { kind: 'dealers' });
    const told = await rig.engine.ask('imports.problems', { batchId: first.batchId, severity: 'left_out' });
    const taken = await checkFile(rig.engine, csv(LIST), { kind: 'dealers', options: { takeRows: [9] } });
    await commit(taken.batchId);

    expect(first.counts).toMatchObject({ created: 5, leftOut: 4, suppliers: 1, categories: 3 });
    expect(told.problems.map(({ row, code, text }) => [row, code, text])).toEqual([
      [2, 'category_row', '批发客户'],
      [5, 'category_row', '零星'],
      [8, 'category_row', '华东区'],
      [9, 'supplier', '恒源食品厂'],
    ]);
    expect(taken.counts).toMatchObject({ created: 6, suppliers: 0, categories: 3 });
    expect((await dealers()).map(([name]) => name)).toContain('恒源食品厂');
  });

  it('a list of bare names and codes in sequence has no headings', async () => {
    const rows = [
      ['客户编号', '客户名称'],
      ['K1', '甲店'],
      ['K10', '乙店'],
      ['K11', '丙店'],
      ['K2', '丁店'],
    ];

    const batch = await checkFile(rig.engine, csv(rows), { kind: 'dealers' });

    expect(batch.counts).toMatchObject({ created: 4, leftOut: 0 });
  });
});

describe('accounts that are not graded', () => {
  it('are proposed with the reason, decided one by one or all, remembered, and undone with the import', async () => {
    const empty = canonicalDump(rig.engine.dataFile);
    const batch = await checkFile(rig.engine, csv(LIST), { kind: 'dealers' });
    const { rows } = await rig.engine.ask('imports.proposals', { batchId: batch.batchId });
    const old = rows.find(({ name }) => name === '老王小店');
    await rig.engine.ask('imports.decide', { batchId: batch.batchId, ids: [old?.id ?? 0], excluded: false });
    await commit(batch.batchId);
    const again = await checkFile(rig.engine, csv(LIST), { kind: 'dealers' });
    const after = await dealers();
    const done = await rig.engine.ask('imports.get', { batchId: batch.batchId });

    // A list brings no bills.
    expect(rows.every(({ amountMinor }) => amountMinor === null)).toBe(true);
    expect(rows.map(({ name, proposal, excluded, isNew }) => [name, proposal, excluded, isNew])).toEqual([
      ['散客', 'name', true, true],
      ['老王小店', 'type', true, true],
    ]);
    expect(after.filter(([, excluded]) => excluded)).toEqual([['散客', true]]);
    expect(done.counts?.proposals).toEqual({ excluded: 1, graded: 1 });
    expect((await rig.engine.ask('imports.proposals', { batchId: again.batchId })).total).toBe(0);
    expect(again.counts).toMatchObject({ updated: 0, unchanged: 5 });
    expect(await codeOf(rig.engine.ask('imports.decide', { batchId: batch.batchId, excluded: true }))).toBe(
      'import_wrong_state',
    );
    await undoBatch(rig.engine, done);
    expect(canonicalDump(rig.engine.dataFile)).toBe(empty);
  });

  it('a dealer that is known and was never decided is proposed; the decision of the dealer page holds for ever', async () => {
    await importFile(
      rig.engine,
      csv([
        ['客户编号', '客户名称'],
        ['K1', '老王小店'],
      ]),
      { kind: 'dealers' },
    );
    const typed = csv([
      ['客户编号', '客户名称', '类型'],
      ['K1', '老王小店', '散客'],
    ]);
    const before = canonicalDump(rig.engine.dataFile);
    const first = await importFile(rig.engine, typed, { kind: 'dealers' });
    const excluded = await dealers();
    await undoBatch(rig.engine, first);
    const undone = canonicalDump(rig.engine.dataFile);
    await importFile(rig.engine, typed, { kind: 'dealers' });
    const [dealer] = (await rig.engine.ask('dealers.list', {})).rows;
    if (!dealer) throw new Error('no dealer');
    await rig.engine.ask('dealers.update', {
      id: dealer.id,
      expectedRevision: dealer.revision,
      patch: { excluded: false },
    });

    const later = await importFile(rig.engine, typed, { kind: 'dealers' });
    const forced = await checkFile(rig.engine, typed, { kind: 'dealers', options: { exclude: 'all' } });

    expect(excluded).toEqual([['老王小店', true]]);
    expect(undone).toBe(before);
    expect(later.counts).toMatchObject({ updated: 0, unchanged: 1 });
    expect(await dealers()).toEqual([['老王小店', false]]);
    expect((await rig.engine.ask('imports.proposals', { batchId: forced.batchId })).total).toBe(1);
  });

  it('dealers made by bills are proposed too; all can be graded at once', async () => {
    const rows = [
      ['日期', '客户名称', '金额'],
      ['2026-09-01', '散客', '5'],
      ['2026-09-01', '河西店', '7'],
      ['2026-09-02', '现金客户', '3'],
      ['2026-09-03', '散客', '-1.50'],
    ];
    const batch = await checkFile(rig.engine, csv(rows), { kind: 'orders' });
    const proposed = await rig.engine.ask('imports.proposals', { batchId: batch.batchId });
    const decided = await rig.engine.ask('imports.decide', { batchId: batch.batchId, excluded: false });
    await commit(batch.batchId);

    expect(proposed.rows.map(({ name, amountMinor }) => [name, amountMinor])).toEqual([
      ['散客', 350],
      ['现金客户', 300],
    ]);
    expect(decided).toEqual({ excluded: 0, graded: 2 });
    expect((await dealers()).filter(([, excluded]) => excluded)).toEqual([]);
  });
});

describe('drafts and voided bills', () => {
  it('are left out and counted by what the file says, the lines of one bill once', async () => {
    const rows = [
      ['日期', '单据编号', '客户名称', '品名', '数量', '金额', '状态'],
      ['2026-09-01', 'X1', '河西店', '可乐', '1', '5', '草 稿'],
      ['2026-09-01', 'X1', '河西店', '雪碧', '1', '5', '草 稿'],
      ['2026-09-02', 'X2', '河西店', '可乐', '1', '5', '已作废'],
      ['2026-09-02', 'X3(作废)', '河西店', '可乐', '1', '5', ''],
      ['2026-09-03', 'X4', '河西店', '可乐', '1', '5', '已审核'],
    ];

    const batch = await importFile(rig.engine, csv(rows), { kind: 'orders' });

    expect(batch.counts).toMatchObject({ created: 1, leftOut: 3, netMinor: 500 });
    expect(batch.counts?.states).toEqual([
      { state: '草 稿', bills: 1 },
      { state: '已作废', bills: 1 },
      { state: 'X3(作废)', bills: 1 },
    ]);
  });

  it('gifts and exchanges are counted and are no money', async () => {
    const rows = [
      ['日期', '单据编号', '客户名称', '单据类型', '金额'],
      ['2026-09-01', 'X1', '河西店', '销售单', '100'],
      ['2026-09-02', 'X2', '河西店', '赠品单', '30'],
      ['2026-09-03', 'X3', '河西店', '换货单', '20'],
    ];

    const batch = await importFile(rig.engine, csv(rows), { kind: 'orders' });
    await rig.engine.scoreLive();

    expect(batch.counts?.netMinor).toBe(10_000);
    expect(batch.counts?.kinds.map(({ kind, bills }) => [kind, bills])).toEqual([
      ['sale', 1],
      ['gift', 1],
      ['exchange', 1],
    ]);
    expect((await rig.engine.ask('dealers.list', {})).rows[0]).toMatchObject({ orders: 1, amountMinor: 10_000 });
  });
});

describe('bills dated after today', () => {
  const rows = [
    ['日期', '单据编号', '客户名称', '金额'],
    ['2026-10-01', 'X1', '河西店', '100'],
    ['2026-12-05', 'X2', '河西店', '900'],
    ['2062-10-02', 'X3', '河西店', '50'],
  ];
  const options = { sourceName: '管家婆' };

  it('are listed and kept, count nowhere, and come in by themselves when their day has come', async () => {
    const batch = await importFile(rig.engine, csv(rows), { kind: 'orders', options });
    const { problems } = await rig.engine.ask('imports.problems', { batchId: batch.batchId, code: 'bill_later' });
    await rig.engine.scoreLive();
    const today = await rig.engine.ask('orders.coverage', {});
    const [dealer] = (await rig.engine.ask('dealers.list', {})).rows;
    await rig.engine.close();
    const later = await startTestEngine({ dir: rig.engine.dir, dataFile: rig.engine.dataFile, fixedDay: '2026-12-31' });
    await later.scoreLive();
    const then = await later.ask('orders.coverage', {});
    const [grown] = (await later.ask('dealers.list', {})).rows;
    await later.close();

    expect(batch.counts).toMatchObject({
      created: 3,
      leftOut: 0,
      netMinor: 10_000,
      later: { bills: 2, netMinor: 95_000 },
      periodTo: '2026-10-01',
    });
    expect(problems.map(({ row, text, params }) => [row, text, params.amount])).toEqual([
      [3, '2026-12-05', '900.00'],
      [4, '2062-10-02', '50.00'],
    ]);
    expect(today).toMatchObject({ cutOff: '2026-10-01', orders: 1, netMinor: 10_000, later: 2 });
    expect(dealer).toMatchObject({ orders: 1, amountMinor: 10_000, lastOn: '2026-10-01' });
    expect(then).toMatchObject({ cutOff: '2026-12-05', orders: 2, netMinor: 100_000, later: 1 });
    expect(grown).toMatchObject({ orders: 2, amountMinor: 100_000, lastOn: '2026-12-05' });
  });

  it('a slip of the year is mended by the next export', async () => {
    await importFile(rig.engine, csv(rows), { kind: 'orders', options });
    const mended = rows.map((row) => (row[1] === 'X3' ? ['2026-10-02', 'X3', '河西店', '50'] : row));

    const batch = await importFile(rig.engine, csv(mended), { kind: 'orders', options });

    expect(batch.counts).toMatchObject({ updated: 1, ambiguous: 0, later: { bills: 1 } });
    expect(await rig.engine.ask('orders.coverage', {})).toMatchObject({ orders: 2, netMinor: 15_000, later: 1 });
  });
});

describe('amounts with and without tax', () => {
  const both = [
    ['日期', '单据编号', '客户名称', '不含税金额', '税额', '价税合计'],
    ['2026-09-01', 'X1', '河西店', '100', '13', '113'],
  ];

  it('are asked by source, decide the column, and mixed sources are told', async () => {
    const read = (included: boolean | null) =>
      checkFile(rig.engine, csv(both), { kind: 'orders', options: { sourceName: 'a', taxIncluded: included } });
    const [plain, gross, net] = [await read(null), await read(true), await read(false)];
    await commit(gross.batchId);
    const one = await rig.engine.ask('imports.taxes', {});
    const other = await importFile(
      rig.engine,
      csv([
        ['日期', '客户名称', '未税金额'],
        ['2026-09-02', '城东店', '5'],
      ]),
      {
        kind: 'orders',
        options: { sourceName: 'b', taxIncluded: false },
      },
    );
    const two = await rig.engine.ask('imports.taxes', {});
    await undoBatch(rig.engine, other);

    expect([plain, gross, net].map(({ counts }) => counts?.netMinor)).toEqual([10_000, 11_300, 10_000]);
    expect([gross.understanding?.taxIncluded, other.understanding?.taxIncluded]).toEqual([true, false]);
    expect(one).toEqual({ sources: [{ name: 'a', taxIncluded: true, changed: false }], mixed: false });
    expect(two.mixed).toBe(true);
    expect((await rig.engine.ask('imports.taxes', {})).mixed).toBe(false);
  });

  it('a source whose word changes is told', async () => {
    const month = (day: string) =>
      csv([
        ['日期', '客户名称', '金额'],
        [day, '河西店', '5'],
      ]);
    await importFile(rig.engine, month('2026-08-01'), {
      kind: 'orders',
      options: { sourceName: 'a', taxIncluded: true },
    });
    await importFile(rig.engine, month('2026-09-01'), {
      kind: 'orders',
      options: { sourceName: 'a', taxIncluded: false },
    });

    expect(await rig.engine.ask('imports.taxes', {})).toEqual({
      sources: [{ name: 'a', taxIncluded: false, changed: true }],
      mixed: true,
    });
  });
});
