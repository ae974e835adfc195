import type { BrowserWindow } from 'electron';
import { z } from 'zod';
import { errorDetails } from '../../runtime/logger.ts';
import { menuTemplate } from './appMenu.ts';
import { serveWindow } from './appProtocol.ts';
import { createDesktopLanguage } from './desktopLanguage.ts';
import { createParts, type Parts, type Program } from './desktopParts.ts';
import { serveBridge } from './ipcBridge.ts';
import { IPC } from './ipcChannels.ts';
import { openMainWindow } from './mainWindow.ts';
import { dataFileIn } from './openedFiles.ts';
import { isTrustedSender } from './senderCheck.ts';
import { blockNetwork, denyDownloads, denyPermissions } from './sessionRules.ts';

/** The program's window, which may be gone and come again. */
interface WindowHolder {
  current(): BrowserWindow | null;
  open(): void;
}

const SecondStart = z.object({ file: z.string().nullable() });

/** Opens the window over the engine; Electron must be ready. */
export async function runDesktop(program: Program): Promise<void> {
  const { electron, engine } = program;
  lockDown(program);
  const language = createDesktopLanguage(electron.app, engine);
  await language.refresh();
  const holder = createHolder(program, () => parts);
  const parts = createParts(program, holder.current, language.t);
  const showMenu = () => {
    const template = menuTemplate(language.t(), parts.menu, !electron.app.isPackaged);
    electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(template));
  };
  serveBridge({
    ipcMain: electron.ipcMain,
    isTrusted: (event) => isTrustedSender(event, holder.current()),
    services: {
      ...parts.services,
      async call(channel, input) {
        const reply = await engine.call(channel, input);
        // The menu speaks the language of the window.
        if (channel === 'prefs.set' && (await language.refresh())) showMenu();
        return reply;
      },
    },
    log: program.log,
  });
  engine.onEvent((event) => holder.current()?.webContents.send(IPC.event, event));
  showMenu();
  holder.open();
  hearSystem(program, holder);
  await openFirstFile(program, parts.actions.openPath);
}

/** What pages may do and load, before there is one. */
function lockDown({ electron, environment }: Program): void {
  const { defaultSession } = electron.session;
  denyPermissions(defaultSession);
  blockNetwork(defaultSession);
  denyDownloads(defaultSession);
  serveWindow(electron.protocol, environment.rendererDir);
}

function createHolder({ electron, preloadPath, environment, log }: Program, parts: () => Parts): WindowHolder {
  const { appDir, resourcesDir } = environment;
  let window: BrowserWindow | null = null;
  return {
    current: () => (window === null || window.isDestroyed() ? null : window),
    open() {
      window = openMainWindow({ electron, preloadPath, appDir, resourcesDir, log });
      parts().crashes.watch(window);
      parts().leaving.watch(window);
    },
  };
}

/** Second starts and clicks on the dock bring the one window to the front. */
function hearSystem({ electron, requests }: Program, { current, open }: WindowHolder): void {
  electron.app.on('activate', () => (current() === null ? open() : focus(current())));
  electron.app.on('second-instance', (_event, argv, workingDirectory, data) => {
    focus(current());
    const sent = SecondStart.safeParse(data);
    const file = sent.success ? sent.data.file : dataFileIn(argv, workingDirectory);
    if (typeof file === 'string') requests.request(file);
  });
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
