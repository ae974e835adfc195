import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandInside } from '../helpers/cliInside.ts';
import { writeCsv } from '../helpers/csv.ts';

let dir: string;
let file: string;
const run = (...args: string[]) =>
  commandInside(dir, [...args, '--file', file, ...(args.includes('--lang') ? [] : ['--lang', 'en'])]);
const answer = async (...args: string[]) => JSON.parse((await run(...args, '--json')).out);

const HEADER = ['客户编号', '客户名称', '手机', '地址'];
const LIST = [
  ['K1', '广州好又多商贸有限公司', '13800138001', '广州市天河区体育西路1号'],
  ['K2', '好又多商贸（广州）', '13800138001', '天河区体育西路1号'],
  ['K3', '青岛海丰副食', '13900139003', '青岛市市北区辽阳西路5号'],
];

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-cli-doubles-'));
  file = join(dir, 'shop.dealerdesk');
  expect((await run('import', writeCsv(dir, [HEADER, ...LIST]), '--kind', 'dealers')).code).toBe(0);
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('doubles by the command line', () => {
  it('are found with their reasons, merged, met by the old code, and taken apart again', async () => {
    const found = await answer('duplicates');
    expect(found.dealers).toBe(3);
    expect(found.pairs).toHaveLength(1);
    expect(found.pairs[0].dealers.map(({ code }: { code: string }) => code).sort()).toEqual(['K1', 'K2']);
    expect(found.pairs[0].reasons.map(({ code }: { code: string }) => code)).toContain('same_phone');
    expect((await answer('duplicates', '--least', '100')).pairs).toEqual([]);

    const merged = await answer('merge', 'K2', '--into', 'K1');
    expect(merged).toMatchObject({ mergeId: 1 });
    const again = await answer('import', writeCsv(dir, [HEADER, ...LIST.slice(1, 2)]), '--kind', 'dealers');
    expect(again).toMatchObject({ created: 0, rejected: 0 });
    expect((await answer('duplicates')).dealers).toBe(2);

    expect(await answer('unmerge', 'K2')).toMatchObject({ mergeId: 1 });
    expect((await answer('duplicates')).dealers).toBe(3);
  });

  it('taken apart after bills have come: how many went back, and how many stayed with whom, by their names of then', async () => {
    await run('merge', 'K2', '--into', 'K1', '--take', 'name');
    const bills = [
      ['日期', '单号', '客户编号', '金额'],
      ['2026-11-01', 'B3', 'K1', '10'],
      ['2026-11-01', 'B4', 'K2', '20'],
      ['2026-11-02', 'B5', 'K1', '30'],
    ];
    expect((await run('import', writeCsv(dir, bills), '--kind', 'orders')).code).toBe(0);

    const { out } = await run('unmerge', 'K2');

    expect(out).toContain('“好又多商贸（广州）” is a dealer apart from “广州好又多商贸有限公司” again: 1 bill');
    expect(out).toContain('stays with “广州好又多商贸有限公司”: 2 bills.');
  });

  it('shops that may have one owner are told beside them', async () => {
    const shops = ['东门烟酒', '西门便利店'].map((name, at) => [
      `S${at}`,
      name,
      '王强',
      '13900000001',
      `北京路${at + 1}号`,
    ]);
    const header = ['客户编号', '客户名称', '联系人', '手机', '地址'];
    expect((await run('import', writeCsv(dir, [header, ...shops], '店.csv'), '--kind', 'dealers')).code).toBe(0);

    const { owners } = await answer('duplicates');

    expect(owners).toMatchObject([
      { reasons: [{ code: 'same_person', text: '王强 13900000001' }], dealers: [{ code: 'S0' }, { code: 'S1' }] },
    ]);
    const { out } = await run('duplicates');
    expect(out).toMatch(/One owner\? #\d+ 东门烟酒, #\d+ 西门便利店: same person and phone: 王强 13900000001\n/);
    expect(out).toContain('1 group of shops may have one owner.');
  });

  it.each([
    [['merge', 'K9', '--into', 'K1'], 'No dealer is called “K9”'],
    [['merge', 'K9', '--into', 'K1', '--lang', 'zh-CN'], '没有叫“K9”的客户'],
    [['merge', 'K2', '--into', 'K1', '--take', 'colour'], 'They do not differ in “colour”'],
    [['unmerge', 'K3'], 'Nobody who was merged is called “K3”'],
  ])('%j is refused in words', async (args, words) => {
    const ended = await run(...args);

    expect(ended.code).toBe(2);
    expect(ended.err).toContain(words);
  });
});

describe('recipes by the command line', () => {
  const SHEET = [
    ['店号', '招牌', '联系方式'],
    ['M1', '东门烟酒', '13700137001'],
  ];

  it('reads a list by a recipe of a name, by none, and by the order in which dealers are recognised', async () => {
    const path = writeCsv(dir, SHEET, '老软件.csv');
    const map = JSON.stringify({ code: '店号', name: '招牌', phone: '联系方式' });
    const first = await answer('import', path, '--kind', 'dealers', '--source', '老软件', '--map', map);
    expect(first).toMatchObject({ created: 1, mapping: { code: '店号', name: '招牌' } });

    const named = await answer('import', path, '--recipe', '老软件', '--dry-run');
    expect(named).toMatchObject({ unchanged: 1, mapping: { code: '店号', name: '招牌' } });

    const renamed = writeCsv(dir, [SHEET[0] ?? [], ['', '东门烟酒行', '13700137001']], '改名.csv');
    const byPhone = await answer('import', renamed, '--recipe', '老软件', '--ladder', 'phone', '--dry-run');
    expect(byPhone).toMatchObject({ created: 0, updated: 1 });
    const byCode = await answer('import', renamed, '--recipe', '老软件', '--ladder', 'code', '--dry-run');
    expect(byCode).toMatchObject({ created: 1 });

    const filled = writeCsv(dir, [SHEET[0] ?? [], ['M1', '东门烟酒（新）', '13700137001']], '补空.csv');
    const rules = JSON.stringify({ 招牌: 'fill' });
    expect(await answer('import', filled, '--recipe', '老软件', '--column-rules', rules, '--dry-run')).toMatchObject({
      updated: 0,
      unchanged: 1,
    });
    expect(await answer('import', filled, '--recipe', '老软件', '--on-difference', 'keep', '--dry-run')).toMatchObject({
      updated: 0,
      unchanged: 1,
    });
    expect(await answer('import', filled, '--recipe', '老软件', '--dry-run')).toMatchObject({ updated: 1 });
  });

  it.each([
    [['--recipe', '没有这个'], 1],
    [['--ladder', 'code,shoe'], 2],
    [['--column-rules', '{"招牌":"burn"}'], 2],
    [['--column-rules', '{"颜色":"fill"}'], 2],
  ])('%j is refused with one line', async (args, code) => {
    const ended = await run('import', writeCsv(dir, SHEET), '--kind', 'dealers', '--dry-run', ...args);

    expect(ended.code).toBe(code);
    expect(ended.err.trim().split('\n')).toHaveLength(1);
    expect(readFileSync(file).length).toBeGreaterThan(0);
  });
});
