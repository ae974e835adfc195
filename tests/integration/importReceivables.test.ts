import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, inspectFile, undoBatch } from '../helpers/importFile.ts';
import { codeOf, DEALERS, importRig } from '../helpers/importRig.ts';

const rig = importRig();

interface StoredBalance {
  dealer: string;
  asOfOn: string;
  balance: number;
  overdue: number;
  bands: string;
  oldest: string | null;
}

/** Balances in yuan as they lie in the file; bands as not due/30/60/90/over/unaged/undated. */
function balances(): StoredBalance[] {
  const raw = new Database(rig.engine.dataFile, { readonly: true });
  try {
    return raw
      .prepare<[], StoredBalance>(
        `SELECT d.name AS dealer, as_of_on AS asOfOn, balance_minor / 100.0 AS balance, overdue_minor / 100.0 AS overdue,
           oldest_due_on AS oldest,
           printf('%d/%d/%d/%d/%d/%d/%d', not_due_minor / 100, late30_minor / 100, late60_minor / 100, late90_minor / 100,
             late_over_minor / 100, late_unaged_minor / 100, undated_minor / 100) AS bands
         FROM receivable r JOIN dealer d ON d.id = r.dealer_id ORDER BY as_of_on, d.id`,
      )
      .all();
  } finally {
    raw.close();
  }
}

function receipts(): unknown[] {
  const raw = new Database(rig.engine.dataFile, { readonly: true });
  try {
    return raw
      .prepare(
        `SELECT d.name, received_on, number, amount_minor, method FROM receipt r JOIN dealer d ON d.id = r.dealer_id
         ORDER BY received_on, r.id`,
      )
      .raw()
      .all();
  } finally {
    raw.close();
  }
}

const AGED = [
  ['应收账款账龄分析表', '', '', '', '', '', '', ''],
  ['截止日期：2026年10月31日', '', '', '', '', '单位：元', '', ''],
  ['客户编号', '客户名称', '应收余额', '未到期', '1-30天', '31～60天', '61—90天', '90天以上'],
  ['K01', '城东便利店', '￥1,000.00', '400', '300', '200', '100', '0'],
  ['K02', '河西批发部', '-50', '', '', '', '', ''],
  ['', '王伟 小计', '950', '400', '300', '200', '100', '0'],
  ['K03', '新来的店', '88.88', '', '', '', '', '88.88'],
  ['', '合计', '1038.88', '400', '300', '200', '100', '88.88'],
  ['制表人：小李', '', '', '', '', '', '', ''],
];

describe('a list of balances', () => {
  it('with a row per dealer and its ages is understood with its day, and taken without its totals', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, DEALERS));

    const batch = await importFile(rig.engine, writeCsv(rig.dir, AGED));

    expect(batch.understanding).toMatchObject({
      kind: 'receivables',
      asOf: { day: '2026-10-31', by: 'title' },
      ageFrom: 'due',
    });
    expect(batch.counts).toMatchObject({ rows: 3, created: 3, rejected: 0, newDealers: 1, netMinor: 103_888 });
    expect(balances()).toEqual([
      {
        dealer: '城东便利店',
        asOfOn: '2026-10-31',
        balance: 1000,
        overdue: 600,
        bands: '400/300/200/100/0/0/0',
        oldest: null,
      },
      { dealer: '河西批发部', asOfOn: '2026-10-31', balance: -50, overdue: 0, bands: '0/0/0/0/0/0/-50', oldest: null },
      {
        dealer: '新来的店',
        asOfOn: '2026-10-31',
        balance: 88.88,
        overdue: 88.88,
        bands: '0/0/0/0/88/0/0',
        oldest: null,
      },
    ]);
  });

  it('with a balance only is kept without ages; overdue alone says no age, what is paid in advance takes off', async () => {
    const plain = [
      ['往来单位', '应收余额'],
      ['甲店', '120.50'],
      ['乙店', '0'],
    ];
    const overdue = [
      ['客户', '欠款余额', '其中逾期', '预收余额', '逾期金额'],
      ['甲店', '500', '', '', '200'],
      ['乙店', '', '', '80', ''],
    ];

    await importFile(rig.engine, writeCsv(rig.dir, plain, '应收20260930.csv'));
    await importFile(rig.engine, writeCsv(rig.dir, overdue, '应收2026-10.csv'));

    expect(
      balances().map(({ dealer, asOfOn, balance, overdue, bands }) => [dealer, asOfOn, balance, overdue, bands]),
    ).toEqual([
      ['甲店', '2026-09-30', 120.5, 0, '0/0/0/0/0/0/120'],
      ['乙店', '2026-09-30', 0, 0, '0/0/0/0/0/0/0'],
      ['甲店', '2026-10-31', 500, 200, '300/0/0/0/0/200/0'],
      ['乙店', '2026-10-31', -80, 0, '0/0/0/0/0/0/-80'],
    ]);
  });

  it('with a row per open bill is aged by due days, by terms, or not at all', async () => {
    await importFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['客户名称', '手机', '地址', '账期'],
        ['甲店', '13900000001', '河西路1号', '30'],
        ['乙店', '13900000002', '河西路2号', ''],
      ]),
    );
    const bills = [
      ['应收明细 截至2026-10-31'],
      ['单据日期', '单据编号', '客户名称', '单据金额', '已收', '到期日'],
      ['2026-10-20', 'XS1', '甲店', '100', '0', ''],
      ['2026-08-01', 'XS2', '甲店', '300', '100', ''],
      ['2026-07-01', 'XS3', '甲店', '50', '', '2026-10-30'],
      ['2026-07-01', 'XS3', '甲店', '50', '', '2026-10-30'],
      ['2026-06-01', 'XS4', '乙店', '70', '', ''],
      ['2026-06-01', 'XS5', '乙店', '30', '', '2026-06-30'],
    ];

    const batch = await importFile(rig.engine, writeCsv(rig.dir, bills));

    expect(batch.counts).toMatchObject({ created: 2, leftOut: 1 });
    expect(balances()).toEqual([
      {
        dealer: '甲店',
        asOfOn: '2026-10-31',
        balance: 350,
        overdue: 250,
        bands: '100/50/0/200/0/0/0',
        oldest: '2026-08-31',
      },
      {
        dealer: '乙店',
        asOfOn: '2026-10-31',
        balance: 100,
        overdue: 30,
        bands: '0/0/0/0/30/0/70',
        oldest: '2026-06-30',
      },
    ]);
  });

  it('with ages counted from the bill is moved by the term, the dealer’s own or the one that is said', async () => {
    await importFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['客户名称', '手机', '地址', '账期'],
        ['甲店', '13900000001', '河西路1号', '30'],
      ]),
    );
    const list = [
      ['客户名称', '欠款金额', '30天以内', '31-60天', '61-90天', '90天以上'],
      ['甲店', '100', '40', '30', '20', '10'],
      ['乙店', '100', '40', '30', '20', '10'],
    ];

    const seen = await inspectFile(rig.engine, writeCsv(rig.dir, list));
    await importFile(rig.engine, writeCsv(rig.dir, list), { options: { asOf: '2026-10-31', termDays: 0 } });
    await importFile(rig.engine, writeCsv(rig.dir, list), { options: { asOf: '2026-11-01', termDays: null } });

    expect(seen.understanding).toMatchObject({
      ageFrom: 'bill',
      termDays: null,
      asOf: { day: '2026-11-22', by: 'today' },
    });
    expect(balances().map(({ dealer, bands }) => `${dealer} ${bands}`)).toEqual([
      '甲店 40/30/20/10/0/0/0',
      '乙店 40/0/30/20/10/0/0',
      '甲店 40/30/20/10/0/0/0',
      '乙店 0/0/0/0/0/0/100',
    ]);
  });

  it('with ages counted from the bill and no term anywhere is not dated, and nobody is called late', async () => {
    const list = [
      ['客户名称', '欠款金额', '30天内', '31-60天', '61-90天', '90天以上'],
      ['甲店', '100', '40', '30', '20', '10'],
    ];

    const batch = await importFile(rig.engine, writeCsv(rig.dir, list), { options: { asOf: '2026-10-31' } });

    expect(batch.options?.termDays).toBeNull();
    expect(batch.counts?.ageing).toMatchObject({ notDue: 0, late30: 0, late60: 0, undated: 10_000 });
    expect(balances()).toMatchObject([{ balance: 100, overdue: 0, bands: '0/0/0/0/0/0/100' }]);
  });

  it('is handed back where a row cannot be read, with all that dealer’s rows; sums that differ and doubles are told', async () => {
    const list = [
      ['客户名称', '应收余额', '未到期', '1-30天'],
      ['甲店', '一千', '', ''],
      ['甲店', '50', '', ''],
      ['乙店', '100', '30', '20'],
      ['乙店', '10', '10', ''],
      ['', '77', '', ''],
      ['丙店', '', '', ''],
    ];

    const batch = await checkFile(rig.engine, writeCsv(rig.dir, list));
    const { problems } = await rig.engine.ask('imports.problems', { batchId: batch.batchId });
    const { rows } = await rig.engine.ask('imports.rows', { batchId: batch.batchId, action: 'create' });

    expect(batch.counts).toMatchObject({ created: 1, rejected: 3, rejectedRows: 4 });
    expect(problems.map(({ row, code }) => [row, code]).sort()).toEqual([
      [2, 'amount_unreadable'],
      [2, 'balance_incomplete'],
      [4, 'ageing_differs'],
      [5, 'balance_added'],
      [6, 'dealer_missing'],
      [7, 'amount_missing'],
      [7, 'balance_incomplete'],
    ]);
    expect(rows).toMatchObject([
      { row: 4, title: '乙店', values: { balanceMinor: '11000', overdueMinor: '2000', undatedMinor: '5000' } },
    ]);
  });

  it('of unknown dealers is handed back where no new ones are wanted', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, DEALERS));

    const batch = await importFile(rig.engine, writeCsv(rig.dir, AGED), { options: { unknownDealer: 'reject' } });

    expect(batch.counts).toMatchObject({ created: 2, rejected: 1, newDealers: 0 });
  });

  it('needs a day that is not after today', async () => {
    const batch = await inspectFile(rig.engine, writeCsv(rig.dir, AGED));
    const { understanding } = batch;
    if (!understanding) throw new Error('nothing was understood');
    const mapping = understanding.columns.flatMap(({ column, field }) => (field ? [{ column, field }] : []));
    const { kind, sheet, headerRow, sourceName } = understanding;
    const check = (asOf: string | null) =>
      codeOf(
        rig.engine.ask('imports.check', {
          batchId: batch.batchId,
          options: { kind, sheet, headerRow, sourceName, mapping, asOf },
        }),
      );

    expect(await check(null)).toBe('import_as_of');
    expect(await check('2026-11-23')).toBe('import_as_of');
  });

  it('of the same day changes it, of another day stands beside it; the layout is remembered, the day is not', async () => {
    const path = (amount: string, name: string) =>
      writeCsv(
        rig.dir,
        [
          ['客户', '应收余额'],
          ['甲店', amount],
          ['乙店', '5'],
        ],
        name,
      );
    await importFile(rig.engine, path('100', '应收余额20260930.csv'));

    const changed = await importFile(rig.engine, path('80', '应收余额20260930.csv'));
    const next = await importFile(rig.engine, path('60', '应收余额20261031.csv'));

    expect(changed.counts).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    expect(next.understanding).toMatchObject({ fromRecipe: true, asOf: { day: '2026-10-31', by: 'fileName' } });
    expect(next.counts).toMatchObject({ created: 2, updated: 0 });
    expect(balances().map(({ asOfOn, balance }) => [asOfOn, balance])).toEqual([
      ['2026-09-30', 80],
      ['2026-09-30', 5],
      ['2026-10-31', 60],
      ['2026-10-31', 5],
    ]);
  });
});

const RECEIPTS = [
  ['收款单列表', '', '', '', ''],
  ['收款日期', '收款单号', '客户名称', '收款金额', '结算方式'],
  ['2026-10-08', 'SK001', '城东便利店', '1,200.50', '微信'],
  ['2026年10月9日', 'SK002', '河西批发部', '300', '现金'],
  ['2026-10-09', '', '河西批发部', '300', '现金'],
  ['2026-10-09', '', '河西批发部', '300', '现金'],
  ['2026-10-10', 'SK001', '城东便利店', '9', '微信'],
  ['2026-10-11', 'SK003', '城东便利店', '-20', '微信'],
  ['', '合计', '', '2080.5', ''],
];

describe('a list of receipts', () => {
  it('is told from orders, taken once, and known again', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, DEALERS));

    const first = await importFile(rig.engine, writeCsv(rig.dir, RECEIPTS));
    const again = await importFile(rig.engine, writeCsv(rig.dir, RECEIPTS));
    const renamed = await importFile(rig.engine, writeCsv(rig.dir, RECEIPTS.slice(1, 4)), {
      options: { sourceName: '别的账' },
    });

    expect(first.understanding?.kind).toBe('receipts');
    expect(first.counts).toMatchObject({ created: 5, rejected: 1, netMinor: 208_050 });
    expect(again.counts).toMatchObject({ created: 0, unchanged: 5, rejected: 1 });
    expect(renamed.counts).toMatchObject({ created: 0, unchanged: 2 });
    expect(receipts()).toEqual([
      ['城东便利店', '2026-10-08', 'SK001', 120_050, '微信'],
      ['河西批发部', '2026-10-09', 'SK002', 30_000, '现金'],
      ['河西批发部', '2026-10-09', '', 30_000, '现金'],
      ['河西批发部', '2026-10-09', '', 30_000, '现金'],
      ['城东便利店', '2026-10-11', 'SK003', -2_000, '微信'],
    ]);
  });

  it('with a number of another dealer, or one far away, is handed back as ambiguous; a corrected one is changed', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, DEALERS));
    await importFile(rig.engine, writeCsv(rig.dir, RECEIPTS));
    const list = [
      RECEIPTS[1] ?? [],
      ['2026-10-08', 'SK001', '河西批发部', '1200.50', '微信'],
      ['2025-10-09', 'SK002', '河西批发部', '300', '现金'],
      ['2026-10-12', 'SK003', '城东便利店', '20', '微信'],
      ['2027-01-01', 'SK009', '城东便利店', '20', '微信'],
    ];

    const batch = await importFile(rig.engine, writeCsv(rig.dir, list));

    expect(batch.counts).toMatchObject({ created: 0, updated: 1, ambiguous: 2, leftOut: 1 });
    expect(receipts().at(-1)).toEqual(['城东便利店', '2026-10-12', 'SK003', 2_000, '微信']);
  });
});

describe('undoing', () => {
  const balanceList = (rows: string[][]) => [['客户', '应收余额', '未到期', '1-30天'], ...rows];
  const receiptList = (rows: string[][]) => [RECEIPTS[1] ?? [], ...rows];
  const LISTS = [
    balanceList([
      ['甲店', '100', '100', ''],
      ['乙店', '50', '', '50'],
    ]),
    balanceList([
      ['甲店', '80', '', '80'],
      ['丙店', '7', '7', ''],
    ]),
    balanceList([
      ['甲店', '80', '', '80'],
      ['乙店', '60', '60', ''],
    ]),
    receiptList([
      ['2026-10-01', 'S1', '甲店', '10', '现金'],
      ['2026-10-02', 'S2', '丁店', '20', '现金'],
    ]),
    receiptList([
      ['2026-10-01', 'S1', '甲店', '11', '现金'],
      ['2026-10-02', 'S2', '丁店', '20', '现金'],
    ]),
  ];

  it.each([
    ['newest first', [4, 3, 2, 1, 0]],
    ['oldest first', [0, 1, 2, 3, 4]],
    ['the middle first', [2, 4, 0, 3, 1]],
    ['another order', [1, 3, 0, 4, 2]],
  ])('takes imports of balances and receipts back, %s, and leaves nothing', async (_, order) => {
    const before = canonicalDump(rig.engine.dataFile);
    const batches = [];
    for (const list of LISTS)
      batches.push(
        await importFile(rig.engine, writeCsv(rig.dir, list), { options: { asOf: '2026-10-31', sourceName: '账' } }),
      );
    const all = canonicalDump(rig.engine.dataFile);

    for (const i of order) {
      const batch = batches[i];
      if (!batch) throw new Error('no such batch');
      await undoBatch(rig.engine, batch);
      expect((await rig.engine.ask('data.check', {})).findings).toEqual([]);
    }

    expect(all).toContain('丁店');
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  });

  it('brings back what a later list changed, and says so before', async () => {
    const [first, second] = LISTS;
    if (!first || !second) throw new Error('no lists');
    await importFile(rig.engine, writeCsv(rig.dir, first), { options: { asOf: '2026-10-31' } });
    const before = balances();
    const later = await importFile(rig.engine, writeCsv(rig.dir, second), { options: { asOf: '2026-10-31' } });

    const preview = await rig.engine.ask('imports.undoPreview', { batchId: later.batchId });
    rig.engine.changed.length = 0;
    await undoBatch(rig.engine, later);

    expect(preview).toMatchObject({ receivables: { gone: 1, stay: 0, restored: 1 }, dealers: { gone: 1 } });
    expect(balances()).toEqual(before);
    expect(rig.engine.changed.flat()).toContain('receivables');
  });
});
