import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import excel from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MIGRATIONS } from '../../src/main/db/migrations/index.ts';
import { openReader, openWriter } from '../../src/main/db/open.ts';
import { longSheet, longTexts, readmeSheet, transferSheets } from '../../src/main/features/transfer/transferBook.ts';
import { createTranslator } from '../../src/main/runtime/translate.ts';
import { writeWorkbook } from '../../src/main/spreadsheets/writeWorkbook.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { codeOf } from '../helpers/importRig.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';
import { wholeDump } from '../helpers/wholeDump.ts';

const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-transfer-'));
const path = join(dir, 'sample.xlsx');
let shop: TestEngine;
let shopFile: string;

async function exportTo(engine: TestEngine, to: string): Promise<void> {
  const { jobId } = await engine.ask('transfer.export', { file: engine.vault.register(to, 'write'), lang: 'zh-CN' });
  await engine.done(jobId);
}

async function take(engine: TestEngine, from: string): Promise<void> {
  const { jobId } = await engine.ask('transfer.take', { file: engine.vault.register(from, 'read') });
  await engine.done(jobId);
}

/** Files of dealers are bytes, which stay behind. */
const whatTravels = (dataFile: string) => canonicalDump(dataFile, ['dealer_file']);

/** A copy of a workbook in which something was changed by hand. */
async function changed(from: string, name: string, change: (book: excel.Workbook) => void): Promise<string> {
  const book = new excel.Workbook();
  await book.xlsx.readFile(from);
  change(book);
  const copy = join(dir, name);
  await book.xlsx.writeFile(copy);
  return copy;
}

beforeAll(async () => {
  shop = await startTestEngine();
  const { jobId } = await shop.ask('session.openSample', { lang: 'zh-CN' });
  await shop.done(jobId);
  await shop.scoreLive();
  shopFile = (await shop.ask('session.get', {})).file?.path ?? '';
  const run = await shop.ask('scoring.run', {});
  await shop.done(run.jobId);
  const { rows } = await shop.ask('dealers.list', { limit: 2 });
  const [first, second] = rows.map(({ id }) => id);
  if (first === undefined || second === undefined) throw new Error('the sample has dealers');
  await shop.ask('notes.create', { dealerId: first, on: '2026-11-20', body: '=老板说\n下周付款' });
  await shop.ask('tags.set', { dealerId: first, tags: ['重点'] });
  await shop.ask('scoring.pin', { ids: [second], tier: 'A', reason: '新开大店' });
  await shop.ask('dealers.remove', { ids: [second] });
  await exportTo(shop, path);
});
afterAll(async () => {
  await shop.stop();
  rmSync(dir, { recursive: true, force: true });
});

describe('the sample shop as a whole file', () => {
  test('comes back with the same data, the same scores, and imports that can be undone', async () => {
    const other = await startTestEngine();
    expect(await other.ask('transfer.room', {})).toEqual({ empty: true });
    await take(other, path);
    await other.scoreLive();
    await shop.scoreLive();

    expect(wholeDump(other.dataFile)).toEqual(wholeDump(shopFile));
    expect(whatTravels(other.dataFile)).toBe(whatTravels(shopFile));
    const list = { limit: 500, sort: { by: 'amount', descending: true } } as const;
    expect((await other.ask('dealers.list', list)).rows).toEqual((await shop.ask('dealers.list', list)).rows);
    expect((await other.ask('scoring.overview', {})).live?.tiers).toEqual(
      (await shop.ask('scoring.overview', {})).live?.tiers,
    );
    expect(await other.ask('data.check', {})).toMatchObject({ ok: true });
    expect(await other.ask('transfer.room', {})).toEqual({ empty: false });
    await other.ask('data.undo', {});
    const { batches } = await other.ask('imports.list', { limit: 10 });
    for (const { batchId } of batches) await other.done((await other.ask('imports.undo', { batchId })).jobId);
    expect((await other.ask('orders.coverage', {})).orders).toBe(0);
    await other.stop();
  });

  test('is known by its mark when it is imported as a list, and can then be taken in', async () => {
    const other = await startTestEngine();
    const file = other.vault.register(path, 'read', '整个数据.xlsx');
    const started = await other.ask('imports.inspect', { file });

    const job = await other.settled(started.jobId);
    const batch = await other.ask('imports.get', { batchId: started.batchId });
    const { jobId } = await other.ask('transfer.take', { batchId: started.batchId });
    await other.done(jobId);

    expect(job.error).toMatchObject({ code: 'import_whole_file', params: { name: '整个数据.xlsx' } });
    expect(batch.status).toBe('failed');
    expect(whatTravels(other.dataFile)).toBe(whatTravels(shopFile));
    await other.stop();
  });

  test('is refused by a file that has data, and for whom a figure is hidden', async () => {
    const other = await startTestEngine();
    await other.ask('dealers.create', { name: '城东便利店' });

    expect(await codeOf(take(other, path))).toBe('transfer_not_empty');

    await other.ask('operators.create', { name: '老板' });
    const { operators } = await other.ask('operators.create', { name: '小李' });
    const [found] = operators.filter(({ name }) => name === '小李');
    await other.ask('session.chooseOperator', { id: found?.id ?? null });
    const file = other.vault.register(join(dir, 'clerk.xlsx'), 'write');
    expect(await codeOf(other.ask('transfer.export', { file, lang: 'zh-CN' }))).toBe('owner_only');
    await other.stop();
  });

  test('goes into a folder as a text file for each table, and never into one that is not empty', async () => {
    const folder = join(dir, 'tables');
    const asked = { file: shop.vault.register(folder, 'folder'), lang: 'zh-CN', format: 'csv' } as const;
    const { jobId } = await shop.ask('transfer.export', asked);
    await shop.done(jobId);

    const names = readdirSync(folder);
    expect(names).toContain('dealer.csv');
    expect(names).toContain('order_line.csv');
    const [header, first] = readFileSync(join(folder, 'dealer.csv'), 'utf8').split('\r\n');
    expect(header).toMatch(/^\ufeffid,uid,code,code_key,name,/);
    expect(first).toMatch(/^1,/);
    expect(readFileSync(join(folder, 'note.csv'), 'utf8')).toContain(`"'=老板说\n下周付款"`);
    const again = await shop.ask('transfer.export', asked);
    expect((await shop.settled(again.jobId)).error?.code).toBe('transfer_folder_not_empty');
  });

  test('leaves nothing behind where it is cancelled', async () => {
    const other = await startTestEngine();
    const before = wholeDump(other.dataFile);
    const half = join(dir, 'half.xlsx');
    const out = await shop.ask('transfer.export', { file: shop.vault.register(half, 'write'), lang: 'en' });
    const into = await other.ask('transfer.take', { file: other.vault.register(path, 'read') });

    await shop.ask('jobs.cancel', { jobId: out.jobId });
    await other.ask('jobs.cancel', { jobId: into.jobId });

    expect((await shop.settled(out.jobId)).status).toBe('cancelled');
    expect((await other.settled(into.jobId)).status).toBe('cancelled');
    expect(existsSync(half)).toBe(false);
    expect(wholeDump(other.dataFile)).toEqual(before);
    await other.stop();
  });
});

test('a workbook that was changed by hand says where, and then nothing is taken', async () => {
  const small = await startTestEngine();
  for (const name of ['城东便利店', '河西批发部']) await small.ask('dealers.create', { name });
  const whole = join(dir, 'small.xlsx');
  await exportTo(small, whole);
  await small.stop();
  const fewer = await changed(whole, 'fewer.xlsx', (book) => book.getWorksheet('客户')?.spliceRows(4, 1));
  const wrong = await changed(whole, 'wrong.xlsx', (book) => setCell(book, '客户', 'A3', '谁'));
  const twice = await changed(whole, 'twice.xlsx', (book) => setCell(book, '客户', 'A4', 1));
  const stray = await changed(whole, 'stray.xlsx', (book) => setCell(book, '方案的历次版本', 'B3', 99_999));
  const column = await changed(whole, 'column.xlsx', (book) => setCell(book, '客户', 'C2', 'codes'));
  const other = await startTestEngine();
  const before = wholeDump(other.dataFile);

  expect(await codeOf(take(other, fewer))).toBe('transfer_rows_differ');
  expect(await codeOf(take(other, wrong))).toBe('transfer_bad_cell');
  expect(await codeOf(take(other, twice))).toBe('transfer_bad_row');
  expect(await codeOf(take(other, stray))).toBe('transfer_bad_reference');
  expect(await codeOf(take(other, column))).toBe('transfer_bad_column');
  expect(await codeOf(take(other, join(import.meta.dirname, 'transfer.test.ts')))).toBe('transfer_not_whole');
  expect(wholeDump(other.dataFile)).toEqual(before);
  await other.stop();
});

function setCell(book: excel.Workbook, sheet: string, at: string, value: string | number): void {
  const cell = book.getWorksheet(sheet)?.getCell(at);
  if (cell === undefined) throw new Error(`no sheet ${sheet}`);
  cell.value = value;
}

test('a workbook of an older program is brought up to date as an older file is', async () => {
  const version = 8;
  const old = join(dir, 'old.dealerdesk');
  const raw = openWriter(old, MIGRATIONS.slice(0, version));
  raw.exec(
    `INSERT INTO dealer (uid, name, name_key, sort_key, created_at, updated_at) VALUES ('u', '老店', '老店', 'ld', 1, 1)`,
  );
  const words = { t: createTranslator('zh-CN'), companyName: '', day: '2026-11-22' };
  const long = longTexts();
  const tables = transferSheets(raw, words, 'CNY', long);
  const whole = { schemaVersion: version, currency: 'CNY', writtenOn: '2026-11-22', dealers: 1, orders: 0 };
  const book = join(dir, 'old.xlsx');
  const sheets = [
    readmeSheet(raw, tables, whole, words),
    ...tables.map(({ sheet }) => sheet),
    longSheet(long.all, words.t),
  ];
  await writeWorkbook(book, { sheets, currencyDigits: 2 });
  raw.close();

  const other = await startTestEngine();
  await take(other, book);

  const reader = openReader(other.dataFile);
  expect(readdirSync(join(other.dir, 'temp')).filter((name) => name.startsWith('transfer-'))).toEqual([]);
  expect(reader.prepare('SELECT name, graded_by_choice FROM dealer').all()).toEqual([
    { name: '老店', graded_by_choice: 0 },
  ]);
  reader.close();
  await other.stop();
});
