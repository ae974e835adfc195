import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Batch } from '../../src/shared/contract/imports.contract.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { commandInside } from '../helpers/cliInside.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, inspectFile, optionsOf, undoBatch } from '../helpers/importFile.ts';
import { codeOf, importRig } from '../helpers/importRig.ts';

const rig = importRig();
const options = { sourceName: '小票机' };
const HEAD = ['日期', '客户名称', '金额'];
const SEPTEMBER = [
  HEAD,
  ['2026-09-01', '城东店', '100'],
  ['2026-09-10', '城东店', '250'],
  ['2026-09-10', '河西店', '60'],
  ['2026-09-28', '河西店', '40'],
];
/** The same month again: 250 was corrected to 205, the bill of the 28th is gone, one came. */
const CORRECTED = [
  HEAD,
  ['2026-09-01', '城东店', '100'],
  ['2026-09-10', '城东店', '205'],
  ['2026-09-10', '河西店', '60'],
  ['2026-09-28', '城东店', '5'],
];

const csv = (rows: readonly (readonly string[])[]) => writeCsv(rig.dir, rows);
const take = (rows: readonly (readonly string[])[]) => importFile(rig.engine, csv(rows), { kind: 'orders', options });

async function sum(): Promise<[number, number]> {
  const { orders, netMinor } = await rig.engine.ask('orders.coverage', {});
  return [orders, netMinor];
}

async function replaceBy(rows: readonly (readonly string[])[], replace: boolean, source = options): Promise<Batch> {
  const { batchId } = await checkFile(rig.engine, csv(rows), { kind: 'orders', options: source });
  await rig.engine.ask('imports.setReplace', { batchId, replace });
  const { jobId } = await rig.engine.ask('imports.commit', { batchId });
  await rig.engine.done(jobId);
  return rig.engine.ask('imports.get', { batchId });
}

describe('replacing a period', () => {
  it('is not proposed for another rep’s month, though it has as many bills', async () => {
    await take(SEPTEMBER);

    const other = await checkFile(
      rig.engine,
      csv([HEAD, ...SEPTEMBER.slice(1).map(([day = '', name = '', amount = '']) => [day, `${name}二店`, amount])]),
      { kind: 'orders', options },
    );

    expect(other).toMatchObject({ replace: false, counts: { created: 4, unchanged: 0, unnumbered: true } });
  });

  it('is not proposed where the owner has left rows out', async () => {
    await take(SEPTEMBER);

    const left = await checkFile(rig.engine, csv(SEPTEMBER), {
      kind: 'orders',
      options: { ...options, leaveRows: [3] },
    });

    expect(left).toMatchObject({ replace: false, counts: { unchanged: 3 } });
  });

  it('undone after a later list has brought the bill again, promises to bring back nothing', async () => {
    await take(SEPTEMBER);
    const [head = [], , , gone = []] = SEPTEMBER;
    const replaced = await replaceBy(
      SEPTEMBER.filter((row) => row !== gone),
      true,
    );
    const asked = { batchId: replaced.batchId };
    const before = await rig.engine.ask('imports.undoPreview', asked);
    const back = await replaceBy([head, gone], false);

    const preview = await rig.engine.ask('imports.undoPreview', asked);
    const sumBefore = await sum();
    await undoBatch(rig.engine, replaced);

    expect([replaced.counts?.removed.bills, back.counts?.created]).toEqual([1, 1]);
    expect([before.orders.restored, preview.orders.restored]).toEqual([1, 0]);
    expect(await sum()).toEqual(sumBefore);
  });

  it('is proposed for an export without numbers, lists what goes, and the month adds up', async () => {
    await take(SEPTEMBER);

    const checked = await checkFile(rig.engine, csv(CORRECTED), { kind: 'orders', options });
    const { rows, total, netMinor } = await rig.engine.ask('imports.vanished', { batchId: checked.batchId });
    const { jobId } = await rig.engine.ask('imports.commit', { batchId: checked.batchId });
    await rig.engine.done(jobId);
    const done = await rig.engine.ask('imports.get', { batchId: checked.batchId });
    const removed = await rig.engine.ask('imports.vanished', { batchId: checked.batchId });

    expect([checked.replace, checked.counts?.unnumbered]).toEqual([true, true]);
    expect(rows.map((row) => [row.orderedOn, row.dealerName, row.netMinor])).toEqual([
      ['2026-09-10', '城东店', 25_000],
      ['2026-09-28', '河西店', 4_000],
    ]);
    expect([total, netMinor]).toEqual([2, 29_000]);
    expect(done.counts).toMatchObject({ created: 2, unchanged: 2, removed: { bills: 2, netMinor: 29_000 } });
    expect(removed.rows.map((row) => [row.orderedOn, row.dealerName, row.netMinor])).toEqual([
      ['2026-09-10', '城东店', 25_000],
      ['2026-09-28', '河西店', 4_000],
    ]);
    expect(await sum()).toEqual([4, 37_000]);
    expect((await rig.engine.ask('data.check', {})).findings).toEqual([]);
  });

  it('is not proposed where the file is only a part of the period, and leaves other sources and days alone', async () => {
    await take([...SEPTEMBER, ['2026-10-02', '河西店', '7']]);
    await importFile(rig.engine, csv([HEAD, ['2026-09-12', '城东店', '999']]), {
      kind: 'orders',
      options: { sourceName: '另一家' },
    });

    const part = await checkFile(
      rig.engine,
      csv([HEAD, ['2026-09-10', '城东店', '250'], ['2026-09-28', '城东店', '1']]),
      {
        kind: 'orders',
        options,
      },
    );
    const inside = await rig.engine.ask('imports.vanished', { batchId: part.batchId });
    await rig.engine.ask('imports.setPeriod', {
      batchId: part.batchId,
      period: { from: '2026-09-01', to: '2026-09-30' },
    });
    const month = await rig.engine.ask('imports.vanished', { batchId: part.batchId });

    expect(part.replace).toBe(false);
    expect(inside.rows.map((row) => row.netMinor)).toEqual([6_000, 4_000]);
    expect(month.rows.map((row) => row.netMinor)).toEqual([10_000, 6_000, 4_000]);
  });

  it('is offered by the command line, which tells what changed and what is lacking, and removes nothing by itself', async () => {
    const head = ['日期', '单号', '客户名称', '金额'];
    const file = join(rig.dir, 'cli.dealerdesk');
    const run = (rows: string[][]) =>
      commandInside(rig.dir, ['import', csv([head, ...rows]), '--file', file, '--source', 'a', '--lang', 'zh-CN']);
    await run([
      ['2026-09-01', 'X1', '城东店', '100'],
      ['2026-09-02', 'X2', '城东店', '50'],
      ['2026-09-03', 'X3', '城东店', '20'],
    ]);

    const { out } = await run([
      ['2026-09-01', 'X1', '城东店', '110'],
      ['2026-09-03', 'X3', '城东店', '20'],
    ]);

    expect(out).toContain('改过的单据：1 张');
    expect(out).toContain('这份文件里没有了的单据：1 张，50.00 CNY');
    expect(out).toContain('--replace-period');
  });

  it('a bill whose row is handed back stays', async () => {
    await take(SEPTEMBER);
    const rows = [
      HEAD,
      ['2026-09-01', '城东店', '100'],
      ['2026-09-10', '城东店', '看不清'],
      ['2026-09-28', '河西店', '40'],
    ];

    const batch = await replaceBy(rows, true);

    expect(batch.counts).toMatchObject({ rejected: 1, removed: { bills: 1, netMinor: 6_000 } });
    expect(await sum()).toEqual([3, 39_000]);
  });

  it('with numbers what vanished is listed, and removed only when the owner says so', async () => {
    const head = ['日期', '单据编号', '客户名称', '金额'];
    const first = [
      head,
      ['2026-09-01', 'X1', '城东店', '10'],
      ['2026-09-05', 'X2', '城东店', '20'],
      ['2026-09-09', 'X3', '城东店', '40'],
    ];
    const again = [head, ['2026-09-01', 'X1', '城东店', '10'], ['2026-09-09', 'X3', '城东店', '44']];
    await take(first);
    const before = canonicalDump(rig.engine.dataFile);

    const kept = await replaceBy(again, false);
    const keptSum = await sum();
    await undoBatch(rig.engine, kept);
    const gone = await replaceBy(again, true);
    const goneSum = await sum();
    await undoBatch(rig.engine, gone);
    const proposed = await checkFile(rig.engine, csv(again), { kind: 'orders', options });

    expect(proposed.replace).toBe(false);
    expect(
      (await rig.engine.ask('imports.vanished', { batchId: proposed.batchId })).rows.map((row) => row.number),
    ).toEqual(['X2']);
    expect(keptSum).toEqual([3, 7_400]);
    expect(goneSum).toEqual([2, 5_400]);
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
    expect(await codeOf(rig.engine.ask('imports.setReplace', { batchId: gone.batchId, replace: true }))).toBe(
      'import_wrong_state',
    );
  });

  it('is undone exactly, in any order with what came before and after', async () => {
    const empty = canonicalDump(rig.engine.dataFile);
    const third = [
      HEAD,
      ['2026-09-01', '城东店', '100'],
      ['2026-09-10', '城东店', '250'],
      ['2026-09-28', '新来店', '9'],
    ];
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    for (const order of orders) {
      const first = await take(SEPTEMBER);
      const batches = [first, await replaceBy(CORRECTED, true), await replaceBy(third, true)];

      for (const at of order) {
        const batch = batches[at];
        if (batch) await undoBatch(rig.engine, batch);
        expect((await rig.engine.ask('data.check', {})).findings, `${order} after ${at}`).toEqual([]);
      }

      expect(canonicalDump(rig.engine.dataFile), order.join()).toBe(empty);
    }
  });

  it('a bill that an earlier replacement removed stays away while a later one stands', async () => {
    await take(SEPTEMBER);
    const second = await replaceBy(CORRECTED, true);
    await replaceBy([HEAD, ['2026-09-01', '城东店', '100'], ['2026-09-28', '城东店', '5']], true);

    await undoBatch(rig.engine, second);

    expect(await sum()).toEqual([2, 10_500]);
  });
});

describe('bills that came again changed', () => {
  const head = ['日期', '单据编号', '客户名称', '品名', '数量', '单价', '金额'];
  const first = [
    head,
    ['2026-09-01', 'X1', '城东店', '可乐', '2', '10', '20'],
    ['2026-09-01', 'X1', '城东店', '雪碧', '1', '30', '30'],
    ['2026-09-02', 'X2', '城东店', '可乐', '1', '10', '10'],
  ];
  const again = [
    head,
    ['2026-09-03', 'X1', '城东店', '可乐', '3', '10', '30'],
    ['2026-09-03', 'X1', '城东店', '芬达', '1', '7', '7'],
    ['2026-09-02', 'X2', '城东店', '可乐', '1', '10', '10'],
  ];

  it('are shown old against new, at the check and ever after', async () => {
    await take(first);

    const { batchId } = await checkFile(rig.engine, csv(again), { kind: 'orders', options });
    const checked = await rig.engine.ask('imports.changedBills', { batchId });
    const { jobId } = await rig.engine.ask('imports.commit', { batchId });
    await rig.engine.done(jobId);
    const committed = await rig.engine.ask('imports.changedBills', { batchId });

    expect(checked.total).toBe(1);
    expect(checked.rows[0]).toMatchObject({
      number: 'X1',
      dealerName: '城东店',
      changes: [
        { field: 'date', before: '2026-09-01', after: '2026-09-03' },
        { field: 'amountMinor', before: '5000', after: '3700' },
      ],
      lines: [
        {
          product: '可乐',
          before: { qtyMicro: 2_000_000, netMinor: 2000 },
          after: { qtyMicro: 3_000_000, netMinor: 3000 },
        },
        { product: '芬达', before: null, after: { netMinor: 700 } },
        { product: '雪碧', before: { netMinor: 3000 }, after: null },
      ],
    });
    expect(committed).toEqual(checked);
  });

  it('undoing the import that brought a product leaves it to the bill that needs it again', async () => {
    const one = await take(first);
    const two = await take(again);
    await undoBatch(rig.engine, one);
    await undoBatch(rig.engine, two);

    expect(await sum()).toEqual([0, 0]);
    expect((await rig.engine.ask('data.check', {})).findings).toEqual([]);
  });

  it('is never offered for rows that were handed back: mended, they are read as their file was, and are a part of it', async () => {
    const first = await take([...SEPTEMBER, ['2026-09-99', '城东店', '70']]);
    const target = join(rig.dir, '未导入的行 list.csv');
    const saved = await rig.engine.ask('imports.rejectedRows', {
      batchId: first.batchId,
      file: rig.engine.vault.register(target, 'write'),
      lang: 'zh-CN',
      format: 'csv',
    });
    await rig.engine.done(saved.jobId);
    writeFileSync(target, readFileSync(target, 'utf8').replace('2026-09-99', '2026-09-09'));

    const read = await inspectFile(rig.engine, target);
    const checked = await checkFile(rig.engine, target, { options: optionsOf(read) });
    const { total } = await rig.engine.ask('imports.vanished', { batchId: checked.batchId });
    const { jobId } = await rig.engine.ask('imports.commit', { batchId: checked.batchId });
    await rig.engine.done(jobId);
    const { recipes } = await rig.engine.ask('recipes.list', {});

    expect(read.understanding).toMatchObject({
      handedBack: true,
      sourceName: '小票机',
      recipe: { difference: null },
      columns: [{}, {}, {}, { field: null, reason: 'passing' }, { field: null, reason: 'passing' }],
    });
    expect([checked.replace, total]).toEqual([false, 0]);
    expect(checked.period).toEqual({ from: '2026-09-09', to: '2026-09-09' });
    expect(await sum()).toEqual([5, 52_000]);
    expect(recipes.map(({ layouts }) => layouts.map(({ columns }) => columns.length))).toEqual([[3]]);
  });
});
