import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DealerFilter } from '../../src/shared/contract/dealerFilter.contract.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, undoBatch } from '../helpers/importFile.ts';
import { codeOf, importRig } from '../helpers/importRig.ts';
import { startTestEngine } from '../helpers/testEngine.ts';

const rig = importRig();

const DEALERS = [
  ['客户编号', '客户名称', '手机', '业务员', '信用额度', '账期'],
  ['K1', '甲店', '13900000001', '王伟', '500', '30'],
  ['K2', '乙<b>店', '13900000002', '李娜', '', '30'],
  ['K3', '丙店', '13900000003', '王伟', '1000', '30'],
  ['K4', '丁店', '13900000004', '', '', ''],
];
const BILLS = [
  ['单据日期', '单据编号', '客户编号', '金额'],
  ['2026-08-01', 'X1', 'K1', '400'],
  ['2026-09-01', 'X2', 'K1', '800'],
  ['2026-10-20', 'X3', 'K3', '300'],
];
const OWED = [
  ['应收余额表 截止日期：2026-10-31'],
  ['客户编号', '客户名称', '应收余额', '未到期', '1-30天', '31-60天', '61-90天', '90天以上'],
  ['K1', '甲店', '800', '500', '300', '', '', ''],
  ['K2', '乙<b>店', '700', '100', '', '', '', '600'],
  ['K3', '丙店', '300', '300', '', '', '', ''],
  ['K4', '丁店', '-40', '', '', '', '', ''],
];
const RECEIPTS = [
  ['收款日期', '收款单号', '客户编号', '收款金额', '结算方式'],
  ['2026-09-10', 'S1', 'K1', '100', '现金'],
  ['2026-09-20', 'S2', 'K1', '100', '现金'],
  ['2026-10-11', 'S3', 'K1', '200', '微信'],
];

async function fill(): Promise<void> {
  await importFile(rig.engine, writeCsv(rig.dir, DEALERS));
  await importFile(rig.engine, writeCsv(rig.dir, BILLS));
  await importFile(rig.engine, writeCsv(rig.dir, RECEIPTS));
}

const owed = () => importFile(rig.engine, writeCsv(rig.dir, OWED));

async function idOf(code: string) {
  const id = (await rig.engine.ask('dealers.list', { filter: { search: code } })).rows[0]?.id;
  if (id === undefined) throw new Error('no dealer');
  return id;
}

describe('what is owed', () => {
  it('is summed in all and by rep, prepaid apart, and listed by money', async () => {
    await fill();
    expect(await rig.engine.ask('receivables.overview', {})).toMatchObject({ asOf: null, receipts: 3, reps: [] });
    await owed();

    const overview = await rig.engine.ask('receivables.overview', {});
    const list = async (shown: 'overdue' | 'overLimit' | 'all') =>
      (await rig.engine.ask('receivables.list', { shown })).rows.map((row) => row.code);

    expect(overview).toMatchObject({ asOf: '2026-10-31', cutOff: '2026-10-20', lastReceivedOn: '2026-10-11' });
    expect(overview.sums).toEqual({
      dealers: 3,
      owedMinor: 180_000,
      overdueMinor: 90_000,
      overdueDealers: 2,
      overLimitDealers: 1,
      prepaidMinor: 4_000,
      bands: { notDue: 90_000, late30: 30_000, late60: 0, late90: 0, lateOver: 60_000, lateUnaged: 0, undated: 0 },
    });
    expect(overview.reps.map(({ repName, overdueMinor, owedMinor }) => [repName, overdueMinor, owedMinor])).toEqual([
      ['李娜', 60_000, 70_000],
      ['王伟', 30_000, 110_000],
      ['', 0, 0],
    ]);
    expect(await list('overdue')).toEqual(['K2', 'K1']);
    expect(await list('overLimit')).toEqual(['K1']);
    expect(await list('all')).toEqual(['K1', 'K2', 'K3', 'K4']);
    const { rows } = await rig.engine.ask('receivables.list', { shown: 'overLimit' });
    expect(rows[0]).toMatchObject({ overLimitMinor: 30_000, oldest: { days: 1, exact: false, band: 'late30' } });
  });

  it('stands on the dealer’s page with the receipts and how it pays, or says why not', async () => {
    await fill();
    await owed();

    const first = await rig.engine.ask('receivables.ofDealer', { dealerId: await idOf('K1'), receipts: 2 });
    const second = await rig.engine.ask('receivables.ofDealer', { dealerId: await idOf('K2') });

    expect(first).toMatchObject({ overLimitMinor: 30_000, receiptsTotal: 3, payment: { basis: 'receipts' } });
    expect(first.receipts.map(({ number }) => number)).toEqual(['S3', 'S2']);
    // August's 400 was due on 31 August: 100 ten, 100 twenty and 200 forty-one days late; 800 of September is 30 days late.
    expect(first.payment.daysLate).toBeCloseTo((100 * 10 + 100 * 20 + 200 * 41 + 800 * 30) / 1200, 8);
    expect(second.payment).toMatchObject({ basis: 'balance', timeliness: 1 - 600 / 700 });
    expect(await codeOf(rig.engine.ask('receivables.ofDealer', { dealerId: 999 as never }))).toBe('not_found');
  });

  it('is shown, sorted and filtered in the grid, follows an edited limit and an undone import, and is exported', async () => {
    await fill();
    await rig.engine.ask('dealers.list', {});
    const batch = await owed();
    const codes = async (field: 'overdue' | 'overLimit', min = 1) => {
      const filter = DealerFilter.parse({ ranges: [{ field, min }] });
      return (await rig.engine.ask('dealers.list', { filter, sort: { by: field } })).rows.map(({ code }) => code);
    };

    const byBalance = await rig.engine.ask('dealers.list', { sort: { by: 'balance', descending: true } });
    expect(byBalance.rows.map((row) => [row.code, row.balanceMinor, row.overdueMinor, row.overLimitMinor])).toEqual([
      ['K1', 80_000, 30_000, 30_000],
      ['K2', 70_000, 60_000, null],
      ['K3', 30_000, 0, null],
      ['K4', -4_000, 0, null],
    ]);
    expect(await codes('overdue')).toEqual(['K2', 'K1']);
    expect(await codes('overLimit')).toEqual(['K1']);
    const { revision, id } = await rig.engine.ask('dealers.get', { id: await idOf('K3') });
    await rig.engine.ask('dealers.update', { id, expectedRevision: revision, patch: { creditLimitMinor: 0 } });
    expect((await codes('overLimit')).toSorted()).toEqual(['K1', 'K3']);

    const path = join(rig.dir, 'out.xlsx');
    const { jobId } = await rig.engine.ask('dealers.export', {
      columns: ['code', 'balance', 'overdue', 'overLimit'],
      file: rig.engine.vault.register(path, 'write'),
      lang: 'zh-CN',
    });
    await rig.engine.done(jobId);
    expect(existsSync(path)).toBe(true);

    await undoBatch(rig.engine, batch);
    expect(await codes('overdue')).toEqual([]);
  });

  it('knows the last receipt up to today, none of a later day', async () => {
    await fill();
    await owed();
    const late = [
      ['2026-11-05', 'S4', 'K1', '50', '现金'],
      ['2026-11-06', 'S5', 'K2', '50', '现金'],
    ];
    await importFile(rig.engine, writeCsv(rig.dir, [...RECEIPTS.slice(0, 1), ...late], 'late.csv'));
    const lastOnes = async (engine = rig.engine) =>
      (await engine.ask('receivables.list', { shown: 'overdue' })).rows.map((row) => [row.code, row.lastReceivedOn]);

    const now = await lastOnes();
    await rig.engine.close();
    const october = await startTestEngine({ dataFile: rig.engine.dataFile, fixedDay: '2026-10-31' });
    const then = await lastOnes(october);
    const { lastReceivedOn } = await october.ask('receivables.overview', {});
    await october.stop();

    expect(now).toEqual([
      ['K2', '2026-11-06'],
      ['K1', '2026-11-05'],
    ]);
    expect(then).toEqual([
      ['K2', null],
      ['K1', '2026-10-11'],
    ]);
    expect(lastReceivedOn).toBe('2026-10-11');
  });

  it('has two views among those that come with the program', async () => {
    await fill();
    await owed();
    const { views } = await rig.engine.ask('views.list', {});
    const { counts } = await rig.engine.ask('views.counts', {});
    const dealers = (builtIn: string) =>
      counts.find(({ id }) => id === views.find((view) => view.builtIn === builtIn)?.id)?.dealers;

    expect([dealers('overdue'), dealers('overLimit')]).toEqual([2, 1]);
  });
});

describe('the collection list', () => {
  async function page(options: object): Promise<string> {
    const path = join(rig.dir, 'list.html');
    const { jobId } = await rig.engine.ask('reports.build', {
      options: { kind: 'receivables', lang: 'zh-CN', ...options },
      format: 'html',
      file: rig.engine.vault.register(path, 'write'),
    });
    await rig.engine.done(jobId);
    return readFileSync(path, 'utf8');
  }

  it('has a part for each rep with a line to sign, says its day, and escapes what the lists say', async () => {
    await fill();
    expect(await codeOf(page({}))).toBe('report_no_receivables');
    await owed();

    const overdue = await page({});
    const all = await page({ shown: 'all' });

    expect(overdue).toContain('应收数据截至 2026年10月31日');
    expect(overdue.match(/<section class="repOwing">/g)).toHaveLength(2);
    expect(overdue.indexOf('李娜：1 家')).toBeLessThan(overdue.indexOf('王伟：1 家'));
    expect(overdue).not.toContain('丙店');
    expect(overdue).toContain('另有预收 40.00');
    expect(all).toContain('丙店');
    expect(all).not.toContain('<b>店');
    expect(all).toContain('乙&lt;b&gt;店');
  });

  it('is a workbook too', async () => {
    await fill();
    await owed();
    const path = join(rig.dir, 'list.xlsx');
    const { jobId } = await rig.engine.ask('reports.build', {
      options: { kind: 'receivables', lang: 'en', shown: 'overdue' },
      format: 'xlsx',
      file: rig.engine.vault.register(path, 'write'),
    });
    await rig.engine.done(jobId);

    const again = await importFile(rig.engine, path, { options: { asOf: '2026-11-01' } });

    expect(again.counts?.rows).toBe(2);
  });
});
