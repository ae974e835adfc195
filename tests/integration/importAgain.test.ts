import { describe, expect, it } from 'vitest';
import { openReader } from '../../src/main/db/open.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, undoBatch } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

/** A bill that comes again: with other columns, in another order, under another source's name, of another dealer. */

const rig = importRig();
const HEAD = [
  '单据日期',
  '单据编号',
  '客户编号',
  '商品编号',
  '商品名称',
  '单位',
  '数量',
  '单价',
  '金额',
  '成本',
  '经手人',
  '备注',
];
const LINES = [
  ['2026-09-01', 'X1', 'K01', 'P1', '可乐', '箱', '2', '50', '100', '80', '王伟', '急'],
  ['2026-09-01', 'X1', 'K01', 'P2', '雪碧', '箱', '1', '50', '50', '40', '王伟', '急'],
  ['2026-09-02', 'X2', 'K02', 'P1', '可乐', '箱', '1', '50', '50', '40', '李娜', ''],
];
/** The same bills, a row each. */
const BILLS: [string[], string[][]] = [
  ['单据日期', '单据编号', '客户编号', '金额', '经手人'],
  [
    ['2026-09-01', 'X1', 'K01', '150', '王伟'],
    ['2026-09-02', 'X2', 'K02', '50', '李娜'],
  ],
];
const options = { sourceName: 'a' };

const take = (head: string[], rows: string[][], wishes = {}) =>
  importFile(rig.engine, writeCsv(rig.dir, [head, ...rows]), { kind: 'orders', options: { ...options, ...wishes } });
const check = (head: string[], rows: string[][], wishes = {}) =>
  checkFile(rig.engine, writeCsv(rig.dir, [head, ...rows]), { kind: 'orders', options: { ...options, ...wishes } });

/** The file without some columns. */
function without(...headers: string[]): [string[], string[][]] {
  const kept = HEAD.flatMap((header, i) => (headers.includes(header) ? [] : [i]));
  const of = (row: string[]) => kept.map((i) => row[i] ?? '');
  return [of(HEAD), LINES.map(of)];
}

function bill(number: string) {
  const raw = openReader(rig.engine.dataFile);
  const found = raw
    .prepare(
      `SELECT d.code AS dealer, o.net_minor AS net, o.cost_minor AS cost, o.handler, o.note, o.line_count AS lines,
         (SELECT group_concat(unit, ',') FROM order_line WHERE order_id = o.id) AS units
       FROM orders o JOIN dealer d ON d.id = o.dealer_id WHERE o.number = ? ORDER BY o.id`,
    )
    .all(number);
  raw.close();
  return found;
}

const codes = async ({ batchId }: { batchId: number }) => {
  const { problems } = await rig.engine.ask('imports.problems', { batchId: batchId as never });
  return problems.map(({ row, code }) => [row, code]);
};

describe('columns that the file does not have', () => {
  it.each([
    ['handler and note', ['经手人', '备注']],
    ['cost', ['成本']],
    ['unit', ['单位']],
    ['unit and price', ['单位', '单价']],
  ])('leave a bill as it is: %s', async (_what, headers) => {
    await take(HEAD, LINES);
    const before = canonicalDump(rig.engine.dataFile);

    const batch = await check(...without(...headers));

    expect(batch.counts).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  });

  it('and lines, of which a list of bills says nothing', async () => {
    await take(HEAD, LINES);
    const before = canonicalDump(rig.engine.dataFile);

    const batch = await check(...BILLS);

    expect(batch.counts).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  });

  it('stay when something else of the bill changes', async () => {
    await take(HEAD, LINES);
    const before = canonicalDump(rig.engine.dataFile);
    const [head, rows] = without('单位', '成本', '备注');

    const batch = await take(
      head,
      rows.map((row) => row.map((cell) => (cell === '王伟' ? '赵强' : cell))),
    );
    const { rows: changed } = await rig.engine.ask('imports.changedBills', { batchId: batch.batchId });
    const now = bill('X1');
    await undoBatch(rig.engine, batch);

    expect(batch.counts).toMatchObject({ updated: 1, unchanged: 1 });
    expect(changed.map(({ changes, lines }) => [changes, lines])).toEqual([
      [[{ field: 'handler', before: '王伟', after: '赵强' }], []],
    ]);
    expect(now).toEqual([
      { dealer: 'K01', net: 15_000, cost: 12_000, handler: '赵强', note: '急', lines: 2, units: '箱,箱' },
    ]);
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  });

  it('are shown as unchanged before the commit too', async () => {
    await take(HEAD, LINES);
    const [head, rows] = BILLS;

    const batch = await check(
      head,
      rows.map((row) => row.map((cell) => (cell === '李娜' ? '赵强' : cell))),
    );

    const { rows: changed } = await rig.engine.ask('imports.changedBills', { batchId: batch.batchId });
    expect(changed.map(({ lines }) => lines)).toEqual([[]]);
  });
});

describe('a bill is changed', () => {
  it('by its cost alone, told without figures', async () => {
    await take(HEAD, LINES);

    const batch = await take(
      HEAD,
      LINES.map((row) => row.map((cell) => (cell === '80' ? '95' : cell))),
    );

    const { rows } = await rig.engine.ask('imports.changedBills', { batchId: batch.batchId });
    expect(rows.map(({ changes }) => changes)).toEqual([[{ field: 'cost', before: '', after: '' }]]);
    expect(bill('X1')).toMatchObject([{ cost: 13_500 }]);
  });

  it('by a cost that comes for the first time', async () => {
    await take(...without('成本'));

    const batch = await take(HEAD, LINES);

    expect(batch.counts).toMatchObject({ updated: 2 });
    expect(bill('X1')).toMatchObject([{ cost: 12_000 }]);
  });

  it('by a unit, and not by the order of its lines', async () => {
    await take(HEAD, LINES);
    const turned = [LINES[1] ?? [], LINES[0] ?? [], LINES[2] ?? []];

    expect((await check(HEAD, turned)).counts).toMatchObject({ updated: 0, unchanged: 2 });
    const units = LINES.map((row) => row.map((cell) => (cell === '箱' ? '瓶' : cell)));
    expect((await check(HEAD, units)).counts).toMatchObject({ updated: 2, unchanged: 0 });
  });
});

describe('a bill without a kind', () => {
  const PLAIN = ['单据日期', '单据编号', '客户编号', '金额'];

  it('that turns round is changed, not counted twice, and turns back when that is undone', async () => {
    await take(PLAIN, [['2026-09-01', 'X1', 'K01', '100']]);
    const before = canonicalDump(rig.engine.dataFile);

    const turned = await take(PLAIN, [['2026-09-01', 'X1', 'K01', '-100']]);
    const now = bill('X1');
    const { rows } = await rig.engine.ask('imports.changedBills', { batchId: turned.batchId });
    const again = await check(PLAIN, [['2026-09-01', 'X1', 'K01', '-100']]);
    await undoBatch(rig.engine, turned);

    expect(turned.counts).toMatchObject({ created: 0, updated: 1 });
    expect(now).toMatchObject([{ net: -10_000 }]);
    expect(rows.map(({ changes }) => changes.map(({ field }) => field))).toEqual([['kind', 'amountMinor']]);
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  });

  it('stands beside its return where a column says so and the file holds both', async () => {
    const head = [...PLAIN, '单据类型'];
    await take(head, [['2026-09-01', 'X1', 'K01', '100', '销售']]);

    const batch = await check(head, [
      ['2026-09-01', 'X1', 'K01', '100', '销售'],
      ['2026-09-01', 'X1', 'K01', '100', '退货'],
    ]);

    expect(batch.counts).toMatchObject({ created: 1, updated: 0, unchanged: 1 });
  });
});

describe('a bill in doubt', () => {
  const PLAIN = ['单据日期', '单据编号', '客户编号', '金额'];

  it('that another source has with another amount is asked about, and taken as another one where the owner says so', async () => {
    await take(PLAIN, [
      ['2026-09-01', 'X1', 'K01', '150'],
      ['2026-09-02', 'X2', 'K01', '10'],
    ]);
    const next = [
      ['2026-09-01', 'X1', 'K01', '160'],
      ['2026-09-02', 'X2', 'K01', '10'],
    ];

    const asked = await check(PLAIN, next, { sourceName: 'b' });
    const other = await take(PLAIN, next, { sourceName: 'b', takeRows: [2] });
    await undoBatch(rig.engine, other);
    const same = await take(PLAIN, next);

    expect(await codes(asked)).toEqual([
      [2, 'bill_elsewhere'],
      [3, 'bill_moved'],
    ]);
    expect(asked.counts).toMatchObject({ created: 0, ambiguous: 1, unchanged: 1 });
    expect(other.counts).toMatchObject({ created: 1, ambiguous: 0 });
    expect(same.counts).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    expect(bill('X1')).toMatchObject([{ net: 16_000 }]);
  });

  it('whose dealer was corrected moves to him where the owner says so, a new one included, and back when undone', async () => {
    await take(PLAIN, [
      ['2026-09-01', 'X1', 'K01', '150'],
      ['2026-09-01', 'X2', 'K01', '20'],
    ]);
    const before = canonicalDump(rig.engine.dataFile);
    const next = [
      ['2026-09-01', 'X1', 'K09', '150'],
      ['2026-09-01', 'X2', 'K01', '20'],
    ];

    const asked = await check(PLAIN, next);
    const moved = await take(PLAIN, next, { takeRows: [2] });
    const { rows } = await rig.engine.ask('imports.changedBills', { batchId: moved.batchId });
    const now = bill('X1');
    const { ok } = await rig.engine.ask('data.check', {});
    await undoBatch(rig.engine, moved);

    expect(await codes(asked)).toEqual([[2, 'bill_other_dealer']]);
    expect(moved.counts).toMatchObject({ updated: 1, unchanged: 1, newDealers: 1 });
    expect(rows.map(({ changes }) => changes)).toEqual([[{ field: 'dealerName', before: 'K01', after: 'K09' }]]);
    expect(now).toMatchObject([{ dealer: 'K09', net: 15_000 }]);
    expect(ok).toBe(true);
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  });

  it('whose number was used a year ago is taken beside it, and known from then on', async () => {
    await take(PLAIN, [['2025-01-05', '001', 'K01', '100']]);
    const next = [['2026-01-05', '001', 'K02', '70']];

    const asked = await check(PLAIN, next);
    const taken = await take(PLAIN, next, { takeRows: [2] });
    const again = await check(PLAIN, next);
    const changed = await take(PLAIN, [['2026-01-05', '001', 'K02', '75']]);

    expect(await codes(asked)).toEqual([[2, 'bill_far_apart']]);
    expect(taken.counts).toMatchObject({ created: 1 });
    expect(again.counts).toMatchObject({ created: 0, unchanged: 1, ambiguous: 0 });
    expect(changed.counts).toMatchObject({ updated: 1 });
    expect(bill('001')).toMatchObject([
      { dealer: 'K01', net: 10_000 },
      { dealer: 'K02', net: 7500 },
    ]);
  });

  it('whose number begins anew every year stays where its row is handed back and the period is replaced', async () => {
    await take(PLAIN, [['2025-01-05', '001', 'K01', '100']]);
    await take(
      PLAIN,
      [
        ['2026-01-05', '001', 'K02', '70'],
        ['2026-01-06', '002', 'K02', '10'],
      ],
      { takeRows: [2] },
    );

    const unread = await check(PLAIN, [
      ['2026-01-05', '001', 'K02', '看不清'],
      ['2026-01-06', '002', 'K02', '10'],
    ]);
    const otherDealer = await check(PLAIN, [
      ['2026-01-05', '001', 'K01', '70'],
      ['2026-01-06', '002', 'K02', '10'],
    ]);
    const gone = await check(PLAIN, [['2026-01-06', '002', 'K02', '10']]);
    const vanished = async ({ batchId }: typeof gone) => {
      await rig.engine.ask('imports.setPeriod', { batchId, period: { from: '2026-01-01', to: '2026-01-31' } });
      const { rows } = await rig.engine.ask('imports.vanished', { batchId });
      return rows.map(({ number }) => number);
    };

    expect(await vanished(unread)).toEqual([]);
    expect(await vanished(otherDealer)).toEqual([]);
    expect(await vanished(gone)).toEqual(['001']);
  });

  it('that stands twice with two amounts says both', async () => {
    const batch = await check(
      PLAIN,
      [
        ['2026-09-01', 'X1', 'K01', '150'],
        ['2026-09-01', 'X1', 'K01', '20'],
      ],
      {
        shape: 'bills',
      },
    );

    const { problems } = await rig.engine.ask('imports.problems', { batchId: batch.batchId });
    expect(problems).toMatchObject([
      { row: 3, code: 'bill_twice_differs', params: { row: 2, amount: '150.00', own: '20.00' } },
    ]);
  });
});
