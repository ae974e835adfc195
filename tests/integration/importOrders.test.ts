import { describe, expect, it } from 'vitest';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, undoBatch } from '../helpers/importFile.ts';
import { BILLS, DEALERS, importRig } from '../helpers/importRig.ts';
import { sharedIt, sharedPath } from '../helpers/shared.ts';

const rig = importRig();

describe('importing orders', () => {
  it('matches bills to dealers by code and counts returns by their sign', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, DEALERS));

    const batch = await importFile(rig.engine, writeCsv(rig.dir, BILLS));

    const dealer = (await rig.engine.ask('dealers.list', { filter: { search: 'K01' } })).rows[0];
    if (!dealer) throw new Error('no dealer');
    const { rows } = await rig.engine.ask('orders.listByDealer', { dealerId: dealer.id });
    expect(batch.counts).toMatchObject({
      created: 3,
      newDealers: 0,
      netMinor: 140_025,
      periodFrom: '2026-09-01',
      periodTo: '2026-10-05',
    });
    expect(rows.map((row) => [row.number, row.kind, row.netMinor])).toEqual([
      ['XS003', 'return', -10_025],
      ['XS001', 'sale', 120_050],
    ]);
  });

  it('recognises the same bills in the next export and shows a changed one as a difference', async () => {
    const source = { options: { sourceName: '管家婆' } };
    await importFile(rig.engine, writeCsv(rig.dir, BILLS), source);
    const next = [...BILLS.map((row) => [...row]), ['2026-11-01', 'XS004', 'K02', '88']];
    next[2] = ['2026-10-02', 'XS002', 'K02', '350'];
    const before = canonicalDump(rig.engine.dataFile);

    const batch = await importFile(rig.engine, writeCsv(rig.dir, next), source);
    const { rows: updated } = await rig.engine.ask('orders.listByDealer', {
      dealerId: (await rig.engine.ask('dealers.list', { filter: { search: 'K02' } })).rows[0]?.id ?? (0 as never),
    });
    await undoBatch(rig.engine, batch);

    expect(batch.counts).toMatchObject({ created: 1, updated: 1, unchanged: 2 });
    expect(updated.map((row) => row.netMinor)).toEqual([8800, 35_000]);
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  });

  it('a dealer in the bin gets its bills, no second one is made, and the owner is told', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, DEALERS));
    await importFile(rig.engine, writeCsv(rig.dir, BILLS), { options: { sourceName: 'a' } });
    const dealer = (await rig.engine.ask('dealers.list', { filter: { search: 'K02' } })).rows[0];
    if (!dealer) throw new Error('no dealer');
    await rig.engine.ask('dealers.remove', { ids: [dealer.id] });
    const next = [...BILLS, ['2026-11-01', 'XS004', 'K02', '88'], ['2026-11-02', 'XS005', 'K02', '12']];

    const bills = await importFile(rig.engine, writeCsv(rig.dir, next), { options: { sourceName: 'a' } });
    const list = await importFile(rig.engine, writeCsv(rig.dir, DEALERS));
    const said = await rig.engine.ask('imports.problems', { batchId: bills.batchId, code: 'dealer_binned' });
    await rig.engine.ask('dealers.restore', { ids: [dealer.id] });
    const { rows } = await rig.engine.ask('orders.listByDealer', { dealerId: dealer.id });

    expect(bills.counts).toMatchObject({ created: 2, unchanged: 3, newDealers: 0, ambiguous: 0 });
    expect(list.counts).toMatchObject({ created: 0, unchanged: 1, leftOut: 1 });
    expect(said.problems.map(({ text, params }) => [text, params])).toEqual([['K02', { name: '河西批发部' }]]);
    expect(rows.map(({ number }) => number)).toEqual(['XS005', 'XS004', 'XS002']);
    expect((await rig.engine.ask('data.check', {})).ok).toBe(true);
  });

  it('an unreadable line takes its whole bill along, and every row goes back once', async () => {
    const rows = [
      ['单据日期', '单据编号', '客户编号', '品名', '数量', '金额'],
      ['2026-09-01', 'XS001', 'K01', '苹果', '1', '很多'],
      ['2026-09-01', 'XS001', 'K01', '香蕉', '1', '100'],
      ['2026-09-02', 'XS002', 'K01', '苹果', '1', '50'],
      ['2026-09-02', 'XS002', 'K01', '香蕉', '1', '很多'],
      ['2026-09-03', 'XS003', 'K01', '苹果', '1', '7'],
      ['制单人：小李', '', '', '', '审核：', ''],
    ];

    const batch = await checkFile(rig.engine, writeCsv(rig.dir, rows));
    const { problems } = await rig.engine.ask('imports.problems', { batchId: batch.batchId, code: 'bill_incomplete' });

    expect(batch.counts).toMatchObject({ created: 1, rejected: 2, rejectedRows: 4, skipped: { note: 1 } });
    expect(problems.map(({ text, params }) => [text, params.rows])).toEqual([
      ['XS001', 2],
      ['XS002', 2],
    ]);
  });

  it('a footer whose second word stands under the customer is no bill', async () => {
    const batch = await checkFile(rig.engine, writeCsv(rig.dir, [...BILLS, ['制单人：小李', '', '审核：', '']]));

    expect(batch.counts).toMatchObject({ rows: 3, created: 3, rejected: 0, skipped: { note: 1 } });
  });

  it('countries are regions to filter by', async () => {
    const rows = [
      ['Date', 'InvoiceNo', 'CustomerID', 'Amount', 'Country'],
      ['2026-09-01', '1', 'K01', '100', 'United Kingdom'],
      ['2026-09-02', '2', 'K02', '50', 'France'],
    ];
    await importFile(rig.engine, writeCsv(rig.dir, rows));

    const { provinces } = await rig.engine.ask('dealers.facets', {});
    const french = await rig.engine.ask('dealers.list', { filter: { regions: ['~France'] } });

    expect(provinces.map(({ value, label, count }) => [value, label, count])).toEqual([
      ['~France', 'France', 1],
      ['~United Kingdom', 'United Kingdom', 1],
    ]);
    expect(french.rows.map(({ code }) => code)).toEqual(['K02']);
  });

  it('another product under the same number is never the same bill again', async () => {
    const rows = [
      ['单据日期', '单据编号', '客户编号', '品名', '金额'],
      ['2026-09-01', 'XS001', 'K01', '苹果', '100'],
      ['2026-09-01', 'XS001', 'K01', '香蕉', '100'],
      ['2026-09-01', 'XS001', 'K01', '苹果', '100'],
    ];

    const bills = await checkFile(rig.engine, writeCsv(rig.dir, rows), { options: { shape: 'bills' } });
    const lines = await checkFile(rig.engine, writeCsv(rig.dir, rows));

    expect(bills.counts).toMatchObject({ created: 1, rejected: 1, rejectedRows: 1, leftOut: 1 });
    expect(lines.counts).toMatchObject({ created: 1, rejected: 0, leftOut: 0, netMinor: 30_000 });
  });

  it('a renamed export counts nothing twice: the same bills are known from another source', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, BILLS), { options: { sourceName: '管家婆' } });
    const before = canonicalDump(rig.engine.dataFile);
    const next = [
      ...BILLS.map((row) => [...row]),
      ['2026-10-02', 'XS002', 'K01', '300'],
      ['2026-11-01', 'XS009', 'K02', '88'],
    ];

    const batch = await importFile(rig.engine, writeCsv(rig.dir, next), { options: { sourceName: '别的名字' } });
    const { problems } = await rig.engine.ask('imports.problems', { batchId: batch.batchId, code: 'bill_moved' });
    await undoBatch(rig.engine, batch);

    expect(batch.counts).toMatchObject({ created: 1, unchanged: 3, rejected: 1 });
    expect(problems.map(({ text, params }) => [text, params])).toEqual(
      ['XS001', 'XS002', 'XS003'].map((number) => [number, { source: '管家婆' }]),
    );
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  });

  it('undoing overlapping imports in any order ends where they began', async () => {
    const source = { options: { sourceName: '管家婆' } };
    await importFile(rig.engine, writeCsv(rig.dir, DEALERS));
    const start = canonicalDump(rig.engine.dataFile);
    const files = [
      BILLS,
      [BILLS[0] ?? [], ['2026-10-02', 'XS002', 'K02', '350'], ['2026-10-20', 'XS010', 'K77', '10']],
      [
        BILLS[0] ?? [],
        ['2026-10-02', 'XS002', 'K02', '370'],
        ['2026-10-20', 'XS010', 'K77', '12'],
        ['2026-10-21', 'XS011', 'K78', '5'],
      ],
    ];
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]) {
      const batches = [];
      for (const file of files) batches.push(await importFile(rig.engine, writeCsv(rig.dir, file), source));

      for (const i of order) {
        const batch = batches[i];
        if (batch) await undoBatch(rig.engine, batch);
      }

      expect(canonicalDump(rig.engine.dataFile), `order ${order.join()}`).toBe(start);
      expect((await rig.engine.ask('data.check', {})).findings).toEqual([]);
    }
  });

  it('undoing an import leaves what a later, standing one brought too', async () => {
    const source = { options: { sourceName: '管家婆' } };
    const first = await importFile(rig.engine, writeCsv(rig.dir, BILLS), source);
    const next = [...BILLS.map((row) => [...row]), ['2026-11-01', 'XS004', 'K02', '88']];
    next[2] = ['2026-10-02', 'XS002', 'K02', '350'];
    const second = await importFile(rig.engine, writeCsv(rig.dir, next), source);
    const whole = canonicalDump(rig.engine.dataFile);

    await undoBatch(rig.engine, first);
    const between = canonicalDump(rig.engine.dataFile);
    const check = await rig.engine.ask('data.check', {});
    await undoBatch(rig.engine, second);

    expect(between).toBe(whole);
    expect(check).toMatchObject({ ok: true });
    expect((await rig.engine.ask('orders.coverage', {})).orders).toBe(0);
    expect((await rig.engine.ask('dealers.list', {})).total).toBe(0);
  });

  it('undoing a dealer list keeps the people a later list names again', async () => {
    const first = await importFile(rig.engine, writeCsv(rig.dir, DEALERS));
    const whole = canonicalDump(rig.engine.dataFile);
    const second = await importFile(rig.engine, writeCsv(rig.dir, DEALERS));

    await undoBatch(rig.engine, first);
    const between = canonicalDump(rig.engine.dataFile);
    await undoBatch(rig.engine, second);

    expect(between).toBe(whole);
    expect((await rig.engine.ask('dealers.list', {})).total).toBe(0);
  });

  it('two shops of one name, or of one phone, stay two when one without a code is known', async () => {
    await importFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['客户名称', '手机'],
        ['重名店', ''],
        ['老王店', '13900000001'],
      ]),
    );

    const batch = await importFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['客户编号', '客户名称', '手机'],
        ['Q3', '重名店', '13800000003'],
        ['Q4', '重名店', '13800000004'],
        ['P1', '一分店', '13900000001'],
        ['P2', '二分店', '13900000001'],
      ]),
    );

    const { rows } = await rig.engine.ask('dealers.list', { sort: { by: 'code', descending: false } });
    expect(batch.counts).toMatchObject({ created: 3, updated: 1 });
    expect(rows.map((row) => [row.code, row.name])).toEqual([
      ['P1', '一分店'],
      ['P2', '二分店'],
      ['Q3', '重名店'],
      ['Q4', '重名店'],
      ['', '老王店'],
    ]);
  });

  it('a name means the dealer of its city, and nobody where two fit equally well', async () => {
    await importFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['客户编号', '客户名称', '城市'],
        ['H1', '阿明便利店', '杭州市'],
        ['N1', '阿明便利店', '宁波市'],
      ]),
    );

    const batch = await importFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['单据日期', '单据编号', '客户名称', '城市', '金额'],
        ['2026-10-01', 'S1', '阿明便利店', '宁波市', '10'],
        ['2026-10-02', 'S2', '阿明便利店', '宁波', '20'],
        ['2026-10-03', 'S3', '阿明便利店', '温州市', '30'],
        ['2026-10-04', 'S4', '阿明便利店', '', '40'],
      ]),
    );

    const { problems } = await rig.engine.ask('imports.problems', { batchId: batch.batchId });
    await rig.engine.scoreLive();
    const { rows } = await rig.engine.ask('dealers.list', { sort: { by: 'amount', descending: true } });
    expect(batch.counts).toMatchObject({ created: 3, ambiguous: 1, newDealers: 1, rejectedRows: 1 });
    expect(problems.filter(({ severity }) => severity === 'ambiguous')).toMatchObject([
      { row: 5, code: 'dealer_ambiguous', text: '阿明便利店' },
    ]);
    expect(rows.map(({ code, amountMinor }) => `${code} ${amountMinor}`).toSorted()).toEqual([
      ' 3000',
      'H1 0',
      'N1 3000',
    ]);
  });

  it('gifts and exchanges are kept but are no money paid', async () => {
    const batch = await importFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['单据日期', '单据编号', '单据类型', '客户编号', '金额'],
        ['2026-10-01', 'S1', '销售单', 'K1', '10'],
        ['2026-10-02', 'G1', '赠品单', 'K1', '5000'],
        ['2026-10-03', 'H1', '换货单', 'K1', '700'],
        ['2026-10-04', 'T1', '退货单', 'K1', '4'],
      ]),
    );
    const dealerId = (await rig.engine.ask('dealers.list', {})).rows[0]?.id ?? (0 as never);
    const { months } = await rig.engine.ask('orders.monthly', { dealerId, months: 2 });

    expect(batch.counts).toMatchObject({ created: 4, netMinor: 600 });
    expect(months.map((month) => month.netMinor)).toEqual([0, 600]);
    expect(await rig.engine.ask('orders.coverage', {})).toMatchObject({ orders: 4, netMinor: 600 });
  });

  it('a number that another dealer already has is ambiguous, and nothing is overwritten', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, BILLS), { options: { sourceName: 'a' } });

    const batch = await importFile(
      rig.engine,
      writeCsv(rig.dir, [BILLS[0] ?? [], ['2026-10-02', 'XS002', 'K01', '5']]),
      {
        options: { sourceName: 'a' },
      },
    );

    const { problems } = await rig.engine.ask('imports.problems', { batchId: batch.batchId });
    expect(batch.counts).toMatchObject({ created: 0, updated: 0, ambiguous: 1, rejectedRows: 1 });
    expect(problems.map((problem) => problem.code)).toEqual(['bill_other_dealer']);
    // The sentence names both.
    expect(problems[0]?.params).toMatchObject({ own: 'K01', dealer: expect.stringMatching(/./) });
  });

  it('a bill of nothing is kept, and moves neither the number of orders nor the last purchase', async () => {
    const batch = await importFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['单据日期', '单据编号', '单据类型', '客户编号', '金额'],
        ['2026-09-01', 'S1', '销售单', 'K1', '50'],
        ['2026-10-01', 'S2', '销售单', 'K1', '0'],
        ['2026-10-02', 'T1', '退货单', 'K1', '20'],
      ]),
    );

    await rig.engine.scoreLive();
    const [row] = (await rig.engine.ask('dealers.list', {})).rows;
    expect(batch.counts).toMatchObject({
      created: 3,
      kinds: [
        { kind: 'sale', bills: 2, amountMinor: 5000 },
        { kind: 'return', bills: 1, amountMinor: -2000 },
      ],
    });
    expect(row).toMatchObject({ orders: 1, lastOn: '2026-09-01', amountMinor: 3000 });
  });

  it('a number that comes again half a year later is another bill, and the owner is asked', async () => {
    const bill = (day: string, amount: string) =>
      writeCsv(rig.dir, [
        ['单据日期', '单据编号', '客户编号', '金额'],
        [day, '0001', 'K1', amount],
      ]);
    const options = { options: { sourceName: '进销存' } };
    await importFile(rig.engine, bill('2025-01-05', '10'), options);

    const near = await importFile(rig.engine, bill('2025-06-30', '20'), options);
    const far = await importFile(rig.engine, bill('2026-03-01', '30'), options);

    expect(near.counts).toMatchObject({ updated: 1, ambiguous: 0 });
    expect(far.counts).toMatchObject({ updated: 0, created: 0, ambiguous: 1 });
  });

  it('the same bill twice in one file is left out once; another bill under its number is handed back', async () => {
    const rows = [...BILLS, ['2026-10-02', 'XS002', 'K02', '300'], ['2026-10-02', 'XS001', 'K01', '7']];

    const batch = await importFile(rig.engine, writeCsv(rig.dir, rows));

    expect(batch.counts).toMatchObject({ rows: 5, created: 3, leftOut: 1, rejected: 1 });
  });

  it('a bill that came again changed gets all of it back: lines, discount, tax, cost, handler and note', async () => {
    const source = { kind: 'orders', options: { sourceName: '管家婆' } } as const;
    const list = (price: string, day: string, handler: string) => [
      [
        '单据日期',
        '单据编号',
        '客户编号',
        '品名',
        '单位',
        '数量',
        '单价',
        '金额',
        '优惠金额',
        '税额',
        '成本',
        '经手人',
        '备注',
      ],
      [day, 'A1', 'K01', '酱油', '瓶', '3', price, '90.01', '1.01', '2.02', '3.03', handler, `单${price}`],
      [day, 'A1', 'K01', '醋', '桶', '2', '5', price, '4.04', '5.05', '6.06', handler, `单${price}`],
    ];
    await importFile(rig.engine, writeCsv(rig.dir, list('10', '2026-10-01', '王伟')), source);
    const before = canonicalDump(rig.engine.dataFile);

    const again = list('20', '2026-10-09', '李娜').map((row) => row.map((cell) => cell.replace(/\.0(\d)$/, '.1$1')));
    const batch = await importFile(rig.engine, writeCsv(rig.dir, again), source);
    const between = canonicalDump(rig.engine.dataFile);
    const dealerId = (await rig.engine.ask('dealers.list', {})).rows[0]?.id ?? (0 as never);
    const { rows } = await rig.engine.ask('orders.listByDealer', { dealerId });
    const { lines } = await rig.engine.ask('orders.lines', { orderId: rows[0]?.id ?? (0 as never) });
    await undoBatch(rig.engine, batch);

    expect(batch.counts).toMatchObject({ created: 0, updated: 1 });
    expect(lines.map(({ productName, netMinor }) => [productName, netMinor])).toEqual([
      ['酱油', 9011],
      ['醋', 2000],
    ]);
    // What the bill says besides its amount is kept, and was overwritten.
    for (const part of ['505,707,909', '"王伟",null,"单10"']) expect(before).toContain(part);
    for (const part of ['525,727,929', '"李娜",null,"单20"']) expect(between).toContain(part);
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  });

  it.each([
    ['2026-06-30', { updated: 1, ambiguous: 0 }],
    ['2026-07-01', { updated: 0, ambiguous: 1 }],
  ])('a number that comes again on %s, half a year on, is the same bill up to 180 days', async (day, counts) => {
    const source = { options: { sourceName: 'a' } };
    const bill = (on: string, amount: string) => writeCsv(rig.dir, [BILLS[0] ?? [], [on, 'XS001', 'K01', amount]]);
    await importFile(rig.engine, bill('2026-01-01', '100'), source);

    const batch = await importFile(rig.engine, bill(day, '70'), source);

    const { problems } = await rig.engine.ask('imports.problems', { batchId: batch.batchId });
    const { netMinor } = await rig.engine.ask('orders.coverage', {});
    expect(batch.counts).toMatchObject({ created: 0, unchanged: 0, ...counts });
    expect(problems.map(({ code }) => code)).toEqual(counts.ambiguous === 1 ? ['bill_far_apart'] : []);
    expect(netMinor).toBe(counts.ambiguous === 1 ? 10_000 : 7000);
  });

  it('a return under the number of its sale is a bill of its own, in one file and in the next', async () => {
    const source = { options: { sourceName: 'a' } };
    const head = ['单据日期', '单据编号', '单据类型', '客户编号', '金额'];
    const sale = ['2026-10-01', 'S1', '销售单', 'K1', '100'];
    const back = ['2026-10-03', 'S1', '退货单', 'K1', '30'];
    await importFile(rig.engine, writeCsv(rig.dir, [head, sale]), source);

    const batch = await importFile(rig.engine, writeCsv(rig.dir, [head, sale, back]), source);
    const again = await importFile(rig.engine, writeCsv(rig.dir, [head, sale, back]), source);

    expect(batch.counts).toMatchObject({ created: 1, updated: 0, unchanged: 1, rejected: 0 });
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(await rig.engine.ask('orders.coverage', {})).toMatchObject({ orders: 2, netMinor: 7000 });
  });

  it('equal bills without a number are counted: the same ones again are known, one more is new', async () => {
    const source = { kind: 'orders', options: { sourceName: 'a' } } as const;
    const list = (times: number) => [
      ['单据日期', '客户编号', '金额'],
      ...Array.from({ length: times }, () => ['2026-10-01', 'K01', '50']),
      ['2026-10-02', 'K01', '50'],
    ];
    await importFile(rig.engine, writeCsv(rig.dir, list(2)), source);

    const same = await importFile(rig.engine, writeCsv(rig.dir, list(2)), source);
    const more = await importFile(rig.engine, writeCsv(rig.dir, list(3)), source);

    expect(same.counts).toMatchObject({ created: 0, unchanged: 3 });
    expect(more.counts).toMatchObject({ created: 1, unchanged: 3 });
    expect(await rig.engine.ask('orders.coverage', {})).toMatchObject({ orders: 4, netMinor: 20_000 });
  });

  it('top products are those of the last months, returns taken off, and none of another dealer', async () => {
    const rows = [
      ['单据日期', '单据编号', '单据类型', '客户编号', '品名', '数量', '金额'],
      ['2025-05-01', 'A9', '销售单', 'K01', '糖', '9', '900'],
      ['2025-10-01', 'A0', '销售单', 'K01', '醋', '9', '900'],
      ['2025-10-02', 'A1', '销售单', 'K01', '酱油', '5', '50'],
      ['2026-10-01', 'A2', '退货单', 'K01', '酱油', '1', '10'],
      ['2026-10-01', 'A3', '销售单', 'K02', '盐', '1', '700'],
    ];
    await importFile(rig.engine, writeCsv(rig.dir, rows), { kind: 'orders', options: { shape: 'lines' } });
    const dealer = (await rig.engine.ask('dealers.list', { filter: { search: 'K01' } })).rows[0];

    const { products } = await rig.engine.ask('orders.topProducts', {
      dealerId: dealer?.id ?? (0 as never),
      months: 12,
    });

    expect(products.map(({ name, qtyMicro, netMinor }) => [name, qtyMicro, netMinor])).toEqual([
      ['酱油', 4_000_000, 4000],
    ]);
  });

  it('gathers lines into bills, rounds once per bill and says what rounding did', async () => {
    const rows = [
      ['单据日期', '单据编号', '客户名称', '商品编号', '商品名称', '数量', '单价', '金额'],
      ['2026-10-01', 'A1', '甲店', 'P1', '酱油', '3', '0.335', '1.005'],
      ['2026-10-01', 'A1', '甲店', 'P2', '醋', '1', '0.335', '0.335'],
      ['2026-10-02', 'A2', '甲店', 'P1', '酱油', '2', '0.335', '坏'],
      ['2026-10-02', 'A2', '甲店', 'P2', '醋', '2', '1', '2'],
    ];

    const batch = await importFile(rig.engine, writeCsv(rig.dir, rows), { kind: 'orders' });

    expect(batch.understanding?.shape).toBe('lines');
    expect(batch.counts).toMatchObject({
      created: 1,
      rejected: 1,
      rejectedRows: 2,
      lines: 2,
      netMinor: 134,
      roundingMicro: 0,
      newProducts: 2,
    });
  });

  it('leaves out drafts, lets bills after today wait for their day, and counts both', async () => {
    const rows = [
      ['单据日期', '单据编号', '客户编号', '金额', '状态'],
      ['2062-01-01', 'XS001', 'K01', '1', '已审核'],
      ['2026-10-01', 'XS002', 'K01', '2', '草稿'],
      ['2026-10-01', 'XS003', 'K01', '3', '已审核'],
    ];

    const batch = await importFile(rig.engine, writeCsv(rig.dir, rows), { kind: 'orders' });

    expect(batch.counts).toMatchObject({ rows: 3, created: 2, leftOut: 1, later: { bills: 1 }, netMinor: 300 });
  });

  it('a bill that is handed back makes no dealer, and a bad copy does not harm the good bill', async () => {
    const rows = [...BILLS, ['2026-10-06', 'XS001', 'K01', '坏'], ['不知道', 'XS009', 'K99', '5']];

    const batch = await importFile(rig.engine, writeCsv(rig.dir, rows), { kind: 'orders' });

    const { total } = await rig.engine.ask('dealers.list', {});
    expect(batch.counts).toMatchObject({ created: 3, rejected: 2, rejectedRows: 2, newDealers: 2 });
    expect(total).toBe(2);
  });

  it('bills of unknown dealers can be kept out', async () => {
    const batch = await importFile(rig.engine, writeCsv(rig.dir, BILLS), { options: { unknownDealer: 'reject' } });

    expect(batch.counts).toMatchObject({ created: 0, rejected: 3, newDealers: 0 });
  });

  sharedIt('data/online-retail/online_retail_orders.csv', 'reads a real year of bills to the penny', async () => {
    const batch = await importFile(rig.engine, sharedPath('data/online-retail/online_retail_orders.csv'), {
      kind: 'orders',
      currency: 'GBP',
    });

    expect(batch.counts).toMatchObject({
      rows: 18_532,
      created: 18_532,
      newDealers: 4338,
      netMinor: 891_140_790,
      rejected: 0,
    });
    expect((await rig.engine.ask('data.check', {})).ok).toBe(true);
  });
});
