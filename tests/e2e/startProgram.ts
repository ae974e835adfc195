import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type Browser, test as base, type Page } from '@playwright/test';
import { slowDown } from './slowMachine.ts';
import { TODAY } from './today.ts';

export { expect } from '@playwright/test';

const root = resolve(import.meta.dirname, '../..');

/** A started program with its first window. */
export interface Program {
  page: Page;
  /** Its folder: preferences, documents, logs. */
  home: string;
  stop(): Promise<void>;
}

/** Starts the program on a folder: in Chromium through loopback, or in real Electron (DEALERDESK_E2E_HOST=electron). */
export async function startProgram(browser: Browser, home: string): Promise<Program> {
  const env = { ...process.env, DEALERDESK_HOME: home, DEALERDESK_TODAY: TODAY };
  return process.env.DEALERDESK_E2E_HOST === 'electron' ? startElectron(env, home) : startLoopback(browser, env, home);
}

async function startElectron(env: Record<string, string | undefined>, home: string): Promise<Program> {
  const executablePath = String(createRequire(import.meta.url)('electron'));
  const defined = Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const app = await _electron.launch({ executablePath, args: [root, '--no-sandbox'], env: defined });
  const page = await app.firstWindow();
  return { page, home, stop: () => app.close() };
}

async function startLoopback(browser: Browser, env: NodeJS.ProcessEnv, home: string): Promise<Program> {
  const child = spawn(process.execPath, [join(root, 'out/main/loopback.js'), '--no-window'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await firstUrl(child);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
    // A dialog on its way out is not there twice with the one that follows it.
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const { DEALERDESK_E2E_SLOW: seed } = env;
  if (seed !== undefined) await slowDown(context, page, Number(seed));
  await page.goto(url);
  return {
    page,
    home,
    async stop() {
      // Answers that are still held back are for nobody.
      await context.unrouteAll({ behavior: 'ignoreErrors' });
      await context.close();
      await ended(child);
    },
  };
}

function firstUrl(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const url = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(text)?.[0];
      if (url !== undefined && text.includes('\n', text.indexOf(url))) found(url);
    });
    child.once('exit', (code) => failed(new Error(`the program ended with ${code}: ${text}`)));
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once('exit', () => done());
    child.kill('SIGTERM');
  });
}

/** Tests get a fresh folder and a started program each. */
export const test = base.extend<{ program: Program }>({
  program: async ({ browser }, use) => {
    const home = mkdtempSync(join(tmpdir(), 'dealerdesk-e2e-'));
    const program = await startProgram(browser, home);
    await use(program);
    await program.stop();
    rmSync(home, { recursive: true, force: true });
  },
});
