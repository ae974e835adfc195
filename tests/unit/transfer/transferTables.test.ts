import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWriter, type RawDb } from '../../../src/main/db/open.ts';
import { camel, columnsOf } from '../../../src/main/features/transfer/transferColumns.ts';
import { LEFT_BEHIND, TRANSFER_TABLES } from '../../../src/main/features/transfer/transferTables.ts';
import { transfer } from '../../../src/shared/i18n/zh-CN/transfer.ts';

const path = join(tmpdir(), `dealerdesk-tables-${process.pid}.dealerdesk`);
let raw: RawDb;
beforeAll(() => {
  raw = openWriter(path);
});
afterAll(() => {
  raw.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
});

test('every table of the schema goes out with the whole file, or is said to stay behind', () => {
  const there = raw.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();

  const decided = [...TRANSFER_TABLES, ...Object.keys(LEFT_BEHIND), 'sqlite_sequence'];

  expect([...there].sort()).toEqual([...decided].sort());
});

test('every table and column that goes out has a name for people', () => {
  const columns = TRANSFER_TABLES.flatMap((table) => columnsOf(raw, table).map(({ name }) => camel(name)));

  const nameless = [
    ...TRANSFER_TABLES.map(camel).filter((name) => !Object.hasOwn(transfer.table, name)),
    ...TRANSFER_TABLES.map(camel).filter((name) => !Object.hasOwn(transfer.about, name)),
    ...columns.filter((name) => !Object.hasOwn(transfer.column, name)),
  ];

  expect(nameless).toEqual([]);
});

test('no bytes are in what goes out', () => {
  const blobs = TRANSFER_TABLES.filter((table) =>
    // SQLite's own answer.
    (raw.pragma(`table_info(${table})`) as { type: string }[]).some(({ type }) => type === 'BLOB'),
  );

  expect(blobs).toEqual([]);
});
