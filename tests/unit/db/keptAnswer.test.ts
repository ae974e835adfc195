import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptAnswer } from '../../../src/main/db/keptAnswer.ts';
import { openReader, openWriter, type RawDb, typed } from '../../../src/main/db/open.ts';

let dir: string;
let writer: RawDb;
let reader: RawDb;
let computed: number;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-kept-'));
  writer = openWriter(join(dir, 'x.dealerdesk'));
  reader = openReader(join(dir, 'x.dealerdesk'));
  computed = 0;
});

afterEach(() => {
  reader.close();
  writer.close();
  rmSync(dir, { recursive: true, force: true });
});

const change = () =>
  writer
    .prepare("INSERT INTO meta (key, value) VALUES ('kept', '1') ON CONFLICT DO UPDATE SET value = value || '1'")
    .run();
const ask = (raw: RawDb, name = 'a', on = 'today') =>
  keptAnswer(typed(raw), name, on, () => {
    computed += 1;
    return computed;
  });

test('an answer holds until something in the file changes, by another or by itself, or it is asked on another day', () => {
  expect([ask(reader), ask(reader)]).toEqual([1, 1]);
  change();
  expect([ask(reader), ask(reader)]).toEqual([2, 2]);
  expect(ask(reader, 'a', 'tomorrow')).toBe(3);

  expect([ask(writer), ask(writer)]).toEqual([4, 4]);
  change();
  expect(ask(writer)).toBe(5);
});

test('answers of two names and two connections are kept apart', () => {
  expect([ask(reader, 'a'), ask(reader, 'b'), ask(writer, 'a')]).toEqual([1, 2, 3]);
  expect([ask(reader, 'a'), ask(reader, 'b'), ask(writer, 'a')]).toEqual([1, 2, 3]);
});

test('a failure is not kept', async () => {
  const failing = () => keptAnswer(typed(reader), 'f', '', () => Promise.reject(new Error('no')));

  await expect(failing()).rejects.toThrow('no');
  expect(await keptAnswer(typed(reader), 'f', '', () => Promise.resolve('yes'))).toBe('yes');
});
