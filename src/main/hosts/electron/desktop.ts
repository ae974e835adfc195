import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine, type Engine, type EngineOptions } from '../../engine/createEngine.ts';
import { fileLogger, type Logger } from '../../runtime/logger.ts';
import type { HostEnvironment } from '../environment.ts';
import { registerAppScheme } from './appProtocol.ts';
import { takeGraphicsNote } from './crashes.ts';
import { runDesktop } from './desktopRun.ts';
import type { ElectronApi } from './electronApi.ts';
import { guardNavigation } from './navigationGuard.ts';
import { createOpenRequests, dataFileIn } from './openedFiles.ts';
import { createPrinter } from './printing.ts';
import { createUtilityParser } from './utilityParser.ts';

export interface DesktopStart {
  electron: ElectronApi;
  environment: HostEnvironment;
  preloadPath: string;
  argv: readonly string[];
  workingDirectory: string;
  /** Replaced in tests. */
  engineOf?: (options: EngineOptions) => Engine;
}

/** Ours for the taskbar; the installer uses the same. */
const APP_ID = 'com.dealerdesk.desktop';

/**
 * Starts the desktop program. Everything that must happen before Electron is ready happens before the first wait.
 * @returns resolves when the window is open and a data file too, or at once where another instance has taken over
 */
export async function startDesktop(start: DesktopStart): Promise<void> {
  const { electron, environment } = start;
  const { app, protocol } = electron;
  const logsDir = join(environment.appDir, 'logs');
  claimFolders(start);
  const requests = createOpenRequests();
  app.on('open-file', (event, path) => {
    event.preventDefault();
    requests.request(path);
  });
  const named = dataFileIn(start.argv, start.workingDirectory);
  // The arguments of a second start arrive re-ordered by Chromium: the file travels beside them.
  if (!app.requestSingleInstanceLock({ file: named ?? null })) {
    app.quit();
    return;
  }
  if (named !== undefined) requests.request(named);
  registerAppScheme(protocol);
  app.enableSandbox();
  if (takeGraphicsNote(environment.appDir)) app.disableHardwareAcceleration();
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  const log = fileLogger(join(logsDir, 'dealerdesk.log'));
  app.on('web-contents-created', (_event, contents) => guardNavigation(contents, log));
  await app.whenReady();
  await runDesktop({ ...start, ...createProgram(start, log), log, logsDir, requests });
}

/** The same folders as the other hosts', so that they share data file, preferences and log. */
function claimFolders({ electron: { app }, environment: { appDir } }: DesktopStart): void {
  const profile = join(appDir, 'chromium');
  mkdirSync(profile, { recursive: true });
  app.setPath('userData', appDir);
  app.setPath('sessionData', profile);
  app.setAppUserModelId(APP_ID);
}

function createProgram({ electron, environment, engineOf = createEngine }: DesktopStart, log: Logger) {
  const printer = createPrinter(electron);
  const engine = engineOf({
    ...environment,
    log,
    spawnParser: createUtilityParser(electron),
    htmlToPdf: printer.htmlToPdf,
    autoScore: true,
    autoBackup: true,
  });
  return { engine, printer };
}
