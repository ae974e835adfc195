import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../browserPdf.ts';

/**
 * Opens the program in an installed browser: Chrome, Edge or Chromium show it as an application window with a profile
 * of its own; anything else gets the system's default browser. @returns whether something was started
 */
export function openWindow(url: string, appDir: string): boolean {
  const browser = findBrowser();
  if (browser !== undefined) {
    const profile = join(appDir, 'browser');
    mkdirSync(profile, { recursive: true });
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const flags = ['--no-first-run', '--no-default-browser-check', '--disable-background-networking', '--disable-sync'];
    start(browser, [`--app=${url}`, `--user-data-dir=${profile}`, '--window-size=1280,840', ...flags, ...root]);
    return true;
  }
  if (process.platform === 'win32') start('rundll32', ['url.dll,FileProtocolHandler', url]);
  else if (process.platform === 'darwin') start('open', [url]);
  else if (process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY) start('xdg-open', [url]);
  else return false;
  return true;
}

function start(command: string, args: string[]): void {
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  // A browser that cannot be started leaves the address on the terminal to be opened by hand.
  child.on('error', () => process.stderr.write(`${command}\n`));
  child.unref();
}
