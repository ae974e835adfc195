import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareTempFolder } from '../../../src/main/files/tempFolder.ts';

let parent: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'tempfolder-'));
});

afterEach(() => rmSync(parent, { recursive: true, force: true }));

/** Numbers of processes that have just ended. */
const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid;

function make(name: string): string {
  const path = join(parent, name);
  mkdirSync(join(path, 'work'), { recursive: true });
  writeFileSync(join(path, 'work', 'batch-2'), 'a customer list');
  return path;
}

const own = () => join(parent, `dealerdesk-${process.pid}`);
const rights = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe('the temporary folder', () => {
  it('takes those of programs that were killed away, and nothing else', () => {
    const elsewhere = make('elsewhere');
    make(`dealerdesk-${deadPid()}`);
    make(`dealerdesk-${process.ppid}`);
    make('dealerdesk-pdf-x1');
    make('dealerdesk-');
    make('dealerdesk-12x');
    symlinkSync(elsewhere, join(parent, `dealerdesk-${deadPid()}`), 'junction');
    const before = readdirSync(parent).length;

    prepareTempFolder(join(own(), 'work'));

    const left = readdirSync(parent);
    expect(left).toEqual(expect.arrayContaining([`dealerdesk-${process.ppid}`, 'dealerdesk-pdf-x1', 'dealerdesk-12x']));
    expect(left).toHaveLength(before - 1 + 1);
    expect(existsSync(join(elsewhere, 'work', 'batch-2'))).toBe(true);
  });

  it('sweeps nowhere but among its own kind', () => {
    const dead = make(`dealerdesk-${deadPid()}`);

    prepareTempFolder(join(parent, 'a', 'temp'));

    expect(existsSync(dead)).toBe(true);
  });

  it.skipIf(process.platform === 'win32')('is empty and for its owner only, also where one was left before', () => {
    const path = make(`dealerdesk-${process.pid}`);

    prepareTempFolder(join(path, 'work'));

    expect([rights(path), rights(join(path, 'work'))]).toEqual(['700', '700']);
    expect(readdirSync(join(path, 'work'))).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('is not one that a link leads to', () => {
    symlinkSync(make('elsewhere'), own(), 'junction');

    expect(() => prepareTempFolder(join(own(), 'work'))).toThrow('not ours');
  });
});
