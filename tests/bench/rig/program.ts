import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { CHROMIUM_FLAGS } from '../../helpers/chromium.ts';
import { TODAY } from './shop.ts';

const root = resolve(import.meta.dirname, '../../..');

/** The browser that the bench was given; undefined where the machine has none. */
export function benchBrowser(): string | undefined {
  const named = process.env.DEALERDESK_BROWSER;
  return named === '' ? undefined : named;
}

export interface BuiltProgram {
  page: Page;
  /** From the start of the host's process until it told its address. */
  hostMs: number;
  stop(): Promise<void>;
}

/** The built program as `npm start` runs it without Electron: its host's process, then a browser on its page. */
export async function startBuilt(browser: string, home: string): Promise<BuiltProgram> {
  const started = performance.now();
  const host = spawn(process.execPath, [join(root, 'out/main/loopback.js'), '--no-window'], {
    env: { ...process.env, DEALERDESK_HOME: home, DEALERDESK_TODAY: TODAY },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await firstUrl(host);
  const hostMs = performance.now() - started;
  const { page, close } = await openPage(browser, url);
  return {
    page,
    hostMs,
    async stop() {
      await close();
      if (host.exitCode === null) {
        host.kill('SIGTERM');
        await once(host, 'exit');
      }
    },
  };
}

/** A process that prints a line, and a browser on an empty page: what no start can do without. */
export async function startNothing(browser: string): Promise<void> {
  const host = spawn(process.execPath, ['-e', "console.log('http://127.0.0.1:1/')"], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await firstUrl(host);
  const { close } = await openPage(browser, 'data:text/html,<button>x</button>');
  await close();
}

async function openPage(executablePath: string, url: string): Promise<{ page: Page; close(): Promise<void> }> {
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const page = await context.newPage();
  await page.goto(url);
  return { page, close: () => browser.close() };
}

function firstUrl(host: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let text = '';
    host.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const url = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(text)?.[0];
      if (url !== undefined && text.includes('\n', text.indexOf(url))) found(url);
    });
    host.once('exit', (code) => failed(new Error(`the program ended with ${code}: ${text}`)));
  });
}
