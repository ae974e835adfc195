import { fileURLToPath } from 'node:url';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  Notification,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron';
import { processIo } from '../cli/processIo.ts';
import { runCli } from '../cli/runCli.ts';
import { registerAppScheme } from './appProtocol.ts';
import { cliArguments, flushed, runInElectron } from './cliMode.ts';
import { startDesktop } from './desktop.ts';
import { electronEnvironment } from './electronEnvironment.ts';
import { reportFatal } from './fatal.ts';
import { createPrinter } from './printing.ts';
import { createUtilityParser } from './utilityParser.ts';

/** The desktop program: with a window, or as `DealerDesk --cli …` without one. */
const electron = {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  Notification,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
};
const environment = electronEnvironment(app, process.resourcesPath);
const cli = cliArguments(process.argv, app.isPackaged);

if (cli === undefined) {
  reportFatal(process, { app, dialog, environment });
  // Not awaited: Electron gets ready only after this module has been read to its end.
  void startDesktop({
    electron,
    environment,
    preloadPath: fileURLToPath(new URL('../preload/index.cjs', import.meta.url)),
    argv: process.argv.slice(1),
    workingDirectory: process.cwd(),
  });
} else {
  // Reports are printed from pages of our own scheme here too.
  registerAppScheme(protocol);
  const host = {
    environment,
    spawnParser: createUtilityParser(electron),
    htmlToPdf: createPrinter(electron).htmlToPdf,
  };
  void runInElectron({
    app,
    io: processIo(process),
    run: (io) => runCli(cli, io, host),
    flush: () => flushed(process),
  });
}
