import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Input } from '../../src/shared/contract/index.ts';
import { fromDayNumber, toDayNumber } from '../../src/shared/domain/calendarDay.ts';
import { writeCsv } from '../helpers/csv.ts';
import { drawnShop } from '../helpers/drawnShop.ts';
import { importFile } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

/** What the models say, on paper and as a workbook. */
let engine: TestEngine;
const AS_OF = toDayNumber('2026-10-31');
const SHOP = drawnShop({
  dealers: 60,
  seed: 4,
  asOf: AS_OF,
  known: 800,
  k: 2,
  params: { r: 2, alpha: 4, a: 0.4, b: 6 },
});

beforeAll(async () => {
  engine = await startTestEngine();
  const bills = SHOP.flatMap(({ id, days, amounts }) =>
    days.map((day, i) => [
      fromDayNumber(day),
      `S${id}-${i}`,
      `K${id}`,
      `第${id}店`,
      ((amounts[i] ?? 0) / 100).toFixed(2),
      id % 2 === 0 ? '浙江省' : '江苏省',
      id % 2 === 0 ? '杭州市' : '南京市',
    ]),
  );
  await importFile(
    engine,
    writeCsv(engine.dir, [['单据日期', '单据编号', '客户编号', '客户名称', '金额', '省', '市'], ...bills]),
    { kind: 'orders' },
  );
});
afterAll(() => engine.stop());

type Options = Input<'reports.build'>['options'];

async function pageOf(options: Options): Promise<string> {
  const { jobId, reportId } = await engine.ask('reports.build', { options, format: 'html' });
  await engine.done(jobId);
  return (await engine.ask('reports.page', { reportId })).html;
}

async function bookOf(options: Options): Promise<Map<string, (string | number)[][]>> {
  const path = join(engine.dir, `${options.kind}.xlsx`);
  const file = engine.vault.register(path, 'write');
  await engine.done((await engine.ask('reports.build', { options, format: 'xlsx', file })).jobId);
  const { Sheets } = read(readFileSync(path));
  return new Map(
    Object.entries(Sheets).map(([name, sheet]) => [
      name,
      utils.sheet_to_json<(string | number)[]>(sheet, { header: 1 }),
    ]),
  );
}

it('what has not been calculated is said in words, and the next step with it', async () => {
  expect(await pageOf({ kind: 'clusters', lang: 'zh-CN' })).toContain('还没有分过群');
  expect(await pageOf({ kind: 'predictions', lang: 'en' })).toContain('No predictions have been calculated yet');
});

it('clusters: each with what sets it apart, and in the workbook every dealer with his cluster', async () => {
  const run = async () => {
    const { jobId } = await engine.ask('clusters.run', { features: ['orders', 'average', 'recency'] });
    await engine.done(jobId);
  };
  await run();
  await run();

  const page = await pageOf({ kind: 'clusters', lang: 'zh-CN' });
  const book = await bookOf({ kind: 'clusters', lang: 'zh-CN' });

  const view = await engine.ask('clusters.get', {});
  const whole = view?.dealers ?? 0;
  expect(page).toContain('轮廓系数');
  expect(page).toContain('和上一次比，客户怎么换了群');
  expect(page.match(/class="mark/g)?.length).toBe(whole + (view?.k ?? 0));
  const members = (book.get('各群的客户') ?? []).filter(([, code]) => /^K\d+$/.test(String(code)));
  expect(members).toHaveLength(whole);
});

it('predictions: what came of what was expected, and as many dealers as were asked for', async () => {
  await engine.done((await engine.ask('predictions.run', {})).jobId);

  const page = await pageOf({ kind: 'predictions', lang: 'zh-CN', limit: 7 });
  const book = await bookOf({ kind: 'predictions', lang: 'zh-CN', limit: 7 });

  const { run } = await engine.ask('predictions.overview', {});
  expect(page).toContain('拿过去验证');
  expect(page.match(/<td>K\d+<\/td>/g)).toHaveLength(7);
  expect(page).toContain(`另有 ${(run?.dealers ?? 0) - 7} 行没有印出来`);
  const listed = (book.get('各家客户') ?? []).filter(([code]) => /^K\d+$/.test(String(code)));
  expect(listed).toHaveLength(run?.dealers ?? 0);
  // Who bought once is never told as active.
  for (const row of listed) if (row[11] === 1) expect(row[2]).toBe('还看不出');
});

it('forecast: made without the page, the next month first, and parts that come to the whole', async () => {
  const options = { kind: 'forecast', lang: 'zh-CN', by: 'region', sums: 'toWhole', months: 3 } as const;
  const page = await pageOf(options);
  const book = await bookOf(options);

  const rows = [...book.entries()].find(([name]) => name.includes('往后每月'))?.[1] ?? [];
  const at = rows.findIndex(([name]) => name === '全部');
  // The months and their sum; the ends of its range do not add up.
  const numbers = rows.slice(at).map((row) => row.slice(1, 5).map(Number));
  const [whole = [], ...parts] = numbers;
  expect(page).toContain('2026年11月预计');
  expect(rows[at - 1]?.slice(1, 4)).toEqual(['2026-11', '2026-12', '2027-01']);
  expect(parts).toHaveLength(2);
  whole.forEach((value, month) => {
    expect(parts.reduce((sum, part) => sum + (part[month] ?? 0), 0)).toBeCloseTo(value, 2);
  });
  expect((await engine.ask('forecasts.get', { by: 'region' })).run).toBeNull();
});

it('lifecycle: the steps, stages and quarters of the page, and the same figures in the workbook', async () => {
  await engine.scoreLive();
  const page = await pageOf({ kind: 'lifecycle', lang: 'zh-CN' });
  const book = await bookOf({ kind: 'lifecycle', lang: 'zh-CN' });

  const { stages } = await engine.ask('lifecycle.overview', {});
  const { quarters } = await engine.ask('lifecycle.quarters', {});
  const last = quarters.at(-1);
  const printed = (book.get('现在各阶段有多少家') ?? []).slice(-stages.length);
  expect(printed.map(([, dealers]) => dealers)).toEqual(stages.map(({ dealers }) => dealers));
  expect(page).toContain(`${last?.name}：从哪里到哪里`);
  const moves = (book.get(`${last?.name}：从哪里到哪里`) ?? []).slice(-7).flatMap((row) => row.slice(1).map(Number));
  expect(moves.reduce((sum, value) => sum + (value || 0), 0)).toBe(
    last?.moves.reduce((sum, { dealers }) => sum + dealers, 0),
  );
  expect(page).toMatch(/全部客户 60 家 → 进过货 60 家（上一步的 100\.0%）/);
});

it('demand: without lines of products the paper says so', async () => {
  expect(await pageOf({ kind: 'demand', lang: 'en' })).toContain('There are no lines of bills with products yet');
});
