import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Engine, EngineOptions } from '../../../src/main/engine/createEngine.ts';
import { createFileVault } from '../../../src/main/files/fileVault.ts';
import { startDesktop } from '../../../src/main/hosts/electron/desktop.ts';
import { createElectronBridge } from '../../../src/main/hosts/electron/electronBridge.ts';
import { START_URL } from '../../../src/main/hosts/electron/ownPages.ts';
import type { EngineEvent } from '../../../src/shared/contract/events.ts';
import { AppError } from '../../../src/shared/errors/appError.ts';
import {
  createFakeElectron,
  type FakeElectron,
  FakeNotification,
  FakeWindow,
  fakeEvent,
  settle,
} from './fakeElectron.ts';

const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-desktop-'));
const rendererDir = join(dir, 'renderer');
mkdirSync(rendererDir);
writeFileSync(join(rendererDir, 'index.html'), 'window');
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** An engine that notes what it was asked. */
function createFakeEngine() {
  const listeners = new Set<(event: EngineEvent) => void>();
  const engine = {
    opened: [] as string[],
    asked: [] as string[],
    file: null as { name: string } | null,
    prefs: {} as Record<string, string>,
    openError: undefined as AppError | undefined,
    options: undefined as EngineOptions | undefined,
    vault: createFileVault(),
    busy: () => false,
    close: async () => undefined,
    idle: async () => undefined,
    call: async (channel: string, input: unknown) => {
      engine.asked.push(channel);
      if (channel === 'prefs.set') {
        // The test's own input.
        const { key, value } = input as { key: string; value: string };
        engine.prefs[key] = value;
      }
      return { ok: true, data: {} };
    },
    ask: async (channel: string) => {
      engine.asked.push(channel);
      if (channel === 'prefs.get') return { values: engine.prefs };
      if (channel === 'session.get') return { file: engine.file };
      return {};
    },
    onEvent: (listener: (event: EngineEvent) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit: (event: EngineEvent) => {
      for (const listener of listeners) listener(event);
    },
    open: async (path: string) => {
      if (engine.openError) throw engine.openError;
      engine.opened.push(path);
      engine.file = { name: path };
    },
    openLast: async () => {
      engine.opened.push('last');
    },
  };
  return engine;
}

describe('the desktop program', () => {
  let fake: FakeElectron;
  let engine: ReturnType<typeof createFakeEngine>;
  beforeEach(() => {
    fake = createFakeElectron();
    engine = createFakeEngine();
  });

  function start(argv: string[] = []): Promise<void> {
    return startDesktop({
      electron: fake.electron,
      environment: {
        appDir: join(dir, 'app'),
        documentsDir: join(dir, 'documents'),
        tempDir: join(dir, 'temp'),
        resourcesDir: join(dir, 'resources'),
        rendererDir,
        version: '1.2.3',
        fixedDay: null,
      },
      preloadPath: '/out/preload/index.cjs',
      argv,
      workingDirectory: dir,
      engineOf: (options) => {
        engine.options = options;
        // The host uses what the fake has.
        return engine as unknown as Engine;
      },
    });
  }

  async function started(argv: string[] = []): Promise<FakeWindow> {
    fake.becomeReady();
    await start(argv);
    const [window] = FakeWindow.all;
    if (!window) throw new Error('no window was opened');
    return window;
  }

  test('does what Electron wants done early before it is ready', async () => {
    const starting = start();
    fake.becomeReady();
    await starting;

    const before = fake.steps.slice(0, fake.steps.indexOf('ready'));
    expect(before).toEqual(expect.arrayContaining(['path:userData', 'path:sessionData', 'lock', 'scheme', 'sandbox']));
    expect(before.indexOf('path:userData')).toBeLessThan(before.indexOf('lock'));
  });

  test('opens one window that may do nothing but speak over the bridge', async () => {
    const window = await started();

    expect(window.options.webPreferences).toEqual({
      preload: '/out/preload/index.cjs',
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
      spellcheck: false,
      devTools: true,
    });
    expect(window.loaded[0]).toBe(START_URL);
    expect(window.shown).toBe(false);
    window.emit('ready-to-show');
    expect(window.shown).toBe(true);
    expect(fake.defaultSession.permissionCheck?.()).toBe(false);
    expect(fake.defaultSession.handlers.has('app')).toBe(true);
    expect(window.webContents.openHandler?.({ url: 'https://x' })).toEqual({ action: 'deny' });
  });

  test('offers developer tools only to developers', async () => {
    fake.fake.app.isPackaged = true;
    const window = await started();

    expect(window.options.webPreferences?.devTools).toBe(false);
    expect(JSON.stringify(fake.fake.Menu.templates)).not.toContain('toggleDevTools');
  });

  test('lends the engine a utility process and a printer', async () => {
    await started();

    expect(engine.options).toMatchObject({ autoScore: true, version: '1.2.3', documentsDir: join(dir, 'documents') });
    engine.options?.spawnParser();
    expect(fake.children).toHaveLength(1);
  });

  test('answers the window and announces events to it', async () => {
    const window = await started();
    const bridge = createElectronBridge(fake.rendererOf(window), () => '');
    const heard: EngineEvent[] = [];
    bridge.onEvent((event) => heard.push(event));

    expect(await bridge.appInfo()).toMatchObject({ host: 'electron', version: '1.2.3', nativeFileDialogs: true });
    expect(await bridge.call('dealers.list', {})).toEqual({ ok: true, data: {} });
    engine.emit({ type: 'data.changed', topics: ['orders'] });
    expect(heard).toEqual([{ type: 'data.changed', topics: ['orders'] }]);

    await bridge.openExternal('https://example.com/help');
    await expect(bridge.openExternal('file:///C:/Windows/notepad.exe')).rejects.toThrow('invalid_input');
    expect(fake.fake.shell.opened).toEqual(['https://example.com/help']);
  });

  test('shows messages of the system; a click brings the window to the front', async () => {
    const window = await started();
    const bridge = createElectronBridge(fake.rendererOf(window), () => '');
    window.minimized = true;
    const focused = window.focused;

    const clicked = bridge.notify({ title: '今日', body: '两件事' });
    await settle();
    const [note] = FakeNotification.all;
    expect([note?.shown, note?.options]).toEqual([true, { title: '今日', body: '两件事' }]);
    note?.emit('click');
    expect(await clicked).toBe('clicked');
    expect([window.minimized, window.focused]).toEqual([false, focused + 1]);

    const closed = bridge.notify({ title: '今日', body: '两件事' });
    await settle();
    FakeNotification.all[1]?.emit('close');
    expect(await closed).toBe('closed');
    FakeNotification.supported = false;
    expect(await bridge.notify({ title: '今日', body: '两件事' })).toBe('unable');
    expect(FakeNotification.all).toHaveLength(2);
  });

  test('answers no other page', async () => {
    const window = await started();
    const foreign = createElectronBridge(
      fake.rendererOf(window, { url: 'https://example.com', parent: null }),
      () => '',
    );
    const inner = createElectronBridge(fake.rendererOf(window, { url: START_URL, parent: {} }), () => '');

    await expect(foreign.call('dealers.list', {})).rejects.toThrow();
    await expect(inner.call('dealers.list', {})).rejects.toThrow();
    expect(engine.asked).not.toContain('dealers.list');
  });

  test('opens the last file, or the one that was double-clicked', async () => {
    await started();
    expect(engine.opened).toEqual(['last']);

    fake = createFakeElectron();
    engine = createFakeEngine();
    await started(['/program', 'shop.dealerdesk']);
    expect(engine.opened).toEqual([join(dir, 'shop.dealerdesk')]);
  });

  test('says why a double-clicked file does not open, and opens the last one instead', async () => {
    engine.openError = new AppError('file_newer', { name: 'shop' });
    await started(['shop.dealerdesk']);

    expect(fake.fake.dialog.errors).toEqual([expect.stringContaining('shop')]);
    expect(engine.opened).toEqual(['last']);
  });

  test('started a second time, hands its file to the first and goes', async () => {
    fake.fake.app.lock = false;
    await start(['shop.dealerdesk']);

    expect(fake.fake.app.lockData).toEqual({ file: join(dir, 'shop.dealerdesk') });
    expect(fake.fake.app.quits).toBe(1);
    expect(FakeWindow.all).toEqual([]);
    expect(engine.options).toBeUndefined();
  });

  test('comes to the front when it is started again, with the file asked for', async () => {
    const window = await started();
    window.minimized = true;
    fake.fake.app.emit('second-instance', {}, ['x'], dir, { file: '/shops/b.dealerdesk' });
    await settle();

    expect(window.focused).toBe(1);
    expect(window.minimized).toBe(false);
    expect(engine.opened).toEqual(['last', '/shops/b.dealerdesk']);
    expect(window.loaded.at(-1)).toBe(`${START_URL}#/`);
  });

  test('opens files that macOS hands over, before and after it is ready', async () => {
    const starting = start();
    const event = fakeEvent();
    fake.fake.app.emit('open-file', event, '/shops/early.dealerdesk');
    fake.becomeReady();
    await starting;
    fake.fake.app.emit('open-file', fakeEvent(), '/shops/late.dealerdesk');
    await settle();

    expect(event.defaultPrevented).toBe(true);
    expect(engine.opened).toEqual(['/shops/early.dealerdesk', '/shops/late.dealerdesk']);
  });

  test('has its menu in the language of the window', async () => {
    const window = await started();
    const labels = () => fake.fake.Menu.templates.at(-1)?.map(({ label }) => label);
    expect(labels()).toEqual(['文件', '编辑', '显示', '帮助']);

    const bridge = createElectronBridge(fake.rendererOf(window), () => '');
    await bridge.call('prefs.set', { key: 'language', value: '"en"' });

    expect(labels()).toEqual(['File', 'Edit', 'View', 'Help']);
  });

  test('opens, makes and copies data files from its menu', async () => {
    const window = await started();
    // Entries of the fake menu are the host's own template.
    const entries = fake.fake.Menu.templates.at(-1)?.[0]?.submenu as { label: string; click?: () => void }[];
    const choose = async (label: string) => {
      entries.find((entry) => entry.label === label)?.click?.();
      await settle();
    };
    await choose('打开数据文件…');
    expect(engine.asked).not.toContain('session.openFile');

    writeFileSync(join(dir, 'other.dealerdesk'), 'x');
    fake.fake.dialog.openAnswer = { canceled: false, filePaths: [join(dir, 'other.dealerdesk')] };
    fake.fake.dialog.saveAnswer = { canceled: false, filePath: join(dir, 'new.dealerdesk') };
    await choose('打开数据文件…');
    await choose('新建数据文件…');
    await choose('另存副本…');

    expect(engine.asked).toEqual(expect.arrayContaining(['session.openFile', 'session.saveCopy']));
    // A new file is asked for in the window, its currency too.
    expect(engine.asked).not.toContain('session.createFile');
    expect(window.loaded).toContainEqual(expect.stringMatching(/#\/new-file$/));
    expect(fake.fake.dialog.asked.at(-1)?.parent).toBe(window);
  });

  test('speaks the language of the system where none was chosen', async () => {
    fake.fake.app.languages = ['de-DE', 'en-GB'];
    await started();

    expect(fake.fake.Menu.templates.at(-1)?.[0]?.label).toBe('File');
  });

  test('does without graphics acceleration for the start after a failing driver', async () => {
    mkdirSync(join(dir, 'app'), { recursive: true });
    writeFileSync(join(dir, 'app', 'graphics-off'), '');
    await started();
    expect(fake.steps).toContain('noGraphics');

    fake = createFakeElectron();
    await started();
    expect(fake.steps).not.toContain('noGraphics');
  });
});
