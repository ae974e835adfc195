import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, statSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppError } from '../../shared/errors/appError.ts';

export interface BrowserPdfOptions {
  /** Path of a Chromium-like browser; found by itself when left out. */
  browser?: string;
  /** After this long a browser that has not finished is ended. */
  timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 300_000;
/** What is kept of the browser's own words for the log. */
const MAX_WORDS = 2_000;
/** How long an ended browser's helpers may still hold its output. */
const LAST_WORDS_MS = 1_000;

const POSIX_NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const POSIX_DIRS = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/opt/google/chrome',
  '/opt/microsoft/msedge',
  '/usr/lib/chromium',
];
const MAC_APPS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Chromium.app/Contents/MacOS/Chromium',
];
const WINDOWS_EXES = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
];

/** An installed browser that can print to PDF. `DEALERDESK_BROWSER` names another one. */
export function findBrowser(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  const named = env.DEALERDESK_BROWSER;
  if (named !== undefined && named !== '') return isProgram(named) ? named : undefined;
  return candidates(env, platform).find(isProgram);
}

function candidates(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  if (platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((root) => root !== undefined);
    return WINDOWS_EXES.flatMap((parts) => roots.map((root) => join(root, ...parts)));
  }
  if (platform === 'darwin') {
    const roots = ['/Applications', join(env.HOME ?? '', 'Applications')];
    return MAC_APPS.flatMap((app) => roots.map((root) => join(root, app)));
  }
  const dirs = [...POSIX_DIRS, ...(env.PATH ?? '').split(delimiter).filter((dir) => dir !== '')];
  return POSIX_NAMES.flatMap((name) => dirs.map((dir) => join(dir, name)));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

/**
 * Prints a finished page with an installed browser, without a window and with a profile of its own that is removed
 * afterwards. The page brings its paper size and margins with it.
 * @throws AppError report_no_browser; any other failure of the browser is an Error with its last words
 */
export async function browserPdf(htmlPath: string, pdfPath: string, options: BrowserPdfOptions = {}): Promise<void> {
  const browser = options.browser ?? findBrowser();
  if (browser === undefined) throw new AppError('report_no_browser');
  const profile = mkdtempSync(join(tmpdir(), 'dealerdesk-pdf-'));
  try {
    const words = await runBrowser(
      browser,
      browserArguments(htmlPath, pdfPath, profile),
      options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    );
    if (!(await isWholePdf(pdfPath))) throw new Error(`${basename(browser)} made no PDF: ${words}`);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

function browserArguments(htmlPath: string, pdfPath: string, profile: string): string[] {
  const asRoot = process.getuid?.() === 0; // the sandbox refuses to start as root
  return [
    '--headless',
    `--print-to-pdf=${pdfPath}`,
    '--no-pdf-header-footer',
    // Until what the page still loads is there, its fonts above all: a clock of its own that jumps, so that nothing waits.
    '--virtual-time-budget=10000',
    '--disable-pdf-tagging', // ten times the size otherwise
    '--disable-gpu',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    `--user-data-dir=${profile}`,
    ...(asRoot ? ['--no-sandbox'] : []),
    pathToFileURL(htmlPath).href,
  ];
}

/** Runs the browser to its end; ends it with all its children when it hangs or when we are ended ourselves. */
function runBrowser(browser: string, args: string[], timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(browser, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      // A group of its own, so that renderers and helpers can be ended with it.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    const stopWatching = endWithUs(() => endTree(child));
    let words = '';
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      endTree(child);
    }, timeoutMs);
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      words = (words + chunk).slice(-MAX_WORDS);
    });
    const settle = (code: number | string) => {
      clearTimeout(timer);
      stopWatching();
      if (timedOut) reject(new Error(`${basename(browser)} did not finish within ${timeoutMs} ms: ${words}`));
      else if (code !== 0) reject(new Error(`${basename(browser)} ended with ${code}: ${words}`));
      else resolve(words);
    };
    child.once('error', (error) => {
      clearTimeout(timer);
      stopWatching();
      reject(new AppError('report_no_browser', {}, { cause: error }));
    });
    child.once('exit', (code, signal) => {
      endTree(child); // helpers that outlived it, and would keep its words open
      const late = setTimeout(() => child.stderr.destroy(), LAST_WORDS_MS);
      child.once('close', () => {
        clearTimeout(late);
        settle(code ?? signal ?? 'unknown');
      });
    });
  });
}

/** Calls `end` when this process ends, by itself or by a signal. Returns the function that stops watching. */
function endWithUs(end: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const onSignal = (signal: NodeJS.Signals) => {
    end();
    // Where nobody else wants the signal, it does what it would have done without us.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  process.once('exit', end);
  for (const signal of signals) process.once(signal, onSignal);
  return () => {
    process.removeListener('exit', end);
    for (const signal of signals) process.removeListener(signal, onSignal);
  };
}

function endTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    if (child.exitCode === null)
      spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true });
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // ESRCH: the group has ended by itself. EPERM on macOS: only its zombies are left.
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}

async function isWholePdf(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      const head = Buffer.alloc(5);
      const tail = Buffer.alloc(Math.min(size, 1024));
      await file.read(head, 0, head.length, 0);
      await file.read(tail, 0, tail.length, Math.max(0, size - tail.length));
      return head.toString('latin1') === '%PDF-' && tail.includes('%%EOF');
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
