import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { commandInside } from '../helpers/cliInside.ts';
import { type CommandLineOptions, commandLine, type KillAt } from '../helpers/commandLine.ts';
import { writeCsv } from '../helpers/csv.ts';
import { sharedIt, sharedPath } from '../helpers/shared.ts';

let dir: string;
let file: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-cli-'));
  file = join(dir, 'shop.dealerdesk');
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** In this process; the built one in a process of its own where it is killed, starved or piped, or `built` says so. */
const run = (args: readonly string[], options?: CommandLineOptions) =>
  options === undefined ? commandInside(dir, args) : built(args, options);
const built = (args: readonly string[], options?: CommandLineOptions) => commandLine(dir, args, options);

const HEAD = ['单据日期', '单据编号', '客户编号', '金额'];
const bills = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => [
    `2026-0${1 + (i % 9)}-10`,
    `N${from + i}`,
    `K${i % 97}`,
    `${(i % 500) + 0.5}`,
  ]);

/** What an import does one after the other, and whether all of it is there where it ends before it. */
const IMPORTING: readonly [all: boolean, KillAt][] = [
  [false, { step: /^copyFile / }],
  [false, { step: /^run INSERT INTO stage_written/, nth: 100 }],
  [false, { step: /^run INSERT INTO stage_written/, nth: 300 }],
  [false, { step: /^run INSERT INTO stage_order/, nth: 10 }],
  [false, { step: /^run update "import_batch"/, after: /stage_order/ }],
  [false, { step: /^run INSERT INTO product / }],
  [false, { step: /^run INSERT INTO orders / }],
  [false, { step: /^run INSERT OR IGNORE INTO touched_dealer/, after: /^run INSERT INTO orders / }],
  [false, { step: /^exec INSERT OR REPLACE INTO dealer_day_renewed/ }],
  [false, { step: /^run INSERT INTO source_file/, after: /^run INSERT INTO orders / }],
  [false, { step: /^exec DELETE FROM stage_order/ }],
  [false, { step: /^run COMMIT/, after: /^exec DELETE FROM stage_order/ }],
  [true, { step: /^rm .*batch-/, after: /^exec DELETE FROM stage_order/ }],
  [true, { step: /^run INSERT OR REPLACE INTO score_figure/ }],
  [true, { step: /^run INSERT OR REPLACE INTO lifecycle_live/ }],
  [true, { step: /^pragma wal_checkpoint/, after: /lifecycle_live/ }],
];

describe('the command line', () => {
  it('imports, scores, reports and checks, in machine-readable words', async () => {
    const path = writeCsv(dir, [HEAD, ...bills(0, 300)]);

    const imported = await built(['import', path, '--kind', 'orders', '--file', file, '--json', '--source', '管家婆']);
    const scored = await built(['score', '--file', file, '--json', '--as-of', '2026-09-30', '--window-months', '12']);
    const reported = await built([
      'report',
      'tier',
      '--file',
      file,
      '--out',
      join(dir, 'tier.xlsx'),
      '--lang',
      'zh-CN',
    ]);
    const forecast = await built(['forecast', '--file', file, '--json', '--horizon', '3']);
    const checked = await built(['check', '--file', file, '--json']);

    expect(JSON.parse(imported.out)).toMatchObject({
      batchId: 1,
      sheet: 'CSV',
      headerRow: 1,
      mapping: { date: '单据日期', number: '单据编号', dealerCode: '客户编号', amount: '金额' },
      rows: 300,
      created: 300,
      updated: 0,
      unchanged: 0,
      rejected: 0,
      ambiguous: 0,
      problems: [],
      currency: 'CNY',
    });
    // Bills stand on the tenth of January to September: the first and the last month are not whole.
    const { by, asOf, currency, partial, series } = JSON.parse(forecast.out);
    expect({ by, asOf, currency, partial }).toMatchObject({
      asOf: '2026-09-10',
      currency: 'CNY',
      partial: { month: '2026-09' },
    });
    expect(series[0]).toMatchObject({ whole: true, from: '2026-02', model: 'mean', choice: 'by_error' });
    expect(series[0].forecast.map(({ period }: { period: string }) => period)).toEqual([
      '2026-09',
      '2026-10',
      '2026-11',
    ]);
    const score = JSON.parse(scored.out) as {
      dealers: number;
      tiers: Record<string, number>;
      thresholds: Record<string, number[]>;
    };
    expect(score).toMatchObject({ asOf: '2026-09-30', windowMonths: 12, dealers: 97 });
    expect(Object.values(score.tiers).reduce((sum, n) => sum + n, 0)).toBe(97);
    expect([score.thresholds.r, score.thresholds.f, score.thresholds.m].map((bounds) => bounds?.length)).toEqual([
      4, 4, 4,
    ]);
    expect(readFileSync(join(dir, 'tier.xlsx')).subarray(0, 2).toString()).toBe('PK');
    expect(JSON.parse(checked.out)).toMatchObject({ ok: true });
    expect([imported.code, scored.code, reported.code, checked.code]).toEqual([0, 0, 0, 0]);
  });

  it('changes nothing on a dry run and leaves no file behind where there was none', async () => {
    const path = writeCsv(dir, [HEAD, ...bills(0, 20)]);

    const dry = await run(['import', path, '--file', file, '--dry-run', '--json']);

    expect(JSON.parse(dry.out)).toMatchObject({ batchId: null, created: 20 });
    expect(existsSync(file)).toBe(false);
    // Amounts of a new file are called by a currency: whoever named none hears which.
    const unnamed = await run(['import', writeCsv(dir, [HEAD, ...bills(0, 2)]), '--file', file, '--lang', 'zh-CN']);
    expect(unnamed.out).toContain('都按 CNY 算');
  });

  it('tells rows that were joined with their dealer apart from dealers that stay as they are', async () => {
    const path = writeCsv(dir, [
      ['客户编号', '客户名称', '联系人', '手机'],
      ['K01', '城东便利店', '张三', '13900000001'],
      ['K01', '城东便利店', '李四', '13900000002'],
    ]);

    const { out } = await run(['import', path, '--kind', 'dealers', '--file', file, '--lang', 'en']);

    expect(out).toContain('New: 1\n');
    expect(out).toContain('Unchanged: 0\n');
    expect(out).toContain('Rows joined with their dealer: 1\n');
  });

  it('a list of which not one row can be taken is one sentence, and leaves no file behind', async () => {
    const path = writeCsv(dir, [HEAD, ['not a day', 'N1', 'K1', '5'], ['2026-13-45', 'N2', 'K2', '6']]);

    const plain = await run(['import', path, '--kind', 'orders', '--file', file, '--lang', 'en']);
    const json = await run(['import', path, '--kind', 'orders', '--file', file, '--json']);

    expect([plain.code, json.code]).toEqual([1, 1]);
    expect(plain.err).toMatch(/^import_nothing_taken: Not one row could be imported \(2 rejected\).+\n$/);
    expect(JSON.parse(json.out)).toMatchObject({ batchId: null, created: 0, rejected: 2, problemsTotal: 2 });
    expect(existsSync(file)).toBe(false);
  });

  it('takes the period of an order file, and counts to its end', async () => {
    const path = writeCsv(dir, [HEAD, ['2026-10-05', 'N1', 'K1', '10']]);
    const importing = (period: string) =>
      run(['import', path, '--kind', 'orders', '--file', file, '--json', '--period', period]);

    const wrong = await importing('2026-10');
    const short = await importing('2026-10-06..2026-10-31');
    const imported = await importing('2026-10-01..2026-10-31');
    const scored = await run(['score', '--file', file, '--json']);

    expect(wrong.code).toBe(2);
    expect(short).toMatchObject({ code: 1, err: expect.stringMatching(/^import_period: /) });
    expect(JSON.parse(imported.out).period).toEqual({ from: '2026-10-01', to: '2026-10-31' });
    expect(JSON.parse(scored.out).asOf).toBe('2026-10-31');
  });

  it('ends quietly when whoever reads has had enough', async () => {
    const { code, out, err } = await run([], { piped: 'channels --json | head -c 20' });

    expect([code, out.length, err]).toEqual([0, 20, '']);
  });

  it('takes columns by name or letter, and rows without a header', async () => {
    const path = writeCsv(dir, bills(0, 20));

    const result = await run([
      'import',
      path,
      '--kind',
      'orders',
      '--no-header',
      '--file',
      file,
      '--json',
      '--map',
      '{"date":"A","number":"B","dealerCode":"C","amount":"D"}',
    ]);

    expect(JSON.parse(result.out)).toMatchObject({ headerRow: 0, rows: 20, created: 20 });
  });

  it('fills fields of the owner’s own and tags by the columns that --map names', async () => {
    const call = (channel: string, input: object) => run(['call', channel, JSON.stringify(input), '--file', file]);
    await run([
      'import',
      writeCsv(
        dir,
        [
          ['客户编号', '客户名称'],
          ['K1', '甲店'],
        ],
        'plain.csv',
      ),
      '--file',
      file,
    ]);
    await call('fields.create', { name: '冰柜数', kind: 'number' });
    await call('fields.create', { name: '合同到期', kind: 'date' });
    const rows = [
      ['客户编号', '客户名称', '几台', '到哪天', '说明'],
      ['K1', '甲店', '3 ', '2027年1月5日', '大户'],
      ['K2', '乙店', '-', '', ''],
    ];
    const list = ['import', writeCsv(dir, rows, 'own.csv'), '--kind', 'dealers', '--file', file];

    const map = { 冰柜数: '几台', 合同到期: 'D', tags: '说明' };
    const imported = await run([...list, '--json', '--map', JSON.stringify(map)]);
    const unknown = await run([...list, '--map', '{"冰箱":"C"}']);
    const column = await run([...list, '--map', '{"冰柜数":"没有"}']);
    const listed = await call('dealers.list', { sort: { by: 'code', descending: false } });

    expect(JSON.parse(imported.out)).toMatchObject({
      mapping: { code: '客户编号', name: '客户名称', tags: '说明', 冰柜数: '几台', 合同到期: '到哪天' },
      created: 1,
      updated: 1,
    });
    const dealers = (JSON.parse(listed.out) as { rows: { custom: object; tags: { name: string }[] }[] }).rows;
    expect(dealers.map(({ custom }) => custom)).toEqual([{ 'custom:1': '3', 'custom:2': '2027-01-05' }, {}]);
    expect(dealers.map(({ tags }) => tags.map(({ name }) => name))).toEqual([['大户'], []]);
    expect([unknown.code, column.code]).toEqual([2, 2]);
    expect(column.err).toContain('没有');
  });

  it('answers 1 with one line and its code for an expected failure, 2 for wrong usage', async () => {
    writeFileSync(join(dir, 'picture.xlsx'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]));

    const missing = await run(['check', '--file', join(dir, 'none.dealerdesk'), '--lang', 'en']);
    const picture = await run(['import', join(dir, 'picture.xlsx'), '--file', file, '--lang', 'zh-CN']);
    const unknown = await run(['sing']);
    const badJson = await run(['call', 'dealers.list', '{', '--file', file]);
    const noFile = await run(['import', join(dir, 'picture.xlsx')]);
    const money = await run(['import', writeCsv(dir, [HEAD, ...bills(0, 2)]), '--file', file, '--currency', 'XYZ']);

    const codes = [missing, picture, unknown, badJson, noFile, money].map(({ code }) => code);
    expect(codes).toEqual([1, 1, 2, 2, 2, 2]);
    expect(money.err).toBe('--currency: XYZ is no currency of ISO 4217, such as CNY, GBP or JPY\n');
    expect(missing.err).toBe(
      'file_missing: The file “none.dealerdesk” was not found. It may have been moved, renamed or deleted.\n',
    );
    expect(picture.err).toMatch(/^sheet_not_spreadsheet: .+\n$/);
    expect(existsSync(file)).toBe(false);
  });

  it('calls any channel with JSON, a file or standard input, and lists them with their schemas', async () => {
    await built(['import', writeCsv(dir, [HEAD, ...bills(0, 20)]), '--file', file]);
    writeFileSync(join(dir, 'input.json'), '{"limit":1}');

    const direct = await built(['call', 'dealers.list', '{"limit":2}', '--file', file, '--json']);
    const fromFile = await built(['call', 'dealers.list', `@${join(dir, 'input.json')}`, '--file', file, '--json']);
    const fromStdin = await built(['call', 'dealers.list', '-', '--file', file, '--json'], { stdin: '{"limit":3}' });
    const channels = await built(['channels', '--json']);

    expect(
      [direct, fromFile, fromStdin].map(({ out }) => (JSON.parse(out) as { rows: unknown[] }).rows.length),
    ).toEqual([2, 1, 3]);
    expect(
      (JSON.parse(channels.out) as { channel: string; input: object }[]).find(
        ({ channel }) => channel === 'dealers.list',
      )?.input,
    ).toHaveProperty('properties');
  });

  it('a full disk is one sentence, and the data stay as they were', async () => {
    await run(['import', writeCsv(dir, [HEAD, ...bills(0, 200)]), '--file', file]);
    const before = canonicalDump(file);
    // A limit on the size of files stands for the disk: writing beyond it fails in the same way.
    const blocks = (1.5 * 1024 * 1024) / 512;

    const full = await run(['import', writeCsv(dir, [HEAD, ...bills(1000, 20_000)]), '--file', file, '--lang', 'en'], {
      shell: `trap '' XFSZ; ulimit -f ${blocks}`,
    });
    const check = await run(['check', '--file', file]);

    expect(full.code).toBe(1);
    expect(full.err).toMatch(/^disk_full: /m);
    expect(canonicalDump(file)).toBe(before);
    expect(check.code).toBe(0);
  });

  it('a disk too full even to open a file is called full, not locked by somebody', async () => {
    await run(['import', writeCsv(dir, [HEAD, ...bills(0, 200)]), '--file', file]);
    const before = canonicalDump(file);
    // Twenty kilobytes: too little for what stands beside a file that is read.
    const twenty = { shell: `trap '' XFSZ; ulimit -f 40` };

    for (const args of [['check'], ['score'], ['call', 'dealers.list', '{}']]) {
      const { code, err } = await run([...args, '--file', file, '--lang', 'en'], twenty);
      expect([code, err]).toEqual([
        1,
        'disk_full: The disk is full. Nothing was changed. Free some space and try again.\n',
      ]);
    }
    expect(canonicalDump(file)).toBe(before);
  });

  it('a disk too full for the write-ahead log to be taken in costs nobody anything', async () => {
    await run(['import', writeCsv(dir, [HEAD, ...bills(0, 2000)]), '--file', file]);
    const data = new Database(file);
    // No page is left to be used again: whatever is added, the file has to grow, and cannot.
    data.exec('VACUUM');
    data.close();
    const shell = `trap '' XFSZ; ulimit -f ${Math.ceil(statSync(file).size / 512)}`;

    const { code, err } = await run(['import', writeCsv(dir, [HEAD, ...bills(5000, 60)]), '--file', file], { shell });

    expect([code, err]).toEqual([0, '']);
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
    // The writer has ended as it should.
    expect(existsSync(`${file}.lock`)).toBe(false);
    const { out } = await run(['call', 'dealers.list', '{"limit":1}', '--file', file, '--json']);
    expect((await run(['check', '--file', file])).code).toBe(0);
    expect(out).toContain('"rows"');
  });

  it('kill -9 at twenty moments of an import: all or nothing every time', async () => {
    await run(['import', writeCsv(dir, [HEAD, ...bills(0, 100)]), '--file', file, '--source', 's']);
    const before = canonicalDump(file);
    const path = writeCsv(dir, [HEAD, ...bills(1000, 4000)]);
    const moments: [all: boolean | undefined, CommandLineOptions][] = [
      ...IMPORTING.map(([all, killAt]): [boolean, CommandLineOptions] => [all, { killAt }]),
      // Somewhere between them, or not at all: a write is cut that the steps do not show.
      ...[300, 500, 700, 900].map((killAfterMs): [undefined, CommandLineOptions] => [undefined, { killAfterMs }]),
    ];
    expect(moments).toHaveLength(20);

    for (const [i, [all, options]] of moments.entries()) {
      const victim = join(dir, `victim${i}.dealerdesk`);
      writeFileSync(victim, readFileSync(file));
      const { code } = await run(['import', path, '--file', victim, '--source', 's'], options);
      if (all !== undefined) expect(code, options.killAt?.step.source).toBeNull();
      const check = await run(['check', '--file', victim, '--json']);
      // Opening to write sweeps what was unfinished; then the data must be whole.
      const opened = await run(['call', 'settings.update', '{}', '--file', victim]);
      const { counts } = JSON.parse(check.out) as { counts: Record<string, number> };
      expect([check.code, opened.code]).toEqual([0, 0]);
      expect(all === undefined ? [100, 4100] : [all ? 4100 : 100], options.killAt?.step.source).toContain(
        counts.orders,
      );
      if (counts.orders === 100) expect(canonicalDump(victim)).toBe(before);
    }
  });

  sharedIt('data/online-retail/online_retail_orders.csv', 'gives the published figures for a real year', async () => {
    await run([
      'import',
      sharedPath('data/online-retail/online_retail_orders.csv'),
      '--kind',
      'orders',
      '--currency',
      'GBP',
      '--file',
      file,
    ]);

    const { out } = await run(['score', '--as-of', '2011-12-10', '--window-months', '13', '--file', file, '--json']);

    const score = JSON.parse(out) as {
      thresholds: { r: number[]; f: number[]; m: number[] };
      abc: object;
      dealers: number;
      amount: string;
    };
    expect(score).toMatchObject({ dealers: 4338, amount: '8911407.90', abc: { A: 1133, B: 1469, C: 1736 } });
    expect(score.thresholds.r).toEqual([13.8, 33, 72, 180]);
    expect(score.thresholds.f).toEqual([1, 2, 3, 6]);
    [250.19, 490.1, 942.28, 2058.43].forEach((bound, i) => {
      expect(Math.abs((score.thresholds.m[i] ?? 0) - bound)).toBeLessThanOrEqual(0.01);
    });

    // The same list without a data file, and the run's words about one dealer and against another run.
    const list = sharedPath('data/online-retail/online_retail_orders.csv');
    const plain = JSON.parse((await run(['score', '--orders', list, '--as-of', '2011-12-10', '--json'])).out);
    const scores = (rows: { id: string; score: number }[]) => new Map(rows.map(({ id, score: each }) => [id, each]));
    expect(scores(plain.perDealer)).toEqual(scores(JSON.parse(out).perDealer));
    const why = JSON.parse((await run(['explain', '12347', '--run', '1', '--file', file, '--json'])).out);
    expect(why).toMatchObject({ tier: 'A', amount: 4310, orders: 7, days: 3, r: 5, next: null });
    const day = ['--as-of', '2011-11-10', '--window-months', '12'];
    const earlier = JSON.parse((await run(['score', ...day, '--file', file, '--json'])).out);
    const moved = JSON.parse((await run(['compare', '1', String(earlier.runId), '--file', file, '--json'])).out);
    const cells: { from: string; to: string; dealers: number }[] = moved.cells;
    expect(cells.reduce((sum, { dealers }) => sum + dealers, 0)).toBe(earlier.perDealer.length);
    expect(moved.movers.length).toBe(cells.reduce((n, { from, to, dealers }) => n + (from === to ? 0 : dealers), 0));
    // A day in place of a run is calculated as of that day.
    const told = await run(['compare', '1', '2011-11-10', '--file', file, '--json']);
    expect(told.err).toBe('');
    const dayward = JSON.parse(told.out);
    expect(dayward.cells).toEqual(moved.cells);
  });

  it('lists reps, makes two of them one, and lets one leave', async () => {
    const rows = ['小王', '王伟', '李娜'].map((rep, i) => [`K${i}`, `客户${i}`, rep]);
    await run(['import', writeCsv(dir, [['客户编号', '客户名称', '业务员'], ...rows]), '--file', file]);

    const merged = await run(['reps', 'merge', '小王', '--into', '王伟', '--file', file, '--lang', 'zh-CN']);
    const left = await run(['reps', 'leave', '小王', '--on', '2026-11-30', '--to', '李娜', '--file', file, '--json']);
    const listed = await run(['reps', '--file', file, '--json']);
    const told = await run(['reps', '--file', file, '--lang', 'zh-CN']);
    const unknown = await run(['reps', 'leave', '张三', '--on', '2026-11-30', '--to-nobody', '--file', file]);
    const wrong = await run(['reps', 'leave', '王伟', '--on', '2026-11-30', '--file', file]);

    expect(merged.out).toBe('小王 已并入 王伟：现有客户 1 家，归属记录 1 条。\n');
    expect(JSON.parse(left.out)).toEqual({ given: 2, kept: 0, fromOn: '2026-12-01' });
    expect(JSON.parse(listed.out)).toMatchObject({
      reps: [
        { name: '李娜', active: true, leftOn: null, dealers: 1 },
        { name: '王伟', active: true, leftOn: '2026-11-30', dealers: 2, aliases: ['小王'] },
      ],
      unserved: 0,
      window: null,
    });
    expect(told.out).toBe('李娜：1 家，-\n王伟：2 家，-（将于 2026-11-30 离职）\n');
    expect([unknown.code, unknown.err.slice(0, 12)]).toEqual([1, 'rep_unknown:']);
    expect(wrong.code).toBe(2);
  });
});
