import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { openReader } from '../../src/main/db/open.ts';
import type { TableRequest } from '../../src/shared/contract/tables.contract.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile } from '../helpers/importFile.ts';
import { shopFigures } from '../helpers/shopFigures.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

/** The list of dealers with all its fields goes out and comes back whole. */

const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-records-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
let open: TestEngine[] = [];
afterEach(async () => {
  for (const engine of open) await engine.stop();
  open = [];
});

async function emptyFile(): Promise<TestEngine> {
  const engine = await startTestEngine();
  open.push(engine);
  return engine;
}

type Format = 'xlsx' | 'csv' | 'csvGb18030';

async function write(
  shop: TestEngine,
  request: TableRequest,
  { lang = 'zh-CN', format = 'xlsx' }: { lang?: 'zh-CN' | 'en'; format?: Format } = {},
): Promise<string> {
  const path = join(mkdtempSync(join(dir, 'out-')), format === 'xlsx' ? 'list.xlsx' : 'list.csv');
  const file = shop.vault.register(path, 'write');
  const { jobId } = await shop.ask('tables.export', { request, file, lang, format });
  await shop.done(jobId);
  return path;
}

const RECORDS: TableRequest = { table: 'list', of: { list: 'dealerRecords' } };

/** Every column of every dealer that is his own, without numbers that are a file's. */
function recordsOf(path: string): unknown[] {
  const raw = openReader(path);
  const rows = raw
    .prepare(
      `SELECT d.code, d.name, d.short_name, d.mnemonic, d.type, d.excluded, d.graded_by_choice, d.original_grade, d.intent,
         d.region_code, d.province, d.city, d.district, d.town, d.area, d.address, d.opened_on, d.settlement, d.preferred_channel, d.preferred_times,
         d.credit_limit_minor, d.term_days, d.tax_no, d.note,
         (SELECT json_group_object(key, value) FROM (SELECT e.key, e.value FROM json_each(d.extras) e ORDER BY e.key)) AS extras,
         (SELECT group_concat(name, '|') FROM (SELECT t.name FROM dealer_tag l JOIN tag t ON t.id = l.tag_id
           WHERE l.dealer_id = d.id ORDER BY t.name_key)) AS tags,
         (SELECT json_group_object(name, value) FROM (SELECT f.name, v.value FROM custom_value v
           JOIN custom_field f ON f.id = v.field_id WHERE v.dealer_id = d.id ORDER BY f.name)) AS own
       FROM dealer d WHERE d.deleted_at IS NULL ORDER BY d.name, d.code`,
    )
    .all();
  raw.close();
  return rows;
}

/** What each dealer was graded, and by what. */
function tiersOf(path: string): unknown[] {
  const raw = openReader(path);
  const rows = raw
    .prepare(
      `SELECT d.code, d.name, s.tier, s.ungraded, s.excluded, s.history_since, s.orders, s.net_minor, s.prev_net_minor, s.last_on,
         s.rank, s.share, s.rfm_group, s.payment, s.value_score
       FROM score_live s JOIN dealer d ON d.id = s.dealer_id ORDER BY d.name, d.code`,
    )
    .all();
  raw.close();
  return rows;
}

async function unchanged(shop: TestEngine, path: string): Promise<unknown> {
  const { batchId, kind, counts } = await checkFile(shop, path);
  const { rows } = await shop.ask('imports.rows', { batchId, action: 'update', limit: 5 });
  const { created, updated, rejected, ambiguous, leftOut } = counts ?? {};
  return { kind, created, updated, rejected, ambiguous, leftOut, rows };
}

const STILL = { kind: 'dealers', created: 0, updated: 0, rejected: 0, ambiguous: 0, leftOut: 0, rows: [] };

test('the sample shop’s lists, taken into an empty file, come to the same tiers', async () => {
  const shop = await emptyFile();
  const { jobId } = await shop.ask('session.openSample', { lang: 'zh-CN' });
  await shop.done(jobId);
  await shop.scoreLive();
  const { file } = await shop.ask('session.get', {});
  const sample = file?.path ?? '';

  const came = await unchanged(shop, await write(shop, RECORDS));
  const { parts } = await shop.ask('tables.lists', {});
  const lists = parts.filter(({ list }) => list === 'dealerRecords' || list === 'contacts' || list === 'orders');
  const other = await emptyFile();
  await importFile(other, await write(shop, { table: 'reps', of: {} }));
  for (const of of lists) await importFile(other, await write(shop, { table: 'list', of }));
  await other.scoreLive();

  expect(came).toEqual(STILL);
  expect(recordsOf(other.dataFile)).toEqual(recordsOf(sample));
  const { dealers, days, people } = shopFigures(sample);
  expect(shopFigures(other.dataFile)).toMatchObject({ dealers, days, people });
  expect(tiersOf(other.dataFile).length).toBeGreaterThan(0);
  expect(tiersOf(other.dataFile)).toEqual(tiersOf(sample));
});

/** Everything that a list of dealers may say, with what is hard to take back. */
const RICH = [
  [
    ...[
      '客户编号',
      '客户名称',
      '简称',
      '助记码',
      '客户类型',
      '客户等级',
      '状态',
      '线路',
      '省',
      '市',
      '区县',
      '乡镇',
      '片区',
      '地址',
    ],
    ...[
      '联系人',
      '职务',
      '电话',
      '微信',
      'QQ',
      '邮箱',
      '生日',
      '业务员',
      '开户日期',
      '结算方式',
      '信用额度',
      '账期',
      '税号',
    ],
    ...['开户行', '银行账号', '累计金额', '标签', '备注', '仓库', '不参与评级', '门头尺寸', '冰柜'],
    ...['首选联系方式', '方便的时间'],
  ],
  [
    ...[
      'K001',
      '城东便利店',
      '城东',
      'CD',
      '便利店',
      'A',
      '合作中',
      '周一线',
      '河北省',
      '石家庄市',
      '长安区',
      '建北街道',
      '城东片',
    ],
    ...[
      '建设北大街1号',
      '王伟',
      '店长',
      '13800138000 / 0311-88881234',
      'wx_1',
      '12345',
      'a@b.cn',
      '1980-05-06',
      '李娜',
      '2019-03-01',
    ],
    ...['月结', '12000.5', '30', '91130100MA0ABCDE1X', '工商银行', '6222020200012345678', '88000.00', '大客户、连锁'],
    ...['=送货找后门', '一号仓', '大概', '2.5', '是', '加微信，别打电话', '晚上七点后'],
  ],
  [
    ...[
      '',
      '散客',
      '',
      '',
      '',
      '',
      '停用',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '张三、李四',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '2019年',
    ],
    ...['', '', '', '', '', '', '', '', '', '', '否', '', '否'],
  ],
  [
    ...[
      'K003',
      '老王超市（南门店）',
      '',
      '',
      '商超',
      'B',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '河北省唐山市路南区建国路7号',
      '',
      '',
      '138****8000',
    ],
    ...[
      '',
      '',
      '',
      '',
      '王伟',
      '',
      '现结',
      '面议',
      '老规矩',
      '',
      '',
      '',
      '',
      '',
      '第一行，"引号"',
      '',
      '是',
      '三米',
      '',
    ],
  ],
];

const OWN = [
  { name: '门头尺寸', kind: 'text' },
  { name: '冰柜', kind: 'flag' },
] as const;

async function richShop(): Promise<TestEngine> {
  const shop = await emptyFile();
  for (const { name, kind } of OWN) await shop.ask('fields.create', { name, kind, choices: [] });
  await importFile(shop, writeCsv(dir, RICH, '客户.csv'), { kind: 'dealers' });
  return shop;
}

test.each([
  ['zh-CN', 'xlsx'],
  ['en', 'csv'],
  ['zh-CN', 'csvGb18030'],
] as const)(
  'all that a dealer has comes back unchanged, and whole in an empty file: %s %s',
  async (lang, format) => {
    const shop = await richShop();
    const [first] = recordsOf(shop.dataFile);

    const path = await write(shop, RECORDS, { lang, format });
    const came = await unchanged(shop, path);
    const other = await emptyFile();
    await importFile(other, path);
    // A field that this file does not have yet is kept under its header, and taken up by one act.
    for (const { name, kind } of OWN) await other.ask('fields.promote', { header: name, name, kind });

    expect(first).toMatchObject({ code: 'K001', excluded: 0, credit_limit_minor: 1200050, region_code: '130102' });
    expect(came).toEqual(STILL);
    expect(recordsOf(other.dataFile)).toEqual(recordsOf(shop.dataFile));
  },
  400_000,
);
