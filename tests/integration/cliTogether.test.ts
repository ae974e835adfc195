import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { commandLine } from '../helpers/commandLine.ts';
import { writeCsv } from '../helpers/csv.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-together-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('two imports that make the same data file at once: one is told that it is in use, neither takes it away', async () => {
  const file = join(dir, 'shop.dealerdesk');
  const csv = writeCsv(dir, [
    ['客户编号', '客户名称'],
    ['K1', '甲店'],
  ]);
  const run = () => commandLine(dir, ['import', csv, '--kind', 'dealers', '--file', file, '--lang', 'en', '--json']);

  const ended = await Promise.all([run(), run()]);

  const done = ended.filter(({ code }) => code === 0);
  const refused = ended.filter(({ code }) => code !== 0);
  expect(done.length).toBeGreaterThan(0);
  for (const { err } of refused) expect(err).toContain('file_in_use');
  expect(existsSync(file)).toBe(true);
  const left = await commandLine(dir, ['call', 'dealers.list', '{}', '--json', '--file', file]);
  expect(JSON.parse(left.out).total).toBe(1);
}, 120_000);
