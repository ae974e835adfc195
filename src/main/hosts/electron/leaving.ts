import type { App, BrowserWindow, Dialog } from 'electron';
import type { T } from '../../../shared/i18n/translator.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { errorDetails, type Logger } from '../../runtime/logger.ts';

interface LeavingOptions {
  app: Pick<App, 'on' | 'exit' | 'quit'>;
  dialog: Pick<Dialog, 'showMessageBox'>;
  engine: Pick<Engine, 'ask' | 'busy' | 'close' | 'backupDue' | 'backupBeforeClose' | 'skipBackup'>;
  t(): T;
  log: Logger;
  /** A file that cannot be closed must not keep the PC from shutting down. */
  patienceMs?: number;
}

const PATIENCE_MS = 20_000;

/**
 * Asks before a running job is cancelled, makes the copy that is due while the window shows its progress, and closes the
 * data file before the program ends. Closing once more does not wait for the copy.
 */
export function leaveInOrder({ app, dialog, engine, t, log, patienceMs = PATIENCE_MS }: LeavingOptions) {
  let agreed = false;
  let leaving = false;
  let copying = false;

  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (leaving) return;
    leaving = true;
    void close();
  });

  async function close(): Promise<void> {
    const gaveUp = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), patienceMs));
    try {
      if ((await Promise.race([engine.close(), gaveUp])) === 'late') log('error', 'quit.late');
    } catch (error) {
      log('error', 'quit.close', errorDetails(error));
    }
    app.exit(0);
  }

  return {
    watch(window: BrowserWindow): void {
      window.on('close', (event) => {
        if (agreed || !(engine.busy() || engine.backupDue())) return;
        event.preventDefault();
        if (copying) return engine.skipBackup();
        mayLeave(window).then(
          (yes) => {
            agreed = yes;
            if (yes && !window.isDestroyed()) window.close();
          },
          (error: unknown) => {
            log('error', 'quit.ask', errorDetails(error));
            agreed = true;
            window.close();
          },
        );
      });
    },
  };

  async function mayLeave(window: BrowserWindow): Promise<boolean> {
    if (!(await mayClose(window))) return false;
    copying = true;
    await engine.backupBeforeClose();
    copying = false;
    return true;
  }

  async function mayClose(window: BrowserWindow): Promise<boolean> {
    const { jobs } = await engine.ask('jobs.list', {});
    if (!jobs.some((job) => job.status === 'running' && !endsByItself(job.kind))) return true;
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: t()('desktop.quit.running'),
      buttons: [t()('desktop.quit.wait'), t()('desktop.quit.leave')],
      defaultId: 0,
      cancelId: 0,
    });
    return response === 1;
  }
}

/** A live score is made again at the next start; closing waits for copies by itself. */
function endsByItself(kind: string): boolean {
  return kind === 'scoring.live' || kind.startsWith('backups.');
}
