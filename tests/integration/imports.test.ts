import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../src/shared/errors/appError.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, inspectFile, optionsOf, undoBatch } from '../helpers/importFile.ts';
import { sharedIt, sharedPath } from '../helpers/shared.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let engine: TestEngine;
let dir: string;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-imports-'));
  engine = await startTestEngine();
});

afterEach(async () => {
  await engine.stop();
  rmSync(dir, { recursive: true, force: true });
});

const DEALERS = [
  ['客户资料表', '', '', ''],
  ['客户编号', '客户名称', '手机', '业务员'],
  ['K01', '城东便利店', '13900000001', '王伟'],
  ['K02', '河西批发部', '13900000002', '李娜'],
];
const BILLS = [
  ['单据日期', '单据编号', '客户编号', '金额'],
  ['2026-09-01', 'XS001', 'K01', '1200.50'],
  ['2026-10-02', 'XS002', 'K02', '300'],
  ['2026-10-05', 'XS003', 'K01', '-100.25'],
];

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
}

describe('importing dealers', () => {
  it('finds the header below a title, says what it understood and writes nothing before the commit', async () => {
    const before = canonicalDump(engine.dataFile);

    const batch = await checkFile(engine, writeCsv(dir, DEALERS));

    expect(batch.understanding).toMatchObject({ kind: 'dealers', headerRow: 2 });
    expect(batch.counts).toMatchObject({ rows: 2, created: 2, updated: 0, unchanged: 0, rejected: 0, ambiguous: 0 });
    expect(canonicalDump(engine.dataFile)).toBe(before);
  });

  it('brings in dealers with contact and rep, and finds them by initials and last four digits', async () => {
    await importFile(engine, writeCsv(dir, DEALERS));

    const byInitials = await engine.ask('dealers.list', { filter: { search: 'cdbld' } });
    const byPhone = await engine.ask('dealers.list', { filter: { search: '0002' } });

    expect(byInitials.rows.map((row) => [row.name, row.repName, row.phone])).toEqual([
      ['城东便利店', '王伟', '13900000001'],
    ]);
    expect(byPhone.rows.map((row) => row.name)).toEqual(['河西批发部']);
  });

  it('says unchanged when the same list comes again', async () => {
    const path = writeCsv(dir, DEALERS);
    await importFile(engine, path);

    const again = await checkFile(engine, path);

    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  });

  it('remembers how a layout was read: next month the recipe is there', async () => {
    await importFile(engine, writeCsv(dir, DEALERS, '客户资料202609.csv'), { options: { sourceName: '管家婆' } });

    const next = await inspectFile(engine, writeCsv(dir, DEALERS, '客户资料202610.csv'));

    expect(next.understanding).toMatchObject({ fromRecipe: true, sourceName: '管家婆' });
  });

  it('undoes a whole import, overwritten values included', async () => {
    await importFile(engine, writeCsv(dir, DEALERS));
    const before = canonicalDump(engine.dataFile);
    const changed = DEALERS.map((row) => [...row]);
    changed[2] = ['K01', '城东便利店（新店）', '13900000009', '李娜'];
    changed.push(['K03', '新客户', '13900000003', '新人']);

    const batch = await importFile(engine, writeCsv(dir, changed));
    const between = await engine.ask('dealers.list', { filter: { search: '城东便利店（新店）' } });
    await undoBatch(engine, batch);

    expect(batch.counts).toMatchObject({ created: 1, updated: 1, unchanged: 1 });
    expect(between.rows[0]).toMatchObject({ code: 'K01', repName: '李娜' });
    expect(canonicalDump(engine.dataFile)).toBe(before);
  });

  it('keeps the former name and matches it for ever', async () => {
    await importFile(
      engine,
      writeCsv(dir, [
        ['客户名称', '地址'],
        ['老王批发部', '城东路1号'],
      ]),
    );
    const id = (await engine.ask('dealers.list', {})).rows[0]?.id;
    if (id === undefined) throw new Error('no dealer');
    const detail = await engine.ask('dealers.get', { id });
    await importFile(
      engine,
      writeCsv(dir, [
        ['客户编号', '客户名称'],
        ['K9', '老王批发部'],
      ]),
    );
    await importFile(
      engine,
      writeCsv(dir, [
        ['客户编号', '客户名称'],
        ['K9', '小王批发部'],
      ]),
    );

    const old = await checkFile(
      engine,
      writeCsv(dir, [
        ['客户名称', '地址'],
        ['老王批发部', '城东路1号'],
      ]),
      {
        options: { onDifference: 'keep' },
      },
    );

    expect(detail.name).toBe('老王批发部');
    expect(old.counts).toMatchObject({ created: 0, unchanged: 1 });
  });

  it('an edit of the owner survives the undo of the import before it', async () => {
    const batch = await importFile(engine, writeCsv(dir, DEALERS));
    const row = (await engine.ask('dealers.list', { filter: { search: 'K01' } })).rows[0];
    if (!row) throw new Error('no dealer');
    await engine.ask('dealers.update', { id: row.id, expectedRevision: row.revision, patch: { note: '老客户' } });

    await undoBatch(engine, batch);

    const left = await engine.ask('dealers.list', {});
    const undone = await engine.ask('imports.get', { batchId: batch.batchId });
    expect(left.rows.map((dealer) => dealer.name)).toEqual(['城东便利店']);
    expect(undone).toMatchObject({ status: 'undone', keptDealers: 1 });
  });

  it('hands back rows it cannot take, as they were, and takes them once they are mended', async () => {
    const rows = [
      ['客户编号', '客户名称', '手机', '地址'],
      ['K01', '城东便利店', '13900000001', '城东路1号'],
      ['', '', '13900000002', '河西路2号'],
    ];
    const batch = await importFile(engine, writeCsv(dir, rows));
    const out = join(dir, 'rejected.xlsx');
    const { jobId } = await engine.ask('imports.rejectedRows', {
      batchId: batch.batchId,
      file: engine.vault.register(out, 'write'),
      lang: 'zh-CN',
    });
    await engine.done(jobId);

    const again = await inspectFile(engine, out);

    expect(batch.counts).toMatchObject({ rows: 2, created: 1, rejected: 1, rejectedRows: 1 });
    expect(again.understanding?.columns.slice(0, 3).map((column) => [column.field, column.samples[0] ?? ''])).toEqual([
      ['code', ''],
      ['name', ''],
      ['phone', '13900000002'],
    ]);
    expect(again.understanding?.columns.map((column) => column.header)).toContain('未导入的原因');
  });

  sharedIt(
    'samples/01_dealers_merged.xlsx',
    'reads the dirty sample list without losing a row in silence',
    async () => {
      const truth = JSON.parse(readFileSync(sharedPath('samples/truth.json'), 'utf8')) as {
        entity: string;
        phoneLossy: boolean;
      }[];

      const batch = await importFile(engine, sharedPath('samples/01_dealers_merged.xlsx'), { kind: 'dealers' });

      const counts = batch.counts;
      if (!counts) throw new Error('not counted');
      const { problems } = await engine.ask('imports.problems', { batchId: batch.batchId, limit: 1000 });
      expect(counts.rows).toBe(truth.length);
      expect(counts.created + counts.updated + counts.unchanged + counts.rejected + counts.ambiguous).toBe(
        truth.length,
      );
      expect(counts.created).toBe(new Set(truth.map((row) => row.entity)).size);
      expect(problems.filter((problem) => problem.code === 'phone_lossy')).toHaveLength(
        truth.filter((row) => row.phoneLossy).length,
      );
    },
  );
});

describe('importing orders', () => {
  it('matches bills to dealers by code and counts returns by their sign', async () => {
    await importFile(engine, writeCsv(dir, DEALERS));

    const batch = await importFile(engine, writeCsv(dir, BILLS));

    const dealer = (await engine.ask('dealers.list', { filter: { search: 'K01' } })).rows[0];
    if (!dealer) throw new Error('no dealer');
    const { rows } = await engine.ask('orders.listByDealer', { dealerId: dealer.id });
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
    await importFile(engine, writeCsv(dir, BILLS), source);
    const next = [...BILLS.map((row) => [...row]), ['2026-11-01', 'XS004', 'K02', '88']];
    next[2] = ['2026-10-02', 'XS002', 'K02', '350'];
    const before = canonicalDump(engine.dataFile);

    const batch = await importFile(engine, writeCsv(dir, next), source);
    const { rows: updated } = await engine.ask('orders.listByDealer', {
      dealerId: (await engine.ask('dealers.list', { filter: { search: 'K02' } })).rows[0]?.id ?? (0 as never),
    });
    await undoBatch(engine, batch);

    expect(batch.counts).toMatchObject({ created: 1, updated: 1, unchanged: 2 });
    expect(updated.map((row) => row.netMinor)).toEqual([8800, 35_000]);
    expect(canonicalDump(engine.dataFile)).toBe(before);
  });

  it('undoing overlapping imports in any order ends where they began', async () => {
    const source = { options: { sourceName: '管家婆' } };
    await importFile(engine, writeCsv(dir, DEALERS));
    const start = canonicalDump(engine.dataFile);
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
      for (const file of files) batches.push(await importFile(engine, writeCsv(dir, file), source));

      for (const i of order) {
        const batch = batches[i];
        if (batch) await undoBatch(engine, batch);
      }

      expect(canonicalDump(engine.dataFile), `order ${order.join()}`).toBe(start);
      expect((await engine.ask('data.check', {})).findings).toEqual([]);
    }
  }, 240_000);

  it('undoing an import leaves what a later, standing one brought too', async () => {
    const source = { options: { sourceName: '管家婆' } };
    const first = await importFile(engine, writeCsv(dir, BILLS), source);
    const next = [...BILLS.map((row) => [...row]), ['2026-11-01', 'XS004', 'K02', '88']];
    next[2] = ['2026-10-02', 'XS002', 'K02', '350'];
    const second = await importFile(engine, writeCsv(dir, next), source);
    const whole = canonicalDump(engine.dataFile);

    await undoBatch(engine, first);
    const between = canonicalDump(engine.dataFile);
    const check = await engine.ask('data.check', {});
    await undoBatch(engine, second);

    expect(between).toBe(whole);
    expect(check).toMatchObject({ ok: true });
    expect((await engine.ask('orders.coverage', {})).orders).toBe(0);
    expect((await engine.ask('dealers.list', {})).total).toBe(0);
  });

  it('undoing a dealer list keeps the people a later list names again', async () => {
    const first = await importFile(engine, writeCsv(dir, DEALERS));
    const whole = canonicalDump(engine.dataFile);
    const second = await importFile(engine, writeCsv(dir, DEALERS));

    await undoBatch(engine, first);
    const between = canonicalDump(engine.dataFile);
    await undoBatch(engine, second);

    expect(between).toBe(whole);
    expect((await engine.ask('dealers.list', {})).total).toBe(0);
  });

  it('two shops of one name, or of one phone, stay two when one without a code is known', async () => {
    await importFile(
      engine,
      writeCsv(dir, [
        ['客户名称', '手机'],
        ['重名店', ''],
        ['老王店', '13900000001'],
      ]),
    );

    const batch = await importFile(
      engine,
      writeCsv(dir, [
        ['客户编号', '客户名称', '手机'],
        ['Q3', '重名店', '13800000003'],
        ['Q4', '重名店', '13800000004'],
        ['P1', '一分店', '13900000001'],
        ['P2', '二分店', '13900000001'],
      ]),
    );

    const { rows } = await engine.ask('dealers.list', { sort: { by: 'code', descending: false } });
    expect(batch.counts).toMatchObject({ created: 3, updated: 1 });
    expect(rows.map((row) => [row.code, row.name])).toEqual([
      ['P1', '一分店'],
      ['P2', '二分店'],
      ['Q3', '重名店'],
      ['Q4', '重名店'],
      ['', '老王店'],
    ]);
  });

  it('gifts and exchanges are kept but are no money paid', async () => {
    const batch = await importFile(
      engine,
      writeCsv(dir, [
        ['单据日期', '单据编号', '单据类型', '客户编号', '金额'],
        ['2026-10-01', 'S1', '销售单', 'K1', '10'],
        ['2026-10-02', 'G1', '赠品单', 'K1', '5000'],
        ['2026-10-03', 'H1', '换货单', 'K1', '700'],
        ['2026-10-04', 'T1', '退货单', 'K1', '4'],
      ]),
    );
    const dealerId = (await engine.ask('dealers.list', {})).rows[0]?.id ?? (0 as never);
    const { months } = await engine.ask('orders.monthly', { dealerId, months: 2 });

    expect(batch.counts).toMatchObject({ created: 4, netMinor: 600 });
    expect(months.map((month) => month.netMinor)).toEqual([0, 600]);
    expect(await engine.ask('orders.coverage', {})).toMatchObject({ orders: 4, netMinor: 600 });
  });

  it('a number that another dealer already has is ambiguous, and nothing is overwritten', async () => {
    await importFile(engine, writeCsv(dir, BILLS), { options: { sourceName: 'a' } });

    const batch = await importFile(engine, writeCsv(dir, [BILLS[0] ?? [], ['2026-10-02', 'XS002', 'K01', '5']]), {
      options: { sourceName: 'a' },
    });

    const { problems } = await engine.ask('imports.problems', { batchId: batch.batchId });
    expect(batch.counts).toMatchObject({ created: 0, updated: 0, ambiguous: 1, rejectedRows: 1 });
    expect(problems.map((problem) => problem.code)).toEqual(['bill_other_dealer']);
  });

  it('the same bill twice in one file is left out once; another bill under its number is handed back', async () => {
    const rows = [...BILLS, ['2026-10-02', 'XS002', 'K02', '300'], ['2026-10-02', 'XS001', 'K01', '7']];

    const batch = await importFile(engine, writeCsv(dir, rows));

    expect(batch.counts).toMatchObject({ rows: 5, created: 3, leftOut: 1, rejected: 1 });
  });

  it('gathers lines into bills, rounds once per bill and says what rounding did', async () => {
    const rows = [
      ['单据日期', '单据编号', '客户名称', '商品编号', '商品名称', '数量', '单价', '金额'],
      ['2026-10-01', 'A1', '甲店', 'P1', '酱油', '3', '0.335', '1.005'],
      ['2026-10-01', 'A1', '甲店', 'P2', '醋', '1', '0.335', '0.335'],
      ['2026-10-02', 'A2', '甲店', 'P1', '酱油', '2', '0.335', '坏'],
      ['2026-10-02', 'A2', '甲店', 'P2', '醋', '2', '1', '2'],
    ];

    const batch = await importFile(engine, writeCsv(dir, rows), { kind: 'orders' });

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

  it('leaves out bills after today and drafts, and counts them', async () => {
    const rows = [
      ['单据日期', '单据编号', '客户编号', '金额', '状态'],
      ['2062-01-01', 'XS001', 'K01', '1', '已审核'],
      ['2026-10-01', 'XS002', 'K01', '2', '草稿'],
      ['2026-10-01', 'XS003', 'K01', '3', '已审核'],
    ];

    const batch = await importFile(engine, writeCsv(dir, rows), { kind: 'orders' });

    expect(batch.counts).toMatchObject({ rows: 3, created: 1, leftOut: 2, netMinor: 300 });
  });

  it('a bill that is handed back makes no dealer, and a bad copy does not harm the good bill', async () => {
    const rows = [...BILLS, ['2026-10-06', 'XS001', 'K01', '坏'], ['不知道', 'XS009', 'K99', '5']];

    const batch = await importFile(engine, writeCsv(dir, rows), { kind: 'orders' });

    const { total } = await engine.ask('dealers.list', {});
    expect(batch.counts).toMatchObject({ created: 3, rejected: 2, rejectedRows: 2, newDealers: 2 });
    expect(total).toBe(2);
  });

  it('bills of unknown dealers can be kept out', async () => {
    const batch = await importFile(engine, writeCsv(dir, BILLS), { options: { unknownDealer: 'reject' } });

    expect(batch.counts).toMatchObject({ created: 0, rejected: 3, newDealers: 0 });
  });

  sharedIt('data/online-retail/online_retail_orders.csv', 'reads a real year of bills to the penny', async () => {
    const batch = await importFile(engine, sharedPath('data/online-retail/online_retail_orders.csv'), {
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
    expect((await engine.ask('data.check', {})).ok).toBe(true);
  });
});

describe('wrong input', () => {
  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'sheet_not_spreadsheet'],
    ['an empty file', Buffer.alloc(0), 'sheet_empty'],
    ['a broken zip', Buffer.from('PK\u0003\u0004 nothing more'), 'sheet_zip_corrupt'],
  ])('%s gets its own sentence and leaves no batch behind', async (_name, content, code) => {
    const path = join(dir, 'file.xlsx');
    writeFileSync(path, content);

    const failure = await codeOf(inspectFile(engine, path));

    expect(failure).toBe(code);
  });

  it('a column mapped twice and a missing column are refused before anything is read', async () => {
    const batch = await inspectFile(engine, writeCsv(dir, BILLS), { kind: 'orders' });
    const options = optionsOf(batch);
    const twice = { ...options, mapping: [...options.mapping, { column: 0, field: 'amount' as const }] };
    const shared = { ...options, mapping: [...options.mapping, { column: 0, field: 'note' as const }] };
    const missing = { ...options, mapping: options.mapping.filter(({ field }) => field !== 'date') };

    expect(await codeOf(engine.ask('imports.check', { batchId: batch.batchId, options: twice }))).toBe(
      'import_column_twice',
    );
    expect(await codeOf(engine.ask('imports.check', { batchId: batch.batchId, options: shared }))).toBe(
      'import_column_shared',
    );
    expect(await codeOf(engine.ask('imports.check', { batchId: batch.batchId, options: missing }))).toBe(
      'import_required_column',
    );
  });

  it('a header without rows says so', async () => {
    const batch = await inspectFile(engine, writeCsv(dir, [BILLS[0] ?? []]), { kind: 'orders' });
    const { jobId } = await engine.ask('imports.check', { batchId: batch.batchId, options: optionsOf(batch) });

    const job = await engine.settled(jobId);

    expect(job.error?.code).toBe('import_no_rows');
    expect((await engine.ask('imports.get', { batchId: batch.batchId })).status).toBe('inspected');
  });

  it('a cancelled import changes nothing and can be started again', async () => {
    const many = Array.from({ length: 30_000 }, (_, i) => ['2026-10-01', `N${i}`, `K${i % 500}`, '1']);
    const batch = await checkFile(engine, writeCsv(dir, [BILLS[0] ?? [], ...many]), { kind: 'orders' });
    const before = canonicalDump(engine.dataFile);
    const { jobId } = await engine.ask('imports.commit', { batchId: batch.batchId });
    await engine.ask('jobs.cancel', { jobId });

    const job = await engine.settled(jobId);

    expect(job.status).toBe('cancelled');
    expect(canonicalDump(engine.dataFile)).toBe(before);
    expect((await engine.ask('imports.get', { batchId: batch.batchId })).status).toBe('checked');
  });

  it('a check that an edit has overtaken must be made again', async () => {
    const batch = await checkFile(engine, writeCsv(dir, DEALERS));
    await engine.ask('dealers.create', { name: '另一家' });
    const { jobId } = await engine.ask('imports.commit', { batchId: batch.batchId });

    const job = await engine.settled(jobId);

    expect(job.error?.code).toBe('import_data_changed');
  });

  it('amounts of another currency are refused once there are orders', async () => {
    await importFile(engine, writeCsv(dir, BILLS));

    expect(await codeOf(inspectFile(engine, writeCsv(dir, BILLS), { currency: 'GBP' }))).toBe(
      'import_currency_mismatch',
    );
  });
});
