import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils, type WorkBook } from '@e965/xlsx';
import { afterEach, describe, expect, it } from 'vitest';
import { reportsApi } from '../../src/main/features/reports/reports.api.ts';
import { JobId, RunId } from '../../src/shared/domain/ids.ts';
import { isAppError } from '../../src/shared/errors/appError.ts';
import { type ReportFile, reportFile } from '../helpers/reportData.ts';

const EVIL = `<script>alert("x")</script>'&=1+1`;
let file: ReportFile;

/** Five graded dealers, one too new, one without orders, one excluded; two reps. */
async function shop(): Promise<ReportFile> {
  file = await reportFile('2026-11-25');
  file.setting('companyName', '恒达"商贸"</style>');
  const wang = file.rep('王伟');
  const zhao = file.rep('赵敏');
  const orders = (...amounts: number[]) => amounts.map((net, i) => [`2026-0${(i % 8) + 1}-15`, net] as const);
  file.dealer({ name: '大客户', code: '0001', repId: wang, city: '金华市', district: '义乌市', originalGrade: 'VIP' }, [
    ['2024-12-01', 100_00],
    ['2025-06-01', 40_000_00],
    ...orders(30_000_00, 30_000_00, 20_000_00),
  ]);
  file.dealer({ name: EVIL, code: '=1+1', repId: wang }, [['2025-03-01', 500_00], ...orders(9_000_00, 1_50)]);
  file.dealer({ name: '退货多', code: 'K3', repId: zhao }, [
    ['2025-03-01', 500_00],
    ...orders(3_000_00),
    ['2026-05-01', -1_000_33, 'return'],
  ]);
  file.dealer({ name: '休眠', code: 'K4', repId: zhao, originalGrade: 'A级' }, [['2025-03-01', 7_000_00]]);
  file.dealer({ name: '只退不进', code: 'K5' }, [
    ['2025-03-01', 900_00],
    ['2026-01-05', -200_00, 'return'],
  ]);
  file.dealer({ name: '新开户', code: 'K6' }, [['2026-10-20', 5_000_00]]);
  file.dealer({ name: '没来过', code: 'K7' });
  file.dealer({ name: '门市散客', code: 'K8', excluded: true }, orders(4_000_00));
  await file.score();
  return file;
}

afterEach(() => file.close());

function rowsOf(book: WorkBook, sheet: number, header: string): Record<string, unknown>[] {
  const worksheet = book.Sheets[book.SheetNames[sheet] ?? ''] ?? {};
  const rows = utils.sheet_to_json<unknown[]>(worksheet, { header: 1, blankrows: false });
  const at = rows.findIndex((row) => row.includes(header));
  const names = (rows[at] ?? []).map(String);
  return rows.slice(at + 1).map((row) => Object.fromEntries(names.map((name, i) => [name, row[i]])));
}

const minor = (value: unknown) => Math.round(Number(value) * 100);

describe('the tier report as a page', () => {
  it('holds every dealer as text, loads nothing and runs nothing', async () => {
    await shop();

    const page = readFileSync(await file.build({ options: { omitNoOrders: false } }), 'utf8');

    expect(page).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;&amp;=1+1');
    expect(page).not.toMatch(/<script|<link|<img|https?:|url\((?!data:)(?!#)/);
    expect(page.match(/<\/style>/g)?.length).toBe(2);
    for (const name of ['大客户', '退货多', '休眠', '只退不进', '新开户', '没来过', '门市散客'])
      expect(page).toContain(name);
    for (const frame of [
      '客户等级报表',
      '订单数据截至 2026年10月20日',
      '统计期 2025年10月21日 至 2026年10月20日',
      '范围：全部客户',
      '排序：按排名',
      '评级方案：ABC + D 第 1 版',
      '打印时间',
      '金额单位：元',
      '制表',
      '审核',
      '日期',
    ]) {
      expect(page).toContain(frame);
    }
    expect(page).toContain('counter(page)');
  });

  it('calls a dealer that opens after the as-of day new, and never without an opening date', async () => {
    await shop();
    const id = file.dealer({ name: '明天开户', openedOn: '2026-10-21' });
    await file.score();

    const page = readFileSync(await file.build({ options: { omitNoOrders: false } }), 'utf8');

    expect(
      file.raw.prepare('SELECT tier, ungraded, history_since AS since FROM score_live WHERE dealer_id = ?').get(id),
    ).toEqual({ tier: null, ungraded: 'too_new', since: '2026-10-21' });
    expect(page.match(/明天开户.*?<\/tr>/s)?.[0]).toContain('新客户：2026-10-21 开户，晚于统计期');
    expect(page.match(/没来过.*?<\/tr>/s)?.[0]).toContain('到截止日没有订单，也没有开户日期');
  });

  it('counts dealers without orders in one line unless they are asked for; the workbook has them all', async () => {
    await shop();
    file.dealer({ name: '也没来过' });
    await file.score();
    const path = join(file.dir, 'report.xlsx');

    const page = readFileSync(await file.build({}), 'utf8');
    await file.build({ format: 'xlsx', path });

    expect(page).toContain('未评级客户 3 家');
    expect(page).toContain('新开户');
    expect(page).not.toContain('没来过');
    expect(page).toContain('其中 2 家到截止日没有订单，也没有开户日期，这里不逐一列出。');
    expect(JSON.stringify(read(readFileSync(path)).Sheets)).toContain('也没来过');
  });

  it('says on its first page why nobody carries a tier where the data are shorter than a tier asks for', async () => {
    file = await reportFile('2026-11-25');
    file.dealer({ name: '新店' }, [
      ['2026-09-10', 900_00],
      ['2026-10-20', 800_00],
    ]);
    await file.score();
    const path = join(file.dir, 'report.xlsx');

    const page = readFileSync(await file.build({}), 'utf8');
    await file.build({ format: 'xlsx', path });

    expect(page.match(/class="remark">([^<]*)/)?.[1]).toMatch(/^订单数据只有 1 个月（.*还没有客户定级。$/);
    expect(JSON.stringify(read(readFileSync(path)).Sheets)).toContain('还没有客户定级');
  });

  it('says the owner’s word for a buyer, and speaks English', async () => {
    await shop();
    file.setting('dealerNoun', '经销商');

    expect(readFileSync(await file.build({}), 'utf8')).toContain('<h1>经销商等级报表</h1>');
    expect(readFileSync(await file.build({ options: { lang: 'en' } }), 'utf8')).toContain(
      '<h1>Dealer tier report</h1>',
    );
  });

  it('is saved as one file that needs nothing beside it', async () => {
    await shop();
    const path = join(file.dir, 'report.html');

    await file.build({ path });

    expect(readFileSync(path, 'utf8')).toContain('data:font/woff2;base64,');
    expect(readdirSync(file.dir).filter((name) => name.endsWith('.part') || name.startsWith('report-'))).toEqual([]);
  });

  it('keeps only the newest pages that wait to be shown', async () => {
    await shop();

    for (let i = 0; i < 10; i += 1) await file.build({});

    expect(readdirSync(file.dir).filter((name) => name.startsWith('report-')).length).toBe(8);
  });
});

describe('what was printed', () => {
  it('is frozen, once for the same result, and again when it is another one', async () => {
    await shop();
    const frozen = () => file.raw.prepare("SELECT count(*) FROM score_run WHERE status = 'frozen'").pluck().get();

    await file.build({});
    const afterPreview = frozen();
    await file.build({ freeze: true });
    await file.build({ freeze: true, format: 'xlsx', path: join(file.dir, 'a.xlsx') });
    const afterTwoPrints = frozen();
    file.order(1, ['2026-10-20', 1_00]);
    await file.score();
    await file.build({ freeze: true });

    expect([afterPreview, afterTwoPrints, frozen()]).toEqual([0, 1, 2]);
  });

  it('reads the same for ever, whatever happens to the orders and the live result', async () => {
    await shop();
    const runId = (await file.freeze()) as never;
    const before = readFileSync(await file.build({ options: { runId } }), 'utf8');

    file.order(1, ['2026-11-20', 99_000_00]);
    await file.score();
    await file.freeze();

    expect(readFileSync(await file.build({ options: { runId } }), 'utf8')).toBe(before);
  });

  it('compares with the run of the earlier as-of day, not with a copy of itself', async () => {
    await shop();
    await file.freeze();
    file.order(2, ['2026-11-20', 60_000_00]);
    await file.score();
    await file.freeze();

    const page = readFileSync(await file.build({ freeze: true }), 'utf8');

    expect(page).toContain('等级变动：与 2026年10月20日 的批次');
    expect(page).toMatch(/<b class="t t-solid">A<\/b> ← B/);
  });
});

/** A list of balances: who owes how much, and what of it is overdue. */
function owes(asOf: string, balances: Readonly<Record<string, readonly [balance: number, overdue: number]>>): void {
  const insert = file.raw.prepare(
    `INSERT INTO receivable (dealer_id, source_id, as_of_on, balance_minor, overdue_minor, not_due_minor, late30_minor,
       late60_minor, late90_minor, late_over_minor, late_unaged_minor, undated_minor, content_key)
     SELECT id, 1, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, '' FROM dealer WHERE code = ?`,
  );
  for (const [code, [balance, overdue]] of Object.entries(balances))
    insert.run(asOf, balance, overdue, balance - overdue, overdue, code);
}

describe('what is owed in the tier report', () => {
  const JULY = { '0001': [900_00, 0] } as const;
  const NOVEMBER = {
    '0001': [12_345_67, 2_345_67],
    K3: [800_00, 800_00],
    K4: [-50_00, 0],
    K6: [70_00, 0],
    K8: [6_00, 6_00],
  } as const;

  it('is of the latest list until today, per tier as the database sums it up, with its day on every page', async () => {
    await shop();
    owes('2026-07-31', JULY);
    owes('2026-11-24', NOVEMBER);
    owes('2026-11-30', { '0001': [1_00, 0] });
    const path = join(file.dir, 'report.xlsx');

    await file.build({ format: 'xlsx', path });
    const page = readFileSync(await file.build({}), 'utf8');

    const book = read(readFileSync(path));
    const summary = new Map(rowsOf(book, 0, '客户数').map((row) => [row.等级, row]));
    const figures = (line: string) => ['应收余额', '超期金额'].map((key) => minor(summary.get(line)?.[key]));
    const tiers = file.raw
      .prepare<[], { tier: string; owed: number; overdue: number }>(
        `SELECT s.tier, sum(max(0, coalesce(v.balance_minor, 0))) AS owed, sum(coalesce(v.overdue_minor, 0)) AS overdue
         FROM score_live s LEFT JOIN receivable v ON v.dealer_id = s.dealer_id AND v.as_of_on = '2026-11-24'
         WHERE s.tier IS NOT NULL GROUP BY s.tier`,
      )
      .all();
    expect(tiers.length).toBeGreaterThan(1);
    for (const { tier, owed, overdue } of tiers) expect(figures(tier)).toEqual([owed, overdue]);
    expect(figures('合计')).toEqual([13_215_67, 3_145_67]);
    expect(figures('总计')).toEqual([13_221_67, 3_151_67]);
    const listed = [...rowsOf(book, 1, '客户名称'), ...rowsOf(book, 2, '客户名称')];
    const balances = new Map(listed.map((row) => [row.编号, [minor(row.应收余额), minor(row.超期金额)]]));
    expect(balances.size).toBe(8);
    for (const [code, balance] of balances) expect(balance).toEqual(NOVEMBER[code as keyof typeof NOVEMBER] ?? [0, 0]);
    expect(page).toContain('订单数据截至 2026年10月20日；应收数据截至 2026年11月24日');
    expect(page).toContain('另有预收 50.00');
    expect(page).toMatch(/合计 5 家<\/th>.*<th class="n">13,145.67<\/th><th class="n">3,145.67<\/th>/);
  });

  it('of a frozen run is of the list until the day it was calculated', async () => {
    await shop();
    owes('2026-11-24', NOVEMBER);
    const runId = RunId.parse(await file.freeze());
    file.raw.prepare("UPDATE score_run SET created_at = unixepoch('2026-08-05') * 1000 WHERE id = ?").run(runId);

    const before = readFileSync(await file.build({ options: { runId } }), 'utf8');
    owes('2026-07-31', JULY);
    const after = readFileSync(await file.build({ options: { runId } }), 'utf8');

    expect(before).not.toContain('应收');
    expect(after).toContain('应收数据截至 2026年7月31日');
    expect(after).toContain('它不随批次存档');
  });

  it('is left out where there is no list yet, on paper and in the workbook', async () => {
    await shop();
    owes('2026-11-26', NOVEMBER);
    const path = join(file.dir, 'report.xlsx');

    await file.build({ format: 'xlsx', path });
    const page = readFileSync(await file.build({}), 'utf8');

    expect(page).not.toMatch(/应收|超期/);
    const book = read(readFileSync(path));
    for (const sheet of book.SheetNames) expect(utils.sheet_to_csv(book.Sheets[sheet] ?? {})).not.toMatch(/应收|超期/);
  });
});

describe('the tier report as a workbook', () => {
  it('has real numbers whose sums are those of the run, for an independent reader', async () => {
    await shop();
    const path = join(file.dir, 'report.xlsx');

    await file.build({ format: 'xlsx', path });

    const book = read(readFileSync(path));
    const list = rowsOf(book, 1, '客户名称');
    const summary = rowsOf(book, 0, '客户数');
    const notes = rowsOf(book, 2, '客户名称');
    const sum = (rows: Record<string, unknown>[]) => rows.reduce((total, row) => total + minor(row.本期净额 ?? 0), 0);
    const all = file.raw.prepare('SELECT sum(net_minor) FROM score_live').pluck().get();
    expect(book.SheetNames).toEqual(['汇总', '客户清单', '未评级和不参与', '等级变动', '业务员', '规则与对账']);
    expect(
      list.every(
        (row) => typeof row.本期净额 === 'number' && typeof row.单数 === 'number' && typeof row.编号 === 'string',
      ),
    ).toBe(true);
    expect(sum(list) + sum(notes)).toBe(all);
    expect(minor(summary.find((row) => row.等级 === '总计')?.本期净额)).toBe(all);
    expect(list.map((row) => row.客户名称)).toContain(EVIL);
    expect(notes.map((row) => [row.类别, row.客户名称])).toEqual([
      ['未评级', '新开户'],
      ['未评级', '没来过'],
      ['不参与评级', '门市散客'],
    ]);
  });

  it('holds no formula, has a frozen header and a filter', async () => {
    await shop();
    const path = join(file.dir, 'report.xlsx');

    await file.build({ format: 'xlsx', path });

    const book = read(readFileSync(path), { cellFormula: true, bookFiles: true });
    const cells = Object.values(book.Sheets).flatMap((sheet) => Object.values(sheet) as unknown[]);
    const list = (book as WorkBook & { files: Record<string, { content: Buffer }> }).files[
      'xl/worksheets/sheet2.xml'
    ]?.content.toString('utf8');
    expect(cells.some((cell) => typeof cell === 'object' && cell !== null && 'f' in cell)).toBe(false);
    expect(list).toMatch(/<pane [^>]*state="frozen"/);
    const panes = Object.values((book as WorkBook & { files: Record<string, { content: Buffer }> }).files)
      .map(({ content }) => /<pane [^>]*ySplit="(\d+)"/.exec(content?.toString('utf8') ?? '')?.[1])
      .filter((rows) => rows !== undefined);
    expect(panes.length).toBe(book.SheetNames.length);
    // More would leave no room to scroll on a small screen.
    expect(Math.max(...panes.map(Number))).toBeLessThanOrEqual(8);
    expect(list).toMatch(/<autoFilter ref="A5:V\d+"/);
  });
});

describe('what can go wrong', () => {
  it('without orders there is nothing to report', async () => {
    file = await reportFile();

    await expect(file.build({})).rejects.toMatchObject({ code: 'score_no_orders' });
    await expect(file.build({ freeze: true })).rejects.toMatchObject({ code: 'score_no_orders' });
  });

  it('a run that is not there is said to be missing', async () => {
    await shop();

    await expect(file.build({ options: { runId: 99 as never } })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('a target that cannot be written is named, and nothing is left beside it', async () => {
    await shop();
    const path = join(file.dir, 'taken.html');
    mkdirSync(path);

    const failure = await file.build({ path }).catch((error: unknown) => error);

    expect(isAppError(failure) && failure.toWire()).toEqual({ code: 'not_writable', params: { name: 'taken.html' } });
    expect(readdirSync(file.dir).some((name) => name.endsWith('.part'))).toBe(false);
  });

  it('a cancelled job leaves an earlier file of the same name alone', async () => {
    await shop();
    const path = join(file.dir, 'report.xlsx');
    writeFileSync(path, 'earlier');
    file.cancelled.now = true;

    await expect(file.build({ format: 'xlsx', path })).rejects.toMatchObject({ code: 'cancelled' });

    expect(readFileSync(path, 'utf8')).toBe('earlier');
  });

  it('a data file that can only be looked at is printed from its live result', async () => {
    await shop();
    const { AppError } = await import('../../src/shared/errors/appError.ts');
    file.env.port.run = async () => {
      throw new AppError('file_read_only', { name: '' });
    };

    const path = await file.build({ freeze: true });

    expect(readFileSync(path, 'utf8')).toContain('未存档');
  });

  it('a PDF or a workbook without a place to go is refused before anything starts', async () => {
    file = await reportFile();
    const started: string[] = [];
    const ctx = { startJob: (kind: string) => JobId.parse(String(started.push(kind))) } as never;
    const input = { options: { kind: 'tier', lang: 'en' }, freeze: false } as never as Parameters<
      (typeof reportsApi)['reports.build']
    >[1];

    expect(() => reportsApi['reports.build'](ctx, { ...input, format: 'pdf' })).toThrow('invalid_input');
    expect(reportsApi['reports.build'](ctx, { ...input, format: 'html' }).reportId).toMatch(/^[\w-]{36}$/);
    expect(started).toEqual(['reports.build']);
    expect(existsSync(file.dir)).toBe(true);
  });
});
