import type { BrowserWindow } from 'electron';
import { NEW_FILE_PATH } from '../../../shared/contract/hostBridge.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { Engine } from '../../engine/createEngine.ts';
import type { Logger } from '../../runtime/logger.ts';
import type { HostEnvironment } from '../environment.ts';
import type { MenuActions } from './appMenu.ts';
import { watchCrashes } from './crashes.ts';
import type { ElectronApi } from './electronApi.ts';
import { createFileActions } from './fileActions.ts';
import { createFileDialogs } from './fileDialogs.ts';
import type { BridgeServices } from './ipcBridge.ts';
import { leaveInOrder } from './leaving.ts';
import { createNotifying } from './notifying.ts';
import type { OpenRequests } from './openedFiles.ts';
import { isExternalUrl, START_URL } from './ownPages.ts';
import type { Printer } from './printing.ts';

/** What stands once Electron is ready, before there is a window. */
export interface Program {
  electron: ElectronApi;
  environment: HostEnvironment;
  preloadPath: string;
  engine: Engine;
  printer: Printer;
  log: Logger;
  logsDir: string;
  requests: OpenRequests;
}

export type Parts = ReturnType<typeof createParts>;

/** The abilities of the desktop program, put together around one window. */
export function createParts(program: Program, window: () => BrowserWindow | null, t: () => T) {
  const { electron, environment, engine, log, logsDir } = program;
  const { app, dialog } = electron;
  const dialogs = createFileDialogs({
    dialog,
    window,
    vault: engine.vault,
    t,
    documentsDir: environment.documentsDir,
  });
  const show = (path: string) => {
    const loading = window()?.loadURL(`${START_URL}#${path}`);
    loading?.catch((error: unknown) => log('warn', 'window.load', { error: String(error) }));
  };
  const actions = {
    ...createFileActions({ engine, dialogs, dialog, t, log, showStart: () => show('/') }),
    // The window asks for name and currency.
    newFile: () => show(NEW_FILE_PATH),
  };
  return {
    actions,
    services: { ...dialogs, ...systemServices(program), notify: createNotifying(electron, window) } satisfies Omit<
      BridgeServices,
      'call'
    >,
    crashes: watchCrashes({ app, dialog, appDir: environment.appDir, logsDir, t, log, now: Date.now }),
    leaving: leaveInOrder({ app, dialog, engine, t, log }),
    menu: menuActions(program, actions, t),
  };
}

function systemServices({ electron, environment, printer }: Program) {
  return {
    appInfo: () =>
      ({
        host: 'electron',
        platform: process.platform,
        version: environment.version,
        nativeFileDialogs: true,
      }) as const,
    // A native dialog has already said where: the file lies there.
    deliverFile: () => undefined,
    print: printer.print,
    async openExternal(url: string) {
      if (!isExternalUrl(url)) throw new AppError('invalid_input', { field: 'url' });
      await electron.shell.openExternal(url);
    },
  };
}

type FileActions = ReturnType<typeof createFileActions> & { newFile(): void };

function menuActions({ electron, environment, logsDir }: Program, actions: FileActions, t: () => T): MenuActions {
  return {
    newFile: actions.newFile,
    openFile: () => void actions.openFile(),
    saveCopy: () => void actions.saveCopy(),
    openLogs: () => void electron.shell.openPath(logsDir),
    about: () =>
      void electron.dialog.showMessageBox({
        type: 'info',
        message: t()('desktop.about.title', { version: environment.version }),
        detail: t()('desktop.about.text', { folder: environment.documentsDir }),
      }),
  };
}
