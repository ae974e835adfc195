import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepDataFile } from '../../../src/main/hosts/loopback/dataFiles.ts';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-keep-'));
  mkdirSync(join(dir, 'up'));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

test.each([
  ['shop.dealerdesk', 'shop.dealerdesk'],
  ['恒达 商贸.DealerDesk', '恒达 商贸.dealerdesk'],
  ['.dealerdesk', 'DealerDesk.dealerdesk'],
  ['..dealerdesk', 'DealerDesk.dealerdesk'],
  ['.hidden.dealerdesk', 'hidden.dealerdesk'],
  ['shop. .dealerdesk', 'shop.dealerdesk'],
  ['CON.dealerdesk', '_CON.dealerdesk'],
  ['nul.2026.dealerdesk', '_nul.2026.dealerdesk'],
  ['com1 .dealerdesk', '_com1.dealerdesk'],
  ['contract.dealerdesk', 'contract.dealerdesk'],
])('an uploaded data file named %s is kept as %s, and a second one beside it', async (name, kept) => {
  const documents = join(dir, 'documents');
  const keep = () => {
    const uploaded = join(dir, 'up', 'file');
    writeFileSync(uploaded, 'SQLite format 3\0 and so on');
    return keepDataFile(uploaded, name, documents);
  };

  const path = await keep();
  const second = await keep();

  expect([dirname(path), basename(path)]).toEqual([documents, kept]);
  expect(basename(second)).toBe(kept.replace('.dealerdesk', ' 2.dealerdesk'));
  expect([existsSync(path), existsSync(second)]).toEqual([true, true]);
});
