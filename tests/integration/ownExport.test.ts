import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FIRST_COLUMNS } from '../../src/shared/contract/dealers.contract.ts';
import { checkFile } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

/** The program's own dealer list, brought back as it went out. */

const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-own-'));
let shop: TestEngine;

beforeAll(async () => {
  shop = await startTestEngine();
  const { jobId } = await shop.ask('session.openSample', { lang: 'zh-CN' });
  await shop.done(jobId);
  await shop.scoreLive();
});
afterAll(async () => {
  await shop.stop();
  rmSync(dir, { recursive: true, force: true });
});

it.each([
  ['zh-CN', 'xlsx'],
  ['zh-CN', 'csv'],
  ['en', 'xlsx'],
] as const)('changes nothing, its calculated tier no grade of the owner’s: %s %s', async (lang, format) => {
  const path = join(dir, `list-${lang}.${format}`);
  const { jobId } = await shop.ask('dealers.export', {
    file: shop.vault.register(path, 'write'),
    format,
    lang,
    columns: [...FIRST_COLUMNS],
  });
  await shop.done(jobId);

  const batch = await checkFile(shop, path);
  const { rows } = await shop.ask('imports.rows', { batchId: batch.batchId, action: 'update', limit: 5 });

  expect(batch.kind).toBe('dealers');
  expect(rows.map(({ title, changes }) => [title, changes])).toEqual([]);
  expect(batch.counts).toMatchObject({ created: 0, updated: 0, rejected: 0, ambiguous: 0, leftOut: 0 });
  expect(batch.counts?.unchanged).toBe((await shop.ask('dealers.list', {})).total);
});
