import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/main/db/migrations/index.ts';
import { openReader, openWriter } from '../../src/main/db/open.ts';
import type { DealerId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, undoBatch } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

const rig = importRig();
const HEAD = ['单据日期', '单据编号', '单据类型', '客户编号', '金额', '备注'];
const source = { kind: 'orders', options: { sourceName: '管家婆' } } as const;
const SALES = [
  HEAD,
  ['2026-09-01', 'XS2026-0001', '销售单', 'K01', '100', ''],
  ['2026-09-05', 'XS2026-0002', '销售单', 'K01', '250', ''],
  ['2026-09-08', 'XS2026-0003', '销售单', 'K01', '80', ''],
  ['2026-09-09', 'XS2026-0004', '销售单', 'K02', '60', ''],
];

async function dealerIdOf(engine: TestEngine, code: string): Promise<DealerId> {
  const dealer = (await engine.ask('dealers.list', { filter: { search: code } })).rows[0];
  if (!dealer) throw new Error(`no dealer ${code}`);
  return dealer.id;
}

async function billsOf(engine: TestEngine, code: string) {
  return (await engine.ask('orders.listByDealer', { dealerId: await dealerIdOf(engine, code) })).rows;
}

/** Day, orders and amounts of a dealer's days, as scoring reads them. */
function daysOf(file: string): unknown[][] {
  const raw = openReader(file);
  const rows = raw
    .prepare(
      `SELECT d.code, y.day, y.sales, y.sales_minor, y.net_minor FROM dealer_day y JOIN dealer d ON d.id = y.dealer_id ORDER BY 1, 2`,
    )
    .raw()
    .all() as unknown[][];
  raw.close();
  return rows;
}

describe('reversals', () => {
  it('a sale that is reversed whole is no order, one reversed in part still is, and both sides know each other', async () => {
    const rows = [
      ...SALES,
      ['2026-09-20', 'HC001', '红字销售单', 'K01', '-100', '红冲 XS2026-0001'],
      ['2026-09-21', 'XS2026-0002-红冲', '销售单', 'K01', '-50', ''],
      ['2026-09-22', 'XS2026-0099', '销售单', 'K02', '-60', '冲销'],
    ];

    const batch = await importFile(rig.engine, writeCsv(rig.dir, rows), source);
    const bills = await billsOf(rig.engine, 'K01');
    const told = bills.map(({ number, kind, reversed, reversals }) => [
      number,
      kind,
      reversed,
      reversals.map((other) => other.number).join(),
    ]);

    expect(batch.counts?.kinds).toEqual(expect.arrayContaining([{ kind: 'reversal', bills: 3, amountMinor: -21_000 }]));
    expect(told).toEqual([
      ['XS2026-0002-红冲', 'reversal', false, 'XS2026-0002'],
      ['HC001', 'reversal', false, 'XS2026-0001'],
      ['XS2026-0003', 'sale', false, ''],
      ['XS2026-0002', 'sale', false, 'XS2026-0002-红冲'],
      ['XS2026-0001', 'sale', true, 'HC001'],
    ]);
    expect(daysOf(rig.engine.dataFile)).toEqual([
      ['K01', '2026-09-01', 0, 0, 10_000],
      ['K01', '2026-09-05', 1, 25_000, 25_000],
      ['K01', '2026-09-08', 1, 8_000, 8_000],
      ['K01', '2026-09-20', 0, 0, -10_000],
      ['K01', '2026-09-21', 0, 0, -5_000],
      ['K02', '2026-09-09', 0, 0, 6_000],
      ['K02', '2026-09-22', 0, 0, -6_000],
    ]);
    expect((await rig.engine.ask('data.check', {})).findings).toEqual([]);
  });

  it('a sale that is taken back on its own day is no order', async () => {
    await importFile(
      rig.engine,
      writeCsv(rig.dir, [...SALES, ['2026-09-08', 'HC001', '红字销售单', 'K01', '-80', '']]),
      source,
    );

    const told = (await billsOf(rig.engine, 'K01')).map(({ number, reversed }) => [number, reversed]);

    expect(told.toSorted()).toEqual([
      ['HC001', false],
      ['XS2026-0001', false],
      ['XS2026-0002', false],
      ['XS2026-0003', true],
    ]);
  });

  it('an original column names it, and one that is not there is told', async () => {
    const head = ['单据日期', '单据编号', '单据类型', '客户编号', '金额', '原单号'];
    const rows = [
      head,
      ['2026-09-01', 'XS2026-0001', '销售单', 'K01', '100', ''],
      ['2026-09-02', 'XS2026-0002', '销售单', 'K01', '100', ''],
      ['2026-09-20', 'HC001', '红冲', 'K01', '100', 'XS2026-0001'],
      ['2026-09-21', 'HC002', '红冲', 'K01', '100', 'XS2020-7777'],
    ];

    const batch = await importFile(rig.engine, writeCsv(rig.dir, rows), source);
    const { rows: told, total, unpaired } = await rig.engine.ask('orders.reversals', { batchId: batch.batchId });

    expect([total, unpaired]).toEqual([2, 1]);
    expect(told.map(({ number, says, originalNumber }) => [number, says, originalNumber])).toEqual([
      ['HC002', 'XS2020-7777', null],
      ['HC001', 'XS2026-0001', 'XS2026-0001'],
    ]);
  });

  it('two that name the same sale: the first takes it back, the second is told as unpaired, and takes over when it goes', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, SALES), source);
    const reds = (day: string, number: string) => [
      HEAD,
      [day, number, '红字销售单', 'K01', '-100', '红冲 XS2026-0001'],
    ];
    const first = await importFile(rig.engine, writeCsv(rig.dir, reds('2026-09-20', 'HC001'), 'one.csv'), source);

    const second = await importFile(rig.engine, writeCsv(rig.dir, reds('2026-09-21', 'HC002'), 'two.csv'), source);
    const unpaired = async () => (await rig.engine.ask('orders.reversals', { batchId: second.batchId })).unpaired;
    const asTwo = await unpaired();
    const bills = await billsOf(rig.engine, 'K01');
    await undoBatch(rig.engine, first);

    expect(asTwo).toBe(1);
    expect(bills.find(({ number }) => number === 'HC002')).toMatchObject({ reversals: [], reversalRef: 'XS2026-0001' });
    expect(bills.find(({ number }) => number === 'XS2026-0001')).toMatchObject({
      reversed: true,
      reversals: [{ number: 'HC001' }],
    });
    expect(await unpaired()).toBe(0);
    expect((await rig.engine.ask('data.check', {})).findings).toEqual([]);
  });

  it('a reversed sale counts in neither R nor F, but its amounts stand', async () => {
    const rows = [...SALES, ['2026-09-20', 'HC001', '红字销售单', 'K01', '-80', '红冲 XS2026-0003']];
    await importFile(rig.engine, writeCsv(rig.dir, rows), source);
    await rig.engine.scoreLive();

    const dealer = (await rig.engine.ask('dealers.list', { filter: { search: 'K01' } })).rows[0];

    expect(dealer).toMatchObject({ orders: 2, lastOn: '2026-09-05', amountMinor: 35_000 });
  });

  it('undoing either import brings back exactly what was', async () => {
    const empty = canonicalDump(rig.engine.dataFile);
    const sales = await importFile(rig.engine, writeCsv(rig.dir, SALES), source);
    const before = canonicalDump(rig.engine.dataFile);
    const reds = [HEAD, ['2026-10-01', 'HC001', '红字销售单', 'K01', '-250', '']];

    const red = await importFile(rig.engine, writeCsv(rig.dir, reds), source);
    const paired = (await billsOf(rig.engine, 'K01'))[0]?.reversals.map(({ number }) => number);
    await undoBatch(rig.engine, red);
    const after = canonicalDump(rig.engine.dataFile);
    const again = await importFile(rig.engine, writeCsv(rig.dir, reds), source);
    await undoBatch(rig.engine, sales);
    const alone = (await billsOf(rig.engine, 'K01')).map(({ number, reversals }) => [number, reversals]);
    await undoBatch(rig.engine, again);

    expect(paired).toEqual(['XS2026-0002']);
    expect(after).toBe(before);
    expect(alone).toEqual([['HC001', []]]);
    expect(canonicalDump(rig.engine.dataFile)).toBe(empty);
  });

  it('finds the place of a bill in its list', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, SALES), source);
    const bills = await billsOf(rig.engine, 'K01');

    const places = await Promise.all(bills.map(({ id }) => rig.engine.ask('orders.place', { orderId: id })));

    expect(places.map(({ place }) => place)).toEqual([0, 1, 2]);
  });

  it('reversals of a file from before are paired when it is opened', async () => {
    const path = `${rig.dir}/old.dealerdesk`;
    const raw = openWriter(path, MIGRATIONS.slice(0, 2));
    raw.exec(`INSERT INTO source (name, created_at) VALUES ('a', 1);
      INSERT INTO dealer (uid, name, name_key, sort_key, created_at, updated_at) VALUES ('u', '店', '店', '店', 1, 1);
      INSERT INTO orders (dealer_id, source_id, kind, number, number_key, ordered_on, net_minor, note)
      VALUES (1, 1, 'sale', 'XS001', 'XS001', '2026-01-01', 500, ''), (1, 1, 'reversal', 'HC1', 'HC1', '2026-01-02', -500, '红冲 XS001');
      INSERT INTO dealer_day VALUES (1, '2026-01-01', 1, 500, 500), (1, '2026-01-02', 0, 0, -500);`);
    raw.close();

    const engine = await startTestEngine({ dataFile: path });
    const check = await engine.ask('data.check', {});
    await engine.stop();
    const after = openReader(path);
    const pairs = after.prepare('SELECT id, reversal_of, reversal_ref FROM orders').raw().all();
    const days = after.prepare('SELECT day, sales, sales_minor, net_minor FROM dealer_day').raw().all();
    after.close();

    expect(check.findings).toEqual([]);
    expect(pairs).toEqual([
      [1, null, ''],
      [2, 1, 'XS001'],
    ]);
    expect(days).toEqual([
      ['2026-01-01', 0, 0, 500],
      ['2026-01-02', 0, 0, -500],
    ]);
  });
});
