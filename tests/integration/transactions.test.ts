import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AUTO_CHECKPOINT_PAGES, type Db, openWriter, type RawDb, rawOf, typed } from '../../src/main/db/open.ts';
import { inDerivedTransaction, inPassingTransaction, inTransaction } from '../../src/main/db/transaction.ts';

let dir: string;
let path: string;
let raw: RawDb;
let db: Db;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-transactions-'));
  path = join(dir, 'shop.dealerdesk');
  raw = openWriter(path);
  db = typed(raw);
  raw.exec('CREATE TABLE filler (id INTEGER PRIMARY KEY, text TEXT)');
});

afterAll(() => {
  raw.close();
  rmSync(dir, { recursive: true, force: true });
});

const settings = () => ({
  synchronous: raw.pragma('synchronous', { simple: true }),
  checkpoint: raw.pragma('wal_autocheckpoint', { simple: true }),
});
const LASTING = { synchronous: 2, checkpoint: AUTO_CHECKPOINT_PAGES };

/** More pages than those from which on a transaction takes the log into the file. */
function fill(trx: Db): void {
  const insert = rawOf(trx).prepare('INSERT INTO filler (text) VALUES (?)');
  const page = 'x'.repeat(4000);
  for (let i = 0; i < AUTO_CHECKPOINT_PAGES + 100; i += 1) insert.run(page);
}

test('what is calculated leaves a long log alone, the next lasting transaction takes it into the file', async () => {
  raw.pragma('wal_checkpoint(TRUNCATE)');
  const before = statSync(path).size;
  await inDerivedTransaction(db, fill);
  expect(statSync(path).size).toBe(before);
  await inTransaction(db, (trx) => {
    rawOf(trx).exec("INSERT INTO filler (text) VALUES ('one more')");
  });
  expect(statSync(path).size).toBeGreaterThan(before + AUTO_CHECKPOINT_PAGES * 4000);
});

test.each([
  ['passing', inPassingTransaction],
  ['derived', inDerivedTransaction],
])('after a %s transaction, also one that failed, the next is a lasting one again', async (_, run) => {
  let within: unknown;
  await run(db, () => {
    within = settings();
  });
  expect(within).toMatchObject({ synchronous: 1 });
  expect(settings()).toEqual(LASTING);
  const failing = run(db, (trx) => {
    rawOf(trx).exec("INSERT INTO filler (text) VALUES ('lost')");
    throw new Error('full');
  });
  await expect(failing).rejects.toThrow('full');
  expect(settings()).toEqual(LASTING);
  expect(raw.inTransaction).toBe(false);
  expect(raw.prepare("SELECT count(*) FROM filler WHERE text = 'lost'").pluck().get()).toBe(0);
});
