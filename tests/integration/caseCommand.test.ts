import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { cliInside } from '../helpers/cliInside.ts';
import { writeCsv } from '../helpers/csv.ts';

let dir: string;
const run = (...args: string[]) => cliInside([...args, '--file', join(dir, 'shop.dealerdesk'), '--lang', 'zh-CN']);
const told = async (...args: string[]) => {
  const { code, out, err } = await run(...args, '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
};

beforeAll(async () => {
  vi.stubEnv('DEALERDESK_TODAY', '2026-11-25');
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-case-'));
  const list = writeCsv(dir, [
    ['客户编号', '客户名称'],
    ['K1', '城东便利店'],
  ]);
  expect((await run('import', list, '--kind', 'dealers')).code).toBe(0);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(dir, { recursive: true, force: true });
});

test('a wrong option of a case is refused before anything is written', async () => {
  await told('case', 'add', '--dealer', 'K1', '--body', '破了两箱');
  const number = 'KS-20261125-001';
  for (const wrong of [
    ['--remedy', '补两箱', '--approve', 'yes'],
    ['--remedy', '补两箱', '--to', 'nowhere'],
  ])
    expect((await run('case', 'set', number, ...wrong)).code).toBe(2);
  expect(JSON.stringify(await told('case', 'show', number))).not.toContain('补两箱');
});
