import type { BrowserWindow } from 'electron';
import { z } from 'zod';
import { AppError } from '../../../shared/errors/appError.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { errorDetails, type Logger } from '../../runtime/logger.ts';
import { menuTemplate } from './appMenu.ts';
import { serveWindow } from './appProtocol.ts';
import { watchCrashes } from './crashes.ts';
import type { DesktopStart } from './desktop.ts';
import { createDesktopLanguage } from './desktopLanguage.ts';
import { createFileActions } from './fileActions.ts';
import { createFileDialogs } from './fileDialogs.ts';
import { type BridgeServices, serveBridge } from './ipcBridge.ts';
import { IPC } from './ipcChannels.ts';
import { leaveInOrder } from './leaving.ts';
import { openMainWindow } from './mainWindow.ts';
import { dataFileIn, type OpenRequests } from './openedFiles.ts';
import { isExternalUrl, START_URL } from './ownPages.ts';
import type { Printer } from './printing.ts';
import { isTrustedSender } from './senderCheck.ts';
import { blockNetwork, denyDownloads, denyPermissions } from './sessionRules.ts';

export interface Program extends DesktopStart {
  engine: Engine;
  printer: Printer;
  log: Logger;
  logsDir: string;
  requests: OpenRequests;
}

const SecondStart = z.object({ file: z.string().nullable() });

/** Opens the window over the engine; Electron must be ready. */
export async function runDesktop(program: Program): Promise<void> {
  const { electron, environment, engine, requests, log } = program;
  const { app, session } = electron;
  denyPermissions(session.defaultSession);
  blockNetwork(session.defaultSession);
  denyDownloads(session.defaultSession);
  serveWindow(electron.protocol, environment.rendererDir);

  let window: BrowserWindow | null = null;
  const current = () => (window === null || window.isDestroyed() ? null : window);
  const language = createDesktopLanguage(app, engine);
  await language.refresh();
  const parts = createParts(program, current, language.t);
  const showMenu = () =>
    electron.Menu.setApplicationMenu(
      electron.Menu.buildFromTemplate(menuTemplate(language.t(), parts.menu, !app.isPackaged)),
    );
  serveBridge({
    ipcMain: electron.ipcMain,
    isTrusted: (event) => isTrustedSender(event, current()),
    services: {
      ...parts.services,
      async call(channel, input) {
        const reply = await engine.call(channel, input);
        // The menu speaks the language of the window.
        if (channel === 'prefs.set' && (await language.refresh())) showMenu();
        return reply;
      },
    },
    log,
  });
  engine.onEvent((event) => current()?.webContents.send(IPC.event, event));

  const open = () => {
    window = openMainWindow({
      electron,
      preloadPath: program.preloadPath,
      appDir: environment.appDir,
      resourcesDir: environment.resourcesDir,
      log,
    });
    parts.crashes.watch(window);
    parts.leaving.watch(window);
  };
  showMenu();
  open();
  app.on('activate', () => (current() === null ? open() : focus(current())));
  app.on('second-instance', (_event, argv, workingDirectory, data) => {
    focus(current());
    const sent = SecondStart.safeParse(data);
    const file = sent.success ? sent.data.file : dataFileIn(argv, workingDirectory);
    if (typeof file === 'string') requests.request(file);
  });
  await openFirstFile(program, parts.actions.openPath);
}

/** The file of the double click, else the last one; what comes later is opened when it comes. */
async function openFirstFile({ engine, requests, log }: Program, openPath: (path: string) => Promise<void>) {
  const waiting = requests.takeWaiting();
  requests.onRequest((path) => void openPath(path));
  if (waiting !== undefined) await openPath(waiting);
  try {
    const { file } = await engine.ask('session.get', {});
    if (file === null) await engine.openLast();
  } catch (error) {
    log('error', 'start.file', errorDetails(error));
  }
}

function focus(window: BrowserWindow | null): void {
  if (window === null) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

type Translate = ReturnType<typeof createDesktopLanguage>['t'];

function createParts(program: Program, current: () => BrowserWindow | null, t: Translate) {
  const { electron, environment, engine, printer, log, logsDir } = program;
  const { app, dialog, shell } = electron;
  const dialogs = createFileDialogs({
    dialog,
    window: current,
    vault: engine.vault,
    t,
    documentsDir: environment.documentsDir,
  });
  const showStart = () => {
    void current()
      ?.loadURL(`${START_URL}#/`)
      .catch((error: unknown) => log('warn', 'window.load', { error: String(error) }));
  };
  const actions = createFileActions({ engine, dialogs, dialog, t, log, showStart });
  const services: Omit<BridgeServices, 'call'> = {
    ...dialogs,
    appInfo: () => ({
      host: 'electron',
      platform: process.platform,
      version: environment.version,
      nativeFileDialogs: true,
    }),
    // A native dialog has already said where: the file lies there.
    deliverFile: () => undefined,
    print: printer.print,
    async openExternal(url) {
      if (!isExternalUrl(url)) throw new AppError('invalid_input', { field: 'url' });
      await shell.openExternal(url);
    },
  };
  return {
    actions,
    services,
    crashes: watchCrashes({ app, dialog, appDir: environment.appDir, logsDir, t, log, now: Date.now }),
    leaving: leaveInOrder({ app, dialog, engine, t, log }),
    menu: {
      newFile: () => void actions.newFile(),
      openFile: () => void actions.openFile(),
      saveCopy: () => void actions.saveCopy(),
      openLogs: () => void shell.openPath(logsDir),
      about: () =>
        void dialog.showMessageBox({
          type: 'info',
          message: t()('desktop.about.title', { version: environment.version }),
          detail: t()('desktop.about.text', { folder: environment.documentsDir }),
        }),
    },
  };
}
