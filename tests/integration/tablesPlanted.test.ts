import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Input } from '../../src/shared/contract/index.ts';
import { IMPORT_LISTS, TableRequest } from '../../src/shared/contract/tables.contract.ts';
import { type BatchId, DealerId, type RepId } from '../../src/shared/domain/ids.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

/** Texts that a spreadsheet would take for a formula stand in every text of the file; every table is written with them. */

type Request = Input<'tables.export'>['request'];
type Name = Request['table'];
type Format = Input<'tables.export'>['format'];

const PLANTS = ['=cmd|x!A1', '+1+1', '-2+3', '@SUM(1)', '\t=1+1', '＝1+1', '＋1', '－1', '＠A1'];
/** Texts of the owner's and of his lists, by table. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  dealer: ['code', 'name', 'short_name', 'city', 'address', 'area', 'original_grade', 'note'],
  contact: ['name', 'role', 'wechat', 'email', 'note', 'birthday'],
  rep: ['name', 'phone', 'level', 'note'],
  rep_alias: ['alias'],
  dealer_owner: ['reason'],
  product: ['code', 'name', 'spec'],
  orders: ['number', 'handler', 'note', 'reversal_ref'],
  order_line: ['unit'],
  note: ['body', 'author'],
  care_gift: ['item', 'note', 'subject'],
  receipt: ['number', 'method', 'handler', 'note'],
  activity: ['contact', 'rep', 'outcome', 'body', 'next_step', 'operator'],
  dealer_case: ['person', 'body', 'demand', 'product_name', 'lot', 'owner', 'cause', 'remedy'],
  source: ['name'],
  tier_pin: ['reason'],
  stage_override: ['reason'],
  advice_refused: ['reason'],
  workday: ['name'],
  score_run: ['name'],
  import_batch: ['file_name'],
  import_problem: ['text'],
  stage_dealer: ['name'],
};

const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-planted-'));
let engine: TestEngine;
let requests: Record<Name, Request>;

async function write(request: Request, format: Format): Promise<Buffer> {
  const path = join(dir, `${request.table}-${format}`);
  const file = engine.vault.register(path, 'write');
  const { jobId } = await engine.ask('tables.export', { request, file, lang: 'zh-CN', format });
  await engine.done(jobId);
  return readFileSync(path);
}

/** Cells of a text file as another program parts them. */
function cellsOf(text: string): string[] {
  const cells: string[] = [];
  for (const [, quoted, plain] of text
    .replace(/^\ufeff/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\r\n|$)/g))
    cells.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
  return cells;
}

/** What a spreadsheet would calculate: a number is none. */
const isFormula = (cell: string) => /^[=+\-@\t\r\n\0＝＋－＠]/u.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell);

function plant(): void {
  const raw = new Database(engine.dataFile);
  try {
    let at = 0;
    for (const [table, columns] of Object.entries(COLUMNS))
      for (const column of columns) {
        const text = PLANTS[at % PLANTS.length] ?? '';
        at += 1;
        // What must differ from row to row goes on to.
        raw.prepare(`UPDATE ${table} SET ${column} = ? || coalesce(${column}, '')`).run(text);
      }
  } finally {
    raw.close();
  }
}

beforeAll(async () => {
  engine = await startTestEngine();
  const dealers = [
    ['客户编号', '客户名称', '联系人', '手机', '业务员', '等级', '城市'],
    ['K01', '城东便利店', '王五', '13900000001', '王伟', 'B', '武汉市'],
    ['K02', '城东便利商店', '李四', '13900000001', '', '', '武汉市'],
  ];
  await importFile(engine, writeCsv(dir, dealers), { kind: 'dealers' });
  const bills = [
    ['单据日期', '单据编号', '客户编号', '商品编号', '品名', '规格', '单位', '数量', '单价', '金额', '经手人', '备注'],
    ['2026-09-01', 'XS1', 'K01', '00123', '可乐', '330ml', '箱', '2', '1.25', '2.50', '李娜', '急'],
    ['2026-10-02', 'XS2', 'K01', '00124', '雪碧', '2L', '瓶', '1', '1200.5', '1200.50', '李娜', ''],
    ['2026-10-03', 'HC1', 'K01', '00124', '雪碧', '2L', '瓶', '-1', '1200.5', '-1200.50', '', '红冲 XS9'],
    ['日期不明', 'XS3', 'K01', '00124', '雪碧', '2L', '瓶', '1', '1', '1', '', ''],
  ];
  const orders: BatchId = (await importFile(engine, writeCsv(dir, bills), { kind: 'orders' })).batchId;
  const log = [
    ['客户编号', '跟进日期', '跟进方式', '跟进人', '跟进内容', '下一步'],
    ['K01', '2026-11-02', '拜访', '王伟', '看了库存', '送样品'],
  ];
  await importFile(engine, writeCsv(dir, log), { kind: 'activities' });
  const totals = [
    ['2026年1月至6月客户销售汇总', '', ''],
    ['客户编号', '客户名称', '累计金额'],
    ['K01', '城东便利店', '5000'],
  ];
  await importFile(engine, writeCsv(dir, totals), { kind: 'totals' });
  const receipts = [
    ['收款日期', '收款单号', '客户编号', '客户名称', '收款金额', '结算方式'],
    ['2026-10-09', 'SK1', 'K01', '城东便利店', '100', '现金'],
  ];
  await importFile(engine, writeCsv(dir, receipts), { kind: 'receipts' });
  await engine.scoreLive();
  const { rows } = await engine.ask('dealers.list', { filter: { search: 'K01' } });
  const dealerId = DealerId.parse(rows[0]?.id);
  await engine.ask('notes.create', { dealerId, on: '2026-11-20', body: '送货找后门' });
  await engine.ask('cases.add', { dealerId, kind: 'complaint', fields: { body: '破了两箱' } });
  await engine.ask('scoring.pin', { ids: [dealerId], tier: 'A', reason: '老客户' });
  await engine.done((await engine.ask('scoring.run', {})).jobId);
  await engine.done((await engine.ask('doubles.find', {})).jobId);
  const next = [...dealers, ['K03', '新店', '', '', '', '', '']];
  const { batchId: checked } = await checkFile(engine, writeCsv(dir, next), { kind: 'dealers' });
  const { schemes } = await engine.ask('scoring.schemes', {});
  const rep = (await engine.ask('reps.list', {})).reps[0]?.id as RepId;
  const rules = schemes[0]?.rules;
  if (rules === undefined) throw new Error('a file has a scheme');
  const of = { dealerId };
  plant();
  const all: readonly Request[] = [
    ...(['orders', 'lastPrices', 'topProducts', 'contacts', 'activities', 'totals'] as const).map(
      (table) => ({ table, of }) as Request,
    ),
    ...(['owners', 'notes', 'receipts', 'files'] as const).map((table) => ({ table, of }) as Request),
    ...(['batches', 'owedByRep', 'tiers', 'runs', 'pins', 'bin', 'reps'] as const).map(
      (table) => ({ table, of: {} }) as Request,
    ),
    { table: 'list', of: { list: 'orders' } },
    { table: 'activityLog', of: { reps: [], kinds: [], outcomes: [], origins: [], search: '' } },
    { table: 'visitsDue', of: { shown: 'all' } },
    { table: 'nextSteps', of: { reps: [], groups: [] } },
    { table: 'problems', of: { batchId: orders } },
    { table: 'stagedRows', of: { batchId: checked, action: 'create' } },
    { table: 'proposals', of: { batchId: checked } },
    { table: 'skippedRows', of: { batchId: orders } },
    { table: 'reversals', of: { batchId: orders } },
    { table: 'repMoves', of: { id: rep } },
    { table: 'handlers', of: { id: rep } },
    { table: 'suspects', of: { reasons: [], search: '' } },
    { table: 'peopleSuspects', of: { search: '' } },
    { table: 'findings', of: { check: 'rep', ignored: false } },
    { table: 'whatIf', of: { rules: { ...rules, cutA: 0.1 } } },
    { table: 'migration', of: { from: 'original', to: null } },
    { table: 'owing', of: { shown: 'all', reps: [] } },
    { table: 'cases', of: { filter: {} } },
    { table: 'slipping', of: { signals: [], reps: [], segments: [] } },
    { table: 'demandMatrix', of: { level: 'product', sortBy: 'net', descending: true, search: '' } },
    { table: 'shouldBuy', of: { search: '' } },
    {
      table: 'predictions',
      of: { which: 'live', group: 'all', search: '', sort: { by: 'value90', descending: true } },
    },
    {
      table: 'shown',
      of: {
        name: '=1',
        columns: [
          { header: '=2', kind: 'text' },
          { header: '金额', kind: 'money' },
        ],
        rows: PLANTS.map((text) => [text, -125]),
      },
    },
  ];
  // Every name is a request of this very list, or a test below fails.
  requests = Object.fromEntries(all.map((request) => [request.table, request])) as Record<Name, Request>;
});
afterAll(async () => {
  await engine.stop();
  rmSync(dir, { recursive: true, force: true });
});

const NAMES = TableRequest.options.map(({ shape }) => [...shape.table.values][0] as Name);
/** Tables in which this file has nothing of the owner's own words. */
const WORDLESS: readonly Name[] = [
  'owedByRep',
  'tiers',
  'bin',
  'files',
  'owing',
  'proposals',
  'repMoves',
  'skippedRows',
  'peopleSuspects',
  // Too few orders for any prediction.
  'predictions',
  // Too few purchases for a rhythm, too few products for any advice.
  'slipping',
  'shouldBuy',
];

/** Written in every form the table has no formula; where there are words of the owner's, they are seen. */
async function expectPlain(request: Request, hasWords: boolean): Promise<void> {
  const texts = [
    new TextDecoder('utf-8').decode(await write(request, 'csv')),
    new TextDecoder('gb18030').decode(await write(request, 'csvGb18030')),
  ];
  const book = read(await write(request, 'xlsx'), { dense: true });

  for (const text of texts) {
    expect(cellsOf(text).filter(isFormula)).toEqual([]);
    if (hasWords) expect(cellsOf(text).some((cell) => /^'[=+\-@\t＝＋－＠]/u.test(cell))).toBe(true);
  }
  const cells = Object.values(book.Sheets).flatMap((sheet) => (sheet['!data'] ?? []).flat());
  expect(cells.length).toBeGreaterThan(0);
  expect(cells.filter((cell) => cell?.f !== undefined)).toEqual([]);
  // The words themselves stay as they are: nobody has to take an apostrophe off.
  if (hasWords)
    expect(cells.some((cell) => cell?.t === 's' && PLANTS.some((text) => String(cell.v).startsWith(text)))).toBe(true);
}

describe.each(NAMES)('%s', (name) => {
  test('has no formula in either text form, and none in the workbook', async () => {
    await expectPlain(requests[name], !WORDLESS.includes(name));
  });
});

test.each(IMPORT_LISTS)('the list of %s that can come back has none either', async (list) => {
  // Nobody owes anything in this file.
  await expectPlain({ table: 'list', of: { list } }, list !== 'receivables');
});

test('codes and phones are texts in the workbook', async () => {
  const book = read(await write(requests.contacts, 'xlsx'), { cellNF: true });
  const sheet = Object.values(book.Sheets)[0];
  const formats = Object.entries(sheet ?? {}).flatMap(([at, cell]) =>
    /^[A-F]2$/.test(at) && typeof cell === 'object' ? [[cell.t, cell.z]] : [],
  );

  expect(formats.length).toBeGreaterThan(3);
  expect(formats.filter(([type, format]) => type !== 's' || format !== '@')).toEqual([]);
});

test('a grid’s export has the columns on show, in their order, and no others', async () => {
  const path = join(dir, 'chosen');
  const file = engine.vault.register(path, 'write');
  const columns = ['aliases', 'name', 'gone'];
  const { jobId } = await engine.ask('tables.export', {
    request: { table: 'reps', of: {} },
    columns,
    file,
    lang: 'zh-CN',
    format: 'csv',
  });
  await engine.done(jobId);

  expect(
    readFileSync(path, 'utf8')
      .replace(/^\ufeff/, '')
      .split('\r\n')[0],
  ).toBe('别名,姓名');
});
