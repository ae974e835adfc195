import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCli } from '../../../src/main/hosts/cli/runCli.ts';
import { cliInside } from '../../helpers/cliInside.ts';

const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-usage-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const list = join(dir, 'list.csv');
writeFileSync(list, 'customer,date,amount\na,2026-01-01,1\nb,2026-01-02,2\n');
const weeks = join(dir, 'weeks.csv');
const weekly = Array.from({ length: 40 }, (_, i) => new Date(Date.UTC(2026, 0, 5 + 7 * i)).toISOString().slice(0, 10));
writeFileSync(weeks, ['week,value', ...weekly.map((day, i) => `${day},${10 + (i % 4)}`)].join('\n'));
const huge = join(dir, 'huge.csv');
writeFileSync(huge, 'a,b\n1,2\n1e308,3\n5,4\n');

const cli = (...argv: string[]) => cliInside(argv);

describe('a wrong command line', () => {
  test.each([
    [['forecast', '--series', list, '--period', '0'], '--period', '1', '366'],
    [['forecast', '--series', list, '--model', 'ses', '--alpha', '2'], '--alpha', '0', '1'],
    [['cluster', '--table', list, '--k', '1.5'], '--k', '1', '999999'],
    [['score', '--orders', list, '--window-months', '0'], '--window-months', '1', '1200'],
    [['score', '--orders', list, '--window-months', '100000'], '--window-months', '1', '1200'],
    [['score', '--orders', list, '--seed', '-1'], '--seed', '0', '999999999'],
    [['score', '--as-of', '2025-02-30'], '--as-of', '2025-02-30', '2026-10-31'],
    [['score', '--orders', list, '--until', '2025-02-30'], '--until', '2025-02-30', '2026-10-31'],
    [['predict', '--until', '2025-02-30'], '--until', '2025-02-30', '2026-10-31'],
    [['slipping', '--as-of', '2025-02-30'], '--as-of', '2025-02-30', '2026-10-31'],
    [['lifecycle', '--as-of', '2025-02-30'], '--as-of', '2025-02-30', '2026-10-31'],
    [['cluster', '--as-of', '2025-02-30'], '--as-of', '2025-02-30', '2026-10-31'],
    [['report', 'slipping', '--out', 'a.xlsx', '--as-of', '2025-02-30'], '--as-of', '2025-02-30', '2026-10-31'],
    [['report', 'monday', '--out', 'a.xlsx', '--from', '2025-02-30'], '--from', '2025-02-30', '2026-10-31'],
    [['report', 'hand-over', '--out', 'a.xlsx', '--until', '2025-02-30'], '--until', '2025-02-30', '2026-10-31'],
    [['reps', 'leave', '王伟', '--on', '2025-02-30', '--to-nobody'], '--on', '2025-02-30', '2026-10-31'],
    [
      ['import', list, '--file', join(dir, 'none.dealerdesk'), '--as-of', '2025-02-30'],
      '--as-of',
      '2025-02-30',
      '2026-10-31',
    ],
    [['cluster', '--features', 'amount,amount'], '--features', 'amount', ''],
  ])('names the option and what it takes: %j', async (argv, option, least, most) => {
    const [en, zh] = [await cli(...argv, '--lang', 'en'), await cli(...argv, '--lang', 'zh-CN')];

    expect([en.code, zh.code, en.out]).toEqual([2, 2, '']);
    for (const { err } of [en, zh]) for (const part of [option, least, most]) expect(err).toContain(part);
    expect(zh.err).toMatch(/\p{Script=Han}/u);
    expect(en.err.trim().split('\n')).toHaveLength(1);
  });

  test.each([
    ['a parameter the model does not have', ['forecast', '--series', weeks, '--model', 'snaive', '--alpha', '.3']],
    ['what only a data file has', ['cluster', '--table', list, '--features', 'amount']],
    ['a data file beside a plain list', ['predict', '--orders', list, '--file', 'shop.dealerdesk']],
    ['two days for one', ['score', '--orders', list, '--until', '2026-01-01', '--as-of', '2026-01-02']],
  ])('is refused, not passed by: %s', async (_what, argv) => {
    const { code, err } = await cli(...argv, '--lang', 'en');

    expect([code, err.trim().split('\n').length]).toEqual([2, 1]);
  });

  test.each([
    ['score', ['--orders', list, '--map', 'who=customer'], 'customer'],
    ['score', ['--orders', list, '--weights', '1'], '1'],
    ['explain', [], 'dealer'],
    ['compare', ['1', '2', '--nothing'], '--nothing'],
    ['cluster', ['--table', list, '--k', '2', '--auto'], '--auto'],
    ['predict', ['--orders', list, '--horizon-days', 'soon'], 'soon'],
    ['predict', ['--model', 'none'], '--model'],
    ['forecast', ['--series', weeks, '--map', 'when=week'], 'date, value'],
    ['forecast', ['--series', weeks, '--until', '1999'], '1999'],
    ['forecast', ['--series', weeks, '--by', 'rep'], '--by'],
    ['segment', ['save', 'A'], '--from-file'],
    ['segment', ['save', 'A', '--rule', '{'], 'JSON'],
    ['segment', ['export', 'A', '--out', 'a.pdf'], '.csv'],
    ['segment', ['export', 'A', '--out', 'a.csv', '--columns', 'shoe'], 'shoe'],
    ['slipping', ['--by', 'luck'], 'luck'],
    ['lifecycle', ['--nothing'], '--nothing'],
    ['demand', ['sing'], 'sing'],
  ])('%s says what is wrong in both languages: %j', async (command, argv, named) => {
    const [en, zh] = [await cli(command, ...argv, '--lang', 'en'), await cli(command, ...argv, '--lang', 'zh-CN')];

    expect([en.code, zh.code]).toEqual([2, 2]);
    expect(en.err).toContain(named);
    expect(zh.err).toContain(named);
    expect(en.err).not.toMatch(/\p{Script=Han}/u);
    expect(zh.err).toMatch(/\p{Script=Han}/u);
  });

  test('is told on stdout too where JSON is asked for, whoever finds it', async () => {
    const ours = await cli('score', '--orders', list, '--weights', '1', '--json', '--lang', 'en');
    const parsers = await cli('score', '--orders', list, '--nothing', '--json', '--lang', 'en');

    for (const { out, err } of [ours, parsers])
      expect(JSON.parse(out)).toEqual({ ok: false, error: { code: 'wrong_usage', message: err.trim() } });
  });
});

test('a number whose square has no figures left is told with its line', async () => {
  const { code, err } = await cli('cluster', '--table', huge, '--k', '2', '--lang', 'en');

  expect(code).toBe(1);
  expect(err).toMatch(/^plain_too_large: .*line 3.*“a”.*1e308/);
});

test('a column that is named twice is not counted twice', async () => {
  const { code, err } = await cli('cluster', '--table', list, '--columns', 'amount,3', '--k', '2', '--lang', 'en');

  expect([code, err]).toEqual([1, expect.stringMatching(/^plain_column_twice: .*“amount”/)]);
});

test('weekly values with a season of four weeks stay weeks', async () => {
  const { out } = await cli('forecast', '--series', weeks, '--period', '4', '--json', '--lang', 'en');

  expect(JSON.parse(out)).toMatchObject({ n: 40, summed: 0, to: weekly.at(-1) });
});

test('the last day of a plain list by its other name: later orders are left out', async () => {
  const { out } = await cli('score', '--orders', list, '--until', '2026-01-01', '--seed', '7', '--json');

  expect(JSON.parse(out)).toMatchObject({ asOf: '2026-01-01', customers: 1, leftOut: { later: 1 }, seed: 7 });
});

describe('an old Node', () => {
  test.each([
    ['en', 'Node.js 24 or later is needed; this is 20.20.2.'],
    ['zh-CN', '要用 Node.js 24 或更新的版本运行，现在是 20.20.2。'],
  ])('is told in %s as wrong usage, before anything is opened', async (lang, sentence) => {
    const told: { out: string[]; err: string[] } = { out: [], err: [] };
    const io = {
      out: (text: string) => told.out.push(text),
      err: (text: string) => told.err.push(text),
      readStdin: async () => '',
      interactive: false,
    };
    const none = join(dir, 'none.dealerdesk');
    const code = await runCli(['import', list, '--file', none, '--lang', lang, '--json'], io, undefined, '20.20.2');

    expect([code, told.err.length, existsSync(none)]).toEqual([2, 1, false]);
    expect(told.err[0]).toContain(sentence);
    expect(JSON.parse(told.out.join(''))).toMatchObject({ ok: false, error: { code: 'wrong_usage' } });
  });
});
