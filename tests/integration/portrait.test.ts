import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { expect, it } from 'vitest';
import { gradedRig } from '../helpers/importRig.ts';

/** Two years, so that growth can be told: 1 grows, 2 falls, 3 is new; 4 bought last year only. */
const BILLS = [
  ['单据日期', '单据编号', '客户编号', '金额'],
  ['2024-11-05', 'A1', '1', '4000'],
  ['2024-11-05', 'A2', '2', '3000'],
  ['2025-03-01', 'A4', '4', '500'],
  ['2026-09-01', 'B1', '1', '8000'],
  ['2026-10-01', 'B2', '2', '1500'],
  ['2026-06-01', 'B3', '3', '500'],
  ['2026-10-31', 'B5', '1', '10'],
];
const rig = gradedRig({
  dealers: [
    ['客户编号', '客户名称', '省', '市', '建档日期', '客户等级'],
    ['1', '大发商行', '江西', '上饶市', '2020-01-01', 'B'],
    ['2', '中兴<b>批发', '江西', '南昌市', '2020-01-01', ''],
    ['3', '小店', '浙江', '', '2020-01-01', ''],
    ['4', '停了', '浙江', '', '2020-01-01', ''],
  ],
  bills: BILLS,
});

it('the overview of segments is printed with the figures of the window, in both languages', async () => {
  const portrait = await rig.engine.ask('scoring.portrait', {});

  expect(portrait?.top.at(-1)).toEqual({ percent: 50, dealers: 2, share: 9510 / 10010 });
  expect(portrait?.regions).toMatchObject([
    { region: '36', dealers: 2, amountMinor: 951_000, amountPrevMinor: 700_000, dormant: 0 },
    { region: '33', dealers: 1, amountMinor: 50_000, amountPrevMinor: 50_000, dormant: 1 },
  ]);
  // Whose city is not known is in his province only.
  expect(portrait?.cities).toMatchObject([
    { region: '3611', name: '上饶市', dealers: 1, amountMinor: 801_000, amountPrevMinor: 400_000 },
    { region: '3601', name: '南昌市', dealers: 1, amountMinor: 150_000, amountPrevMinor: 300_000 },
  ]);
  for (const [lang, words] of [
    ['zh-CN', ['客户分析总览', '大而减少', '95.0%', '江西省', '上饶市', '+36%']],
    ['en', ['Overview of the analysis', 'Large and shrinking', '95.0%', '+36%']],
  ] as const) {
    const page = readFileSync(await build(lang, 'html'), 'utf8');
    for (const word of words) expect(page).toContain(word);
    expect(page).not.toContain('<b>批发');
  }
});

it('its workbook has a sheet a table, with numbers as numbers', async () => {
  const book = read(readFileSync(await build('zh-CN', 'xlsx')));
  const regions = book.Sheets[book.SheetNames[2] ?? ''];
  if (!regions) throw new Error('no sheet of regions');

  expect(book.SheetNames).toEqual([
    '远近与多少',
    '集中度',
    '区域',
    '城市',
    '增长与大小',
    '漏斗：走到过每一步的有多少家',
    '现在各阶段有多少家',
    '等级升降',
  ]);
  const [funnel = [], stages = [], moves = []] = book.SheetNames.slice(5).map((name) =>
    utils.sheet_to_json<unknown[]>(book.Sheets[name] ?? {}, { header: 1 }),
  );
  expect(funnel).toContainEqual(['至少进过两次货', 2, 2 / 4, 2 / 4]);
  // His own grade was B; he stands at A, with what he bought.
  expect(moves.find(([before]) => before === 'B')?.slice(0, 3)).toEqual(['B', 1, 8010]);
  expect(stages.filter(([stage]) => stage === '潜在' || stage === '流失').map((row) => row[2] ?? null)).toEqual([
    null,
    null,
  ]);
  expect(utils.sheet_to_json(regions, { header: 1 })).toContainEqual([
    '江西省',
    2,
    9510,
    9510 / 10010,
    9510 / 7000 - 1,
    0,
  ]);
});

async function build(lang: 'zh-CN' | 'en', format: 'html' | 'xlsx'): Promise<string> {
  const path = join(rig.dir, `portrait.${format}`);
  const { jobId } = await rig.engine.ask('reports.build', {
    options: { kind: 'portrait', lang },
    format,
    file: rig.engine.vault.register(path, 'write'),
  });
  await rig.engine.done(jobId);
  return path;
}
