import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as SheetJs from '@e965/xlsx';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '../../src/shared/domain/calendarDay.ts';
import type { DealerId, RepId } from '../../src/shared/domain/ids.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

const DAY = '2026-11-25';
const NAMES = ['城东便利店', '河西批发部', '惠民超市', '大润发', '小卖部'];
let engine: TestEngine;
let dealers: DealerId[];
let reps: RepId[];

beforeAll(async () => {
  engine = await startTestEngine({ fixedDay: '2026-11-27' });
  dealers = [];
  reps = [];
  for (const [at, name] of [...NAMES, '路边摊'].entries())
    dealers.push((await engine.ask('dealers.create', { name, code: `K${at + 1}` })).id);
  for (const name of ['王伟', '赵敏']) reps.push((await engine.ask('reps.create', { name })).id);
  const visits = reps.flatMap((repId) => dealers.slice(0, 5).map((dealerId) => ({ dealerId, repId, on: DAY })));
  await engine.ask('visits.add', { visits });
});
afterAll(() => engine.stop());

async function readBack(path: string) {
  const { jobId, bookId } = await engine.ask('visits.readBook', { file: engine.vault.register(path, 'read') });
  await engine.done(jobId);
  return engine.ask('visits.bookRows', { bookId });
}

/** Both reps' tables, filled in by another program: sorted the other way round, with a column more, a row less, figures as text. */
async function filledIn(): Promise<string> {
  const path = join(engine.dir, 'pack.xlsx');
  const { jobId } = await engine.ask('reports.build', {
    options: { kind: 'visitPlan', lang: 'zh-CN', from: DAY, to: DAY },
    format: 'xlsx',
    file: engine.vault.register(path, 'write'),
    freeze: true,
  });
  await engine.done(jobId);
  const book = SheetJs.read(readFileSync(path), { cellDates: false });
  for (const name of book.SheetNames) {
    const rows = SheetJs.utils.sheet_to_json<(string | number | null)[]>(book.Sheets[name] ?? {}, {
      header: 1,
      defval: null,
    });
    const head = rows.findIndex((row) => row.includes('拜访单号'));
    const at = (title: string) => rows[head]?.indexOf(title) ?? -1;
    const data = rows.slice(head + 1);
    const put = (line: number, values: Record<string, string | number>) => {
      const row = data.find((each) => each[at('序号')] === line);
      if (row) for (const [title, value] of Object.entries(values)) row[at(title)] = value;
    };
    put(1, { 结果: '已下单', 订货金额: '3,000元', 下次日期: '下周一', 见到谁: '张姐' });
    put(2, { 结果: '老板不在' });
    put(3, { 结果: '有意向', 竞品: '蓝月', 竞品商品: '洗衣液', 竞品价格: '12.5' });
    put(4, { 结果: '未访', 未访原因: '时间不够' });
    put(5, { 结果: '不知道' });
    const blank = data.find((row) => row[at('序号')] === null);
    if (blank) {
      blank[at('客户编号')] = 'K6';
      blank[at('结果')] = '已下单';
      blank[at('订货金额')] = 500;
    }
    const kept = data
      .filter((row) => row[at('序号')] !== 2)
      .map((row) => row.map((cell, i) => (i === at('序号') && cell !== null ? String(cell) : cell)));
    const turned = [...rows.slice(0, head + 1), ...kept.reverse()].map((row, i) => [
      i === head ? '我加的' : '随便',
      ...row,
    ]);
    book.Sheets[name] = SheetJs.utils.aoa_to_sheet(turned);
  }
  const edited = join(engine.dir, 'edited.xlsx');
  writeFileSync(edited, SheetJs.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return edited;
}

it('a pack for all reps comes back from another program, row by row', async () => {
  const edited = await filledIn();

  const book = await readBack(edited);
  const preview = await engine.ask('visits.preview', { rows: book.rows });

  expect(book.lost).toEqual([]);
  expect(book.unread).toEqual(['王伟', '赵敏'].map((table) => ({ table, columns: ['我加的'] })));
  expect(preview.counts).toEqual({ take: 8, adds: 0, same: 0, conflict: 0, refused: 2 });
  const first = preview.rows.find(({ line, repId }) => line === 1 && repId === reps[0]);
  expect(first).toMatchObject({
    dealerName: '城东便利店',
    said: { result: 'ordered', amountMinor: 300_000, nextOn: '2026-11-30', person: '张姐' },
  });
  expect(preview.rows.filter(({ verdict }) => verdict === 'refused').map(({ problems }) => problems[0])).toEqual([
    { code: 'resultUnclear', text: '不知道' },
    { code: 'resultUnclear', text: '不知道' },
  ]);

  // An office program that writes the whole file anew, and in its own format, says the same.
  if (spawnSync('soffice', ['--version']).error)
    console.warn('soffice is not on this machine: its round trip is not tried');
  else
    for (const format of ['ods']) {
      execFileSync('soffice', [
        '--headless',
        `-env:UserInstallation=file://${engine.dir}/office`,
        '--convert-to',
        format,
        '--outdir',
        join(engine.dir, 'office-out'),
        edited,
      ]);
      const again = await readBack(join(engine.dir, 'office-out', `edited.${format}`));
      const plain = (rows: typeof book.rows) => rows.map(({ where: _where, ...row }) => row);
      expect(plain(again.rows)).toEqual(plain(book.rows));
    }

  const took = await engine.ask('visits.take', { rows: book.rows });
  expect(took.taken).toBe(8);
  const { days } = await engine.ask('visits.sheets', { from: DAY, to: DAY });
  // Of each rep's five a line was deleted, and one was not understood.
  expect(days.map(({ open }) => open)).toEqual([2, 2]);
});

it('a table without its sheet numbers is told, not guessed', async () => {
  const path = join(engine.dir, 'lost.xlsx');
  const book = SheetJs.utils.book_new();
  SheetJs.utils.book_append_sheet(
    book,
    SheetJs.utils.aoa_to_sheet([
      ['序号', '客户', '结果'],
      [1, '城东便利店', '关门'],
    ]),
    '王伟',
  );
  writeFileSync(path, SheetJs.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);

  expect(await readBack(path)).toMatchObject({ rows: [], lost: [{ table: '王伟', missing: ['sheet'] }] });
});

it('hands back a row whose code is another dealer’s, one that contradicts itself, and a column that stands twice', async () => {
  const { days } = await engine.ask('visits.sheets', { from: DAY, to: DAY });
  const sheet = days[0]?.sheetId ?? 0;
  const path = join(engine.dir, 'torn.xlsx');
  const book = SheetJs.utils.book_new();
  const rows = [
    ['拜访单号', '序号', '客户编号', '客户', '结果', '订货金额', '未访原因', '改到', '结果'],
    [sheet, 2, 'K4', '大润发', '已下单', 1000, '', '', ''],
    [sheet, 2, 'K2', '大润发', '已下单', 1000, '', '', ''],
    [sheet, 5, 'K5', '小卖部', '已下单', 5000, '', '2026-12-02', ''],
    [sheet, 5, 'K5', '小卖部', '已下单', '', '时间不够', '', ''],
    [sheet, 5, 'K5', '小卖部', '未访', 200, '', '', ''],
    [sheet, 5, 'K5', '小卖部', '', '', '', '', '关门'],
    [sheet, 5, 'K5-old', '小卖部', '关门', '', '', '', '关门'],
  ];
  SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet(rows), '王伟');
  writeFileSync(path, SheetJs.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);

  const preview = await engine.ask('visits.preview', { rows: (await readBack(path)).rows });

  expect(preview.rows.map(({ verdict, problems }) => [verdict, ...problems.map(({ code }) => code)])).toEqual([
    ['refused', 'dealerDiffers'],
    ['refused', 'dealerDiffers'],
    ['refused', 'contradicts'],
    ['refused', 'contradicts'],
    ['refused', 'contradicts'],
    ['refused', 'doubled'],
    ['take'],
  ]);
  expect(preview.rows[5]?.problems[0]?.text).toBe('结果');
});

it('hands back a row whose keys stand twice and differ, and one without a line whose code and name are of two dealers', async () => {
  const { days } = await engine.ask('visits.sheets', { from: DAY, to: DAY });
  const sheet = days[0]?.sheetId ?? 0;
  const path = join(engine.dir, 'keys.xlsx');
  const book = SheetJs.utils.book_new();
  const headers = ['序号', '拜访单号', '序号', '客户编号', '客户', '结果', '订货金额', '实际日期'];
  const rows = [
    headers,
    [1, sheet, 5, '', '', '关门', '', ''],
    headers,
    ['', sheet, '', 'K4', '小卖部', '关门', '', ''],
    ['', sheet, '', 'K99', '大润发', '已下单', '五百', '昨天'],
    ['', sheet, '', 'K4', '大润发', '没关门', '', ''],
  ];
  SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet(rows), '王伟');
  writeFileSync(path, SheetJs.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);

  const back = (await readBack(path)).rows;
  const preview = await engine.ask('visits.preview', { rows: back });

  expect(preview.rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
    ['doubled'],
    ['dealerDiffers'],
    [],
    ['resultUnclear'],
  ]);
  expect(back[2]).toMatchObject({ amountMinor: 50_000, doneOn: addDays(DAY, -1) });
  expect(preview.rows[2]?.dealerName).toBe('大润发');
});
