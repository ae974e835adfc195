import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cliInside } from '../helpers/cliInside.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

const LONG = { timeout: 300_000 };
let engine: TestEngine;
let day = '2026-10-05';

beforeEach(async () => {
  day = '2026-10-05';
  engine = await startTestEngine({ autoScore: true, fixedDay: () => day, dayEveryMs: 20 });
});

afterEach(async () => {
  delete process.env.DEALERDESK_TODAY;
  await engine.stop();
});

const bills = (...rows: string[][]) =>
  importFile(engine, writeCsv(engine.dir, [['单据日期', '单据编号', '客户名称', '金额'], ...rows]), { kind: 'orders' });

it('who is in a segment is kept with the rule, after imports and when a month is over; who came and left is told', async () => {
  await bills(['2026-09-01', 'S1', '甲', '100'], ['2026-09-30', 'S2', '乙', '200']);
  await engine.idle();
  const { id } = await engine.ask('segments.save', {
    name: '久未进货',
    rule: { fact: 'lastOrder', is: 'before', days: 20 },
  });
  const moments = async () => (await engine.ask('segments.history', { id })).moments;
  await expect.poll(moments, LONG).toMatchObject([{ on: '2026-10-05', reason: 'saved', dealers: 1, came: 0, left: 0 }]);

  // Dealer one buys again; the cut-off moves, so that the other is late by now.
  day = '2026-10-29';
  await bills(['2026-10-28', 'S3', '甲', '100']);
  await expect
    .poll(async () => (await moments()).at(-1), LONG)
    .toMatchObject({
      on: '2026-10-29',
      reason: 'import',
      dealers: 1,
      came: 1,
      left: 1,
    });
  day = '2026-11-02';
  await engine.idle();
  await engine.ask('segments.saveStatic', { name: '另一个', ids: [] });
  await expect
    .poll(async () => (await moments()).at(-1), LONG)
    .toMatchObject({ on: '2026-11-02', reason: 'month_end' });

  const { came, left } = await engine.ask('segments.history', { id, from: '2026-10-05', to: '2026-11-02' });
  expect([came, left].map((list) => list.map(({ name, on }) => `${name} ${on}`))).toEqual([
    ['乙 2026-10-29'],
    ['甲 2026-10-29'],
  ]);
});

it('the command line lists, shows, saves and exports segments', async () => {
  await bills(['2026-09-01', 'S1', '甲', '100'], ['2026-09-30', 'S2', '乙', '200.50']);
  await engine.idle();
  const file = engine.dataFile;
  await engine.close();
  process.env.DEALERDESK_TODAY = '2026-10-05';
  const rule = '{"fact":"lastOrder","is":"before","days":20}';
  const list = join(engine.dir, 'list.csv');
  writeFileSync(list, '客户名称\n乙\n没有的\n');

  expect(
    JSON.parse((await cli('segment', 'save', '久未', '--rule', rule, '--file', file, '--json')).out),
  ).toMatchObject({
    name: '久未',
    dealers: 1,
  });
  expect((await cli('segment', 'save', '名单', '--from-file', list, '--file', file)).out).toContain('没有的');
  const listed = JSON.parse((await cli('segment', 'list', '--file', file, '--json')).out) as {
    segments: { id?: number }[];
  };
  expect(listed.segments).toMatchObject([
    { name: '久未', kind: 'dynamic', dealers: 1, amount: '100.00', inWords: '最近进货在 20 天以前' },
    { name: '名单', kind: 'static', dealers: 1, amount: '200.50' },
  ]);
  expect((await cli('segment', 'show', '名单', '--file', file, '--lang', 'en')).out).toMatch(/乙\t¥200\.50/);

  const out = join(engine.dir, 'out.xlsx');
  await cli('segment', 'export', '久未', '--out', out, '--template', '{客户}：{金额}', '--file', file);
  const rows = utils.sheet_to_json<string[]>(read(readFileSync(out)).Sheets.名单 ?? {}, { header: 1 });
  expect(rows[1]).toContain('甲：¥100.00');
  expect(await cli('segment', 'show', '哪个', '--file', file)).toMatchObject({ code: 1 });
  const unknown = await cli(
    'segment',
    'save',
    '坏的',
    '--rule',
    '{"all":[{"fact":"sinceLastOrder","min":1},{"not":{"fact":"nope"}}]}',
    '--file',
    file,
  );
  expect(unknown).toMatchObject({ code: 1 });
  expect(unknown.err).toMatch(/nope|sinceLastOrder/);
  const manyGroups = await cli('cluster', '--k', '999', '--file', file);
  expect(manyGroups).toMatchObject({ code: 2 });
  expect(manyGroups.err).toContain('--k 是 2 到 12：999');
  expect(await cli('segment', 'save', '坏的', '--file', file)).toMatchObject({ code: 2 });
  // Who is in which segment is written down though no window is ever open.
  const bill = writeCsv(engine.dir, [
    ['单据日期', '单据编号', '客户名称', '金额'],
    ['2026-10-01', 'S3', '甲', '50'],
  ]);
  process.env.DEALERDESK_TODAY = '2026-10-08';
  await cli('import', bill, '--kind', 'orders', '--file', file);
  const { id } = listed.segments[0] ?? {};
  const history = await cli('call', 'segments.history', JSON.stringify({ id }), '--file', file);
  expect(JSON.parse(history.out)).toMatchObject({
    moments: [
      { reason: 'saved', dealers: 1, came: 0, left: 0 },
      { reason: 'import', dealers: 0, came: 0, left: 1 },
    ],
  });
  await cli('report', 'segment', '--segment', '久未', '--out', join(engine.dir, 'p.html'), '--file', file);
  expect(readFileSync(join(engine.dir, 'p.html'), 'utf8')).toContain('最近进货在 20 天以前');
});

const cli = (...args: string[]) => cliInside(args.includes('--lang') ? args : [...args, '--lang', 'zh-CN']);
