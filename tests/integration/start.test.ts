import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
let home: string;
let child: ChildProcess | undefined;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'dealerdesk-start-'));
});

afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
});

describe('npm start', () => {
  it('opens the program where Electron is not to be had, and ends with its window', async () => {
    const env = { ...process.env, DEALERDESK_HOME: home, DEALERDESK_HOST: 'loopback' };
    const started = spawn(process.execPath, [join(root, 'scripts/start.mjs'), '--no-window'], { env });
    child = started;
    const url = await new Promise<string>((found, failed) => {
      let text = '';
      started.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
        const match = /http:\/\/127\.0\.0\.1:\d+\//.exec(text)?.[0];
        if (match) found(match);
      });
      started.once('exit', (code) => failed(new Error(`ended with ${code}: ${text}`)));
    });

    const page = await (await fetch(url)).text();
    const ended = new Promise<number | null>((done) => started.once('exit', done));
    started.kill('SIGTERM');

    expect(page).toContain('<div id="root">');
    expect(await ended).toBe(0);
  });
});
