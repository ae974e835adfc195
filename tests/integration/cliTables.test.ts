import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cliInside } from '../helpers/cliInside.ts';
import { writeCsv } from '../helpers/csv.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-cli-tables-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const run = (...args: string[]) => cliInside([...args, '--file', join(dir, 'shop.dealerdesk')]);

it('problems of tables side by side name theirs by its columns', async () => {
  const HEADER = ['日期', '单据编号', '客户名称', '金额'];
  const bill = (at: number, amount: string) => ['2026-09-01', `X${at}`, `${at}号店`, amount];
  const [left, right] = [
    [HEADER, bill(1, '1'), bill(2, '贰佰?'), bill(3, '3')],
    [HEADER, bill(4, '4'), bill(5, '伍佰?'), bill(6, '6')],
  ];
  const rows = left.map((row, at) => [...row, '', ...(right[at] ?? [])]);

  const { out } = await run('import', writeCsv(dir, rows), '--kind', 'orders', '--dry-run', '--json');

  expect(JSON.parse(out).problems).toMatchObject([
    { row: 3, table: expect.stringMatching(/^A:/), text: '贰佰?' },
    { row: 3, table: expect.stringMatching(/^F:/), text: '伍佰?' },
  ]);
});

it('problems of a sheet that is one table name none', async () => {
  const rows = [
    ['日期', '单据编号', '客户名称', '金额'],
    ['2026-09-01', 'X1', '1号店', '贰佰?'],
  ];

  const { out } = await run('import', writeCsv(dir, rows), '--kind', 'orders', '--dry-run', '--json');

  expect(JSON.parse(out).problems).toMatchObject([{ row: 2, sheet: null, table: null }]);
});

it.each([
  ['--units', '[1]', '--units is not an object'],
  ['--units', '{"没有":"万元"}', '--units: no column 没有'],
  ['--column-rules', '{"没有":"fill"}', '--column-rules: no column 没有'],
  ['--map', '{"name":"没有"}', '--map: no column 没有'],
])('a wrong %s %s is told under its own name', async (option, value, told) => {
  const path = writeCsv(dir, [
    ['客户编号', '客户名称'],
    ['K01', '城东便利店'],
  ]);

  const { code, err } = await run('import', path, '--kind', 'dealers', option, value);

  expect([code, err.trim()]).toEqual([2, told]);
});
