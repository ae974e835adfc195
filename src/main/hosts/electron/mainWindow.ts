import { join } from 'node:path';
import type { BrowserWindow, WebPreferences } from 'electron';
import type { Logger } from '../../runtime/logger.ts';
import type { ElectronApi } from './electronApi.ts';
import { START_URL } from './ownPages.ts';
import { DEFAULT_SIZE, readWindowState, rememberWindow } from './windowState.ts';

interface WindowOptions {
  electron: Pick<ElectronApi, 'app' | 'BrowserWindow' | 'screen'>;
  preloadPath: string;
  appDir: string;
  resourcesDir: string;
  log: Logger;
}

const MIN_SIZE = { minWidth: 960, minHeight: 600 } as const;

/** What a page of ours may do: nothing but speak over the preload's bridge. */
export function webPreferences(preloadPath: string, developing: boolean): WebPreferences {
  return {
    preload: preloadPath,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // Dictionaries would be fetched from a network.
    spellcheck: false,
    devTools: developing,
  };
}

/** Opens the program's window where it was last time, and shows it when its page has been drawn. */
export function openMainWindow({ electron, preloadPath, appDir, resourcesDir, log }: WindowOptions): BrowserWindow {
  const { app, BrowserWindow, screen } = electron;
  const statePath = join(appDir, 'window.json');
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const { maximized, ...bounds } = readWindowState(statePath, areas) ?? { ...DEFAULT_SIZE, maximized: false };
  const window = new BrowserWindow({
    ...bounds,
    ...MIN_SIZE,
    show: false,
    title: 'DealerDesk',
    ...(process.platform === 'linux' ? { icon: join(resourcesDir, 'icons', 'icon.png') } : {}),
    webPreferences: webPreferences(preloadPath, !app.isPackaged),
  });
  if (maximized) window.maximize();
  rememberWindow(window, statePath, log);
  window.once('ready-to-show', () => window.show());
  void window.loadURL(START_URL).catch((error: unknown) => log('error', 'window.load', { error: String(error) }));
  return window;
}
