import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkbook } from '../../src/main/spreadsheets/openWorkbook.ts';
import type { Input } from '../../src/shared/contract/index.ts';
import { WHOLE_TABLES } from '../../src/shared/contract/tables.contract.ts';
import { type BatchId, DealerId } from '../../src/shared/domain/ids.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile } from '../helpers/importFile.ts';
import { codeOf } from '../helpers/importRig.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-tables-'));
let engine: TestEngine;
let dealerId: DealerId;
let batchId: BatchId;
let checked: BatchId;

type Request = Input<'tables.export'>['request'];

let count = 0;
async function write(request: Request, format: Input<'tables.export'>['format'] = 'xlsx'): Promise<string> {
  count += 1;
  const path = join(dir, `${count}.${format === 'xlsx' ? 'xlsx' : 'csv'}`);
  const file = engine.vault.register(path, 'write');
  const { jobId } = await engine.ask('tables.export', { request, file, lang: 'zh-CN', format });
  await engine.done(jobId);
  return path;
}

/** The cells of each sheet. */
async function cellsOf(path: string): Promise<unknown[][][]> {
  const book = await openWorkbook(path, { name: 'f' });
  const sheets: unknown[][][] = [];
  for (const { name } of book.sheets) {
    const rows: unknown[][] = [];
    for await (const row of book.rows(name)) rows.push(row.cells);
    sheets.push(rows);
  }
  await book.close();
  return sheets;
}

beforeAll(async () => {
  engine = await startTestEngine();
  const dealers = [
    ['客户编号', '客户名称', '联系人', '手机', '业务员', '等级'],
    ['K01', '城东便利店', '王五', '13900000001', '王伟', 'B'],
    ['K02', '散客', '', '', '', ''],
  ];
  await importFile(engine, writeCsv(dir, dealers), { kind: 'dealers' });
  const bills = [
    ['单据日期', '单据编号', '客户编号', '商品编号', '品名', '规格', '单位', '数量', '单价', '金额', '备注'],
    ['2026-09-01', '=XS1', 'K01', '00123', '可乐', '330ml', '箱', '2', '1.25', '2.50', ''],
    ['2026-10-02', 'XS2', 'K01', '00124', '雪碧', '2L', '瓶', '1', '1200.5', '1200.50', '急'],
    ['日期不明', 'XS3', 'K01', '00124', '雪碧', '2L', '瓶', '1', '1', '1', ''],
  ];
  batchId = (await importFile(engine, writeCsv(dir, bills), { kind: 'orders' })).batchId;
  await engine.scoreLive();
  const [found] = (await engine.ask('dealers.list', { filter: { search: '城东' } })).rows;
  dealerId = DealerId.parse(found?.id);
  await engine.ask('notes.create', { dealerId, on: '2026-11-20', body: '=送货找后门' });
  await engine.ask('scoring.pin', { ids: [dealerId], tier: 'A', reason: '老客户' });
  const run = await engine.ask('scoring.run', {});
  await engine.done(run.jobId);
  const again = await checkFile(engine, writeCsv(dir, [...dealers, ['K03', '新店', '', '', '', '']]), {
    kind: 'dealers',
  });
  checked = again.batchId;
});
afterAll(async () => {
  await engine.stop();
  rmSync(dir, { recursive: true, force: true });
});

describe('a table of a page', () => {
  test('has every bill and every line of a dealer, codes as text and numbers as numbers', async () => {
    const [bills = [], lines = []] = await cellsOf(await write({ table: 'orders', of: { dealerId } }));

    expect(bills[0]?.slice(0, 4)).toEqual(['日期', '单据编号', '类型', '金额']);
    expect(bills.slice(1).map((row) => row.slice(1, 4))).toEqual([
      ['XS2', '销售', 1200.5],
      ['=XS1', '销售', 2.5],
    ]);
    expect(lines[2]).toEqual([{ day: '2026-09-01', time: '' }, '=XS1', '00123', '可乐', '330ml', 2, '箱', 1.25, 2.5]);
  });

  test('is the same as text for old programs', async () => {
    const path = await write({ table: 'notes', of: { dealerId } }, 'csvGb18030');

    expect(new TextDecoder('gb18030').decode(readFileSync(path))).toBe(
      "日期,内容,记录人,置顶\r\n2026-11-20,'=送货找后门,,否\r\n",
    );
  });

  test.each(WHOLE_TABLES)('%s is written for the whole file', async (table) => {
    const [rows = []] = await cellsOf(await write({ table }));

    expect(rows[0]?.every((header) => typeof header === 'string' && header !== '')).toBe(true);
    if (['batches', 'reps', 'tiers', 'runs', 'pins'].includes(table)) expect(rows.length).toBeGreaterThan(1);
  });

  test('tells of a check what its page tells', async () => {
    const [problems = []] = await cellsOf(await write({ table: 'problems', of: { batchId, severity: 'rejected' } }));
    const [created = []] = await cellsOf(
      await write({ table: 'stagedRows', of: { batchId: checked, action: 'create' } }),
    );
    const [proposals = []] = await cellsOf(await write({ table: 'proposals', of: { batchId: checked } }));

    expect(problems[1]).toMatchObject([4, '退回', '单据日期', '日期不明', expect.stringContaining('日期不明')]);
    expect(created[1]?.slice(0, 2)).toEqual([4, '新店']);
    expect(proposals.length).toBeGreaterThan(0);
  });

  test('of a dealer: people, prices, products, owners, receipts, files; of a comparison: who stands elsewhere', async () => {
    const of = { dealerId };
    const first = async (request: Request, cells: number) =>
      (await cellsOf(await write(request)))[0]?.[1]?.slice(0, cells);

    expect(await first({ table: 'contacts', of }, 3)).toEqual(['王五', null, '13900000001']);
    expect(await first({ table: 'lastPrices', of }, 4)).toEqual(['00124', '雪碧', '2L', '瓶']);
    expect(await first({ table: 'topProducts', of }, 5)).toEqual(['00124', '雪碧', 1, '瓶', 1200.5]);
    expect(await first({ table: 'owners', of }, 2)).toEqual([expect.anything(), '王伟']);
    expect(await first({ table: 'migration', of: { from: 'original' } }, 4)).toEqual([
      'K01',
      '城东便利店',
      'B',
      '未评级',
    ]);
    for (const table of ['receipts', 'files'] as const) await write({ table, of });
    await write({ table: 'reversals', of: { batchId } });
    const { reps } = await engine.ask('reps.list', {});
    await write({ table: 'repMoves', of: { id: reps[0]?.id ?? 0 } as never });
  });

  test('of what is not there is refused', async () => {
    expect(await codeOf(write({ table: 'contacts', of: { dealerId: DealerId.parse(9999) } }))).toBe('not_found');
  });

  test('keeps what the owner hides from who exports it', async () => {
    await engine.ask('operators.create', { name: '老板' });
    const { operators } = await engine.ask('operators.create', { name: '小李' });
    await engine.ask('session.chooseOperator', { id: operators.find(({ owner }) => !owner)?.id ?? null });

    const [rows = []] = await cellsOf(await write({ table: 'reps' }));
    const amounts = rows[0]?.indexOf('金额') ?? -1;

    expect(rows[1]?.[amounts] ?? null).toBeNull();
  });
});

test('suspected doubles of one name are told apart by code and city, as on their page', async () => {
  const twins = [
    ['客户编号', '客户名称', '手机', '城市'],
    ['S01', '石家庄好又多超市', '13900000011', '石家庄市'],
    ['S02', '石家庄好又多超市', '13900000012', ''],
  ];
  await importFile(engine, writeCsv(dir, twins), { kind: 'dealers' });
  await engine.done((await engine.ask('doubles.find', {})).jobId);

  const path = await write({ table: 'suspects', of: { reasons: [], search: '好又多' } });

  const [[, row = []] = []] = await cellsOf(path);
  expect(row.filter((cell) => String(cell).includes('好又多')).toSorted()).toEqual([
    '石家庄好又多超市 · S01 · 石家庄市',
    '石家庄好又多超市 · S02',
  ]);
});
