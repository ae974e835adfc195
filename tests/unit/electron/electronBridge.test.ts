import { beforeEach, describe, expect, test } from 'vitest';
import { createElectronBridge } from '../../../src/main/hosts/electron/electronBridge.ts';
import { type BridgeServices, serveBridge } from '../../../src/main/hosts/electron/ipcBridge.ts';
import { IPC } from '../../../src/main/hosts/electron/ipcChannels.ts';
import { createElectronTransport } from '../../../src/renderer/api/electronTransport.ts';
import type { EngineEvent } from '../../../src/shared/contract/events.ts';
import type { HostBridge } from '../../../src/shared/contract/hostBridge.ts';
import { FileRef } from '../../../src/shared/domain/ids.ts';
import { AppError } from '../../../src/shared/errors/appError.ts';
import { createFakeElectron, type FakeElectron, FakeWindow } from './fakeElectron.ts';

const FILE = FileRef.parse('ref-1');

describe('the bridge between window and program', () => {
  let fake: FakeElectron;
  let window: FakeWindow;
  let asked: unknown[][];
  let services: BridgeServices;
  let logged: unknown[][];
  let trusted: boolean;
  let bridge: HostBridge;

  beforeEach(() => {
    fake = createFakeElectron();
    window = new FakeWindow();
    asked = [];
    logged = [];
    trusted = true;
    const note = (...what: unknown[]) => {
      asked.push(what);
    };
    services = {
      call: async (channel, input) => {
        note('call', channel, input);
        return { ok: true, data: { rows: [1, 2] } };
      },
      appInfo: () => ({ host: 'electron', platform: 'win32', version: '1.0.0', nativeFileDialogs: true }),
      pickFile: async (kind) => {
        note('pickFile', kind);
        return { file: FILE, name: 'list.xlsx', sizeBytes: 7 };
      },
      pickFiles: async () => {
        note('pickFiles');
        return { files: [{ file: FILE, name: 'list.xlsx', sizeBytes: 7 }], refused: [] };
      },
      takeDroppedFile: async (path, name) => {
        note('takeDroppedFile', path, name);
        return { file: FILE, name, sizeBytes: 7 };
      },
      saveFile: async () => null,
      deliverFile: (file) => note('deliverFile', file),
      print: async (html) => note('print', html),
      openExternal: async (url) => note('openExternal', url),
      notify: async (message) => {
        note('notify', message);
        return 'clicked';
      },
    };
    serveBridge({
      ipcMain: fake.electron.ipcMain,
      isTrusted: () => trusted,
      // Tests replace single services later.
      services: new Proxy(services, { get: (_, name: keyof BridgeServices) => services[name] }),
      log: (...entry) => logged.push(entry),
    });
    bridge = createElectronTransport(
      createElectronBridge(fake.rendererOf(window), (file) =>
        file.name === 'made-up.csv' ? '' : `C:\\lists\\${file.name}`,
      ),
    );
  });

  test('carries calls and their replies unread, failures included', async () => {
    const reply = await bridge.call('dealers.list', { limit: 5 });
    services.call = async () => ({ ok: false, error: { code: 'stale_edit', params: { id: 3 } } });

    expect(reply).toEqual({ ok: true, data: { rows: [1, 2] } });
    expect(asked).toEqual([['call', 'dealers.list', { limit: 5 }]]);
    expect(await bridge.call('dealers.update', {})).toEqual({
      ok: false,
      error: { code: 'stale_edit', params: { id: 3 } },
    });
  });

  test('carries every ability of the host', async () => {
    expect(await bridge.appInfo()).toMatchObject({ host: 'electron', nativeFileDialogs: true });
    expect(await bridge.pickFile('spreadsheet')).toEqual({ file: FILE, name: 'list.xlsx', sizeBytes: 7 });
    expect((await bridge.pickFiles()).files).toHaveLength(1);
    expect(await bridge.takeDroppedFile(new File(['x'], 'list.xlsx'))).toMatchObject({ name: 'list.xlsx' });
    expect(await bridge.saveFile('pdf', 'report')).toBeNull();
    await bridge.deliverFile(FILE);
    await bridge.print('<p>report</p>');
    await bridge.openExternal('https://example.com');
    expect(await bridge.notify({ title: '今日', body: '两件事' })).toBe('clicked');

    expect(asked).toEqual([
      ['pickFile', 'spreadsheet'],
      ['pickFiles'],
      ['takeDroppedFile', 'C:\\lists\\list.xlsx', 'list.xlsx'],
      ['deliverFile', FILE],
      ['print', '<p>report</p>'],
      ['openExternal', 'https://example.com'],
      ['notify', { title: '今日', body: '两件事' }],
    ]);
  });

  test('carries expected failures with code and parameters through both processes', async () => {
    services.takeDroppedFile = async (_path, name) => {
      throw new AppError('file_missing', { name });
    };

    const attempt = bridge.takeDroppedFile(new File([], 'gone.xlsx'));

    await expect(attempt).rejects.toBeInstanceOf(AppError);
    await expect(attempt).rejects.toMatchObject({ code: 'file_missing', params: { name: 'gone.xlsx' } });
  });

  test('turns bugs into an incident whose details stay in the log', async () => {
    services.print = async () => {
      throw new Error('secret path C:\\Users\\boss');
    };

    const failure = await bridge.print('x').catch((error: unknown) => error);

    expect(failure).toMatchObject({ code: 'internal' });
    expect(JSON.stringify(failure)).not.toContain('boss');
    expect(JSON.stringify(logged)).toContain('boss');
  });

  test('announces events until the subscription ends', () => {
    const heard: EngineEvent[] = [];
    const event: EngineEvent = { type: 'data.changed', topics: ['dealers'] };

    const stop = bridge.onEvent((each) => heard.push(each));
    window.webContents.send(IPC.event, event);
    stop();
    window.webContents.send(IPC.event, event);

    expect(heard).toEqual([event]);
  });

  test('answers nobody but the trusted sender, on any wire', async () => {
    trusted = false;
    const renderer = fake.rendererOf(window);

    for (const channel of Object.values(IPC).filter((name) => name !== IPC.event)) {
      await expect(renderer.invoke(channel, 'dealers.list', {})).rejects.toThrow('refused');
    }
    expect(asked).toEqual([]);
    expect(logged).toHaveLength(Object.keys(IPC).length - 1);
  });

  test.each([
    [IPC.call, [5, {}]],
    [IPC.call, ['x'.repeat(100), {}]],
    [IPC.pickFile, ['everything']],
    [IPC.droppedFile, ['/a', { name: 'x' }]],
    [IPC.saveFile, ['exe', 'x']],
    [IPC.saveFile, ['pdf']],
    [IPC.deliverFile, [7]],
    [IPC.print, [['<p>']]],
    [IPC.openExternal, [`https://example.com/${'x'.repeat(3000)}`]],
    [IPC.notify, [{ title: 'x', body: 'x'.repeat(3000) }]],
    [IPC.notify, ['x']],
    [IPC.appInfo, ['more']],
  ])('refuses malformed messages on %s', async (channel, args) => {
    const reply = await fake.rendererOf(window).invoke(channel, ...args);

    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    expect(asked).toEqual([]);
  });
});
