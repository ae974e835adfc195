import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fileLogger } from '../../../src/main/runtime/logger.ts';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-log-'));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(dir, { recursive: true, force: true });
});

it('an entry is one line of JSON, and a large log begins anew beside the old one', () => {
  const path = join(dir, 'logs', 'dealerdesk.log');
  mkdirSync(join(dir, 'logs'));
  writeFileSync(path, 'x'.repeat(2 * 1024 * 1024 + 1));

  fileLogger(path)('warn', 'something', { rows: 3 });

  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ level: 'warn', event: 'something', rows: 3 });
  expect(readFileSync(`${path}.1`, 'utf8')).toHaveLength(2 * 1024 * 1024 + 1);
});

it('a log that cannot be written never stops the work', () => {
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  writeFileSync(join(dir, 'logs'), 'a file where the folder should be');

  expect(() => fileLogger(join(dir, 'logs', 'dealerdesk.log'))('error', 'something')).not.toThrow();

  expect(told).toHaveBeenCalledTimes(1);
});
