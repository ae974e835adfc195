import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { PlainColumn } from '../../src/shared/contract/dealers.contract.ts';
import type { Input } from '../../src/shared/contract/index.ts';
import type { JobId } from '../../src/shared/domain/ids.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile } from '../helpers/importFile.ts';
import { codeOf } from '../helpers/importRig.ts';
import { shopFigures } from '../helpers/shopFigures.ts';
import { shopLists } from '../helpers/shopLists.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

/** Everything that is a kind of import goes out, and comes back as it was. */

const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-lists-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
let open: TestEngine[] = [];
afterEach(async () => {
  for (const engine of open) await engine.stop();
  open = [];
});

async function emptyFile(): Promise<TestEngine> {
  const engine = await startTestEngine();
  open.push(engine);
  return engine;
}

async function shopOf(seed: number): Promise<TestEngine> {
  const shop = await emptyFile();
  const folder = mkdtempSync(join(dir, 'lists-'));
  for (const { kind, source, rows } of shopLists(seed))
    await importFile(shop, writeCsv(folder, rows, `${source}.csv`), { kind });
  return shop;
}

/** Lists whose kind of import is called otherwise. */
const KIND_OF: Record<string, string> = { orderLines: 'orders', dealerRecords: 'dealers' };

type Way = Pick<Input<'tables.export'>, 'format' | 'lang'>;
const WAYS: [Way['lang'], Way['format']][] = [
  ['zh-CN', 'xlsx'],
  ['en', 'csv'],
  ['zh-CN', 'csvGb18030'],
];

/** Every list that can come back, in the order in which a new file would be filled. */
async function exportAll(shop: TestEngine, way: Way): Promise<{ name: string; path: string }[]> {
  const folder = mkdtempSync(join(dir, 'out-'));
  const files: { name: string; path: string }[] = [];
  const write = async (
    name: string,
    start: (to: Way & { file: Input<'tables.export'>['file'] }) => Promise<{ jobId: JobId }>,
  ) => {
    mkdirSync(join(folder, String(files.length)));
    const path = join(folder, String(files.length), way.format === 'xlsx' ? `${name}.xlsx` : `${name}.csv`);
    const { jobId } = await start({ file: shop.vault.register(path, 'write'), ...way });
    await shop.done(jobId);
    files.push({ name, path });
  };
  await write('reps', (to) => shop.ask('tables.export', { request: { table: 'reps' }, ...to }));
  await write('dealers', (to) => shop.ask('dealers.export', { columns: PlainColumn.options, ...to }));
  for (const part of (await shop.ask('tables.lists', {})).parts)
    await write(part.list, (to) => shop.ask('tables.export', { request: { table: 'list', of: part }, ...to }));
  return files;
}

describe.each(WAYS)('%s %s', (lang, format) => {
  const seed = WAYS.findIndex(([, each]) => each === format) + 1;

  test('the lists of a shop change nothing when they come back, and come to the same figures in an empty file', async () => {
    const shop = await shopOf(seed);
    const files = await exportAll(shop, { lang, format });

    const answers: unknown[] = [];
    for (const { name, path } of files) {
      const { batchId, kind, counts } = await checkFile(shop, path);
      const { rows } = await shop.ask('imports.rows', { batchId, action: 'update', limit: 5 });
      const { created, updated, rejected, ambiguous, leftOut, unchanged } = counts ?? {};
      answers.push({ name, kind, created, updated, rejected, ambiguous, leftOut, some: (unchanged ?? 0) > 0, rows });
    }
    const other = await emptyFile();
    // The grid's list has no more than its columns: the one with all fields makes the dealers.
    for (const { path } of files.filter(({ name }) => name !== 'dealers')) await importFile(other, path);

    const still = { created: 0, updated: 0, rejected: 0, ambiguous: 0, leftOut: 0, some: true, rows: [] };
    const parts = (await shop.ask('tables.lists', {})).parts.map(({ list }) => list);
    expect(parts.filter((list) => list === 'orders')).toHaveLength(2);
    expect(answers).toEqual(
      ['reps', 'dealers', ...parts].map((name) => ({ name, kind: KIND_OF[name] ?? name, ...still })),
    );
    expect(shopFigures(other.dataFile)).toEqual(shopFigures(shop.dataFile));
  });
});

test('a list of the whole file is not for whom the owner hides figures from', async () => {
  const shop = await shopOf(1);
  await shop.ask('operators.create', { name: '老板' });
  const { operators } = await shop.ask('operators.create', { name: '小李' });
  await shop.ask('session.chooseOperator', { id: operators.find(({ owner }) => !owner)?.id ?? null });

  const file = shop.vault.register(join(dir, 'hidden.xlsx'), 'write');
  const request = { table: 'list', of: { list: 'orders' } } as const;

  expect(await codeOf(shop.ask('tables.export', { request, file, lang: 'zh-CN', format: 'xlsx' }))).toBe('owner_only');
});
