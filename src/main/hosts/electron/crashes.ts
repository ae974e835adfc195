import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App, BrowserWindow, Dialog } from 'electron';
import type { T } from '../../../shared/i18n/translator.ts';
import type { Logger } from '../../runtime/logger.ts';
import { START_URL } from './ownPages.ts';

interface CrashOptions {
  app: Pick<App, 'on' | 'quit'>;
  dialog: Pick<Dialog, 'showMessageBox' | 'showErrorBox'>;
  appDir: string;
  logsDir: string;
  t(): T;
  log: Logger;
  now(): number;
}

/** So many crashes within this time are no accident any more. */
const PATIENCE = { crashes: 3, withinMs: 60_000 } as const;
const GRAPHICS_NOTE = 'graphics-off';

/** Says in one sentence what broke, and mends what can be mended: a dead window is loaded again, the engine lives on. */
export function watchCrashes({ app, dialog, appDir, logsDir, t, log, now }: CrashOptions) {
  const isTooOften = patience(now);
  const isGraphicsTooOften = patience(now);

  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason === 'clean-exit' || reason === 'killed') return;
    log('error', 'child.gone', { type, reason, exitCode });
    if (type !== 'GPU' || !isGraphicsTooOften()) return;
    noteGraphicsFailure(appDir);
    void dialog.showMessageBox({ type: 'warning', message: t()('desktop.crash.graphics') });
  });

  return {
    watch(window: BrowserWindow): void {
      window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
        if (reason === 'clean-exit') return;
        log('error', 'window.gone', { reason, exitCode });
        if (isTooOften()) {
          dialog.showErrorBox('DealerDesk', t()('desktop.crash.windowAgain', { folder: logsDir }));
          app.quit();
          return;
        }
        void dialog
          .showMessageBox(window, { type: 'warning', message: t()('desktop.crash.window') })
          .then(() => reopen(window));
      });
      window.on('unresponsive', () => {
        log('warn', 'window.unresponsive');
        void dialog
          .showMessageBox(window, {
            type: 'warning',
            message: t()('desktop.crash.hung'),
            buttons: [t()('desktop.crash.wait'), t()('desktop.crash.reopen')],
            defaultId: 0,
            cancelId: 0,
          })
          .then(({ response }) => {
            if (response === 1 && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer();
          });
      });
    },
  };

  function reopen(window: BrowserWindow): void {
    if (window.isDestroyed()) return;
    window.loadURL(START_URL).catch((error: unknown) => log('error', 'window.load', { error: String(error) }));
  }
}

/** Answers true from the third event within a minute on. */
function patience(now: () => number): () => boolean {
  let times: number[] = [];
  return () => {
    times = [...times.filter((at) => now() - at < PATIENCE.withinMs), now()];
    return times.length >= PATIENCE.crashes;
  };
}

/** True after a start whose graphics driver failed again and again; the note is good for one start. */
export function takeGraphicsNote(appDir: string): boolean {
  const path = join(appDir, GRAPHICS_NOTE);
  if (!existsSync(path)) return false;
  rmSync(path, { force: true });
  return true;
}

function noteGraphicsFailure(appDir: string): void {
  mkdirSync(appDir, { recursive: true });
  writeFileSync(join(appDir, GRAPHICS_NOTE), '');
}
