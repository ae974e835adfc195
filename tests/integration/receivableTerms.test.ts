import { describe, expect, it } from 'vitest';
import type { Batch, CheckOptions } from '../../src/shared/contract/imports.contract.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, undoBatch } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

const rig = importRig();
const DEALERS = [
  ['客户编号', '客户名称', '联系人', '信用额度', '账期'],
  ['K01', '城东便利店', '张三', '', ''],
  ['K02', '河西批发部', '李四', '800', '45'],
];
const HEAD = ['客户编号', '客户名称', '应收余额', '信用额度', '账期'];
const OCTOBER = [
  ['K01', '城东便利店', '1200', '1000', '30天'],
  ['K02', '河西批发部', '500', '2000', '现结'],
];

const check = (rows: readonly string[][], asOf: string, more: Partial<CheckOptions> = {}) =>
  checkFile(rig.engine, writeCsv(rig.dir, [HEAD, ...rows]), { kind: 'receivables', options: { asOf, ...more } });
const take = (rows: readonly string[][], asOf: string, more: Partial<CheckOptions> = {}) =>
  importFile(rig.engine, writeCsv(rig.dir, [HEAD, ...rows]), { kind: 'receivables', options: { asOf, ...more } });
const dump = () => canonicalDump(rig.engine.dataFile);

async function terms(): Promise<Record<string, [number | null, number | null]>> {
  const { rows } = await rig.engine.ask('dealers.list', { limit: 20 });
  const found: Record<string, [number | null, number | null]> = {};
  for (const { id, code } of rows) {
    const { creditLimitMinor, termDays } = await rig.engine.ask('dealers.get', { id });
    found[code] = [creditLimitMinor, termDays];
  }
  return found;
}

const rowsOf = async ({ batchId }: Batch, action: 'create' | 'update' | 'unchanged') =>
  (await rig.engine.ask('imports.rows', { batchId, action })).rows.map(({ title, changes }) => [title, changes]);

describe('credit limits and terms of a list of balances', () => {
  it('reach the dealers, are told at the check, and the pages that judge by them agree', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, DEALERS), { kind: 'dealers' });

    const checked = await check(OCTOBER, '2026-10-31');
    const told = await rowsOf(checked, 'create');
    const { jobId } = await rig.engine.ask('imports.commit', { batchId: checked.batchId });
    await rig.engine.done(jobId);

    expect(checked.counts).toMatchObject({ created: 2, changedDealers: 2 });
    expect(told).toEqual([
      [
        '城东便利店',
        [
          { field: 'credit_limit_minor', before: '', after: '100000' },
          { field: 'term_days', before: '', after: '30' },
        ],
      ],
      [
        '河西批发部',
        [
          { field: 'credit_limit_minor', before: '80000', after: '200000' },
          { field: 'term_days', before: '45', after: '0' },
        ],
      ],
    ]);
    expect(await terms()).toEqual({ K01: [100_000, 30], K02: [200_000, 0] });
    const { sums } = await rig.engine.ask('receivables.overview', {});
    const over = await rig.engine.ask('receivables.list', { shown: 'overLimit' });
    expect([sums.overLimitDealers, over.rows[0]?.overLimitMinor]).toEqual([1, 20_000]);
    const { checks } = await rig.engine.ask('health.overview', {});
    expect(checks.find((each) => each.check === 'term')?.dealers ?? 0).toBe(0);
  });

  it('follow the owner’s rules: blanks only, one column kept, and nought is a value', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, DEALERS), { kind: 'dealers' });

    await take(OCTOBER, '2026-10-31', { onDifference: 'fill' });
    const filled = await terms();
    await take(
      [
        ['K01', '城东便利店', '1', '0', '60'],
        ['K02', '河西批发部', '1', '', ''],
      ],
      '2026-11-01',
      { onDifference: 'overwrite', columnRules: [{ column: 4, rule: 'keep' }] },
    );

    expect(filled).toEqual({ K01: [100_000, 30], K02: [80_000, 45] });
    expect(await terms()).toEqual({ K01: [0, 30], K02: [80_000, 45] });
  });

  it('are given to dealers that the list makes, and to known ones of which the balance is the same', async () => {
    await take([['K09', '新来店', '10', '300', '15']], '2026-10-31');

    const again = await check([['K09', '新来店', '10', '400', '15']], '2026-10-31');

    expect(await terms()).toEqual({ K09: [30_000, 15] });
    expect(again.counts).toMatchObject({ created: 0, updated: 1, unchanged: 0, changedDealers: 1 });
    expect(await rowsOf(again, 'update')).toEqual([
      ['新来店', [{ field: 'credit_limit_minor', before: '30000', after: '40000' }]],
    ]);
  });

  it('say nothing where rows are bills with terms of their own, and tell a limit that differs', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, DEALERS), { kind: 'dealers' });
    const head = ['客户编号', '客户名称', '单据编号', '单据日期', '未收金额', '信用额度', '账期'];
    const rows = [
      ['K01', '城东便利店', 'X1', '2026-09-01', '100', '900', '30'],
      ['K01', '城东便利店', 'X2', '2026-09-08', '50', '700', '60'],
    ];

    const batch = await importFile(rig.engine, writeCsv(rig.dir, [head, ...rows]), {
      kind: 'receivables',
      options: { asOf: '2026-10-31' },
    });
    const { problems } = await rig.engine.ask('imports.problems', { batchId: batch.batchId });

    expect((await terms()).K01).toEqual([90_000, null]);
    expect(problems.map(({ code, field, text, params }) => [code, field, text, params.kept])).toEqual([
      ['joined_differs', 'creditLimit', '700', '900'],
    ]);
  });

  it('go with their import in any order, and leave people and dealers to the list that brought them', async () => {
    const empty = dump();
    const steps = [
      () => importFile(rig.engine, writeCsv(rig.dir, DEALERS), { kind: 'dealers' }),
      () => take(OCTOBER, '2026-10-31'),
      () => take(OCTOBER, '2026-11-15'),
    ];
    for (const order of [
      [2, 1, 0],
      [1, 2, 0],
      [1, 0, 2],
      [0, 1, 2],
    ]) {
      const batches: Batch[] = [];
      const states = [dump()];
      for (const step of steps) {
        batches.push(await step());
        states.push(dump());
      }

      for (const at of order) {
        const batch = batches[at];
        if (batch) await undoBatch(rig.engine, batch);
        if (order[0] === 2 && at > 0) expect(dump(), `${order} after ${at}`).toBe(states[at]);
        if (order[0] === 1 && at === 1) expect((await terms()).K02, 'stated again').toEqual([200_000, 0]);
      }

      expect(dump(), order.join()).toBe(empty);
      expect((await rig.engine.ask('data.check', {})).findings).toEqual([]);
    }
  });

  it('leave an age that has no end open when the term is taken off: at least so many days, and the page says so', async () => {
    const head = ['客户编号', '客户名称', '应收余额', '90天以上', '账期'];
    const batch = await importFile(
      rig.engine,
      writeCsv(rig.dir, [head, ['K02', '河西批发部', '1200', '1200', '30天']]),
      { kind: 'receivables', options: { asOf: '2026-10-31', ageFrom: 'bill' } },
    );
    const overview = await rig.engine.ask('receivables.overview', {});
    const { rows } = await rig.engine.ask('receivables.list', {});

    expect(batch.counts?.ageing?.late90).toBe(120_000);
    expect(overview.atLeast).toBe(true);
    expect(rows[0]?.oldest).toEqual({ days: 61, exact: false, band: 'late90', atLeast: true });
  });
});
