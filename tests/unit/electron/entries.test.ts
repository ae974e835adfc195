import { afterEach, describe, expect, test, vi } from 'vitest';
import type { HostBridge } from '../../../src/shared/contract/hostBridge.ts';
import { createFakeElectron } from './fakeElectron.ts';

const exposed = new Map<string, unknown>();
const preloadModule = {
  contextBridge: { exposeInMainWorld: (name: string, api: unknown) => exposed.set(name, api) },
  ipcRenderer: {
    invoke: async () => ({ ok: true, data: { name: 'x' } }),
    on: () => undefined,
    removeListener: () => undefined,
  },
  webUtils: { getPathForFile: () => '/lists/x.xlsx' },
};
const world = createFakeElectron();

vi.mock('electron', () => ({ ...preloadModule, ...world.fake }));

describe('the entries', () => {
  const argv = [...process.argv];
  afterEach(() => {
    process.argv = [...argv];
    vi.restoreAllMocks();
  });

  test('preload puts exactly the bridge into the window', async () => {
    await import('../../../src/main/hosts/electron/preload.ts');

    const members: Record<keyof HostBridge, true> = {
      call: true,
      onEvent: true,
      appInfo: true,
      pickFile: true,
      pickFiles: true,
      takeDroppedFile: true,
      saveFile: true,
      deliverFile: true,
      print: true,
      openExternal: true,
      notify: true,
    };
    expect([...exposed.keys()]).toEqual(['dealerdesk']);
    expect(Object.keys(exposed.get('dealerdesk') ?? {}).sort()).toEqual(Object.keys(members).sort());
  });

  test('electron runs the command line after --cli, without a window', async () => {
    const written: string[] = [];
    // The streams tell when they have written.
    const done = (rest: unknown[]) => {
      const told = rest.at(-1);
      if (typeof told === 'function') told();
    };
    vi.spyOn(process.stdout, 'write').mockImplementation((text: unknown, ...rest: unknown[]) => {
      written.push(String(text));
      done(rest);
      return true;
    });
    vi.spyOn(process.stderr, 'write').mockImplementation((_text: unknown, ...rest: unknown[]) => {
      done(rest);
      return true;
    });
    process.argv = ['electron', '/repo', '--cli', 'channels'];
    world.becomeReady();
    await import('../../../src/main/hosts/electron/electron.ts');
    await vi.waitFor(() => expect(world.fake.app.exitCode).toBe(0), 300_000);

    expect(written.join('')).toContain('dealers.list');
    expect(world.steps).toContain('scheme');
    expect(world.steps).not.toContain('lock');
  });
});
