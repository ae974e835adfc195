import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PlainColumn } from '../../src/shared/contract/dealers.contract.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

/** What the owner has typed in himself, spelt as lists of others never would be, comes back from our lists as it went out. */

const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-own-names-'));
let shop: TestEngine;

beforeAll(async () => {
  shop = await startTestEngine();
  const { id } = await shop.ask('dealers.create', { name: '甲店', code: '1.0' });
  await shop.ask('tags.set', { dealerId: id, tags: ['a/b', '重点'] });
  await shop.ask('dealers.create', { name: '乙店', code: '3E12' });
  await shop.ask('dealers.create', { name: '?', code: 'Q1' });
  await shop.ask('dealers.create', { name: '丙店', code: 'Q2' });
  for (const name of ["'=1+1店", '@某某 有限公司']) await shop.ask('dealers.create', { name });
});
afterAll(async () => {
  await shop.stop();
  rmSync(dir, { recursive: true, force: true });
});

test.each(['xlsx', 'csv', 'csvGb18030'] as const)('%s: nothing is changed by it', async (format) => {
  const path = join(dir, `${format}.${format === 'xlsx' ? 'xlsx' : 'csv'}`);
  const { jobId } = await shop.ask('dealers.export', {
    file: shop.vault.register(path, 'write'),
    format,
    lang: 'zh-CN',
    columns: PlainColumn.options,
  });
  await shop.done(jobId);

  const { batchId, counts } = await checkFile(shop, path);
  const { rows } = await shop.ask('imports.rows', { batchId, action: 'update', limit: 20 });

  expect(rows.map(({ title, changes }) => [title, changes])).toEqual([]);
  expect(counts).toMatchObject({ created: 0, updated: 0, rejected: 0, ambiguous: 0, unchanged: 6 });
});

test.each([
  ['is blank', ['客户编号', '客户名称', '区域'], ['Q2', '', '城南']],
  ['was lost on its way', ['客户编号', '客户名称', '区域'], ['Q2', '????', '城南']],
  ['has no column', ['客户编号', '电话', '区域'], ['Q2', '0571-88880001', '城南']],
  ['stands in short', ['客户编号', '客户名称', '简称', '区域'], ['Q2', '', '丙', '城南']],
])('a known dealer whose name %s keeps it', async (_why, header, row) => {
  const batch = await checkFile(shop, writeCsv(dir, [header, row]), { kind: 'dealers' });
  const { rows } = await shop.ask('imports.rows', { batchId: batch.batchId, action: 'update', limit: 20 });

  expect(rows.map(({ title }) => title)).toEqual(['丙店']);
  expect(rows[0]?.changes.map(({ field }) => field)).not.toContain('name');
  const { problems } = await shop.ask('imports.problems', { batchId: batch.batchId });
  expect(problems.map(({ code }) => code)).not.toContain('name_is_code');
});
