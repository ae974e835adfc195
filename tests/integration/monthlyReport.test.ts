import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { afterEach, describe, expect, it } from 'vitest';
// Connects the segments, as every worker does.
import '../../src/main/engine/handlers.ts';
import { monthlyPage } from '../../src/main/features/reports/monthly.queries.ts';
import { contract, type Output } from '../../src/shared/contract/index.ts';
import { SegmentId } from '../../src/shared/domain/ids.ts';
import { type ReportFile, reportFile } from '../helpers/reportData.ts';

let file: ReportFile;
afterEach(() => file.close());

/** Data from 2024-11-01 to 2026-10-20; two reps, three areas by name, an excluded account, one in the bin. */
async function shop(): Promise<ReportFile> {
  file = await reportFile('2026-11-25');
  const wang = file.rep('王伟');
  const zhao = file.rep('赵敏');
  const year = (day: number, minor: number) =>
    Array.from({ length: 24 }, (_, i) => {
      const month = ((10 + i) % 12) + 1;
      return [
        `${2024 + Math.floor((10 + i) / 12)}-${String(month).padStart(2, '0')}-${day}`,
        minor + i * 10_01,
      ] as const;
    });
  file.dealer({ name: '大客户', code: '0001', repId: wang, city: '金华市', district: '义乌市' }, [
    ...year(15, 1_000_00),
    ['2025-10-25', 7_777_00],
    ['2026-10-05', -300_50, 'return'],
    ['2026-09-28', 50_00, 'gift'],
  ]);
  file.dealer({ name: '中客户', code: '0002', repId: zhao, city: '金华市', district: '义乌市' }, year(18, 200_00));
  file.dealer({ name: '断续', code: '0003', repId: zhao }, [
    ['2025-11-03', 500_00],
    ['2026-10-03', 800_00],
  ]);
  file.dealer({ name: '去年的客户' }, [['2025-03-10', 9_000_00]]);
  file.dealer({ name: '门市散客', excluded: true }, year(19, 30_00));
  const bin = file.dealer({ name: '在回收站' }, year(20, 5_000_00));
  file.raw.prepare('UPDATE dealer SET deleted_at = 1 WHERE id = ?').run(bin);
  file.raw
    .prepare(
      `INSERT INTO import_batch (uid, kind, status, file_name, size_bytes, period_from, period_to, created_at, committed_at, commit_no)
       VALUES ('b', 'orders', 'committed', 'a.xlsx', 0, '2024-11-01', '2026-10-20', 0, 0, 1)`,
    )
    .run();
  await file.score();
  return file;
}

type Wishes = Partial<Parameters<typeof monthlyPage>[1]>;
async function table(wishes: Wishes = {}): Promise<Output<'reports.monthly'>> {
  const input = contract['reports.monthly'].input.parse(wishes);
  const ctx = { db: file.env.db, clock: file.env.clock } as Parameters<typeof monthlyPage>[0];
  return contract['reports.monthly'].output.parse(await monthlyPage(ctx, input));
}

const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);
/** Independent of the day totals that the table reads. */
const netOf = (where: string) =>
  Number(
    file.raw
      .prepare(
        `SELECT coalesce(sum(o.net_minor), 0) FROM orders o JOIN dealer d ON d.id = o.dealer_id
         WHERE o.kind IN ('sale', 'return', 'reversal') AND d.deleted_at IS NULL AND ${where}`,
      )
      .pluck()
      .get(),
  );

describe('the figures of the monthly table', () => {
  it('are those of the bills, month by month, returns taken off and gifts not counted', async () => {
    await shop();

    const { rows, sum: total, spans } = await table();

    expect(spans.map(({ month }) => month)).toEqual(
      [...Array(12).keys()].map((i) => `${i < 2 ? 2025 : 2026}-${String(((10 + i) % 12) + 1).padStart(2, '0')}`),
    );
    for (const row of rows)
      spans.forEach(({ month }, at) => {
        expect(row.months[at]).toBe(netOf(`d.id = ${row.id} AND substr(o.ordered_on, 1, 7) = '${month}'`));
      });
    expect(total.totalMinor).toBe(netOf("o.ordered_on BETWEEN '2025-11-01' AND '2026-10-31'"));
    expect(sum(rows.map(({ totalMinor }) => totalMinor))).toBe(total.totalMinor);
    expect(rows.map(({ name }) => name)).not.toContain('在回收站');
  });

  it('add up to those of the tier report and of the list of dealers over the same twelve months', async () => {
    await shop();
    file.raw.prepare("UPDATE import_batch SET period_to = '2026-10-31'").run();
    await file.score();

    const { sum: total } = await table();

    const graded = Number(file.raw.prepare('SELECT sum(net_minor) FROM score_live').pluck().get());
    expect(total.totalMinor).toBe(graded);
  });

  it('are those of a segment’s dealers alone where one is asked for, on the screen and on paper', async () => {
    await shop();
    const { rows } = await table();
    const ids = rows.filter(({ name }) => name === '中客户' || name === '断续').map(({ id }) => id);
    file.raw.exec(`
      INSERT INTO segment (id, uid, name, name_key, created_at, updated_at) VALUES (1, 's', '赵敏的两家', '赵敏的两家', 0, 0);
      INSERT INTO segment_member (segment_id, dealer_id, added_on) VALUES ${ids.map((id) => `(1, ${id}, '2026-10-01')`).join(', ')};`);
    await file.score();

    const within = await table({ segments: [SegmentId.parse(1)] });

    expect(within.rows.map(({ name }) => name)).toEqual(['中客户', '断续']);
    expect(within.sum.totalMinor).toBe(
      netOf("d.name IN ('中客户', '断续') AND o.ordered_on BETWEEN '2025-11-01' AND '2026-10-31'"),
    );
    // Another wish of the same moment is not answered from what was narrowed.
    expect((await table()).rows).toHaveLength(rows.length);
    await expect(table({ segments: [SegmentId.parse(9)] })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('compare a month that is not whole with the same days only', async () => {
    await shop();

    const { rows, sum: total, spans } = await table();

    const big = rows.find(({ name }) => name === '大客户');
    const before = netOf("d.name = '大客户' AND o.ordered_on BETWEEN '2024-11-01' AND '2025-10-20'");
    const lastMonth = netOf("d.name = '大客户' AND o.ordered_on BETWEEN '2026-09-01' AND '2026-09-20'");
    expect(spans.at(-1)).toMatchObject({ state: 'partial', days: { to: '2026-10-20' } });
    expect(big?.yoy).toBeCloseTo(((big?.totalMinor ?? 0) - before) / before, 12);
    expect(big?.mom).toBeCloseTo(((big?.months.at(-1) ?? 0) - lastMonth) / lastMonth, 12);
    const allBefore = netOf("o.ordered_on BETWEEN '2024-11-01' AND '2025-10-20'");
    expect(total.yoy).toBeCloseTo((total.totalMinor - allBefore) / allBefore, 12);
    // The mean is of the eleven whole months.
    expect(big?.meanMinor).toBe(Math.round(sum(big?.months.slice(0, 11) ?? []) / 11));
  });

  it('tell no data from no purchase', async () => {
    await shop();

    const { rows, spans } = await table({ months: 3, to: '2024-12' });

    expect(spans.map(({ state }) => state)).toEqual(['none', 'full', 'full']);
    expect(rows.find(({ name }) => name === '大客户')?.months[0]).toBeNull();
    expect((await table()).rows.find(({ name }) => name === '断续')?.months[1]).toBe(0);
  });

  it('leave nobody out in silence: those without a bill are counted, and listed if wished', async () => {
    await shop();

    const without = await table();
    const withAll = await table({ idle: true });

    expect([without.idle, withAll.idle]).toEqual([1, 0]);
    expect(without.rows.some(({ name }) => name === '去年的客户')).toBe(false);
    expect(withAll.rows.find(({ name }) => name === '去年的客户')?.totalMinor).toBe(0);
    expect(without.sum.yoy).toBe(withAll.sum.yoy);
  });
});

describe('the rows of the monthly table', () => {
  it('are reps, areas or districts with the same total', async () => {
    await shop();
    const dealers = await table();

    for (const by of ['rep', 'area', 'district'] as const) {
      const groups = await table({ by });
      expect(sum(groups.rows.map(({ totalMinor }) => totalMinor))).toBe(dealers.sum.totalMinor);
      expect(sum(groups.rows.map((row) => row.dealers))).toBe(dealers.total);
      expect(groups.sum).toEqual(dealers.sum);
    }
    const reps = await table({ by: 'rep', sort: { by: 'rep', descending: false } });
    expect(reps.rows.map(({ name }) => name)).toEqual(['王伟', '赵敏', '']);
  });

  it('have subtotals that are the sums of the rows above them', async () => {
    await shop();

    const { rows } = await table({ group: 'rep' });

    let part: typeof rows = [];
    let subtotals = 0;
    for (const row of rows) {
      if (row.kind === 'dealer') part.push(row);
      else {
        expect(row.months).toEqual(row.months.map((_, at) => sum(part.map(({ months }) => months[at] ?? null))));
        expect(row.dealers).toBe(part.length);
        part = [];
        subtotals += 1;
      }
    }
    expect([subtotals, part.length]).toEqual([3, 0]);
  });

  it('are narrowed by tier, rep, region and grading, and ordered by any heading', async () => {
    await shop();
    const names = async (wishes: Wishes) => (await table(wishes)).rows.map(({ name }) => name);

    expect(await names({ excluded: 'only' })).toEqual(['门市散客']);
    expect(await names({ excluded: 'hide', reps: [null] })).toEqual([]);
    expect(await names({ reps: [2 as never] })).toEqual(['中客户', '断续']);
    expect(await names({ sort: { by: 'code', descending: true } })).toEqual(['断续', '中客户', '大客户', '门市散客']);
    expect(await names({ sort: { by: '2025-11', descending: true } })).toEqual([
      '大客户',
      '断续',
      '中客户',
      '门市散客',
    ]);
    // What cannot be compared stands last in both directions.
    expect((await names({ sort: { by: 'yoy', descending: true } })).at(-1)).toBe('断续');
    expect((await names({ sort: { by: 'yoy', descending: false } })).at(-1)).toBe('断续');
  });

  it('are paged within one snapshot and read anew after a change', async () => {
    await shop();
    const first = await table({ limit: 2 });

    const second = await table({ limit: 2, offset: 2, snapshot: first.snapshot });
    file.order(1, ['2026-10-06', 123_45]);
    await file.score();
    const again = await table({ limit: 2 });

    expect(second.snapshot).toBe(first.snapshot);
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(
      (await table()).rows.slice(0, 4).map(({ id }) => id),
    );
    expect(again.snapshot).not.toBe(first.snapshot);
  });
});

describe('the monthly table on paper and as a workbook', () => {
  const build = (options: object, rest: object = {}) =>
    file.build({ options: { kind: 'monthly', ...options }, ...rest });

  it('marks months that are not whole, fills those without purchase, and says what it compares', async () => {
    await shop();

    const page = readFileSync(await build({}), 'utf8');

    expect(page).toContain('<h1>客户月度进货表</h1>');
    expect(page).toMatch(/10月\*/);
    expect(page).toContain('2026-10（1 日至 20 日）');
    expect(page).toContain('环比：2026-10-01 至 2026-10-20 与 2026-09-01 至 2026-09-20 相比。');
    expect(page.match(/断续.*?<\/tr>/s)?.[0].match(/class="n zero">0</g)?.length).toBe(10);
    expect(page).not.toMatch(/<script|<link|https?:|url\((?!data:)/);
  });

  it('says of a rep or an area how many dealers stand behind its line', async () => {
    await shop();

    const heads = async (by: string) =>
      readFileSync(await build({ by }), 'utf8').includes('<th>业务员</th><th class="n">客户数</th>');

    expect([await heads('rep'), await heads('dealer')]).toEqual([true, false]);
  });

  it('says of a table without any orders that there is nothing to print', async () => {
    file = await reportFile();

    await expect(build({})).rejects.toMatchObject({ code: 'report_no_orders' });
  });

  it('escapes names and survives absurd ones', async () => {
    await shop();
    file.raw.prepare("UPDATE dealer SET name = ? WHERE name = '中客户'").run(`<b>"x"</b>${'长'.repeat(300)}`);

    expect(readFileSync(await build({ group: 'district', lang: 'en' }), 'utf8')).toContain('&lt;b&gt;&quot;x&quot;');
  });

  it('has real numbers without sums among its rows, and the sums on a sheet of their own', async () => {
    await shop();
    const path = join(file.dir, 'monthly.xlsx');

    await build({ group: 'rep' }, { format: 'xlsx', path });

    const book = read(readFileSync(path));
    const rowsOf = (name: string) => {
      const rows = utils.sheet_to_json<unknown[]>(book.Sheets[name] ?? {}, { header: 1, blankrows: false });
      const at = rows.findIndex((row) => row.includes('合计'));
      const head = (rows[at] ?? []).map(String);
      return rows.slice(at + 1).map((row) => Object.fromEntries(head.map((title, i) => [title, row[i]])));
    };
    expect(book.SheetNames).toEqual(['月度进货表', '合计', '说明']);
    const list = rowsOf('月度进货表');
    const total = rowsOf('合计').find((row) => row.范围 === '合计');
    expect(list.every((row) => typeof row.合计 === 'number' && typeof row['2026-03'] === 'number')).toBe(true);
    expect(Math.round(list.reduce((all, row) => all + Number(row.合计), 0) * 100)).toBe(
      netOf("o.ordered_on BETWEEN '2025-11-01' AND '2026-10-31'"),
    );
    expect(Math.round(Number(total?.合计) * 100)).toBe(netOf("o.ordered_on BETWEEN '2025-11-01' AND '2026-10-31'"));
    expect(list.find((row) => row.客户 === '大客户')?.编号).toBe('0001');
  });
});
