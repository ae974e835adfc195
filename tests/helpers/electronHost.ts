import { join } from 'node:path';
import { createEngine, type Engine, type EngineOptions } from '../../src/main/engine/createEngine.ts';
import { forkParser } from '../../src/main/engine/forkParser.ts';
import { startDesktop } from '../../src/main/hosts/electron/desktop.ts';
import { createElectronBridge } from '../../src/main/hosts/electron/electronBridge.ts';
import { createElectronTransport } from '../../src/renderer/api/electronTransport.ts';
import type { HostBridge } from '../../src/shared/contract/hostBridge.ts';
import { createFakeElectron, type FakeElectron, FakeWindow, fakeEvent } from '../unit/electron/fakeElectron.ts';
import { RESOURCES } from './testEngine.ts';

export interface ElectronHost {
  /** As the window's code gets it: transport over preload over ipc over the real host and engine. */
  bridge: HostBridge;
  fake: FakeElectron;
  window: FakeWindow;
  engine: Engine;
  /** Quits as a user does and waits until the data file is closed. */
  quit(): Promise<void>;
}

/**
 * The whole desktop host on a real engine, with Electron faked.
 * @param dir a folder of its own; the data file is made in `dir/documents`
 * @param droppedPath what `webUtils.getPathForFile` would answer for a dropped file
 */
export async function startElectronHost(
  dir: string,
  options: { fixedDay?: string; droppedPath?: (file: File) => string; engine?: Partial<EngineOptions> } = {},
): Promise<ElectronHost> {
  const fake = createFakeElectron();
  let engine: Engine | undefined;
  fake.becomeReady();
  await startDesktop({
    electron: fake.electron,
    environment: {
      appDir: join(dir, 'app'),
      documentsDir: join(dir, 'documents'),
      tempDir: join(dir, 'temp'),
      resourcesDir: RESOURCES,
      rendererDir: join(dir, 'renderer'),
      version: '0.0.0-test',
      fixedDay: options.fixedDay ?? '2026-11-22',
    },
    preloadPath: '/preload.cjs',
    argv: [],
    workingDirectory: dir,
    engineOf: (given) => {
      // There is no utility process without Electron.
      engine = createEngine({ ...given, spawnParser: forkParser, ...options.engine });
      return engine;
    },
  });
  const [window] = FakeWindow.all;
  if (!window || !engine) throw new Error('the desktop program did not start');
  return {
    bridge: createElectronTransport(createElectronBridge(fake.rendererOf(window), options.droppedPath ?? (() => ''))),
    fake,
    window,
    engine,
    async quit() {
      fake.fake.app.emit('will-quit', fakeEvent());
      while (fake.fake.app.exitCode === undefined) await new Promise((resolve) => setTimeout(resolve, 10));
    },
  };
}
